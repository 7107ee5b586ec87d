#include "cli/scan.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "cli/line_reader.h"

namespace presend {
namespace {

constexpr std::size_t kBatchesAThread = 4;

// Some lines and their answers.
struct Batch {
  std::string lines;
  std::int64_t first = 0;  // the number of the first line
  std::int64_t count = 0;
  std::string answers;
  bool answered = false;
};

void Answer(LineScanner* scanner, const LineOptions& options, Batch* batch) {
  std::int64_t number = batch->first;
  std::string_view rest = batch->lines;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    batch->answers += scanner->Answer(rest.substr(0, end), number++, options);
    batch->answers += '\n';
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

// Writes answers to standard output, and the progress to a terminal.
class Output {
 public:
  // False when it cannot be written.
  bool Write(const Batch& batch) {
    std::string_view rest = batch.answers;
    while (!rest.empty()) {
      const ssize_t wrote = write(STDOUT_FILENO, rest.data(), rest.size());
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote < 0) {
        // Whoever read has read enough. The reader of lines may be waiting for more; nothing is
        // left to do, so nothing is waited for.
        if (errno == EPIPE) std::_Exit(0);
        error_ = errno;
        return false;
      }
      rest.remove_prefix(static_cast<std::size_t>(wrote));
    }
    const std::int64_t before = written_;
    written_ += batch.count;
    if (terminal_ && written_ / 1000 > before / 1000) Show("");
    return true;
  }
  void End() const {
    if (terminal_ && written_ >= 1000) Show("\n");
  }
  int error() const { return error_; }

 private:
  void Show(const char* end) const {
    std::fprintf(stderr, "\r%lld%s", static_cast<long long>(written_), end);
  }

  const bool terminal_ = isatty(STDERR_FILENO) != 0;
  std::int64_t written_ = 0;
  int error_ = 0;
};

// Batches on their way from the reader through any number of workers to the writer, which gets
// them in the order in which they came. Workers are started as they are needed.
class Line {
 public:
  Line(const Checker& checker, const std::string& context, const LineOptions& options,
       unsigned threads, Output* output)
      : checker_(checker),
        context_(context),
        options_(options),
        threads_(threads),
        writer_([this, output] { WriteAll(output); }) {}

  // Waits while too many are under way. False when the output cannot be written any more.
  bool Add(std::unique_ptr<Batch> batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return broken_ || under_way_.size() < kBatchesAThread * threads_; });
    if (broken_) return false;
    under_way_.push_back(std::move(batch));
    waiting_.push_back(under_way_.back().get());
    if (idle_ < waiting_.size() && workers_.size() < threads_)
      workers_.emplace_back([this] { Work(); });
    changed_.notify_all();
    return true;
  }

  // Waits for all answers.
  void Finish() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    changed_.notify_all();
    for (std::thread& worker : workers_) worker.join();
    writer_.join();
  }

 private:
  void Work() {
    // The context was read once before, without error.
    LineScanner scanner = LineScanner::Make(checker_, context_).value();
    std::unique_lock lock(mutex_);
    for (;;) {
      ++idle_;
      changed_.wait(lock, [&] { return broken_ || ended_ || !waiting_.empty(); });
      --idle_;
      if (broken_ || waiting_.empty()) return;
      Batch* batch = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      Answer(&scanner, options_, batch);
      lock.lock();
      batch->answered = true;
      changed_.notify_all();
    }
  }

  void WriteAll(Output* output) {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock,
                    [&] { return under_way_.empty() ? ended_ : under_way_.front()->answered; });
      if (under_way_.empty()) return;
      const std::unique_ptr<Batch> batch = std::move(under_way_.front());
      under_way_.pop_front();
      changed_.notify_all();
      lock.unlock();
      const bool written = output->Write(*batch);
      lock.lock();
      if (!written) {
        broken_ = true;
        changed_.notify_all();
        return;
      }
    }
  }

  const Checker& checker_;
  const std::string& context_;
  const LineOptions& options_;
  const unsigned threads_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Batch>> under_way_;  // in the order of the input
  std::deque<Batch*> waiting_;                    // for a worker
  std::size_t idle_ = 0;
  bool ended_ = false;
  bool broken_ = false;
  std::vector<std::thread> workers_;
  std::thread writer_;  // last: it starts when all else is there
};

unsigned Cores() { return std::clamp(std::thread::hardware_concurrency(), 1u, kMaxThreads); }

// `error` is an errno.
Error Stopped(const char* what, int error) {
  // NOLINTNEXTLINE(concurrency-mt-unsafe): the workers have ended
  return {ErrorCode::kInvalidInput, std::string(what) + ": " + std::strerror(error)};
}

}  // namespace

std::optional<Error> Scan(const Checker& checker, const std::string& context,
                          const ScanOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);  // a write says so instead
  Result<LineScanner> scanner = LineScanner::Make(checker, context);
  if (!scanner.ok()) return scanner.error();
  const unsigned threads = options.threads == 0 ? Cores() : options.threads;
  LineReader reader(STDIN_FILENO);
  Output output;
  std::int64_t number = 0;
  const auto next = [&]() -> std::unique_ptr<Batch> {
    auto batch = std::make_unique<Batch>();
    if (!reader.Next(&batch->lines)) return nullptr;
    batch->first = number + 1;
    batch->count = std::count(batch->lines.begin(), batch->lines.end(), '\n') +
                   (batch->lines.back() == '\n' ? 0 : 1);
    number += batch->count;
    return batch;
  };
  if (threads == 1) {
    while (const std::unique_ptr<Batch> batch = next()) {
      Answer(&scanner.value(), options.line, batch.get());
      if (!output.Write(*batch)) break;
    }
  } else {
    Line line(checker, context, options.line, threads, &output);
    for (std::unique_ptr<Batch> batch = next(); batch != nullptr; batch = next()) {
      if (!line.Add(std::move(batch))) break;
    }
    line.Finish();
  }
  output.End();
  if (output.error() != 0) return Stopped("cannot write the answers", output.error());
  if (reader.error() != 0) return Stopped("cannot read the lines", reader.error());
  return std::nullopt;
}

}  // namespace presend

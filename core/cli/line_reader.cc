#include "cli/line_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace presend {

namespace {
constexpr std::size_t kBlock = 64 * 1024;  // what a pipe holds
}  // namespace

bool LineReader::Next(std::string* lines) {
  *lines = std::move(begun_);
  begun_.clear();
  std::size_t searched = lines->size();  // what was begun holds no line feed
  while (!ended_) {
    lines->resize(searched + kBlock);
    const ssize_t got = read(descriptor_, lines->data() + searched, kBlock);
    lines->resize(searched + static_cast<std::size_t>(got < 0 ? 0 : got));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) error_ = errno;
    if (got <= 0) {
      ended_ = true;
      break;
    }
    // Only what is new is searched: a line may be long.
    const std::size_t first = std::min(lines->find('\n', searched), lines->size());
    const bool whole = first < lines->size();
    if (first > most_ + 1) lines->erase(most_ + 1, first - (most_ + 1));
    if (whole) {
      const std::size_t after = lines->rfind('\n') + 1;
      begun_ = lines->substr(after);
      lines->resize(after);
      return true;
    }
    searched = lines->size();
  }
  return error_ == 0 && !lines->empty();
}

}  // namespace presend

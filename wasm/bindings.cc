// The engine as JavaScript sees it. Marshals only: what is marshalled is plain C++ that native
// tests cover. js/presend.d.mts declares the same for TypeScript.
#include <emscripten/bind.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "default_pack_digest.h"
#include "presend/draft.h"
#include "presend/front_end.h"

namespace {

constexpr int kAll = 1;
constexpr int kTrace = 2;
constexpr int kUtf8Offsets = 4;
constexpr int kColour = 8;
constexpr int kExplain = 16;

bool out_of_memory = false;

// Without exceptions nothing can be done about it but to tell the host why the engine stops.
[[noreturn]] void StopOutOfMemory() {
  out_of_memory = true;
  std::abort();
}

struct Free {
  void operator()(char* bytes) const { std::free(bytes); }
};

// Things by number, from 1 on; the number of one that was freed is given again.
template <typename T>
class Numbered {
 public:
  int Put(std::unique_ptr<T> thing) {
    const auto slot = std::find(things_.begin(), things_.end(), nullptr);
    const int number = static_cast<int>(slot - things_.begin()) + 1;
    if (slot != things_.end()) {
      *slot = std::move(thing);
    } else {
      things_.push_back(std::move(thing));
    }
    return number;
  }
  void Free(int number) { things_[static_cast<std::size_t>(number - 1)].reset(); }
  T& at(int number) const { return *things_[static_cast<std::size_t>(number - 1)]; }

 private:
  std::vector<std::unique_ptr<T>> things_;
};

// One engine with its pack, input buffer and contexts. Text lies in the input buffer as UTF-8, and
// results are read where they lie: Embind would copy their bytes one by one.
class Engine {
 public:
  // A pointer to the kept buffer with room for at least `bytes`; 0 when memory is out.
  std::uintptr_t input(std::uint32_t bytes) {
    if (input_ == nullptr || bytes > capacity_) {
      const std::uint32_t wanted = bytes < 4096 ? 4096 : bytes;
      // Not with new: when that has no memory, the engine stops.
      std::unique_ptr<char, Free> larger(static_cast<char*>(std::malloc(wanted)));
      if (larger == nullptr) return 0;
      input_ = std::move(larger);
      capacity_ = wanted;
    }
    return reinterpret_cast<std::uintptr_t>(input_.get());
  }

  // What of the pack in the input buffer the host has to verify before loadPack: how long the head
  // is, and 2,048 times which of the keys is to be used. 0: it is not signed. `keys` has a line
  // "id not_before not_after" each.
  int signedHead(std::uint32_t length, const std::string& keys, std::int32_t now) {
    const std::span<const std::byte> bytes = Bytes(length);
    if (!presend::IsSignedPack(bytes)) return 0;
    const auto head = presend::ReadSignedHead(bytes);
    if (!head.ok()) return Fail(head.error());
    const auto key = presend::KeyFor(head.value(), ReadKeys(keys), now);
    if (!key.ok()) return Fail(key.error());
    return static_cast<int>(key.value() * 2048 + head.value().head_size);
  }

  // The one pack of this engine. `id`, `held_version` and `held_digest` are those of the pack whose
  // place it takes; without the last two it is the first, and takes that of the build's own.
  int loadPack(std::uint32_t length, const std::string& digest, const std::string& keys,
               const std::string& id, const std::string& held_version,
               const std::string& held_digest, std::int32_t now, bool verified) {
    presend::LoadOptions options{digest, PRESEND_DEFAULT_PACK_DIGEST, ReadKeys(keys), now,
                                 verified};
    if (!held_version.empty()) {
      options.held = {id, held_version, held_digest};
    } else if (!options.keys.empty()) {
      presend::PackName& held = options.held.emplace();
      held.id = id;
      if (id.empty() || id == PRESEND_DEFAULT_PACK_ID) {
        held.id = PRESEND_DEFAULT_PACK_ID;
        held.version = PRESEND_DEFAULT_PACK_VERSION;
        held.digest = PRESEND_DEFAULT_PACK_DIGEST;
      }
    }
    auto loaded = presend::Checker::Load(Bytes(length), options);
    if (!loaded.ok()) return Fail(loaded.error());
    checker_ = std::make_unique<presend::Checker>(std::move(loaded).value());
    return 0;
  }

  int loadTexts(std::uint32_t length, const std::string& digest) {
    const presend::TextsFile file{Bytes(length), digest};
    auto loaded = checker_->WithTexts(std::span(&file, 1));
    if (!loaded.ok()) return Fail(loaded.error());
    *checker_ = std::move(loaded).value();
    return 0;
  }

  int makeContext(std::uint32_t length) {
    const std::string_view json = Input(length);
    auto context = checker_->ParseContext(json);
    if (!context.ok()) return Fail(context.error());
    return contexts_.Put(
        std::make_unique<Held>(Held{std::string(json), context.value(), std::nullopt}));
  }

  void freeContext(int id) { contexts_.Free(id); }

  // An empty draft under a context.
  int openDraft(int context, int flags) {
    return drafts_.Put(
        std::make_unique<presend::Draft>(*checker_, contexts_.at(context).context,
                                         presend::CheckOptions{(flags & kAll) != 0, false}));
  }

  // Replaces units of a draft's text with the input buffer's.
  int editDraft(int id, std::uint32_t start, std::uint32_t end, std::uint32_t length) {
    presend::Draft& draft = drafts_.at(id);
    if (const auto fault = draft.Replace(presend::Utf16Span{start, end}, Input(length)))
      return Fail(*fault);
    const presend::Decision& decision = draft.decision();
    const int count = static_cast<int>(decision.findings.size() + decision.declared.size());
    empty_.reset();
    if (count == 0) {
      empty_ = decision;
    } else {
      result_ = presend::ChangeToJson(draft);
    }
    return count;
  }

  void freeDraft(int id) { drafts_.Free(id); }

  int check(std::uint32_t length, int context, int flags) {
    if (length > presend::kMaxTextBytes) return Fail(presend::TextTooLong());
    presend::Decision decision =
        checker_->CheckUtf8(Input(length), contexts_.at(context).context,
                            {(flags & kAll) != 0, (flags & kTrace) != 0}, &workspace_);
    const auto unit =
        (flags & kUtf8Offsets) != 0 ? presend::OffsetUnit::kUtf8 : presend::OffsetUnit::kUtf16;
    const int count = static_cast<int>(decision.findings.size() + decision.declared.size());
    // A decision without findings is the same for every text under its context, so it is written
    // out once, on demand.
    empty_.reset();
    if (count == 0 && !decision.traced) {
      empty_ = std::move(decision);
    } else {
      result_ = presend::ToJson(decision, unit);
    }
    return count;
  }

  // Where the result begins, as UTF-8; it stays there until the next call.
  std::uintptr_t result() {
    if (empty_) {
      result_ = presend::ToJson(*empty_, presend::OffsetUnit::kUtf16);
      empty_.reset();
    }
    return reinterpret_cast<std::uintptr_t>(result_.data());
  }
  std::uint32_t resultBytes() const { return static_cast<std::uint32_t>(result_.size()); }

  void scanLine(std::uint32_t length, double number, int context, int flags) {
    empty_.reset();
    Held& held = contexts_.at(context);
    if (!held.scanner) held.scanner = presend::LineScanner::Make(*checker_, held.json).value();
    const auto unit =
        (flags & kUtf8Offsets) != 0 ? presend::OffsetUnit::kUtf8 : presend::OffsetUnit::kUtf16;
    result_ = held.scanner->Answer(Input(length), static_cast<std::int64_t>(number),
                                   {(flags & kAll) != 0, unit});
  }

  int report(std::uint32_t length, int context, int flags) {
    if (length > presend::kMaxTextBytes) return Fail(presend::TextTooLong());
    empty_.reset();
    result_ =
        presend::ReportText(*checker_, Input(length), contexts_.at(context).context,
                            {(flags & kAll) != 0, (flags & kColour) != 0, (flags & kExplain) != 0});
    return 0;
  }

  bool warmUp(std::uint32_t rule) { return checker_->WarmUp(rule, &workspace_); }

  std::string message(const std::string& id, const std::string& locale) {
    return std::string(checker_->Message(id, locale));
  }
  std::string packInfo() { return checker_->PackInfoJson(); }
  std::string error() { return error_; }
  // Whether it was for want of memory that the engine stopped.
  // NOLINTNEXTLINE(readability-convert-member-functions-to-static): Embind binds members
  bool outOfMemory() { return out_of_memory; }

 private:
  struct Held {
    std::string json;
    presend::Context context;
    std::optional<presend::LineScanner> scanner;
  };

  std::string_view Input(std::uint32_t length) const { return {input_.get(), length}; }
  std::span<const std::byte> Bytes(std::uint32_t length) const {
    return std::as_bytes(std::span(input_.get(), length));
  }
  static std::vector<presend::TrustedKey> ReadKeys(const std::string& lines) {
    std::vector<presend::TrustedKey> keys;
    const char* at = lines.data();
    const char* const end = at + lines.size();
    while (at != end) {
      presend::TrustedKey& key = keys.emplace_back();
      const char* space = std::find(at, end, ' ');
      key.id.assign(at, space);
      at = std::from_chars(space + 1, end, key.not_before).ptr;
      at = std::from_chars(at + 1, end, key.not_after).ptr;
      at = std::find(at, end, '\n') + 1;
    }
    return keys;
  }
  int Fail(const presend::Error& error) {
    error_ = presend::ToJson(error);
    return -1;
  }

  std::unique_ptr<presend::Checker> checker_;
  presend::Workspace workspace_;
  std::unique_ptr<char, Free> input_;
  std::uint32_t capacity_ = 0;
  Numbered<Held> contexts_;
  Numbered<presend::Draft> drafts_;
  std::optional<presend::Decision> empty_;
  std::string result_;
  std::string error_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(presend) {
  std::set_new_handler(StopOutOfMemory);
  emscripten::class_<Engine>("Engine")
      .constructor<>()
      .function("input", &Engine::input)
      .function("signedHead", &Engine::signedHead)
      .function("loadPack", &Engine::loadPack)
      .function("loadTexts", &Engine::loadTexts)
      .function("makeContext", &Engine::makeContext)
      .function("freeContext", &Engine::freeContext)
      .function("openDraft", &Engine::openDraft)
      .function("editDraft", &Engine::editDraft)
      .function("freeDraft", &Engine::freeDraft)
      .function("check", &Engine::check)
      .function("result", &Engine::result)
      .function("resultBytes", &Engine::resultBytes)
      .function("scanLine", &Engine::scanLine)
      .function("report", &Engine::report)
      .function("warmUp", &Engine::warmUp)
      .function("message", &Engine::message)
      .function("packInfo", &Engine::packInfo)
      .function("error", &Engine::error)
      .function("outOfMemory", &Engine::outOfMemory);
}

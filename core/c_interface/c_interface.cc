// The C interface: arguments checked, handed to the C++ one, and results copied into memory of
// malloc. Built with exceptions, so that one that a library below throws ends here.
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <new>
#include <optional>

#include "c_interface/read_decision.h"
#include "presend/checker.h"
#include "presend/default_pack.h"
#include "presend/front_end.h"
#include "presend/presend.h"
#include "presend/redact.h"

struct presend_checker {
  presend::Checker checker;
  std::uint64_t number;  // of all checkers of this process: an address may be used again
};

struct presend_workspace {
  presend::Workspace workspace;
  std::uint64_t checker = 0;  // whose context is kept; 0: none
  std::string context_json;
  std::optional<presend::Context> context;
};

namespace presend {
namespace {

std::string& LastError() {
  thread_local std::string error;
  return error;
}

std::nullptr_t Fail(const Error& error) {
  LastError() = ToJson(error);
  return nullptr;
}

std::nullptr_t Misused(const char* message) {
  return Fail({ErrorCode::kInvalidArguments, message});
}

// An exception inside ends the process: it must not cross into a caller who knows none.
template <typename Call>
auto NoThrow(Call call) noexcept {
  return call();
}

// A text as it was given; nullopt, and an error, where pointer and size do not fit.
std::optional<std::string_view> Given(const char* text, std::size_t size, const char* name) {
  if (text == nullptr && size == 0) return std::string_view();
  if (text == nullptr) {
    Fail({ErrorCode::kInvalidArguments, std::string(name) + " is NULL and its size is not 0"});
    return std::nullopt;
  }
  if (size == PRESEND_TERMINATED) return std::string_view(text);
  if (size > PTRDIFF_MAX) {
    Fail({ErrorCode::kInvalidArguments, "the size of " + std::string(name) + " is not one"});
    return std::nullopt;
  }
  return std::string_view(text, size);
}

std::optional<std::string_view> GivenText(const char* text, std::size_t size) {
  const auto given = Given(text, size, "text");
  if (given && given->size() > kMaxTextBytes) {
    Fail(TextTooLong());
    return std::nullopt;
  }
  return given;
}

bool Knows(unsigned flags, unsigned known) {
  if ((flags & ~known) == 0) return true;
  Misused("a flag is given that this function does not take");
  return false;
}

char* Returned(std::string_view text, std::size_t* size) {
  char* out = static_cast<char*>(std::malloc(text.size() + 1));
  if (out == nullptr)
    return Fail({ErrorCode::kOutOfMemory, "there is no memory for what should be returned"});
  if (!text.empty()) std::memcpy(out, text.data(), text.size());
  out[text.size()] = '\0';
  if (size != nullptr) *size = text.size();
  return out;
}

// A text under a context, read and ready; the workspace is the caller's or one of its own.
class Call {
 public:
  Call(const presend_checker* checker, presend_workspace* workspace)
      : checker_(checker), workspace_(workspace == nullptr ? &own_.emplace() : workspace) {}

  bool Read(const char* text, std::size_t text_size, const char* context,
            std::size_t context_size) {
    if (checker_ == nullptr) {
      Misused("checker is NULL");
      return false;
    }
    const auto given = GivenText(text, text_size);
    if (!given) return false;
    text_ = *given;
    const auto json = Given(context, context_size, "context");
    return json && ReadContext(json->data() == nullptr ? "{}" : *json);
  }

  std::string_view text() const { return text_; }
  const Context& context() const { return *context_; }
  Decision Check(const CheckOptions& options) {
    return checker_->checker.CheckUtf8(text_, context(), options, &workspace_->workspace);
  }

 private:
  // Messages of one conversation repeat their context.
  bool ReadContext(std::string_view json) {
    std::optional<Context>& kept = workspace_->context;
    if (kept && workspace_->checker == checker_->number && workspace_->context_json == json) {
      context_ = &*kept;
      return true;
    }
    Result<Context> read = checker_->checker.ParseContext(json);
    if (!read.ok()) {
      Fail(read.error());
      return false;
    }
    workspace_->checker = checker_->number;
    workspace_->context_json = json;
    context_ = &kept.emplace(std::move(read).value());
    return true;
  }

  const presend_checker* checker_;
  std::optional<presend_workspace> own_;
  presend_workspace* workspace_;
  const Context* context_ = nullptr;
  std::string_view text_;
};

// False, and an error, when a key is none.
bool ReadKeys(const presend_load_options& options, LoadOptions* out) {
  if (options.keys == nullptr && options.key_count == 0) return true;
  if (options.keys == nullptr || options.key_count == 0 || options.today <= 0 ||
      options.any_pack != 0) {
    Misused("keys need their count and a day, and go with no leave for any pack");
    return false;
  }
  out->now = options.today;
  for (const presend_key& key : std::span(options.keys, options.key_count)) {
    if (key.id == nullptr) {
      Misused("the id of a key is NULL");
      return false;
    }
    TrustedKey& trusted = out->keys.emplace_back();
    trusted.id = key.id;
    std::copy(std::begin(key.public_key), std::end(key.public_key), trusted.public_key.begin());
    trusted.not_before = key.not_before;
    trusted.not_after = key.not_after;
  }
  return true;
}

presend_checker* Owned(Checker checker) {
  static std::atomic<std::uint64_t> number{0};
  return new presend_checker{std::move(checker), ++number};
}

// The checker with those of the built-in texts that its pack names; a pack with other texts has
// files of its own.
Checker WithBuiltInTexts(Checker checker) {
  for (const TextsFile& file : DefaultTexts()) {
    Result<Checker> more = checker.WithTexts(std::span(&file, 1));
    if (more.ok()) checker = std::move(more).value();
  }
  return checker;
}

presend_checker* WithTexts(const presend_checker* checker, const presend_texts* files,
                           std::size_t count) {
  if (checker == nullptr) return Misused("checker is NULL");
  if (files == nullptr && count != 0) return Misused("files is NULL and their count is not 0");
  std::vector<TextsFile> given;
  for (const presend_texts& file : std::span(files, count)) {
    if ((file.bytes == nullptr && file.size != 0) || file.size > PTRDIFF_MAX)
      return Misused("the bytes or the size of a file of texts do not fit");
    given.push_back({{static_cast<const std::byte*>(file.bytes), file.size}, {}});
  }
  Result<Checker> more = checker->checker.WithTexts(given);
  return more.ok() ? Owned(std::move(more).value()) : Fail(more.error());
}

presend_checker* Load(const presend_load_options* given) {
  presend_load_options options = PRESEND_LOAD_OPTIONS_INIT;
  if (given != nullptr) {
    // A caller built against a later header has members that this version cannot honour.
    if (given->struct_size != sizeof(options))
      return Misused("struct_size is not the size of presend_load_options in this version");
    options = *given;
  }
  if (options.pack == nullptr && options.pack_size != 0)
    return Misused("pack is NULL and its size is not 0");
  std::span<const std::byte> pack = DefaultPack();
  if (options.pack != nullptr)
    pack = {static_cast<const std::byte*>(options.pack), options.pack_size};
  if (pack.size() > kMaxPackBytes) {
    return Fail({ErrorCode::kPackTooLarge,
                 "the pack is larger than " + std::to_string(kMaxPackBytes) + " bytes"});
  }
  LoadOptions load;
  std::string& trusted = load.trusted_digest;
  if (options.any_pack == 0)
    trusted = options.trusted_digest == nullptr ? DefaultPackDigest() : options.trusted_digest;
  if (options.any_pack == 0 && trusted.empty()) return Misused("trusted_digest is empty");
  if (!ReadKeys(options, &load)) return nullptr;
  if (options.held != nullptr) load.held = options.held->checker.name();
  Result<Checker> loaded = Checker::Load(pack, load);
  if (!loaded.ok()) return Fail(loaded.error());
  return Owned(WithBuiltInTexts(std::move(loaded).value()));
}

RedactOptions RedactOptionsOf(const char* placeholder, unsigned flags) {
  return {placeholder == nullptr ? kRedactedMark : placeholder, (flags & PRESEND_ASK) != 0};
}

OffsetUnit UnitOf(unsigned flags) {
  return (flags & PRESEND_UTF8_OFFSETS) != 0 ? OffsetUnit::kUtf8 : OffsetUnit::kUtf16;
}

char* ReturnedRedaction(std::string_view text, const Decision& decision, const char* placeholder,
                        unsigned flags, std::size_t* size) {
  const auto redacted = Redact(text, decision, RedactOptionsOf(placeholder, flags));
  return redacted.ok() ? Returned(redacted.value(), size) : Fail(redacted.error());
}

}  // namespace
}  // namespace presend

using presend::NoThrow;

const char* presend_version(void) {
  return NoThrow([] {
    static const std::string version(presend::EngineVersion());
    return version.c_str();
  });
}

const char* presend_last_error(void) {
  return NoThrow([] { return presend::LastError().c_str(); });
}

presend_checker* presend_load(const presend_load_options* options) {
  return NoThrow([&] { return presend::Load(options); });
}

presend_checker* presend_with_texts(const presend_checker* checker, const presend_texts* files,
                                    size_t count) {
  return NoThrow([&] { return presend::WithTexts(checker, files, count); });
}

void presend_free_checker(presend_checker* checker) {
  NoThrow([&] { delete checker; });
}

presend_workspace* presend_new_workspace(void) {
  return NoThrow([] { return new presend_workspace; });
}

void presend_free_workspace(presend_workspace* workspace) {
  NoThrow([&] { delete workspace; });
}

char* presend_check(const presend_checker* checker, presend_workspace* workspace, const char* text,
                    size_t text_size, const char* context, size_t context_size, unsigned flags,
                    size_t* size) {
  return NoThrow([&]() -> char* {
    if (size != nullptr) *size = 0;
    presend::Call call(checker, workspace);
    if (!presend::Knows(flags, PRESEND_ALL | PRESEND_TRACE | PRESEND_UTF8_OFFSETS) ||
        !call.Read(text, text_size, context, context_size))
      return nullptr;
    const presend::Decision decision =
        call.Check({(flags & PRESEND_ALL) != 0, (flags & PRESEND_TRACE) != 0});
    return presend::Returned(presend::ToJson(decision, presend::UnitOf(flags)), size);
  });
}

char* presend_report(const presend_checker* checker, const char* text, size_t text_size,
                     const char* context, size_t context_size, unsigned flags, size_t* size) {
  return NoThrow([&]() -> char* {
    if (size != nullptr) *size = 0;
    presend::Call call(checker, nullptr);
    if (!presend::Knows(flags, PRESEND_ALL | PRESEND_COLOUR | PRESEND_EXPLAIN) ||
        !call.Read(text, text_size, context, context_size))
      return nullptr;
    return presend::Returned(
        presend::ReportText(checker->checker, call.text(), call.context(),
                            {(flags & PRESEND_ALL) != 0, (flags & PRESEND_COLOUR) != 0,
                             (flags & PRESEND_EXPLAIN) != 0}),
        size);
  });
}

char* presend_redact(const presend_checker* checker, presend_workspace* workspace, const char* text,
                     size_t text_size, const char* context, size_t context_size,
                     const char* placeholder, unsigned flags, size_t* size) {
  return NoThrow([&]() -> char* {
    if (size != nullptr) *size = 0;
    presend::Call call(checker, workspace);
    if (!presend::Knows(flags, PRESEND_ASK) || !call.Read(text, text_size, context, context_size))
      return nullptr;
    return presend::ReturnedRedaction(call.text(), call.Check({}), placeholder, flags, size);
  });
}

char* presend_redact_decision(const char* text, size_t text_size, const char* decision,
                              size_t decision_size, const char* placeholder, unsigned flags,
                              size_t* size) {
  return NoThrow([&]() -> char* {
    if (size != nullptr) *size = 0;
    if (!presend::Knows(flags, PRESEND_ASK | PRESEND_UTF8_OFFSETS)) return nullptr;
    const auto given = presend::GivenText(text, text_size);
    if (!given) return nullptr;
    const auto json = presend::Given(decision, decision_size, "decision");
    if (!json) return nullptr;
    const auto read = presend::ReadDecision(*json, *given, presend::UnitOf(flags));
    if (!read.ok()) return presend::Fail(read.error());
    return presend::ReturnedRedaction(*given, read.value(), placeholder, flags, size);
  });
}

char* presend_pack_info(const presend_checker* checker, size_t* size) {
  return NoThrow([&]() -> char* {
    if (size != nullptr) *size = 0;
    if (checker == nullptr) return presend::Misused("checker is NULL");
    return presend::Returned(checker->checker.PackInfoJson(), size);
  });
}

char* presend_message(const presend_checker* checker, const char* id, const char* locale,
                      size_t* size) {
  return NoThrow([&]() -> char* {
    if (size != nullptr) *size = 0;
    if (checker == nullptr || id == nullptr || locale == nullptr)
      return presend::Misused("checker, id or locale is NULL");
    return presend::Returned(checker->checker.Message(id, locale), size);
  });
}

void presend_free(void* text) { std::free(text); }

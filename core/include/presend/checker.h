// presend reads a message before it is sent and says what a marketplace's policy on contact
// information says about it.
//
//   presend::Result<presend::Checker> checker = presend::Checker::Load(pack_bytes, {});
//   presend::Result<presend::Context> context =
//   checker.value().ParseContext(R"({"surface":"proposal"})"); presend::Decision decision =
//   checker.value().CheckUtf8("write to john@gmail.com", context.value()); std::string json =
//   presend::ToJson(decision);
//
// A Checker is immutable after Load and safe to use from any number of threads at once: the pack is
// never written to, and what is compiled on first need (patterns) sits behind a once-flag. It reads
// no clock, opens no file and keeps nothing of a text.
#ifndef PRESEND_CHECKER_H_
#define PRESEND_CHECKER_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "presend/context.h"
#include "presend/decision.h"
#include "presend/result.h"

namespace presend {

// The engine's own version, the same string as in package.json.
std::string_view EngineVersion();

// The texts of one locale other than English: a file that `presend pack compile` writes beside the
// pack, which names its digest.
struct TextsFile {
  std::span<const std::byte> bytes;
  std::string digest = {};  // as LoadOptions::digest, of the file
};

struct LoadOptions {
  // "sha256:<hex>" of the pack where the host has computed it (WebAssembly: WebCrypto). Empty:
  // computed here, which only native builds can do.
  std::string digest;
  // The digest this caller trusts; a pack with another one is refused (kPackUntrusted). Empty: any
  // well-formed pack.
  std::string trusted_digest;
};

struct CheckOptions {
  bool all = false;    // also report clear findings
  bool trace = false;  // also record every candidate, kept or rejected, with its evidence
};

// The longest text a check takes, in bytes of UTF-8; a longer one is refused whole, never cut.
inline constexpr std::size_t kMaxTextBytes = 16 * 1024 * 1024;
inline constexpr std::size_t kMaxPackBytes = 16 * 1024 * 1024;

class Locales;  // the texts that a checker has
struct TakenTexts;
class Workspace;  // reusable buffers of one caller

class Checker {
 public:
  // Takes a copy of `pack`. Explanations are in English. Errors: kPackTooLarge, kPackDamaged,
  // kPackUnsupported, kPackUntrusted.
  static Result<Checker> Load(std::span<const std::byte> pack, const LoadOptions& options);

  // The same checker with the texts of more locales, of which it takes copies. It shares the pack,
  // and contexts made by this one serve that one too. Errors, for the first file that is refused:
  // kTextsDamaged, kTextsUnknown, kTextsUntrusted.
  Result<Checker> WithTexts(std::span<const TextsFile> files) const;

  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;
  ~Checker();

  // Checks the fields against the pack's policies. Errors: kUnknownWord, kInvalidValue.
  Result<Context> MakeContext(const ContextFields& fields) const;
  // ParseContextFields, then MakeContext.
  Result<Context> ParseContext(std::string_view json) const;

  // Decides about a text of UTF-16 code units; a lone surrogate counts as U+FFFD. Precondition:
  // `text` is at most kMaxTextBytes long in UTF-8 (callers refuse longer ones with kTextTooLong;
  // here it asserts).
  Decision Check(std::u16string_view text, const Context& context,
                 const CheckOptions& options = {}) const;
  // The same for UTF-8; each maximal ill-formed part counts as one U+FFFD. Offsets refer to the
  // bytes as given.
  Decision CheckUtf8(std::string_view text, const Context& context,
                     const CheckOptions& options = {}) const;
  // The same with buffers that are kept from check to check, for callers that check often (one
  // Workspace a thread).
  Decision CheckUtf8(std::string_view text, const Context& context, const CheckOptions& options,
                     Workspace* workspace) const;

  // The text for people with that id in the best locale for the BCP 47 tag `locale` ("" if there is
  // none); "apps." and an app's id gives the app's name.
  std::string_view Message(std::string_view id, std::string_view locale) const;
  // The locales that the pack names, English first.
  std::vector<std::string> LocaleTags() const;
  Locales locales() const;  // for the library's own use

  // JSON: id, version, digest, policies with their words, rows and lifts, kinds, acts, outcomes,
  // locales.
  std::string PackInfoJson() const;

  std::string_view pack_id() const;
  std::string_view pack_version() const;
  const std::string& pack_digest() const;

 private:
  struct Impl;
  explicit Checker(std::shared_ptr<const Impl> impl);
  std::shared_ptr<const Impl> impl_;
  std::shared_ptr<const TakenTexts> texts_;  // of the locales beside English
};

// Buffers that a check fills. Not thread-safe: one a thread.
class Workspace {
 public:
  Workspace();
  ~Workspace();
  Workspace(Workspace&&) noexcept;
  Workspace& operator=(Workspace&&) noexcept;

  struct Buffers;
  Buffers& buffers() { return *buffers_; }

 private:
  std::unique_ptr<Buffers> buffers_;
};

}  // namespace presend

#endif  // PRESEND_CHECKER_H_

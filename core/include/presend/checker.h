// presend reads a message before it is sent and says what a marketplace's policy on contact
// information says about it.
//
//   const auto checker = presend::Checker::Load(presend::DefaultPack(), {});
//   if (!checker.ok()) return 3;
//   const auto context = checker.value().ParseContext(R"({"surface":"proposal"})");
//   if (!context.ok()) return 2;
//   const std::string text = "write to john@gmail.com";
//   const presend::Decision decision = checker.value().CheckUtf8(text, context.value());
//   const std::string json = presend::ToJson(decision);
//
// A Checker is immutable after Load and safe to use from any number of threads at once: the pack is
// never written to, and what is compiled on first need (patterns) sits behind a once-flag. It reads
// no clock, opens no file and keeps nothing of a text.
//
// A newer pack is another Checker, and the swap is the host's. With a shared pointer a check that
// is under way finishes on the old pack, and a load that fails changes nothing:
//
//   std::atomic<std::shared_ptr<const presend::Checker>> current = first;
//   presend::LoadOptions options{.keys = keys, .now = today};
//   options.held = current.load()->name();
//   auto loaded = presend::Checker::Load(bytes, options);
//   if (loaded.ok()) current = std::make_shared<const presend::Checker>(std::move(loaded).value());
//
// A Context belongs to the Checker that made it; it keeps that one's pack alive.
#ifndef PRESEND_CHECKER_H_
#define PRESEND_CHECKER_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "presend/context.h"
#include "presend/decision.h"
#include "presend/result.h"
#include "presend/signed_pack.h"

namespace presend {

// The engine's own version, the same string as in package.json.
std::string_view EngineVersion();

// The texts of one locale other than English: a file that `presend pack compile` writes beside the
// pack, which names its digest.
struct TextsFile {
  std::span<const std::byte> bytes;
  std::string digest = {};  // as LoadOptions::digest, of the file
};

// A pack by its name and content.
struct PackName {
  std::string id;
  std::string version;
  std::string digest;  // "sha256:<64 hex digits>"
};

struct LoadOptions {
  // "sha256:<hex>" of the pack (without head and signature) where the host has computed it
  // (WebAssembly: WebCrypto). Empty: computed here, which only native builds can do.
  std::string digest;
  // The digest this caller trusts: that of the pack that came with the build. Without `keys`, a
  // pack with another one is refused (kPackUntrusted). Empty: any well-formed pack, if there are no
  // keys.
  std::string trusted_digest;
  // Not empty: besides the trusted digest, packs that one of these keys has signed.
  std::vector<TrustedKey> keys = {};
  // The day by which keys and expiry are judged (presend/days.h). Only signed packs need it.
  int now = 0;
  // What the host says of the signature (WebAssembly). nullopt: verified here.
  std::optional<bool> signature_verified = std::nullopt;
  // The pack that this one shall take the place of: refused unless it has the same id and a higher
  // version, or is the very same. An empty version or digest: whatever it is.
  std::optional<PackName> held = std::nullopt;
};

struct CheckOptions {
  bool all = false;    // also report clear findings
  bool trace = false;  // also record every candidate, kept or rejected, with its evidence
};

// The longest text a check takes, in bytes of UTF-8; a longer one is refused whole, never cut. A
// text is read to its end, and there is no limit to the number of its findings.
inline constexpr std::size_t kMaxTextBytes = 16 * 1024 * 1024;
Error TextTooLong();  // kTextTooLong, for what is longer
inline constexpr std::size_t kMaxPackBytes = 16 * 1024 * 1024;

class Locales;  // the texts that a checker has
struct Tables;
struct TakenTexts;
class Workspace;  // reusable buffers of one caller

class Checker {
 public:
  // Takes a copy of `pack`, signed or not. Explanations are in English. Errors: kPackTooLarge,
  // kPackDamaged, kPackUnsupported, kPackUntrusted; with keys also kPackUnsigned, kPackTruncated,
  // kPackWrongKey, kPackTestKey, kPackAltered, kPackExpired; with `held` kPackOtherId,
  // kPackDowngraded.
  static Result<Checker> Load(std::span<const std::byte> pack, const LoadOptions& options);

  // The same checker with the texts of more locales, of which it takes copies. It shares the pack,
  // and contexts made by this one serve that one too. Errors, for the first file that is refused:
  // kTextsDamaged, kTextsUnknown, kTextsUntrusted.
  Result<Checker> WithTexts(std::span<const TextsFile> files) const;

  Checker(Checker&&) noexcept;
  Checker& operator=(Checker&&) noexcept;
  ~Checker();

  // Checks the fields against the pack's policies. Errors: kUnknownWord, kInvalidValue,
  // kContextTooLarge.
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

  // Gets ready what the first text with a detail would wait for, for one rule of the pack at a
  // time: patterns are compiled when they are first needed. Returns whether there is a rule behind
  // that one. It changes no decision; whoever has time between messages may call it.
  bool WarmUp(std::size_t rule, Workspace* workspace) const;

  // The text for people with that id in the best locale for the BCP 47 tag `locale` ("" if there is
  // none); "apps." and an app's id gives the app's name.
  std::string_view Message(std::string_view id, std::string_view locale) const;
  // The locales that the pack names, English first.
  std::vector<std::string> LocaleTags() const;
  // For the library's own use.
  Locales locales() const;
  const Tables& tables() const;

  // JSON: id, version, digest, signature, policies with their words, rows and lifts, kinds, acts,
  // outcomes, locales.
  std::string PackInfoJson() const;

  std::string_view pack_id() const;
  std::string_view pack_version() const;
  const std::string& pack_digest() const;
  PackName name() const;

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

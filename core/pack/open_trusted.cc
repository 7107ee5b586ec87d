#include "pack/open_trusted.h"

#include "pack/digest.h"
#include "pack/signature.h"
#include "pack/version.h"
#include "presend/days.h"

namespace presend {
namespace {

using OpenedPack = Result<std::shared_ptr<const Pack>>;

Result<std::string> DigestOf(std::span<const std::byte> pack, const LoadOptions& options) {
  std::string digest = options.digest.empty() ? Sha256Digest(pack) : options.digest;
  if (digest.empty())
    return Error{ErrorCode::kPackUnverifiable,
                 "this build cannot compute the pack's digest; the host gives it"};
  return digest;
}

// What the head of a signed pack has against using it.
std::optional<Error> Refusal(std::span<const std::byte> file, const SignedHead& head,
                             const LoadOptions& options) {
  const Result<std::size_t> key = KeyFor(head, options.keys, options.now);
  if (!key.ok()) return key.error();
  const std::optional<bool> verified =
      options.signature_verified ? options.signature_verified
                                 : VerifySignature(file.first(head.head_size),
                                                   file.subspan(head.head_size, kSignatureBytes),
                                                   options.keys[key.value()].public_key);
  if (!verified)
    return Error{ErrorCode::kPackUnverifiable,
                 "this build cannot verify signatures; the host does"};
  const Result<std::string> digest = DigestOf(file.subspan(head.pack_start()), options);
  if (!digest.ok()) return digest.error();
  if (!*verified || digest.value() != head.digest) {
    return Error{ErrorCode::kPackAltered,
                 *verified ? "the pack is not the one that was signed"
                           : "the signature is not of this head by the key \"" + head.key + "\""};
  }
  if (head.expires < options.now)
    return Error{ErrorCode::kPackExpired, "the pack expired on " + IsoDate(head.expires)};
  if (CompareVersions(head.minimum_engine, EngineVersion()) > 0)
    return NeedsEngine(head.minimum_engine);
  return std::nullopt;
}

std::optional<Error> RefusedBy(const PackName& held, const Pack& pack) {
  const std::string id = pack.root().id()->str();
  if (id != held.id)
    return Error{ErrorCode::kPackOtherId, "the pack is \"" + id + "\", not \"" + held.id + "\""};
  const std::string version = pack.root().version()->str();
  if (held.version.empty() || pack.digest() == held.digest ||
      CompareVersions(version, held.version) > 0)
    return std::nullopt;
  return Error{ErrorCode::kPackDowngraded,
               "the pack has version " + version + ", not above " + held.version};
}

}  // namespace

OpenedPack OpenTrusted(std::span<const std::byte> bytes, const LoadOptions& options) {
  if (bytes.size() > kMaxPackBytes + kMaxSignedHead + kSignatureBytes) return TooLarge();
  std::optional<SignedHead> head;
  if (!options.keys.empty() && IsSignedPack(bytes)) {
    Result<SignedHead> read = ReadSignedHead(bytes);
    if (!read.ok()) return read.error();
    head = std::move(read).value();
    if (std::optional<Error> refusal = Refusal(bytes, *head, options)) return *refusal;
    bytes = bytes.subspan(head->pack_start());
  }
  std::string digest;
  if (head) {
    digest = head->digest;
  } else {
    Result<std::string> computed = DigestOf(bytes, options);
    if (!computed.ok()) return computed.error();
    digest = std::move(computed).value();
    const bool trusted = digest == options.trusted_digest;
    if (!trusted && !options.keys.empty())
      return Error{ErrorCode::kPackUnsigned, "the pack has no signature"};
    if (!trusted && !options.trusted_digest.empty()) {
      return Error{
          ErrorCode::kPackUntrusted,
          "the pack's digest is " + digest + ", but this build trusts " + options.trusted_digest};
    }
  }
  OpenedPack opened = Pack::Open(bytes, std::move(digest), head);
  if (!opened.ok()) return opened;
  const Pack& pack = *opened.value();
  if (head && (pack.root().id()->string_view() != head->id ||
               pack.root().version()->string_view() != head->version))
    return Error{ErrorCode::kPackAltered, "the pack has another id or version than its head says"};
  if (options.held) {
    if (std::optional<Error> refusal = RefusedBy(*options.held, pack)) return *refusal;
  }
  return opened;
}

}  // namespace presend

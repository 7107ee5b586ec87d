#include "pack/open_trusted.h"

#include "pack/digest.h"
#include "pack/signature.h"
#include "pack/version.h"
#include "presend/days.h"

namespace presend {
namespace {

using OpenedPack = Result<std::shared_ptr<const Pack>>;

Error Unverifiable() {
  return {ErrorCode::kPackUnverifiable, "this build leaves digests and signatures to its host"};
}

// What the head of a signed pack has against using it.
std::optional<Error> Refusal(std::span<const std::byte> file, const SignedHead& head,
                             std::string_view digest, const LoadOptions& options) {
  const Result<std::size_t> key = KeyFor(head, options.keys, options.now);
  if (!key.ok()) return key.error();
  const std::optional<bool> verified =
      options.signature_verified ? options.signature_verified
                                 : VerifySignature(file.first(head.head_size),
                                                   file.subspan(head.head_size, kSignatureBytes),
                                                   options.keys[key.value()].public_key);
  if (!verified || digest.empty()) return Unverifiable();
  if (!*verified || !digest.ends_with(head.sha256))
    return Error{ErrorCode::kPackAltered, "the pack or its head is not what was signed"};
  if (head.expires < options.now)
    return Error{ErrorCode::kPackExpired, "the pack expired on " + IsoDate(head.expires)};
  if (CompareVersions(head.minimum_engine, EngineVersion()) > 0)
    return NeedsEngine(head.minimum_engine);
  return std::nullopt;
}

}  // namespace

OpenedPack OpenTrusted(std::span<const std::byte> bytes, const LoadOptions& options) {
  if (bytes.size() > kMaxPackBytes + kMaxSignedHead + kSignatureBytes) return TooLarge();
  const bool with_keys = !options.keys.empty();
  std::optional<SignedHead> head;
  std::span<const std::byte> inside = bytes;
  if (with_keys && IsSignedPack(bytes)) {
    const Result<SignedHead> read = ReadSignedHead(bytes);
    if (!read.ok()) return read.error();
    head = read.value();
    inside = bytes.subspan(head->pack_start());
  }
  std::string digest = options.digest.empty() ? Sha256Digest(inside) : options.digest;
  if (head) {
    if (std::optional<Error> refusal = Refusal(bytes, *head, digest, options)) return *refusal;
  } else if (digest.empty()) {
    return Unverifiable();
  } else if (digest != options.trusted_digest) {
    if (with_keys) return Error{ErrorCode::kPackUnsigned, "the pack has no signature"};
    if (!options.trusted_digest.empty()) {
      return Error{
          ErrorCode::kPackUntrusted,
          "the pack's digest is " + digest + ", but this build trusts " + options.trusted_digest};
    }
  }
  std::optional<PackSignature> signature;
  if (head) signature = PackSignature{std::string(head->key), head->created, head->expires};
  OpenedPack opened = Pack::Open(inside, std::move(digest), std::move(signature));
  if (!opened.ok()) return opened;
  const Pack* pack = opened.value().get();
  const std::string_view id = pack->root().id()->string_view();
  const std::string_view version = pack->root().version()->string_view();
  if (head && (id != head->id || version != head->version))
    return Error{ErrorCode::kPackAltered, "the pack has another id or version than its head"};
  if (const PackName* held = options.held ? &*options.held : nullptr) {
    if (id != held->id)
      return Error{ErrorCode::kPackOtherId, "the pack wanted has the id " + held->id};
    if (!held->version.empty() && pack->digest() != held->digest &&
        CompareVersions(version, held->version) <= 0)
      return Error{ErrorCode::kPackDowngraded, "the pack's version is not above " + held->version};
  }
  return opened;
}

}  // namespace presend

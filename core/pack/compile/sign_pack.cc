#include "pack/compile/sign_pack.h"

#include <sodium.h>

#include <algorithm>

#include "json/reader.h"
#include "pack/digest.h"
#include "pack/pack.h"
#include "pack/version.h"
#include "presend/days.h"

namespace presend {
namespace {

using nlohmann::json;

constexpr int kBase64 = sodium_base64_VARIANT_ORIGINAL;
using Bytes32 = std::array<std::uint8_t, 32>;

bool IsKeyId(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
  });
}

std::string Base64(const Bytes32& bytes) {
  char text[sodium_base64_ENCODED_LEN(32, kBase64)];
  return sodium_bin2base64(text, sizeof(text), bytes.data(), bytes.size(), kBase64);
}

bool ReadBase64(const std::string& text, Bytes32* bytes) {
  std::size_t length = 0;
  return sodium_base642bin(bytes->data(), bytes->size(), text.data(), text.size(), nullptr, &length,
                           nullptr, kBase64) == 0 &&
         length == bytes->size();
}

std::string KeyJson(const std::string& id, const char* name, const Bytes32& bytes) {
  return "{\"id\":\"" + id + "\",\"" + name + "\":\"" + Base64(bytes) + "\"}\n";
}

Error NoKey(const std::string& why) { return {ErrorCode::kInvalidInput, "this is no key: " + why}; }

// `key` must be an object with the id, the bytes under `name`, and no key beyond those in `known`.
std::optional<Error> ReadKey(const json& key, const char* name,
                             std::initializer_list<std::string_view> known, std::string* id,
                             Bytes32* bytes) {
  if (!key.is_object()) return NoKey("it is no object");
  for (const auto& member : key.items()) {
    if (std::find(known.begin(), known.end(), member.key()) == known.end())
      return NoKey("it has an unknown key \"" + member.key() + "\"");
    if (!member.value().is_string()) return NoKey(member.key() + " is no text");
  }
  *id = key.value("id", "");
  if (!IsKeyId(*id)) return NoKey("its id is not 1 to 64 of a-z, 0-9, '.', '_' and '-'");
  if (!ReadBase64(key.value(name, ""), bytes))
    return NoKey(std::string(name) + " is not 32 bytes as base64");
  return std::nullopt;
}

}  // namespace

Result<SigningKey> MakeSigningKey(std::string_view id) {
  if (!IsKeyId(id)) {
    return Error{ErrorCode::kInvalidArguments,
                 "the id of a key is 1 to 64 of a-z, 0-9, '.', '_' and '-'"};
  }
  if (sodium_init() < 0) return Error{ErrorCode::kInternal, "there is no source of randomness"};
  SigningKey key{std::string(id)};
  randombytes_buf(key.seed.data(), key.seed.size());
  return key;
}

TrustedKey PublicHalf(const SigningKey& key) {
  TrustedKey half;
  half.id = key.id;
  unsigned char secret[crypto_sign_SECRETKEYBYTES];
  crypto_sign_seed_keypair(half.public_key.data(), secret, key.seed.data());
  sodium_memzero(secret, sizeof(secret));
  return half;
}

std::string ToJson(const SigningKey& key) { return KeyJson(key.id, "secretKey", key.seed); }
std::string ToJson(const TrustedKey& key) { return KeyJson(key.id, "publicKey", key.public_key); }

Result<SigningKey> ReadSigningKey(std::string_view text) {
  const Result<json> parsed = ParseJson(text);
  if (!parsed.ok()) return NoKey(parsed.error().message);
  SigningKey key;
  if (std::optional<Error> error =
          ReadKey(parsed.value(), "secretKey", {"id", "secretKey"}, &key.id, &key.seed))
    return *error;
  return key;
}

Result<std::vector<TrustedKey>> ReadTrustedKeys(std::string_view text) {
  const Result<json> parsed = ParseJson(text);
  if (!parsed.ok()) return NoKey(parsed.error().message);
  const json list = parsed.value().is_array() ? parsed.value() : json::array({parsed.value()});
  std::vector<TrustedKey> keys;
  for (const json& item : list) {
    TrustedKey& key = keys.emplace_back();
    if (std::optional<Error> error =
            ReadKey(item, "publicKey", {"id", "publicKey", "notBefore", "notAfter"}, &key.id,
                    &key.public_key))
      return *error;
    for (const auto& [name, day] :
         {std::pair{"notBefore", &key.not_before}, {"notAfter", &key.not_after}}) {
      if (!item.contains(name)) continue;
      const std::optional<int> parsed_day = ParseIsoDate(item[name].get<std::string>());
      if (!parsed_day) return NoKey(std::string(name) + " is no date of the form YYYY-MM-DD");
      *day = *parsed_day;
    }
  }
  return keys;
}

Result<std::string> SignPack(std::string_view bytes, const SigningKey& key,
                             const SignOptions& options) {
  const auto pack_bytes = std::as_bytes(std::span(bytes.data(), bytes.size()));
  const std::string digest = Sha256Digest(pack_bytes);
  const Result<std::shared_ptr<const Pack>> pack = Pack::Open(pack_bytes, digest);
  if (!pack.ok()) return pack.error();
  const fb::RulePack& root = pack.value()->root();
  const std::string engine =
      options.minimum_engine.empty() ? root.minimum_engine()->str() : options.minimum_engine;
  if (CompareVersions(engine, root.minimum_engine()->string_view()) < 0) {
    return Error{ErrorCode::kInvalidArguments,
                 "the pack itself needs engine " + root.minimum_engine()->str()};
  }
  if (options.expires < options.created)
    return Error{ErrorCode::kInvalidArguments, "the pack would expire before it was made"};
  std::string file(kSignedPackFirstLine);
  file += "id " + root.id()->str();
  file += "\nversion " + root.version()->str();
  file += "\ncreated " + IsoDate(options.created) + "\nexpires " + IsoDate(options.expires);
  file += "\nengine " + engine + "\nkey " + key.id + "\nsize " + std::to_string(bytes.size());
  file += "\nsha256 " + digest.substr(digest.find(':') + 1) + "\n\n";
  unsigned char public_key[crypto_sign_PUBLICKEYBYTES];
  unsigned char secret[crypto_sign_SECRETKEYBYTES];
  unsigned char signature[crypto_sign_BYTES];
  if (sodium_init() < 0) return Error{ErrorCode::kInternal, "libsodium does not start"};
  crypto_sign_seed_keypair(public_key, secret, key.seed.data());
  crypto_sign_detached(signature, nullptr, reinterpret_cast<const unsigned char*>(file.data()),
                       file.size(), secret);
  sodium_memzero(secret, sizeof(secret));
  file.append(reinterpret_cast<const char*>(signature), sizeof(signature));
  file.append(bytes);
  // What is written must be what the loader reads: an id with a space, for one, is not.
  const auto read = ReadSignedHead(std::as_bytes(std::span(file.data(), file.size())));
  if (!read.ok())
    return Error{ErrorCode::kInvalidArguments,
                 "the head would be malformed: id, version or engine"};
  return file;
}

}  // namespace presend

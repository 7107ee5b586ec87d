// Keys and signatures on the side of those who release packs. Native only.
#ifndef PRESEND_PACK_COMPILE_SIGN_PACK_H_
#define PRESEND_PACK_COMPILE_SIGN_PACK_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "presend/result.h"
#include "presend/signed_pack.h"

namespace presend {

struct SigningKey {
  std::string id;
  std::array<std::uint8_t, 32> seed{};  // RFC 8032: the secret
};

// A new key. Errors: kInvalidArguments for an id that is none, kInternal without randomness.
Result<SigningKey> MakeSigningKey(std::string_view id);
TrustedKey PublicHalf(const SigningKey& key);

// As JSON files: {"id", "secretKey"} and {"id", "publicKey"}, base64, the latter as JavaScript's
// `keys` takes it.
std::string ToJson(const SigningKey& key);
std::string ToJson(const TrustedKey& key);
// Errors: kInvalidInput.
Result<SigningKey> ReadSigningKey(std::string_view text);
// One key or a list of them, each with "notBefore" and "notAfter" (days, ISO 8601) if it has any.
Result<std::vector<TrustedKey>> ReadTrustedKeys(std::string_view text);

struct SignOptions {
  int created = 0;             // days: presend/days.h
  int expires = 0;             // the last day
  std::string minimum_engine;  // empty: the pack's own
};

// The signed pack of the bytes of one that opens. Errors: kInvalidArguments, those of Pack::Open.
Result<std::string> SignPack(std::string_view bytes, const SigningKey& key,
                             const SignOptions& options);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_SIGN_PACK_H_

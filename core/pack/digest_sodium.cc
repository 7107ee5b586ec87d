#include <sodium.h>

#include "pack/digest.h"

namespace presend {

std::string Sha256Digest(std::span<const std::byte> bytes) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  char hex[2 * sizeof(hash) + 1];
  sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
  return std::string("sha256:") + hex;
}

}  // namespace presend

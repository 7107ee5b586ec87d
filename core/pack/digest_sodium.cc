#include <sodium.h>

#include "pack/digest.h"

namespace presend {

std::string Sha256Digest(std::span<const std::byte> bytes) {
  std::uint8_t hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return "sha256:" + Hex(hash);
}

}  // namespace presend

#include <sodium.h>

#include "pack/signature.h"

namespace presend {

std::optional<bool> VerifySignature(std::span<const std::byte> message,
                                    std::span<const std::byte> signature,
                                    const std::array<std::uint8_t, 32>& public_key) {
  if (sodium_init() < 0) return std::nullopt;
  return signature.size() == crypto_sign_BYTES &&
         crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                     reinterpret_cast<const unsigned char*>(message.data()),
                                     message.size(), public_key.data()) == 0;
}

}  // namespace presend

// Ed25519 signatures.
#ifndef PRESEND_PACK_SIGNATURE_H_
#define PRESEND_PACK_SIGNATURE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace presend {

// Whether `signature` (64 bytes) is of `message` by that key; nullopt where this build cannot tell:
// a WebAssembly build leaves it to its host, which has WebCrypto.
std::optional<bool> VerifySignature(std::span<const std::byte> message,
                                    std::span<const std::byte> signature,
                                    const std::array<std::uint8_t, 32>& public_key);

}  // namespace presend

#endif  // PRESEND_PACK_SIGNATURE_H_

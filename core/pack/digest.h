// The name of a pack: the SHA-256 of its bytes.
#ifndef PRESEND_PACK_DIGEST_H_
#define PRESEND_PACK_DIGEST_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace presend {

// "sha256:<64 hex digits>". Native builds compute it (libsodium); a WebAssembly build gives "", its
// host has WebCrypto.
std::string Sha256Digest(std::span<const std::byte> bytes);

// Two lower-case digits a byte.
std::string Hex(std::span<const std::uint8_t> bytes);

}  // namespace presend

#endif  // PRESEND_PACK_DIGEST_H_

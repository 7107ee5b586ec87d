#include "presend/default_pack.h"

#include "default_pack_digest.h"

extern "C" const unsigned char presend_default_pack[];
extern "C" const unsigned int presend_default_pack_size;

namespace presend {

std::span<const std::byte> DefaultPack() {
  return std::as_bytes(std::span(presend_default_pack, presend_default_pack_size));
}

std::string_view DefaultPackDigest() { return PRESEND_DEFAULT_PACK_DIGEST; }

}  // namespace presend

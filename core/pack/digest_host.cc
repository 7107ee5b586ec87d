#include "pack/digest.h"

namespace presend {

std::string Sha256Digest(std::span<const std::byte>) { return {}; }

}  // namespace presend

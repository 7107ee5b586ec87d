// Whether a pack may be used at all.
#ifndef PRESEND_PACK_OPEN_TRUSTED_H_
#define PRESEND_PACK_OPEN_TRUSTED_H_

#include <memory>
#include <span>

#include "pack/pack.h"
#include "presend/checker.h"

namespace presend {

// Opens a pack, signed or not, if it passes `options`. Errors: those of Checker::Load.
Result<std::shared_ptr<const Pack>> OpenTrusted(std::span<const std::byte> bytes,
                                                const LoadOptions& options);

}  // namespace presend

#endif  // PRESEND_PACK_OPEN_TRUSTED_H_

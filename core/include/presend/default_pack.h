// The rule pack that presend was built with, and its texts. The installed library has it inside;
// the same bytes lie beside it as a file (share/presend/default.pack).
#ifndef PRESEND_DEFAULT_PACK_H_
#define PRESEND_DEFAULT_PACK_H_

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "presend/checker.h"

namespace presend {

// Constant, and there for the whole run of the program.
std::span<const std::byte> DefaultPack();

// "sha256:<64 hex digits>": what LoadOptions::trusted_digest should be where no other pack is to be
// taken.
std::string_view DefaultPackDigest();

// The texts of that pack in all of its locales but English, for Checker::WithTexts; constant, and
// there for the whole run of the program, as the pack is.
std::vector<TextsFile> DefaultTexts();

}  // namespace presend

#endif  // PRESEND_DEFAULT_PACK_H_

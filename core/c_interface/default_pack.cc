#include "presend/default_pack.h"

#include "default_pack_digest.h"
#include "default_texts.h"

// NOLINTBEGIN(bugprone-macro-parentheses): a declared name cannot stand in parentheses
#define PRESEND_DECLARE(symbol)            \
  extern "C" const unsigned char symbol[]; \
  extern "C" const unsigned int symbol##_size;
// NOLINTEND(bugprone-macro-parentheses)
PRESEND_DECLARE(presend_default_pack)
PRESEND_DEFAULT_TEXTS(PRESEND_DECLARE)
#undef PRESEND_DECLARE

namespace presend {

std::span<const std::byte> DefaultPack() {
  return std::as_bytes(std::span(presend_default_pack, presend_default_pack_size));
}

std::string_view DefaultPackDigest() { return PRESEND_DEFAULT_PACK_DIGEST; }

std::vector<TextsFile> DefaultTexts() {
  std::vector<TextsFile> files;
#define PRESEND_TAKE(symbol) files.push_back({std::as_bytes(std::span(symbol, symbol##_size)), {}});
  PRESEND_DEFAULT_TEXTS(PRESEND_TAKE)
#undef PRESEND_TAKE
  return files;
}

}  // namespace presend

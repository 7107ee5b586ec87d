#include "text/properties.h"

#include <cstddef>

#include "property_table.h"

namespace presend {
namespace {

constexpr std::size_t kBlockBits = 7;
constexpr Properties kUnassigned;

}  // namespace

const Properties& PropertiesOf(char32_t code_point) {
  if (code_point > 0x10FFFF) return kUnassigned;
  const std::size_t row = kPropertyBlocks[code_point >> kBlockBits];
  return kPropertyRecords[kPropertyRows[(row << kBlockBits) + (code_point & 127)]];
}

}  // namespace presend

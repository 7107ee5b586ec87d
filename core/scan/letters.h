// ASCII letters of a text, eight at a time.
#ifndef PRESEND_SCAN_LETTERS_H_
#define PRESEND_SCAN_LETTERS_H_

#include <bit>
#include <cstdint>

#include "scan/word_index.h"

namespace presend {

// How many of the eight bytes at `bytes` are lower-case ASCII letters, from the first one on; in
// `head` those, and zeros.
inline std::uint32_t LettersAt(const char* bytes, std::uint64_t* head) {
  if (std::endian::native != std::endian::little) return 0;
  constexpr std::uint64_t kEach = 0x0101010101010101u;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  const std::uint64_t word = WordHead(bytes, kWordHead, kWordHead);
  const std::uint64_t low = word & ~kHigh;
  // In the high bit of each byte: at least 'a', and more than 'z'.
  const std::uint64_t from = low + (0x80 - 'a') * kEach;
  const std::uint64_t beyond = low + (0x7F - 'z') * kEach;
  const std::uint64_t others = (~from | beyond | word) & kHigh;
  if (others == 0) {
    *head = word;
    return kWordHead;
  }
  const auto letters = static_cast<std::uint32_t>(std::countr_zero(others)) / 8;
  *head = word & ~(~std::uint64_t{0} << 8 * letters);
  return letters;
}

}  // namespace presend

#endif  // PRESEND_SCAN_LETTERS_H_

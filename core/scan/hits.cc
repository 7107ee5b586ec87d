#include "scan/hits.h"

#include <algorithm>

namespace presend {

std::span<const WordHit> Hits::WordsIn(std::uint32_t begin, std::uint32_t end) const {
  const auto before = [](const WordHit& hit, std::uint32_t position) {
    return hit.range.begin < position;
  };
  const auto first = std::lower_bound(words.begin(), words.end(), begin, before);
  const auto last = std::lower_bound(first, words.end(), end, before);
  return {first, last};
}

bool Hits::HasWord(std::uint32_t begin, std::uint32_t end, LexemeClass lexeme_class) const {
  if ((classes & Bit(lexeme_class)) == 0) return false;
  const std::span<const WordHit> hits = WordsIn(begin, end);
  return std::any_of(hits.begin(), hits.end(),
                     [=](const WordHit& hit) { return hit.Is(lexeme_class); });
}

}  // namespace presend

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

bool Hits::HasAny(std::uint32_t begin, std::uint32_t end, ClassSet of) const {
  if ((classes & of) == 0) return false;
  const std::span<const WordHit> hits = WordsIn(begin, end);
  return std::any_of(hits.begin(), hits.end(), [=](const WordHit& hit) { return hit.IsAny(of); });
}

bool HasHiddenToken(const View& view, const Hits& hits) {
  return !hits.tokens.empty() && std::any_of(view.runs().begin(), view.runs().end(),
                                             [](const Run& run) { return run.disguise != 0; });
}

}  // namespace presend

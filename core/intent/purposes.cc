#include "intent/purposes.h"

#include <algorithm>

namespace presend {
namespace {

constexpr std::uint32_t kReach = 320;  // bytes on either side that a construction may span
constexpr std::uint8_t kNone = 255;

}  // namespace

Range PurposeReader::SentenceOf(std::string_view text, Range range) {
  return SentenceAround(text, range, kReach);
}

const std::vector<ConstructionMatch>& PurposeReader::MatchesIn(Range window, Reading* reading) {
  if (reading->window == window && window.size() > 0) return reading->matches;
  reading->window = window;
  reading->matches.clear();
  if (window.size() == 0) return reading->matches;
  const auto first = std::lower_bound(
      details_.begin(), details_.end(), window.begin,
      [](const Range& detail, std::uint32_t begin) { return detail.begin < begin; });
  const auto last = std::lower_bound(
      first, details_.end(), window.end,
      [](const Range& detail, std::uint32_t end) { return detail.begin < end; });
  reading->sentence.Cut(text_, window);
  constructions_.Mark(hits_, {first, last}, &reading->sentence);
  constructions_.Find(reading->sentence, &reading->matches);
  return reading->matches;
}

void PurposeReader::Read(Range range, std::vector<ShownPurpose>* out) {
  const Range own = SentenceOf(text_, range);
  for (const ConstructionMatch& match : MatchesIn(own, &own_)) {
    const bool speaks =
        match.construction->purpose() != nullptr || match.construction->trait() != kNone;
    // A construction with a detail in it speaks of that one, any other of all in its sentence.
    if (speaks && match.construction->act() == kNone &&
        (match.detail.size() == 0 || match.detail == range))
      out->push_back({match.construction, match.meaning});
  }
  for (const ConstructionMatch& match :
       MatchesIn(NextSentence(text_, own.end, kReach), &next_)) {
    if (match.construction->purpose() != nullptr && match.detail.size() == 0)
      out->push_back({match.construction, match.meaning});
  }
}

}  // namespace presend

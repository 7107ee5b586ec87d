#include "intent/purposes.h"

#include <algorithm>

#include "scan/read_constructions.h"

namespace presend {
namespace {

bool ShowsTrait(const ConstructionMatch& match) {
  return match.construction->trait() != kShowsNone;
}

}  // namespace

const std::vector<ConstructionMatch>& PurposeReader::MatchesIn(Range window, Reading* reading) {
  if (reading->window == window && window.size() > 0) return reading->matches;
  reading->window = window;
  reading->matches.clear();
  if (window.size() == 0) return reading->matches;
  const auto first = std::lower_bound(
      details_.begin(), details_.end(), window.begin,
      [](const MarkedDetail& detail, std::uint32_t begin) { return detail.range.begin < begin; });
  const auto last = std::lower_bound(
      first, details_.end(), window.end,
      [](const MarkedDetail& detail, std::uint32_t end) { return detail.range.begin < end; });
  const std::span<const MarkedDetail> details(first, last);
  ReadConstructions(scanner_, constructions_, Constructions::Sort::kPurposes, text_, hits_, details,
                    window, &reading->sentence, &reading->matches);
  return reading->matches;
}

void PurposeReader::Read(const MarkedDetail& detail, std::vector<ShownPurpose>* out) {
  const Range own = SentenceOf(detail.range);
  for (const ConstructionMatch& match : MatchesIn(own, &own_)) {
    // A construction with a detail in it speaks of that one; any other of all in its sentence, but
    // work is done on links alone.
    const bool speaks = match.detail.size() == 0 ? match.construction->purpose() != nullptr ||
                                                       (detail.is_link && ShowsTrait(match))
                                                 : match.detail == detail.range;
    if (speaks && match.construction->act() == kShowsNone)
      out->push_back({match.construction, match.meaning});
  }
  const auto read_neighbour = [&](Range window, Reading* reading, bool purposes) {
    for (const ConstructionMatch& match : MatchesIn(window, reading)) {
      if (match.detail.size() == 0 && match.construction->act() == kShowsNone &&
          ((purposes && match.construction->purpose() != nullptr) ||
           (detail.is_link && ShowsTrait(match))))
        out->push_back({match.construction, match.meaning});
    }
  };
  read_neighbour(sentences_.After(own.end, kConstructionReach), &next_, true);
  if (detail.is_link)
    read_neighbour(sentences_.Before(own.begin, kConstructionReach), &previous_, false);
}

}  // namespace presend

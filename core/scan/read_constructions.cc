#include "scan/read_constructions.h"

namespace presend {

void ReadConstructions(const Scanner& scanner, const Constructions& constructions,
                       Constructions::Sort sort, std::string_view text, const Hits& hits,
                       std::span<const MarkedDetail> details, Range range, Sentence* sentence,
                       std::vector<ConstructionMatch>* matches) {
  scanner.ScanGroups(text, range, &sentence->words);
  constructions.FindCandidates(sort, text, sentence->words, hits, details, range,
                               &sentence->candidates);
  if (sentence->candidates.empty()) return;
  sentence->Cut(text, range);
  constructions.Mark(sentence->words, details, sentence);
  constructions.Find(*sentence, sentence->candidates, matches);
}

}  // namespace presend

#include "intent/portfolio.h"

#include "scan/sentence.h"

namespace presend {

bool IsCalledPortfolio(std::string_view text, const Hits& hits, Range range) {
  const Range sentence = Sentences(text, hits).Around(range);
  // Words inside the link itself ("/portfolio") are the site's, not the writer's.
  return hits.HasWord(sentence.begin, range.begin, LexemeClass::kPortfolioWord) ||
         hits.HasWord(range.end, sentence.end, LexemeClass::kPortfolioWord);
}

}  // namespace presend

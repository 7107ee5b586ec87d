// Whether a sentence calls its link a portfolio or a work sample.
#ifndef PRESEND_INTENT_PORTFOLIO_H_
#define PRESEND_INTENT_PORTFOLIO_H_

#include <string_view>

#include "scan/hits.h"
#include "text/view.h"

namespace presend {

// `text` is a plain view, `hits` its hits, `range` where the link stands.
bool IsCalledPortfolio(std::string_view text, const Hits& hits, Range range);

}  // namespace presend

#endif  // PRESEND_INTENT_PORTFOLIO_H_

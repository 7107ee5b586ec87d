// A decision as people read it on a terminal. The native command and the one of the npm package
// print the same bytes.
#ifndef PRESEND_REPORT_REPORT_H_
#define PRESEND_REPORT_REPORT_H_

#include <string>
#include <string_view>

#include "explain/texts.h"
#include "pack/pack.h"
#include "presend/decision.h"

namespace presend {

struct ReportOptions {
  bool colour = false;   // ANSI colours
  bool explain = false;  // the trace too; the decision must have one
};

// `text` is what was checked; it must be well-formed UTF-8.
std::string Report(const fb::RulePack& pack, const Texts& texts, std::string_view text,
                   const Decision& decision, const ReportOptions& options);

}  // namespace presend

#endif  // PRESEND_REPORT_REPORT_H_

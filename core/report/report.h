// A decision as people read it on a terminal. The native command and the one of the npm package
// print the same bytes.
#ifndef PRESEND_REPORT_REPORT_H_
#define PRESEND_REPORT_REPORT_H_

#include <string>
#include <string_view>

#include "explain/texts.h"
#include "policy/resolved_context.h"
#include "presend/decision.h"

namespace presend {

struct ReportOptions {
  bool colour = false;   // ANSI colours
  bool explain = false;  // how the decision came about too; it must have a trace and all findings
};

// `text` is what was checked under `context`; it must be well-formed UTF-8.
std::string Report(const Texts& texts, std::string_view text, const ResolvedContext& context,
                   const Decision& decision, const ReportOptions& options);

}  // namespace presend

#endif  // PRESEND_REPORT_REPORT_H_

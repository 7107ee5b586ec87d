// From a decision's JSON back to what redaction needs of it.
#ifndef PRESEND_C_INTERFACE_READ_DECISION_H_
#define PRESEND_C_INTERFACE_READ_DECISION_H_

#include <string_view>

#include "presend/decision.h"
#include "presend/result.h"

namespace presend {

// Of each finding id, kind, act, outcome and byte range; the rest is left as it is by default.
// `json` is what ToJson wrote about `text`, with or without a trace, with offsets in `unit`.
// Errors: kInvalidJson, kInvalidValue, kInvalidArguments (an offset that is none of `text`).
Result<Decision> ReadDecision(std::string_view json, std::string_view text, OffsetUnit unit);

}  // namespace presend

#endif  // PRESEND_C_INTERFACE_READ_DECISION_H_

// The name of a finding, by which a host tells findings apart from check to check, and by which
// redaction tells whether a decision is about the text at hand.
#ifndef PRESEND_FINDING_ID_H_
#define PRESEND_FINDING_ID_H_

#include <string>
#include <string_view>

#include "presend/decision.h"

namespace presend {

// 16 hexadecimal digits made from kind, act, the detail and the 16 bytes on either side of it.
// `text` is what was checked; finding.bytes must lie inside it. js/finding-id.ts computes the same.
std::string FindingId(std::string_view text, const Finding& finding);

}  // namespace presend

#endif  // PRESEND_FINDING_ID_H_

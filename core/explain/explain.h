// The sentences that go with a finding.
#ifndef PRESEND_EXPLAIN_EXPLAIN_H_
#define PRESEND_EXPLAIN_EXPLAIN_H_

#include "explain/texts.h"
#include "policy/decide.h"
#include "presend/decision.h"

namespace presend {

// Sets headline, reason, instead and condition of `finding` from what was found and ruled.
void Explain(const Texts& texts, const Ruling& ruling, bool uncertain, bool recipient_view,
             Finding* finding);

}  // namespace presend

#endif  // PRESEND_EXPLAIN_EXPLAIN_H_

// What the sender declares, matched with what was found.
#ifndef PRESEND_POLICY_DECLARED_H_
#define PRESEND_POLICY_DECLARED_H_

#include <optional>
#include <string>
#include <vector>

#include "policy/decide.h"
#include "policy/resolved_context.h"
#include "presend/decision.h"

namespace presend {

// The purposes declared for a finding of that kind and value.
PurposeSet DeclaredFor(const ResolvedContext& context, Kind kind,
                       const std::optional<std::string>& value);

// What became of every declared entry, in the context's order. `findings` and `rulings` go
// together.
std::vector<DeclaredResult> DeclaredResults(const ResolvedContext& context,
                                            const std::vector<Finding>& findings,
                                            const std::vector<Ruling>& rulings);

}  // namespace presend

#endif  // PRESEND_POLICY_DECLARED_H_

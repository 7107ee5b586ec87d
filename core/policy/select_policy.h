// Which dated policy a context means.
#ifndef PRESEND_POLICY_SELECT_POLICY_H_
#define PRESEND_POLICY_SELECT_POLICY_H_

#include <optional>
#include <string>

#include "pack/pack.h"
#include "presend/result.h"

namespace presend {

// `name` is a family or a dated policy; with neither name nor date the pack's default. Errors:
// kUnknownWord for a name that is neither, kInvalidValue for a malformed date, a date beside a
// dated policy, or one before the family's first.
Result<const fb::Policy*> SelectPolicy(const fb::RulePack& pack,
                                       const std::optional<std::string>& name,
                                       const std::optional<std::string>& date);

}  // namespace presend

#endif  // PRESEND_POLICY_SELECT_POLICY_H_

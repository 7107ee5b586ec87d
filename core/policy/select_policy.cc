#include "policy/select_policy.h"

#include "pack/days.h"

namespace presend {

Result<const fb::Policy*> SelectPolicy(const fb::RulePack& pack,
                                       const std::optional<std::string>& name,
                                       const std::optional<std::string>& date) {
  std::optional<int> day;
  if (date) {
    day = ParseIsoDate(*date);
    if (!day)
      return Error{ErrorCode::kInvalidValue,
                   "date: \"" + *date + "\" is no date of the form YYYY-MM-DD"};
  }
  const fb::Policy* pack_default = nullptr;
  for (const fb::Policy* policy : *pack.policies()) {
    if (name && policy->id()->string_view() == *name) {
      if (date)
        return Error{ErrorCode::kInvalidValue,
                     "date: \"" + *name +
                         "\" is one dated policy, so no date goes with it; name the family \"" +
                         policy->family()->str() + "\" to pick by date"};
      return policy;
    }
    if (policy->is_default() && pack_default == nullptr) pack_default = policy;
  }
  if (pack_default == nullptr) pack_default = pack.policies()->Get(0);
  if (!name && !day) return pack_default;
  const std::string_view family =
      name ? std::string_view(*name) : pack_default->family()->string_view();
  const fb::Policy* family_default = nullptr;
  const fb::Policy* newest = nullptr;
  bool known = false;
  for (const fb::Policy* policy : *pack.policies()) {
    if (policy->family()->string_view() != family) continue;
    known = true;
    if (policy->is_default()) family_default = policy;
    if (day && policy->effective() > *day) continue;
    if (newest == nullptr || policy->effective() >= newest->effective()) newest = policy;
  }
  if (!known)
    return Error{ErrorCode::kUnknownWord, "policy: unknown policy \"" + std::string(family) + "\""};
  if (!day && family_default != nullptr) return family_default;
  if (newest == nullptr)
    return Error{ErrorCode::kInvalidValue, "date: no policy of the family \"" +
                                               std::string(family) + "\" was in force on " +
                                               date.value_or("")};
  return newest;
}

}  // namespace presend

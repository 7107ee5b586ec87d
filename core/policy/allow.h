// What the host of the composer allows whatever the policy says: its own addresses and pages.
#ifndef PRESEND_POLICY_ALLOW_H_
#define PRESEND_POLICY_ALLOW_H_

#include <string>
#include <string_view>
#include <vector>

#include "presend/vocabulary.h"

namespace presend {

// Whether a detail of that kind and value equals an entry or lies on an entry's domain.
bool IsAllowed(const std::vector<std::string>& entries, Kind kind, std::string_view value);

}  // namespace presend

#endif  // PRESEND_POLICY_ALLOW_H_

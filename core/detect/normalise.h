// The normal form of a detail's value, for comparing what a sender declares with what was found.
#ifndef PRESEND_DETECT_NORMALISE_H_
#define PRESEND_DETECT_NORMALISE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "detect/detector.h"

namespace presend {

// The value that a detail of `kind` written as `value` would have as a finding; what cannot be read
// as one of that kind stays as it is, without white space at its ends.
std::string NormaliseValue(const Tables& tables, Kind kind, std::string_view value,
                           std::span<const std::uint16_t> regions,
                           std::span<const std::string_view> platform_hosts);

}  // namespace presend

#endif  // PRESEND_DETECT_NORMALISE_H_

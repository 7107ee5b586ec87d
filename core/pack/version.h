// Version numbers of the form major.minor.patch.
#ifndef PRESEND_PACK_VERSION_H_
#define PRESEND_PACK_VERSION_H_

#include <string_view>

namespace presend {

// Less than, equal to or greater than 0 as `a` is older than, the same as or newer than `b`; parts
// that are missing or no number count as 0.
int CompareVersions(std::string_view a, std::string_view b);

}  // namespace presend

#endif  // PRESEND_PACK_VERSION_H_

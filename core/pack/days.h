// Days as the pack counts them.
#ifndef PRESEND_PACK_DAYS_H_
#define PRESEND_PACK_DAYS_H_

#include <string>

namespace presend {

// The first day of a policy that states none: it is in force from ever.
inline constexpr int kFromEver = -1'000'000;

// The ISO 8601 date of a day counted from 1970-01-01, for example "2020-06-26".
std::string IsoDate(int days);

}  // namespace presend

#endif  // PRESEND_PACK_DAYS_H_

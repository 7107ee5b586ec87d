// Days as the pack counts them.
#ifndef PRESEND_PACK_DAYS_H_
#define PRESEND_PACK_DAYS_H_

#include "presend/days.h"

namespace presend {

// The first day of a policy that states none: it is in force from ever.
inline constexpr int kFromEver = -1'000'000;

}  // namespace presend

#endif  // PRESEND_PACK_DAYS_H_

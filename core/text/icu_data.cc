#include "text/icu_data.h"

#include <unicode/udata.h>

#include <mutex>

// Linked in by presend_embed (core/CMakeLists.txt).
extern "C" const unsigned char presend_icu_data[];

namespace presend {

void EnsureIcuData() {
  static std::once_flag once;
  std::call_once(once, [] {
    UErrorCode status = U_ZERO_ERROR;
    udata_setCommonData(presend_icu_data, &status);
  });
}

}  // namespace presend

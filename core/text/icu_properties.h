// What ICU says about one character: the source of the table behind text/properties.h, and its
// reference in tests. Native only.
#ifndef PRESEND_TEXT_ICU_PROPERTIES_H_
#define PRESEND_TEXT_ICU_PROPERTIES_H_

#include "text/properties.h"

namespace presend {

// Precondition: ICU has its data (the emoji properties are in the data file).
Properties IcuProperties(char32_t code_point);

}  // namespace presend

#endif  // PRESEND_TEXT_ICU_PROPERTIES_H_

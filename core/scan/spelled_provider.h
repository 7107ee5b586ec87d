// An e-mail address around the name of a mail provider, without an at sign or a word for one:
// "johnsmith88 gmail com", "john.smith#gmail.com", "my gmail is johnsmith88".
#ifndef PRESEND_SCAN_SPELLED_PROVIDER_H_
#define PRESEND_SCAN_SPELLED_PROVIDER_H_

#include <vector>

#include "scan/spelled_symbol.h"
#include "text/view.h"

namespace presend {

// Appends what to write instead, in ascending order, and returns where the address stands; an empty
// range if there is none.
Range ReadProviderAddress(const SymbolReader& reader, const WordHit& provider,
                          std::vector<Replacement>* out);

}  // namespace presend

#endif  // PRESEND_SCAN_SPELLED_PROVIDER_H_

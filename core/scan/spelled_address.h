// An e-mail address that is spelled out around an at symbol: "john dot smith [at] gmail dot com".
#ifndef PRESEND_SCAN_SPELLED_ADDRESS_H_
#define PRESEND_SCAN_SPELLED_ADDRESS_H_

#include <cstdint>
#include <vector>

#include "scan/spelled_symbol.h"
#include "text/view.h"

namespace presend {

// Appends what to write instead of the spelled parts of the address around `at`, in ascending
// order, and returns where the address stands; an empty range if there is none, nothing of it is
// spelled, or it reads as ordinary words. Nothing before `limit` is looked at.
Range ReadSpelledAddress(const SymbolReader& reader, const Symbol& at, std::uint32_t limit,
                         std::vector<Replacement>* out);

}  // namespace presend

#endif  // PRESEND_SCAN_SPELLED_ADDRESS_H_

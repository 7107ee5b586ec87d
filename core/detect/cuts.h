// Where a text may be cut without changing what is found on either side, some distance away.
#ifndef PRESEND_DETECT_CUTS_H_
#define PRESEND_DETECT_CUTS_H_

#include <cstdint>
#include <vector>

#include "detect/buffers.h"

namespace presend {

// So many bytes on either side of a cut hold nothing that is looked at but words.
inline constexpr std::uint32_t kCalm = 32;

// Evidence that crosses the end of a sentence comes from no further than this many bytes: a word
// that announces a street (address.cc), the words around a link (link.cc), the window of a
// rewriting (detect_text.cc). Near digits it may be a street word and the number behind it
// (address_street.cc). The sentence beside that of a finding, which is read too
// (intent/purposes.h), comes on top of it.
inline constexpr std::uint32_t kReachOfEvidence = 256;
inline constexpr std::uint32_t kReachNearDigits = 352;

// Spans of bytes of a text (of its repaired form, if it has one), by start.
struct Cuts {
  // Empty ones. At each a sentence ends, no quotation is open, nothing was found within kCalm
  // bytes, and a grapheme cluster begins. What is detected further before a cut than evidence
  // reaches is the same whatever follows the cut, and the same holds behind it.
  std::vector<ByteSpan> places;
  // What was found, kept or not, and what was rewritten.
  std::vector<ByteSpan> found;
};

// Fills `cuts` from what DetectText has left in `buffers`.
void FindCuts(const DetectBuffers& buffers, Cuts* cuts);

}  // namespace presend

#endif  // PRESEND_DETECT_CUTS_H_

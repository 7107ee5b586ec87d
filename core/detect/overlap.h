// Where findings overlap, one stays. The order is total: link of a class that leads to contact,
// e-mail, phone, handle, other link, address, channel; then the longer; then the earlier; then the
// one found first.
#ifndef PRESEND_DETECT_OVERLAP_H_
#define PRESEND_DETECT_OVERLAP_H_

#include <vector>

#include "detect/detection.h"

namespace presend {

// Rejects ("overlapped", or "in_link" for a phone inside a link) what gives way to another; what
// gives way to something that gives way itself stays, so overlaps do not cascade. Sorts by start,
// then end.
void ResolveOverlaps(std::vector<Detection>* detections);

}  // namespace presend

#endif  // PRESEND_DETECT_OVERLAP_H_

// Where findings overlap, one stays. The order is total: link of a class that leads to contact,
// e-mail, phone, handle, other link, address, channel; then the longer; then the earlier; then the
// one found first.
#ifndef PRESEND_DETECT_OVERLAP_H_
#define PRESEND_DETECT_OVERLAP_H_

#include <string_view>
#include <vector>

#include "detect/detection.h"

namespace presend {

// Rejects ("overlapped", or "in_link" for a phone inside a link) what gives way to another; what
// gives way to something that gives way itself stays, so overlaps do not cascade. Sorts by start,
// then end.
void ResolveOverlaps(std::vector<Detection>* detections);

// Why AbsorbLabels rejects.
inline constexpr std::string_view kNamesDetail = "names_detail";

// Rejects (kNamesDetail) a means of contact that only names the detail beside it: "WhatsApp" of
// "message me on WhatsApp +44 ...", "email" of "email: a@b.example". One detail is one finding; a
// phone number takes the app's name over. `text` is the source, `detections` are sorted by start.
void AbsorbLabels(std::string_view text, std::vector<Detection>* detections);

}  // namespace presend

#endif  // PRESEND_DETECT_OVERLAP_H_

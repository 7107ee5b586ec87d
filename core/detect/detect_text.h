// From a text to detections: views, scanning, detectors, and the disguises undone on the way.
#ifndef PRESEND_DETECT_DETECT_TEXT_H_
#define PRESEND_DETECT_DETECT_TEXT_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "detect/buffers.h"
#include "detect/detector.h"

namespace presend {

struct DetectOptions {
  std::span<const std::uint16_t> regions;            // indices into Pack.regions
  std::span<const std::string_view> platform_hosts;  // of the policy
  KindSet asked = 0;                                 // what the other party has just asked for
  std::string_view asked_app;                        // of the ID asked for, in the pack
  bool whole = true;                                 // the text is one message, not several
};

// Fills buffers->detections with what is detected and what is rejected, overlaps resolved, by start
// and end. `source` is well-formed UTF-8; spans are bytes of it.
void DetectText(const Tables& tables, std::string_view source, const DetectOptions& options,
                DetectBuffers* buffers);

}  // namespace presend

#endif  // PRESEND_DETECT_DETECT_TEXT_H_

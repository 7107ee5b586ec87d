// The buffers that looking through a text fills; kept from text to text so that a plain message
// allocates nothing.
#ifndef PRESEND_DETECT_BUFFERS_H_
#define PRESEND_DETECT_BUFFERS_H_

#include <vector>

#include "detect/detection.h"
#include "detect/detector.h"
#include "scan/hits.h"
#include "text/view.h"

namespace presend {

struct DetectBuffers {
  View plain;
  View scratch;
  Hits hits;
  std::vector<Replacement> replacements;
  std::vector<ByteSpan> rewritten;  // in the text: all that was replaced in any view
  View undisguised;
  Hits undisguised_hits;
  ActBuffers acts;
  std::vector<Detection> detections;
};

}  // namespace presend

#endif  // PRESEND_DETECT_BUFFERS_H_

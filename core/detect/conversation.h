// What earlier messages of a conversation add: a detail that is spread over several messages, and
// an answer to a question.
#ifndef PRESEND_DETECT_CONVERSATION_H_
#define PRESEND_DETECT_CONVERSATION_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "detect/detect_text.h"

namespace presend {

// An earlier message, well-formed UTF-8.
struct EarlierMessage {
  bool from_sender = true;
  std::string_view text;
};

// What the other party asked for last.
struct Question {
  KindSet kinds = 0;
  std::string_view app;  // of an ID that was asked for; in the pack
};

// What the newest of `earlier` asks for, if the other party wrote it.
Question ReadQuestion(const Tables& tables, std::span<const EarlierMessage> earlier,
                      const DetectOptions& options, DetectBuffers* scratch);

// Adds to `buffers->detections` (of `source`, overlaps resolved) the details that begin in the
// sender's earlier messages and end in `source`; each covers its part of `source`. What it overlaps
// gives way.
void DetectSplit(const Tables& tables, std::span<const EarlierMessage> earlier,
                 std::string_view source, const DetectOptions& options, DetectBuffers* scratch,
                 DetectBuffers* buffers);

}  // namespace presend

#endif  // PRESEND_DETECT_CONVERSATION_H_

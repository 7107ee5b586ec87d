// One check of one text, or of a part of one.
#ifndef PRESEND_CHECK_H_
#define PRESEND_CHECK_H_

#include <limits>
#include <string_view>
#include <vector>

#include "detect/buffers.h"
#include "detect/detector.h"
#include "explain/locales.h"
#include "intent/purposes.h"
#include "policy/decide.h"
#include "policy/resolved_context.h"
#include "presend/checker.h"
#include "presend/decision.h"
#include "text/view.h"

namespace presend {

struct Workspace::Buffers {
  DetectBuffers detect;
  DetectBuffers earlier;  // for what was written before
  View repaired;          // the text with ill-formed parts as U+FFFD
  bool is_repaired = false;
  std::vector<Ruling> rulings;
  std::vector<Ruling> traced;         // of the detections that were kept, when a trace is asked for
  std::vector<MarkedDetail> details;  // of the findings, in the plain view
  std::vector<Range> moving_off;      // of those that propose to talk elsewhere
  std::vector<ShownPurpose> shown;

  // From a span of what was looked through (the text, or its repaired form) to the text's bytes.
  ByteSpan InText(ByteSpan span) const {
    return is_repaired ? repaired.Source({span.start, span.end}) : span;
  }
};

// A whole text, however long.
inline constexpr ByteSpan kWholeText{0, std::numeric_limits<std::uint32_t>::max()};

// Decides about `text`, which is checked already to be short enough. Of its findings those are in
// the decision that lie in `part`, in bytes; the words around a finding are read wherever they
// stand. What was looked at stays in `buffers`. Findings whose ids are equal still have to be told
// apart (TellApart).
Decision Decide(Locales locales, const Tables& tables, std::string_view text,
                const ResolvedContext& context, const CheckOptions& options, ByteSpan part,
                Workspace::Buffers* buffers);

// Findings that read the same in the same surroundings are told apart by their order: "-2" behind
// the id of the second, "-3" ...
void TellApart(std::vector<Finding>* findings);

}  // namespace presend

#endif  // PRESEND_CHECK_H_

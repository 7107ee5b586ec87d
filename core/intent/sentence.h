// The sentence around a place in a text: evidence from words reaches no further.
#ifndef PRESEND_INTENT_SENTENCE_H_
#define PRESEND_INTENT_SENTENCE_H_

#include <string_view>

#include "text/view.h"

namespace presend {

// Evidence reaches no further than this many bytes; a longer sentence is cut there.
inline constexpr std::uint32_t kMaxReach = 2048;

// The sentence of `text` (a plain view) that holds `range`: from the last end of a sentence before
// it to the next one after it. Ends are . ! ? and the like followed by white space, and empty
// lines.
Range SentenceAround(std::string_view text, Range range);

}  // namespace presend

#endif  // PRESEND_INTENT_SENTENCE_H_

// From byte ranges to what is reported: on grapheme cluster boundaries, in bytes and in UTF-16 code
// units.
#ifndef PRESEND_TEXT_OFFSETS_H_
#define PRESEND_TEXT_OFFSETS_H_

#include <cstdint>
#include <string_view>

#include "presend/decision.h"
#include "text/grapheme.h"

namespace presend {

// Converts ranges of one text, asked for in ascending order of their start, in one pass over the
// text.
class OffsetConverter {
 public:
  // `text` may be ill-formed; it must outlive the converter.
  explicit OffsetConverter(std::string_view text) : text_(text), graphemes_(text) {}

  // The smallest range of whole grapheme clusters around `span`. Precondition: span.start is not
  // less than before.
  ByteSpan OnGraphemes(ByteSpan span);
  // The same range in UTF-16 code units; both ends are code point boundaries.
  Utf16Span ToUtf16(ByteSpan span);

 private:
  std::string_view text_;
  GraphemeCursor graphemes_;
  std::uint32_t byte_ = 0;  // a position before all later starts, and its count of code units
  std::uint32_t unit_ = 0;
};

}  // namespace presend

#endif  // PRESEND_TEXT_OFFSETS_H_

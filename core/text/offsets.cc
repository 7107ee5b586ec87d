#include "text/offsets.h"

#include "text/utf8.h"

namespace presend {

ByteSpan OffsetConverter::OnGraphemes(ByteSpan span) {
  const auto start = static_cast<std::uint32_t>(graphemes_.AtOrBefore(span.start));
  // The end is looked up with a cursor of its own: the next range may begin before this one's end.
  GraphemeCursor end_cursor = graphemes_;
  return {start, static_cast<std::uint32_t>(end_cursor.AtOrAfter(span.end))};
}

Utf16Span OffsetConverter::ToUtf16(ByteSpan span) {
  if (span.start < byte_) {
    byte_ = 0;
    unit_ = 0;
  }
  unit_ += CountUtf16(text_, byte_, span.start);
  byte_ = span.start;
  return {unit_, unit_ + CountUtf16(text_, span.start, span.end)};
}

}  // namespace presend

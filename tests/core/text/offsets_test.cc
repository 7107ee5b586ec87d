#include "text/offsets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "text/random_text.h"
#include "text/utf8.h"

namespace presend {
namespace {

// Spans of characters, in ascending order of their start, against counting from the start.
TEST(Offsets, AsCountedFromTheStart) {
  std::mt19937 random(31);
  for (int round = 0; round < 500; ++round) {
    const std::string text = RandomText(&random, true);
    std::vector<std::uint32_t> bounds;
    for (std::size_t i = 0; i < text.size(); i += DecodeAt(text, i).length)
      bounds.push_back(static_cast<std::uint32_t>(i));
    bounds.push_back(static_cast<std::uint32_t>(text.size()));
    std::vector<ByteSpan> spans;
    for (int i = 0; i < 5; ++i) {
      std::uniform_int_distribution<std::size_t> any(0, bounds.size() - 1);
      const std::uint32_t one = bounds[any(random)];
      const std::uint32_t other = bounds[any(random)];
      spans.push_back({std::min(one, other), std::max(one, other)});
    }
    std::ranges::sort(spans, {}, &ByteSpan::start);
    OffsetConverter converter(text);
    for (const ByteSpan& span : spans) {
      const ByteSpan whole = converter.OnGraphemes(span);
      ASSERT_LE(whole.start, span.start);
      ASSERT_GE(whole.end, span.end);
      const Utf16Span units = converter.ToUtf16(whole);
      ASSERT_EQ(units.start, CountUtf16(text, 0, whole.start));
      ASSERT_EQ(units.end, CountUtf16(text, 0, whole.end));
    }
    // In UTF-16 an earlier span may come again.
    const Utf16Span first = converter.ToUtf16(spans.front());
    ASSERT_EQ(first.start, CountUtf16(text, 0, spans.front().start));
    ASSERT_EQ(first.end, CountUtf16(text, 0, spans.front().end));
  }
}

}  // namespace
}  // namespace presend

// Decoding, counting and grapheme boundaries of any bytes, beside slower ways to the same.
#include <algorithm>
#include <vector>

#include "require.h"
#include "text/grapheme.h"
#include "text/icu_graphemes.h"
#include "text/offsets.h"
#include "text/utf8.h"

namespace presend {

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 2), size - 2);

  // For each unit of UTF-16, the byte at which its character begins; and which bytes begin one.
  std::u16string units;
  std::vector<std::size_t> starts;
  bool well_formed = true;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = DecodeAt(text, at);
    PRESEND_REQUIRE(decoded.length >= 1 && at + decoded.length <= text.size());
    well_formed = well_formed && decoded.well_formed;
    std::string utf8;
    AppendUtf8(decoded.code_point, &utf8);
    if (decoded.well_formed) PRESEND_REQUIRE(utf8 == text.substr(at, decoded.length));
    Utf8ToUtf16(utf8, &units);
    starts.resize(units.size(), at);
    at += decoded.length;
  }
  PRESEND_REQUIRE(well_formed == IsWellFormedUtf8(text));
  PRESEND_REQUIRE(CountUtf16(text, 0, text.size()) == units.size());
  std::u16string whole;
  Utf8ToUtf16(text, &whole);
  PRESEND_REQUIRE(whole == units);
  std::string back;
  Utf16ToUtf8(units, &back);
  if (well_formed) PRESEND_REQUIRE(back == text);
  const auto plain = std::find_if(text.begin(), text.end(), [](char c) { return !IsAscii(c); });
  PRESEND_REQUIRE(AsciiPrefix(text) == static_cast<std::size_t>(plain - text.begin()));

  // ICU's boundaries, as bytes.
  std::vector<std::size_t> boundaries;
  for (const std::size_t unit : IcuGraphemes(units).Boundaries())
    boundaries.push_back(unit == units.size() ? text.size() : starts[unit]);
  if (boundaries.empty()) boundaries.push_back(0);

  // Ranges in ascending order through one converter, as the checker asks for them.
  OffsetConverter converter(text);
  const std::size_t step = 1 + data[0] % 16;
  const std::size_t length = data[1] % 32;
  for (std::size_t start = 0; start + 1 < text.size(); start += step) {
    const std::size_t end = std::min(start + 1 + length, text.size());
    const ByteSpan span =
        converter.OnGraphemes({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
    const auto after = std::upper_bound(boundaries.begin(), boundaries.end(), start);
    PRESEND_REQUIRE(span.start == *(after - 1));
    PRESEND_REQUIRE(span.end == *std::lower_bound(boundaries.begin(), boundaries.end(), end));
    const Utf16Span utf16 = converter.ToUtf16(span);
    PRESEND_REQUIRE(utf16.start == CountUtf16(text, 0, span.start));
    PRESEND_REQUIRE(utf16.end == CountUtf16(text, 0, span.end));
  }
  return 0;
}

}  // namespace presend

// The plain view's tables and short ways, beside ICU alone; and its run map, which leads every byte
// back into the text.
#include "text/plain_view.h"

#include <unicode/unorm2.h>

#include "require.h"
#include "text/slow_plain_text.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr int kMostInARow = 30;  // characters that combine; beyond 32 the product folds in pieces

// Well-formed, and with no longer row of characters that combine.
std::string Legible(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKCCasefoldInstance(&status);
  std::string text;
  int row = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Decoded decoded = DecodeAt(bytes, at);
    at += decoded.length;
    row = unorm2_hasBoundaryBefore(normalizer, static_cast<UChar32>(decoded.code_point)) ? 0
                                                                                         : row + 1;
    if (row < kMostInARow) AppendUtf8(decoded.code_point, &text);
  }
  return text;
}

void RequireWayBack(const View& view, std::string_view source) {
  std::uint32_t last = 0;
  for (const Run& run : view.runs()) {
    PRESEND_REQUIRE(run.source.start >= last && run.source.end <= source.size());
    PRESEND_REQUIRE(run.source.start < run.source.end);
    PRESEND_REQUIRE(run.rewritten || run.view.size() == run.source.end - run.source.start);
    PRESEND_REQUIRE(run.source.start == last);  // nothing of the source is passed over
    last = run.source.end;
  }
  PRESEND_REQUIRE(last == source.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder({}, {});
  const std::string text = Legible({reinterpret_cast<const char*>(data), size});
  View scratch;
  View view;
  folder.BuildPlainView(text, &scratch, &view);
  PRESEND_REQUIRE(IsWellFormedUtf8(view.text()));
  PRESEND_REQUIRE(view.text() == SlowPlainText(text));
  RequireWayBack(view, text);

  // A look-alike is folded without harm to the way back.
  static const Folder look_alikes(
      {{0x2019, "'", 0}},
      {{0x2BE, '\'', 0}, {0x3B1, 'a', 0}, {0x3B9, 'i', '1'}, {0x430, 'a', 0}, {0x43E, 'o', '0'}});
  look_alikes.BuildPlainView(text, &scratch, &view);
  PRESEND_REQUIRE(IsWellFormedUtf8(view.text()));
  RequireWayBack(view, text);
  return 0;
}

}  // namespace presend

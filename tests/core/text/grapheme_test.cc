#include "text/grapheme.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <set>

#include "text/icu_graphemes.h"
#include "text/random_text.h"
#include "text/utf8.h"

namespace presend {
namespace {

std::set<std::size_t> Boundaries(const std::string& text) {
  std::set<std::size_t> found;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    GraphemeCursor cursor(text);
    if (cursor.AtOrBefore(i) == i) found.insert(i);
  }
  return found;
}

// Unicode's own cases: "÷ 0020 × 0308 ÷ 0020 ÷ # ...".
TEST(Grapheme, UnicodeConformance) {
  std::ifstream in(PRESEND_GRAPHEME_BREAK_TEST);
  int cases = 0;
  for (std::string line; std::getline(in, line);) {
    line.resize(std::min(line.size(), line.find('#')));
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::string text;
    std::set<std::size_t> expected;
    for (std::size_t i = 0; i < line.size();) {
      if (line.compare(i, 2, "\xC3\xB7") == 0) {
        expected.insert(text.size());
        i += 2;
      } else if (line.compare(i, 2, "\xC3\x97") == 0) {
        i += 2;
      } else if (std::isxdigit(static_cast<unsigned char>(line[i])) != 0) {
        std::uint32_t c = 0;
        const auto [end, error] =
            std::from_chars(line.data() + i, line.data() + line.size(), c, 16);
        i = static_cast<std::size_t>(end - line.data());
        AppendUtf8(c >= 0xD800 && c <= 0xDFFF ? kReplacement : c, &text);
      } else {
        ++i;
      }
    }
    if (text.find("\xEF\xBF\xBD") != std::string::npos) continue;  // lone surrogates have no UTF-8
    EXPECT_EQ(Boundaries(text), expected) << line;
    ++cases;
  }
  EXPECT_GT(cases, 500);
}

TEST(Grapheme, LikeTheBreakIteratorOfIcu) {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = RandomText(&random, false);
    std::u16string units;
    Utf8ToUtf16(text, &units);
    std::set<std::size_t> expected{0};
    for (const std::size_t at : IcuGraphemes(units).Boundaries()) {
      std::string prefix;
      Utf16ToUtf8(std::u16string_view(units).substr(0, at), &prefix);
      expected.insert(prefix.size());
    }
    ASSERT_EQ(Boundaries(text), expected) << text;
  }
}

// A vowel sign that extends a cluster without a combining class stands in a conjunct, since Unicode
// 16.
TEST(Grapheme, AConjunctHoldsAnyExtendingMark) {
  EXPECT_EQ(Boundaries("\u0932\u0957\u094D\u0930"), (std::set<std::size_t>{0, 12}));
}

}  // namespace
}  // namespace presend

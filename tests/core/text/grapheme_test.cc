#include "text/grapheme.h"

#include <gtest/gtest.h>
#include <unicode/rbbi.h>
#include <unicode/udata.h>
#include <unicode/unistr.h>

#include <charconv>
#include <fstream>
#include <set>

#include "text/icu_data.h"
#include "text/random_text.h"
#include "text/utf8.h"

extern "C" const unsigned char presend_icu_test_data[];

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
    line = line.substr(0, line.find('#'));
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
  UErrorCode status = U_ZERO_ERROR;
  udata_setAppData(U_ICUDATA_NAME "-test", presend_icu_test_data, &status);
  UDataMemory* data = udata_open(U_ICUDATA_NAME "-test-brkitr", "brk", "char", &status);
  if (U_FAILURE(status)) {
    status = U_ZERO_ERROR;
    udata_setCommonData(presend_icu_test_data, &status);
    status = U_ZERO_ERROR;
    data = udata_open(U_ICUDATA_NAME "-brkitr", "brk", "char", &status);
  }
  ASSERT_TRUE(U_SUCCESS(status)) << u_errorName(status);
  icu::RuleBasedBreakIterator reference(data, status);
  ASSERT_TRUE(U_SUCCESS(status));
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = RandomText(&random, false);
    const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
    reference.setText(units);
    std::set<std::size_t> expected;
    for (std::int32_t at = reference.first(); at != icu::BreakIterator::DONE;
         at = reference.next()) {
      std::string prefix;
      units.tempSubString(0, at).toUTF8String(prefix);
      expected.insert(prefix.size());
    }
    ASSERT_EQ(Boundaries(text), expected) << text;
  }
}

}  // namespace
}  // namespace presend

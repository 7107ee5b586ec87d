#include "detect/digit_groups.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace presend {
namespace {

// The groups of a text that begins and ends with a digit.
struct Read {
  explicit Read(std::string_view text) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if (!IsAsciiDigit(text[i])) continue;
      if (i == 0 || !IsAsciiDigit(text[i - 1])) groups.push_back({i, i});
      groups.back().end = i + 1;
    }
    digits = {text, groups};
  }
  std::vector<Range> groups;
  DigitGroups digits;
};

template <typename Judge>
void Expect(Judge judge, const std::vector<std::string_view>& yes,
            const std::vector<std::string_view>& no) {
  for (const std::string_view text : yes) EXPECT_TRUE(judge(Read(text).digits)) << text;
  for (const std::string_view text : no) EXPECT_FALSE(judge(Read(text).digits)) << text;
}

TEST(DigitGroups, ListOfCounts) {
  Expect(IsListOfCounts,
         {"1 2 3 4 5 6 7 8 9 10", "10, 20, 30, 40", "100 200 300 400", "36 37 38 39 40 41",
          "2-1 3-0 1-1 4-2", "1. 1 2. 2 3. 3", "1 0 1 1 0 0 1 0 1"},
         {"01 23 45 67 89", "0 1 2 3 4 5 6 7 8 9", "98 76 54 32 10", "9 8 7 6 5 4 3",
          "415 555 2671", "2 1 5 5 5 5 2 6 7 1", "1 2 3"});
}

TEST(DigitGroups, ListOfNumbers) {
  Expect(IsListOfNumbers, {"21 22 25 24", "320 480 768 1024", "3 12 19 27 35 44", "5 4 5 3 4"},
         {"415 555 26 71", "21-22-25-24", "12 15 18"});
}

TEST(DigitGroups, CountedOut) {
  Expect(IsCountedOut, {"12345678", "3456789"}, {"1234567890", "4155552671", "1 2 3 4"});
}

TEST(DigitGroups, RoundThroughout) {
  Expect(IsRoundThroughout, {"250 300 400", "10 20"}, {"250 301", "4155550", "800 555 1234"});
}

TEST(DigitGroups, Range) {
  Expect(IsRange, {"2135-2178", "1000-2000", "100 - 900"},
         {"2135-3678", "447-9626", "2178-2135", "2135 2178", "415-555-2671"});
}

TEST(DigitGroups, SpelledOut) {
  Expect(IsSpelledOut,
         {"2 1 5 5 5 5 2 6 7 1", "2~1~5~5~5~2~6", "2~1~5 5~5~5 2~6~7~1", "[2][1][5][5][5][2][6]",
          "0 1 0 - 3 3 3 - 4 4 1 7"},
         {"5 4 5 3 4 5 5 4 5", "1~1~1~1~1~1~1", "415 555 2671", "2 1 5 5 5 5 2"});
}

TEST(DigitGroups, LocalForm) {
  Expect(IsLocalForm, {"447-9626", "2135-3678"},
         {"447 9626", "100-2000", "2135-2178", "1999-2004", "4470-9630", "44-7962"});
}

TEST(DigitGroups, GroupedApart) {
  Expect(IsGroupedApart, {"1234 5678", "55 12 34 56", "052 123 45 67", "8 (912) 345-67-89"},
         {"2019 2020", "1920 1080", "800 600", "1.234.567", "12345678", "100 200 300 400",
          "1 200 000"});
}

}  // namespace
}  // namespace presend

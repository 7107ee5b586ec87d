#include "text/utf8.h"

#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include "text/random_text.h"

namespace presend {
namespace {

TEST(Utf8, MaximalSubpartsCountAsOneCharacterEach) {
  // Unicode 16, table 3-8: three ill-formed subparts before the letter.
  const std::string text = "\xF0\x80\x80\x41";
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) i += DecodeAt(text, i).length;
  EXPECT_EQ(count, 4u);
  EXPECT_EQ(DecodeAt("\xF4\x91", 0).length, 1);
  EXPECT_EQ(DecodeAt("\xE2\x82", 0).length, 2);
  EXPECT_FALSE(IsWellFormedUtf8("\xED\xA0\x80"));
  EXPECT_TRUE(IsWellFormedUtf8("\xF0\x9F\x91\xA9 ok"));
}

// Beside ICU, which steps over maximal subparts too.
TEST(Utf8, EveryFewBytesAreDecodedAsIcuDoes) {
  const auto require_same = [](std::string_view text) {
    std::int32_t length = 0;
    UChar32 expected = 0;
    U8_NEXT(text.data(), length, static_cast<std::int32_t>(text.size()), expected);
    const Decoded decoded = DecodeAt(text, 0);
    ASSERT_EQ(decoded.well_formed, expected >= 0) << testing::PrintToString(text);
    ASSERT_EQ(decoded.length, length) << testing::PrintToString(text);
    ASSERT_EQ(decoded.code_point, expected >= 0 ? static_cast<char32_t>(expected) : kReplacement);
    if (!decoded.well_formed) return;
    std::size_t behind = 0;
    ASSERT_EQ(TakeCharacter(text, &behind), decoded.code_point);
    ASSERT_EQ(behind, decoded.length);
  };
  std::string text(3, '\0');
  for (int lead = 0x80; lead < 0x100; ++lead) {
    for (int second = 0; second < 0x100; ++second) {
      for (int third = 0x70; third < 0xD0; ++third) {
        text = {static_cast<char>(lead), static_cast<char>(second), static_cast<char>(third)};
        require_same(text);
        if (lead >= 0xF0) require_same(text + "\x80");
      }
      require_same(std::string_view(text).substr(0, 2));
    }
    require_same(std::string_view(text).substr(0, 1));
  }
}

TEST(Utf8, LoneSurrogatesBecomeReplacementCharacters) {
  std::string out;
  const char16_t units[] = {'a', 0xD800, 'b', 0xDC00, 0xD83D, 0xDE00};
  Utf16ToUtf8({units, 6}, &out);
  EXPECT_EQ(out,
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xF0\x9F\x98\x80");
}

TEST(Utf8, BecomesUtf16) {
  std::u16string out = u"<";
  Utf8ToUtf16("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF", &out);
  EXPECT_EQ(out, u"<a\u00E9\u20AC\xD83D\xDE00\xDBFF\xDFFF");
  out.clear();
  Utf8ToUtf16("\xF0\x80\x80\x41\xED\xA0\x80", &out);  // ill-formed: three, the letter, three
  EXPECT_EQ(out, u"\xFFFD\xFFFD\xFFFD\x41\xFFFD\xFFFD\xFFFD");
}

TEST(Utf8, ThereAndBackIsTheSame) {
  std::mt19937 random(2);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = RandomText(&random, round % 2 == 0);
    std::u16string units;
    Utf8ToUtf16(text, &units);
    EXPECT_EQ(units.size(), CountUtf16(text, 0, text.size()));
    std::string back;
    Utf16ToUtf8(units, &back);
    if (IsWellFormedUtf8(text)) {
      ASSERT_EQ(back, text);
    } else {
      ASSERT_TRUE(IsWellFormedUtf8(back));
    }
  }
}

TEST(Utf8, CountsLikeTheSlowWay) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = RandomText(&random, true);
    std::uint32_t slow = 0;
    for (std::size_t i = 0; i < text.size();) {
      const Decoded decoded = DecodeAt(text, i);
      slow += decoded.code_point > 0xFFFF ? 2 : 1;
      i += decoded.length;
    }
    EXPECT_EQ(CountUtf16(text, 0, text.size()), slow);
  }
}

}  // namespace
}  // namespace presend

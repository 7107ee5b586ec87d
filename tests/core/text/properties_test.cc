#include "text/properties.h"

#include <gtest/gtest.h>

#include "text/icu_data.h"
#include "text/icu_properties.h"

namespace presend {
namespace {

// The reference is the table's own source, asked again here: what is held is the way through
// generator, table and look-up.
TEST(Properties, LikeIcuForEveryCodePoint) {
  EnsureIcuData();
  for (char32_t c = 0; c <= 0x10FFFF; ++c)
    ASSERT_EQ(PropertiesOf(c), IcuProperties(c)) << static_cast<std::uint32_t>(c);
}

TEST(Properties, OfKnownCharacters) {
  EXPECT_EQ(PropertiesOf(U'é').letter, true);
  EXPECT_EQ(PropertiesOf(U'\u0301').mark, true);
  EXPECT_EQ(PropertiesOf(U'\u0301').cluster_break, ClusterBreak::kExtend);
  EXPECT_EQ(PropertiesOf(U'\u0667').digit, 7);   // ARABIC-INDIC DIGIT SEVEN
  EXPECT_EQ(PropertiesOf(U'\u00B2').digit, -1);  // SUPERSCRIPT TWO is no decimal digit
  EXPECT_EQ(PropertiesOf(U'\u00B2').number, true);
  EXPECT_EQ(PropertiesOf(U'\u00B2').styled, true);
  EXPECT_EQ(PropertiesOf(U'\u200D').ignorable, true);
  EXPECT_EQ(PropertiesOf(U'\u200D').cluster_break, ClusterBreak::kZwj);
  EXPECT_EQ(PropertiesOf(U'\U0001F600').pictographic, true);
  EXPECT_EQ(PropertiesOf(U'\u0915').conjunct_break, ConjunctBreak::kConsonant);
  EXPECT_EQ(PropertiesOf(U'\u0438').settled, true);
  EXPECT_EQ(PropertiesOf(U'\u0418').settled, false);  // its small letter takes its place
  EXPECT_EQ(PropertiesOf(U'\u0306').settled, false);  // becomes one letter with the one before it
}

TEST(Properties, PastTheLastCodePoint) {
  EXPECT_EQ(PropertiesOf(0x110000), Properties{});
  EXPECT_EQ(PropertiesOf(0xFFFFFFFF), Properties{});
}

}  // namespace
}  // namespace presend

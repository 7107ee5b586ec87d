#include "text/plain_view.h"

#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "text/icu_data.h"
#include "text/random_text.h"
#include "text/utf8.h"

namespace presend {
namespace {

std::string Plain(const Folder& folder, const std::string& text) {
  View scratch;
  View view;
  folder.BuildPlainView(text, &scratch, &view);
  return std::string(view.text());
}

TEST(PlainView, IsNfkcCasefoldWithAsciiDigits) {
  EnsureIcuData();
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* reference = icu::Normalizer2::getNFKCCasefoldInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  const Folder folder({}, {});
  std::mt19937 random(3);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = RandomText(&random, false);
    std::string expected;
    reference->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(expected);
    std::string digits;
    for (std::size_t i = 0; i < expected.size();) {
      const Decoded decoded = DecodeAt(expected, i);
      i += decoded.length;
      AppendUtf8(u_isdigit(static_cast<UChar32>(decoded.code_point))
                     ? U'0' + static_cast<char32_t>(
                                  u_charDigitValue(static_cast<UChar32>(decoded.code_point)))
                     : decoded.code_point,
                 &digits);
    }
    ASSERT_EQ(Plain(folder, text), digits) << text;
  }
}

TEST(PlainView, FoldsLookAlikesOnlyWhereScriptsMix) {
  const Folder folder({}, {{0x430, 'a', 0}, {0x43E, 'o', '0'}, {0x441, 'c', 0}});
  EXPECT_EQ(Plain(folder, "gm\xD0\xB0il.com"), "gmail.com");
  EXPECT_EQ(Plain(folder, "41\xD0\xBE"), "410");
  // A word of its own script stays, and so does a run with a letter that looks like no other.
  EXPECT_EQ(Plain(folder, "\xD1\x81\xD0\xBE\xD0\xB0 and more"),
            "\xD1\x81\xD0\xBE\xD0\xB0 and more");
  EXPECT_EQ(Plain(folder, "x\xD0\xB0\xD0\xB6"), "x\xD0\xB0\xD0\xB6");
}

}  // namespace
}  // namespace presend

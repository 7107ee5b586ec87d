#include "text/plain_view.h"

#include <gtest/gtest.h>

#include "text/random_text.h"
#include "text/slow_plain_text.h"

namespace presend {
namespace {

std::string Plain(const Folder& folder, const std::string& text) {
  View scratch;
  View view;
  folder.BuildPlainView(text, &scratch, &view);
  return std::string(view.text());
}

TEST(PlainView, IsNfkcCasefoldWithAsciiDigits) {
  const Folder folder({}, {});
  std::mt19937 random(3);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = RandomText(&random, false);
    ASSERT_EQ(Plain(folder, text), SlowPlainText(text)) << text;
  }
}

TEST(PlainView, DropsMarksThatAreMeantToHide) {
  const Folder folder({}, {});
  EXPECT_EQ(Plain(folder, "j\u0337\u0322o\u0336h\u0308\u0335n\u0338@\u0336"), "john@");
  EXPECT_EQ(Plain(folder, "4\u0335\u03461\u0337"), "41");
  // Letters of languages, composed or not, and signs of mathematics stay.
  EXPECT_EQ(Plain(folder, "e\u0302\u0323"), "\u1EC7");
  EXPECT_EQ(Plain(folder, "\u1EB9\u0300"), "\u1EB9\u0300");
  EXPECT_EQ(Plain(folder, "=\u0338"), "\u2260");
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

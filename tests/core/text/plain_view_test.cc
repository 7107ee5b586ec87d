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

TEST(PlainView, SpacesInARowAreOne) {
  const Folder folder({}, {});
  EXPECT_EQ(Plain(folder, "let  us   talk"), "let us talk");
  EXPECT_EQ(Plain(folder, "  at both ends  "), " at both ends ");
  EXPECT_EQ(Plain(folder, "a\u00A0 \u2003b\u3000 c  \u00E9  d"), "a b c \u00E9 d");
  EXPECT_EQ(Plain(folder, "lines \n  stay"), "lines \n stay");
  View scratch;
  View view;
  folder.BuildPlainView("ab   cd", &scratch, &view);
  EXPECT_EQ(view.Source({3, 5}), (ByteSpan{5, 7}));
}

TEST(PlainView, ASpaceWithALetterThatJoinsItIsNoSecondOne) {
  EXPECT_EQ(Plain(Folder({}, {}), "a  \u11B4"), "a \u11B4");
}

TEST(PlainView, LettersAreStruckThroughInVain) {
  const Folder folder({}, {});
  EXPECT_EQ(Plain(folder, "\u0442\u0336\u0435\u0336\u043B\u0335"), "\u0442\u0435\u043B");
  // Signs of mathematics are no letters.
  EXPECT_EQ(Plain(folder, "\u2208\u0338"), "\u2209");
}

TEST(PlainView, LookAlikesAreSeenAsTyped) {
  const Folder folder({}, {{0x412, 'b', 0}, {0x435, 'e', 0}, {0x501, 'd', 0}});
  EXPECT_EQ(Plain(folder, "\u0412OB"), "bob");       // a capital that looks like one
  EXPECT_EQ(Plain(folder, "\u0432ob"), "\u0432ob");  // the small letter does not
  EXPECT_EQ(Plain(folder, "LIN\u0435\u3067"), "line\u3067");
  EXPECT_EQ(Plain(folder, "\u0435\u0435"), "\u0435\u0435");
  EXPECT_EQ(Plain(folder, "\u0501\u0435"), "de");  // with a letter that nobody writes
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

TEST(PlainView, LettersOfLatinLookLikeOthersOnlyBesideOtherScripts) {
  const Folder folder({}, {{0x131, 'i', 0}, {0x430, 'a', 0}});
  EXPECT_EQ(Plain(folder, "d\u0131\u015F\u0131nda"), "d\u0131\u015F\u0131nda");
  // Whatever else is in the text.
  EXPECT_EQ(Plain(folder, "d\u0131\u015F\u0131nda \U0001F44D \uFFFD \u0431\u0430"),
            "d\u0131\u015F\u0131nda \U0001F44D \uFFFD \u0431\u0430");
  EXPECT_EQ(Plain(folder, "gm\u0430\u0131l"), "gmail");
  EXPECT_EQ(Plain(folder, "gma\U0001D6A4l"), "gmail");  // a dotless i of mathematics
}

TEST(PlainView, AMarkGoesWithTheLetterThatLooksLikeAnother) {
  const Folder folder({}, {{0x430, 'a', 0}});
  EXPECT_EQ(Plain(folder, "gm\u0430\u0314il"), "gmail");
  EXPECT_EQ(Plain(folder, "gm\u0430\u0314\u0314il"), "gmail");
}

// What the plain view reads, after a look at its way back: every byte of the text has one place in
// it.
std::string PlainWithAWayBack(const Folder& folder, const std::string& text) {
  View scratch;
  View view;
  folder.BuildPlainView(text, &scratch, &view);
  std::uint32_t at = 0;
  for (const presend::Run& run : view.runs()) {
    EXPECT_EQ(run.source.start, at);
    at = run.source.end;
  }
  EXPECT_EQ(at, text.size());
  return std::string(view.text());
}

TEST(PlainView, WhatIsDroppedAtTheEndsHasAWayBack) {
  const Folder folder({}, {{0x430, 'a', 0}});
  EXPECT_EQ(PlainWithAWayBack(folder, "\u200Bgm\u0430il\u200B\u0430b\u00AD  "), "gmailab ");
}

TEST(PlainView, LettersOfOneSourceAreEachAskedForTheirOwnLookAlike) {
  const Folder folder({}, {{0x2BE, '\'', 0}, {0x3B1, 'a', 0}, {0x3B9, 'i', 0}, {0x430, 'a', 0}});
  // A jamo is folded together with the letter before it, and looks like nothing.
  EXPECT_EQ(PlainWithAWayBack(folder, "m\u0430\u3161"), "m\u0430\u1173");
  // An iota below becomes one beside its letter; one sign becomes two.
  EXPECT_EQ(PlainWithAWayBack(folder, "m\u03B1\u0345l"), "mail");
  EXPECT_EQ(PlainWithAWayBack(folder, "l\u1E9A\u0430"), "la'a");
}

}  // namespace
}  // namespace presend

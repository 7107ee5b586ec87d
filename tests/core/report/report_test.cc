#include "report/report.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "presend/front_end.h"
#include "report/page.h"
#include "test_checker.h"
#include "text/utf8.h"

namespace presend {
namespace {

std::string Explained(std::string_view text, std::string_view context) {
  const auto parsed = TestChecker().ParseContext(context);
  EXPECT_TRUE(parsed.ok()) << parsed.error().message;
  return ReportText(TestChecker(), text, parsed.value(), {false, false, true});
}

// Whether the lines stand in the report in this order.
void ExpectLines(const std::string& report, std::initializer_list<std::string_view> lines) {
  std::size_t at = 0;
  for (const std::string_view line : lines) {
    const std::size_t found = report.find(line, at);
    ASSERT_NE(found, std::string::npos) << line << "\nin\n" << report;
    at = found + line.size();
  }
}

TEST(Report, TheWayOfADecision) {
  ExpectLines(
      Explained("My number is +1 415 555 2671, on macOS 10.15.7.2048", "{}"),
      {"My number is [1: +1 415 555 2671], on macOS 10.15.7.2048\n",
       "needs a change: Please make a change before you send this.\n",
       "What this was decided for\n",
       "(upwork-2020-06-26)\n",
       "In force  from 2020-06-26 to 2022-12-31\n",
       "Place     message, which only the other person sees\n",
       "Contract  no contract yet\n",
       "From      freelancer, basic plan\n",
       "To        client, basic plan\n",
       "1  This is a phone number.  needs a change\n",
       "Why            Contact details wait",
       "If it is true  “It gives access to a system needed to scope the work.”\n",
       "on condition   It is only for access to a system",
       "Found          “+1 415 555 2671”: phone number, shared\n",
       "Read as        +14155552671\n",
       "Certainty      100 of 100, reported from 50 up, and from 60 up sure enough to hold the "
       "message\n",
       "               +40  it has an international calling code\n",
       "Row            1: a contact detail given before a contract starts\n",
       "Rests on       the rule\n",
       "What was looked at and left out\n",
       "“10.15.7.2048”: looked at as phone number, and left out because it is a date\n",
       "Decided by\n"});
}

TEST(Report, WhatLiftsAndWhatWasDeclared) {
  const std::string report = Explained(
      "jane@firma.de", R"({"recipient":{"plan":"enterprise"},"policy":"upwork-current","declared":[
        {"purpose":"portfolio","kind":"email","value":"jane@firma.de"},
        {"purpose":"system_access","kind":"phone","value":"+14155552671"}]})");
  ExpectLines(report, {"In force  from 2023-01-01 on\n", "To        client, enterprise plan\n",
                       "What the sender said of single details\n",
                       "email address “jane@firma.de”: portfolio; this changes nothing, as nothing "
                       "holds the detail up",
                       "phone number “+14155552671”: access to a system; this changes nothing, as "
                       "there is no such detail in the message\n",
                       "Exception  exempt client plan\n",
                       "Row        1: a contact detail given before a contract starts\n",
                       "Lifted     the client's plan is enterprise, in a private place\n",
                       "Rests on   what lifts the rule here\n"});
}

TEST(Report, WhatIsClearIsExplainedToo) {
  ExpectLines(Explained("jane@firma.de", R"({"contract":"active"})"),
              {"[1: jane@firma.de]", "1  This is an email address.  fine\n",
               "Row        1: a contact detail", "Lifted     a contract has started"});
  ExpectLines(Explained("Hello", "{}"), {"Hello\n", "fine: Nothing to change.\n",
                                         "No contact information was found.\n", "Decided by\n"});
}

TEST(Report, ADisguisedDetailAndAnUncertainOne) {
  ExpectLines(Explained("john [at] gmail dot com", "{}"),
              {"If it is true  Nothing can be said for it, as it is not written in its usual form.",
               "Written with   symbols spelled as words\n",
               "               +10  symbols spelled as words\n"});
  ExpectLines(Explained("phone: 1115552671", R"({"regions":["US"]})"),
              {"If it is true  “I checked it, and it is not a contact detail.”\n",
               "Certainty      50 of 100, reported from 50 up, but under 60 too unsure for more "
               "than a question\n"});
}

TEST(Report, TheOneWhoWasAskedHearsWhatToAnswer) {
  const std::string report = Explained("Can you send me your email?", R"({"view":"recipient"})");
  ExpectLines(report, {"waits for later: You need not follow this, and can answer here.\n",
                       "1  This asks for an email address.  waits for later\n",
                       "so you need not give one.\n", "you can report a violation to the platform",
                       "You can say    “Thank you, but I prefer to keep our conversation here for "
                       "now.”\n"});
  const auto context = TestChecker().ParseContext(R"({"view":"recipient"})");
  EXPECT_EQ(ReportText(TestChecker(), "Can you send me your email?", context.value(), {})
                .find("If it is true"),
            std::string::npos);
}

TEST(Report, AnotherMarketplaceSpeaksItsOwnWords) {
  ExpectLines(Explained("jane@firma.de", R"({"policy":"example_stays","contract":"accepted"})"),
              {"Example Stays, an invented marketplace (example-stays-2024)\n",
               "Place     chat, which only the other person sees\n",
               "Contract  a booking is accepted\n", "From      guest, private account\n",
               "Row        details: a way to reach each other, before a booking is accepted\n",
               "Lifted     the booking is accepted\n"});
}

TEST(Page, ControlCharactersOfAMessageDoNothing) {
  EXPECT_EQ(Visible("a\x1b[31mb\x07\x7f\xC2\x9B"
                    "c\n\td\r"),
            "a␛[31mb␇␡\xEF\xBF\xBD"
            "c\n\td␍");
  EXPECT_EQ(OneLine("two\nlines"), "two lines");
}

TEST(Page, TextsStandOneUnderTheOther) {
  Page page(false);
  page.Line("Größe", "1");
  page.Line("Id", "2");
  page.Line("Left out", "");
  page.Line("", "3");
  page.EndBlock();
  EXPECT_EQ(page.take(), "   Größe  1\n   Id     2\n          3\n");
}

TEST(Page, LabelsOfEveryScriptAreAligned) {
  EXPECT_EQ(Width("Größe"), 5u);
  EXPECT_EQ(Width("书写方式"), 8u);
  EXPECT_EQ(Width("इसके बजाय"), 8u);         // one vowel sign is drawn above, one beside
  EXPECT_EQ(Width("ते हु"), 3u);              // these are drawn above and below
  EXPECT_EQ(Width("التغيير المُعلن"), 14u);  // a vowel mark has none
  EXPECT_EQ(Width("\xE2\x81\xA8x\xE2\x81\xA9"), 1u);
  Page page(false);
  page.Line("原因", "1");
  page.Line("Id", "2");
  page.EndBlock();
  EXPECT_EQ(page.take(), "   原因  1\n   Id    2\n");
}

// ICU's East Asian width is the reference, for letters of the scripts that labels may be in.
TEST(Page, WidthAsUnicodeSays) {
  for (const UScriptCode script :
       {USCRIPT_LATIN, USCRIPT_CYRILLIC, USCRIPT_ARABIC, USCRIPT_DEVANAGARI, USCRIPT_HEBREW,
        USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_BOPOMOFO, USCRIPT_THAI,
        USCRIPT_COMMON}) {
    for (UChar32 c = 0x20; c < 0x30000; ++c) {
      UErrorCode status = U_ZERO_ERROR;
      if (!u_isalpha(c) || uscript_getScript(c, &status) != script) continue;
      if (u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND) || (c >= 0x16FE0 && c < 0x1B300)) continue;
      const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
      std::string text;
      AppendUtf8(static_cast<char32_t>(c), &text);
      EXPECT_EQ(Width(text), width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2u : 1u)
          << std::hex << c;
    }
  }
}

}  // namespace
}  // namespace presend

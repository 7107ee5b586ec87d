// The cost of a check grows with the text and not faster. Steps are counted, not timed: an edge in
// the control flow of the core is a step (see CMakeLists.txt). What RE2 and ICU do inside one call
// is not counted; rules bound the window of each call.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "test_checker.h"

namespace {
std::uint64_t steps = 0;
}  // namespace

// The names that the compiler's instrumentation calls.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" {
void __sanitizer_cov_trace_pc_guard(std::uint32_t*) { ++steps; }
void __sanitizer_cov_trace_pc_guard_init(std::uint32_t*, std::uint32_t*) {}
}
// NOLINTEND(bugprone-reserved-identifier)

namespace presend {
namespace {

struct Case {
  const char* name;
  // One piece of the text; each '#' becomes a number that differs from piece to piece.
  const char* piece;
};

std::string Text(const Case& item, int pieces) {
  std::string text;
  for (int i = 0; i < pieces; ++i) {
    for (const char* c = item.piece; *c != '\0'; ++c) {
      if (*c == '#') {
        text += std::to_string(1000 + i % 9000);
      } else {
        text += *c;
      }
    }
  }
  return text;
}

class Cost : public testing::TestWithParam<Case> {};

std::uint64_t Steps(const std::string& text, Workspace* workspace) {
  const Checker& checker = TestChecker();
  static const Context context = checker.ParseContext("{\"regions\":[\"US\"]}").value();
  const std::uint64_t before = steps;
  (void)checker.CheckUtf8(text, context, {}, workspace);
  return steps - before;
}

TEST_P(Cost, GrowsWithTheText) {
  Workspace workspace;
  (void)Steps(Text(GetParam(), 8), &workspace);  // patterns are compiled when first used
  std::uint64_t before = Steps(Text(GetParam(), 1000), &workspace);
  ASSERT_GT(before, 1000u);
  for (const int pieces : {2000, 4000}) {
    const std::uint64_t now = Steps(Text(GetParam(), pieces), &workspace);
    // Findings are sorted, so twice the text may cost a little more than twice the steps. A part
    // that read the text again for each finding would soon cost four times.
    EXPECT_LT(static_cast<double>(now), 2.15 * static_cast<double>(before)) << pieces << " pieces";
    before = now;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Cost,
    testing::Values(
        Case{"prose", "I have read your post and would like to help with it. "},
        Case{"email", "write to ana#@gmail.com please, "},
        Case{"bare_link", "see example#.com/Work/# for it, "},
        Case{"defanged_link", "see hxxps://www[.]example#[.]com/a, "},
        Case{"spaced_link", "at http: //careers. example#. com now. "},
        Case{"encoded_link", "https://upwork.com/?u=https%3a%2f%2fexample#%2ecom%2fa "},
        Case{"encoded_schemes", "a%3a%2f%2f"}, Case{"nested_links", "https://upwork.com/?u="},
        Case{"glued_words", "fine#.call me today.now or never.in time "},
        Case{"unknown_paths", "https://www.example#.com/en/careers/a/user/b/players/c "},
        Case{"link", "see https://www.example#.com/a/b?c=#, "},
        // Each quotation mark is rewritten, which makes a run of its own in the view.
        Case{"quoted_email", "“write to ana#@gmail.com” "},
        Case{"quoted_link", "“https://www.example#.com/A/b?c=#” "},
        Case{"quoted_phone", "“+1 415 555 #” "},
        Case{"known_link", "join https://meet.google.com/abc-defg-hij now, "},
        Case{"phone", "call +1 415 555 # today, "},
        Case{"national_phone", "call (415) 555-# today, "},
        Case{"spelled", "write to ana# at gmail dot com please, "},
        Case{"spelled_digits", "four one five five five five two six seven one, "},
        Case{"look_alike_letters", "аnа#@gmаil.com and "}, Case{"styled", "𝐚𝐧𝐚#@𝐠𝐦𝐚𝐢𝐥.𝐜𝐨𝐦 "},
        Case{"spaced", "a n a # @ g m a i l . c o m "}, Case{"digits", "1234567890"},
        Case{"odd_gaps", "2|1|5 "}, Case{"emoji_digits", "2😀1😀"}, Case{"digit_lines", "4\n15\n"},
        Case{"dotted_gaps", "4........ "}, Case{"drawn_digits", "2l5 o7o "},
        Case{"drawn_only", "l0"}, Case{"digit_letters", "e i g h t "},
        Case{"letters_abc", "a b c "}, Case{"hundreds", "nine hundred and twelve "},
        Case{"tens", "twenty one "}, Case{"hundreds_in_one_word", "девятьсот двадцать пять "},
        Case{"kana_digits", "09ー12ー"}, Case{"single_digits", "1 2 3 4 5 "},
        Case{"dotted_digits", "1.2.3.4.5."}, Case{"at_signs", "@@@@@"},
        Case{"dots", "a.b.c.d.com."}, Case{"schemes", "http://https://"},
        Case{"brackets", "((([[["}, Case{"slashes", "a.com/a/a/a/"},
        Case{"spelled_at", "at dot at dot "}, Case{"at_labels", "at a.b at c.com "},
        Case{"at_marks", "at - _ at_at-at[(at)] "}, Case{"letters_apart", "a b c d at e f dot g "},
        Case{"address_marks", "dash dot plus one word at "},
        Case{"sure_at", "arroba punto arroba com "},
        Case{"providers", "gmail com gmail: gmail is "}, Case{"angle_brackets", "a <b c d "},
        Case{"enclosed", "Ana <ana example org> "}, Case{"insertions", "a at b (c) dot com <d>@"},
        Case{"half_insertions", "ana>@b.com"}, Case{"quoted_local", "\"a b\"@\"c"},
        Case{"apps", "message me on telegram "}, Case{"requests", "your number? "},
        Case{"purposes", "add a#@b.de to the github repo, "},
        Case{"word_groups", "let's can you send me your on by to in "},
        Case{"unspaced", "加我微信号是多少请给我发"}, Case{"marks", "a\u0301\u0301\u0301"},
        Case{"joined_emoji", "👩\u200D"}, Case{"flags", "🇩🇪"}, Case{"invisible", "a\u200B\u200Bb@"},
        Case{"percents", "%40"}, Case{"percent_words", "jane%40firma%2ede "},
        Case{"entities", "&#64;"}, Case{"broken_entities", "&#&amp&#x"},
        Case{"base64", "YW5hIHdyaXRlcyB0byBhbmFAZ21haWwuY29t "},
        Case{"base64_run", "YW5hQGdtYWlsLmNvbSA"},
        Case{"hexadecimal", "616e6140676d61696c2e636f6d20"}, Case{"backwards", "moc.liamg@ana# "},
        Case{"backwards_run", "moc.moc."}, Case{"backwards_words", "moc tod moc tod "},
        Case{"morse", ".- -... "}, Case{"strokes", " -.-.-.-.-.-.- . - "},
        Case{"rotated", "rot13 wbua@tznvy.pbz "}, Case{"rotated_ats", "rot13 @ @ @ @ @ @ @ @ "},
        Case{"spaced_name", "s k y p e "}, Case{"spaced_run", "s k y p "},
        Case{"single_letters", "b c d "}, Case{"leet", "wh4ts@pp "}, Case{"leet_run", "4a4b1c"},
        Case{"sound_alikes", "tele gram, bird app "}, Case{"euphemisms", "the green app "},
        Case{"signs_near_apps", "ig @ana# insta @ana.studio "},
        Case{"emoji_openings", "tg 👉👉@a "}, Case{"piled", "a\u0337\u0336\u0322"},
        Case{"regional_words", "🇹 🇪 🇱 🇪 "}, Case{"openings", "ok hi so your whatsapp please "},
        Case{"topics", "message me the bot for telegram nahi "},
        Case{"cyrillic", "Привет, как у вас дела сегодня? "}),
    [](const testing::TestParamInfo<Case>& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace presend

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
        Case{"drawn_only", "l0"}, Case{"letters_apart", "e i g h t "},
        Case{"single_letters", "a b c "}, Case{"hundreds", "nine hundred and twelve "},
        Case{"tens", "twenty one "}, Case{"hundreds_in_one_word", "девятьсот двадцать пять "},
        Case{"kana_digits", "09ー12ー"}, Case{"single_digits", "1 2 3 4 5 "},
        Case{"dotted_digits", "1.2.3.4.5."}, Case{"at_signs", "@@@@@"},
        Case{"dots", "a.b.c.d.com."}, Case{"schemes", "http://https://"},
        Case{"brackets", "((([[["}, Case{"slashes", "a.com/a/a/a/"},
        Case{"spelled_at", "at dot at dot "}, Case{"apps", "message me on telegram "},
        Case{"requests", "your number? "}, Case{"purposes", "add a#@b.de to the github repo, "},
        Case{"word_groups", "let's can you send me your on by to in "},
        Case{"unspaced", "加我微信号是多少请给我发"}, Case{"marks", "a\u0301\u0301\u0301"},
        Case{"joined_emoji", "👩\u200D"}, Case{"flags", "🇩🇪"}, Case{"invisible", "a\u200B\u200Bb@"},
        Case{"cyrillic", "Привет, как у вас дела сегодня? "}),
    [](const testing::TestParamInfo<Case>& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace presend

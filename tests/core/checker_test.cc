#include "presend/checker.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "detect/detector.h"
#include "presend/front_end.h"
#include "test_checker.h"
#include "text/grapheme.h"
#include "text/random_text.h"
#include "text/utf8.h"

namespace presend {
namespace {

TEST(Checker, RangesLieInsideInOrderAndOnGraphemes) {
  const auto context = TestChecker().ParseContext(R"({"regions":["US","IN"]})");
  ASSERT_TRUE(context.ok());
  std::mt19937 random(23);
  Workspace workspace;
  std::size_t findings = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string text = RandomText(&random, true);
    const Decision decision =
        TestChecker().CheckUtf8(text, context.value(), {true, true}, &workspace);
    std::uint32_t last = 0;
    for (const Finding& finding : decision.findings) {
      ++findings;
      ASSERT_LE(last, finding.bytes.start);
      ASSERT_LT(finding.bytes.start, finding.bytes.end);
      ASSERT_LE(finding.bytes.end, text.size());
      last = finding.bytes.start;
      for (const std::uint32_t end : {finding.bytes.start, finding.bytes.end}) {
        GraphemeCursor cursor(text);
        ASSERT_EQ(cursor.AtOrBefore(end), end);
      }
      EXPECT_EQ(finding.utf16.start, CountUtf16(text, 0, finding.bytes.start));
      EXPECT_EQ(finding.utf16.end, CountUtf16(text, 0, finding.bytes.end));
    }
    // A kept workspace changes nothing.
    ASSERT_EQ(ToJson(decision),
              ToJson(TestChecker().CheckUtf8(text, context.value(), {true, true})));
  }
  EXPECT_GT(findings, 1000u);
}

TEST(Checker, RemovingAnExcusedFindingLeavesItsNeighbours) {
  const auto context = TestChecker().ParseContext(R"({"surface":"proposal"})");
  const Decision both =
      TestChecker().CheckUtf8("https://vimeo.com/234567890 and jane@firma.de", context.value());
  const Decision one = TestChecker().CheckUtf8("and jane@firma.de", context.value());
  ASSERT_EQ(both.findings.size(), 2u);
  ASSERT_EQ(one.findings.size(), 1u);
  EXPECT_EQ(both.findings[1].outcome, one.findings[0].outcome);
}

TEST(Checker, WarmingUpGoesThroughTheRulesOnceAndChangesNothing) {
  const auto loaded = Checker::Load(TestPackBytes(), {"", ""});
  ASSERT_TRUE(loaded.ok());
  const Checker& checker = loaded.value();
  Workspace workspace;
  std::size_t steps = 1;
  while (checker.WarmUp(steps - 1, &workspace)) ++steps;
  EXPECT_EQ(steps, checker.tables().rules.size());
  EXPECT_FALSE(checker.WarmUp(steps, &workspace));
  EXPECT_FALSE(checker.WarmUp(~std::size_t{0}, &workspace));
  const auto context = checker.MakeContext({});
  const auto same = TestChecker().MakeContext({});
  for (const char* text : {"Hello", "write to john@gmail.com or call +1 415 555 2671"}) {
    EXPECT_EQ(ToJson(checker.CheckUtf8(text, context.value(), {}, &workspace)),
              ToJson(TestChecker().CheckUtf8(text, same.value())));
  }
}

// Otherwise it would get nothing ready.
TEST(Checker, EveryRuleFindsSomethingInItsExample) {
  const auto context = TestChecker().MakeContext({});
  for (const Rule& rule : TestChecker().tables().rules) {
    const Decision decision =
        TestChecker().CheckUtf8(ViewOf(rule.data->example()), context.value(), {true, false});
    const bool finds =
        std::any_of(decision.findings.begin(), decision.findings.end(),
                    [&](const Finding& finding) { return finding.rule == rule.id(); });
    EXPECT_TRUE(finds) << rule.id() << ": " << ViewOf(rule.data->example());
  }
}

TEST(LineScanner, AnswersBadLinesAndGoesOn) {
  auto scanner = LineScanner::Make(TestChecker(), "{}");
  ASSERT_TRUE(scanner.ok());
  EXPECT_NE(
      scanner.value().Answer("nonsense", 1, {}).find(R"({"id":1,"error":{"code":"invalid_json")"),
      std::string::npos);
  EXPECT_NE(scanner.value()
                .Answer(R"({"id":"a"})", 2, {})
                .find(R"({"id":"a","error":{"code":"invalid_value")"),
            std::string::npos);
  EXPECT_NE(
      scanner.value().Answer(R"({"id":1.5,"text":""})", 3, {}).find(R"("code":"invalid_value")"),
      std::string::npos);
  EXPECT_NE(scanner.value()
                .Answer(R"({"text":"hi","more":1})", 4, {})
                .find(R"({"id":4,"decision":{"verdict":"clear")"),
            std::string::npos);
  EXPECT_NE(
      scanner.value().Answer(R"({"text":"jo\ud800 jane@firma.de"})", 5, {}).find(R"("start":4)"),
      std::string::npos);
  EXPECT_NE(scanner.value()
                .Answer(R"({"text":"jane@firma.de","context":{"contract":"active"}})", 6, {})
                .find(R"("verdict":"clear")"),
            std::string::npos);
}

TEST(LineScanner, RefusesWhatIsTooLongAndGoesOn) {
  auto scanner = LineScanner::Make(TestChecker(), "{}");
  ASSERT_TRUE(scanner.ok());
  const auto line = [](std::size_t text) {
    return "{\"text\":\"" + std::string(text, ' ') + "\"}";
  };
  EXPECT_NE(scanner.value().Answer(line(kMaxTextBytes), 1, {}).find(R"("verdict":"clear")"),
            std::string::npos);
  EXPECT_NE(scanner.value().Answer(line(kMaxTextBytes + 1), 2, {}).find(R"("text_too_long")"),
            std::string::npos);
  EXPECT_NE(scanner.value()
                .Answer(line(kMaxLineBytes), 3, {})
                .find(R"({"id":3,"error":{"code":"invalid_input")"),
            std::string::npos);
  EXPECT_NE(scanner.value().Answer(R"({"text":""})", 4, {}).find(R"("verdict":"clear")"),
            std::string::npos);
}

// A line's context is kept for the next line, and one that differs in a single word is another.
TEST(LineScanner, TellsContextsApart) {
  auto scanner = LineScanner::Make(TestChecker(), R"({"regions":["US"]})");
  ASSERT_TRUE(scanner.ok());
  const auto verdict = [&](const std::string& text, const std::string& context) {
    const std::string line = R"({"text":")" + text + R"(","context":)" + context + "}";
    const std::string answer = scanner.value().Answer(line, 1, {});
    const std::size_t begin = answer.find(R"("verdict":")") + 11;
    return answer.substr(begin, answer.find('"', begin) - begin);
  };
  const auto declared = [](const std::string& value) {
    return R"({"declared":[{"purpose":"system_access","kind":"email","value":")" + value +
           R"("}]})";
  };
  const auto recent = [](const std::string& text) {
    return R"({"recent":[{"from":"sender","text":")" + text + R"("}]})";
  };
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(verdict("Add jane@firma.de please.", declared("jane@firma.de")), "advise");
    EXPECT_EQ(verdict("Add jane@firma.de please.", declared("john@firma.de")), "block");
    EXPECT_EQ(verdict("Add john@firma.de please.", declared("john@firma.de")), "advise");
    EXPECT_EQ(verdict("555 2671", recent("four one five")), "block");
    EXPECT_EQ(verdict("555 2671", recent("four weeks")), "clear");
    EXPECT_EQ(verdict("555 2671", recent("four weeks")), "clear");
  }
}

// No number of findings is too many: each is there, and what stands behind them is looked at too.
TEST(Checker, ReportsEveryFindingOfALongText) {
  constexpr std::size_t kFindings = 20'000;
  std::string text;
  for (std::size_t i = 0; i < kFindings; ++i)
    text += "write to ana" + std::to_string(i) + "@gmail.com, ";
  const Decision decision = TestChecker().CheckUtf8(text, TestChecker().ParseContext("{}").value());
  ASSERT_EQ(decision.findings.size(), kFindings);
  EXPECT_EQ(decision.findings.back().value, "ana" + std::to_string(kFindings - 1) + "@gmail.com");
}

}  // namespace
}  // namespace presend

#include "presend/redact.h"

#include <gtest/gtest.h>

#include <set>

#include "conformance_cases.h"
#include "finding_id.h"
#include "test_checker.h"
#include "text/random_text.h"
#include "text/utf8.h"

namespace presend {
namespace {

Context ContextOf(const std::string& json) {
  const auto context = TestChecker().ParseContext(json);
  EXPECT_TRUE(context.ok()) << json;
  return context.value();
}

std::string Redacted(std::string_view text, const RedactOptions& options = {}) {
  const Decision decision = TestChecker().CheckUtf8(text, ContextOf("{}"));
  const auto redacted = Redact(text, decision, options);
  return redacted.ok() ? redacted.value() : "error: " + redacted.error().message;
}

TEST(Redact, ReplacesEachBlockedDetailAndNothingElse) {
  EXPECT_EQ(Redacted("Hello, how are you?"), "Hello, how are you?");
  EXPECT_EQ(Redacted(""), "");
  EXPECT_EQ(Redacted("mail john@gmail.com or +1 415 555 2671!"), "mail […] or […]!");
  EXPECT_EQ(Redacted("john@gmail.com"), "[…]");
  EXPECT_EQ(Redacted("😀 john@gmail.com 😀", {.placeholder = "<x>"}), "😀 <x> 😀");
  EXPECT_EQ(Redacted("mail john@gmail.com", {.placeholder = ""}), "mail ");
}

TEST(Redact, TakesOutWhatIsAskedAboutOnDemand) {
  EXPECT_EQ(Redacted("see www.acme-tools.com or john@gmail.com"), "see www.acme-tools.com or […]");
  EXPECT_EQ(Redacted("see www.acme-tools.com or john@gmail.com", {.ask = true}), "see […] or […]");
}

TEST(Redact, TakesOutDisguisesWhole) {
  EXPECT_EQ(Redacted("write to john [at] gmail dot com please"), "write to […] please");
}

TEST(Redact, KeepsIllFormedBytes) {
  EXPECT_EQ(Redacted("\xFF john@gmail.com \xC3"), "\xFF […] \xC3");
}

TEST(Redact, Utf16KeepsLoneSurrogates) {
  const std::u16string text = u"\xD83D john@gmail.com \xDE00 \xD83D\xDE00";
  const Decision decision = TestChecker().Check(text, ContextOf("{}"));
  const auto redacted = Redact(std::u16string_view(text), decision);
  ASSERT_TRUE(redacted.ok());
  EXPECT_EQ(redacted.value(), u"\xD83D […] \xDE00 \xD83D\xDE00");
}

// Ranges that a check gives do not overlap; those of a decision put together elsewhere may.
TEST(Redact, OverlappingRangesAreReplacedOnceAndTouchingOnesEach) {
  const std::string text = "abcdefghij";
  const auto redacted = [&](std::initializer_list<ByteSpan> spans) {
    Decision decision;
    for (const ByteSpan& span : spans) {
      Finding finding;
      finding.bytes = span;
      finding.outcome = Outcome::kBlock;
      finding.id = FindingId(text, finding);
      decision.findings.push_back(finding);
    }
    return Redact(text, decision, {.placeholder = "-"}).value();
  };
  EXPECT_EQ(redacted({{2, 4}, {4, 6}}), "ab--ghij");
  EXPECT_EQ(redacted({{2, 5}, {4, 6}}), "ab-ghij");
  EXPECT_EQ(redacted({{2, 8}, {4, 6}, {7, 9}}), "ab-j");
  EXPECT_EQ(redacted({{2, 4}, {2, 4}}), "ab-efghij");
  EXPECT_EQ(redacted({{6, 10}, {0, 1}}), "-bcdef-");
}

TEST(Redact, RefusesADecisionAboutAnotherText) {
  const std::string text = "write to john@gmail.com";
  const Decision decision = TestChecker().CheckUtf8(text, ContextOf("{}"));
  for (const char* other : {"", "write to", "write to jane@gmail.com", "wrote to john@gmail.com",
                            "write  to john@gmail.com", "write to john@gmail.com,"}) {
    const auto redacted = Redact(std::string_view(other), decision);
    ASSERT_FALSE(redacted.ok()) << other;
    EXPECT_EQ(redacted.error().code, ErrorCode::kInvalidArguments);
  }
  Decision inverted = decision;
  std::swap(inverted.findings[0].bytes.start, inverted.findings[0].bytes.end);
  EXPECT_FALSE(Redact(text, inverted).ok());
  Decision wide = decision;
  wide.findings[0].utf16.end = 4000000000u;
  EXPECT_FALSE(Redact(std::u16string_view(u"write to john@gmail.com"), wide).ok());
}

using Found = std::set<std::pair<Kind, std::string>>;

Found Blocked(const Decision& decision) {
  Found found;
  for (const Finding& finding : decision.findings) {
    if (finding.outcome == Outcome::kBlock && finding.value)
      found.emplace(finding.kind, *finding.value);
  }
  return found;
}

// Redacts until nothing is blocked: what stood beside a detail may be a finding without it.
void ExpectNothingRedactedIsFoundAgain(const std::string& given, const Context& context,
                                       std::string_view placeholder) {
  std::string text = given;
  for (int round = 0;; ++round) {
    const Decision decision = TestChecker().CheckUtf8(text, context);
    if (decision.verdict != Outcome::kBlock) return;
    ASSERT_LT(round, 3) << text;
    const auto redacted = Redact(text, decision, {.placeholder = placeholder});
    ASSERT_TRUE(redacted.ok());
    const Decision again = TestChecker().CheckUtf8(redacted.value(), context);
    for (const auto& [kind, value] : Blocked(decision))
      EXPECT_FALSE(Blocked(again).contains({kind, value})) << value;
    for (const Finding& finding : again.findings) {
      const std::string covered =
          redacted.value().substr(finding.bytes.start, finding.bytes.end - finding.bytes.start);
      EXPECT_EQ(covered.find(placeholder), std::string::npos) << covered;
    }
    text = redacted.value();
  }
}

TEST(Redact, NothingRedactedIsFoundAgain) {
  std::set<std::string_view> placeholders{kRedactedMark};
  const auto pack = nlohmann::json::parse(TestChecker().PackInfoJson());
  for (const auto& locale : pack["locales"])
    placeholders.insert(TestChecker().Message("interface.redacted", locale.get<std::string>()));
  ASSERT_GE(placeholders.size(), 2u);
  ASSERT_FALSE(placeholders.contains(""));
  for (const ConformanceCase& one : ConformanceCases()) {
    SCOPED_TRACE(one.name + ": " + one.text);
    const Context context = ContextOf(one.context);
    for (const std::string_view placeholder : placeholders)
      ExpectNothingRedactedIsFoundAgain(one.text, context, placeholder);
  }
}

TEST(Redact, AnyTextInEitherEncodingGivesTheSame) {
  std::mt19937 random(41);
  const Context context = ContextOf(R"({"regions":["US","IN"]})");
  int changed = 0;
  for (int round = 0; round < 1000; ++round) {
    const std::string text = RandomText(&random, false);
    const Decision decision = TestChecker().CheckUtf8(text, context);
    const auto redacted = Redact(text, decision, {.ask = true});
    ASSERT_TRUE(redacted.ok());
    changed += redacted.value() != text ? 1 : 0;
    std::u16string units;
    Utf8ToUtf16(text, &units);
    const auto wide = Redact(std::u16string_view(units), decision, {.ask = true});
    ASSERT_TRUE(wide.ok());
    std::string back;
    Utf16ToUtf8(wide.value(), &back);
    ASSERT_EQ(back, redacted.value());
  }
  EXPECT_GT(changed, 300);
}

}  // namespace
}  // namespace presend

// Whatever edits made it, a draft has the decision of one check of its text.
#include "presend/draft.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "conformance_cases.h"
#include "test_checker.h"
#include "text/random_text.h"
#include "text/utf8.h"

namespace presend {
namespace {

const Checker& checker() { return TestChecker(); }
Context MakeContext(const char* json) { return checker().ParseContext(json).value(); }

// A writer's edits of one text: mostly a few characters where the last edit was.
class Writer {
 public:
  Writer(std::mt19937* random, const std::vector<std::string>* phrases)
      : random_(*random), phrases_(*phrases) {}

  std::size_t Below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  const std::string& Phrase() { return phrases_[Below(phrases_.size())]; }

  struct Edit {
    ByteSpan range;
    std::string inserted;
  };
  Edit Next(std::string_view text) {
    if (Below(6) == 0) at_ = Below(text.size() + 1);
    at_ = std::min(at_, text.size());
    Edit edit;
    const std::size_t removed = Below(3) == 0 ? Below(Below(8) == 0 ? 400 : 6) : 0;
    const std::size_t end = std::min(text.size(), at_ + removed);
    edit.range = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    constexpr std::string_view kKeys = " .,!?\n@0123456789aeinrst\"`:;>()-+/%";
    switch (Below(8)) {
      case 0:
        edit.inserted = Phrase().substr(0, Below(120));
        break;
      case 1:
        edit.inserted = " " + Phrase() + ". ";
        break;
      case 2:
        edit.inserted = RandomText(&random_, true).substr(0, 20);
        break;
      default:
        edit.inserted = std::string(1, kKeys[Below(kKeys.size())]);
    }
    at_ += edit.inserted.size();
    return edit;
  }

 private:
  std::mt19937& random_;
  const std::vector<std::string>& phrases_;
  std::size_t at_ = 0;
};

std::vector<std::string> Phrases() {
  std::vector<std::string> phrases;
  for (const ConformanceCase& one : ConformanceCases()) phrases.push_back(one.text);
  return phrases;
}

// Words that say nothing, so that edits have something that stands far away from them.
std::string Prose(Writer* writer, std::size_t sentences) {
  constexpr std::string_view kSentences[] = {
      "The work goes on as it was planned before. ",
      "We look forward to seeing what comes of it, and to the next part of the plan. ",
      "It takes a while to read all of this! ",
      "Does the design suit you so far? ",
      "There is a draft of every page, and the colours are those that you have chosen.\n",
      "Nothing else has changed since last week.\n\n"};
  std::string text;
  for (std::size_t i = 0; i < sentences; ++i) text += kSentences[writer->Below(6)];
  return text;
}

void RequireSame(const Draft& draft, const Context& context, const CheckOptions& options) {
  ASSERT_EQ(ToJson(draft.decision()), ToJson(checker().CheckUtf8(draft.text(), context, options)))
      << draft.text();
}

// What is said to be as it was is.
void RequireUnchanged(std::vector<Finding> before, const Draft& draft) {
  const DraftChange& change = draft.change();
  const std::vector<Finding>& now = draft.decision().findings;
  ASSERT_LE(change.before + change.behind, std::min(before.size(), now.size()));
  for (std::size_t i = 0; i < change.before; ++i) ASSERT_EQ(before[i], now[i]);
  const auto move = [&](auto* span, std::int32_t by) {
    span->start += static_cast<std::uint32_t>(by);
    span->end += static_cast<std::uint32_t>(by);
  };
  for (std::size_t i = 1; i <= change.behind; ++i) {
    Finding& old = before[before.size() - i];
    move(&old.bytes, change.bytes);
    move(&old.utf16, change.units);
    if (old.fix) {
      move(&old.fix->bytes, change.bytes);
      move(&old.fix->utf16, change.units);
    }
    ASSERT_EQ(old, now[now.size() - i]);
  }
}

TEST(Draft, AnyEditsGiveTheDecisionOfTheWhole) {
  const std::vector<std::string> phrases = Phrases();
  const std::vector<Context> contexts = {
      MakeContext("{}"), MakeContext(R"({"regions":["US","IN"],"surface":"proposal"})"),
      MakeContext(R"({"allow":["example.com"],"contract":"active"})"),
      MakeContext(R"({"regions":["DE"],"recent":[{"from":"recipient","text":"your number?"}]})")};
  std::mt19937 random(20261130);
  Writer writer(&random, &phrases);
  int in_part = 0;
  for (int round = 0; round < 60; ++round) {
    const Context& context = contexts[writer.Below(contexts.size())];
    const CheckOptions options{writer.Below(2) == 0, false};
    Draft draft(checker(), context, options);
    std::string text;
    for (std::size_t i = 0; i < 12; ++i)
      text +=
          Prose(&writer, writer.Below(14)) + (writer.Below(2) == 0 ? writer.Phrase() + ". " : "");
    ASSERT_FALSE(draft.Replace(ByteSpan{0, 0}, text));
    for (int i = 0; i < 40; ++i) {
      const Writer::Edit edit = writer.Next(draft.text());
      const std::string before(draft.text());
      const std::vector<Finding> findings = draft.decision().findings;
      ASSERT_FALSE(draft.Replace(edit.range, edit.inserted));
      RequireSame(draft, context, options);
      RequireUnchanged(findings, draft);
      in_part += draft.change().looked_at < draft.text().size();
      if (HasFailure()) {
        FAIL() << "round " << round << ", " << edit.range.start << " to " << edit.range.end
               << " became '" << edit.inserted << "' in:\n"
               << before;
      }
    }
  }
  EXPECT_GT(in_part, 500);
}

TEST(Draft, AnEditLooksAtItsSurroundingsAlone) {
  const Context context = MakeContext("{}");
  std::string text;
  while (text.size() < 100'000) text += "The work goes on as it was planned before, all of it. ";
  Draft draft(checker(), context);
  ASSERT_FALSE(draft.Replace(ByteSpan{0, 0}, text));
  EXPECT_EQ(draft.change().looked_at, text.size());
  const std::string detail = " Write to john@gmail.com or to jane@firma.de today. ";
  std::uint32_t at = 54'000;
  for (const char key : detail) {
    ASSERT_FALSE(draft.Replace(ByteSpan{at, at}, std::string(1, key)));
    EXPECT_LT(draft.change().looked_at, 2'400u);
    ++at;
  }
  ASSERT_EQ(draft.decision().findings.size(), 2u);
  // Far away from them.
  ASSERT_FALSE(draft.Replace(ByteSpan{20'000, 20'000}, "x"));
  EXPECT_LT(draft.change().looked_at, 1'200u);
  EXPECT_EQ(draft.change().before, 0u);
  EXPECT_EQ(draft.change().behind, 2u);
  EXPECT_EQ(draft.change().bytes, 1);
  ASSERT_FALSE(draft.Replace(ByteSpan{80'000, 80'002}, ""));
  EXPECT_EQ(draft.change().before, 2u);
  EXPECT_EQ(draft.change().behind, 0u);
}

TEST(Draft, FindingsOfAShortTextAreToldApartFromThoseBefore) {
  const Context context = MakeContext("{}");
  Draft draft(checker(), context);
  std::string text;
  for (const std::string_view name : {"john", "jane", "jim"})
    text +=
        "Mail " + std::string(name) + "@gmail.com. The work goes on as it was planned before.\n";
  ASSERT_FALSE(draft.Replace(ByteSpan{0, 0}, text));
  ASSERT_EQ(draft.decision().findings.size(), 3u);
  const auto edit = [&](std::string_view at, std::string_view inserted) {
    const auto start = static_cast<std::uint32_t>(draft.text().find(at));
    const std::vector<Finding> before = draft.decision().findings;
    ASSERT_FALSE(draft.Replace(ByteSpan{start, start}, inserted));
    EXPECT_EQ(draft.change().looked_at, draft.text().size());
    RequireUnchanged(before, draft);
  };
  edit("jane", "mary-");
  EXPECT_EQ(draft.change().before, 1u);
  EXPECT_EQ(draft.change().behind, 1u);
  EXPECT_EQ(draft.change().units, 5);
  edit("jane", "\u00FC");
  EXPECT_EQ(draft.change().before, 1u);
  EXPECT_EQ(draft.change().behind, 1u);
  EXPECT_EQ(draft.change().bytes, 2);
  EXPECT_EQ(draft.change().units, 1);
}

TEST(Draft, RangesInUtf16AndChangesAsJson) {
  const Context context = MakeContext("{}");
  Draft draft(checker(), context);
  std::string text;
  for (int i = 0; i < 400; ++i) text += "\U0001F600 The work goes on. ";
  ASSERT_FALSE(draft.Replace(ByteSpan{0, 0}, text));
  ASSERT_FALSE(draft.Replace(Utf16Span{5'000, 5'000}, " john@gmail.com "));
  ASSERT_EQ(draft.decision().findings.size(), 1u);
  EXPECT_EQ(draft.decision().findings[0].utf16, (Utf16Span{5'001, 5'015}));
  const std::string added = ChangeToJson(draft);
  EXPECT_TRUE(
      added.starts_with(R"({"before":0,"behind":0,"shift":16,"decision":{"verdict":"block")"))
      << added;
  ASSERT_FALSE(draft.Replace(Utf16Span{100, 100}, "\U0001F600"));
  EXPECT_EQ(draft.decision().findings[0].utf16, (Utf16Span{5'003, 5'017}));
  const std::string moved = ChangeToJson(draft);
  EXPECT_TRUE(moved.starts_with(
      R"({"before":0,"behind":1,"shift":2,"decision":{"verdict":"block","findings":[],)"))
      << moved;
}

TEST(Draft, EqualFindingsAreToldApartWhereverTheyAre) {
  const Context context = MakeContext("{}");
  Draft draft(checker(), context);
  const std::string detail = "\n\nPlease write to john@gmail.com about all of this.\n\n";
  std::string text;
  while (text.size() < 8'000) text += "The work goes on as it was planned before, all of it. ";
  ASSERT_FALSE(draft.Replace(ByteSpan{0, 0}, text + detail));
  ASSERT_FALSE(draft.Replace(ByteSpan{4'000, 4'000}, detail));
  ASSERT_EQ(draft.decision().findings.size(), 2u);
  EXPECT_EQ(draft.decision().findings[1].id, draft.decision().findings[0].id + "-2");
  EXPECT_EQ(draft.change().behind, 0u);  // its id is another now
  RequireSame(draft, context, {});
}

TEST(Draft, ATextThatIsTooLongIsCheckedAgainWhenItIsNot) {
  const Context context = MakeContext("{}");
  Draft draft(checker(), context);
  ASSERT_FALSE(draft.Replace(ByteSpan{0, 0}, "write to john@gmail.com"));
  const std::optional<Error> error = draft.Replace(ByteSpan{0, 0}, std::string(kMaxTextBytes, ' '));
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::kTextTooLong);
  EXPECT_EQ(draft.decision().findings.size(), 1u);
  ASSERT_FALSE(draft.Replace(ByteSpan{0, kMaxTextBytes}, "please "));
  EXPECT_EQ(draft.text(), "please write to john@gmail.com");
  RequireSame(draft, context, {});
}

TEST(Draft, AnotherContextIsAnotherDecision) {
  Draft draft(checker(), MakeContext("{}"));
  ASSERT_FALSE(draft.Replace(ByteSpan{0, 0}, "write to john@gmail.com"));
  EXPECT_EQ(draft.decision().verdict, Outcome::kBlock);
  ASSERT_FALSE(draft.SetContext(MakeContext(R"({"contract":"active"})")));
  EXPECT_EQ(draft.decision().verdict, Outcome::kClear);
}

}  // namespace
}  // namespace presend

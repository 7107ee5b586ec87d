#include "pack/compile/diff.h"

#include <gtest/gtest.h>

#include <functional>

#include "json/reader.h"
#include "policy/policy_fixture.h"

namespace presend {
namespace {

using Changes = std::function<void(fb::RulePackT*)>;

std::string PackWith(const Changes& change) {
  fb::RulePackT pack;
  TestPack()->root().UnPackTo(&pack);
  change(&pack);
  flatbuffers::FlatBufferBuilder builder(1 << 20);
  fb::FinishRulePackBuffer(builder, fb::CreateRulePack(builder, &pack));
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

PackDiff Diff(const Changes& change, std::string_view texts = "") {
  const std::string before = PackWith([](fb::RulePackT*) {});
  const std::string after = PackWith(change);
  PackDiff diff = DiffPacks(before, after).value();
  const std::optional<Error> error = DiffTexts(before, after, texts, &diff);
  EXPECT_FALSE(error) << error->message;
  return diff;
}

fb::RowT& RowOf(fb::RulePackT* pack, const std::string& id) {
  for (const auto& policy : pack->policies) {
    if (policy->id != "upwork-2020-06-26") continue;
    for (const auto& row : policy->rows) {
      if (row->id == id) return *row;
    }
  }
  std::abort();
}

TEST(Diff, OfAPackAndItselfIsEmpty) {
  const PackDiff diff = Diff([](fb::RulePackT*) {}, R"({"text":"write to john@gmail.com"})");
  EXPECT_TRUE(diff.groups.empty());
  EXPECT_TRUE(diff.texts.empty());
  EXPECT_NE(ReportDiff(diff).find("The packs say the same."), std::string::npos);
}

TEST(Diff, TellsARowThatChanged) {
  const PackDiff diff = Diff(
      [](fb::RulePackT* pack) {
        pack->version = "0.2.0";
        RowOf(pack, "11").outcome = static_cast<std::uint8_t>(Outcome::kBlock);
      },
      R"({"id":"a","text":"my site is www.example.com"}
{"id":"b","text":"Hello."}

{"text":"see www.example.com","context":{"surface":"nowhere"}})");
  ASSERT_EQ(diff.groups.size(), 2u);
  EXPECT_EQ(diff.groups[0].changes[0].after, (Fields{{"version", "0.2.0"}}));
  EXPECT_EQ(diff.groups[1].many, "rows");
  const Change& row = diff.groups[1].changes[0];
  EXPECT_TRUE(row.name.starts_with("upwork-2020-06-26, row 11 ")) << row.name;
  EXPECT_EQ(row.before, (Fields{{"outcome", "ask"}}));
  EXPECT_EQ(row.after, (Fields{{"outcome", "block"}}));
  EXPECT_EQ(diff.texts_checked, 3u);
  ASSERT_EQ(diff.texts.size(), 1u);
  EXPECT_EQ(diff.texts[0].id, "a");
  EXPECT_EQ(diff.texts[0].before_verdict, "ask");
  EXPECT_EQ(diff.texts[0].after_verdict, "block");
  const std::string report = ReportDiff(diff);
  for (const char* part : {"0.1.0  ->  presend-default 0.2.0", "2 changes", "rows: 1 changed",
                           "outcome: ask  ->  block", "Texts: 1 of 3 change",
                           "verdict ask -> block: 1", "+ block website share"})
    EXPECT_NE(report.find(part), std::string::npos) << part << "\n" << report;
}

TEST(Diff, TellsWhatWasAddedAndRemoved) {
  const PackDiff diff = Diff([](fb::RulePackT* pack) {
    // The last word goes, a scheme comes, a text is written anew.
    pack->word_text.resize(pack->word_text.size() - 1);
    while (pack->word_text.back() != '\n') pack->word_text.pop_back();
    pack->word_sets.pop_back();
    pack->word_values.pop_back();
    auto scheme = std::make_unique<fb::SchemeT>();
    scheme->scheme = "xmpp";
    scheme->kind = static_cast<std::uint8_t>(Kind::kMessagingLink);
    pack->schemes.push_back(std::move(scheme));
    pack->weights[0]->block = static_cast<std::int8_t>(pack->weights[0]->block + 1);
  });
  std::map<std::string, std::string> seen;
  for (const GroupChanges& group : diff.groups) {
    for (const Change& change : group.changes)
      seen[group.one] += change.added ? "+" : change.removed ? "-" : "*";
  }
  EXPECT_EQ(seen, (std::map<std::string, std::string>{
                      {"kind's thresholds", "*"}, {"scheme", "+"}, {"word", "-"}}));
  EXPECT_NE(ReportDiff(diff).find("+ xmpp   class: messaging_link"), std::string::npos);
}

TEST(Diff, IsJsonToo) {
  const PackDiff diff = Diff([](fb::RulePackT* pack) { pack->version = "0.2.0"; },
                             R"({"id":7,"text":"write to john@gmail.com"})");
  const auto json = ParseJson(ToJson(diff));
  ASSERT_TRUE(json.ok());
  EXPECT_EQ(json.value()["new"]["version"], "0.2.0");
  EXPECT_EQ(json.value()["counts"]["heads"]["changed"], 1);
  EXPECT_EQ(json.value()["changes"][0]["before"]["version"], "0.1.0");
  EXPECT_EQ(json.value()["texts"]["checked"], 1);
}

TEST(Diff, RefusesWhatIsNoPackAndNoText) {
  const std::string pack = PackWith([](fb::RulePackT*) {});
  EXPECT_FALSE(DiffPacks("", pack).ok());
  PackDiff diff;
  for (const char* lines : {"x", "7", R"({"id":"a"})", R"({"text":7})"})
    EXPECT_TRUE(DiffTexts(pack, pack, lines, &diff)) << lines;
}

}  // namespace
}  // namespace presend

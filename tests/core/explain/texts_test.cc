#include "explain/texts.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "detect/evidence.h"
#include "policy/policy_fixture.h"

namespace presend {
namespace {

std::vector<std::pair<std::string, std::string>> Messages(std::string_view section) {
  std::vector<std::pair<std::string, std::string>> found;
  for (std::string_view rest = ViewOf(*TestPack()->root().locales()->Get(0)->messages());
       !rest.empty();) {
    const Line line = TakeLine(&rest);
    if (line.id.starts_with(section)) found.emplace_back(line.id, line.text);
  }
  return found;
}

TEST(Explanations, AreOneKindSentenceEach) {
  int count = 0;
  for (const char* section : {"texts.", "headlines.", "refusals."}) {
    for (const auto& [id, text] : Messages(section)) {
      if (id.ends_with(".when")) continue;
      SCOPED_TRACE(id);
      ++count;
      EXPECT_TRUE(text.ends_with('.')) << text;
      for (const char* other : {". ", "! ", "? ", "!"})
        EXPECT_EQ(text.find(other), std::string::npos) << text;
      // Nobody is accused, nothing is threatened.
      for (const char* word :
           {"you broke", "you violated", "your violation", "suspicious", "illegal", "forbidden",
            "prohibited", "penalt", "suspend", "banned", "warning", "must not", "not allowed"})
        EXPECT_EQ(text.find(word), std::string::npos) << text;
    }
  }
  EXPECT_GT(count, 250);
}

// What each row announced: "1", "2", "3" for the changes, "update" for the update, "" for nothing.
TEST(Explanations, CiteTheAnnouncement) {
  const std::map<std::string, std::set<std::string>> announced = {
      {"1", {"1"}},       {"2", {"1"}},  {"3", {"1"}},       {"4", {"1"}},      {"5", {"1"}},
      {"6", {"2"}},       {"7", {"2"}},  {"8", {"2"}},       {"9", {"update"}}, {"10", {"update"}},
      {"11", {"1"}},      {"12", {"1"}}, {"13", {"update"}}, {"14", {"1"}},     {"15", {"update"}},
      {"16", {"update"}}, {"17", {}},    {"18", {}},         {"8b", {}},        {"19", {"1"}}};
  const Texts texts(TestChecker().locales(), "en");
  for (const fb::Row* row : *TestPolicy("upwork-2020-06-26").rows()) {
    const std::set<std::string>& wanted = announced.at(row->id()->str());
    for (const char* view : {".reason", ".reason_recipient"}) {
      const std::string text(texts.Find("texts." + row->text()->str() + view));
      SCOPED_TRACE(text);
      EXPECT_EQ(text.find("26 June 2020") != std::string::npos, !wanted.empty());
      for (const std::string change : {"1", "2", "3"}) {
        const bool cites =
            text.find("announced change " + change + " to Section 7") != std::string::npos;
        EXPECT_TRUE(cites == wanted.contains(change)) << row->id()->str();
      }
      if (wanted.contains("update"))
        EXPECT_NE(text.find("update to the announced changes (effective 26 June 2020)"),
                  std::string::npos);
    }
  }
}

// One who received such a message hears what to answer, and for whatever is not clear that a
// violation can be reported.
TEST(Explanations, TellTheRecipientWhatToDo) {
  const Texts texts(TestChecker().locales(), "en");
  for (const char* id : {"upwork-2020-06-26", "upwork-current"}) {
    for (const fb::Row* row : *TestPolicy(id).rows()) {
      const std::string text(texts.Find("texts." + row->text()->str() + ".instead_recipient"));
      SCOPED_TRACE(text);
      EXPECT_TRUE(text.starts_with("You can "));
      EXPECT_EQ(text.find("you can report a violation to the platform") != std::string::npos,
                static_cast<Outcome>(row->outcome()) != Outcome::kClear);
    }
  }
}

// Whatever a trace can name has words for it.
TEST(Explanations, NameAllEvidence) {
  const Texts texts(TestChecker().locales(), "en");
  for (int i = 0; i < static_cast<int>(Evidence::kDisguise); ++i)
    EXPECT_NE(texts.Find("evidence." + std::string(EvidenceName(i))), "") << EvidenceName(i);
  for (int i = 0; i < kDisguiseCount; ++i) {
    const std::string name(Name(static_cast<Disguise>(i)));
    EXPECT_NE(texts.Find("disguises." + name), "") << name;
  }
  for (const fb::Construction* construction : *TestPack()->root().constructions()) {
    const std::string id = construction->id()->str();
    EXPECT_NE(texts.Find("constructions." + id.substr(0, id.find('/'))), "") << id;
  }
  for (const fb::LookAlike* look_alike : *TestPack()->root().look_alikes()) {
    const std::string reason = look_alike->reason()->str();
    EXPECT_NE(texts.Find("rejections." + reason), "") << reason;
  }
}

TEST(Explanations, RefusalsCheckClear) {
  const auto refusals = Messages("refusals.");
  ASSERT_GE(refusals.size(), 3u);
  for (const char* policy :
       {"upwork-2020-06-26", "upwork-before-2020-06-26", "upwork-current", "example-stays-2024"}) {
    const auto context = TestChecker().ParseContext("{\"policy\":\"" + std::string(policy) + "\"}");
    ASSERT_TRUE(context.ok());
    for (const auto& [id, text] : refusals) {
      EXPECT_EQ(TestChecker().Message(id, "en"), text);
      EXPECT_EQ(TestChecker().CheckUtf8(text, context.value()).verdict, Outcome::kClear) << text;
    }
  }
}

}  // namespace
}  // namespace presend

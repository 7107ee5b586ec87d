#include "presend/vocabulary.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "detect/evidence.h"
#include "presend/result.h"
#include "scan/trigger.h"

namespace presend {
namespace {

// Each word means one thing, and reading it gives what wrote it.
template <typename Enum, typename Parse>
void ExpectRoundTrip(int count, Parse parse) {
  std::set<std::string_view> names;
  for (int i = 0; i < count; ++i) {
    const auto value = static_cast<Enum>(i);
    EXPECT_TRUE(names.insert(Name(value)).second) << Name(value);
    EXPECT_EQ(parse(Name(value)), value) << Name(value);
  }
  EXPECT_FALSE(parse(""));
  EXPECT_FALSE(parse("no_such_word"));
}

TEST(Vocabulary, WordsReadBack) {
  ExpectRoundTrip<Kind>(kKindCount, ParseKind);
  ExpectRoundTrip<Act>(kActCount, ParseAct);
  ExpectRoundTrip<Outcome>(kOutcomeCount, ParseOutcome);
  ExpectRoundTrip<Disguise>(kDisguiseCount, ParseDisguise);
}

TEST(Vocabulary, EvidenceReadsBack) {
  std::set<std::string_view> names;
  for (int i = 0; i < kEvidenceCount; ++i) {
    EXPECT_TRUE(names.insert(EvidenceName(i)).second) << EvidenceName(i);
    EXPECT_EQ(ParseEvidence(EvidenceName(i)), i) << EvidenceName(i);
  }
  EXPECT_FALSE(ParseEvidence("disguise_"));
  EXPECT_FALSE(ParseEvidence("no_such_evidence"));
}

TEST(Vocabulary, Triggers) {
  EXPECT_EQ(ParseTrigger("at_sign"), Trigger::kAtSign);
  EXPECT_EQ(ParseTrigger("place"), Trigger::kPlace);
  EXPECT_FALSE(ParseTrigger("places"));
}

TEST(Vocabulary, EachErrorHasACodeOfItsOwn) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(ErrorCode::kInternal); ++i)
    EXPECT_TRUE(names.insert(ErrorCodeName(static_cast<ErrorCode>(i))).second) << i;
  EXPECT_TRUE(names.contains("out_of_memory"));
  EXPECT_TRUE(names.contains("pack_unverifiable"));
}

}  // namespace
}  // namespace presend

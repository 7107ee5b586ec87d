#include "pack/pack.h"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <random>
#include <span>
#include <string>

#include "pack/compile/lint.h"
#include "pack/compile/test_examples.h"
#include "pack/mutations.h"
#include "test_checker.h"

namespace presend {
namespace {

TEST(Pack, DamageGivesTypedErrorsOnly) {
  const auto whole = TestPackBytes();
  std::mt19937 random(17);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::byte> copy(whole.begin(), whole.end());
    if (round % 3 == 0)
      copy.resize(std::uniform_int_distribution<std::size_t>(0, copy.size() - 1)(random));
    for (int change = 0; change < 4 && !copy.empty(); ++change) {
      copy[std::uniform_int_distribution<std::size_t>(0, copy.size() - 1)(random)] =
          static_cast<std::byte>(random());
    }
    const auto opened = Pack::Open(copy, "");
    if (!opened.ok()) {
      EXPECT_TRUE(opened.error().code == ErrorCode::kPackDamaged ||
                  opened.error().code == ErrorCode::kPackUnsupported);
    }
  }
}

// What is said of a pack that has the tables of another, but for a change.
ErrorCode OpenedWith(const std::function<void(fb::RulePackT*)>& change) {
  const std::string small = SmallPack();
  fb::RulePackT pack;
  fb::GetRulePack(small.data())->UnPackTo(&pack);
  change(&pack);
  flatbuffers::FlatBufferBuilder builder(1 << 16);
  fb::FinishRulePackBuffer(builder, fb::CreateRulePack(builder, &pack));
  const auto opened =
      Pack::Open(std::as_bytes(std::span(builder.GetBufferPointer(), builder.GetSize())), "");
  EXPECT_FALSE(opened.ok());
  return opened.ok() ? ErrorCode::kUnknownWord : opened.error().code;
}

// The verifier read behind the steps of a construction that had none: found by random damage under
// the address sanitizer.
TEST(Pack, AConstructionWithoutStepsIsRefused) {
  EXPECT_EQ(OpenedWith([](fb::RulePackT* pack) { pack->constructions[0]->steps.clear(); }),
            ErrorCode::kPackDamaged);
}

TEST(Pack, AStepWithoutWordsIsRefused) {
  EXPECT_EQ(OpenedWith([](fb::RulePackT* pack) {
              pack->constructions[0]->steps.back() = fb::Step(0, 0, 0, 0);
            }),
            ErrorCode::kPackDamaged);
}

// What is numbered with 16 bits has a number that stands for none.
constexpr std::size_t kTooMany = 65535;

TEST(Pack, SoManyHostsThatTheirNumbersEndAreRefused) {
  EXPECT_EQ(OpenedWith([](fb::RulePackT* pack) {
              pack->host_lengths.resize(kTooMany);  // of the host before, without a path
              pack->host_path_lengths.resize(kTooMany);
              pack->host_kinds.resize(kTooMany, pack->host_kinds[0]);
              pack->host_needs.resize(kTooMany, 255);
              pack->host_apps.resize(kTooMany, 65535);
            }),
            ErrorCode::kPackDamaged);
}

TEST(Pack, SoManyRegionsThatTheirNumbersEndAreRefused) {
  EXPECT_EQ(OpenedWith([](fb::RulePackT* pack) {
              while (pack->regions.size() < kTooMany)
                pack->regions.push_back(std::make_unique<fb::RegionT>(*pack->regions[0]));
            }),
            ErrorCode::kPackDamaged);
}

TEST(Pack, NumbersOutsideOfTheirListsAreRefused) {
  EXPECT_EQ(OpenedWith([](fb::RulePackT* pack) { pack->automaton->next.back() = 60'000; }),
            ErrorCode::kPackDamaged);
  EXPECT_EQ(OpenedWith([](fb::RulePackT* pack) { pack->word_sets[1] = 60'000; }),
            ErrorCode::kPackDamaged);
  EXPECT_EQ(OpenedWith([](fb::RulePackT* pack) { pack->word_values[1] = 60'000; }),
            ErrorCode::kPackDamaged);
}

TEST(Pack, WordsThatDoNotEndOrAreEmptyOrTooLongAreRefused) {
  EXPECT_EQ(OpenedWith([](fb::RulePackT* pack) { pack->word_text.pop_back(); }),
            ErrorCode::kPackDamaged);
  EXPECT_EQ(OpenedWith([](fb::RulePackT* pack) { pack->word_text.front() = '\n'; }),
            ErrorCode::kPackDamaged);
  EXPECT_EQ(OpenedWith([](fb::RulePackT* pack) {
              pack->word_text.insert(pack->word_text.begin(), 65, 'a');
            }),
            ErrorCode::kPackDamaged);
}

TEST(Pack, AnotherDigestIsRefused) {
  const auto loaded = Checker::Load(TestPackBytes(), {"", "sha256:0000"});
  ASSERT_FALSE(loaded.ok());
  EXPECT_EQ(loaded.error().code, ErrorCode::kPackUntrusted);
}

TEST(Pack, EveryExampleOfEveryRuleHolds) {
  const auto files = ReadRulesFiles(PRESEND_RULES);
  ASSERT_TRUE(files.ok()) << files.error().message;
  const ExampleResults results = TestExamples(files.value(), TestChecker());
  for (const std::string& failure : results.failures) ADD_FAILURE() << failure;
  EXPECT_GT(results.passed, 200);
}

TEST(Pack, ThePoliciesHaveNoGapAndNoIdleRow) {
  const auto bytes = TestPackBytes();
  for (const std::string& problem :
       LintPolicies({reinterpret_cast<const char*>(bytes.data()), bytes.size()}))
    ADD_FAILURE() << problem;
}

}  // namespace
}  // namespace presend

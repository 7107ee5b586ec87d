#include "pack/pack.h"

#include <gtest/gtest.h>

#include <functional>
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

// A pack that has the tables of another, but for one construction.
ErrorCode OpenedWith(const std::function<void(fb::ConstructionT*)>& change) {
  const std::string small = SmallPack();
  fb::RulePackT pack;
  fb::GetRulePack(small.data())->UnPackTo(&pack);
  change(pack.constructions[0].get());
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
  EXPECT_EQ(OpenedWith([](fb::ConstructionT* construction) { construction->steps.clear(); }),
            ErrorCode::kPackDamaged);
}

TEST(Pack, AStepWithoutWordsIsRefused) {
  EXPECT_EQ(OpenedWith([](fb::ConstructionT* construction) {
              construction->steps.back() = fb::Step(0, 0, 0, 0);
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

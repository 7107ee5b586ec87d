#include "detect/numbering_plans.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "pack/pack.h"
#include "scan/patterns.h"
#include "test_checker.h"

namespace presend {
namespace {

class NumberingPlansTest : public testing::Test {
 protected:
  static const Pack& ThePack() {
    static const auto pack = Pack::Open(TestPackBytes(), "");
    return *pack.value();
  }
  const fb::RulePack& root_ = ThePack().root();
  const NumberingPlans plans_{ThePack()};
};

TEST_F(NumberingPlansTest, EveryRegionIsFoundByItsCode) {
  for (flatbuffers::uoffset_t i = 0; i < root_.regions()->size(); ++i)
    EXPECT_EQ(plans_.FindRegion(root_.regions()->Get(i)->code()->string_view()), i);
  for (const char* unknown : {"", "U", "USA", "us", "ZZ", "0011223344556677"})
    EXPECT_EQ(plans_.FindRegion(unknown), std::nullopt) << unknown;
}

// What is left of digits once their prefix is rewritten, whatever lengths the region has.
std::string Rewritten(const fb::Region& region, const Pattern& prefix, const std::string& digits) {
  std::string rest;
  prefix.RewritePrefix(digits, ViewOf(region.prefix_transform()), &rest);
  return rest;
}

// The number that ReadNational has for digits is one that it has for them as they are, or one of
// what is left behind their prefix: none is lost because its prefix was not looked at.
TEST_F(NumberingPlansTest, NoPrefixIsPassedByThatLeavesANumber) {
  std::mt19937 random(41);
  int behind_prefixes = 0;
  for (flatbuffers::uoffset_t i = 0; i < root_.regions()->size(); ++i) {
    const fb::Region& region = *root_.regions()->Get(i);
    const auto index = static_cast<std::uint16_t>(i);
    const Pattern prefix(ViewOf(region.prefix_pattern()));
    if (ViewOf(region.prefix_pattern()).empty()) continue;
    const std::string trunk(ViewOf(region.national_prefix()));
    for (int round = 0; round < 200; ++round) {
      std::string digits = round % 2 == 0 ? trunk : std::string();
      const std::size_t size = std::uniform_int_distribution<std::size_t>(3, 14)(random);
      while (digits.size() < size)
        digits += static_cast<char>('0' + std::uniform_int_distribution<int>(0, 9)(random));
      const std::string rest = Rewritten(region, prefix, digits);
      if (rest.empty()) continue;
      const bool possible =
          rest.size() >= 4 && rest.size() <= 17 && (region.lengths() >> rest.size() & 1u) != 0;
      if (!possible) continue;
      ++behind_prefixes;
      EXPECT_TRUE(plans_.ReadNational(digits, index).has_value())
          << region.code()->string_view() << ' ' << digits << " is " << rest;
    }
  }
  EXPECT_GT(behind_prefixes, 1000);
}

}  // namespace
}  // namespace presend

#include "policy/select_policy.h"

#include <gtest/gtest.h>

#include "policy/policy_fixture.h"

namespace presend {
namespace {

std::string Select(const std::optional<std::string>& name, const std::optional<std::string>& date) {
  const auto policy = SelectPolicy(TestPack()->root(), name, date);
  if (policy.ok()) return policy.value()->id()->str();
  return std::string(ErrorCodeName(policy.error().code));
}

TEST(SelectPolicy, ByNameAndDate) {
  EXPECT_EQ(Select({}, {}), "upwork-2020-06-26");
  EXPECT_EQ(Select("upwork", {}), "upwork-2020-06-26");
  EXPECT_EQ(Select("upwork-current", {}), "upwork-current");
  EXPECT_EQ(Select("example_stays", {}), "example-stays-2024");
  for (const auto& name : {std::optional<std::string>(), std::optional<std::string>("upwork")}) {
    EXPECT_EQ(Select(name, "0001-01-01"), "upwork-before-2020-06-26");
    EXPECT_EQ(Select(name, "2020-06-25"), "upwork-before-2020-06-26");
    EXPECT_EQ(Select(name, "2020-06-26"), "upwork-2020-06-26");
    EXPECT_EQ(Select(name, "2020-06-27"), "upwork-2020-06-26");
    EXPECT_EQ(Select(name, "2022-12-31"), "upwork-2020-06-26");
    EXPECT_EQ(Select(name, "2023-01-01"), "upwork-current");
    EXPECT_EQ(Select(name, "9999-12-31"), "upwork-current");
  }
  EXPECT_EQ(Select("example_stays", "2024-01-01"), "example-stays-2024");
}

TEST(SelectPolicy, Errors) {
  EXPECT_EQ(Select("upwork-2020-06-26", "2020-07-01"), "invalid_value");
  EXPECT_EQ(Select("elsewhere", {}), "unknown_word");
  EXPECT_EQ(Select("elsewhere", "2020-07-01"), "unknown_word");
  EXPECT_EQ(Select("example_stays", "2023-12-31"), "invalid_value");
  for (const char* date : {"2020-6-26", "2020-13-01", "2021-02-29", "20200626", "", "2020-06-26 "})
    EXPECT_EQ(Select({}, date), "invalid_value") << date;
}

}  // namespace
}  // namespace presend

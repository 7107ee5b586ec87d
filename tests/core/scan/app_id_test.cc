#include "scan/app_id.h"

#include <gtest/gtest.h>

#include <string>

namespace presend {
namespace {

TEST(ReadId, TakesTheCommonFormsOfIds) {
  const auto id = [](const std::string& text) -> std::string {
    const auto range = ReadId(text, 0, static_cast<std::uint32_t>(text.size()));
    return range ? text.substr(range->begin, range->size()) : "";
  };
  EXPECT_EQ(id(" @john_doe."), "john_doe");
  EXPECT_EQ(id("live:.cid.8f2a"), "live:.cid.8f2a");
  EXPECT_EQ(id("maria#4821"), "maria#4821");
  EXPECT_EQ(id("maria#48211"), "maria");
  EXPECT_EQ(id("a.b-c"), "a.b-c");
  EXPECT_EQ(id("john@firma.de"), "");  // an address
  EXPECT_EQ(id("types/node"), "");     // a path
  EXPECT_EQ(id("10k"), "");            // a count
  EXPECT_EQ(id("x"), "");              // too short
  EXPECT_EQ(id("-flag"), "");
}

TEST(ReadNumericId, TakesGroupsOfDigits) {
  const auto id = [](const std::string& text) -> std::string {
    const auto range = ReadNumericId(text, 0, static_cast<std::uint32_t>(text.size()));
    return range ? text.substr(range->begin, range->size()) : "";
  };
  EXPECT_EQ(id(" 123 456 789, please"), "123 456 789");
  EXPECT_EQ(id("123-456-789"), "123-456-789");
  EXPECT_EQ(id("1234"), "");
  EXPECT_EQ(id("12345x"), "");
  EXPECT_EQ(id("1234567890123"), "");
}

}  // namespace
}  // namespace presend

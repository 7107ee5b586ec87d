#include "json/reader.h"

#include <gtest/gtest.h>

#include <string>

namespace presend {
namespace {

// What a number is read as, written out again.
std::string Read(const std::string& number) {
  const Result<nlohmann::json> value = ParseJson("[" + number + "]");
  return value.ok() ? value.value()[0].dump() : "error";
}

TEST(JsonReader, WholeNumbersWhateverTheirForm) {
  EXPECT_EQ(Read("7"), "7");
  EXPECT_EQ(Read("7.0"), "7");
  EXPECT_EQ(Read("-7.00"), "-7");
  EXPECT_EQ(Read("0.0"), "0");
  EXPECT_EQ(Read("-0.0e9"), "0");
  EXPECT_EQ(Read("2e3"), "2000");
  EXPECT_EQ(Read("2E+3"), "2000");
  EXPECT_EQ(Read("2.5e1"), "25");
  EXPECT_EQ(Read("2500e-2"), "25");
  EXPECT_EQ(Read("0.00012e5"), "12");
  EXPECT_EQ(Read("123456789012345678.0"), "123456789012345678");
  EXPECT_EQ(Read("9007199254740993.0"), "9007199254740993");
  EXPECT_EQ(Read("100000000000000000000e-20"), "1");
}

TEST(JsonReader, FractionsAndWhatIsBeyond) {
  const auto is_float = [](const std::string& number) {
    const Result<nlohmann::json> value = ParseJson("[" + number + "]");
    return value.ok() && value.value()[0].is_number_float();
  };
  EXPECT_TRUE(is_float("1.5"));
  EXPECT_TRUE(is_float("25e-1"));
  EXPECT_TRUE(is_float("1.00000000000000000001"));
  EXPECT_TRUE(is_float("1e18"));
  EXPECT_TRUE(is_float("99999999999999999999"));
  EXPECT_TRUE(is_float("1e-400"));
  EXPECT_EQ(Read("1e400"), "error");
  EXPECT_EQ(Read("1.5.0"), "error");
  EXPECT_EQ(Read("1e"), "error");
}

}  // namespace
}  // namespace presend

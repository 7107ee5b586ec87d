#include "pack/compile/digit_automaton.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

namespace presend {
namespace {

bool Accepts(const DigitAutomaton& automaton, std::uint16_t state, const std::string& digits) {
  for (const char digit : digits)
    state = automaton.next()[state * 10u + static_cast<unsigned>(digit - '0')];
  return automaton.accepting()[state] != 0;
}

// RE2 is the reference: every region's general pattern, on numbers near its own.
TEST(DigitAutomaton, LikeRe2OnEveryPlan) {
  std::ifstream in(PRESEND_METADATA);
  const nlohmann::json metadata = nlohmann::json::parse(in);
  DigitAutomaton automaton;
  std::mt19937 random(5);
  int accepted = 0;
  for (const auto& [code, region] : metadata["countries"].items()) {
    const std::string source = region[2].get<std::string>();
    const auto start = automaton.Add(source);
    ASSERT_TRUE(start.ok()) << code;
    const RE2 reference(source);
    for (int round = 0; round < 300; ++round) {
      std::string digits;
      for (int length = std::uniform_int_distribution<int>(4, 12)(random); length > 0; --length)
        digits.push_back(static_cast<char>('0' + std::uniform_int_distribution<int>(0, 9)(random)));
      const bool expected = RE2::FullMatch(digits, reference);
      ASSERT_EQ(Accepts(automaton, start.value(), digits), expected) << code << " " << digits;
      accepted += expected;
    }
  }
  EXPECT_GT(accepted, 1000);
}

TEST(DigitAutomaton, RefusesWhatItDoesNotUnderstand) {
  DigitAutomaton automaton;
  for (const char* pattern : {"1*", "(?=1)2", "a", "[1", "1{3", "1{2,1}", "(12"})
    EXPECT_FALSE(automaton.Add(pattern).ok()) << pattern;
}

}  // namespace
}  // namespace presend

// One minimal automaton over decimal digits for many patterns: numbering plans share most of their
// tails ("and seven more digits"), so that all plans of the world together are small. The languages
// are finite.
#ifndef PRESEND_PACK_COMPILE_DIGIT_AUTOMATON_H_
#define PRESEND_PACK_COMPILE_DIGIT_AUTOMATON_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "presend/result.h"

namespace presend {

class DigitAutomaton {
 public:
  DigitAutomaton();

  // Adds a pattern over digits: literals, \d, [0-9] classes, groups, |, and the repeats ? {n}
  // {n,m}. Returns the state to start from. Errors: kRulesInvalid for anything else.
  Result<std::uint16_t> Add(std::string_view pattern);

  const std::vector<std::uint16_t>& next() const {
    return next_;
  }  // 10 entries a state; state 0 is dead
  const std::vector<std::uint8_t>& accepting() const { return accepting_; }

 private:
  using Row = std::array<std::uint16_t, 11>;  // ten successors, and whether it accepts
  std::uint16_t Intern(const Row& row);

  std::map<Row, std::uint16_t> states_;
  std::vector<std::uint16_t> next_;
  std::vector<std::uint8_t> accepting_;
};

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_DIGIT_AUTOMATON_H_

// What the shape of digits and of what parts them says, whatever a numbering plan says.
#ifndef PRESEND_DETECT_DIGIT_GROUPS_H_
#define PRESEND_DETECT_DIGIT_GROUPS_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "text/view.h"

namespace presend {

// Groups of ASCII digits of `text`, in order; none is empty.
struct DigitGroups {
  std::string_view text;
  std::span<const Range> groups;

  std::string_view Group(std::size_t i) const {
    return text.substr(groups[i].begin, groups[i].size());
  }
  // What stands before group i > 0.
  std::string_view Gap(std::size_t i) const {
    return text.substr(groups[i - 1].end, groups[i].begin - groups[i - 1].end);
  }
};

// Numbers that are counted up ("1 2 3 4 5 6 7 8", "10, 20, 30, 40"), or pairs of them
// ("2-1 3-0 1-1"), or two digits in turn ("1 0 1 1 0 0 1"): four at least.
bool IsListOfCounts(const DigitGroups& digits);

// One group that counts up: "12345678", as words without spaces between give.
bool IsCountedOut(const DigitGroups& digits);

// Groups that all end in a zero: "250 300 400".
bool IsRoundThroughout(const DigitGroups& digits);

// Millions: "10 000 000".
bool IsThousands(const DigitGroups& digits);

// Four numbers or more that rise, or of one or two digits each with spaces between.
bool IsListOfNumbers(const DigitGroups& digits);

// Two numbers of one length that lie close together or are round: "2135-2178", "1000-2000".
bool IsRange(const DigitGroups& digits);

// Single digits set apart as nobody sets numbers apart: nine of them at least, or seven with the
// same mark between all; of three different ones at least, five where only spaces part them.
bool IsSpelledOut(const DigitGroups& digits);

// The ways to write a number without its area: "447-9626", "2135-3678".
bool IsLocalForm(const DigitGroups& digits);

// Two groups or more as people part a number, none that is a year, a price or one of the same
// kind: "1234 5678", "55 12 34 56".
bool IsGroupedApart(const DigitGroups& digits);

}  // namespace presend

#endif  // PRESEND_DETECT_DIGIT_GROUPS_H_

#include "detect/digit_groups.h"

#include <algorithm>

namespace presend {
namespace {

constexpr std::size_t kFewest = 4;         // numbers that make a list
constexpr std::size_t kManySingles = 9;    // digits apart by spaces
constexpr std::size_t kMarkedSingles = 7;  // by marks

constexpr int kWidestRange = 999;

int Value(std::string_view digits) {
  int value = 0;
  for (const char digit : digits.substr(0, 6)) value = value * 10 + (digit - '0');
  return value;
}

int Distinct(const DigitGroups& digits) {
  unsigned seen = 0;
  for (std::size_t i = 0; i < digits.groups.size(); ++i) {
    for (const char digit : digits.Group(i)) seen |= 1u << (digit - '0');
  }
  int count = 0;
  for (; seen != 0; seen &= seen - 1) ++count;
  return count;
}

std::size_t Digits(const DigitGroups& digits) {
  std::size_t count = 0;
  for (const Range& group : digits.groups) count += group.size();
  return count;
}

// "1. one 2. two 3. three"
bool IsCountedTwice(const DigitGroups& digits) {
  for (std::size_t i = 0; i < digits.groups.size(); ++i) {
    const int step = i == 0 ? 0 : Value(digits.Group(i)) - Value(digits.Group(i - 1));
    if (i > 0 && step != (i % 2 == 0 ? 1 : 0)) return false;
  }
  return true;
}

bool IsYear(std::string_view group) {
  return group.size() == 4 && (group.starts_with("19") || group.starts_with("20"));
}

}  // namespace

bool IsListOfCounts(const DigitGroups& digits) {
  const std::size_t count = digits.groups.size();
  if (count < kFewest) return false;
  bool even = true;
  const int step = Value(digits.Group(1)) - Value(digits.Group(0));
  for (std::size_t i = 2; even && i < count; ++i)
    even = Value(digits.Group(i)) - Value(digits.Group(i - 1)) == step;
  // "01 23 45 67 89" and a number that begins with a zero are no list.
  const bool list = (step > 0 && step <= 10) || (step > 0 && step % 10 == 0);
  if (even && list && digits.Group(0)[0] != '0') return true;
  if (IsCountedTwice(digits)) return true;
  if (count > 2 * kFewest - 2 && count == Digits(digits) && Distinct(digits) < 3) return true;
  if (count % 2 != 0) return false;
  for (std::size_t i = 1; i < count; ++i) {
    const bool spaced = digits.Gap(i).find(' ') != std::string_view::npos;
    if (spaced != (i % 2 == 0)) return false;
  }
  return digits.groups.back().end - digits.groups.front().begin < count * 3;
}

bool IsCountedOut(const DigitGroups& digits) {
  if (digits.groups.size() != 1) return false;
  const std::string_view group = digits.Group(0);
  for (std::size_t i = 1; i < group.size(); ++i) {
    if (group[i] != group[i - 1] + 1) return false;
  }
  return true;
}

bool IsThousands(const DigitGroups& digits) {
  const std::size_t count = digits.groups.size();
  return count > 2 && digits.Group(count - 1) == "000" && digits.Group(count - 2) == "000";
}

bool IsRoundThroughout(const DigitGroups& digits) {
  for (std::size_t i = 0; i < digits.groups.size(); ++i) {
    if (digits.Group(i).back() != '0') return false;
  }
  return digits.groups.size() > 1;
}

bool IsListOfNumbers(const DigitGroups& digits) {
  if (digits.groups.size() < kFewest) return false;
  bool ascending = digits.groups[0].size() > 1;  // not a calling code: "1 415 666 7777"
  for (std::size_t i = 1; ascending && i < digits.groups.size(); ++i)
    ascending = digits.Gap(i).find_first_of("-(") == std::string_view::npos &&
                Value(digits.Group(i)) > Value(digits.Group(i - 1));
  if (ascending) return true;
  for (std::size_t i = 0; i < digits.groups.size(); ++i) {
    if (digits.groups[i].size() > 2 || (i > 0 && digits.Gap(i) != " ")) return false;
  }
  return true;
}

bool IsRange(const DigitGroups& digits) {
  if (digits.groups.size() != 2 || digits.Gap(1).find('-') == std::string_view::npos) return false;
  const std::string_view first = digits.Group(0);
  const std::string_view second = digits.Group(1);
  if (first.size() != second.size() || first >= second) return false;
  return Value(second) - Value(first) <= kWidestRange ||
         (first.ends_with("00") && second.ends_with("00"));
}

bool IsSpelledOut(const DigitGroups& digits) {
  const std::size_t count = digits.groups.size();
  std::size_t single = 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i < count; ++i) {
    single += digits.groups[i].size() == 1;
    same += i > 1 && digits.Gap(i) == digits.Gap(i - 1);
  }
  if (single < kMarkedSingles || single + 2 < count) return false;
  const bool spaces = digits.Gap(1) == " " && same + 2 == count;
  if (spaces) return single >= kManySingles && Distinct(digits) >= 5;
  return Distinct(digits) >= 3 && (single >= kManySingles || same + 2 == count);
}

bool IsLocalForm(const DigitGroups& digits) {
  if (digits.groups.size() != 2 || digits.Gap(1) != "-" || digits.Group(1).size() != 4)
    return false;
  const std::string_view first = digits.Group(0);
  if (first.size() == 3) return first[0] > '1';
  // Pages and other ranges are round, or lie close together.
  return first.size() == 4 && first[0] != '0' && first.back() != '0' && !IsYear(first) &&
         digits.Group(1).back() != '0' && !IsYear(digits.Group(1)) && !IsRange(digits);
}

bool IsGroupedApart(const DigitGroups& digits) {
  std::size_t total = 0;
  for (std::size_t i = 0; i < digits.groups.size(); ++i) {
    const std::string_view group = digits.Group(i);
    total += group.size();
    if ((group.size() < 2 && i > 0) || group.size() > 4 || IsYear(group)) return false;
    if (i > 0 && digits.Gap(i).size() > 2) return false;
    // A decimal or thousands: "1.234.567", "12.50".
    if (i > 0 && (digits.Gap(i) == "." || digits.Gap(i) == "/") && digits.groups.size() < 4)
      return false;
    if (i > 0 && group == "000") return false;
  }
  const bool round = digits.groups.back().size() > 1 &&
                     digits.Group(digits.groups.size() - 1).back() == '0' &&
                     digits.Group(0).back() == '0';
  return digits.groups.size() > 1 && total >= 8 && total <= 12 && !round && Distinct(digits) > 2 &&
         !IsListOfCounts(digits);
}

}  // namespace presend

// Telephone numbering plans: which digits are a number, of which region, and how its numbers are
// usually grouped. The tables come from libphonenumber's metadata by way of the pack (its `sources`
// name the version).
#ifndef PRESEND_DETECT_NUMBERING_PLANS_H_
#define PRESEND_DETECT_NUMBERING_PLANS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "scan/patterns.h"
#include "scan/word_index.h"

namespace presend {

// A number read by a plan.
struct PlannedNumber {
  std::string e164;          // "+" calling code, national significant number
  std::uint16_t region = 0;  // index into Pack.regions
  bool valid = false;        // assigned; else only of a possible length
  std::uint8_t national_digits =
      0;  // how many of the digits given are the national significant number
};

// Immutable after construction; safe to share between threads. Refers to the pack.
class NumberingPlans {
 public:
  explicit NumberingPlans(const Pack& pack);

  // The plan of an ISO 3166-1 code, or nullopt.
  std::optional<std::uint16_t> FindRegion(std::string_view code) const;
  // Digits after "+" (or after an international prefix): calling code first.
  std::optional<PlannedNumber> ReadInternational(std::string_view digits) const;
  // Digits as dialled inside a region, with or without its national prefix.
  std::optional<PlannedNumber> ReadNational(std::string_view digits,
                                            std::uint16_t region_index) const;
  // Whether so few digits need the trunk prefix that they lack: in a plan of many lengths nearly
  // every number would be one.
  bool IsTooShort(std::string_view digits, std::uint16_t region) const;
  // Whether `digits` begin with the region's international prefix; how long that is, else 0.
  std::size_t InternationalPrefix(std::string_view digits, std::uint16_t region) const;
  // Whether the sizes of groups of digits, in order, are a usual grouping of the region; what comes
  // before the national significant number (calling code, national prefix) may be a group of its
  // own or stand in the first.
  bool IsUsualGrouping(std::uint16_t region_index, std::span<const std::uint8_t> groups,
                       std::uint8_t national_digits) const;

 private:
  bool Accepts(const fb::Region& region, std::string_view national) const;
  std::optional<PlannedNumber> Read(std::string_view national, std::uint16_t region_index) const;

  const Pack& pack_;
  WordIndex by_code_;                                 // of the regions
  std::vector<std::uint16_t> by_calling_code_[1000];  // main region first
  std::vector<Pattern> prefixes_;                     // one a region
  std::vector<Pattern> international_prefixes_;
};

}  // namespace presend

#endif  // PRESEND_DETECT_NUMBERING_PLANS_H_

#include "detect/numbering_plans.h"

#include <algorithm>
#include <bit>

namespace presend {
namespace {
constexpr std::size_t kWholeNumber = 10;
constexpr int kManyLengths = 5;

// Whether so many digits may be a number of a length that the region has once their prefix is
// rewritten. Of many they are too few, and a prefix costs a pattern that may not be compiled yet:
// the plan of North America has one for each of twenty-five countries.
bool MayBecomePossible(const fb::Region& region, std::size_t digits) {
  // A rewritten prefix has digits of its own, and what its references stand for: for one, at most
  // what it was.
  const std::string_view transform = ViewOf(region.prefix_transform());
  const auto references =
      static_cast<std::size_t>(std::count(transform.begin(), transform.end(), '\\'));
  std::size_t most = digits + transform.size() - 2 * references;
  if (references > 1) most += (references - 1) * digits;
  constexpr std::size_t kBits = 32;
  return most >= kBits || (region.lengths() & ((std::uint64_t{1} << (most + 1)) - 1)) != 0;
}

}  // namespace

NumberingPlans::NumberingPlans(const Pack& pack) : pack_(pack) {
  const auto* regions = pack.root().regions();
  by_code_ = WordIndex(regions->size());
  for (flatbuffers::uoffset_t i = 0; i < regions->size(); ++i) {
    const fb::Region& region = *regions->Get(i);
    if (!FindRegion(region.code()->string_view()))
      by_code_.Add(WordIndex::Hash(region.code()->string_view()), static_cast<std::uint16_t>(i));
    if (region.calling_code() < 1000) {
      std::vector<std::uint16_t>& list = by_calling_code_[region.calling_code()];
      list.insert(region.main() ? list.begin() : list.end(), static_cast<std::uint16_t>(i));
    }
    prefixes_.emplace_back(ViewOf(region.prefix_pattern()));
    international_prefixes_.emplace_back(ViewOf(region.international_prefix()));
  }
}

std::optional<std::uint16_t> NumberingPlans::FindRegion(std::string_view code) const {
  const auto* regions = pack_.root().regions();
  const std::uint16_t region = by_code_.Find(WordIndex::Hash(code), [&](std::uint16_t known) {
    return regions->Get(known)->code()->string_view() == code;
  });
  if (region == WordIndex::kNone) return std::nullopt;
  return region;
}

bool NumberingPlans::Accepts(const fb::Region& region, std::string_view national) const {
  const auto* next = pack_.root().automaton()->next();
  std::uint16_t state = region.start();
  for (const char digit : national) {
    state = next->Get(static_cast<flatbuffers::uoffset_t>(state * 10 + (digit - '0')));
    if (state == 0) return false;
  }
  return pack_.root().automaton()->accepting()->Get(state) != 0;
}

std::optional<PlannedNumber> NumberingPlans::Read(std::string_view national,
                                                  std::uint16_t region_index) const {
  const fb::Region& region = *pack_.root().regions()->Get(region_index);
  if (national.size() < 4 || national.size() > 17 ||
      (region.lengths() >> national.size() & 1u) == 0)
    return std::nullopt;
  PlannedNumber number;
  number.region = region_index;
  number.valid = Accepts(region, national);
  number.e164 = "+" + std::to_string(region.calling_code()) + std::string(national);
  number.national_digits = static_cast<std::uint8_t>(national.size());
  return number;
}

std::optional<PlannedNumber> NumberingPlans::ReadInternational(std::string_view digits) const {
  unsigned code = 0;
  for (std::size_t length = 1; length <= 3 && length < digits.size(); ++length) {
    code = code * 10 + static_cast<unsigned>(digits[length - 1] - '0');
    if (code == 0) return std::nullopt;
    std::optional<PlannedNumber> possible;
    for (const std::uint16_t region : by_calling_code_[code]) {
      // Many write the national prefix although it is not dialled from abroad: +44 (0)20 7946 0018.
      const std::string_view national = digits.substr(length);
      for (const bool dialled : {false, true}) {
        std::optional<PlannedNumber> number =
            dialled ? ReadNational(national, region) : Read(national, region);
        if (number && number->valid) return number;
        if (number && !possible) possible = std::move(number);
      }
    }
    // Calling codes are prefix-free: no longer code can follow a known one.
    if (!by_calling_code_[code].empty()) return possible;
  }
  return std::nullopt;
}

std::optional<PlannedNumber> NumberingPlans::ReadNational(std::string_view digits,
                                                          std::uint16_t region_index) const {
  const fb::Region& region = *pack_.root().regions()->Get(region_index);
  std::optional<PlannedNumber> whole = Read(digits, region_index);
  if (whole && whole->valid) return whole;
  const std::string_view pattern = ViewOf(region.prefix_pattern());
  if (!pattern.empty() && MayBecomePossible(region, digits.size())) {
    std::string stripped;
    prefixes_[region_index].RewritePrefix(digits, ViewOf(region.prefix_transform()), &stripped);
    if (!stripped.empty()) {
      std::optional<PlannedNumber> number = Read(stripped, region_index);
      // The trunk prefix is no part of a number that is as long without it.
      if (number && (number->valid || !whole || digits[0] == '0')) return number;
    }
  }
  return whole;
}

bool NumberingPlans::IsTooShort(std::string_view digits, std::uint16_t region) const {
  const fb::Region& plan = *pack_.root().regions()->Get(region);
  if (digits[0] == '0' || ViewOf(plan.prefix_pattern()).empty()) return false;
  const bool loose = std::popcount(plan.lengths()) >= kManyLengths;
  return digits.size() < (loose ? kWholeNumber : kWholeNumber - 1) &&
         ViewOf(plan.national_prefix()) == "0";
}

std::size_t NumberingPlans::InternationalPrefix(std::string_view digits,
                                                std::uint16_t region) const {
  if (ViewOf(pack_.root().regions()->Get(region)->international_prefix()).empty()) return 0;
  return international_prefixes_[region].PrefixLength(digits);
}

bool NumberingPlans::IsUsualGrouping(std::uint16_t region_index,
                                     std::span<const std::uint8_t> groups,
                                     std::uint8_t national_digits) const {
  if (groups.size() < 2) return false;
  const fb::Region& region = *pack_.root().regions()->Get(region_index);
  std::size_t total = 0;
  for (const std::uint8_t size : groups) total += size;
  if (total < national_digits) return false;
  for (const flatbuffers::String* usual : *region.groupings()) {
    const std::string_view sizes = usual->string_view();
    if (sizes.size() > groups.size()) continue;
    std::size_t usual_total = 0;
    for (const char size : sizes) usual_total += static_cast<std::size_t>(size - '0');
    if (usual_total != national_digits) continue;
    // Compare from the end: what stands before may be calling code and prefix, the prefix perhaps
    // in the first group.
    const std::size_t offset = groups.size() - sizes.size();
    bool fits = true;
    for (std::size_t k = sizes.size(); fits && k-- > 1;)
      fits = groups[offset + k] == static_cast<std::uint8_t>(sizes[k] - '0');
    if (fits && groups[offset] >= static_cast<std::uint8_t>(sizes[0] - '0')) return true;
  }
  return false;
}

}  // namespace presend

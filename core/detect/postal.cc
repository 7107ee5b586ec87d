#include "detect/postal.h"

#include <algorithm>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {

PostalTables::PostalTables(const Pack& pack, const NumberingPlans& plans) {
  for (const flatbuffers::String* pattern : *pack.root().postcodes())
    grammars_.push_back({Pattern(pattern->string_view()), {}, 0});
  for (const fb::PostalCountry* country : *pack.root().postal_countries()) {
    if (country->postcode() < grammars_.size())
      grammars_[country->postcode()].countries.set(codes_.size());
    if (country->town_follows()) town_follows_.set(codes_.size());
    codes_.push_back(country->code());
    const char code[] = {static_cast<char>(country->code() >> 8),
                         static_cast<char>(country->code() & 0xFF)};
    if (const auto region = plans.FindRegion({code, 2})) {
      if (country_of_.size() <= *region) country_of_.resize(*region + 1u);
      country_of_[*region] = static_cast<std::uint16_t>(codes_.size() - 1);
    }
  }
  for (Grammar& grammar : grammars_) grammar.folded = Fold(grammar.countries);
  for (const fb::AddressFamily* entry : *pack.root().address_families()) {
    Family family;
    family.id = entry->id()->string_view();
    for (const std::uint16_t country : *entry->countries()) family.countries.set(country);
    family.forms = {entry->number_first(), entry->number_last()};
    for (const flatbuffers::String* ending : *entry->endings())
      family.endings.push_back(ending->string_view());
    for (const flatbuffers::String* part : *entry->inside())
      family.inside.push_back(part->string_view());
    // One of a single byte may stand beside any other.
    for (const std::string_view ending : family.endings) {
      if (ending.size() < 2) tails_.set();
      if (ending.size() > 1) tails_.set(PairOf(ending[ending.size() - 2], ending.back()));
    }
    for (const std::string_view part : family.inside) {
      if (part.size() < 2) leads_.set();
      if (part.size() > 1) leads_.set(PairOf(part[0], part[1]));
    }
    families_.push_back(std::move(family));
  }
}

FamilySet PostalTables::Families(std::string_view ids) const {
  FamilySet set = 0;
  while (!ids.empty()) {
    const std::string_view id = ids.substr(0, ids.find(' '));
    for (std::size_t i = 0; i < families_.size(); ++i) {
      if (families_[i].id == id) set |= FamilySet{1} << i;
    }
    ids.remove_prefix(std::min(ids.size(), id.size() + 1));
  }
  return set;
}

StreetForms PostalTables::Forms(FamilySet families) const {
  StreetForms forms;
  for (std::size_t i = 0; i < families_.size(); ++i) {
    if ((families >> i & 1u) == 0) continue;
    forms.number_first = forms.number_first || families_[i].forms.number_first;
    forms.number_last = forms.number_last || families_[i].forms.number_last;
  }
  return forms;
}

CountrySet PostalTables::Countries(FamilySet families) const {
  CountrySet set;
  for (std::size_t i = 0; i < families_.size(); ++i) {
    if ((families >> i & 1u) != 0) set |= families_[i].countries;
  }
  return set;
}

CountrySet PostalTables::Country(std::string_view code) const {
  CountrySet set;
  if (code.size() != 2) return set;
  const auto wanted = static_cast<std::uint16_t>(static_cast<unsigned char>(code[0]) << 8 |
                                                 static_cast<unsigned char>(code[1]));
  const auto it = std::lower_bound(codes_.begin(), codes_.end(), wanted);
  if (it != codes_.end() && *it == wanted) set.set(static_cast<std::size_t>(it - codes_.begin()));
  return set;
}

CountrySet PostalTables::OfRegions(std::span<const std::uint16_t> regions) const {
  CountrySet set;
  for (const std::uint16_t region : regions) {
    if (region >= country_of_.size()) continue;
    if (const auto country = country_of_[region]) set.set(*country);
  }
  return set;
}

std::uint64_t PostalTables::Fold(const CountrySet& countries) {
  static_assert(kMaxPostalCountries == 256);
  const CountrySet both = countries | countries >> 64;
  return ((both | both >> 128) & CountrySet(~std::uint64_t{0})).to_ullong();
}

std::size_t PostalTables::PairOf(char first, char second) {
  return (static_cast<unsigned char>(first) * 37u ^ static_cast<unsigned char>(second) * 5u) %
         kPairs;
}

bool PostalTables::MayBeCompound(std::string_view word) const {
  if (word.size() < 2) return false;  // the least that something can be joined to
  if (tails_[PairOf(word[word.size() - 2], word.back())]) return true;
  for (std::size_t i = 1; i < word.size(); ++i) {
    if (leads_[PairOf(word[i - 1], word[i])]) return true;
  }
  return false;
}

FamilySet PostalTables::CompoundStreet(std::string_view word) const {
  FamilySet set = 0;
  if (!MayBeCompound(word)) return set;
  for (std::size_t i = 0; i < families_.size(); ++i) {
    const auto ends = [&](std::string_view ending) {
      return word.size() > ending.size() && word.ends_with(ending);
    };
    const auto holds = [&](std::string_view part) {
      return word.size() > part.size() && word.find(part) != std::string_view::npos;
    };
    if (std::any_of(families_[i].endings.begin(), families_[i].endings.end(), ends) ||
        std::any_of(families_[i].inside.begin(), families_[i].inside.end(), holds)) {
      set |= FamilySet{1} << i;
    }
  }
  return set;
}

std::optional<Postcode> PostalTables::ReadPostcode(std::string_view text,
                                                   const CountrySet& countries) const {
  // The shortest postcodes of the world have three characters.
  constexpr std::size_t kShortest = 3;
  if (text.size() < kShortest) return std::nullopt;
  Postcode best;
  const std::uint64_t folded = Fold(countries);
  for (const Grammar& grammar : grammars_) {
    if ((grammar.folded & folded) == 0) continue;
    const CountrySet users = grammar.countries & countries;
    if (users.none()) continue;
    const auto length = static_cast<std::uint32_t>(grammar.pattern.PrefixLength(text));
    if (length == 0 || length < best.length || WordCharacterAt(text, length)) continue;
    if (length > best.length) best = {length, {}};
    best.countries |= users;
  }
  if (best.length == 0) return std::nullopt;
  return best;
}

}  // namespace presend

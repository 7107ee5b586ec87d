#include "pack/compile/numbering_metadata.h"

#include <algorithm>
#include <set>

#include "pack/compile/digit_automaton.h"

namespace presend {
namespace {

using nlohmann::json;

// Places in a region's array, as libphonenumber-js's own reader (source/metadata.js) has them,
// version 4.
enum Field : std::size_t {
  kCallingCode = 0,
  kInternationalPrefix = 1,
  kPattern = 2,
  kLengths = 3,
  kFormats = 4,
  kNationalPrefix = 5,
  kPrefixForParsing = 7,
  kPrefixTransform = 8,
  kTypes = 11
};
constexpr std::size_t kFormatPattern = 0;

const json* FieldOf(const json& region, Field field) {
  if (field >= region.size()) return nullptr;
  const json& value = region[field];
  return value.is_null() || value == 0 ? nullptr : &value;
}

std::string Text(const json& region, Field field) {
  const json* value = FieldOf(region, field);
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

// The union of the patterns of all types of numbers; the general one where there are no types.
std::string ValidPattern(const json& region) {
  std::string pattern;
  if (const json* types = FieldOf(region, kTypes)) {
    for (const json& type : *types) {
      if (!type.is_array() || type.empty() || !type[0].is_string() ||
          type[0].get<std::string>().empty())
        continue;
      pattern += (pattern.empty() ? "" : "|") + type[0].get<std::string>();
    }
  }
  return pattern.empty() ? Text(region, kPattern) : pattern;
}

// "(\d{3})(\d{3})(\d{4})" -> {"334"}; "(\d{3})(\d{5,6})" -> {"35", "36"}.
void AddGroupings(const std::string& pattern, std::set<std::string>* out) {
  std::vector<std::string> sizes{""};
  for (std::size_t i = 0; i < pattern.size();) {
    if (pattern[i] == '(' || pattern[i] == ')') {
      ++i;
      continue;
    }
    // One group: \d, or \d{n}, or \d{n,m}, or a literal digit or class that counts one more.
    int least = 0;
    int most = 0;
    while (i < pattern.size() && pattern[i] != ')') {
      if (pattern[i] == '\\') {
        i += 2;
      } else if (pattern[i] == '[') {
        i = pattern.find(']', i) + 1;
      } else if (pattern[i] >= '0' && pattern[i] <= '9') {
        ++i;
      } else {
        return;  // alternatives inside a group: no fixed grouping
      }
      int low = 1;
      int high = 1;
      if (i < pattern.size() && pattern[i] == '{') {
        const std::size_t close = pattern.find('}', i);
        const std::string repeat = pattern.substr(i + 1, close - i - 1);
        low = std::stoi(repeat);
        high = repeat.find(',') == std::string::npos
                   ? low
                   : std::stoi(repeat.substr(repeat.find(',') + 1));
        i = close + 1;
      } else if (i < pattern.size() && pattern[i] == '?') {
        low = 0;
        ++i;
      }
      least += low;
      most += high;
    }
    std::vector<std::string> longer;
    for (const std::string& before : sizes) {
      for (int size = std::max(least, 1); size <= std::min(most, 9); ++size)
        longer.push_back(before + std::to_string(size));
    }
    sizes = std::move(longer);
  }
  for (const std::string& grouping : sizes) {
    if (grouping.size() >= 2) out->insert(grouping);
  }
}

Result<int> AddRegion(const std::string& code, bool is_main, const json& region,
                      const json& main_region, DigitAutomaton* automaton, fb::RulePackT* pack) {
  auto out = std::make_unique<fb::RegionT>();
  out->code = code;
  out->calling_code = static_cast<std::uint16_t>(std::stoi(Text(region, kCallingCode)));
  out->main = is_main;
  Result<std::uint16_t> start = automaton->Add(ValidPattern(region));
  if (!start.ok()) return start.error();
  out->start = start.value();
  if (const json* lengths = FieldOf(region, kLengths)) {
    for (const json& length : *lengths) out->lengths |= 1u << length.get<unsigned>();
  }
  out->national_prefix = Text(region, kNationalPrefix);
  const std::string parsing = Text(region, kPrefixForParsing);
  out->prefix_pattern = parsing.empty() ? out->national_prefix : parsing;
  out->prefix_transform = Text(region, kPrefixTransform);
  std::replace(out->prefix_transform.begin(), out->prefix_transform.end(), '$', '\\');
  out->international_prefix = Text(region, kInternationalPrefix);
  // Regions that share a calling code share the main one's formats.
  const json* formats = FieldOf(region, kFormats);
  if (formats == nullptr) formats = FieldOf(main_region, kFormats);
  std::set<std::string> groupings;
  if (formats != nullptr) {
    for (const json& format : *formats)
      AddGroupings(format[kFormatPattern].get<std::string>(), &groupings);
  }
  out->groupings.assign(groupings.begin(), groupings.end());
  pack->regions.push_back(std::move(out));
  return 1;
}

}  // namespace

Result<int> AddNumberingPlans(const json& metadata, fb::RulePackT* pack) {
  if (!metadata.is_object() || metadata.value("version", 0) != 4) {
    return Error{ErrorCode::kRulesInvalid,
                 "the numbering plans are not libphonenumber-js metadata of version 4"};
  }
  DigitAutomaton automaton;
  int count = 0;
  const auto add = [&](const std::string& code, bool is_main, const json& region,
                       const json& main_region) -> std::optional<Error> {
    Result<int> added = AddRegion(code, is_main, region, main_region, &automaton, pack);
    if (!added.ok()) return added.error();
    count += added.value();
    return std::nullopt;
  };
  for (const auto& [calling_code, codes] : metadata["country_calling_codes"].items()) {
    const json& countries = metadata["countries"];
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const std::string code = codes[i].get<std::string>();
      if (!countries.contains(code)) continue;
      if (auto error = add(code, i == 0, countries[code], countries[codes[0].get<std::string>()]))
        return *error;
    }
  }
  for (const auto& [calling_code, region] : metadata["nonGeographic"].items()) {
    if (auto error = add(calling_code, true, region, region)) return *error;
  }
  pack->automaton = std::make_unique<fb::AutomatonT>();
  pack->automaton->next = automaton.next();
  pack->automaton->accepting = automaton.accepting();
  if (automaton.accepting().size() > 65535)
    return Error{ErrorCode::kRulesInvalid, "the numbering plans have too many states"};
  return count;
}

}  // namespace presend

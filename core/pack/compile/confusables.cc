#include "pack/compile/confusables.h"

#include <charconv>
#include <map>
#include <vector>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::string_view kVersionLabel = "# Version: ";

std::vector<char32_t> CodePoints(std::string_view field) {
  std::vector<char32_t> out;
  while (!field.empty()) {
    while (!field.empty() && (field.front() == ' ' || field.front() == '\t'))
      field.remove_prefix(1);
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value, 16);
    if (error != std::errc()) break;
    out.push_back(value);
    field.remove_prefix(static_cast<std::size_t>(end - field.data()));
  }
  return out;
}

std::string_view TakeField(std::string_view* line) {
  const std::size_t semicolon = line->find(';');
  const std::string_view field = line->substr(0, semicolon);
  line->remove_prefix(semicolon == std::string_view::npos ? line->size() : semicolon + 1);
  return field;
}

}  // namespace

Result<std::string> AddConfusables(std::string_view text, fb::RulePackT* pack) {
  std::map<char32_t, char32_t> prototypes;  // of code points with a prototype of one code point
  std::string version;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    if (line.starts_with(kVersionLabel)) version = std::string(line.substr(kVersionLabel.size()));
    if (line.empty() || line.front() == '#' || line.find(';') == std::string_view::npos) continue;
    const std::vector<char32_t> from = CodePoints(TakeField(&line));
    const std::vector<char32_t> to = CodePoints(TakeField(&line));
    if (from.size() == 1 && to.size() == 1) prototypes[from[0]] = to[0];
  }
  if (version.empty() || prototypes.empty())
    return Error{ErrorCode::kRulesInvalid, "confusables.txt is not what it should be"};
  while (!version.empty() && version.back() <= ' ') version.pop_back();

  const auto prototype = [&](char32_t c) {
    const auto it = prototypes.find(c);
    return it == prototypes.end() ? c : it->second;
  };
  // Lower case first: the plain view is folded, and l stands for I and 1 too.
  std::map<char32_t, char> letters;
  std::map<char32_t, char> digits;
  for (char c = 'a'; c <= 'z'; ++c) letters.emplace(prototype(static_cast<char32_t>(c)), c);
  for (char c = 'A'; c <= 'Z'; ++c)
    letters.emplace(prototype(static_cast<char32_t>(c)), ToAsciiLower(c));
  for (char c = '0'; c <= '9'; ++c) digits.emplace(prototype(static_cast<char32_t>(c)), c);
  for (const auto& [from, to] : prototypes) {
    if (from < 0x80 || !IsWordCharacter(from)) continue;
    const auto letter = letters.find(to);
    const auto digit = digits.find(to);
    if (letter == letters.end() && digit == digits.end()) continue;
    const char as_digit = digit == digits.end() ? '\0' : digit->second;
    const char as_letter = letter == letters.end() ? as_digit : letter->second;
    pack->confusables.emplace_back(from, static_cast<std::uint8_t>(as_letter),
                                   static_cast<std::uint8_t>(as_digit));
  }
  return version;
}

}  // namespace presend

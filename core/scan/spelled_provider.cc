#include "scan/spelled_provider.h"

#include <algorithm>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

// Characters that people type for an at sign.
constexpr std::string_view kSigns = "#*^~%$&";
constexpr std::string_view kLabelMarks = " \t:=->";
constexpr std::uint32_t kMaxLabelling = 16;  // bytes between a provider and the name there
constexpr std::size_t kMaxLocal = 40;

bool IsLocalByte(char c) { return IsAsciiAlnum(c) || c == '.' || c == '_' || c == '-'; }

bool IsOrdinary(const SymbolReader& reader, std::string_view word) {
  return reader.Is(word, LexemeClass::kOrdinaryWord) || reader.Is(word, LexemeClass::kCommonWord) ||
         reader.Is(word, LexemeClass::kEmailWord);
}

// "johnsmith88", "john.smith": no word, file or host.
bool IsMadeUp(const SymbolReader& reader, std::string_view word) {
  std::size_t letters = 0;
  while (letters < word.size() && IsAsciiLower(word[letters])) ++letters;
  const std::string_view first = word.substr(0, letters);
  if (letters < 3 || reader.lexicon().Knows(first)) return false;
  const std::string_view rest = word.substr(letters);
  if (std::all_of(rest.begin(), rest.end(), IsAsciiDigit)) return rest.size() >= 2;
  if (rest.size() < 4 || (rest[0] != '.' && rest[0] != '_')) return false;
  const std::string_view second = rest.substr(1);
  return std::all_of(second.begin(), second.end(), IsAsciiLower) && !reader.TopLevel(second) &&
         !reader.lexicon().Knows(second);
}

// Whether a sign or empty brackets end at `position`, and where they begin.
bool SignBefore(std::string_view text, std::uint32_t position, std::uint32_t* begin) {
  if (position < 2) return false;
  if (kSigns.find(text[position - 1]) != std::string_view::npos) {
    *begin = position - 1;
    return true;
  }
  std::uint32_t p = position;
  if (text[p - 1] == ' ') --p;
  const std::string_view brackets = text.substr(0, p);
  if (!brackets.ends_with("[]") && !brackets.ends_with("()") && !brackets.ends_with("{}"))
    return false;
  // "john [] mail" or "john[]mail", not "call() mail".
  *begin = p - 2;
  const bool apart = text[position - 1] == ' ';
  if (*begin == 0 || (text[*begin - 1] == ' ') != apart) return false;
  if (apart) --*begin;
  return true;
}

// The local part before, the domain behind: "john#gmail.com".
Range NameBefore(const SymbolReader& reader, const WordHit& provider,
                 std::vector<Replacement>* out) {
  const std::string_view text = reader.text();
  std::uint32_t sign = provider.range.begin;
  const bool signed_name = SignBefore(text, provider.range.begin, &sign);
  if (!signed_name) {
    if (sign < 2 || text[sign - 1] != ' ') return {};
    --sign;
  }
  Label local;
  if (!reader.LocalBefore(sign, &local) || local.range.size() < 3 ||
      IsOrdinary(reader, local.text()))
    return {};
  const bool made_up = IsMadeUp(reader, local.text());
  Symbol dot;
  Label top;
  const std::uint32_t end = provider.range.end;
  const std::string_view joint = text.substr(end, 1);
  const bool literal = joint == ".";
  if ((!literal && joint != " ") || !reader.LabelFrom(end + 1, &top) ||
      !reader.TopLevel(top.text()))
    return {};
  if (!literal && !reader.MissingDotAt(end, provider.value(), &dot) &&
      !(made_up && top.text().size() == 2))
    return {};
  // Without a sign or a dot missing only the name tells; so it does where the provider's name means
  // other things too.
  const bool company = reader.Is(reader.Text(provider.range), LexemeClass::kCommonWord);
  if (!signed_name && (literal || company) && !made_up) return {};
  Replace({sign, provider.range.begin}, "@", out);
  if (!literal) Replace({end, end + 1}, ".", out);
  return {local.range.begin, top.range.end};
}

// "gmail: johnsmith88", "my gmail is john.smith"
Range NameBehind(const SymbolReader& reader, const WordHit& provider,
                 std::vector<Replacement>* out) {
  const std::string_view text = reader.text();
  if (reader.Is(reader.Text(provider.range), LexemeClass::kCommonWord)) return {};
  std::uint32_t p = provider.range.end;
  bool labelled = false;
  while (p < text.size() && p - provider.range.end < kMaxLabelling) {
    if (kLabelMarks.find(text[p]) != std::string_view::npos) {
      labelled = labelled || (text[p] != ' ' && text[p] != '-');
      ++p;
      continue;
    }
    Range name{p, p};
    while (name.end < text.size() && name.size() < kMaxLocal && IsLocalByte(text[name.end]))
      ++name.end;
    const std::uint32_t end = name.end;
    while (name.size() > 0 && !IsAsciiAlnum(text[name.end - 1])) --name.end;
    const std::string_view word = reader.Text(name);
    if (word.empty() || WordCharacterBefore(text, p)) return {};
    if (labelled && IsMadeUp(reader, word)) {
      if (end < text.size() && (text[end] == '@' || text[end] == '/')) return {};
      Replace(name, std::string(word).append("@").append(provider.value()), out);
      return name;
    }
    if (!reader.Is(word, LexemeClass::kOrdinaryWord) && !reader.Is(word, LexemeClass::kEmailWord))
      return {};
    labelled = true;
    p = name.end;
  }
  return {};
}

}  // namespace

Range ReadProviderAddress(const SymbolReader& reader, const WordHit& provider,
                          std::vector<Replacement>* out) {
  const Range before = NameBefore(reader, provider, out);
  return before.size() > 0 ? before : NameBehind(reader, provider, out);
}

}  // namespace presend

#include "detect/address_pieces.h"

#include <algorithm>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kMaxGap = 16;          // bytes between two pieces
constexpr std::uint32_t kMaxToken = 40;        // bytes
constexpr std::uint32_t kMaxHouseNumber = 24;  // bytes
constexpr std::uint32_t kMaxPostcode = 12;     // bytes
constexpr std::size_t kAbbreviation = 3;       // bytes; a state's name of no more is one

bool IsQuoteMark(char c) {
  return c == '>' || c == '|' || c == '*' || c == '#' || c == '?' || c == ':' || c == '-';
}

bool IsLetterAt(std::string_view text, std::uint32_t position, std::uint32_t* length) {
  if (position >= text.size()) return false;
  const Decoded decoded = DecodeAt(text, position);
  *length = decoded.length;
  if (IsAscii(text[position])) return IsAsciiLower(text[position]);
  return IsLetterOrMark(decoded.code_point);
}

// The end of the word that the scanner sees there.
std::uint32_t WordEnd(std::string_view text, std::uint32_t position) {
  std::uint32_t length = 0;
  if (position < text.size() && IsUnspaced(DecodeAt(text, position).code_point))
    return position + DecodeAt(text, position).length;
  while (IsLetterAt(text, position, &length)) position += length;
  return position;
}

}  // namespace

std::uint32_t AddressReader::LettersEnd(std::string_view text, std::uint32_t position) {
  std::uint32_t length = 0;
  while (IsLetterAt(text, position, &length)) position += length;
  return position;
}

AddressGap AddressReader::ReadGap(std::uint32_t position) const {
  AddressGap gap{position, position};
  int lines = 0;
  for (std::uint32_t i = position; i < text_.size() && i < position + kMaxGap; ++i) {
    const char c = text_[i];
    const bool at_space = i + 1 >= text_.size() || IsAsciiSpace(text_[i + 1]);
    if (c == '\n') {
      if (++lines > 2) break;
      gap.line = true;
    } else if (c == '(' || c == ')') {
      gap.comma = gap.bracket = true;
    } else if (c == ',' || c == ';' || c == '|' ||
               (c == '-' && at_space && i > position && IsAsciiSpace(text_[i - 1]))) {
      gap.comma = true;
    } else if (c == '.' && i == position) {
      gap.dot = true;
    } else if (c != ' ' && c != '\t' && c != '\r' && !(gap.line && IsQuoteMark(c)) &&
               !(c == '.' && gap.comma && at_space)) {
      break;
    }
    gap.end = i + 1;
  }
  return gap;
}

std::optional<AddressToken> AddressReader::ReadToken(std::uint32_t position) const {
  std::uint32_t end = position;
  std::uint32_t part = position;
  while (end < text_.size() && end < position + kMaxToken) {
    const char c = text_[end];
    if (IsAscii(c) ? IsAsciiAlnum(c) : WordCharacterAt(text_, end)) {
      end += DecodeAt(text_, end).length;
      continue;
    }
    // A full stop joins initials only.
    const bool joins = IsJoint(c) && (c != '.' || (end - part == 1 && !IsAsciiDigit(text_[part])));
    if (!joins || end == position || !WordCharacterAt(text_, end + 1)) break;
    part = ++end;
  }
  if (end == position) return std::nullopt;
  AddressToken token;
  token.range = {position, end};
  token.digits = IsAsciiDigit(text_[position]);
  token.capitalised = Capitalised(position);
  return token;
}

std::optional<AddressToken> AddressReader::TokenBefore(std::uint32_t position) const {
  std::uint32_t end = position;
  while (end > 0 && position - end < 3 && (text_[end - 1] == ' ' || text_[end - 1] == '.')) --end;
  std::uint32_t begin = end;
  while (begin > 0 && end - begin < kMaxToken) {
    const char c = text_[begin - 1];
    const bool joins = c == '\'' || c == '-';
    if (!joins && !WordCharacterBefore(text_, begin)) break;
    begin = static_cast<std::uint32_t>(PreviousStart(text_, begin));
  }
  while (begin < end && !WordCharacterAt(text_, begin)) ++begin;
  if (begin == end) return std::nullopt;
  return ReadToken(begin);
}

bool AddressReader::Capitalised(std::uint32_t position) const {
  const Decoded decoded = DecodeAt(text_, position);
  const ByteSpan source = input_.view.Source({position, position + decoded.length});
  const std::string_view original = input_.source.substr(source.start, source.end - source.start);
  return !original.empty() && !IsLowerCase(DecodeAt(original, 0).code_point);
}

Lexicon::Found AddressReader::Look(std::uint32_t position, LexemeClass lexeme_class,
                                   bool joined) const {
  constexpr ClassSet kInHits = Bit(LexemeClass::kStreetSuffix) | Bit(LexemeClass::kStreetPrefix) |
                               Bit(LexemeClass::kUnitWord) | Bit(LexemeClass::kPoBoxWord) |
                               Bit(LexemeClass::kCountedWord);
  if ((Bit(lexeme_class) & kInHits & ~input_.hits.classes) != 0) return {};
  const std::uint32_t end = WordEnd(text_, position);
  if (end == position) return {};
  const Lexicon::Found found = lexicon_.LongestAt(text_, position, end, lexeme_class);
  const bool unspaced = IsUnspaced(DecodeAt(text_, position).code_point);
  if (found.end != 0 && !unspaced && WordCharacterAt(text_, found.end) &&
      !(joined && IsAsciiDigit(text_[found.end]))) {
    return {};
  }
  return found;
}

bool AddressReader::IsKind(const Lexicon::Found& kind, std::uint32_t position) const {
  if (kind.end == 0) return false;
  if (kind.end - position > 2) return true;
  if (kind.end < text_.size() && (text_[kind.end] == '.' || text_[kind.end] == '/')) return true;
  const CountrySet countries = postal_.Countries(postal_.Families(kind.value));
  return (countries & Regions()).any();
}

bool AddressReader::IsStop(const AddressToken& token) const {
  const std::uint32_t begin = token.range.begin;
  if (WordEnd(text_, begin) != token.range.end) return false;
  if (Look(begin, LexemeClass::kNameParticle).end >= token.range.end) return false;
  if (token.range.size() <= 2 && Look(begin, LexemeClass::kDirection).end != 0) return false;
  // "613 K Street"
  if (token.range.size() == 1 && token.capitalised) return false;
  // A capital makes a name of what is an ordinary word in some language: "Ultimo", "Cape May"; a
  // word all in capitals says nothing, unless it is short as abbreviations are.
  const bool is_name = token.capitalised &&
                       (token.range.size() <= kAbbreviation || !Capitalised(token.range.end - 1));
  return Look(begin, LexemeClass::kCountedWord).end >= token.range.end ||
         (!is_name && Look(begin, LexemeClass::kOrdinaryWord).end >= token.range.end);
}

bool AddressReader::IsParticle(const AddressToken& token) const {
  return Look(token.range.begin, LexemeClass::kNameParticle).end == token.range.end;
}

std::uint32_t AddressReader::ReadHouseNumber(std::uint32_t position) const {
  if (position >= text_.size() || !IsAsciiAlnum(text_[position])) return 0;
  if (house_number_at_ != position) {
    house_number_at_ = position;
    house_number_end_ = HouseNumberEnd(position);
  }
  return house_number_end_;
}

std::uint32_t AddressReader::HouseNumberEnd(std::uint32_t position) const {
  const auto length = static_cast<std::uint32_t>(
      rule_.pattern.PrefixLength(text_.substr(position, kMaxHouseNumber)));
  if (length == 0) return 0;
  const std::uint32_t end = position + length;
  if (WordCharacterAt(text_, end)) return 0;
  if (end + 1 < text_.size()) {
    const char next = text_[end];
    const bool joined = next == '.' || next == ',' || next == ':' || next == '-' || next == '/';
    if (joined && IsAsciiDigit(text_[end + 1])) return 0;
    if (next == '%' || next == '@' || next == '+') return 0;
  }
  return end;
}

std::uint32_t AddressReader::ReadSignedNumber(std::uint32_t position) const {
  AddressGap gap = ReadGap(position);
  if (gap.line || gap.bracket) return 0;
  std::uint32_t begin = gap.end;
  const Lexicon::Found sign = Look(begin, LexemeClass::kNumberSign);
  if (sign.end != 0 || (begin < text_.size() && text_[begin] == '#')) {
    gap = ReadGap(sign.end != 0 ? sign.end : begin + 1);
    if (gap.line || gap.bracket) return 0;
    begin = gap.end;
  }
  return begin < text_.size() && IsAsciiDigit(text_[begin]) ? ReadHouseNumber(begin) : 0;
}

// The number of a unit or box: holds a digit, or is a letter or two.
std::uint32_t AddressReader::ReadUnitNumber(std::uint32_t position) const {
  AddressGap gap = ReadGap(position);
  if (gap.line || gap.comma) return 0;
  std::uint32_t begin = gap.end;
  const Lexicon::Found sign = Look(begin, LexemeClass::kNumberSign);
  const bool signed_number = sign.end != 0 || (begin < text_.size() && text_[begin] == '#');
  if (signed_number) {
    gap = ReadGap(sign.end != 0 ? sign.end : begin + 1);
    if (gap.line || gap.comma) return 0;
    begin = gap.end;
  }
  const std::optional<AddressToken> token = ReadToken(begin);
  if (!token || token->range.size() > 12) return 0;
  const std::string_view word = text_.substr(begin, token->range.size());
  const bool has_digit = std::any_of(word.begin(), word.end(), IsAsciiDigit);
  const bool letter = word.size() == 1 && (token->capitalised || signed_number);
  if (!has_digit && !letter) return 0;
  // "12 34 56": some write boxes in groups.
  std::uint32_t end = token->range.end;
  while (has_digit && end + 2 < text_.size() && text_[end] == ' ' && IsAsciiDigit(text_[end - 1]) &&
         IsAsciiDigit(text_[end + 1]) && IsAsciiDigit(text_[end + 2]) && end - begin < 10 &&
         !WordCharacterAt(text_, end + 3)) {
    end += 3;
  }
  return end;
}

std::optional<AddressPiece> AddressReader::ReadPoBox(std::uint32_t position) const {
  const Lexicon::Found word = Look(position, LexemeClass::kPoBoxWord, true);
  if (word.end == 0) return std::nullopt;
  const bool alone = word.value.find("alone") != std::string_view::npos;
  const std::uint32_t end = alone ? word.end : ReadUnitNumber(word.end);
  if (end == 0) return std::nullopt;
  AddressPiece piece;
  piece.range = {position, end};
  piece.evidence = Bit(Evidence::kPoBox);
  piece.families = postal_.Families(word.value);
  return piece;
}

std::optional<AddressPiece> AddressReader::ReadUnit(std::uint32_t position) const {
  AddressPiece piece;
  piece.evidence = Bit(Evidence::kUnit);
  if (position < text_.size() && text_[position] == '#') {
    const std::uint32_t end = ReadUnitNumber(position);
    if (end == 0) return std::nullopt;
    piece.range = {position, end};
    return piece;
  }
  if (position < text_.size() && IsAsciiDigit(text_[position])) {
    // "3rd floor", "2. Stock", "3-chome".
    const std::uint32_t number = ReadHouseNumber(position);
    const std::uint32_t digits_end = number != 0 ? number : position + 1;
    const AddressGap gap = ReadGap(digits_end);
    if (!gap.plain() || gap.end > digits_end + 2) return std::nullopt;
    const std::uint32_t begin =
        gap.end < text_.size() && text_[gap.end] == '-' ? gap.end + 1 : gap.end;
    const Lexicon::Found word = Look(begin, LexemeClass::kUnitWord);
    // "039 office": a number on its own counts what follows, or is another's.
    const bool ordinal =
        number != 0 && (!IsAsciiDigit(text_[number - 1]) || gap.dot || begin > gap.end);
    if (word.end == 0 || !ordinal || ReadUnitNumber(word.end) != 0) return std::nullopt;
    piece.range = {position, word.end};
    piece.families = postal_.Families(word.value);
    return piece;
  }
  const Lexicon::Found word = Look(position, LexemeClass::kUnitWord, true);
  if (word.end == 0) return std::nullopt;
  std::uint32_t end = ReadUnitNumber(word.end);
  if (end == 0 && word.value.find("alone") != std::string_view::npos) end = word.end;
  if (end == 0) return std::nullopt;
  piece.range = {position, end};
  piece.families = postal_.Families(word.value);
  return piece;
}

std::optional<AddressPiece> AddressReader::ReadPostcode(std::uint32_t position,
                                                        const CountrySet& countries) const {
  std::uint32_t begin = position;
  if (const Lexicon::Found label = Look(position, LexemeClass::kPostcodeWord); label.end != 0) {
    AddressGap gap = ReadGap(label.end);
    if (gap.end < text_.size() && text_[gap.end] == ':') gap = ReadGap(gap.end + 1);
    if (gap.line) return std::nullopt;
    begin = gap.end;
  }
  if (begin >= text_.size() || !IsAsciiAlnum(text_[begin])) return std::nullopt;
  const std::optional<Postcode> postcode =
      postal_.ReadPostcode(text_.substr(begin, kMaxPostcode), countries);
  if (!postcode) return std::nullopt;
  const std::uint32_t end = begin + postcode->length;
  const bool joined =
      end + 1 < text_.size() && (text_[end] == '.' || text_[end] == ',' || text_[end] == '-' ||
                                 text_[end] == ':' || text_[end] == '/');
  if (joined && IsAsciiDigit(text_[end + 1])) return std::nullopt;
  const std::string_view digits = text_.substr(begin, postcode->length);
  if (std::none_of(digits.begin(), digits.end(), IsAsciiDigit)) return std::nullopt;
  AddressPiece piece;
  piece.range = {position, end};
  piece.postcode = {begin, end};
  piece.evidence = Bit(Evidence::kPostcode);
  piece.countries = postcode->countries;
  return piece;
}

std::optional<AddressPiece> AddressReader::ReadState(std::uint32_t position,
                                                     const CountrySet& countries,
                                                     bool after_comma) const {
  const Lexicon::Found name = Look(position, LexemeClass::kPostalRegion);
  if (name.end == 0) return std::nullopt;
  const bool short_form = name.end - position <= kAbbreviation;
  AddressPiece piece;
  piece.range = {position, name.end};
  piece.evidence = Bit(Evidence::kRegionName);
  piece.state = name.value;
  for (std::size_t i = 0; i < name.value.size();) {
    const std::size_t end = std::min(name.value.find(' ', i), name.value.size());
    const std::string_view one = name.value.substr(i, end - i);
    piece.countries |= postal_.Country(one.substr(0, one.find(':')));
    i = end + 1;
  }
  if (short_form) piece.countries &= countries;
  if (piece.countries.none()) return std::nullopt;
  const AddressGap gap = ReadGap(name.end);
  const auto postcode = ReadPostcode(gap.end, piece.countries);
  if (short_form) {
    const bool capitals = Capitalised(position) && Capitalised(name.end - 1);
    const bool with_postcode = postcode && gap.plain();
    const bool at_end = gap.end >= text_.size() || text_[gap.end] == '.' || gap.line;
    const bool ordinary = IsStop({{position, name.end}, false, false});
    const bool alone = capitals ? after_comma || at_end : gap.end >= text_.size() && !ordinary;
    if (!with_postcode && !alone) return std::nullopt;
  }
  if (postcode && !gap.line) {
    piece.range.end = postcode->range.end;
    piece.postcode = postcode->postcode;
    piece.evidence |= postcode->evidence;
    piece.countries &= postcode->countries;
  }
  return piece;
}

std::optional<AddressPiece> AddressReader::ReadCountry(std::uint32_t position) const {
  const Lexicon::Found name = Look(position, LexemeClass::kPostalCountry);
  if (name.end == 0) return std::nullopt;
  if (name.end - position <= kAbbreviation && !Capitalised(position)) return std::nullopt;
  AddressPiece piece;
  piece.range = {position, name.end};
  piece.evidence = Bit(Evidence::kCountry);
  for (std::size_t i = 0; i < name.value.size(); i += 3)
    piece.countries |= postal_.Country(name.value.substr(i, 2));
  return piece;
}

}  // namespace presend

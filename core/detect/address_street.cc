// Street lines: a number and a street in whichever order its language has.
#include <algorithm>

#include "detect/address_pieces.h"
#include "text/byte_table.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr int kMaxStreetWords = 6;
constexpr std::uint32_t kMinCompound = 4;  // bytes of a street that is one word
constexpr ClassSet kStreets = Bit(LexemeClass::kStreetSuffix) | Bit(LexemeClass::kStreetPrefix);

bool IsOfOneLine(std::string_view text) { return text.find('\n') == std::string_view::npos; }

bool IsLetter(char c) { return !IsAscii(c) || IsAsciiLower(c); }

// What a byte is to a word that may be a street.
enum class WordPart : std::uint8_t { kNone, kLetter, kJoint };

constexpr WordPart PartOf(char c) {
  if (AddressReader::IsJoint(c)) return WordPart::kJoint;
  return !IsAscii(c) || IsAsciiAlnum(c) ? WordPart::kLetter : WordPart::kNone;
}

constexpr ByteTable<WordPart> kWordParts(PartOf);

}  // namespace

bool AddressReader::HasStreetWordNear(Range number) const {
  constexpr std::uint32_t kBehind = 340;  // as many words as a street has, and the gaps
  constexpr std::uint32_t kBefore = 48;   // a word, and the gap
  if ((input_.hits.classes & kStreets) == 0) return false;
  const std::uint32_t before = number.begin > kBefore ? number.begin - kBefore : 0;
  for (const WordHit& word : input_.hits.WordsIn(before, number.end + kBehind)) {
    if (!word.IsAny(kStreets)) continue;
    if (word.range.begin >= number.end)
      return IsOfOneLine(text_.substr(number.end, word.range.begin - number.end));
    if (word.range.end > number.begin ||
        IsOfOneLine(text_.substr(word.range.end, number.begin - word.range.end)))
      return true;
  }
  return false;
}

bool AddressReader::HasOrdinalBehind(Range number) const {
  constexpr std::uint32_t kReach = 32;
  const std::vector<Range>& numbers = input_.hits.numbers;
  const auto next =
      std::upper_bound(numbers.begin(), numbers.end(), number.begin,
                       [](std::uint32_t begin, const Range& other) { return begin < other.begin; });
  if (next == numbers.end() || next->begin >= number.end + kReach || next->end >= text_.size())
    return false;
  // It goes on as a word: "93rd", "5-a".
  if (!WordCharacterAt(text_, IsJoint(text_[next->end]) ? next->end + 1 : next->end)) return false;
  const std::string_view between = text_.substr(number.end, next->begin - number.end);
  return IsOfOneLine(between) && std::any_of(between.begin(), between.end(), IsLetter);
}

bool AddressReader::MayHaveStreet(Range number) const {
  constexpr std::uint32_t kMaxWord = 100;
  constexpr int kCompounds = 3;
  if (HasStreetWordNear(number) || HasOrdinalBehind(number)) return true;
  const auto letter_at = [&](std::uint32_t i) { return kWordParts[text_[i]] == WordPart::kLetter; };
  const auto part_at = [&](std::uint32_t i) { return kWordParts[text_[i]] != WordPart::kNone; };
  const auto is_compound = [&](std::uint32_t begin, std::uint32_t end) {
    return end - begin >= kMinCompound &&
           postal_.CompoundStreet(text_.substr(begin, end - begin)) != 0;
  };
  std::uint32_t end = number.begin;
  while (end > 0 && !letter_at(end - 1)) --end;
  std::uint32_t begin = end;
  while (begin > 0 && end - begin < kMaxWord && part_at(begin - 1)) --begin;
  if (is_compound(begin, end)) return true;
  const auto size = static_cast<std::uint32_t>(text_.size());
  end = number.end;
  for (int i = 0; i < kCompounds; ++i) {
    begin = end;
    while (begin < size && !letter_at(begin)) ++begin;
    end = begin;
    while (end < size && end - begin < kMaxWord && part_at(end)) ++end;
    std::uint32_t last = end;
    while (last > begin && !letter_at(last - 1)) --last;
    if (is_compound(begin, last)) return true;
  }
  return false;
}

bool AddressReader::IsTelling(const Lexicon::Found& kind, std::uint32_t position) const {
  return Look(position, LexemeClass::kOrdinaryWord).end != kind.end &&
         Look(position, LexemeClass::kStreetSuffix).end != kind.end;
}

std::optional<AddressPiece> AddressReader::ReadStreet(std::uint32_t position) const {
  if (auto piece = NumberFirst(position)) return piece;
  // The other forms begin with a word.
  if (position < text_.size() && IsAsciiDigit(text_[position])) return std::nullopt;
  if (auto piece = KindFirst(position)) return piece;
  if (auto piece = Compound(position)) return piece;
  return NameFirst(position);
}

std::uint32_t AddressReader::ReadDirection(std::uint32_t position) const {
  const AddressGap gap = ReadGap(position);
  if (gap.line || gap.end == position || (gap.dot && gap.comma)) return 0;
  const Lexicon::Found word = Look(gap.end, LexemeClass::kDirection);
  if (word.end == 0 || !Capitalised(gap.end)) return 0;
  return WordCharacterAt(text_, word.end) ? 0 : word.end;
}

std::uint32_t AddressReader::ReadName(std::uint32_t position, int max_words,
                                      bool stop_at_number) const {
  std::uint32_t end = 0;
  bool capitalised = false;
  int words = 0;
  while (words < max_words) {
    const AddressGap gap = ReadGap(end == 0 ? position : end);
    if (end != 0 && !gap.plain()) break;
    if (end == 0 && (gap.line || gap.comma)) return 0;
    const std::optional<AddressToken> token = ReadToken(gap.end);
    if (!token) break;
    const bool particle = IsParticle(*token);
    if (token->digits && (stop_at_number || words > 0)) break;
    if (!particle && IsStop(*token)) break;
    if (capitalised && !particle && !token->capitalised) break;
    if (end != 0 && gap.dot && token->capitalised && end - position > 6 && !particle) break;
    capitalised = capitalised || token->capitalised;
    ++words;
    end = token->range.end;
    if (!capitalised && !particle && !stop_at_number) break;
  }
  return words > 0 ? end : 0;
}

std::optional<AddressPiece> AddressReader::NumberFirst(std::uint32_t position) const {
  const std::uint32_t number = ReadHouseNumber(position);
  if (number == 0) return std::nullopt;
  AddressPiece piece;
  piece.evidence = Bit(Evidence::kStreetLine);
  std::uint32_t end = 0;
  std::uint32_t ordinal = 0;
  std::uint32_t at = number;
  bool capitalised = false;
  for (int words = 0; words < kMaxStreetWords; ++words) {
    const AddressGap gap = ReadGap(at);
    if (gap.line || gap.end == at || (gap.comma && words > 0) || (gap.dot && words == 0)) break;
    const std::optional<AddressToken> token = ReadToken(gap.end);
    if (!token || (gap.comma && token->digits)) break;
    if (end == 0) {
      // Foreigners put the number first in any language: "12 Via Roma", "5 Hauptstrasse".
      std::optional<AddressPiece> named = KindThenName(gap.end, words);
      if (!named && words < 2) named = CompoundName(gap.end);
      if (named) {
        end = named->range.end;
        piece.families = named->families;
        piece.evidence |= named->evidence & Bit(Evidence::kShape);
        capitalised = capitalised || (named->evidence & Bit(Evidence::kCapitalised)) != 0;
        break;
      }
    }
    const Lexicon::Found kind = Look(gap.end, LexemeClass::kStreetSuffix);
    const FamilySet families = kind.end != 0 ? postal_.Families(kind.value) : 0;
    if (words > 0 && kind.end == token->range.end && postal_.Forms(families).number_first) {
      end = kind.end;
      piece.families = families;
      at = token->range.end;
      continue;
    }
    if (end != 0 || gap.comma) break;
    if (IsStop(*token)) break;
    // "510 NE 93rd": a direction and an ordinal are a street.
    if (words == 0 && Look(gap.end, LexemeClass::kDirection).end == token->range.end) {
      const std::optional<AddressToken> next = ReadToken(ReadGap(token->range.end).end);
      if (next && next->digits && !IsAsciiDigit(text_[next->range.end - 1]))
        ordinal = next->range.end;
    }
    capitalised = capitalised || (token->capitalised && !token->digits);
    at = token->range.end;
  }
  if (end == 0) end = ordinal;
  if (end == 0) return std::nullopt;
  for (int i = 0; i < 2; ++i) {
    if (const std::uint32_t direction = ReadDirection(end); direction != 0) end = direction;
  }
  if (capitalised) piece.evidence |= Bit(Evidence::kCapitalised);
  piece.range = {position, end};
  return piece;
}

// "Route 21", "rue de la Paix": behind a number and `words` words.
std::optional<AddressPiece> AddressReader::KindThenName(std::uint32_t position, int words) const {
  const Lexicon::Found kind = Look(position, LexemeClass::kStreetPrefix);
  if (!IsKind(kind, position)) return std::nullopt;
  AddressPiece piece;
  piece.families = postal_.Families(kind.value);
  const bool number_first = postal_.Forms(piece.families).number_first;
  const bool ordinary = Look(position, LexemeClass::kOrdinaryWord).end == kind.end;
  if (!number_first && (ordinary || words > 0)) return std::nullopt;
  std::uint32_t name_begin = ReadGap(kind.end).end;
  if (const Lexicon::Found sign = Look(name_begin, LexemeClass::kNumberSign); sign.end != 0)
    name_begin = ReadGap(sign.end).end;
  const std::uint32_t end = ReadName(name_begin, kMaxStreetWords, !number_first);
  const std::optional<AddressToken> name = ReadToken(name_begin);
  if (end == 0 || !name) return std::nullopt;
  // "Avenue Road" is a name and a kind that follows it.
  if (Look(name_begin, LexemeClass::kStreetSuffix).end == name->range.end) return std::nullopt;
  const bool is_capital = Capitalised(position) || name->capitalised;
  if (!number_first && !is_capital) return std::nullopt;
  if (is_capital) piece.evidence = Bit(Evidence::kCapitalised);
  if (is_capital && postal_.Forms(piece.families).number_last && IsTelling(kind, position))
    piece.evidence |= Bit(Evidence::kShape);
  piece.range = {position, number_first ? end : std::max(end, NumberBehind(end))};
  return piece;
}

// "Hauptstrasse" behind a number, and perhaps another.
std::optional<AddressPiece> AddressReader::CompoundName(std::uint32_t position) const {
  const std::optional<AddressToken> token = ReadToken(position);
  if (!token || token->digits || token->range.size() < kMinCompound) return std::nullopt;
  AddressPiece piece;
  piece.families = postal_.CompoundStreet(text_.substr(token->range.begin, token->range.size()));
  if (piece.families == 0) return std::nullopt;
  const std::uint32_t end = token->range.end;
  if (!token->capitalised && NumberBehind(end) == 0) return std::nullopt;
  if (token->capitalised) piece.evidence = Bit(Evidence::kCapitalised) | Bit(Evidence::kShape);
  piece.range = {position, std::max(end, NumberBehind(end))};
  return piece;
}

// The end of a number that follows at once, or 0.
std::uint32_t AddressReader::NumberBehind(std::uint32_t position) const {
  const AddressGap gap = ReadGap(position);
  if (!gap.plain() || gap.dot || gap.end == position) return 0;
  return gap.end < text_.size() && IsAsciiDigit(text_[gap.end]) ? ReadHouseNumber(gap.end) : 0;
}

std::optional<AddressPiece> AddressReader::KindFirst(std::uint32_t position) const {
  const Lexicon::Found kind = Look(position, LexemeClass::kStreetPrefix);
  if (!IsKind(kind, position)) return std::nullopt;
  const FamilySet families = postal_.Families(kind.value);
  if (!postal_.Forms(families).number_last) return std::nullopt;
  AddressPiece piece;
  piece.families = families;
  // "5 de Mayo": a number that begins the name.
  const std::uint32_t name = ReadName(kind.end, kMaxStreetWords, true);
  if (name == 0) return std::nullopt;
  const AddressGap gap = ReadGap(kind.end);
  const std::optional<AddressToken> first = ReadToken(gap.end);
  const bool ordinary = Look(position, LexemeClass::kOrdinaryWord).end == kind.end;
  const bool capitalised = Capitalised(position) || (!ordinary && first && first->capitalised);
  if (capitalised) piece.evidence |= Bit(Evidence::kCapitalised);
  const std::uint32_t number = ReadSignedNumber(name);
  if (number == 0 && !(first && first->capitalised)) return std::nullopt;
  piece.evidence |= Bit(number != 0 ? Evidence::kStreetLine : Evidence::kStreetName);
  if (number != 0 && capitalised && IsTelling(kind, position))
    piece.evidence |= Bit(Evidence::kShape);
  piece.range = {position, number != 0 ? number : name};
  return piece;
}

std::optional<AddressPiece> AddressReader::Compound(std::uint32_t position) const {
  const std::optional<AddressToken> token = ReadToken(position);
  if (!token || token->digits || token->range.size() < kMinCompound) return std::nullopt;
  // Without spaces the number follows the name at once.
  const std::uint32_t word_end = std::min(LettersEnd(text_, position), token->range.end);
  const std::uint32_t word = IsAscii(text_[position]) ? token->range.end : word_end;
  const FamilySet families = postal_.CompoundStreet(text_.substr(position, word - position));
  if (families == 0) return std::nullopt;
  std::uint32_t number =
      word < text_.size() && IsAsciiDigit(text_[word]) ? ReadHouseNumber(word) : 0;
  if (number == 0) number = ReadSignedNumber(word);
  if (number == 0) return std::nullopt;
  AddressPiece piece;
  piece.families = families;
  piece.evidence = Bit(Evidence::kStreetLine);
  if (token->capitalised) piece.evidence |= Bit(Evidence::kCapitalised) | Bit(Evidence::kShape);
  piece.range = {position, number};
  return piece;
}

std::optional<AddressPiece> AddressReader::NameFirst(std::uint32_t position) const {
  std::uint32_t at = position;
  for (int words = 0; words < 5; ++words) {
    const AddressGap gap = words == 0 ? AddressGap{position, position} : ReadGap(at);
    if (!gap.plain()) return std::nullopt;
    const std::optional<AddressToken> token = ReadToken(gap.end);
    if (!token || (words == 0 && token->digits)) return std::nullopt;
    const Lexicon::Found kind = Look(gap.end, LexemeClass::kStreetSuffix);
    if (words > 0 && kind.end == token->range.end) {
      AddressPiece piece;
      piece.families = postal_.Families(kind.value);
      const std::uint32_t number =
          postal_.Forms(piece.families).number_last ? ReadSignedNumber(kind.end) : 0;
      std::uint32_t end = number != 0 ? number : kind.end;
      if (number == 0) {
        if (const std::uint32_t direction = ReadDirection(end); direction != 0) end = direction;
      }
      piece.evidence = Bit(number != 0 ? Evidence::kStreetLine : Evidence::kStreetName) |
                       Bit(Evidence::kCapitalised);
      if (number != 0) piece.evidence |= Bit(Evidence::kShape);
      piece.range = {position, end};
      return piece;
    }
    const bool particle = words > 0 && IsParticle(*token);
    if (!particle && (!token->capitalised || IsStop(*token))) return std::nullopt;
    at = token->range.end;
  }
  return std::nullopt;
}

std::optional<AddressPiece> AddressReader::ReadSeldomStreet(std::uint32_t position) const {
  constexpr int kMostWords = 3;         // the street's name
  constexpr std::uint32_t kBefore = 4;  // bytes of the word, and the gap
  const std::uint32_t first = position > kBefore ? position - kBefore : 0;
  if (!input_.hits.HasWord(first, position, LexemeClass::kAt)) return std::nullopt;
  // Where everything is in capitals they say nothing about a name.
  const std::optional<AddressToken> place = TokenBefore(position);
  if (!place || Capitalised(static_cast<std::uint32_t>(PreviousStart(text_, place->range.end))))
    return std::nullopt;
  std::uint32_t at = ReadHouseNumber(position);
  if (at == 0) return std::nullopt;
  bool named = false;  // by a word that has no other meaning
  for (int words = 0; words <= kMostWords; ++words) {
    const AddressGap gap = ReadGap(at);
    if (!gap.plain() || gap.dot || gap.end == at) return std::nullopt;
    const std::optional<AddressToken> token = ReadToken(gap.end);
    if (!token || token->digits || !token->capitalised) return std::nullopt;
    const Lexicon::Found kind = Look(gap.end, LexemeClass::kSeldomStreet);
    if (named && kind.end == token->range.end) {
      AddressPiece piece;
      piece.evidence = Bit(Evidence::kStreetLine) | Bit(Evidence::kCapitalised);
      piece.families = postal_.Families(kind.value);
      piece.range = {position, kind.end};
      return piece;
    }
    named = named || !lexicon_.Knows(text_.substr(gap.end, token->range.size()));
    at = token->range.end;
  }
  return std::nullopt;
}

std::optional<AddressPiece> AddressReader::ReadNumberedName(std::uint32_t position) const {
  const std::uint32_t number = ReadHouseNumber(position);
  if (number == 0) return std::nullopt;
  const AddressGap gap = ReadGap(number);
  if (!gap.plain() || gap.end == number) return std::nullopt;
  const std::optional<AddressToken> token = ReadToken(gap.end);
  if (!token || gap.dot || IsStop(*token)) return std::nullopt;
  const AddressGap behind = ReadGap(token->range.end);
  if (token->digits && IsAsciiDigit(text_[token->range.end - 1])) return std::nullopt;
  const bool alone = !behind.plain() || behind.dot || behind.end == token->range.end;
  if (alone && Look(gap.end, LexemeClass::kStreetSuffix).end != 0) return std::nullopt;
  AddressPiece piece;
  piece.evidence = Bit(Evidence::kNumberedName);
  if (token->capitalised && !token->digits) piece.evidence |= Bit(Evidence::kCapitalised);
  piece.range = {position, token->range.end};
  return piece;
}

}  // namespace presend

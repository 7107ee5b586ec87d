#include "scan/spelled_symbol.h"

#include <algorithm>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kMaxWrapping = 6;  // bytes of marks and space on either side of a symbol
constexpr std::uint32_t kMaxLabel = 63;
constexpr std::uint32_t kMaxGap = 3;  // bytes between letters that stand apart
constexpr std::uint32_t kMaxLetters = 40;
constexpr std::uint32_t kMaxWord = 64;       // bytes of a spelled symbol
constexpr std::size_t kMaxUndotted = 3;      // bytes of a top-level domain without its dot
constexpr std::size_t kMaxSmallWord = 3;     // bytes of "and", "but"
constexpr std::uint32_t kMaxInsertion = 24;  // bytes in brackets that say something by the way
constexpr std::uint32_t kMaxBracket = 6;     // bytes in brackets that stand for a dot
constexpr std::string_view kOpening = "[({<";
constexpr std::string_view kClosing = "])}>";
// Marks that people put around a spelled symbol: "_at_", "'dot'", "[/at\\]", "!at!".
constexpr std::string_view kDecorations = "_'\"!~*|\\/-";
// Marks that are such only where the same one stands on the other side: "%at%", ":dot:".
constexpr std::string_view kPaired = "#%=+:^";
// What may stand between letters that stand apart.
constexpr std::string_view kJoints = " \t\r\n-,_*|/~";
// What may stand between words said by the way and what they speak of.
constexpr std::string_view kAsideMarks = " ,;:()\"'-";

// Values of the lexicon for words that stand for a symbol.
constexpr std::string_view kInAddress = "address";  // inside an address only: "point"
constexpr std::string_view kAfterSign = "sign";     // right behind an at sign only: "@t"

bool Has(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

bool IsMark(char c) { return Has(kDecorations, c) || Has(kPaired, c); }

bool IsBracket(char c) { return Has(kOpening, c) || Has(kClosing, c); }

bool IsLabelByte(char c) { return IsAsciiAlnum(c) || c == '-' || c == '_' || !IsAscii(c); }

bool IsLocalByte(char c) { return IsLabelByte(c) || c == '.' || c == '+'; }

// What stands on one side of a symbol, from the inside out.
struct Side {
  int brackets = 0;
  bool decorated = false;
  bool comma = false;

  // Whether `c` still belongs to it. Brackets may be doubled, and behind them may stand the bracket
  // of a neighbour: "(john)(at)(mail)".
  bool Takes(char c) {
    if (IsAsciiSpace(c)) return true;
    if (IsBracket(c)) {
      if (brackets == 2) return false;
      ++brackets;
    } else if (c == ',') {
      comma = true;
    } else if (Has(kDecorations, c)) {
      decorated = true;
    } else {
      return false;
    }
    return true;
  }
  bool marks() const { return brackets > 0 || decorated; }
};

}  // namespace

void Label::Add(std::string_view more) {
  for (const char c : more) {
    if (own_size < own.size()) own[own_size++] = c;
  }
}

void Replace(Range range, std::string_view text, std::vector<Replacement>* out, Disguise disguise) {
  out->push_back({range, std::string(text), Bit(disguise)});
}

// Marks around the character itself are such where they are the same on both sides: "-@" is none.
Symbol SymbolReader::Character(Range character) const {
  Symbol symbol{character, {}, true};
  std::uint32_t before = 0;
  std::uint32_t after = 0;
  bool opened = false;
  bool closed = false;
  const auto bracket = [](char c, bool* seen) {
    if (!IsBracket(c) || *seen) return false;
    *seen = true;
    return true;
  };
  for (;;) {
    Range& range = symbol.range;
    const char left = range.begin > 0 && before < kMaxWrapping ? text_[range.begin - 1] : '\0';
    const char right = range.end < size_ && after < kMaxWrapping ? text_[range.end] : '\0';
    if (left != '\0' && left == right && IsMark(left)) {
      symbol.marked = true;
      --range.begin;
      ++range.end;
      ++before;
      ++after;
    } else if (IsAsciiSpace(left) || bracket(left, &opened)) {
      --range.begin;
      ++before;
    } else if (IsAsciiSpace(right) || bracket(right, &closed)) {
      ++range.end;
      ++after;
    } else {
      break;
    }
  }
  symbol.bracketed = opened && closed;
  symbol.marked = symbol.marked || symbol.bracketed;
  return symbol;
}

Symbol SymbolReader::Sign(std::uint32_t position) const {
  Range sign{position, position + 1};
  if (sign.end < size_ && text_[sign.end] == '@') ++sign.end;
  for (const WordHit& word : hits_.WordsIn(sign.end, sign.end + 1)) {
    const std::uint32_t end = word.range.end;
    if (!word.Is(LexemeClass::kAt) || end + 1 >= size_) continue;
    // "@t w o" are the letters of a host.
    if (IsBracket(text_[end]) || (text_[end] == ' ' && !IsSingle(end + 1))) sign.end = end;
  }
  Symbol symbol = Character(sign);
  symbol.marked = symbol.marked || sign.size() > 1;
  return symbol;
}

Symbol SymbolReader::Spelled(const WordHit& word) const {
  Symbol symbol{word.range, word.value()};
  Range& range = symbol.range;
  std::uint32_t paired = 0;
  while (paired < kMaxWrapping / 2 && range.begin > 0 && range.end < size_ &&
         text_[range.begin - 1] == text_[range.end] && Has(kPaired, text_[range.end])) {
    --range.begin;
    ++range.end;
    ++paired;
  }
  Side before;
  for (std::uint32_t k = 0; k < kMaxWrapping && range.begin > 0; ++k) {
    if (!before.Takes(text_[range.begin - 1])) break;
    --range.begin;
  }
  Side after;
  for (std::uint32_t k = 0; k < kMaxWrapping && range.end < size_; ++k) {
    if (!after.Takes(text_[range.end])) break;
    ++range.end;
  }
  symbol.bracketed = before.brackets > 0 && after.brackets > 0;
  // The same sort on both sides: "(SDK) d'Android" has none around its d.
  symbol.marked = paired > 0 || symbol.bracketed || (before.decorated && after.decorated);
  // One letter between hyphens is one of many: "m-a-r-k".
  if (word.range.size() == 1 && !symbol.bracketed && word.range.begin > 0 &&
      text_[word.range.begin - 1] == '-')
    symbol.marked = false;
  symbol.comma = before.comma || after.comma;
  symbol.shouted = Shouts(word.range, range);
  return symbol;
}

// Whether a word is in capitals and the letters around it are not.
bool SymbolReader::Shouts(Range word, Range symbol) const {
  if (word.size() < 2) return false;
  for (std::uint32_t p = word.begin; p < word.end; ++p) {
    if (!IsAsciiUpper(SourceAt(p)) && text_[p] != ' ') return false;
  }
  return (symbol.begin > 0 && IsAsciiLower(SourceAt(symbol.begin - 1))) ||
         (symbol.end < size_ && IsAsciiLower(SourceAt(symbol.end)));
}

bool SymbolReader::LacksMarks(const WordHit& word) const {
  const auto [begin, end] = word.range;
  // Capitals are a mark too, of two letters or more.
  return begin > 1 && end + 1 < size_ && word.range.size() == 1 && text_[begin - 1] == ' ' &&
         IsAsciiLower(text_[begin - 2]) && text_[end] == ' ' && IsAsciiLower(text_[end + 1]) &&
         word.value() == kBracketedOnly;
}

bool SymbolReader::Stands(const Symbol& symbol, bool inside) {
  const bool marked = symbol.marked || symbol.shouted;
  if (symbol.value == kBracketedOnly) return marked;
  if (symbol.value == kInAddress) return inside || marked;
  return symbol.value != kAfterSign;
}

// Past what may stand between a label and the symbol behind it.
std::uint32_t SymbolReader::SkipMarks(std::uint32_t position) const {
  std::uint32_t p = position;
  Side side;
  while (p < size_ && p - position < kMaxWrapping &&
         (side.Takes(text_[p]) || Has(kPaired, text_[p])))
    ++p;
  return p;
}

bool SymbolReader::DotAt(std::uint32_t position, bool any_bracket, Symbol* dot) const {
  // "jane@example,net": nobody writes a list so.
  if (position < size_ && text_[position] == ',') {
    Label top;
    if (LabelFrom(position + 1, &top) && !top.lettered && TopLevel(top.text()) &&
        !WordJoinsAt(text_, top.range.end)) {
      *dot = Symbol{{position, position + 1}, {}};
      dot->marked = true;
      return true;
    }
  }
  std::uint32_t p = SkipMarks(position);
  if (p < size_ && text_[p] == '.') {
    *dot = Character({p, p + 1});
    // "gmail . com" is apart on both sides; "Figma. Is it" ends a sentence.
    if (dot->range.begin > position) return false;
    return dot->marked || (p > position ? IsAsciiSpace(text_[p - 1]) : dot->range.end == p + 1);
  }
  for (const WordHit& word : hits_.WordsIn(p, p + 1)) {
    if (!word.Is(LexemeClass::kDot)) continue;
    *dot = Spelled(word);
    if (dot->range.begin > position) continue;
    dot->range.begin = position;
    if (Stands(*dot, true)) return true;
  }
  if (!any_bracket) return false;
  p = position;
  if (p < size_ && text_[p] == ' ') ++p;
  if (p >= size_ || !Has(kOpening, text_[p])) return false;
  std::uint32_t end = p + 1;
  while (end < size_ && end - p <= kMaxBracket && !IsBracket(text_[end])) ++end;
  if (end >= size_ || !Has(kClosing, text_[end])) return false;
  ++end;
  if (end < size_ && text_[end] == ' ') ++end;
  Label top;
  if (!LabelFrom(end, &top) || !TopLevel(top.text()) || !EndsAt(top.range.end)) return false;
  *dot = Symbol{{position, end}, {}};
  dot->marked = true;
  return true;
}

bool SymbolReader::DotBehindInsertion(std::uint32_t position, Symbol* dot) const {
  std::uint32_t p = position;
  if (p < size_ && text_[p] == ' ') ++p;
  if (p >= size_ || !Has(kOpening, text_[p])) return false;
  const std::size_t close = text_.substr(p, kMaxInsertion).find_first_of("])}>\n");
  if (close == std::string_view::npos || text_[p + close] == '\n' ||
      !DotAt(p + static_cast<std::uint32_t>(close) + 1, false, dot) || dot->literal)
    return false;
  dot->range.begin = position;
  return true;
}

bool SymbolReader::IsUndottedTop(std::string_view label) const {
  return label.size() <= kMaxUndotted && TopLevel(label) && !lexicon_.Knows(label);
}

bool SymbolReader::MissingDotAt(std::uint32_t position, std::string_view provider,
                                Symbol* dot) const {
  Label top;
  if (position >= size_ || text_[position] != ' ' || !LabelFrom(position + 1, &top)) return false;
  const bool own = provider.size() > top.text().size() && provider.ends_with(top.text()) &&
                   provider[provider.size() - top.text().size() - 1] == '.';
  *dot = Symbol{{position, position + 1}, {}};
  return own || IsUndottedTop(top.text());
}

bool SymbolReader::MarkAt(std::uint32_t position, Symbol* mark) const {
  const std::uint32_t p = SkipMarks(position);
  bool found = false;
  for (const WordHit& word : hits_.WordsIn(p, p + 1)) {
    if (!word.Is(LexemeClass::kAddressMark) || word.value().empty()) continue;
    const Symbol symbol = Spelled(word);
    if (found && symbol.range.end < mark->range.end) continue;
    *mark = symbol;
    found = true;
  }
  return found;
}

bool SymbolReader::SymbolBefore(std::uint32_t position, std::uint32_t limit, Symbol* symbol) const {
  const std::uint32_t reach = kMaxWord + kMaxWrapping;
  for (const WordHit& word :
       hits_.WordsIn(std::max(limit, position > reach ? position - reach : 0), position)) {
    const bool dot = word.Is(LexemeClass::kDot);
    if (!dot && (!word.Is(LexemeClass::kAddressMark) || word.value().empty())) continue;
    *symbol = Spelled(word);
    if (symbol->range.end < position || word.range.end > position) continue;
    if (dot && !Stands(*symbol, true)) continue;
    symbol->range.end = position;
    if (symbol->range.begin <= limit || !WordCharacterBefore(text_, symbol->range.begin)) continue;
    if (dot) symbol->value = ".";
    return true;
  }
  return false;
}

std::uint32_t SymbolReader::AsideBefore(std::uint32_t position) const {
  // "john<nospam>@"
  if (position < size_ && text_[position] == '>') {
    std::uint32_t open = position;
    while (open > 0 && position - open < kMaxInsertion && text_[open - 1] != '<' &&
           text_[open - 1] != ' ')
      --open;
    if (open > 0 && text_[open - 1] == '<') return open - 1;
  }
  const std::uint32_t from = position > kMaxWord ? position - kMaxWord : 0;
  for (const WordHit& word : hits_.WordsIn(from, position)) {
    if (!word.Is(LexemeClass::kAddressMark) || !word.value().empty()) continue;
    if (word.range.end > position ||
        Text({word.range.end, position}).find_first_not_of(kAsideMarks) != std::string_view::npos)
      continue;
    std::uint32_t begin = word.range.begin;
    for (std::uint32_t k = 0; k < kMaxWrapping && begin > 0; ++k) {
      if (!Has(kAsideMarks, text_[begin - 1])) break;
      --begin;
    }
    return begin;
  }
  return position;
}

// Whether a letter or digit has neither beside it.
bool SymbolReader::IsSingle(std::uint32_t position) const {
  return IsAsciiAlnum(text_[position]) && !WordCharacterBefore(text_, position) &&
         !WordCharacterAt(text_, position + 1);
}

// Letters that stand apart, all by the same gap, from the one at `first` on (`step` 1) or back
// (-1).
bool SymbolReader::Letters(std::uint32_t first, int step, bool others, Label* label) const {
  if (!IsSingle(first)) return false;
  const auto at = [&](std::uint32_t count) { return step > 0 ? first + count : first - count; };
  const std::uint32_t room = step > 0 ? size_ - 1 - first : first;
  std::uint32_t gap = 0;
  while (gap <= kMaxGap && gap + 1 <= room && Has(kJoints, text_[at(gap + 1)])) ++gap;
  if (gap == 0 || gap > kMaxGap) return false;
  const auto gap_at = [&](std::uint32_t letter) {
    return step > 0 ? text_.substr(letter + 1, gap) : text_.substr(letter - gap, gap);
  };
  const std::string_view joint = gap_at(first);
  std::uint32_t count = 1;
  std::uint32_t offset = 0;
  while (count < kMaxLetters && offset + gap + 1 <= room && gap_at(at(offset)) == joint &&
         IsSingle(at(offset + gap + 1))) {
    offset += gap + 1;
    ++count;
  }
  // "t-8" is a label as it stands, "5, m" a list.
  if (count < 2 || (count < 3 && !others && joint.find_first_of("-_,") != std::string_view::npos))
    return false;
  const std::uint32_t last = at(offset);
  label->range = {std::min(first, last), std::max(first, last) + 1};
  label->own_size = 0;
  for (std::uint32_t p = label->range.begin; p < label->range.end; p += gap + 1)
    label->Add(text_.substr(p, 1));
  label->lettered = true;
  return true;
}

// Whether a word inside a label is a symbol with marks around it: "john_dot_smith".
bool SymbolReader::IsSpelledInside(const WordHit& word, Range label) const {
  if (!word.IsAny(Bit(LexemeClass::kDot) | Bit(LexemeClass::kAt)) &&
      (!word.Is(LexemeClass::kAddressMark) || word.value().empty()))
    return false;
  const Range range = word.range;
  return range.begin > label.begin + 1 && range.end + 1 < label.end &&
         Has("-_", text_[range.begin - 1]) && Has("-_", text_[range.end]);
}

bool SymbolReader::LabelFrom(std::uint32_t begin, Label* label, bool others) const {
  if (begin >= size_) return false;
  label->lettered = false;
  if (Letters(begin, 1, others, label)) return true;
  Range range{begin, begin};
  while (range.end < size_ && range.size() < kMaxLabel && IsLabelByte(text_[range.end]))
    ++range.end;
  for (const WordHit& word : hits_.WordsIn(begin, range.end)) {
    if (!IsSpelledInside(word, range)) continue;
    range.end = word.range.begin - 1;
    break;
  }
  while (range.size() > 0 && Has("-_", text_[range.end - 1])) --range.end;
  if (range.size() == 0) return false;
  label->range = range;
  label->written = Text(range);
  label->own_size = 0;
  return true;
}

bool SymbolReader::LocalBefore(std::uint32_t end, Label* label) const {
  if (end == 0) return false;
  label->lettered = false;
  if (Letters(end - 1, -1, false, label)) return true;
  Range range{end, end};
  while (range.begin > 0 && range.size() < kMaxLabel && IsLocalByte(text_[range.begin - 1]))
    --range.begin;
  for (const WordHit& word : hits_.WordsIn(range.begin, end)) {
    if (IsSpelledInside(word, range)) range.begin = word.range.end + 1;
  }
  range.begin += static_cast<std::uint32_t>(AsciiPartBegin(Text(range)));
  while (range.size() > 0 && Has(".-_+", text_[range.begin])) ++range.begin;
  if (range.size() == 0) return false;
  label->range = range;
  label->written = Text(range);
  label->own_size = 0;
  return true;
}

Range SymbolReader::WordBefore(std::uint32_t end) const {
  while (end > 0 && text_[end - 1] == ' ') --end;
  Range range{end, end};
  while (range.begin > 0 && range.size() < kMaxLabel && IsLabelByte(text_[range.begin - 1]))
    --range.begin;
  return range;
}

bool SymbolReader::EndsAt(std::uint32_t position) const {
  while (position < size_ && text_[position] == ' ') ++position;
  if (position >= size_) return true;
  Label next;
  if (!LabelFrom(position, &next) || next.range.begin != position)
    return text_[position] != '/' && text_[position] != '@';
  return next.text().size() <= kMaxSmallWord &&
         (Is(next.text(), LexemeClass::kOrdinaryWord) || Is(next.text(), LexemeClass::kLeadWord));
}

std::optional<std::string_view> SymbolReader::TopLevel(std::string_view label) const {
  const auto value = lexicon_.ValueOf(label, LexemeClass::kTopLevelDomain);
  // A word that stands for a dot is none, though it is a domain too.
  if (!value || Is(label, LexemeClass::kDot)) return std::nullopt;
  return value->empty() ? label : *value;
}

}  // namespace presend

#include "scan/sentence.h"

#include <algorithm>

#include "text/byte_table.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

// Whether what stands before `position`, apart from white space, announces what follows.
bool IsAnnounced(std::string_view text, std::size_t position) {
  constexpr std::size_t kMostSpaces = 4;
  const std::size_t limit = position > kMostSpaces ? position - kMostSpaces : 0;
  while (position > limit && IsAsciiSpace(text[position - 1])) --position;
  return position > 0 && text[position - 1] == ':';
}

// A lead byte of most Greek letters.
bool IsGreekLead(char c) { return c == '\xCE' || c == '\xCF'; }

constexpr bool IsWordByte(char c) {
  return IsAsciiAlnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0xC3 || IsContinuation(c);
}

// What a byte is to a sentence.
enum class SortOfByte : std::uint8_t { kSpace, kWord, kForeign, kSign, kMark };

constexpr SortOfByte SortOf(char c) {
  if (std::string_view(":=->@").find(c) != std::string_view::npos) return SortOfByte::kSign;
  if (c == ' ') return SortOfByte::kSpace;
  if (!IsWordByte(c)) return SortOfByte::kMark;
  return IsAscii(c) ? SortOfByte::kWord : SortOfByte::kForeign;
}

constexpr ByteTable<SortOfByte> kSorts(SortOf);

// Whether a list of ascending positions has one in [begin, end).
bool HasIn(const std::vector<std::uint32_t>& positions, std::uint32_t begin, std::uint32_t end) {
  const auto it = std::lower_bound(positions.begin(), positions.end(), begin);
  return it != positions.end() && *it < end;
}

}  // namespace

bool EndsSentence(std::string_view text, std::uint32_t position) {
  if (position == 0) return false;
  const char before = text[position - 1];
  const char here = text[position];
  switch (before) {
    case '\n':
      return here == '\n' && !IsAnnounced(text, position);
    case '.':
      return IsAsciiSpace(here);
    case '!':
    case '?':
      return IsAsciiSpace(here) || !IsAscii(here);
    default:
      break;
  }
  if (IsAscii(before)) return false;
  // Ideographic full stop, Devanagari danda, Arabic full stop: their UTF-8 forms. Other marks are
  // folded to ASCII.
  const std::string_view head = text.substr(0, position);
  return head.ends_with("\xE3\x80\x82") || head.ends_with("\xE0\xA5\xA4") ||
         head.ends_with("\xDB\x94");
}

Range Sentences::Around(Range range, std::uint32_t reach) const {
  const auto size = static_cast<std::uint32_t>(text_.size());
  const std::uint32_t first = range.begin > reach ? range.begin - reach : 0;
  const std::uint32_t last = size - range.end > reach ? range.end + reach : size;
  const auto after_begin = std::upper_bound(ends_.begin(), ends_.end(), range.begin);
  const auto end = std::lower_bound(after_begin, ends_.end(), range.end);
  return {after_begin == ends_.begin() ? first : std::max(first, *(after_begin - 1)),
          end == ends_.end() ? last : std::min(last, *end)};
}

Range Sentences::After(std::uint32_t end, std::uint32_t reach) const {
  std::uint32_t begin = end;
  while (begin < text_.size() && IsAsciiSpace(text_[begin])) ++begin;
  if (begin == text_.size()) return {begin, begin};
  return Around({begin, begin}, reach);
}

Range Sentences::Before(std::uint32_t begin, std::uint32_t reach) const {
  std::uint32_t end = begin;
  while (end > 0 && IsAsciiSpace(text_[end - 1])) --end;
  if (end == 0) return {0, 0};
  // The end mark itself belongs to the sentence that it closes.
  return {Around({end - 1, end}, reach).begin, end};
}

void Sentence::Cut(std::string_view text, Range range) {
  text_ = text;
  range_ = range;
  words_before_.resize(range.size() + 1);
  breaks_.clear();
  commas_.clear();
  ends_.clear();
  signs_.clear();
  quoted_.clear();
  hits.clear();
  // What is open where the sentence begins.
  bool in_quotes = false;
  bool in_code = false;
  bool in_quoted_line = false;
  const std::uint32_t limit = range.begin > kMaxReach ? range.begin - kMaxReach : 0;
  const std::string_view before = text.substr(limit, range.begin - limit);
  const auto has = [&](char mark) { return before.find(mark) != std::string_view::npos; };
  const auto line_is_quoted = [&](std::uint32_t start) {
    while (start < text.size() && text[start] == ' ') ++start;
    return start < text.size() && text[start] == '>';
  };
  std::uint32_t line = range.begin;
  if (has('"') || has('`') || has('>') || line_is_quoted(line)) {
    while (line > limit && text[line - 1] != '\n') --line;
  }
  in_quoted_line = line_is_quoted(line);
  for (std::uint32_t i = line; i < range.begin; ++i) {
    if (text[i] == '"') in_quotes = !in_quotes;
    if (text[i] == '`') in_code = !in_code;
  }
  std::uint32_t quote_begin = range.begin;
  const auto quoted = [&] { return in_quotes || in_code || in_quoted_line; };
  const auto toggle = [&](bool* what, bool value, std::uint32_t at) {
    if (quoted() && at > quote_begin) quoted_.push_back({quote_begin, at});
    *what = value;
    quote_begin = at;
  };
  bool in_word = false;
  std::uint16_t begun = 0;  // words
  std::uint16_t* words_before = words_before_.data();
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const char c = text[i];
    *words_before++ = begun;
    switch (kSorts[c]) {
      case SortOfByte::kWord:
        begun += in_word ? 0 : 1;
        in_word = true;
        continue;
      case SortOfByte::kForeign: {
        if (c == '\xE2') signs_.push_back(i);  // of an arrow, perhaps
        const bool unspaced = !IsContinuation(c) && IsUnspaced(DecodeAt(text, i).code_point);
        if (!in_word || unspaced) ++begun;
        in_word = !unspaced || (i + 1 < range.end && IsContinuation(text[i + 1]));
        continue;
      }
      case SortOfByte::kSpace:
        in_word = false;
        continue;
      case SortOfByte::kSign:
        signs_.push_back(i);
        break;
      case SortOfByte::kMark:
        break;
    }
    // An address or a host is one word.
    if (in_word && (c == '.' || c == '@') && i + 1 < range.end && IsWordByte(text[i + 1])) continue;
    in_word = false;
    switch (c) {
      case '\n':
        if (IsAnnounced(text, i)) break;
        breaks_.push_back(i);
        commas_.push_back(i);
        ends_.push_back(i);
        toggle(&in_quoted_line, line_is_quoted(i + 1), i);
        break;
      case ';':
        breaks_.push_back(i);
        commas_.push_back(i);
        ends_.push_back(i);
        break;
      case ',':
        commas_.push_back(i);
        ends_.push_back(i);
        break;
      case '(':
      case ')':
        if (!IsAnnounced(text, i)) ends_.push_back(i);
        break;
      case '"':
        toggle(&in_quotes, !in_quotes, i);
        break;
      case '`':
        toggle(&in_code, !in_code, i);
        break;
      default:
        break;
    }
  }
  words_before_.back() = begun;
  if (quoted()) quoted_.push_back({quote_begin, range.end});
}

bool Sentence::HasBreak(std::uint32_t begin, std::uint32_t end) const {
  return HasIn(breaks_, begin, end);
}

bool Sentence::HasComma(std::uint32_t begin, std::uint32_t end) const {
  return HasIn(commas_, begin, end);
}

Range Sentence::ClauseAround(std::uint32_t position) const {
  const auto after = std::lower_bound(ends_.begin(), ends_.end(), position);
  return {after == ends_.begin() ? range_.begin : *(after - 1) + 1,
          after == ends_.end() ? range_.end : *after};
}

bool Sentence::AtClauseStart(std::uint32_t position) const {
  return WordsBetween(ClauseAround(position).begin, position) == 0;
}

bool Sentence::AtClauseEnd(std::uint32_t position) const {
  return WordsBetween(position, ClauseAround(position).end) == 0;
}

bool Sentence::IsQuestionAt(std::uint32_t position) const {
  while (position < text_.size() && (text_[position] == ' ' || text_[position] == '"')) ++position;
  if (position >= text_.size()) return false;
  if (text_[position] == '?') return true;
  const auto begin = text_.begin() + range_.begin;
  return text_[position] == ';' && std::any_of(begin, text_.begin() + range_.end, IsGreekLead);
}

std::uint32_t Sentence::EndOfHitAt(std::optional<WordGroup> group, std::uint32_t position) const {
  if (!group) return 0;
  auto hit = std::lower_bound(
      hits.begin(), hits.end(), position,
      [](const SentenceHit& a, std::uint32_t begin) { return a.range.begin < begin; });
  for (; hit != hits.end() && WordsBetween(position, hit->range.begin) == 0; ++hit) {
    if (hit->group == *group) return hit->range.end;
  }
  return 0;
}

bool Sentence::IsQuoted(std::uint32_t position) const {
  return std::any_of(quoted_.begin(), quoted_.end(), [&](const Range& range) {
    return range.begin <= position && position < range.end;
  });
}

}  // namespace presend

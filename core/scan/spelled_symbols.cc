#include <algorithm>
#include <array>

#include "scan/spelled.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kMaxWrapping = 4;  // bytes of brackets and space on either side of a symbol
constexpr int kMaxLabels = 6;
constexpr std::uint32_t kMaxLabel = 63;
constexpr std::string_view kBrackets = "[](){}<>";

// A spelled symbol with the brackets and the space around it.
struct Symbol {
  Range range;
  bool bracketed = false;
  bool literal = false;  // the character itself
};

bool IsLabelByte(char c) { return IsAsciiAlnum(c) || c == '-' || c == '_' || !IsAscii(c); }

class SymbolFinder {
 public:
  SymbolFinder(std::string_view text, const Hits& hits, const Lexicon& lexicon,
               std::vector<Replacement>* out)
      : text_(text),
        size_(static_cast<std::uint32_t>(text.size())),
        hits_(hits),
        lexicon_(lexicon),
        out_(out) {}

  void Run() {
    // At words and at signs together, in order.
    std::vector<Symbol> ats;
    for (const WordHit& word : hits_.words) {
      if (word.lexeme_class == LexemeClass::kAt) ats.push_back(Wrap(word.range, false));
    }
    for (const std::uint32_t at : hits_.at_signs) ats.push_back(Wrap({at, at + 1}, true));
    std::sort(ats.begin(), ats.end(),
              [](const Symbol& a, const Symbol& b) { return a.range.begin < b.range.begin; });
    auto at = ats.begin();
    for (const WordHit& word : hits_.words) {
      if (word.lexeme_class != LexemeClass::kDot) continue;
      for (; at != ats.end() && at->range.begin < word.range.begin; ++at) Address(*at);
      SpelledHost(Wrap(word.range, false));
    }
    for (; at != ats.end(); ++at) Address(*at);
  }

 private:
  Symbol Wrap(Range word, bool literal) const {
    Symbol symbol{word, false, literal};
    bool opened = false;
    for (std::uint32_t k = 0; k < kMaxWrapping && symbol.range.begin > 0; ++k) {
      const char c = text_[symbol.range.begin - 1];
      const bool bracket = kBrackets.find(c) != std::string_view::npos;
      // One bracket a side: a second one belongs to what stands around the address.
      if ((!IsAsciiSpace(c) && !bracket) || (bracket && opened)) break;
      opened = opened || bracket;
      --symbol.range.begin;
    }
    bool closed = false;
    for (std::uint32_t k = 0; k < kMaxWrapping && symbol.range.end < size_; ++k) {
      const char c = text_[symbol.range.end];
      const bool bracket = kBrackets.find(c) != std::string_view::npos;
      if ((!IsAsciiSpace(c) && !bracket) || (bracket && closed)) break;
      closed = closed || bracket;
      ++symbol.range.end;
    }
    symbol.bracketed = opened && closed;
    return symbol;
  }

  Range LabelFrom(std::uint32_t begin) const {
    std::uint32_t end = begin;
    while (end < size_ && end - begin < kMaxLabel && IsLabelByte(text_[end])) ++end;
    return {begin, end};
  }

  Range LabelBefore(std::uint32_t end) const {
    std::uint32_t begin = end;
    while (begin > 0 && end - begin < kMaxLabel && IsLabelByte(text_[begin - 1])) --begin;
    return {begin, end};
  }

  std::string_view Text(Range range) const { return text_.substr(range.begin, range.size()); }

  // The dot, literal or spelled, that begins at `position` (its wrapping included); false if there
  // is none.
  bool DotAt(std::uint32_t position, Symbol* dot) const {
    std::uint32_t p = position;
    while (p < size_ && p - position < kMaxWrapping &&
           (IsAsciiSpace(text_[p]) || kBrackets.find(text_[p]) != std::string_view::npos))
      ++p;
    if (p < size_ && text_[p] == '.') {
      *dot = Wrap({p, p + 1}, true);
      // "gmail. Please" ends a sentence.
      return p == position || dot->bracketed || dot->range.end > p + 1;
    }
    for (const WordHit& word : hits_.WordsIn(p, p + 1)) {
      if (word.lexeme_class == LexemeClass::kDot) {
        *dot = Wrap(word.range, false);
        return true;
      }
    }
    return false;
  }

  bool IsTopLevel(Range label) const {
    return lexicon_.ValueOf(Text(label), LexemeClass::kTopLevelDomain).has_value();
  }

  // An at symbol between a local part and a domain.
  void Address(const Symbol& at) {
    if (at.range.begin < cursor_ || at.range.begin == 0 ||
        !WordCharacterBefore(text_, at.range.begin))
      return;
    std::array<Symbol, kMaxLabels> dots;
    std::array<Range, kMaxLabels + 1> labels;
    int count = 0;
    labels[0] = LabelFrom(at.range.end);
    if (labels[0].size() == 0) return;
    while (count < kMaxLabels && DotAt(labels[count].end, &dots[count])) {
      labels[count + 1] = LabelFrom(dots[count].range.end);
      if (labels[count + 1].size() == 0) break;
      ++count;
    }
    while (count > 0 && !IsTopLevel(labels[count])) --count;
    const std::optional<std::string_view> provider =
        lexicon_.ValueOf(Text(labels[0]), LexemeClass::kProvider);
    if (count == 0 && !provider) return;
    const bool dots_literal =
        std::all_of(dots.begin(), dots.begin() + count,
                    [](const Symbol& dot) { return dot.literal && dot.range.size() == 1; });
    const bool at_plain = at.literal && at.range.size() == 1;
    if (at_plain && count > 0 && dots_literal) return;  // nothing is spelled
    // A plain "at" before a plain domain is ordinary English, unless the domain is a mail
    // provider's.
    if (!at.literal && !at.bracketed && count > 0 && dots_literal && !provider) return;

    const std::size_t first = out_->size();
    LocalDots(at.range.begin);
    if (!at_plain) out_->push_back({at.range, "@", Bit(Disguise::kSpelledSymbols)});
    for (int i = 0; i < count; ++i) {
      if (!dots[i].literal || dots[i].range.size() > 1)
        out_->push_back({dots[i].range, ".", Bit(Disguise::kSpelledSymbols)});
    }
    if (count == 0)
      out_->push_back({labels[0], std::string(*provider), Bit(Disguise::kSpelledSymbols)});
    if (out_->size() > first) cursor_ = std::max(labels[count].end, out_->back().range.end);
  }

  // "john dot smith" before the at symbol at `end`.
  void LocalDots(std::uint32_t end) {
    const std::size_t first = out_->size();
    for (int i = 0; i < 3; ++i) {
      const Range label = LabelBefore(end);
      const Symbol* found = nullptr;
      Symbol dot;
      for (const WordHit& word :
           hits_.WordsIn(label.begin > 12 ? label.begin - 12 : 0, label.begin)) {
        if (word.lexeme_class != LexemeClass::kDot) continue;
        dot = Wrap(word.range, false);
        if (dot.range.end == label.begin && dot.range.begin > cursor_ &&
            WordCharacterBefore(text_, dot.range.begin))
          found = &dot;
      }
      if (found == nullptr) break;
      out_->push_back({dot.range, ".", Bit(Disguise::kSpelledSymbols)});
      end = dot.range.begin;
    }
    std::reverse(out_->begin() + static_cast<std::ptrdiff_t>(first), out_->end());
  }

  // "example [dot] com", "example dot com/page".
  void SpelledHost(const Symbol& dot) {
    if (dot.range.begin < cursor_ || dot.range.begin == 0 ||
        !WordCharacterBefore(text_, dot.range.begin))
      return;
    const Range before = LabelBefore(dot.range.begin);
    const Range after = LabelFrom(dot.range.end);
    if (!IsTopLevel(after) || lexicon_.ValueOf(Text(before), LexemeClass::kOrdinaryWord)) return;
    out_->push_back({dot.range, ".", Bit(Disguise::kSpelledSymbols)});
    cursor_ = dot.range.end;
  }

  std::string_view text_;
  std::uint32_t size_;
  const Hits& hits_;
  const Lexicon& lexicon_;
  std::vector<Replacement>* out_;
  std::uint32_t cursor_ = 0;  // what stands before is done
};

}  // namespace

void FindSpelledSymbols(std::string_view text, const Hits& hits, const Lexicon& lexicon,
                        std::vector<Replacement>* out) {
  const bool any =
      !hits.at_signs.empty() ||
      std::any_of(hits.words.begin(), hits.words.end(), [](const WordHit& word) {
        return word.lexeme_class == LexemeClass::kAt || word.lexeme_class == LexemeClass::kDot;
      });
  if (any) SymbolFinder(text, hits, lexicon, out).Run();
}

}  // namespace presend

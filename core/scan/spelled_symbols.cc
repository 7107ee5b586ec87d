#include <algorithm>
#include <array>

#include "scan/spelled.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kMaxWrapping = 4;  // bytes of marks and space on either side of a symbol
constexpr int kMaxLabels = 6;
constexpr std::uint32_t kMaxLabel = 63;
constexpr std::string_view kBrackets = "[](){}<>";
// Marks that people put around a spelled symbol: "_at_", "'dot'", "[/at\\]", "!at!".
constexpr std::string_view kDecorations = "_'\"!~*|\\/-";
// In the lexicon: the word stands for the symbol only where marks surround it, as in "(a)".
constexpr std::string_view kBracketedOnly = "bracketed";

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
      if (word.lexeme_class != LexemeClass::kAt) continue;
      if (const auto symbol = Spelled(word)) ats.push_back(*symbol);
    }
    for (const std::uint32_t at : hits_.at_signs) ats.push_back(Wrap({at, at + 1}, true));
    std::sort(ats.begin(), ats.end(),
              [](const Symbol& a, const Symbol& b) { return a.range.begin < b.range.begin; });
    auto at = ats.begin();
    for (const WordHit& word : hits_.words) {
      if (word.lexeme_class != LexemeClass::kDot) continue;
      for (; at != ats.end() && at->range.begin < word.range.begin; ++at) Address(*at);
      if (const auto symbol = Spelled(word)) SpelledHost(*symbol);
    }
    for (; at != ats.end(); ++at) Address(*at);
    for (const WordHit& word : hits_.words) {
      if (word.lexeme_class == LexemeClass::kProvider) WithoutSymbols(word.range);
    }
  }

 private:
  Symbol Wrap(Range word, bool literal) const {
    Symbol symbol{word, false, literal};
    bool opened = false;
    bool decorated_before = false;
    for (std::uint32_t k = 0; k < kMaxWrapping && symbol.range.begin > 0; ++k) {
      if (!Wraps(text_[symbol.range.begin - 1], literal, &opened, &decorated_before)) break;
      --symbol.range.begin;
    }
    bool closed = false;
    bool decorated_after = false;
    for (std::uint32_t k = 0; k < kMaxWrapping && symbol.range.end < size_; ++k) {
      if (!Wraps(text_[symbol.range.end], literal, &closed, &decorated_after)) break;
      ++symbol.range.end;
    }
    symbol.bracketed = (opened || decorated_before) && (closed || decorated_after);
    return symbol;
  }

  // Whether `c` belongs to what surrounds a symbol. One bracket a side: a second one belongs to
  // what stands around the address. Decorations count around words only: "-@" is no decoration.
  static bool Wraps(char c, bool literal, bool* bracket, bool* decoration) {
    if (IsAsciiSpace(c)) return true;
    if (kBrackets.find(c) != std::string_view::npos) {
      if (*bracket) return false;
      *bracket = true;
      return true;
    }
    if (literal || kDecorations.find(c) == std::string_view::npos) return false;
    *decoration = true;
    return true;
  }

  // A word of the lexicon with what surrounds it; nullopt where it needs marks and has none.
  std::optional<Symbol> Spelled(const WordHit& word) const {
    const Symbol symbol = Wrap(word.range, false);
    if (word.value == kBracketedOnly && !symbol.bracketed) return std::nullopt;
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
           (IsAsciiSpace(text_[p]) || kBrackets.find(text_[p]) != std::string_view::npos ||
            kDecorations.find(text_[p]) != std::string_view::npos))
      ++p;
    if (p < size_ && text_[p] == '.') {
      *dot = Wrap({p, p + 1}, true);
      // "gmail . com" is apart on both sides; "Figma. Is it" ends a sentence.
      return dot->bracketed || p > position || dot->range.end == p + 1;
    }
    for (const WordHit& word : hits_.WordsIn(p, p + 1)) {
      if (word.lexeme_class != LexemeClass::kDot) continue;
      const std::optional<Symbol> symbol = Spelled(word);
      if (!symbol) continue;
      *dot = *symbol;
      return true;
    }
    return false;
  }

  // A space where a provider's dot should stand: "gmail com".
  bool MissingDotAt(Range provider, Symbol* dot) const {
    if (provider.end + 1 >= size_ || text_[provider.end] != ' ' ||
        !lexicon_.ValueOf(Text(provider), LexemeClass::kProvider) ||
        !IsTopLevel(LabelFrom(provider.end + 1)))
      return false;
    *dot = Symbol{{provider.end, provider.end + 1}, false, false};
    return true;
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
    while (count < kMaxLabels &&
           (DotAt(labels[count].end, &dots[count]) || MissingDotAt(labels[count], &dots[count]))) {
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
    const Range local = LabelBefore(at.range.begin);
    const bool enclosed = local.begin > 0 && text_[local.begin - 1] == '<' &&
                          labels[count].end < size_ && text_[labels[count].end] == '>';
    if (!at.literal && !at.bracketed && count > 0 && dots_literal && !provider && !enclosed) return;

    const std::size_t first = out_->size();
    LocalDots(at.range.begin);
    if (!at_plain) out_->push_back({at.range, "@", Bit(Disguise::kSpelledSymbols)});
    for (int i = 0; i < count; ++i) {
      if (!dots[i].literal || dots[i].range.size() > 1)
        out_->push_back({dots[i].range, ".", Bit(Disguise::kSpelledSymbols)});
    }
    if (count == 0 && provider)
      out_->push_back({labels[0], std::string(*provider), Bit(Disguise::kSpelledSymbols)});
    if (out_->size() > first) cursor_ = std::max(labels[count].end, out_->back().range.end);
  }

  // "johnsmith88 gmail com": a provider between a made-up name and a top-level domain.
  void WithoutSymbols(Range provider) {
    Symbol dot;
    if (provider.begin < 2 || text_[provider.begin - 1] != ' ' || !MissingDotAt(provider, &dot))
      return;
    const Range local = LabelBefore(provider.begin - 1);
    const auto is = [&](LexemeClass lexeme_class) {
      return lexicon_.ValueOf(Text(local), lexeme_class).has_value();
    };
    if (local.size() < 3 || is(LexemeClass::kOrdinaryWord) || is(LexemeClass::kCommonWord) ||
        is(LexemeClass::kEmailWord))
      return;
    const auto overlaps = [&](const Replacement& other) {
      return other.range.begin < dot.range.end && other.range.end > local.begin;
    };
    if (std::any_of(out_->begin(), out_->end(), overlaps)) return;
    out_->push_back({{provider.begin - 1, provider.begin}, "@", Bit(Disguise::kSpelledSymbols)});
    out_->push_back({dot.range, ".", Bit(Disguise::kSpelledSymbols)});
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
        const std::optional<Symbol> symbol = Spelled(word);
        if (!symbol) continue;
        dot = *symbol;
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
  const bool any = !hits.at_signs.empty() ||
                   std::any_of(hits.words.begin(), hits.words.end(), [](const WordHit& word) {
                     return word.lexeme_class == LexemeClass::kAt ||
                            word.lexeme_class == LexemeClass::kDot ||
                            word.lexeme_class == LexemeClass::kProvider;
                   });
  if (any) SymbolFinder(text, hits, lexicon, out).Run();
}

}  // namespace presend

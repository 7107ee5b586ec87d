#include <algorithm>
#include <array>
#include <span>

#include "scan/spelled.h"
#include "scan/spelled_address.h"
#include "scan/spelled_provider.h"
#include "scan/spelled_symbol.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr int kMaxParts = 6;              // of a path that is spelled
constexpr std::size_t kMaxEnclosed = 80;  // bytes between angle brackets that may be an address

class SymbolFinder {
 public:
  SymbolFinder(const SymbolReader& reader, std::vector<Replacement>* out)
      : reader_(reader), text_(reader.text()), out_(out) {}

  void Run() {
    const Hits& hits = reader_.hits();
    // At words and at signs together, in order.
    auto sign = hits.at_signs.begin();
    for (auto word = hits.words.begin(); word != hits.words.end();) {
      if (!word->Is(LexemeClass::kAt)) {
        ++word;
        continue;
      }
      const std::uint32_t begin = word->range.begin;
      auto next = word + 1;
      while (next != hits.words.end() && next->range.begin == begin) ++next;
      for (; sign != hits.at_signs.end() && *sign < begin; ++sign) Address(reader_.Sign(*sign));
      AtWords({word, next});
      word = next;
    }
    for (; sign != hits.at_signs.end(); ++sign) Address(reader_.Sign(*sign));
    for (const WordHit& word : hits.words) {
      if (word.Is(LexemeClass::kProvider)) Provider(word);
      if (!word.Is(LexemeClass::kDot)) continue;
      if (AnyOverlaps(addresses_, word.range)) continue;
      const Symbol symbol = reader_.Spelled(word);
      if (SymbolReader::Stands(symbol, false)) SpelledHost(word.range, symbol);
    }
    Enclosed();
  }

 private:
  // Of at words that begin together the longest first: "at the", "at".
  void AtWords(std::span<const WordHit> words) {
    std::uint32_t shorter_than = 0xFFFFFFFF;
    for (;;) {
      const WordHit* longest = nullptr;
      for (const WordHit& word : words) {
        if (word.Is(LexemeClass::kAt) && word.range.end < shorter_than &&
            (longest == nullptr || word.range.end > longest->range.end))
          longest = &word;
      }
      if (longest == nullptr) return;
      shorter_than = longest->range.end;
      if (reader_.LacksMarks(*longest)) continue;
      const Symbol symbol = reader_.Spelled(*longest);
      if (SymbolReader::Stands(symbol, false)) Address(symbol);
    }
  }

  void Address(const Symbol& at) {
    const std::uint32_t cursor = addresses_.empty() ? 0 : addresses_.back().end;
    if (at.range.begin < cursor || at.range.begin == 0) return;
    const Range address = ReadSpelledAddress(reader_, at, cursor, out_);
    if (address.size() > 0) addresses_.push_back(address);
  }

  // "example [dot] com", "example dot com/page".
  void SpelledHost(Range word, const Symbol& dot) {
    // A letter between slashes is a part of a path: "/file/d/...".
    if (word.size() == 1 && text_[dot.range.begin] == '/') return;
    if (dot.range.begin == 0 || !WordCharacterBefore(text_, dot.range.begin)) return;
    Label before;
    Label after;
    if (!reader_.LocalBefore(dot.range.begin, &before) ||
        !reader_.LabelFrom(dot.range.end, &after) || after.lettered)
      return;
    if ((!reader_.TopLevel(after.text()) ||
         reader_.Is(before.text(), LexemeClass::kOrdinaryWord)) &&
        !GoesOn(after.range.end))
      return;
    // "ponto de" and what else is said with a word for the dot.
    if (reader_.lexicon().LongestAt(text_, word.begin, word.end, LexemeClass::kOrdinaryWord).end ==
        after.range.end)
      return;
    Replace(dot.range, ".", out_);
    SpelledPath(after.range.end);
  }

  // Whether another dot and a top-level domain follow: "meet dot example dot com".
  bool GoesOn(std::uint32_t position) const {
    Symbol dot;
    Label top;
    return reader_.DotAt(position, false, &dot) && !dot.literal &&
           reader_.LabelFrom(dot.range.end, &top) && !top.lettered && reader_.TopLevel(top.text());
  }

  // "example dot com slash page slash part"
  void SpelledPath(std::uint32_t position) {
    Symbol slash;
    Label part;
    for (int parts = 0; parts < kMaxParts; ++parts) {
      if (!reader_.MarkAt(position, &slash) || slash.value != "/" || slash.range.begin > position ||
          !reader_.LabelFrom(slash.range.end, &part))
        return;
      Replace({position, slash.range.end}, "/", out_);
      position = part.range.end;
    }
  }

  // Whether a range of a list, ascending and without overlap, overlaps `range`.
  static bool AnyOverlaps(const std::vector<Range>& list, Range range) {
    const auto it = std::partition_point(
        list.begin(), list.end(), [&](const Range& other) { return other.end <= range.begin; });
    return it != list.end() && Overlaps(*it, range);
  }

  void Provider(const WordHit& word) {
    const std::uint32_t end = provided_.empty() ? 0 : provided_.back().end;
    if (word.range.begin < end || AnyOverlaps(addresses_, word.range)) return;
    const std::size_t first = out_->size();
    const Range address = ReadProviderAddress(reader_, word, out_);
    if (address.size() == 0) return;
    if (address.begin < end || AnyOverlaps(addresses_, address)) {
      out_->resize(first);
    } else {
      provided_.push_back(address);
    }
  }

  // "John Smith <john example org>": an address without its symbols, where addresses stand.
  void Enclosed() {
    for (const std::uint32_t open : reader_.hits().angles) {
      const std::size_t close = text_.substr(open, kMaxEnclosed).find('>');
      if (close != std::string_view::npos && open > 0)
        EnclosedWords(open, open + static_cast<std::uint32_t>(close));
    }
  }

  void EnclosedWords(std::uint32_t open, std::uint32_t close) {
    if (reader_.WordBefore(open).size() == 0 || AnyOverlaps(addresses_, {open, close}) ||
        AnyOverlaps(provided_, {open, close}))
      return;
    constexpr std::size_t kMostGaps = 3;
    std::array<Range, kMostGaps> gaps;
    std::size_t count = 0;
    bool common = false;
    bool spelled = false;
    Label label;
    if (!reader_.LabelFrom(open + 1, &label)) return;
    while (label.range.end < close && count < kMostGaps) {
      const bool plain = !label.lettered && reader_.Text(label.range) == label.text();
      if (!plain || reader_.Is(label.text(), LexemeClass::kOrdinaryWord)) return;
      common = common || reader_.Is(label.text(), LexemeClass::kCommonWord);
      // Between two labels stands a space, or a word for the symbol.
      Range& gap = gaps[count];
      gap = {label.range.end, label.range.end + 1};
      if (text_[gap.begin] != ' ' || !reader_.LabelFrom(gap.end, &label)) return;
      if (reader_.Is(label.text(), count == 0 ? LexemeClass::kAt : LexemeClass::kDot)) {
        gap.end = label.range.end + 1;
        spelled = true;
        if (text_[gap.end - 1] != ' ' || !reader_.LabelFrom(gap.end, &label)) return;
      }
      ++count;
    }
    if (label.range.end != close || count < 2 || !reader_.TopLevel(label.text()) ||
        (common && !spelled && !reader_.IsUndottedTop(label.text())))
      return;
    for (std::size_t i = 0; i < count; ++i) Replace(gaps[i], i == 0 ? "@" : ".", out_);
  }

  const SymbolReader& reader_;
  std::string_view text_;
  std::vector<Replacement>* out_;
  std::vector<Range> addresses_;  // around at symbols
  std::vector<Range> provided_;   // around the names of providers
};

}  // namespace

void FindSpelledSymbols(const View& view, std::string_view source, const Hits& hits,
                        const Lexicon& lexicon, std::vector<Replacement>* out) {
  constexpr ClassSet kWords =
      Bit(LexemeClass::kAt) | Bit(LexemeClass::kDot) | Bit(LexemeClass::kProvider);
  const bool any = !hits.at_signs.empty() || (hits.classes & kWords) != 0;
  if (!any && hits.angles.empty()) return;
  const SymbolReader reader(view, source, hits, lexicon);
  SymbolFinder(reader, out).Run();
}

}  // namespace presend

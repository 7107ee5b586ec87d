#include "scan/spelled_address.h"

#include <algorithm>
#include <array>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr int kMaxLabels = 6;
constexpr int kMaxPieces = 6;
constexpr int kMaxAsides = 2;
constexpr int kNameReach = 3;             // words before an address that may be a name
constexpr std::uint32_t kClueReach = 24;  // bytes between a word for e-mail and the address

// How made-up a local part looks. A plain "at" joins ordinary words too.
enum class Local : std::uint8_t {
  kOrdinary,  // "look at", "the team at"
  kCommon,    // a frequent word, or one by which companies name a mailbox: "info", "support"
  kUnknown,   // no such word: "tomasz"
  kMadeUp,    // no word at all: "tomasz.k", "tk1988"
};

class AddressReader {
 public:
  AddressReader(const SymbolReader& reader, const Symbol& at, std::uint32_t limit)
      : reader_(reader), at_(at), limit_(limit) {}

  Range Read(std::vector<Replacement>* out) {
    ReadLocal();
    if (local_.size() == 0 || !ReadDomain()) return {};
    const bool plain = at_.plain() && local_end_ == at_.range.begin;
    if ((plain && !spelled_ && !lettered_) || !IsPlausible()) return {};
    Write(out);
    return {local_.begin, end_};
  }

 private:
  struct Part {
    Label label;
    Symbol before;   // between it and the part before
    char joint = 0;  // what that stands for
  };

  // The domain.

  static void SetText(std::string_view text, Label* label) {
    label->written = text;
    label->own_size = 0;
  }

  bool ReadDomain() {
    std::uint32_t p = at_.range.end;
    while (count_ < kMaxLabels) {
      Part& part = parts_[static_cast<std::size_t>(count_)];
      const bool others = count_ == 0 ? lettered_ : (&part - 1)->label.lettered;
      if (!reader_.LabelFrom(p, &part.label, others)) break;
      if (count_ == 0) ReadProvider(&part.label);
      ++count_;
      Part& next = parts_[static_cast<std::size_t>(count_)];
      if (!ReadJoint(&part.label, &next)) break;
      p = next.before.range.end;
      if (next.before.value.size() > 1 && next.before.value[0] == '.') {
        // "dotcom": the dot and what stands behind it
        while (!WordCharacterBefore(reader_.text(), p)) --p;
        next.before.range.end = p - 1;
        next.label.range = {p - 1, p};
        next.label.written = next.before.value.substr(1);
        next.label.own_size = 0;
        ++count_;
        break;
      }
    }
    while (count_ > 1 && !EndsInTopLevel()) --count_;
    if (count_ < 2) {
      count_ = std::min(count_, 1);
      bare_ = count_ == 1 && !provider_.empty();
      if (!bare_ && !ReadSpacedLabels()) return false;
    }
    Label& first = parts_[0].label;
    Label& last = parts_[static_cast<std::size_t>(count_) - 1].label;
    end_ = last.range.end;
    company_ = reader_.Is(first.text(), LexemeClass::kCommonWord);
    if (bare_) {
      SetText(provider_, &first);
      spelled_ = true;
      return true;
    }
    const std::string_view top = *reader_.TopLevel(last.text());
    if (top != last.text()) SetText(top, &last);
    if (!provider_.empty() && named_) SetText(provider_.substr(0, provider_.find('.')), &first);
    for (int i = 1; i < count_; ++i) {
      const Symbol& dot = parts_[static_cast<std::size_t>(i)].before;
      const bool lettered = parts_[static_cast<std::size_t>(i) - 1].label.lettered;
      spelled_ = spelled_ || !dot.plain() || lettered;
      in_words_ = in_words_ || !dot.literal || lettered;
    }
    in_words_ = in_words_ && !spaced_;
    return true;
  }

  bool EndsInTopLevel() const {
    const Part& last = parts_[static_cast<std::size_t>(count_) - 1];
    return last.joint == '.' && reader_.TopLevel(last.label.text()).has_value();
  }

  // A provider may have a name of two words.
  void ReadProvider(Label* label) {
    if (label->lettered) {
      provider_ = reader_.lexicon().ValueOf(label->text(), LexemeClass::kProvider).value_or("");
      return;
    }
    const std::uint32_t begin = label->range.begin;
    for (const WordHit& word : reader_.hits().WordsIn(begin, begin + 1)) {
      if (!word.Is(LexemeClass::kProvider) || word.range.end < label->range.end ||
          WordJoinsAt(reader_.text(), word.range.end))
        continue;
      provider_ = word.value();
      label->range.end = word.range.end;
    }
    if (provider_.empty()) return;
    SetText(reader_.Text(label->range), label);
    named_ = label->text() != provider_.substr(0, provider_.find('.'));
  }

  // What joins `label` to the next one.
  bool ReadJoint(Label* label, Part* next) {
    const std::uint32_t p = label->range.end;
    next->joint = '.';
    if (reader_.DotAt(p, at_.bracketed && at_.value != kBracketedOnly, &next->before) ||
        (count_ == 1 && !provider_.empty() && reader_.MissingDotAt(p, provider_, &next->before)) ||
        reader_.DotBehindInsertion(p, &next->before))
      return true;
    if (reader_.MarkAt(p, &next->before)) {
      next->joint = next->before.value[0];
      return true;
    }
    // "[at] two words [dot] com"
    Label second;
    if (!at_.bracketed || at_.value == kBracketedOnly || !provider_.empty() ||
        p >= reader_.text().size() || reader_.text()[p] != ' ' ||
        !reader_.LabelFrom(p + 1, &second) ||
        !reader_.DotAt(second.range.end, false, &next->before) || !next->before.bracketed ||
        IsOrdinary(second.text()))
      return false;
    label->range.end = second.range.end;
    const std::string_view written = label->text();
    label->Add(written);
    label->Add(second.text());
    return true;
  }

  // "@ cs example edu", "at robotics;example;edu": one character for all dots.
  bool ReadSpacedLabels() {
    if (count_ != 1 || at_.value == kBracketedOnly) return false;
    const std::string_view text = reader_.text();
    const std::uint32_t p = parts_[0].label.range.end;
    const char joint = p < text.size() ? text[p] : '\0';
    if (joint != ' ' && joint != ';' && joint != ',') return false;
    int count = 1;
    int domain = 0;
    while (count < kMaxLabels) {
      Part& part = parts_[static_cast<std::size_t>(count)];
      const std::uint32_t end = parts_[static_cast<std::size_t>(count) - 1].label.range.end;
      if (end >= text.size() || text[end] != joint || !reader_.LabelFrom(end + 1, &part.label))
        break;
      part.before = Symbol{{end, end + 1}, {}};
      part.joint = '.';
      ++count;
      const std::string_view label = part.label.text();
      if (reader_.Is(label, LexemeClass::kDot)) return false;  // "two words dot com"
      if (IsEnclosed(part.label.range.end)
              ? reader_.TopLevel(label).has_value()
              : reader_.IsUndottedTop(label) && reader_.EndsAt(part.label.range.end))
        domain = count;
      if (IsOrdinary(label) || !IsHostText(part.label)) break;
    }
    if (domain == 0 || IsOrdinary(parts_[0].label.text()) || !IsHostText(parts_[0].label))
      return false;
    count_ = domain;
    spaced_ = true;
    return true;
  }

  // Labels that a space divides are no ordinary words.
  static bool IsHostText(const Label& label) {
    return !label.lettered && IsAsciiText(label.text()) && !IsNumber(label.text());
  }

  // Whether the sign stands right behind the local part.
  bool IsGlued() const { return at_.literal && reader_.text()[at_.range.begin] == '@'; }

  // The local part.

  void ReadLocal() {
    std::uint32_t p = at_.range.begin;
    for (int i = 0; i < kMaxAsides; ++i) p = std::max(limit_, reader_.AsideBefore(p));
    local_end_ = p;
    Label piece;
    while (reader_.LocalBefore(p, &piece) && piece.range.begin >= limit_) {
      local_ = {piece.range.begin, local_end_};
      pieces_[static_cast<std::size_t>(symbol_count_)] = piece;
      lettered_ = lettered_ || piece.lettered;
      Symbol& symbol = symbols_[static_cast<std::size_t>(symbol_count_)];
      if (symbol_count_ + 1 == kMaxPieces ||
          !reader_.SymbolBefore(piece.range.begin, limit_, &symbol))
        return;
      ++symbol_count_;
      p = symbol.range.begin;
    }
    if (symbol_count_ > 0) --symbol_count_;
  }

  // Plausibility.

  bool IsOrdinary(std::string_view word) const {
    return reader_.Is(word, LexemeClass::kOrdinaryWord) || reader_.Is(word, LexemeClass::kLeadWord);
  }

  std::string_view Piece() const { return pieces_[0].text(); }

  Local LocalKind() const {
    const std::string_view piece = Piece();
    int digits = 0;
    bool letters = false;
    bool marks = false;
    for (const char c : piece) {
      digits += IsAsciiDigit(c) ? 1 : 0;
      letters = letters || !IsAsciiDigit(c);
      marks = marks || c == '.' || c == '_' || c == '+';
    }
    const bool dots = std::any_of(symbols_.begin(), symbols_.begin() + symbol_count_,
                                  [](const Symbol& symbol) { return symbol.value == "."; });
    if (lettered_ || marks || dots || digits > (letters ? 1 : 4)) return Local::kMadeUp;
    if (piece.size() == 1 && piece != "a") return Local::kUnknown;
    if (symbol_count_ > 0 && in_words_) return Local::kUnknown;
    if (IsOrdinary(piece) || HasOrdinaryEnding(piece) ||
        reader_.Is(piece, LexemeClass::kAddressMark))
      return Local::kOrdinary;
    const Range before = reader_.WordBefore(local_.begin);
    if (before.size() > 0 && reader_.Is(reader_.Text(before), LexemeClass::kLeadWord))
      return Local::kOrdinary;
    return reader_.Is(piece, LexemeClass::kCommonWord) ? Local::kCommon : Local::kUnknown;
  }

  bool HasOrdinaryEnding(std::string_view word) const {
    for (std::size_t size = 4; size <= 5; ++size) {
      if (word.size() >= 8 &&
          reader_.Is(word.substr(word.size() - size), LexemeClass::kOrdinaryEnding))
        return true;
    }
    return false;
  }

  // Whether the local part begins something: a line, what follows a colon or a bracket, a name that
  // no lexicon has.
  bool BeginsPhrase() const {
    const Range word = reader_.WordBefore(local_.begin);
    return word.size() == 0 || !reader_.lexicon().Knows(reader_.Text(word));
  }

  // Whether a name stands before, as in lists of people: "Ann Roe me at". Nothing follows then.
  bool FollowsName() const {
    const Range word = reader_.WordBefore(local_.begin);
    return word.size() > 0 && IsAsciiUpper(reader_.SourceAt(word.begin)) &&
           !reader_.lexicon().Knows(reader_.Text(word));
  }

  bool EndsInSentence() const {
    const std::string_view text = reader_.text();
    const std::size_t next = text.find_first_not_of(' ', end_);
    return next != std::string_view::npos && text[next] != '\n' && text[next] != '>';
  }

  // "my email is", "mail:": a word for e-mail, and between it and the local part a mark or small
  // words.
  bool FollowsLabel() const {
    const std::uint32_t from = local_.begin > kClueReach ? local_.begin - kClueReach : 0;
    const std::string_view text = reader_.text();
    for (const WordHit& word : reader_.hits().WordsIn(from, local_.begin)) {
      if (!word.Is(LexemeClass::kEmailWord) || word.range.end >= local_.begin) continue;
      std::uint32_t p = word.range.end;
      bool joined = false;
      bool other = false;
      while (p < local_.begin && !other) {
        Label small;
        if (WordCharacterAt(text, p)) {
          other = !reader_.LabelFrom(p, &small) || !IsOrdinary(small.text());
          p = std::max(p + 1, small.range.end);
          joined = true;
          continue;
        }
        other = text[p] == '.' || text[p] == '!' || text[p] == '?' || text[p] == ',';
        joined = joined || text[p] != ' ';
        ++p;
      }
      if (joined && !other) return true;
    }
    return false;
  }

  // The person's name stands before, and is part of the address: "Doe jdoe at", "Roe x at roes.de".
  bool RepeatsName() const {
    std::uint32_t p = local_.begin;
    for (int i = 0; i < kNameReach; ++i) {
      const Range word = reader_.WordBefore(p);
      const std::string_view name = reader_.Text(word);
      if (name.size() < 4 || !IsAsciiUpper(reader_.SourceAt(word.begin)) ||
          reader_.lexicon().Knows(name))
        return false;
      if (Piece().find(name) != std::string_view::npos) return true;
      for (int k = 0; k < count_; ++k) {
        const std::string_view label = parts_[static_cast<std::size_t>(k)].label.text();
        if (label.size() > name.size() && label.find(name) != std::string_view::npos) return true;
      }
      p = word.begin;
    }
    return false;
  }

  // Whether angle brackets stand around the local part and what ends at `end`.
  bool IsEnclosed(std::uint32_t end) const {
    const std::string_view text = reader_.text();
    return local_.begin > 0 && text[local_.begin - 1] == '<' && end < text.size() &&
           text[end] == '>';
  }

  bool IsPlausible() const {
    // No label before the top-level domain is a name.
    const bool ordinary_label =
        provider_.empty() &&
        std::all_of(parts_.begin(), parts_.begin() + count_ - 1,
                    [&](const Part& part) { return IsOrdinary(part.label.text()); });
    if (IsEnclosed(end_)) return true;
    // An ordinary word elsewhere, which needs its own language's word for the dot.
    if (reader_.Is(at_.value, LexemeClass::kDot) &&
        reader_.Text(parts_[1].before.range).find(at_.value) == std::string_view::npos)
      return false;
    if (at_.literal) {
      if (IsGlued() || at_.marked) return true;
      return !IsOrdinary(Piece()) && !(ordinary_label && in_words_) &&
             (Piece().size() > 4 || !IsNumber(Piece()));
    }
    if (at_.marked) {
      // "(a) gmail (b) outlook" is a list, "amigo(a) " an ending, "arts-at-large.com" a host.
      const std::string_view symbol = reader_.Text(at_.range);
      if (at_.value == kBracketedOnly &&
          (bare_ || (provider_.empty() && symbol.front() != ' ' && symbol.back() == ' ')))
        return LocalKind() == Local::kMadeUp;
      const bool hyphens =
          reader_.text()[at_.range.begin] == '-' && reader_.text()[at_.range.end - 1] == '-';
      if (ordinary_label && IsOrdinary(Piece())) return false;
      return spelled_ || !provider_.empty() || (!hyphens && !ordinary_label);
    }
    // A word that stands for nothing else; the others are "plain" in the lexicon.
    if (at_.value.empty()) return !bare_ || IsAsciiText(Piece());
    return IsPlausibleAfterWord(ordinary_label);
  }

  static bool IsAsciiText(std::string_view text) {
    return std::all_of(text.begin(), text.end(), IsAscii);
  }

  static bool IsNumber(std::string_view text) {
    return std::all_of(text.begin(), text.end(), IsAsciiDigit);
  }

  // With a plain "at".
  bool IsPlausibleAfterWord(bool ordinary_label) const {
    const Local kind = LocalKind();
    if (at_.comma && !in_words_) return false;
    if (kind == Local::kOrdinary)
      return in_words_ && !ordinary_label && FollowsName() && !EndsInSentence();
    const bool made_up = kind == Local::kMadeUp;
    const bool unknown = made_up || kind == Local::kUnknown;
    if (bare_) {
      if (company_) return made_up;
      return made_up || (unknown && reader_.EndsAt(end_));
    }
    if (ordinary_label) return false;
    if (!provider_.empty()) return in_words_ || unknown || at_.shouted || FollowsLabel();
    if (spaced_) return unknown;
    if (in_words_) return unknown || BeginsPhrase() || FollowsLabel();
    // A literal host: where things are, more often than a mailbox.
    if (Piece().size() == 1) return FollowsLabel();
    if (unknown && reader_.IsHidden(at_.range)) return true;
    return FollowsLabel() || RepeatsName() ||
           (unknown &&
            (IsComposed() || (at_.shouted && Piece().find('.') == std::string_view::npos)));
  }

  // "john.smith", "john+work"; a file has a short ending: "main.py".
  bool IsComposed() const {
    const std::string_view piece = Piece();
    const std::size_t mark = piece.find_last_of(".+");
    return mark != std::string_view::npos && mark > 0 &&
           (piece[mark] == '+' ? mark + 1 < piece.size()
                               : piece.size() - mark > 5 || piece.find('.') < mark);
  }

  // Writing.

  void Write(std::vector<Replacement>* out) const {
    for (int i = symbol_count_; i >= 0; --i) {
      const auto index = static_cast<std::size_t>(i);
      WriteLabel(pieces_[index], out);
      if (i > 0) Replace(symbols_[index - 1].range, symbols_[index - 1].value, out);
    }
    const Range at{local_end_, at_.range.end};
    if (!(at_.literal && at.size() == 1)) Replace(at, "@", out);
    for (int i = 0; i < count_; ++i) {
      const Part& part = parts_[static_cast<std::size_t>(i)];
      if (i > 0 && !part.before.plain())
        Replace(part.before.range, std::string_view(&part.joint, 1), out);
      WriteLabel(part.label, out);
    }
  }

  void WriteLabel(const Label& label, std::vector<Replacement>* out) const {
    if (label.text() == reader_.Text(label.range)) return;
    Replace(label.range, label.text(), out,
            label.lettered ? Disguise::kSpaced : Disguise::kSpelledSymbols);
  }

  const SymbolReader& reader_;
  const Symbol& at_;
  std::uint32_t limit_;

  std::array<Part, kMaxLabels + 1> parts_;
  int count_ = 0;
  std::string_view provider_;  // its domain
  bool named_ = false;         // by another name than its domain's
  bool company_ = false;       // that is known for other things too: "engineer at yahoo"
  bool bare_ = false;          // the provider without its domain
  bool spaced_ = false;        // one character for all dots
  bool spelled_ = false;       // not all dots are plain
  bool in_words_ = false;      // some are words
  std::uint32_t end_ = 0;

  Range local_;
  std::uint32_t local_end_ = 0;
  std::array<Label, kMaxPieces> pieces_;    // from the last to the first
  std::array<Symbol, kMaxPieces> symbols_;  // symbols_[i] stands before pieces_[i]
  int symbol_count_ = 0;
  bool lettered_ = false;
};

}  // namespace

Range ReadSpelledAddress(const SymbolReader& reader, const Symbol& at, std::uint32_t limit,
                         std::vector<Replacement>* out) {
  return AddressReader(reader, at, limit).Read(out);
}

}  // namespace presend

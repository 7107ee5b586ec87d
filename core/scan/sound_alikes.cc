#include "scan/sound_alikes.h"

#include <algorithm>
#include <string>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::size_t kMinName = 4;  // shorter names are part of too many words
constexpr std::size_t kMaxName = 14;
// What stands for a letter, and the letter. Where both 'i' and 'l' are meant, 'i' stands here.
constexpr std::string_view kFigures = "0134578 9@$!";
constexpr std::string_view kLetters = "oieastb gasi";

bool IsNameByte(char c) { return IsAsciiLower(c) || IsAsciiDigit(c) || c == '$' || c == '!'; }

class SoundAlikeFinder {
 public:
  SoundAlikeFinder(std::string_view text, const Hits& hits, const CodeGroups& groups,
                   const Lexicon& lexicon, std::vector<Replacement>* out)
      : text_(text),
        size_(static_cast<std::uint32_t>(text.size())),
        hits_(hits),
        groups_(groups),
        lexicon_(lexicon),
        out_(out) {}

  void Run() {
    if ((hits_.classes & kCodeWord) != 0) {
      for (const WordHit& word : hits_.words) {
        if (word.IsAny(kCodeWord) && lexicon_.IsOf(word.set, groups_.sound_alike)) Listed(word);
      }
    }
    for (const Range& number : hits_.numbers) Figures(number);
    for (const std::uint32_t at : hits_.at_signs) Figures({at, at + 1});
    for (const std::uint32_t mark : hits_.escapes) {
      if (text_[mark] == '$' || text_[mark] == '!') Figures({mark, mark + 1});
    }
    for (const Range& run : hits_.letters) {
      if (run.size() < 2 * kMinName - 1) {
        Split(run);
      } else {
        Spaced(run);
      }
    }
  }

 private:
  bool IsName(std::string_view word, bool of_provider = false) const {
    const auto is = [&](LexemeClass lexeme_class) {
      return lexicon_.ValueOf(word, lexeme_class).has_value();
    };
    return is(LexemeClass::kProvider) ||
           (!of_provider && (is(LexemeClass::kAppName) || is(LexemeClass::kAppWord)));
  }

  // Only where the two differ is something rewritten: "on whats up" is told from "on whatsapp" by
  // its end, and the finding is to cover the name alone.
  void Listed(const WordHit& word) {
    const std::string_view typed = text_.substr(word.range.begin, word.range.size());
    std::string_view meant = word.value();
    const std::size_t shorter = std::min(typed.size(), meant.size());
    std::size_t same = 0;
    while (same < shorter && typed[same] == meant[same] && IsAscii(typed[same])) ++same;
    std::size_t tail = 0;
    while (tail < shorter - same &&
           typed[typed.size() - 1 - tail] == meant[meant.size() - 1 - tail] &&
           IsAscii(typed[typed.size() - 1 - tail]))
      ++tail;
    if (same + tail == shorter) same = tail = 0;  // something must stand on either side
    const Range range{word.range.begin + static_cast<std::uint32_t>(same),
                      word.range.end - static_cast<std::uint32_t>(tail)};
    meant = meant.substr(same, meant.size() - same - tail);
    out_->push_back({range, std::string(meant), Bit(Disguise::kSoundAlike)});
  }

  // "wh4ts@pp", "yah00", "$kype": a word with letters on at least one side of the figure.
  void Figures(Range figure) {
    const bool at = text_[figure.begin] == '@';
    const auto in_name = [&](char c) { return IsNameByte(c) || (at && c == '@'); };
    Range word = figure;
    while (word.begin > 0 && figure.begin - word.begin < kMaxName && in_name(text_[word.begin - 1]))
      --word.begin;
    while (word.end < size_ && word.end - figure.end < kMaxName && in_name(text_[word.end]))
      ++word.end;
    if (word == figure || word.size() < kMinName || word.size() > kMaxName ||
        word.begin < name_end_ || WordCharacterBefore(text_, word.begin) ||
        WordCharacterAt(text_, word.end))
      return;
    std::string name(text_.substr(word.begin, word.size()));
    int letters = 0;
    for (char& c : name) {
      if (IsAsciiLower(c)) {
        ++letters;
        continue;
      }
      const std::size_t place = kFigures.find(c);
      if (place == std::string_view::npos) return;
      c = kLetters[place];
    }
    if (letters < 2) return;
    // A host of its own may be called anything but as a provider is: "info@t3ams.io".
    const bool in_host =
        word.end + 1 < size_ && text_[word.end] == '.' && IsAsciiLower(text_[word.end + 1]);
    if (!IsName(name, in_host)) {
      for (std::size_t i = 0; i < name.size(); ++i) {
        if (text_[word.begin + i] == '1' || text_[word.begin + i] == '!') name[i] = 'l';
      }
      if (!IsName(name, in_host)) return;
    }
    name_end_ = word.end;
    out_->push_back({word, std::move(name), Bit(Disguise::kLeet)});
  }

  static bool Parts(char c) {
    return std::string_view(" ._-*/|").find(c) != std::string_view::npos;
  }

  // Every other character of a run of single letters.
  std::string Letters(Range run) const {
    std::string letters;
    for (std::uint32_t i = run.begin; i < run.end; i += 2) letters.push_back(text_[i]);
    return letters;
  }

  // "s k y p e", also inside a longer run.
  void Spaced(Range run) {
    const std::string letters = Letters(run);
    for (std::size_t first = 0; first + kMinName <= letters.size(); ++first) {
      std::size_t size = std::min(kMaxName, letters.size() - first);
      while (size >= kMinName && !IsName(std::string_view(letters).substr(first, size))) --size;
      if (size < kMinName) continue;
      const auto begin = run.begin + 2 * static_cast<std::uint32_t>(first);
      const Range range{begin, begin + 2 * static_cast<std::uint32_t>(size) - 1};
      const std::string_view typed = text_.substr(range.begin, range.size());
      bool parted = true;
      for (std::size_t i = 1; i < typed.size(); i += 2) parted = parted && Parts(typed[i]);
      if (!parted) continue;
      out_->push_back({range, letters.substr(first, size), Bit(Disguise::kSpaced)});
      first += size - 1;
    }
  }

  // "sk y pe", "g mail", "whats a p p": a few single letters with the words beside them.
  void Split(Range run) {
    if (run.size() == 1 && (text_[run.begin] == 'a' || text_[run.begin] == 'i')) return;
    std::uint32_t begin = run.begin;
    std::uint32_t end = run.end;
    if (begin > 1 && Parts(text_[begin - 1])) {
      --begin;
      while (begin > 0 && run.begin - begin < kMaxName && IsAsciiLower(text_[begin - 1])) --begin;
    }
    if (end + 1 < size_ && Parts(text_[end])) {
      ++end;
      while (end < size_ && end - run.end < kMaxName && IsAsciiLower(text_[end])) ++end;
    }
    for (const Range& range : {Range{begin, end}, Range{run.begin, end}, Range{begin, run.end}}) {
      std::string name;
      for (const char c : text_.substr(range.begin, range.size())) {
        if (IsAsciiLower(c)) name.push_back(c);
      }
      if (range == run || name.size() < kMinName || name.size() > kMaxName ||
          WordCharacterBefore(text_, range.begin) || WordCharacterAt(text_, range.end) ||
          !IsName(name))
        continue;
      out_->push_back({range, std::move(name), Bit(Disguise::kSoundAlike)});
      return;
    }
  }

  std::string_view text_;
  std::uint32_t size_;
  const Hits& hits_;
  const CodeGroups& groups_;
  const Lexicon& lexicon_;
  std::vector<Replacement>* out_;
  std::uint32_t name_end_ = 0;
};

}  // namespace

void FindSoundAlikes(std::string_view text, const Hits& hits, const CodeGroups& groups,
                     const Lexicon& lexicon, std::vector<Replacement>* out) {
  SoundAlikeFinder(text, hits, groups, lexicon, out).Run();
}

}  // namespace presend

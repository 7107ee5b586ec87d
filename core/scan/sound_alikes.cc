#include "scan/sound_alikes.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::size_t kMinName = 4;  // shorter names are part of too many words
constexpr std::size_t kMaxName = 14;
constexpr std::size_t kMaxJoint = 3;     // bytes between two letters of a name
constexpr std::size_t kFewestApart = 7;  // characters, of a detail whose characters stand apart
constexpr std::size_t kMostOnes = 3;     // of a name, each of which is an 'i' or an 'l'
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
    WidelySpaced();
    if (!hits_.letters.empty()) SetApart();
  }

 private:
  bool IsName(std::string_view word, bool of_provider = false) const {
    const ClassSet names = Bit(LexemeClass::kProvider) | (of_provider ? 0 : kApps);
    return (lexicon_.ClassesOf(word) & names) != 0;
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
    // cppcheck-suppress knownConditionTrueFalse  ; the loop above also ends before `shorter`
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
        word.begin < name_end_ || WordJoinsBefore(text_, word.begin) ||
        WordJoinsAt(text_, word.end))
      return;
    std::string name(text_.substr(word.begin, word.size()));
    int letters = 0;
    std::array<std::size_t, kMostOnes> ones{};
    std::size_t count = 0;
    for (char& c : name) {
      if (IsAsciiLower(c)) {
        ++letters;
        continue;
      }
      if ((c == '1' || c == '!') && count < kMostOnes)
        ones[count++] = static_cast<std::size_t>(&c - name.data());
      const std::size_t place = kFigures.find(c);
      if (place == std::string_view::npos) return;
      c = kLetters[place];
    }
    if (letters == 0) return;
    // A host of its own may be called anything but as a provider is: "info@t3ams.io".
    const bool in_host =
        word.end + 1 < size_ && text_[word.end] == '.' && IsAsciiLower(text_[word.end + 1]);
    // Each one is an i or an l.
    for (unsigned ls = 0; !IsName(name, in_host);) {
      if (++ls == 1u << count) return;
      for (std::size_t i = 0; i < count; ++i) name[ones[i]] = (ls >> i & 1) != 0 ? 'l' : 'i';
    }
    name_end_ = word.end;
    out_->push_back({word, std::move(name), Bit(Disguise::kLeet)});
  }

  static bool Parts(char c) {
    return std::string_view(" ._-*/|,\n").find(c) != std::string_view::npos;
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

  // "s - k - y - p - e", "s, k, y, p, e": single letters with the same few marks between them.
  void WidelySpaced() {
    const std::vector<Range>& letters = hits_.letters;
    for (std::size_t first = 0; first + 1 < letters.size();) {
      const Range& next = letters[first + 1];
      if (letters[first].size() > 1 || next.size() > 1 ||
          next.begin - letters[first].end > kMaxJoint) {
        ++first;
        continue;
      }
      std::string name(1, text_[letters[first].begin]);
      std::string_view joint;
      std::size_t last = first;
      while (last + 1 < letters.size() && name.size() < kMaxName && letters[last + 1].size() == 1) {
        const std::uint32_t begin = letters[last].end;
        const std::string_view gap = text_.substr(begin, letters[last + 1].begin - begin);
        if (gap.size() > kMaxJoint || !std::all_of(gap.begin(), gap.end(), Parts) ||
            (last > first && gap != joint))
          break;
        joint = gap;
        name.push_back(text_[letters[++last].begin]);
      }
      if (name.size() >= kMinName && IsName(name))
        out_->push_back(
            {{letters[first].begin, letters[last].end}, std::move(name), Bit(Disguise::kSpaced)});
      first = last + 1;
    }
  }

  // "h t t p s : / / e x a m p l e . n e t", "m a r i a _ 8 8": characters with a space between
  // each two. Letters alone are left to those who look for words in them.
  void SetApart() {
    std::uint32_t done = 0;
    for (const Range& letters : hits_.letters) {
      if (letters.begin < done) continue;
      Range run{letters.begin, letters.begin + 1};
      while (run.begin > done + 1 && IsApart(run.begin - 2)) run.begin -= 2;
      while (run.end + 1 < size_ && IsApart(run.end + 1)) run.end += 2;
      done = run.end;
      if (run.size() < 2 * kFewestApart - 1) continue;
      std::string joined;
      bool marked = false;
      for (std::uint32_t i = run.begin; i < run.end; i += 2) {
        joined.push_back(text_[i]);
        marked = marked || IsAsciiDigit(text_[i]) ||
                 std::string_view(".:@_#").find(text_[i]) != std::string_view::npos;
      }
      if (marked) out_->push_back({run, std::move(joined), Bit(Disguise::kSpaced)});
    }
  }

  // Whether a character of an address has nothing but spaces or an end beside it.
  bool IsApart(std::uint32_t i) const {
    const auto is_gap = [&](std::uint32_t at) { return text_[at] == ' ' || text_[at] == '\n'; };
    return static_cast<unsigned char>(text_[i]) > 0x20 && IsAscii(text_[i]) &&
           (i == 0 || is_gap(i - 1)) && (i + 1 == size_ || is_gap(i + 1));
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
      if (range == run || range.size() < kMinName) continue;
      std::string name;
      for (const char c : text_.substr(range.begin, range.size())) {
        if (IsAsciiLower(c)) name.push_back(c);
      }
      if (name.size() < kMinName || name.size() > kMaxName || WordJoinsBefore(text_, range.begin) ||
          WordJoinsAt(text_, range.end) || !IsName(name))
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

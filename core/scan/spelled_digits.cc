#include <algorithm>

#include "scan/spelled.h"
#include "text/character.h"
#include "text/stable_sort.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kMaxGap = 3;         // marks between two items
constexpr std::uint32_t kWideGap = 24;       // bytes of a gap with pictures
constexpr std::size_t kMinDigits = 7;        // of a phone number
constexpr std::size_t kMaxItems = 32;        // of one sequence
constexpr std::uint32_t kShortestGlued = 6;  // bytes of two words with nothing between them
constexpr std::uint32_t kLongestGlued = 40;  // bytes of words with nothing between them
constexpr std::size_t kLongestWord = 9;      // of letters set apart
constexpr std::uint32_t kShortestWord = 5;   // bytes of three letters set apart
constexpr std::string_view kSeparators = " \t\n\r-.,/()[]~_*|:;";
constexpr std::string_view kChainSeparators = " -.()/";
constexpr std::string_view kLetterMarks = " -._*/";
constexpr char kAmbiguous = '?';  // behind the value of a word that is an ordinary word too

constexpr ClassSet kDigitWords =
    Bit(LexemeClass::kDigits) | Bit(LexemeClass::kTens) | Bit(LexemeClass::kMultiplier);

// A spelled number.
struct Spelled {
  std::string digits;
  std::uint32_t end = 0;
  std::size_t strong = 0;  // how many of its words are nothing else
};

class DigitFinder {
 public:
  DigitFinder(std::string_view text, const Hits& hits, const Lexicon& lexicon,
              std::vector<Replacement>* out)
      : text_(text),
        size_(static_cast<std::uint32_t>(text.size())),
        hits_(hits),
        lexicon_(lexicon),
        out_(out) {}

  // `hidden`: a long token of the view may be (HasHiddenToken).
  void Run(const View& view, bool hidden) {
    std::vector<std::uint32_t> glued;  // where words without anything between them begin
    const auto add = [&](std::uint32_t begin) {
      Spelled words;
      if (GluedAt(begin, &words)) glued.push_back(begin);
    };
    for (const Range& number : hits_.numbers) {
      const std::uint32_t last = number.end + kShortestGlued - 1;
      if (last < size_ && IsAsciiLower(text_[number.end]) && IsAsciiLower(text_[last]))
        add(number.end);
    }
    // Where something else is hidden, words may have lost what parts them.
    if (hidden) {
      for (const Range& token : hits_.tokens) {
        if (view.DisguisesIn(token) != 0) add(token.begin + (text_[token.begin] == '+' ? 1 : 0));
      }
      StableSort(&glued, [](std::uint32_t a, std::uint32_t b) { return a < b; });
    }
    auto next = glued.begin();
    std::uint32_t cursor = 0;
    auto letters = hits_.letters.begin();
    const auto read_letters = [&](std::uint32_t end) {
      for (; letters != hits_.letters.end() && letters->begin < end; ++letters) {
        if (letters->size() >= kShortestWord && letters->begin >= cursor)
          cursor = Sequence(letters->begin, cursor);
      }
      for (; next != glued.end() && *next < end; ++next) {
        if (*next >= cursor) cursor = Sequence(*next, cursor);
      }
    };
    for (const WordHit& word : hits_.words) {
      if (!word.IsAny(kDigitWords)) continue;
      read_letters(word.range.begin);
      if (word.range.begin >= cursor) cursor = Sequence(word.range.begin, cursor);
    }
    read_letters(size_);
  }

 private:
  // Past what may stand between two items: a few marks, one mark many times, pictures; the same
  // position if something else follows.
  std::uint32_t SkipGap(std::uint32_t position) const {
    std::uint32_t p = position;
    std::uint32_t marks = 0;
    while (p < size_ && p - position < kWideGap) {
      if (IsAscii(text_[p])) {
        if (kSeparators.find(text_[p]) == std::string_view::npos) break;
        const bool again = p > position && text_[p - 1] == text_[p];
        if (!again && ++marks > kMaxGap) break;
        ++p;
        continue;
      }
      const Decoded decoded = DecodeAt(text_, p);
      if (IsWordCharacter(decoded.code_point)) break;
      p += decoded.length;
    }
    return p;
  }

  const WordHit* WordAt(std::uint32_t position) const {
    const WordHit* longest = nullptr;
    for (const WordHit& word : hits_.WordsIn(position, position + 1)) {
      if (word.IsAny(kDigitWords) && (longest == nullptr || word.range.end > longest->range.end))
        longest = &word;
    }
    return longest;
  }

  std::uint32_t FiguresEnd(std::uint32_t position) const {
    while (position < size_ && IsAsciiDigit(text_[position])) ++position;
    return position;
  }

  // Where the marks begin that part what stands before `position` from it.
  std::uint32_t GapBegin(std::uint32_t position, std::uint32_t limit) const {
    std::uint32_t begin = position;
    while (begin > limit && position - begin < kMaxGap &&
           kSeparators.find(text_[begin - 1]) != std::string_view::npos)
      --begin;
    return begin;
  }

  // Figures that end at the gap before `position` belong to the same sequence; how many there are.
  std::size_t FiguresBefore(std::uint32_t position, std::uint32_t limit) const {
    std::size_t digits = 0;
    std::uint32_t p = position;
    while (p > limit && digits < kMaxItems) {
      std::uint32_t q = GapBegin(p, limit);
      const std::uint32_t end = q;
      while (q > limit && IsAsciiDigit(text_[q - 1])) --q;
      if (q == end) break;
      digits += end - q;
      p = q;
    }
    return digits;
  }

  static std::string_view DigitsOf(std::string_view value) {
    return value.substr(0, value.find(kAmbiguous));
  }

  static void Take(const WordHit& word, std::string_view digits, std::uint32_t end, Spelled* out) {
    out->digits = std::string(digits);
    out->end = end;
    out->strong += word.value().back() != kAmbiguous;
  }

  // One spelled number at `position`; false if there is none.
  bool SpelledAt(std::uint32_t position, Spelled* out) const {
    const WordHit* word = WordAt(position);
    if (word == nullptr) return LettersAt(position, out);
    const std::string_view digits = DigitsOf(word->value());
    const std::uint32_t after = SkipGap(word->range.end);
    if (word->Is(LexemeClass::kMultiplier))
      return digits.size() == 1 && MultipliedAt(after, *word, out);
    Take(*word, digits, word->range.end, out);
    if (word->Is(LexemeClass::kTens)) {
      JoinSmaller(true, out);
    } else if (digits.size() == 1) {
      // "nine hundred", "nine hundred and twelve"; "nine hundred five" is read digit by digit.
      const WordHit* hundred = WordAt(after);
      if (hundred != nullptr && hundred->Is(LexemeClass::kMultiplier) && hundred->value() == "00") {
        Take(*hundred, std::string(digits) + "00", hundred->range.end, out);
        JoinSmaller(false, out);
      }
    }
    return true;
  }

  // "double five", "triple 5".
  bool MultipliedAt(std::uint32_t position, const WordHit& multiplier, Spelled* out) const {
    const auto times = static_cast<std::size_t>(multiplier.value()[0] - '0');
    const WordHit* next = WordAt(position);
    char digit = '\0';
    if (next != nullptr && next->Is(LexemeClass::kDigits) && DigitsOf(next->value()).size() == 1) {
      digit = next->value()[0];
      out->end = next->range.end;
    } else if (position < size_ && IsAsciiDigit(text_[position]) &&
               FiguresEnd(position) == position + 1) {
      digit = text_[position];
      out->end = position + 1;
    }
    if (digit == '\0') return false;
    out->digits.assign(times, digit);
    ++out->strong;
    return true;
  }

  // Where the word after a gap and perhaps "and" begins: "treinta y cuatro", "twenty-one".
  std::uint32_t JoinedAfter(std::uint32_t end, bool* joined) const {
    const std::uint32_t after = SkipGap(end);
    *joined = false;
    if (after != end + 1) return end;
    std::uint32_t word_end = after;
    while (word_end < size_ && word_end - after < 4 && text_[word_end] != ' ') ++word_end;
    const Lexicon::Found joiner =
        lexicon_.LongestAt(text_, after, word_end, LexemeClass::kDigitJoiner);
    if (joiner.end == 0) return after;
    *joined = true;
    return SkipGap(joiner.end);
  }

  // Hundreds take the tens that follow, tens the units. A unit directly behind the hundreds is
  // theirs where the language says them in one word.
  void JoinSmaller(bool takes_unit, Spelled* out) const {
    while (out->digits.back() == '0') {
      const std::size_t zeros = out->digits.size() - out->digits.find_last_not_of('0') - 1;
      bool joined = false;
      const std::uint32_t next = JoinedAfter(out->end, &joined);
      const WordHit* word = next == out->end ? nullptr : WordAt(next);
      if (word == nullptr || word->Is(LexemeClass::kMultiplier)) return;
      const std::string_view digits = DigitsOf(word->value());
      if (digits.size() > zeros || digits == "0") return;
      if (digits.size() == 1 && zeros > 1 && !joined && !takes_unit) return;
      out->digits.replace(out->digits.size() - digits.size(), digits.size(), digits);
      out->end = word->range.end;
      out->strong += word->value().back() != kAmbiguous;
      if (!word->Is(LexemeClass::kTens)) return;
    }
  }

  // A word whose letters are set apart: "e i g h t".
  bool LettersAt(std::uint32_t position, Spelled* out) const {
    std::string word;
    std::uint32_t p = position;
    while (p < size_ && word.size() < kLongestWord && IsAsciiLower(text_[p]) &&
           !WordCharacterAt(text_, p + 1)) {
      word.push_back(text_[p]);
      if (p + 2 >= size_ || kLetterMarks.find(text_[p + 1]) == std::string_view::npos) break;
      p += 2;
    }
    for (std::size_t length = word.size(); length > 2; --length) {
      for (const LexemeClass digits : {LexemeClass::kDigits, LexemeClass::kTens}) {
        const auto value = lexicon_.ValueOf(std::string_view(word).substr(0, length), digits);
        if (!value || value->back() == kAmbiguous) continue;
        out->digits = std::string(*value);
        out->end = position + static_cast<std::uint32_t>(2 * length) - 1;
        ++out->strong;
        return true;
      }
    }
    return false;
  }

  // Words with nothing between them: "fouronefive". All of the letters are such words, and none of
  // them is an ordinary one.
  bool GluedAt(std::uint32_t position, Spelled* out) const {
    for (std::uint32_t p = position; p < position + kShortestGlued; ++p) {
      if (p >= size_ || !IsAsciiLower(text_[p])) return false;
    }
    out->digits.clear();
    std::uint32_t p = position;
    while (p < size_ && IsAsciiLower(text_[p]) && out->digits.size() < kMaxItems) {
      std::uint32_t length = std::min<std::uint32_t>(kLongestWord, size_ - p);
      std::string_view value;
      for (; length > 2; --length) {
        value = lexicon_.ValueOf(text_.substr(p, length), LexemeClass::kDigits).value_or("");
        if (value.size() == 1) break;
      }
      if (length <= 2) return false;
      out->digits.append(value);
      p += length;
    }
    out->end = p;
    out->strong = 2;
    return out->digits.size() > 1;
  }

  // Where the glued words before `position` begin, with figures among them; `position`, if there
  // are none.
  std::uint32_t GluedBefore(std::uint32_t position, std::uint32_t limit) const {
    for (std::size_t items = 0; items < kMaxItems; ++items) {
      std::uint32_t begin = GapBegin(position, limit);
      const std::uint32_t end = begin;
      while (begin > limit && IsAsciiDigit(text_[begin - 1])) --begin;
      const bool figures = begin < end;
      while (!figures && begin > limit && end - begin < kLongestGlued &&
             IsAsciiLower(text_[begin - 1]))
        --begin;
      Spelled glued;
      if (begin == end ||
          (!figures && (WordAt(begin) == nullptr || WordAt(begin)->range.end != end) &&
           (!GluedAt(begin, &glued) || glued.end != end)))
        return position;
      position = begin;
    }
    return position;
  }

  // Whether an item that begins at `position` touches the figures before it. In scripts without
  // spaces all words do.
  bool TouchesBefore(std::uint32_t position) const {
    return position < size_ && !IsUnspaced(DecodeAt(text_, position).code_point);
  }

  // Reads the sequence that begins with the word at `begin`; returns where it ends.
  std::uint32_t Sequence(std::uint32_t begin, std::uint32_t limit) {
    const std::size_t first = out_->size();
    std::size_t digits = FiguresBefore(begin, limit);
    bool glued = begin > limit && IsAsciiDigit(text_[begin - 1]) && TouchesBefore(begin);
    std::size_t words = 0;
    std::size_t strong = 0;
    std::uint32_t position = begin;
    std::uint32_t end = begin;
    for (std::size_t items = 0; items < kMaxItems; ++items) {
      Spelled spelled;
      std::uint32_t item_end = FiguresEnd(position);
      if (item_end > position) {
        Join(first, end, position);
        digits += item_end - position;
        glued = glued || (words > 0 && position == end && WordJoinsBefore(text_, position));
      } else if (SpelledAt(position, &spelled) ||
                 ((items > 1 || position == end) && GluedAt(position, &spelled))) {
        Join(first, end, position);
        digits += spelled.digits.size();
        ++words;
        strong += spelled.strong;
        item_end = spelled.end;
        out_->push_back(
            {{position, item_end}, std::move(spelled.digits), Bit(Disguise::kSpelledDigits)});
      } else {
        break;
      }
      end = item_end;
      position = SkipGap(end);
    }
    if (words > 1 || glued) {
      const std::uint32_t before = GluedBefore(begin, limit);
      if (before < begin) {
        out_->resize(first);
        return Sequence(before, limit);
      }
    }
    const bool meant = digits >= kMinDigits && strong > 0 && (strong >= 2 || glued);
    if (!meant) out_->resize(first);
    return std::max(end, begin + 1);
  }

  // Makes a gap that no chain of digits has, a comma or a new line, into a space.
  void Join(std::size_t first, std::uint32_t end, std::uint32_t position) {
    if (out_->size() == first || position == end) return;
    const std::string_view gap = text_.substr(end, position - end);
    if (gap.size() > kMaxGap || gap.find_first_not_of(kChainSeparators) != std::string_view::npos)
      out_->push_back({{end, position}, " ", 0});
  }

  std::string_view text_;
  std::uint32_t size_;
  const Hits& hits_;
  const Lexicon& lexicon_;
  std::vector<Replacement>* out_;
};

}  // namespace

void FindSpelledDigits(const View& view, const Hits& hits, const Lexicon& lexicon,
                       std::vector<Replacement>* out) {
  const auto is_sequence = [](const Range& letters) { return letters.size() >= kShortestWord; };
  const bool hidden = HasHiddenToken(view, hits);
  if ((hits.classes & kDigitWords) != 0 || hidden ||
      std::any_of(hits.letters.begin(), hits.letters.end(), is_sequence))
    DigitFinder(view.text(), hits, lexicon, out).Run(view, hidden);
}

}  // namespace presend

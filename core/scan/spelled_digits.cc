#include <algorithm>

#include "scan/spelled.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kMaxGap = 3;   // bytes between two items
constexpr std::size_t kMinDigits = 7;  // of a phone number
constexpr std::size_t kMaxItems = 32;  // of one sequence
constexpr std::string_view kSeparators = " \t\n\r-.,/()[]~_*";
constexpr std::string_view kChainSeparators = " -.()/";

bool IsDigitWord(const WordHit& word) {
  return word.lexeme_class == LexemeClass::kDigits || word.lexeme_class == LexemeClass::kTens ||
         word.lexeme_class == LexemeClass::kMultiplier;
}

class DigitFinder {
 public:
  DigitFinder(std::string_view text, const Hits& hits, std::vector<Replacement>* out)
      : text_(text), size_(static_cast<std::uint32_t>(text.size())), hits_(hits), out_(out) {}

  void Run() {
    std::uint32_t cursor = 0;
    for (const WordHit& word : hits_.words) {
      if (IsDigitWord(word) && word.range.begin >= cursor)
        cursor = Sequence(word.range.begin, cursor);
    }
  }

 private:
  // Past what may stand between two items; the same position if something else follows.
  std::uint32_t SkipGap(std::uint32_t position) const {
    std::uint32_t p = position;
    while (p < size_ && p - position < kMaxGap &&
           kSeparators.find(text_[p]) != std::string_view::npos)
      ++p;
    return p;
  }

  const WordHit* WordAt(std::uint32_t position) const {
    const WordHit* longest = nullptr;
    for (const WordHit& word : hits_.WordsIn(position, position + 1)) {
      if (IsDigitWord(word) && (longest == nullptr || word.range.end > longest->range.end))
        longest = &word;
    }
    return longest;
  }

  std::uint32_t FiguresEnd(std::uint32_t position) const {
    while (position < size_ && IsAsciiDigit(text_[position])) ++position;
    return position;
  }

  // Figures that end at the gap before `position` belong to the same sequence; how many there are.
  std::size_t FiguresBefore(std::uint32_t position, std::uint32_t limit) const {
    std::size_t digits = 0;
    std::uint32_t p = position;
    while (p > limit && digits < kMaxItems) {
      std::uint32_t q = p;
      while (q > limit && p - q < kMaxGap &&
             kSeparators.find(text_[q - 1]) != std::string_view::npos)
        --q;
      const std::uint32_t end = q;
      while (q > limit && IsAsciiDigit(text_[q - 1])) --q;
      if (q == end) break;
      digits += end - q;
      p = q;
    }
    return digits;
  }

  // One spelled number at `position`: its digits and its end; false if there is none.
  bool SpelledAt(std::uint32_t position, std::string* digits, std::uint32_t* end) const {
    const WordHit* word = WordAt(position);
    if (word == nullptr) return false;
    *end = word->range.end;
    *digits = std::string(word->value);
    const std::uint32_t after = SkipGap(*end);
    if (word->lexeme_class == LexemeClass::kMultiplier) {
      const std::size_t times = static_cast<std::size_t>(word->value[0] - '0');
      const WordHit* next = WordAt(after);
      if (next != nullptr && next->lexeme_class == LexemeClass::kDigits &&
          next->value.size() == 1) {
        *digits = std::string(times, next->value[0]);
        *end = next->range.end;
        return true;
      }
      if (after < size_ && IsAsciiDigit(text_[after]) && FiguresEnd(after) == after + 1) {
        *digits = std::string(times, text_[after]);
        *end = after + 1;
        return true;
      }
      return false;
    }
    if (word->lexeme_class == LexemeClass::kTens && after == *end + 1) {
      const WordHit* unit = WordAt(after);
      if (unit != nullptr && unit->lexeme_class == LexemeClass::kDigits &&
          unit->value.size() == 1 && unit->value[0] != '0') {
        (*digits)[digits->size() - 1] = unit->value[0];
        *end = unit->range.end;
      }
    }
    return true;
  }

  // Reads the sequence that begins with the word at `begin`; returns where it ends.
  std::uint32_t Sequence(std::uint32_t begin, std::uint32_t limit) {
    const std::size_t first = out_->size();
    std::size_t digits = FiguresBefore(begin, limit);
    bool glued = begin > limit && IsAsciiDigit(text_[begin - 1]);
    std::size_t words = 0;
    std::uint32_t position = begin;
    std::uint32_t end = begin;
    for (std::size_t items = 0; items < kMaxItems; ++items) {
      std::string spelled;
      std::uint32_t item_end = FiguresEnd(position);
      if (item_end > position) {
        Join(first, end, position);
        digits += item_end - position;
        glued = glued || (words > 0 && position == end);
      } else if (SpelledAt(position, &spelled, &item_end)) {
        Join(first, end, position);
        digits += spelled.size();
        ++words;
        out_->push_back({{position, item_end}, std::move(spelled), Bit(Disguise::kSpelledDigits)});
      } else {
        break;
      }
      end = item_end;
      position = SkipGap(end);
    }
    const bool meant = digits >= kMinDigits && (words >= 2 || glued);
    if (!meant) out_->resize(first);
    return std::max(end, begin + 1);
  }

  // Makes a gap that no chain of digits has, a comma or a new line, into a space.
  void Join(std::size_t first, std::uint32_t end, std::uint32_t position) {
    if (out_->size() == first || position == end) return;
    const std::string_view gap = text_.substr(end, position - end);
    if (gap.find_first_not_of(kChainSeparators) != std::string_view::npos)
      out_->push_back({{end, position}, " ", 0});
  }

  std::string_view text_;
  std::uint32_t size_;
  const Hits& hits_;
  std::vector<Replacement>* out_;
};

}  // namespace

void FindSpelledDigits(std::string_view text, const Hits& hits, std::vector<Replacement>* out) {
  if (std::any_of(hits.words.begin(), hits.words.end(), IsDigitWord))
    DigitFinder(text, hits, out).Run();
}

}  // namespace presend

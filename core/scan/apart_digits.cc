// Figures that people would read as one number, but that are set apart by odd marks or a word, are
// sums, or have letters among them that are drawn like digits.
#include <algorithm>
#include <array>

#include "scan/spelled.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kWidestGap = 32;   // bytes between two figures
constexpr std::uint32_t kWidestPlain = 4;  // of a gap that a chain of digits has anyway
constexpr std::uint32_t kLongestToken = 24;
constexpr std::uint32_t kWidestDrawn = 8;  // bytes of a group of letters alone, with its gaps
constexpr std::uint32_t kPhoneReach = 32;  // bytes between a word for phones and a number
constexpr std::uint32_t kNarrowestWord = 3;
constexpr std::uint32_t kWidestWord = 20;  // bytes of a word between two figures, with its spaces
constexpr std::size_t kMostGroups = 17;
constexpr std::size_t kMostJoined = 7;    // digits of a group between words, a part of a sum
constexpr std::size_t kFewestSummed = 8;  // digits of a number of sums
constexpr std::size_t kFewestSingles = 7;
constexpr std::size_t kFewestSpaced = 9;   // with marks and spaces
constexpr std::size_t kFewestListed = 10;  // single digits between commas
constexpr std::string_view kPlain = " -.()/~_*[]";
constexpr std::string_view kNever = "@$%#\\`\"<>{}=+";  // not between the parts of a number

// Letters drawn like digits, folded; the foreign ones are Cyrillic and Greek.
struct Drawn {
  char32_t letter;
  char digit;
};
constexpr std::array kDrawn = std::to_array<Drawn>({{U'|', '1'},

                                                    {U'b', '8'},
                                                    {U'i', '1'},
                                                    {U'l', '1'},
                                                    {U'o', '0'},
                                                    {U's', '5'},
                                                    {U'z', '2'},
                                                    {U'\u03BF', '0'},
                                                    {U'\u0431', '6'},
                                                    {U'\u0437', '3'},
                                                    {U'\u043E', '0'},
                                                    {U'\u0447', '4'},
                                                    {U'\u044C', '6'},
                                                    {U'\u0456', '1'},
                                                    {U'\u04CF', '1'}});

char DigitOf(char32_t letter) {
  const auto it = std::find_if(kDrawn.begin(), kDrawn.end(),
                               [=](const Drawn& drawn) { return drawn.letter == letter; });
  return it == kDrawn.end() ? '\0' : it->digit;
}

enum class Gap { kNone, kPlain, kOdd, kLetter };

class ApartFinder {
 public:
  ApartFinder(const View& view, std::string_view source, const Hits& hits,
              std::vector<Replacement>* out)
      : text_(view.text()),
        size_(static_cast<std::uint32_t>(text_.size())),
        view_(view),
        source_(source),
        hits_(hits),
        out_(out) {}

  // Runs of figures with a gap among them that no chain of digits has.
  void FindOddGaps() {
    const std::vector<Range>& numbers = hits_.numbers;
    for (std::size_t first = 0; first + 1 < numbers.size();) {
      std::size_t last = first;
      bool odd = false;
      while (last + 1 < numbers.size()) {
        const Gap gap = GapBetween(numbers[last], numbers[last + 1]);
        if (gap == Gap::kNone) break;
        odd = odd || gap != Gap::kPlain;
        ++last;
      }
      if (odd && last - first < kMostGroups) ReadRun(first, last - first + 1);
      first = last + 1;
    }
  }

  // "4 then 1 then 5", "+44 followed by 20 followed by 7946": the same word between all figures.
  // On the way sums are seen.
  void FindWordGapsAndSums() {
    const std::vector<Range>& numbers = hits_.numbers;
    bool sums = false;
    for (std::size_t first = 0; first + 1 < numbers.size(); ++first) {
      const std::uint32_t width = numbers[first + 1].begin - numbers[first].end;
      if (width == 1) sums = sums || text_[numbers[first].end] == '+';
      if (width < kNarrowestWord || width > kWidestWord || first + 2 >= numbers.size() ||
          width != numbers[first + 2].begin - numbers[first + 1].end)
        continue;
      const std::string_view word = Between(numbers[first], numbers[first + 1]);
      if (!IsWordGap(word)) continue;
      std::size_t last = first + 1;
      while (last + 1 < numbers.size() && Between(numbers[last], numbers[last + 1]) == word) ++last;
      const std::span<const Range> groups = std::span(numbers).subspan(first, last - first + 1);
      first = last - 1;
      if (groups.size() < 3 || !IsNumberInWords(groups)) continue;
      for (std::size_t i = 1; i < groups.size(); ++i)
        out_->push_back({{groups[i - 1].end, groups[i].begin}, "-", Bit(Disguise::kSpaced)});
    }
    if (sums) FindSums();
  }

  // Runs of figures and letters drawn like digits.
  void FindDrawn() {
    Token run;
    bool open = false;
    for (const Range& number : hits_.numbers) {
      if (open && number.begin < run.end) continue;  // inside the token just read
      const Token token = TokenAt(number);
      const bool joins = open && token.plain && IsDrawnGap(run, token.begin) &&
                         token.end - run.begin < kLongestToken;
      if (joins) {
        run.bare = run.bare || token.begin - run.end > 2;
        run.letters += token.letters + (run.bare ? 1 : 0);
        run.end = token.end;
        run.digits += token.digits;
        run.inner =
            run.inner || token.inner || (IsAsciiDigit(text_[run.begin]) && LeadsWithDigit(token));
        continue;
      }
      if (open && run.letters > 0) WriteDrawn(run);
      run = token;
      open = token.plain;
    }
    if (open && run.letters > 0) WriteDrawn(run);
  }

 private:
  struct Token {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::size_t letters = 0;
    std::size_t digits = 0;
    bool inner = false;  // a letter stands between digits
    bool bare = false;   // a group has none
    bool plain = true;   // nothing else is in it
  };

  std::string_view Between(const Range& a, const Range& b) const {
    return text_.substr(a.end, b.begin - a.end);
  }

  bool IsPlainGap(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin).find_first_not_of(kPlain) == std::string_view::npos;
  }

  // "+61 265+147 289+56 210+468": groups as sums of two.
  void FindSums() {
    const std::vector<Range>& numbers = hits_.numbers;
    std::vector<Replacement> sums;
    std::size_t digits = 0;
    std::uint32_t end = 0;
    bool dialled = false;
    const auto close = [&] {
      if (sums.size() > (dialled ? 0 : 1) && digits >= kFewestSummed && digits <= kMostGroups)
        for (Replacement& sum : sums) out_->push_back(std::move(sum));
      sums.clear();
      digits = 0;
    };
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const Range& number = numbers[i];
      if (number.begin - end > kWidestPlain || !IsPlainGap(end, number.begin)) close();
      if (digits == 0)
        dialled =
            text_[number.begin] == '0' || (number.begin > 0 && text_[number.begin - 1] == '+');
      end = number.end;
      digits += number.size();
      if (i + 1 == numbers.size() || number.size() > kMostJoined ||
          numbers[i + 1].size() > kMostJoined || Between(number, numbers[i + 1]) != "+")
        continue;
      end = numbers[++i].end;
      std::string sum = std::to_string(ValueOf(number) + ValueOf(numbers[i]));
      digits += sum.size() - number.size();
      sums.push_back({{number.begin, end}, std::move(sum), Bit(Disguise::kEncoded)});
    }
    close();
  }

  // A word or two, with a space on either side.
  static bool IsWordGap(std::string_view gap) {
    return gap.front() == ' ' && gap.back() == ' ' &&
           std::all_of(gap.begin(), gap.end(),
                       [](char c) { return c == ' ' || IsAsciiLower(c) || !IsAscii(c); });
  }

  // Nobody joins seven single figures with words for another reason. Groups are as a number's.
  bool IsNumberInWords(std::span<const Range> groups) const {
    if (groups.size() > kMostGroups) return false;
    std::size_t digits = 0;
    std::size_t single = 0;
    bool counted = true;
    bool rises = true;
    bool round = false;
    bool year = false;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::string_view group = Figures(groups[i]);
      if (group.size() > kMostJoined) return false;
      digits += group.size();
      single += group.size() == 1;
      round = round || group.ends_with("00");
      year = year || (group.size() == 4 && (group.starts_with("19") || group.starts_with("20")));
      if (i == 0) continue;
      counted = counted && group[0] >= text_[groups[i - 1].begin];
      rises = rises && ValueOf(groups[i]) > ValueOf(groups[i - 1]);
    }
    if (groups.size() >= kFewestSingles) return single == groups.size() && !counted;
    const char before = groups[0].begin > 0 ? text_[groups[0].begin - 1] : ' ';
    const bool usual = before == '+' || text_[groups[0].begin] == '0';
    return (usual || !(rises || round || year)) && digits >= 9 && digits <= 13;
  }

  unsigned ValueOf(const Range& number) const {
    unsigned value = 0;
    for (std::uint32_t p = number.begin; p < number.end; ++p)
      value = value * 10 + static_cast<unsigned>(text_[p] - '0');
    return value;
  }

  Gap GapBetween(const Range& a, const Range& b) const {
    const std::string_view gap = Between(a, b);
    if (gap.size() > kWidestGap) return Gap::kNone;
    if (gap.size() <= kWidestPlain && IsPlainGap(a.end, b.begin)) return Gap::kPlain;
    if (gap == "#" || gap == "=") return Gap::kOdd;  // alone; with spaces they number and assign
    const char repeated = gap[0];
    std::size_t marks = 0;
    for (std::size_t i = 0; i < gap.size();) {
      const Decoded decoded = DecodeAt(gap, i);
      i += decoded.length;
      if (!IsAscii(gap[i - decoded.length])) {
        if (!IsWordCharacter(decoded.code_point)) continue;
        const bool alone = gap.size() == decoded.length && IsUnspaced(decoded.code_point);
        return alone ? Gap::kLetter : Gap::kNone;
      }
      const char mark = gap[i - 1];
      if (IsAsciiAlnum(mark) || kNever.find(mark) != std::string_view::npos) return Gap::kNone;
      marks += mark != ' ' && mark != repeated;
      if (marks > 3) return Gap::kNone;
    }
    return Gap::kOdd;
  }

  void ReadRun(std::size_t first, std::size_t count) {
    const std::span<const Range> groups = std::span(hits_.numbers).subspan(first, count);
    std::size_t digits = 0;
    std::size_t single = 0;
    bool same = true;
    bool thousands = true;
    bool pairs = count > 3;  // "2-1, 3-0, 1-1"
    bool listed_dots = false;
    unsigned seen = 0;
    bool counted = true;
    const char32_t mark = DecodeAt(text_, groups[0].end).code_point;
    for (std::size_t i = 0; i < count; ++i) {
      digits += groups[i].size();
      single += groups[i].size() == 1;
      for (std::uint32_t p = groups[i].begin; p < groups[i].end; ++p)
        seen |= 1u << (text_[p] - '0');
      if (i == 0) continue;
      thousands = thousands && groups[i].size() == 3;
      const std::string_view gap = Between(groups[i - 1], groups[i]);
      same = same && DecodeAt(gap, 0).code_point == mark;
      listed_dots = listed_dots || (mark == '.' && gap[0] == ',');
      pairs = pairs && (gap[0] == text_[groups[0].end]) == (i % 2 == 1);
      counted = counted && text_[groups[i].begin] >= text_[groups[i - 1].begin];
    }
    if (digits < kFewestSingles || digits > kMostGroups) return;
    int distinct = 0;
    for (; seen != 0; seen &= seen - 1) ++distinct;
    const std::size_t gap = groups[1].begin - groups[0].end;
    const char before = groups[0].begin > 0 ? text_[groups[0].begin - 1] : ' ';
    if (before == '[' || before == '{' || before == '=' || before == '$') return;
    const bool zero = text_[groups[0].begin] == '0' || before == '+';
    if (count >= kFewestSingles && single + 1 >= count) {
      const bool listed = mark == ',' || mark == ';' || mark == '\n' || mark == ':';
      if (counted || pairs || distinct < 3 || listed_dots) return;  // "4.0, 4.1.2": versions
      if (gap > 1 && mark < 0x80 && mark != '\n' && count < kFewestSpaced) return;
      if (listed && mark != '\n' &&
          (gap > 1 || count < kFewestListed || distinct < 5 || single != count))
        return;
      Write(groups, "~");
      return;
    }
    if (count >= 3 && digits >= 8 && digits <= 15 && distinct >= 4 && !IsScale(groups) &&
        IsDotted(groups)) {
      Write(groups, "-");
      return;
    }
    if (!same || count < 3 || count > 5 || digits < 9 || digits > 13 || distinct < 3) return;
    for (std::size_t i = 0; i < count; ++i) {
      if (groups[i].size() > 5 || (i > 0 && groups[i].size() < 2)) return;
      const std::string_view group = text_.substr(groups[i].begin, groups[i].size());
      if (group.size() == 4 && mark == '\n' && (group.starts_with("19") || group.starts_with("20")))
        return;  // a year
    }
    const bool usual = zero || (count == 3 && groups[0].size() == 3 && groups[2].size() == 4);
    if (GapBetween(groups[0], groups[1]) == Gap::kLetter || mark == '\n' || mark == ',') {
      if (!usual || thousands || gap > (mark < 0x80 ? 1 : 3)) return;
    } else if (mark == ':' || mark == ';' || (thousands && mark < 0x80) || !usual) {
      return;
    }
    Write(groups, "-");
  }

  // "213........788.........5383": one mark between all groups, three times at least on the whole.
  bool IsDotted(std::span<const Range> groups) const {
    const char mark = text_[groups[0].end];
    if (std::string_view("._-*~").find(mark) == std::string_view::npos) return false;
    std::size_t marks = 0;
    for (std::size_t i = 1; i < groups.size(); ++i) {
      const std::string_view gap = Between(groups[i - 1], groups[i]);
      if (gap.find_first_not_of(mark) != std::string_view::npos) return false;
      marks += gap.size();
    }
    return marks >= 3 * (groups.size() - 1);
  }

  // "1....5....10": the marks of a ruler.
  bool IsScale(std::span<const Range> groups) const {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      if (groups[i].size() > 3) return false;
      if (i > 0 && (groups[i].size() < groups[i - 1].size() ||
                    (groups[i].size() == groups[i - 1].size() &&
                     Figures(groups[i]) < Figures(groups[i - 1]))))
        return false;
    }
    return true;
  }

  std::string_view Figures(const Range& group) const {
    return text_.substr(group.begin, group.size());
  }

  void Write(std::span<const Range> groups, std::string_view mark) {
    for (std::size_t i = 1; i < groups.size(); ++i) {
      if (GapBetween(groups[i - 1], groups[i]) == Gap::kPlain && mark == "-") continue;
      out_->push_back(
          {{groups[i - 1].end, groups[i].begin}, std::string(mark), Bit(Disguise::kSpaced)});
    }
  }

  // What may stand between a run and the next token; behind a plus, another without a figure.
  bool IsDrawnGap(const Token& run, std::uint32_t end) const {
    if (end - run.end <= 2) return IsPlainGap(run.end, end);
    return end - run.end <= kWidestDrawn && run.begin > 0 && text_[run.begin - 1] == '+' &&
           IsDrawnBetween(run.end, end);
  }

  // Whether nothing but letters as they are drawn and plain marks stand there.
  bool IsDrawnBetween(std::uint32_t begin, std::uint32_t end) const {
    while (begin < end) {
      const Decoded decoded = DecodeAt(text_, begin);
      const bool plain = kPlain.find(text_[begin]) != std::string_view::npos;
      if (!plain && !IsDrawnAt(begin)) return false;
      begin += decoded.length;
    }
    return true;
  }

  // Whether the letter is typed as it has to be to look like the digit: "B" does, "b" and "L" do
  // not.
  bool IsDrawnAt(std::uint32_t position) const {
    const char letter = text_[position];
    if (DigitOf(DecodeAt(text_, position).code_point) == '\0') return false;
    const char typed = source_[view_.Source({position, position + 1}).start];
    return !IsAscii(letter) || !IsAscii(typed) || letter == 'o' || letter == '|' ||
           (letter == 'l') == IsAsciiLower(typed);
  }

  // "50 l234": behind other figures a letter begins a group of several. "L96-L106" are lines.
  bool LeadsWithDigit(const Token& token) const {
    const char first = text_[token.begin];
    return token.digits >= 2 && (first == 'l' || first == 'o' || first == '|');
  }

  // The word characters around a number.
  Token TokenAt(const Range& number) const {
    Token token;
    std::uint32_t begin = number.begin;
    while (begin > 0 && number.begin - begin < kLongestToken) {
      const auto start = static_cast<std::uint32_t>(PreviousStart(text_, begin));
      const Decoded decoded = DecodeAt(text_, start);
      if (decoded.code_point != '|' && !IsWordCharacter(decoded.code_point)) break;
      begin = start;
    }
    token.begin = begin;
    std::uint32_t p = begin;
    bool pending = false;
    while (p < size_ && p - begin < kLongestToken) {
      const Decoded decoded = DecodeAt(text_, p);
      if (IsAsciiDigit(text_[p])) {
        token.inner = token.inner || (pending && token.digits > 0);
        pending = false;
        ++token.digits;
      } else if (DigitOf(decoded.code_point) != '\0') {
        pending = true;
        token.inner = token.inner || decoded.code_point >= 0x80;
        ++token.letters;
      } else if (IsWordCharacter(decoded.code_point)) {
        token.plain = false;
      } else {
        break;
      }
      p += decoded.length;
    }
    token.end = p;
    token.plain = token.plain && p - begin < kLongestToken &&
                  token.letters <= std::max<std::size_t>(2 * token.digits, 3);
    return token;
  }

  // Where a run begins whose first groups have no figure: "+88 (o)2o".
  std::uint32_t DrawnBegin(const Token& run) const {
    std::uint32_t drawn = run.begin;
    for (std::uint32_t begin = run.begin; begin > 0 && run.end - begin < kLongestToken;) {
      begin = static_cast<std::uint32_t>(PreviousStart(text_, begin));
      if (!IsDrawnBetween(begin, begin + 1)) break;
      if (!WordCharacterBefore(text_, begin) && IsDrawnAt(begin)) drawn = begin;
    }
    return drawn;
  }

  // A run with a letter.
  void WriteDrawn(Token run) {
    const std::uint32_t drawn = DrawnBegin(run);
    const bool dialled = drawn > 0 && text_[drawn - 1] == '+';
    const std::uint32_t near = drawn > kPhoneReach ? drawn - kPhoneReach : 0;
    const bool announced = hits_.HasWord(near, drawn, LexemeClass::kPhoneWord);
    if (dialled) run.begin = drawn;
    std::size_t letters = 0;
    std::size_t digits = 0;
    bool strict = true;
    bool leading = true;  // all letters begin a group
    bool same = true;     // they are the same
    bool known = true;    // none of them counts in capitals alone
    char32_t last = 0;
    for (std::uint32_t p = run.begin; p < run.end;) {
      const Decoded decoded = DecodeAt(text_, p);
      if (DigitOf(decoded.code_point) != '\0') {
        ++letters;
        strict = strict && IsDrawnAt(p);
        known = known && text_[p] != 'b';
        leading = leading && !WordCharacterBefore(text_, p);
        same = same && (last == 0 || last == decoded.code_point);
        last = decoded.code_point;
      }
      digits += IsAsciiDigit(text_[p]);
      p += decoded.length;
    }
    const std::size_t count = letters + digits;
    if (count < kFewestSingles || count > kMostGroups) return;
    const bool zero = run.begin + 4 < run.end && DigitOf(text_[run.begin]) == '0';
    const bool found = known && letters <= digits && (run.inner || zero);
    // Codes of goods begin with letters, "B450 S50", and units end with one.
    const bool hidden = !same && letters <= digits && count >= 9 && count <= 13;
    const bool number = dialled || (!run.bare && !leading && (announced || hidden));
    if (!found && !(strict && number && 3 * digits >= count)) return;
    for (std::uint32_t p = run.begin; p < run.end;) {
      const Decoded decoded = DecodeAt(text_, p);
      const std::uint32_t end = p + decoded.length;
      if (const char digit = DigitOf(decoded.code_point); digit != '\0') {
        out_->push_back({{p, end},
                         std::string(1, digit),
                         Bit(IsAscii(text_[p]) ? Disguise::kLeet : Disguise::kHomoglyph)});
      }
      p = end;
    }
  }

  std::string_view text_;
  std::uint32_t size_;
  const View& view_;
  std::string_view source_;
  const Hits& hits_;
  std::vector<Replacement>* out_;
};

}  // namespace

void FindApartDigits(const View& view, std::string_view source, const Hits& hits,
                     std::vector<Replacement>* out) {
  if (hits.numbers.empty()) return;
  ApartFinder finder(view, source, hits, out);
  if (hits.numbers.size() > 2) {
    finder.FindOddGaps();
    finder.FindWordGapsAndSums();
  }
  finder.FindDrawn();
}

}  // namespace presend

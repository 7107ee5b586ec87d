// Telephone numbers: groups of digits that a numbering plan knows, with evidence that they are
// meant as one.
#include <algorithm>
#include <array>

#include "detect/detector.h"
#include "detect/digit_groups.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kKeywordBefore = 64;  // bytes; about a dozen words
constexpr std::uint32_t kKeywordAfter = 32;
constexpr std::uint32_t kOtherBefore = 24;  // characters
constexpr std::uint32_t kOtherNear = 13;    // "order number is 0..."
constexpr std::size_t kMaxGroups =
    17;  // of one number: E.164 has 15 digits, an international prefix two more
constexpr std::size_t kAloneDigits = 9;  // a message of so few digits may be anything
constexpr std::uint32_t kGluedDigits = 10;
constexpr std::uint32_t kLongestWord = 16;
constexpr std::size_t kMarksAround = 4;

// A stretch that only looks like a number.
struct Excluded {
  Range range;
  std::string_view reason;
};

class PhoneDetector {
 public:
  PhoneDetector(const DetectorInput& input, const Rule& rule, std::vector<Detection>* out)
      : input_(input), rule_(rule), text_(input.view.text()), out_(out) {}

  void Run() {
    for (const DigitChain& chain : input_.hits.chains) {
      SplitGroups(chain);
      FindExcluded(chain.range);
      // Of the whole chain once: a long one has many ways to be cut.
      chain_counts_ = IsListOfCounts({text_, groups_});
      chain_numbers_ = IsListOfNumbers({text_, groups_});
      Choose();
    }
  }

 private:
  void SplitGroups(const DigitChain& chain) {
    groups_.clear();
    for (std::uint32_t i = chain.range.begin; i < chain.range.end;) {
      if (!IsAsciiDigit(text_[i])) {
        ++i;
        continue;
      }
      const std::uint32_t begin = i;
      while (i < chain.range.end && IsAsciiDigit(text_[i])) ++i;
      groups_.push_back({begin, i});
    }
  }

  // All look-alikes around the chain, once for all the ways to cut it.
  void FindExcluded(Range range) {
    excluded_.clear();
    VisitLookAlikes(input_, Kind::kPhone, range, [&](Range what, const fb::LookAlike& look_alike) {
      excluded_.push_back({what, look_alike.reason()->string_view()});
      return true;
    });
  }

  // Takes the best reading of the chain from left to right: at each group the best number that
  // begins there, unless one that begins inside it is better.
  void Choose() {
    std::size_t i = 0;
    Detection best;
    std::size_t best_end = 0;
    bool have = false;
    while (i < groups_.size()) {
      if (!have) have = BestFrom(i, &best, &best_end);
      if (!have) {
        ++i;
        continue;
      }
      Detection other;
      std::size_t other_end = 0;
      bool replaced = false;
      for (std::size_t k = i + 1; k < best_end && k < i + kMaxGroups; ++k) {
        if (BestFrom(k, &other, &other_end) && other.rejected.empty() &&
            (other.score > best.score || !best.rejected.empty())) {
          best = std::move(other);
          best_end = other_end;
          i = k;
          replaced = true;
          break;
        }
      }
      if (replaced) continue;
      out_->push_back(std::move(best));
      best = Detection();
      have = false;
      i = best_end;
    }
  }

  // The best number that begins with group `first`; false if none can.
  bool BestFrom(std::size_t first, Detection* best, std::size_t* best_end) {
    bool found = false;
    std::size_t digits = 0;
    if (!CanCutBefore(first)) return false;
    for (std::size_t last = first; last < groups_.size() && last < first + kMaxGroups; ++last) {
      digits += groups_[last].size();
      if (digits > rule_.data->max_digits()) break;
      if (digits < rule_.data->min_digits() || !CanCutBefore(last + 1)) continue;
      Detection detection = Weigh(first, last);
      const bool better =
          !found || (detection.rejected.empty() && !best->rejected.empty()) ||
          (detection.rejected.empty() == best->rejected.empty() && detection.score >= best->score);
      if (better) {
        *best = std::move(detection);
        *best_end = last + 1;
        found = true;
      }
    }
    return found;
  }

  // Numbers that stand side by side are parted by white space or a slash; a hyphen or dot joins the
  // parts of one.
  bool CanCutBefore(std::size_t group) const {
    if (group == 0 || group >= groups_.size()) return true;
    for (std::uint32_t p = groups_[group - 1].end; p < groups_[group].begin; ++p) {
      if (IsAsciiSpace(text_[p]) || text_[p] == '/') return true;
    }
    return false;
  }

  // Includes the plus sign and an opening bracket that belong to the first group.
  Range WithSigns(std::size_t first, std::size_t last, bool* plus) const {
    Range range{groups_[first].begin, groups_[last].end};
    std::uint32_t begin = range.begin;
    const bool closes = text_.substr(range.begin, range.size()).find(')') != std::string_view::npos;
    if (begin > 0 && text_[begin - 1] == '(' && closes) --begin;
    std::uint32_t sign = begin;
    if (sign > 0 && text_[sign - 1] == ' ') --sign;
    if (sign > 0 && text_[sign - 1] == '+') begin = sign - 1;
    *plus = text_[begin] == '+' || (begin + 1 < text_.size() && text_[begin + 1] == '+');
    if (*plus && begin > 0 && text_[begin - 1] == '(' && closes) --begin;
    range.begin = begin;
    return range;
  }

  Detection Weigh(std::size_t first, std::size_t last) {
    Detection detection;
    detection.kind = Kind::kPhone;
    detection.rule = rule_.id();
    detection.evidence = Bit(Evidence::kShape);
    bool plus = false;
    detection.range = WithSigns(first, last, &plus);
    std::string digits;
    sizes_.clear();
    for (std::size_t g = first; g <= last; ++g) {
      digits += text_.substr(groups_[g].begin, groups_[g].size());
      sizes_.push_back(static_cast<std::uint8_t>(std::min<std::uint32_t>(groups_[g].size(), 255)));
    }
    const DigitGroups shape{text_, std::span(groups_).subspan(first, last - first + 1)};
    // Figures that were words a moment ago stand apart because words do.
    const bool spelled =
        (input_.view.DisguisesIn(detection.range) & presend::Bit(Disguise::kSpelledDigits)) != 0;
    if (!spelled && IsSpelledOut(shape)) detection.disguise |= presend::Bit(Disguise::kSpaced);
    ReadPlan(digits, plus, &detection);
    ReadExtension(&detection);
    ReadContext(&detection);
    ReadShape(shape, plus, digits.size(), &detection);
    detection.rejected = WhyNot(detection, first, last);
    if (detection.rejected.empty()) detection.rejected = WhyNoNumber(shape, detection, spelled);
    Finish(input_, &detection);
    if (detection.rejected == "below_threshold" &&
        (detection.evidence & (Bit(Evidence::kValidPlan) | Bit(Evidence::kPossiblePlan))) == 0) {
      detection.rejected = "unknown_plan";
    }
    return detection;
  }

  void ReadPlan(const std::string& digits, bool plus, Detection* detection) {
    const NumberingPlans& plans = input_.tables.plans;
    detection->value = digits;
    const auto accept = [&](const PlannedNumber& number, EvidenceSet evidence) {
      detection->evidence |=
          evidence | Bit(number.valid ? Evidence::kValidPlan : Evidence::kPossiblePlan);
      if (plans.IsUsualGrouping(number.region, sizes_, number.national_digits))
        detection->evidence |= Bit(Evidence::kGrouping);
      detection->value = number.e164;
    };
    if (plus) {
      if (const auto number = plans.ReadInternational(digits))
        accept(*number, Bit(Evidence::kInternational));
      return;
    }
    // "00" is the international prefix of most countries.
    if (digits.size() > kAloneDigits && digits.starts_with("00")) {
      const auto number = plans.ReadInternational(std::string_view(digits).substr(2));
      if (number && (number->valid || sizes_.size() > 1)) {
        accept(*number, Bit(number->valid ? Evidence::kInternational : Evidence::kNationalPrefix));
        return;
      }
    }
    std::optional<PlannedNumber> possible;
    for (const std::uint16_t region : input_.regions) {
      if (const std::size_t prefix = plans.InternationalPrefix(digits, region); prefix > 0) {
        if (const auto number = plans.ReadInternational(std::string_view(digits).substr(prefix));
            number && number->valid) {
          accept(*number, Bit(Evidence::kInternational));
          return;
        }
      }
      std::optional<PlannedNumber> number = plans.ReadNational(digits, region);
      if (number && plans.IsTooShort(digits, region)) number->valid = false;
      if (number && number->valid) {
        accept(*number, Bit(Evidence::kNationalInRegion));
        return;
      }
      if (number && !possible) possible = std::move(number);
    }
    // Calling code without a plus: only where the grouping or a word speaks for a number, or the
    // country is a party's.
    const bool bracketed =
        text_.substr(detection->range.begin, detection->range.size()).find("(0)") !=
        std::string_view::npos;
    if (const auto number = plans.ReadInternational(digits);
        number && (number->valid || bracketed)) {
      const bool near = std::find(input_.regions.begin(), input_.regions.end(), number->region) !=
                        input_.regions.end();
      detection->evidence |=
          Bit(near && number->valid ? Evidence::kValidPlan : Evidence::kPossiblePlan);
      if (near && bracketed) detection->evidence |= Bit(Evidence::kNationalPrefix);
      detection->value = number->e164;
      if (plans.IsUsualGrouping(number->region, sizes_, number->national_digits))
        detection->evidence |= Bit(Evidence::kGrouping);
      return;
    }
    if (possible) {
      const bool prefixed = possible->national_digits < digits.size();
      accept(*possible, prefixed ? Bit(Evidence::kNationalPrefix) : 0);
      return;
    }
    for (const std::uint16_t region : input_.tables.default_regions) {
      const auto number = plans.ReadNational(digits, region);
      if (!number) continue;
      // Nobody hides digits that happen to be a number.
      const bool hidden =
          number->valid &&
          (!input_.whole || (detection->disguise | input_.view.DisguisesIn(detection->range)) != 0);
      detection->evidence |= Bit(hidden ? Evidence::kValidPlan : Evidence::kPossiblePlan);
      if (plans.IsUsualGrouping(region, sizes_, number->national_digits))
        detection->evidence |= Bit(Evidence::kGrouping);
      return;
    }
    if (digits.size() <= 15) detection->evidence |= Bit(Evidence::kPossiblePlan);
  }

  // Words around the number: for a number, for another kind of number, the app it belongs to.
  void ReadContext(Detection* detection) const {
    const Range range = detection->range;
    const std::uint32_t near = range.begin > kKeywordBefore ? range.begin - kKeywordBefore : 0;
    // Few numbers of another kind begin with a zero and fit a plan all the same.
    const bool dialled =
        (detection->evidence & Bit(Evidence::kNationalInRegion)) != 0 && text_[range.begin] == '0';
    const std::uint32_t reach = dialled ? kOtherNear : kOtherBefore;
    for (const WordHit& word : input_.hits.WordsIn(near, range.end + kKeywordAfter)) {
      const bool before = word.range.end <= range.begin;
      if (!before && word.range.begin < range.end) continue;
      if (word.Is(LexemeClass::kPhoneWord)) {
        detection->evidence |= Bit(Evidence::kKeywordNear);
        if (before && !word.value().empty()) detection->app = word.value();
      }
      if ((before && word.Is(LexemeClass::kOtherNumberWord) &&
           CountCharacters(text_.substr(word.range.end, range.begin - word.range.end)) < reach &&
           !EndsBetween(word.range.end, range.begin)) ||
          (!before && word.range.begin == range.end + 1 && sizes_.size() == 1 &&
           word.Is(LexemeClass::kCountedWord))) {
        detection->evidence |= Bit(Evidence::kNegativeContext);
      }
      if (word.Is(LexemeClass::kSampleWord)) detection->evidence |= Bit(Evidence::kSampleWords);
    }
  }

  // Whether a sentence ends in [begin, end).
  bool EndsBetween(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t letters = 0;
    for (std::uint32_t p = begin; p + 1 < end; ++p) {
      const bool ends = text_[p] == '!' || text_[p] == '?' || (text_[p] == '.' && letters > 3);
      if (ends && IsAsciiSpace(text_[p + 1])) return true;
      letters = IsAsciiSpace(text_[p]) ? 0 : letters + 1;  // "No." ends nothing
    }
    return false;
  }

  // Whether the message is the number and nothing else but marks.
  bool IsAlone(const Range& range) const {
    if (!input_.whole) return false;
    const ByteSpan span = input_.view.Source(range);
    const auto mark = [](char byte) { return IsAscii(byte) && !IsAsciiAlnum(byte); };
    const std::string_view before = input_.source.substr(0, span.start);
    const std::string_view behind = input_.source.substr(span.end);
    return before.size() < kMarksAround && behind.size() < kMarksAround &&
           std::all_of(before.begin(), before.end(), mark) &&
           std::all_of(behind.begin(), behind.end(), mark);
  }

  // Evidence of the way the digits are set out, where no plan speaks for them.
  void ReadShape(const DigitGroups& shape, bool plus, std::size_t digits,
                 Detection* detection) const {
    constexpr EvidenceSet kPlanned = Bit(Evidence::kValidPlan) | Bit(Evidence::kPossiblePlan);
    const Range range = detection->range;
    const bool whole = shape.groups.size() == groups_.size();
    const bool alone = whole && IsAlone(range);
    const bool in_region = !input_.regions.empty() && detection->value[0] == '+';
    if (alone && (plus || (in_region && digits >= kAloneDigits) || IsGroupedApart(shape)))
      detection->evidence |= Bit(Evidence::kAlone);
    // A calling code and too few or too many digits behind it.
    if (plus && (detection->evidence & kPlanned) == 0 && shape.groups.size() > 1 && digits > 7 &&
        digits < 16 && (alone || (detection->evidence & Bit(Evidence::kKeywordNear)) != 0))
      detection->evidence |= Bit(Evidence::kInternational);
    if (whole && IsLocalForm(shape) && StandsFree(range))
      detection->evidence |= Bit(Evidence::kGrouping);
  }

  // Between a space and the end of a clause.
  bool StandsFree(const Range& range) const {
    if (range.begin > 0 && !IsAsciiSpace(text_[range.begin - 1])) return false;
    return range.end == text_.size() || text_[range.end] == '.' || text_[range.end] == '?' ||
           text_[range.end] == '!' || text_[range.end] == ',' || text_[range.end] == '\n';
  }

  // Digits that a plan may know and that are numbers of their own all the same.
  std::string_view WhyNoNumber(const DigitGroups& shape, const Detection& detection,
                               bool spelled) const {
    if (chain_counts_ || IsListOfCounts(shape)) return "list_of_counts";
    if (IsThousands(shape)) return "measure";
    if (spelled && (IsCountedOut(shape) || IsRoundThroughout(shape))) return "list_of_counts";
    constexpr EvidenceSet kMeant = Bit(Evidence::kInternational) | Bit(Evidence::kGrouping) |
                                   Bit(Evidence::kKeywordNear) | Bit(Evidence::kAlone);
    const bool dialled = text_[shape.groups[0].begin] == '0';
    if (dialled) return {};
    if ((detection.evidence & kMeant & ~Bit(Evidence::kGrouping)) == 0 && IsRange(shape))
      return "range";
    const bool part = shape.groups.size() < groups_.size();
    const bool hidden = spelled || detection.disguise != 0;
    if (!hidden && ((detection.evidence & kMeant) == 0 || part) &&
        (part ? chain_numbers_ : IsListOfNumbers(shape)))
      return "list_of_counts";
    return {};
  }

  // Letters glued to a number hide it only where little else speaks for one: "call 07700900123now".
  bool IsGluedTo(const Detection& detection, std::uint32_t begin, std::uint32_t end) const {
    if ((detection.evidence & Bit(Evidence::kNationalInRegion)) == 0 ||
        text_[detection.range.begin] != '0' || detection.range.size() < kGluedDigits)
      return false;
    return end - begin > 1 && std::all_of(text_.begin() + begin, text_.begin() + end,
                                          [](char byte) { return IsAsciiLower(byte); });
  }

  // "ext. 123" behind the number belongs to it.
  void ReadExtension(Detection* detection) const {
    PatternMatch match;
    const std::uint32_t begin = detection->range.end;
    const auto end = static_cast<std::uint32_t>(
        std::min<std::size_t>(text_.size(), std::size_t{begin} + rule_.data->after()));
    if (!rule_.pattern.MatchAt(text_, begin, end, &match)) return;
    detection->range.end = match.whole.end;
    detection->value +=
        ";ext=" + std::string(text_.substr(match.groups[0].begin, match.groups[0].size()));
  }

  std::string_view WhyNot(const Detection& detection, std::size_t first, std::size_t last) const {
    // "2671 x 123" behind a valid number is its extension.
    const bool extended = detection.range.end > groups_[last].end &&
                          (detection.evidence & Bit(Evidence::kValidPlan)) != 0;
    for (const Excluded& excluded : excluded_) {
      if (extended && excluded.reason == "resolution") continue;
      for (std::size_t g = first; g <= last; ++g) {
        if (Overlaps(excluded.range, groups_[g])) return excluded.reason;
      }
    }
    const Range range = detection.range;
    if (WordJoinsBefore(text_, range.begin)) {
      std::uint32_t begin = range.begin;
      while (begin > 0 && range.begin - begin < kLongestWord && IsAsciiAlnum(text_[begin - 1]))
        --begin;
      if (!IsGluedTo(detection, begin, range.begin)) return "id";
    }
    if (WordJoinsAt(text_, range.end)) {
      std::uint32_t end = range.end;
      while (end < text_.size() && end - range.end < kLongestWord && IsAsciiAlnum(text_[end]))
        ++end;
      if (!IsGluedTo(detection, range.end, end)) return "measure";
    }
    return {};
  }

  const DetectorInput& input_;
  const Rule& rule_;
  std::string_view text_;
  std::vector<Detection>* out_;
  std::vector<Range> groups_;
  bool chain_counts_ = false;
  bool chain_numbers_ = false;
  std::vector<Excluded> excluded_;
  std::vector<std::uint8_t> sizes_;
};

}  // namespace

void DetectPhones(const DetectorInput& input, std::vector<Detection>* out) {
  if (input.hits.chains.empty()) return;
  const Rule* rule = input.tables.FindRule(Kind::kPhone, Trigger::kDigits);
  if (rule != nullptr) PhoneDetector(input, *rule, out).Run();
}

}  // namespace presend

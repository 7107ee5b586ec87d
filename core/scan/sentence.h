// The sentence around a place in a text, and what stands in it: evidence from words reaches no
// further.
#ifndef PRESEND_SCAN_SENTENCE_H_
#define PRESEND_SCAN_SENTENCE_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "scan/hits.h"
#include "text/view.h"

namespace presend {

// Evidence reaches no further than this many bytes; a longer sentence is cut there.
inline constexpr std::uint32_t kMaxReach = 2048;

// Whether a sentence of `text` (a plain view) ends before the byte at `position`, which is inside
// the text: after . ! ? and the like, before white space or another script; in an empty line.
bool EndsSentence(std::string_view text, std::uint32_t position);

// The sentences of a text. Immutable; refers to the text and to its hits.
class Sentences {
 public:
  Sentences(std::string_view text, const Hits& hits) : text_(text), ends_(hits.ends) {}

  // The sentence that holds `range`: from the last end of a sentence before it to the next one
  // after it, at most `reach` bytes on either side.
  Range Around(Range range, std::uint32_t reach = kMaxReach) const;
  // The sentence that follows the one ending at `end`; empty at the end of the text.
  Range After(std::uint32_t end, std::uint32_t reach) const;
  // The sentence that ends before `begin`; empty at the start of the text.
  Range Before(std::uint32_t begin, std::uint32_t reach) const;

 private:
  std::string_view text_;
  std::span<const std::uint32_t> ends_;
};

// A word, phrase or mark of a sentence that is of a group (scan/constructions.h).
struct SentenceHit {
  Range range;
  WordGroup group = 0;
  bool ambiguous = false;  // an app's name that is an ordinary word too
  std::string_view value;  // in the pack: the app of a name
};

// The steps of constructions ask for one of some groups each. Those choices are numbered, and a set
// of them says what a sentence offers or a construction needs; what is beyond the number counts as
// offered.
inline constexpr std::size_t kMaxChoices = 384;
class ChoiceSet {
 public:
  void Add(std::size_t choice) { words_[choice / 64] |= std::uint64_t{1} << choice % 64; }
  void Add(const ChoiceSet& others) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= others.words_[i];
  }
  bool Has(std::size_t choice) const { return (words_[choice / 64] >> choice % 64 & 1) != 0; }
  bool HasAny(const ChoiceSet& of) const {
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) common |= words_[i] & of.words_[i];
    return common != 0;
  }

 private:
  std::array<std::uint64_t, kMaxChoices / 64> words_{};
};

// A part of a text cut into words and clauses. Buffers are kept from sentence to sentence.
class Sentence {
 public:
  // `range` of `text`. Quotation that opens up to kMaxReach bytes before `range` is seen.
  void Cut(std::string_view text, Range range);

  std::string_view text() const { return text_; }  // the whole text
  Range range() const { return range_; }

  // How many words begin in [begin, end), two places of the range.
  int WordsBetween(std::uint32_t begin, std::uint32_t end) const {
    return WordsBefore(end) - WordsBefore(begin);
  }
  // Whether a clause ends between the two: at a line's end, a semicolon, a bullet.
  bool HasBreak(std::uint32_t begin, std::uint32_t end) const;
  // Whether a comma or a break stands between the two.
  bool HasComma(std::uint32_t begin, std::uint32_t end) const;
  // The part between commas, brackets (but not "number: (") and breaks that holds `position`.
  Range ClauseAround(std::uint32_t position) const;
  // Whether nothing but marks stands between the start of the clause and `position`, or between
  // `position` and its end.
  bool AtClauseStart(std::uint32_t position) const;
  bool AtClauseEnd(std::uint32_t position) const;
  // Whether a question mark follows, ';' where Greek is written.
  bool IsQuestionAt(std::uint32_t position) const;
  // Whether `position` lies in a quotation (marks, "> " lines) or in code (backticks).
  bool IsQuoted(std::uint32_t position) const;

  // Marks that may introduce something or begin an ID: : = - > @ and arrows, ascending.
  std::span<const std::uint32_t> signs() const { return signs_; }

  // Where the longest hit of `group` ends that follows `position` directly; 0: none.
  std::uint32_t EndOfHitAt(std::optional<WordGroup> group, std::uint32_t position) const;

  // The words of groups in the range; filled by Scanner::ScanGroups.
  std::vector<WordHit> words;
  // The constructions that it may hold; filled by Constructions::FindCandidates.
  std::vector<std::uint16_t> candidates;
  // By start, then longer first; filled by Constructions::Mark.
  std::vector<SentenceHit> hits;

 private:
  int WordsBefore(std::uint32_t position) const {
    return words_before_[std::clamp(position, range_.begin, range_.end) - range_.begin];
  }

  std::string_view text_;
  Range range_;
  // How many words begin before each byte of the range, and before its end.
  std::vector<std::uint16_t> words_before_;
  std::vector<std::uint32_t> breaks_;  // ends of clauses that no construction crosses
  std::vector<std::uint32_t> commas_;  // commas, and the breaks
  std::vector<std::uint32_t> ends_;    // commas, breaks and brackets
  std::vector<std::uint32_t> signs_;
  std::vector<Range> quoted_;
};

}  // namespace presend

#endif  // PRESEND_SCAN_SENTENCE_H_

// The plain view: the text with case folded (NFKC_Casefold), compatibility forms made plain,
// invisible characters dropped, typographic punctuation made ASCII, and look-alike letters of other
// scripts folded where a run mixes scripts. ASCII costs one copy; typographic punctuation, Latin-1
// and Latin Extended-A cost one table look-up a character, and so does what lies beyond where it
// stays as it is; only the rest goes to ICU.
#ifndef PRESEND_TEXT_PLAIN_VIEW_H_
#define PRESEND_TEXT_PLAIN_VIEW_H_

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/view.h"

namespace presend {

// How one code point is folded where NFKC_Casefold does not say what we want, or says it slowly.
// From the rule pack.
struct Fold {
  char32_t code_point = 0;
  std::string text;
  DisguiseSet disguise = 0;
};

// What a look-alike of another script stands for: among letters, and among digits. 0: nothing. From
// Unicode's confusables.txt by way of the rule pack.
struct Confusable {
  char32_t code_point = 0;
  char letter = 0;
  char digit = 0;
};

// Immutable after construction; safe to share between threads.
class Folder {
 public:
  // `folds` and `confusables` ascend by code point.
  Folder(std::vector<Fold> folds, std::vector<Confusable> confusables);

  // Writes the plain view of `source` (well-formed UTF-8) to `out`; `scratch` is a buffer to be
  // kept between calls.
  void BuildPlainView(std::string_view source, View* scratch, View* out) const;

 private:
  enum class Action : std::uint8_t { kCopy, kRewrite, kDrop, kSlow };
  struct Entry {
    Action action = Action::kSlow;
    std::uint8_t length = 0;
    DisguiseSet disguise = 0;
    std::array<char, 12> bytes{};
  };
  static constexpr char32_t kLatinEnd = 0x180;           // Latin-1 and Latin Extended-A
  static constexpr char32_t kPunctuationBegin = 0x2000;  // General Punctuation
  static constexpr char32_t kPunctuationEnd = 0x2070;

  Entry Describe(char32_t code_point) const;
  const Entry* Quick(char32_t code_point) const;
  const Fold* FindFold(char32_t code_point) const;
  const Confusable* FindConfusable(char32_t code_point) const;
  std::size_t FoldSegment(std::string_view source, std::size_t position, View* out) const;
  std::size_t SettledLength(std::string_view text) const;
  void FoldRun(std::string_view source, const View& view, Range run, bool digits,
               std::vector<Replacement>* replacements) const;
  void FoldLookAlikes(std::string_view source, const View& view,
                      std::vector<Replacement>* replacements) const;

  std::vector<Fold> folds_;
  std::bitset<1024> may_fold_;  // by the last bits of a code point: few characters have a fold
  std::vector<Confusable> confusables_;
  std::vector<Entry> latin_;
  std::vector<Entry> punctuation_;
};

}  // namespace presend

#endif  // PRESEND_TEXT_PLAIN_VIEW_H_

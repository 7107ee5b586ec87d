// One pass over a view that finds every trigger of every rule at once.
#ifndef PRESEND_SCAN_SCANNER_H_
#define PRESEND_SCAN_SCANNER_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scan/constructions.h"
#include "scan/hits.h"
#include "scan/lexicon.h"

namespace presend {

// How digits make a chain; from the pack's rule with the trigger `digits`.
struct ChainShape {
  std::string_view separators;   // ASCII characters that may stand between digits
  std::uint32_t max_gap = 0;     // how many of them in a row
  std::uint32_t min_digits = 0;  // a shorter chain is no trigger
};

// Immutable; safe to share between threads. Refers to the lexicon.
class Scanner {
 public:
  // `codes` has the groups of code words.
  Scanner(const Lexicon& lexicon, const Constructions& constructions,
          std::span<const WordGroup> codes, const ChainShape& shape);

  // Fills `hits` with what stands in `text`, a plain view.
  void Scan(std::string_view text, Hits* hits) const;

 private:
  enum class ByteClass : std::uint8_t {
    kOther,
    kEnd,  // may end a sentence
    kLetter,
    kDigit,
    kAt,
    kColon,
    kForeign,
    kJoin,
    kEscape,
    kStroke,
    kAngle
  };

  // Whether the mark at `i` may begin an encoded character.
  static bool BeginsEscape(std::string_view text, std::uint32_t i);

  // Records a lexeme, if anything looks for it.
  void Add(const Lexicon::Entry& entry, std::uint32_t begin, std::uint32_t end, Hits* hits) const {
    const ClassSet classes = wanted_[entry.set];
    if (classes == 0) return;
    hits->classes |= classes;
    hits->words.push_back({{begin, end}, classes, lexicon_.ValueAt(entry), entry.set});
  }
  std::uint32_t ForeignWord(std::string_view text, std::uint32_t begin, std::uint32_t i,
                            std::uint32_t* token, Hits* hits) const;
  std::uint32_t FindWords(const Lexicon::FirstWord& first_word, std::string_view text,
                          std::uint32_t begin, std::uint32_t end, Hits* hits) const;

  const Lexicon& lexicon_;
  std::vector<ClassSet> wanted_;  // of each of the lexicon's sets: what is looked for
  ChainShape shape_;
  std::array<ByteClass, 256> classes_{};
  std::array<bool, 256> separators_{};
};

}  // namespace presend

#endif  // PRESEND_SCAN_SCANNER_H_

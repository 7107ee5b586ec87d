// What one pass of the scanner over a view finds: the places where something may stand. Positions
// are bytes of the view.
#ifndef PRESEND_SCAN_HITS_H_
#define PRESEND_SCAN_HITS_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "scan/lexicon.h"
#include "text/view.h"

namespace presend {

// A word or phrase of the lexicon.
struct WordHit {
  Range range;
  LexemeClass lexeme_class = LexemeClass::kOrdinaryWord;
  std::string_view value;  // in the pack
};

// Digits with nothing but a few separators between them.
struct DigitChain {
  Range range;               // from the first digit to the end of the last
  std::uint32_t digits = 0;  // how many
};

// Ascending by position in every list. Buffers are kept from text to text.
struct Hits {
  std::vector<WordHit> words;
  std::vector<std::uint32_t> at_signs;  // of each '@'
  std::vector<std::uint32_t> hosts;     // of each dot before a top-level domain
  std::vector<std::uint32_t> schemes;   // of each colon after a letter
  std::vector<Range> numbers;           // digits without anything between them
  std::vector<std::uint32_t> letters;   // where three or more single letters begin, a mark between
  std::vector<DigitChain> chains;

  void Clear() {
    words.clear();
    at_signs.clear();
    hosts.clear();
    schemes.clear();
    numbers.clear();
    letters.clear();
    chains.clear();
  }

  // The words that begin in [begin, end).
  std::span<const WordHit> WordsIn(std::uint32_t begin, std::uint32_t end) const;
  // Whether a word of that class begins in [begin, end).
  bool HasWord(std::uint32_t begin, std::uint32_t end, LexemeClass lexeme_class) const;
};

}  // namespace presend

#endif  // PRESEND_SCAN_HITS_H_

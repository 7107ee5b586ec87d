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

// In WordHit::classes: one of the word's groups can be the key of what a sentence does
// (Constructions::IsTrigger).
inline constexpr ClassSet kKeyWord = kOfGroups << 1;

// One of its groups is the second rarest that an act needs (Constructions::IsPartner).
inline constexpr ClassSet kPartnerWord = kOfGroups << 3;

// One of its groups says that something is encoded or misspelled on purpose (scan/encoded.h).
inline constexpr ClassSet kCodeWord = kOfGroups << 2;

// A word or phrase of the lexicon, once for each value that it has.
struct WordHit {
  Range range;
  ClassSet classes = 0;                                 // those that are looked for in hits
  const std::string_view* value_at = nullptr;           // the lexicon's
  std::uint16_t set = 0;                                // index into Lexicon::sets()
  std::string_view value() const { return *value_at; }  // in the pack
  bool Is(LexemeClass lexeme_class) const { return (classes & Bit(lexeme_class)) != 0; }
  bool IsAny(ClassSet of) const { return (classes & of) != 0; }
};

// Digits with nothing but a few separators between them.
struct DigitChain {
  Range range;               // from the first digit to the end of the last
  std::uint32_t digits = 0;  // how many
};

// The shortest text worth encoding has as many characters in Base64.
inline constexpr std::uint32_t kLongToken = 12;

// Ascending by position in every list. Buffers are kept from text to text.
struct Hits {
  std::vector<WordHit> words;
  ClassSet classes = 0;                 // of all words
  std::vector<std::uint32_t> ends;      // of sentences, between the first byte and the last
  std::vector<std::uint32_t> at_signs;  // of each '@'
  std::vector<std::uint32_t> hosts;     // of each dot before a top-level domain
  std::vector<std::uint32_t> schemes;   // of each colon after a letter
  std::vector<std::uint32_t> dots;      // of each dot that may be broken on purpose
  std::vector<std::uint32_t> angles;    // of each '<'
  std::vector<Range> numbers;           // digits without anything between them
  std::vector<DigitChain> chains;
  // What may be encoded or misspelled on purpose (scan/encoded.h, scan/sound_alikes.h).
  std::vector<std::uint32_t> escapes;  // of each mark that may begin an encoded character
  std::vector<Range> tokens;           // kLongToken or more letters, digits and + / = _ -
  std::vector<Range> letters;  // single ASCII letters, each a word, with one character between them

  void Clear() {
    words.clear();
    classes = 0;
    ends.clear();
    at_signs.clear();
    hosts.clear();
    schemes.clear();
    dots.clear();
    angles.clear();
    numbers.clear();
    chains.clear();
    escapes.clear();
    tokens.clear();
    letters.clear();
  }

  // The words that begin in [begin, end).
  std::span<const WordHit> WordsIn(std::uint32_t begin, std::uint32_t end) const;
  // Whether a word of that class, of one of those classes, begins in [begin, end).
  bool HasWord(std::uint32_t begin, std::uint32_t end, LexemeClass lexeme_class) const {
    return HasAny(begin, end, Bit(lexeme_class));
  }
  bool HasAny(std::uint32_t begin, std::uint32_t end, ClassSet of) const;
};

// Whether a long token may be hidden: something of `view`, which has some, was.
bool HasHiddenToken(const View& view, const Hits& hits);

}  // namespace presend

#endif  // PRESEND_SCAN_HITS_H_

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

  // Fills `hits` with what stands in `text`, a plain view. Of the words that only constructions are
  // made of, most of any text, the rare ones alone are recorded (Constructions::HasKey).
  void Scan(std::string_view text, Hits* hits) const;

  // Fills `words` with all words of groups, and names of apps, that begin in `range` of `text`.
  void ScanGroups(std::string_view text, Range range, std::vector<WordHit>* words) const;

 private:
  enum class ByteClass : std::uint8_t {
    kOther,
    kEnd,  // may end a sentence
    kDigit,
    kAt,
    kColon,
    kForeign,
    kJoin,
    kEscape,
    kStroke,
    kAngle
  };

  // A word that something begins with that Scan records.
  struct Start {
    std::uint64_t next = 0;  // how the phrases go on that count, as FirstWord::next
    const Lexicon::FirstWord* first = nullptr;
    std::uint32_t whole_begin = 0;  // of whole_: what is recorded of the word itself
    std::uint32_t whole_end = 0;
    bool IsWhole() const { return whole_begin != whole_end; }
  };
  // What is recorded of each of the lexicon's sets; 0: nothing.
  using Wanted = std::vector<ClassSet>;

  // A word with foreign characters, or one of them that is no letter.
  struct ForeignRun {
    std::uint32_t end = 0;
    std::uint32_t last = 0;  // where the last foreign character ends; 0: there is none
    bool unspaced = false;   // it is, or stands before, a character of an unspaced script
    bool is_letter = true;
  };

  // Whether the mark at `i` may begin an encoded character.
  static bool BeginsEscape(std::string_view text, std::uint32_t i);

  ByteClass ClassAt(std::string_view text, std::uint32_t i) const {
    return classes_[static_cast<unsigned char>(text[i])];
  }
  // `head` is the WordHead of the word.
  const Start* FindStart(std::uint32_t hash, std::uint64_t head, const char* word,
                         std::size_t length) const {
    const std::uint16_t index = start_index_.Find(hash, [&](std::uint16_t start) {
      return lexicon_.IsWord(*starts_[start].first, head, word, length);
    });
    return index == WordIndex::kNone ? nullptr : &starts_[index];
  }
  std::uint32_t Word(std::string_view text, std::uint32_t begin, std::uint32_t* token,
                     Hits* hits) const;
  std::uint32_t LongWord(std::string_view text, std::uint32_t begin, std::uint64_t head,
                         std::uint32_t* token, Hits* hits) const;
  std::uint32_t LastWord(std::string_view text, std::uint32_t begin, std::uint32_t* token,
                         Hits* hits) const;
  void AddStart(const Start& start, std::string_view text, std::uint32_t begin, std::uint32_t end,
                Hits* hits) const {
    if (start.IsWhole() || Lexicon::MayGoOn(start.next, text, end))
      AddLexemes(start, text, begin, end, hits);
  }
  void AddLexemes(const Start& start, std::string_view text, std::uint32_t begin, std::uint32_t end,
                  Hits* hits) const;
  void AddWord(std::string_view text, std::uint32_t begin, std::uint32_t end, Hits* hits) const;
  void FindHost(std::string_view text, std::uint32_t dot, Hits* hits) const;
  static ForeignRun ReadForeign(std::string_view text, std::uint32_t begin, std::uint32_t i);
  std::uint32_t ForeignWord(std::string_view text, std::uint32_t begin, std::uint32_t i,
                            std::uint32_t* token, Hits* hits) const;
  std::uint32_t AddWords(const Lexicon::FirstWord& first, std::uint64_t next, const Wanted& wanted,
                         std::string_view text, std::uint32_t begin, std::uint32_t end,
                         std::vector<WordHit>* words, ClassSet* classes) const;

  const Lexicon& lexicon_;
  Wanted wanted_;   // by Scan
  Wanted grouped_;  // by ScanGroups
  std::vector<Start> starts_;
  std::vector<WordHit> whole_;  // without their ranges
  WordIndex start_index_;
  WordPairs pairs_;  // of the phrases that count
  ChainShape shape_;
  std::array<ByteClass, 256> classes_{};
  std::array<bool, 256> separators_{};
};

}  // namespace presend

#endif  // PRESEND_SCAN_SCANNER_H_

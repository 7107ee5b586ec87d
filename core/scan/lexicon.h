// The words of all languages in one table. A text is looked through once; each of its words costs
// one hash look-up.
#ifndef PRESEND_SCAN_LEXICON_H_
#define PRESEND_SCAN_LEXICON_H_

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "scan/word_index.h"
#include "scan/word_pairs.h"
#include "text/utf8.h"

namespace presend {

// What a word is good for. One word may be of several classes ("at" is a symbol and a top-level
// domain).
enum class LexemeClass : std::uint16_t {
  kTopLevelDomain,  // "com"; counts after a dot only
  kAt,              // stands for @
  kDot,             // stands for .
  kDigits,          // value: the digits it stands for: "four" 4, "fourteen" 14; with a question
                    // mark if it is an ordinary word too: "do" 2?
  kTens,            // value: its digits; joins what is smaller: "twenty" 20, "twenty one" 21,
                    // "двести двадцать" 220
  kMultiplier,      // value: how often the next digit counts: "double" 2; "hundred" 00
  kProvider,        // a mail provider; value: its domain
  kEmailWord,       // speaks of an e-mail address: "email", "mail me at"
  kPhoneWord,  // speaks of a phone number: "call", "my number"; value: the app, if it names one
  kOtherNumberWord,   // speaks of another kind of number: "invoice", "version"
  kSampleWord,        // says that a detail is an example: "placeholder"
  kOrdinaryWord,      // never the local part or the domain of a spelled address: "the", "look"
  kPortfolioWord,     // calls a link a portfolio or work sample
  kInvitationWord,    // invites to apply
  kAppName,           // names an app and nothing else; value: the app
  kAppWord,           // names an app, but is an ordinary word too: "signal"; value: the app
  kCommonWord,        // never an ID on an app: "broken"
  kStreetSuffix,      // a kind of street that follows its name: "road"; value: families
  kStreetPrefix,      // one that stands before it: "rue"; value: families
  kUnitWord,          // a part of a building: "suite"; value: "alone" if it needs no number
  kPoBoxWord,         // a post-office box; value: "alone" if it needs no number
  kAddressWord,       // says that an address follows: "located at"
  kOtherAddressWord,  // an address of another kind: "ip address"
  kCountedWord,       // what a number before it counts: "hours"
  // Those from here on are looked up where a detector asks for them; the scanner passes them by.
  kDirection,       // "north", "nw"
  kNumberSign,      // stands before a number: "no"
  kPostcodeWord,    // stands before a postcode: "zip"
  kNameParticle,    // an ordinary word inside names: "of", "de la"
  kDigitJoiner,     // stands between tens and units: "treinta y uno"
  kPostalRegion,    // a state or province; value: its country, and how its postcodes begin
  kPostalCountry,   // value: the country's code
  kLeadWord,        // an ordinary word follows it, never a local part: "the", "i"
  kOrdinaryEnding,  // words that end so are ordinary: "ation"
  kHostWord,        // near or in a bare host (detect/bare_host.h); value: its part there
  // The scanner looks for these again.
  kAddressMark,   // in a spelled address; value: the character it stands for, or "" for what is
                  // said by the way: "all one word"
  kSeldomStreet,  // a kind of street that is far more often something else: "camp"; value: families
  // From here on: the groups of words that constructions are made of (scan/constructions.h), which
  // the pack names; kFirstGroup + i stands for the i-th group.
  kFirstGroup = 48,
};
inline constexpr int kLexemeClassCount = 36;
inline constexpr int kMaxLexemeGroups = 1000;
// The index of a group of words in Pack.groups.
using WordGroup = std::uint16_t;

// Classes of one lexeme, a bit each by the value of LexemeClass.
using ClassSet = std::uint64_t;
constexpr ClassSet Bit(LexemeClass lexeme_class) {
  return ClassSet{1} << static_cast<unsigned>(lexeme_class);
}
// In a ClassSet: that the lexeme is of a group too.
inline constexpr ClassSet kOfGroups = Bit(LexemeClass::kFirstGroup);

// Any name of an app.
inline constexpr ClassSet kApps = Bit(LexemeClass::kAppName) | Bit(LexemeClass::kAppWord);

inline constexpr std::size_t kMaxLexemes =
    60'000;  // each a word with the classes that give it one value
// A phrase has at most this many bytes.
inline constexpr std::size_t kMaxLexemeBytes = 64;
// Ends each word in Pack.word_text.
inline constexpr char kWordEnd = '\n';

std::string_view Name(LexemeClass lexeme_class);
std::optional<LexemeClass> ParseLexemeClass(std::string_view word);

// Immutable after construction; safe to share between threads. Refers to the pack, which must
// outlive it.
class Lexicon {
 public:
  explicit Lexicon(const Pack& pack);

  // The classes and groups of one lexeme or of many.
  struct Set {
    ClassSet classes = 0;
    std::span<const WordGroup> groups;  // ascending
  };
  std::span<const Set> sets() const { return sets_; }
  // Whether the set, an index into sets(), has the group.
  bool IsOf(std::uint16_t set, std::optional<WordGroup> group) const {
    const std::span<const WordGroup> groups = sets_[set].groups;
    return group && std::binary_search(groups.begin(), groups.end(), *group);
  }

  // What follows the first word of a lexeme: nothing, or the first byte of the rest, apart for
  // rests that a joint separates. Phrases whose key differs from the text's are not looked at.
  using Key = std::uint16_t;
  // A lexeme with one of its values.
  struct Entry {
    std::uint32_t text = 0;  // where it begins in the pack's word_text
    Key key = 0;
    std::uint16_t set = 0;    // of classes
    std::uint16_t value = 0;  // index into the values
    std::uint8_t length = 0;
  };

  // In the pack.
  const std::string_view* ValueAt(const Entry& entry) const { return &values_[entry.value]; }

  // The lexemes that begin with one word.
  struct FirstWord {
    std::uint64_t head = 0;   // WordHead
    std::uint64_t next = 0;   // of its phrases, the NextBits: most texts have none of them
    std::uint32_t text = 0;   // where the word stands in the pack's word_text
    std::uint32_t begin = 0;  // of its entries, which are by key
    std::uint32_t end = 0;    // of them
    std::uint16_t whole = 0;  // of the entries those that are the word itself: they come first
    std::uint8_t length = 0;
  };
  std::span<const FirstWord> first_words() const { return first_words_; }
  // Those of the word [begin, end) of `text`; nullptr: none.
  const FirstWord* FindFirst(std::string_view text, std::uint32_t begin, std::uint32_t end) const;
  // Those of the word at `word` of `length` bytes; `head` is its WordHead, `hash` its hash.
  const FirstWord* FindFirst(std::uint32_t hash, std::uint64_t head, const char* word,
                             std::size_t length) const {
    const std::uint16_t index = index_.Find(
        hash, [&](std::uint16_t first) { return IsWord(first_words_[first], head, word, length); });
    return index == WordIndex::kNone ? nullptr : &first_words_[index];
  }
  // Whether `first` is of the word at `word` of `length` bytes, whose first ones are `head`.
  bool IsWord(const FirstWord& first, std::uint64_t head, const char* word,
              std::size_t length) const {
    return first.head == head && first.length == length &&
           (length <= kWordHead ||
            std::memcmp(text_ + first.text + kWordHead, word + kWordHead, length - kWordHead) == 0);
  }

  // Whether the lexeme is its first word.
  static bool IsWhole(const Entry& entry) { return entry.key == kWhole; }
  // The first word itself, in the pack.
  std::string_view Text(const FirstWord& first) const { return Text(first.text, first.length); }
  // How a phrase goes on behind its first word, as a bit of a set of such.
  std::uint64_t NextBit(const FirstWord& first, const Entry& phrase) const;
  // Adds the first two words of a phrase, where a joint parts them.
  void AddPair(const FirstWord& first, const Entry& phrase, WordPairs* pairs) const;
  // Whether a phrase that goes on in one of the ways `next` may go on at `end` of `text`, by the
  // next letters alone; most do not.
  static bool MayGoOn(std::uint64_t next, std::string_view text, std::uint32_t end) {
    if (next == 0) return false;
    if (end + 2 >= text.size() || text[end] != ' ') return true;
    const auto key = static_cast<Key>(kJoined | static_cast<unsigned char>(text[end + 1]));
    return (next & NextBit(key, text[end + 2])) != 0;
  }
  // `next`, or 0 where no phrase of `first` goes on, by all of the next word: behind a joint, those
  // of `pairs`.
  static std::uint64_t NextAt(const FirstWord& first, std::uint64_t next, const WordPairs& pairs,
                              std::string_view text, std::uint32_t end) {
    if (!MayGoOn(next, text, end)) return 0;
    const bool joined = end + 1 < text.size() && text[end] == ' ';
    return joined && !pairs.MayFollow(first.text, text, end + 1) ? 0 : next;
  }
  // How the phrases of `first` may go on at `end` of `text`; 0: there is none.
  std::uint64_t NextAt(const FirstWord& first, std::string_view text, std::uint32_t end) const {
    return NextAt(first, first.next, pairs_, text, end);
  }

  // The lexemes that are the word itself, each once for each of its values; and all that begin with
  // it, those first.
  std::span<const Entry> Whole(const FirstWord& first) const {
    return {entries_.data() + first.begin, first.whole};
  }
  std::span<const Entry> All(const FirstWord& first) const {
    return {entries_.data() + first.begin, entries_.data() + first.end};
  }

  // The phrases in a text that begin with one word, each once for each of its values.
  class Phrases {
   public:
    // The word ends at `end` of `text`. Those are looked at that go on in one of the ways `next`.
    Phrases(const Lexicon& lexicon, const FirstWord& first, std::uint64_t next,
            std::string_view text, std::uint32_t end);
    // nullptr: there is no other.
    const Entry* Next();
    // Where the phrase ends that Next has given.
    std::uint32_t end() const { return end_; }

   private:
    void Seek(std::uint16_t key);

    const Lexicon& lexicon_;
    const FirstWord& first_;
    std::string_view text_;
    std::uint32_t word_end_;
    std::uint32_t end_ = 0;
    const Entry* entry_ = nullptr;
    const Entry* stop_ = nullptr;
    std::uint16_t key_ = 0;
    std::uint16_t after_ = 0;  // the key that follows
  };

  // Calls `found(entry, end)` for each lexeme that begins with the word [begin, end) of `text`.
  template <typename Found>
  void Find(std::string_view text, std::uint32_t begin, std::uint32_t end, Found found) const {
    FindAll(text, begin, end, &found, [](void* to, const Entry& entry, std::uint32_t entry_end) {
      (*static_cast<Found*>(to))(entry, entry_end);
    });
  }

  // Whether `word` (folded) is a lexeme of that class; its value, if so.
  std::optional<std::string_view> ValueOf(std::string_view word, LexemeClass lexeme_class) const;
  // Whether it is of that group; its value, if so.
  std::optional<std::string_view> ValueOf(std::string_view word, WordGroup group) const;
  // The classes of all lexemes that `word` (folded) is.
  ClassSet ClassesOf(std::string_view word) const;
  // Whether `word` (folded) is a lexeme of any class but top-level domains.
  bool Knows(std::string_view word) const {
    return (ClassesOf(word) & ~Bit(LexemeClass::kTopLevelDomain)) != 0;
  }

  // The longest lexeme of that class that begins with the word [begin, end) of `text`.
  struct Found {
    std::uint32_t end = 0;  // 0: none
    std::string_view value;
  };
  Found LongestAt(std::string_view text, std::uint32_t begin, std::uint32_t end,
                  LexemeClass lexeme_class) const;

 private:
  static constexpr Key kWhole = 0;
  static constexpr Key kDirect = 0x100;
  static constexpr Key kJoined = 0x200;
  static constexpr Key kNone = 0x300;
  struct Keys {
    Key direct = kNone;
    Key joined = kNone;
  };
  // How a phrase goes on behind its first word: its key, and the byte behind that one.
  static std::uint64_t NextBit(Key key, char after) {
    // Behind an ASCII letter only another one, or a digit, says more than "a word ends": what parts
    // the words of a phrase is not the same everywhere.
    const bool counts = IsAsciiLower(after) || IsAsciiDigit(after) || (key & 0x80) != 0;
    const unsigned byte = counts ? static_cast<unsigned char>(after) : 0;
    return std::uint64_t{1} << ((key * 5u ^ key >> 5 ^ byte * 11u) & 63u);
  }
  // How far the next word of a phrase may stand from the one before: "e-mail", "e mail".
  static bool IsPhraseJoint(char byte) {
    return byte == ' ' || byte == '-' || byte == '\t' || byte == '\n';
  }
  static bool IsAbbreviationMark(char byte) { return byte == '.' || byte == '/'; }
  // The keys of the phrases that may go on at `end`.
  static Keys KeysAt(std::string_view text, std::size_t end, const FirstWord& first,
                     std::uint64_t next);

  std::string_view Text(std::uint32_t begin, std::size_t length) const {
    return {text_ + begin, length};
  }
  // Find for every kind of visitor: compiled once, for the size of the download.
  using Visit = void (*)(void* to, const Entry& entry, std::uint32_t end);
  void FindAll(std::string_view text, std::uint32_t begin, std::uint32_t end, void* to,
               Visit visit) const;
  // The index in first_words_ of the word of `length` bytes at `begin` of word_text, which has
  // `text_size` bytes; added if it is new. Counts one more entry of it.
  std::uint16_t AddFirst(std::uint32_t begin, std::uint8_t length, std::uint32_t text_size);
  static Key KeyOf(std::string_view phrase, std::size_t first_length);
  static const Entry* FirstWith(const Entry* begin, const Entry* end, Key key);
  std::uint32_t MatchEnd(const Entry& entry, std::size_t first_length, std::string_view text,
                         std::uint32_t end) const;

  const char* text_;  // the pack's word_text
  std::vector<FirstWord> first_words_;
  std::vector<Entry> entries_;
  std::vector<WordGroup> groups_;  // of all sets, end to end
  std::vector<Set> sets_;
  std::vector<std::string_view> values_;
  WordIndex index_;  // of first_words_
  WordPairs pairs_;  // of all phrases
};

}  // namespace presend

#endif  // PRESEND_SCAN_LEXICON_H_

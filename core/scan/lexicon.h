// The words of all languages in one table. A text is looked through once; each of its words costs
// one hash look-up.
#ifndef PRESEND_SCAN_LEXICON_H_
#define PRESEND_SCAN_LEXICON_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "pack/pack.h"

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
  kAddressMark,  // in a spelled address; value: the character it stands for, or "" for what is
                 // said by the way: "all one word"
  // From here on: the groups of words that constructions are made of (scan/constructions.h), which
  // the pack names; kFirstGroup + i stands for the i-th group.
  kFirstGroup = 48,
};
inline constexpr int kLexemeClassCount = 35;
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

inline constexpr std::size_t kMaxLexemes =
    60'000;  // each a word with the classes that give it one value
// A phrase has at most this many bytes.
inline constexpr std::size_t kMaxLexemeBytes = 64;
// Ends each word in Pack.word_text.
inline constexpr char kWordEnd = '\n';

std::string_view Name(LexemeClass lexeme_class);
std::optional<LexemeClass> ParseLexemeClass(std::string_view word);

// FNV-1a over the bytes of a word, built up byte by byte while the scanner walks it.
class WordHash {
 public:
  void Add(char byte) { hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 16777619u; }
  std::uint32_t value() const { return hash_ ^ (hash_ >> 15); }

 private:
  std::uint32_t hash_ = 2166136261u;
};

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

  // The lexemes that begin with one word.
  struct FirstWord {
    std::uint32_t text = 0;
    std::uint32_t begin = 0;  // of its entries, which are by key
    std::uint32_t end = 0;
    std::uint32_t next = 0;  // NextBit of the keys of its phrases: most texts have none of them
    std::uint8_t length = 0;
  };
  // Those of `word`, whose hash is `hash`; nullptr: none.
  const FirstWord* FindFirst(std::string_view word, std::uint32_t hash) const {
    for (std::uint32_t slot = hash & mask_; slots_[slot].first != kEmpty;
         slot = (slot + 1) & mask_) {
      if (slots_[slot].tag != static_cast<std::uint16_t>(hash >> 16)) continue;
      const FirstWord& first = first_words_[slots_[slot].first];
      if (first.length == word.size() && SameBytes(text_ + first.text, word)) return &first;
    }
    return nullptr;
  }

  // Calls `found(set, value, end)` for every lexeme that begins with the word [begin, end) of
  // `text`, whose hash is `hash`, and for each of its values: `set` is an index into sets(), and
  // `end` where the lexeme ends (beyond the word for a phrase).
  template <typename Found>
  void Find(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t hash,
            Found found) const {
    const FirstWord* first = FindFirst(text.substr(begin, end - begin), hash);
    if (first != nullptr) Find(*first, text, end, found);
  }

  // The same for a word that FindFirst found, which ends at `end`.
  template <typename Found>
  void Find(const FirstWord& first, std::string_view text, std::uint32_t end, Found found) const {
    const Entry* entry = entries_.data() + first.begin;
    const Entry* const entries_end = entries_.data() + first.end;
    for (; entry != entries_end && entry->key == kWhole; ++entry)
      found(entry->set, values_[entry->value], end);
    if (entry == entries_end) return;
    const Keys keys = KeysAt(text, end, first.length);
    if ((first.next & (NextBit(keys.direct) | NextBit(keys.joined))) == 0) return;
    for (const Key key : {keys.direct, keys.joined}) {
      if ((first.next & NextBit(key)) == 0) continue;
      for (entry = FirstWith(entry, entries_end, key); entry != entries_end && entry->key == key;
           ++entry) {
        if (const std::uint32_t entry_end = MatchEnd(*entry, first.length, text, end))
          found(entry->set, values_[entry->value], entry_end);
      }
    }
  }

  // Whether `word` (folded) is a lexeme of that class; its value, if so.
  std::optional<std::string_view> ValueOf(std::string_view word, LexemeClass lexeme_class) const;
  // Whether `word` (folded) is a lexeme of any class but top-level domains.
  bool Knows(std::string_view word) const;

  // The longest lexeme of that class that begins with the word [begin, end) of `text`.
  struct Found {
    std::uint32_t end = 0;  // 0: none
    std::string_view value;
  };
  Found LongestAt(std::string_view text, std::uint32_t begin, std::uint32_t end,
                  LexemeClass lexeme_class) const;

 private:
  // What follows the first word: nothing, or the first byte of the rest, apart for rests that a
  // joint separates. Phrases whose key differs from the text's are not looked at.
  using Key = std::uint16_t;
  static constexpr Key kWhole = 0;
  static constexpr Key kDirect = 0x100;
  static constexpr Key kJoined = 0x200;
  static constexpr Key kNone = 0x300;
  struct Keys {
    Key direct = kNone;
    Key joined = kNone;
  };
  struct Entry {
    std::uint32_t text = 0;  // where it begins in the pack's word_text
    Key key = kWhole;
    std::uint16_t set = 0;    // of classes
    std::uint16_t value = 0;  // index into values_
    std::uint8_t length = 0;
  };
  static constexpr std::uint16_t kEmpty = 0xFFFF;
  struct Slot {
    std::uint16_t tag = 0;
    std::uint16_t first = kEmpty;
  };

  // Of a key of a phrase.
  static constexpr std::uint32_t NextBit(Key key) {
    return key < kNone ? std::uint32_t{1} << (key & 31) : 0;
  }
  // How far the next word of a phrase may stand from the one before: "e-mail", "e mail".
  static bool IsPhraseJoint(char byte) {
    return byte == ' ' || byte == '-' || byte == '\t' || byte == '\n';
  }
  static bool IsAbbreviationMark(char byte) { return byte == '.' || byte == '/'; }
  // "p.o. box", "c/o": a letter that stands for a word may have its mark before the joint.
  static Keys KeysAt(std::string_view text, std::uint32_t end, std::size_t first_length) {
    Keys keys;
    std::size_t position = end;
    if (position >= text.size()) return keys;
    keys.direct = kDirect | static_cast<unsigned char>(text[position]);
    if (first_length == 1 && IsAbbreviationMark(text[position])) ++position;
    if (position < text.size() && IsPhraseJoint(text[position])) ++position;
    if (position > end && position < text.size())
      keys.joined = static_cast<Key>(kJoined | static_cast<unsigned char>(text[position]));
    return keys;
  }
  // Words are short: a loop is faster than a call.
  static bool SameBytes(const char* bytes, std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (bytes[i] != word[i]) return false;
    }
    return true;
  }

  std::string_view Text(std::uint32_t begin, std::size_t length) const {
    return {text_ + begin, length};
  }
  // The index in first_words_ of `word`, the first of the lexeme at `text`; added if it is new.
  std::uint16_t AddFirst(std::string_view word, std::uint32_t text);
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
  std::vector<Slot> slots_;
  std::uint32_t mask_ = 0;
};

}  // namespace presend

#endif  // PRESEND_SCAN_LEXICON_H_

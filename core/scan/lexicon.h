// The words of all languages in one table. A text is looked through once; each of its words costs
// one hash look-up.
#ifndef PRESEND_SCAN_LEXICON_H_
#define PRESEND_SCAN_LEXICON_H_

#include <cstdint>
#include <optional>
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
  kDirection,      // "north", "nw"
  kNumberSign,     // stands before a number: "no"
  kPostcodeWord,   // stands before a postcode: "zip"
  kNameParticle,   // an ordinary word inside names: "of", "de la"
  kDigitJoiner,    // stands between tens and units: "treinta y uno"
  kPostalRegion,   // a state or province; value: its country, and how its postcodes begin
  kPostalCountry,  // value: the country's code
  // From here on: the groups of words that constructions are made of (scan/constructions.h), which
  // the pack names; kFirstGroup + i stands for the i-th group.
  kFirstGroup = 32,
};
inline constexpr int kLexemeClassCount = 31;
inline constexpr int kMaxLexemeGroups = 1000;
// The index of a group of words in Pack.groups.
using WordGroup = std::uint16_t;
// Whether the scanner looks for words of that class.
constexpr bool IsScannedFor(LexemeClass lexeme_class) {
  return lexeme_class < LexemeClass::kDirection || lexeme_class > LexemeClass::kPostalCountry;
}
inline constexpr std::size_t kMaxLexemes = 60'000;
// A phrase has at most this many bytes.
inline constexpr std::size_t kMaxLexemeBytes = 64;

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

  // Calls `found(lexeme, end)` for every lexeme that begins with the word [begin, end) of `text`,
  // whose hash is `hash`; the `end` passed is where the lexeme ends (beyond the word for a phrase).
  template <typename Found>
  void Find(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t hash,
            Found found) const {
    for (std::uint32_t slot = hash & mask_; slots_[slot].lexeme != kEmpty;
         slot = (slot + 1) & mask_) {
      if (slots_[slot].tag != static_cast<std::uint16_t>(hash >> 16)) continue;
      const Lexeme& lexeme = lexemes_[slots_[slot].lexeme];
      const std::uint32_t lexeme_end = MatchEnd(lexeme, text, begin, end);
      if (lexeme_end != 0) found(lexeme, lexeme_end);
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

  std::string_view Value(const Lexeme& lexeme) const { return pack_.String(lexeme.value); }

 private:
  static constexpr std::uint16_t kEmpty = 0xFFFF;
  struct Slot {
    std::uint16_t tag = 0;
    std::uint16_t lexeme = kEmpty;
  };
  std::uint32_t MatchEnd(const Lexeme& lexeme, std::string_view text, std::uint32_t begin,
                         std::uint32_t end) const;

  const Pack& pack_;
  const std::vector<Lexeme>& lexemes_;  // the pack's
  std::vector<Slot> slots_;
  std::uint32_t mask_ = 0;
};

}  // namespace presend

#endif  // PRESEND_SCAN_LEXICON_H_

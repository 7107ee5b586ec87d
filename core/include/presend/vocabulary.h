// The fixed words: kind, act, outcome, basis, disguise. Their order is the vocabulary order in
// which lists are given. Surface, contract, role, plan, relation and purpose are words that a
// policy declares, not enums. Source: the policy's word list (ARCHITECTURE.md, "Vocabulary").
#ifndef PRESEND_VOCABULARY_H_
#define PRESEND_VOCABULARY_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace presend {

// What a finding is about.
enum class Kind : std::uint8_t {
  kPhone,
  kEmail,
  kAddress,
  kHandle,
  kContactForm,
  kApplicationSystem,
  kMessagingLink,
  kSocialProfile,
  kMeetingLink,
  kSchedulingLink,
  kPortfolioLink,
  kFileLink,
  kShortenedLink,
  kPlatformLink,
  kWebsite,
  kChannel,
};
inline constexpr int kKindCount = 16;

// What the words do with it.
enum class Act : std::uint8_t { kShare, kRequest, kMoveOff, kRefuse, kMention };
inline constexpr int kActCount = 5;

// What the policy says, from mild to strict; a verdict is the strictest outcome of its findings.
enum class Outcome : std::uint8_t { kClear, kAdvise, kAsk, kBlock };
inline constexpr int kOutcomeCount = 4;

// What an outcome rests on.
enum class Basis : std::uint8_t { kRule, kInferred, kDeclared, kLifted };
inline constexpr int kBasisCount = 4;

// How a detail was hidden. A finding carries a set of these (DisguiseSet).
enum class Disguise : std::uint8_t {
  kSpelledDigits,
  kSpelledSymbols,
  kSpaced,
  kHomoglyph,
  kInvisible,
  kStyled,
  kLeet,
  kEncoded,
  kReversed,
  kSplitMessages,
  kSoundAlike,
};
inline constexpr int kDisguiseCount = 11;

// A set of disguises: bit i stands for the i-th Disguise.
using DisguiseSet = std::uint16_t;
constexpr DisguiseSet Bit(Disguise disguise) {
  return static_cast<DisguiseSet>(1u << static_cast<unsigned>(disguise));
}

// True for the kinds that are a link of any class.
constexpr bool IsLink(Kind kind) { return kind >= Kind::kContactForm && kind <= Kind::kWebsite; }

// The words as they stand in JSON and rules, for example "contact_form".
std::string_view Name(Kind kind);
std::string_view Name(Act act);
std::string_view Name(Outcome outcome);
std::string_view Name(Basis basis);
std::string_view Name(Disguise disguise);

// The reverse; nullopt for a word that is none.
std::optional<Kind> ParseKind(std::string_view word);
std::optional<Act> ParseAct(std::string_view word);
std::optional<Outcome> ParseOutcome(std::string_view word);
std::optional<Disguise> ParseDisguise(std::string_view word);

}  // namespace presend

#endif  // PRESEND_VOCABULARY_H_

#include "presend/vocabulary.h"

#include <array>

#include "presend/result.h"

namespace presend {
namespace {

constexpr std::array<std::string_view, kKindCount> kKinds = {
    "phone",           "email",          "address",
    "handle",          "contact_form",   "application_system",
    "messaging_link",  "social_profile", "meeting_link",
    "scheduling_link", "portfolio_link", "file_link",
    "shortened_link",  "platform_link",  "website",
    "channel"};
constexpr std::array<std::string_view, kActCount> kActs = {"share", "request", "move_off", "refuse",
                                                           "mention"};
constexpr std::array<std::string_view, kOutcomeCount> kOutcomes = {"clear", "advise", "ask",
                                                                   "block"};
constexpr std::array<std::string_view, kBasisCount> kBases = {"rule", "inferred", "declared",
                                                              "lifted"};
constexpr std::array<std::string_view, kDisguiseCount> kDisguises = {
    "spelled_digits", "spelled_symbols", "spaced",   "homoglyph",      "invisible",  "styled",
    "leet",           "encoded",         "reversed", "split_messages", "sound_alike"};

template <typename Enum, std::size_t kSize>
std::optional<Enum> Parse(const std::array<std::string_view, kSize>& names, std::string_view word) {
  for (std::size_t i = 0; i < kSize; ++i) {
    if (names[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view Name(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view Name(Act act) { return kActs[static_cast<std::size_t>(act)]; }
std::string_view Name(Outcome outcome) { return kOutcomes[static_cast<std::size_t>(outcome)]; }
std::string_view Name(Basis basis) { return kBases[static_cast<std::size_t>(basis)]; }
std::string_view Name(Disguise disguise) { return kDisguises[static_cast<std::size_t>(disguise)]; }

std::optional<Kind> ParseKind(std::string_view word) { return Parse<Kind>(kKinds, word); }
std::optional<Act> ParseAct(std::string_view word) { return Parse<Act>(kActs, word); }
std::optional<Outcome> ParseOutcome(std::string_view word) {
  return Parse<Outcome>(kOutcomes, word);
}
std::optional<Disguise> ParseDisguise(std::string_view word) {
  return Parse<Disguise>(kDisguises, word);
}

std::string_view ErrorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArguments:
      return "invalid_arguments";
    case ErrorCode::kInvalidInput:
      return "invalid_input";
    case ErrorCode::kInvalidJson:
      return "invalid_json";
    case ErrorCode::kUnknownKey:
      return "unknown_key";
    case ErrorCode::kUnknownWord:
      return "unknown_word";
    case ErrorCode::kInvalidValue:
      return "invalid_value";
    case ErrorCode::kContextTooLarge:
      return "context_too_large";
    case ErrorCode::kTextTooLong:
      return "text_too_long";
    case ErrorCode::kPackDamaged:
      return "pack_damaged";
    case ErrorCode::kPackTooLarge:
      return "pack_too_large";
    case ErrorCode::kPackUnsupported:
      return "pack_unsupported";
    case ErrorCode::kPackUntrusted:
      return "pack_untrusted";
    case ErrorCode::kPackUnsigned:
      return "pack_unsigned";
    case ErrorCode::kPackWrongKey:
      return "pack_wrong_key";
    case ErrorCode::kPackTestKey:
      return "pack_test_key";
    case ErrorCode::kPackAltered:
      return "pack_altered";
    case ErrorCode::kPackTruncated:
      return "pack_truncated";
    case ErrorCode::kPackExpired:
      return "pack_expired";
    case ErrorCode::kPackDowngraded:
      return "pack_downgraded";
    case ErrorCode::kPackOtherId:
      return "pack_other_id";
    case ErrorCode::kPackUnverifiable:
      return "pack_unverifiable";
    case ErrorCode::kTextsDamaged:
      return "texts_damaged";
    case ErrorCode::kTextsUnknown:
      return "texts_unknown";
    case ErrorCode::kTextsUntrusted:
      return "texts_untrusted";
    case ErrorCode::kRulesInvalid:
      return "rules_invalid";
    case ErrorCode::kOutOfMemory:
      return "out_of_memory";
    case ErrorCode::kInternal:
      return "internal";
  }
  return "internal";
}

}  // namespace presend

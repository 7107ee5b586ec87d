#include "scan/lexicon.h"

#include <array>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::array<std::string_view, kLexemeClassCount> kClassNames = {"top_level_domain",
                                                                         "at",
                                                                         "dot",
                                                                         "digits",
                                                                         "tens",
                                                                         "multiplier",
                                                                         "provider",
                                                                         "email_word",
                                                                         "phone_word",
                                                                         "other_number_word",
                                                                         "sample_word",
                                                                         "ordinary_word",
                                                                         "portfolio_word",
                                                                         "invitation_word",
                                                                         "app_name",
                                                                         "app_word",
                                                                         "common_word",
                                                                         "street_suffix",
                                                                         "street_prefix",
                                                                         "unit_word",
                                                                         "po_box_word",
                                                                         "address_word",
                                                                         "other_address_word",
                                                                         "counted_word",
                                                                         "direction",
                                                                         "number_sign",
                                                                         "postcode_word",
                                                                         "name_particle",
                                                                         "digit_joiner",
                                                                         "postal_region",
                                                                         "postal_country"};

// How far the next word of a phrase may stand from the one before: "e-mail", "e mail".
bool IsPhraseJoint(char byte) { return byte == ' ' || byte == '-' || byte == '\t' || byte == '\n'; }

bool IsAbbreviationMark(char byte) { return byte == '.' || byte == '/'; }

// What the scanner takes for the first word: up to the first character that ends one ("don" of
// "don't"), a single character of a script without spaces.
std::string_view FirstWord(std::string_view phrase) {
  std::size_t end = 0;
  while (end < phrase.size() && phrase[end] != ' ' && phrase[end] != '\'') {
    const Decoded decoded = DecodeAt(phrase, end);
    if (IsUnspaced(decoded.code_point)) return phrase.substr(0, end == 0 ? decoded.length : end);
    end += decoded.length;
  }
  return phrase.substr(0, end);
}

std::uint32_t HashOf(std::string_view word) {
  WordHash hash;
  for (const char byte : word) hash.Add(byte);
  return hash.value();
}

}  // namespace

std::string_view Name(LexemeClass lexeme_class) {
  return kClassNames[static_cast<std::size_t>(lexeme_class)];
}

std::optional<LexemeClass> ParseLexemeClass(std::string_view word) {
  for (std::size_t i = 0; i < kClassNames.size(); ++i) {
    if (kClassNames[i] == word) return static_cast<LexemeClass>(i);
  }
  return std::nullopt;
}

Lexicon::Lexicon(const Pack& pack) : pack_(pack), lexemes_(pack.lexemes()) {
  std::uint32_t capacity = 64;
  while (capacity < 2 * lexemes_.size() + 1) capacity *= 2;
  slots_.resize(capacity);
  mask_ = capacity - 1;
  for (std::uint32_t i = 0; i < lexemes_.size(); ++i) {
    const std::uint32_t hash = HashOf(FirstWord(pack.LexemeText(lexemes_[i])));
    std::uint32_t slot = hash & mask_;
    while (slots_[slot].lexeme != kEmpty) slot = (slot + 1) & mask_;
    slots_[slot] = {static_cast<std::uint16_t>(hash >> 16), static_cast<std::uint16_t>(i)};
  }
}

// Where `lexeme` ends in `text` if it stands at [begin, ...) and its first word is exactly [begin,
// end); else 0.
std::uint32_t Lexicon::MatchEnd(const Lexeme& lexeme, std::string_view text, std::uint32_t begin,
                                std::uint32_t end) const {
  const std::string_view phrase = pack_.LexemeText(lexeme);
  const std::string_view first = FirstWord(phrase);
  if (text.substr(begin, end - begin) != first) return 0;
  std::size_t position = end;
  std::size_t word = 0;
  for (std::size_t i = first.size(); i < phrase.size(); ++i) {
    if (position >= text.size()) return 0;
    if (phrase[i] != ' ') {
      if (text[position++] != phrase[i]) return 0;
      continue;
    }
    const std::size_t joint = position;
    // "p.o. box", "c/o": a letter that stands for a word may have its mark.
    if (i - word == 1 && IsAbbreviationMark(text[position])) ++position;
    if (position < text.size() && IsPhraseJoint(text[position])) ++position;
    if (position == joint) return 0;
    word = i + 1;
  }
  // A phrase ends at the end of a word, where its script has such.
  if (phrase.size() > first.size() && WordJoinsAt(text, position) &&
      !IsUnspaced(DecodeAt(phrase, PreviousStart(phrase, phrase.size())).code_point))
    return 0;
  return static_cast<std::uint32_t>(position);
}

std::optional<std::string_view> Lexicon::ValueOf(std::string_view word,
                                                 LexemeClass lexeme_class) const {
  std::optional<std::string_view> value;
  const auto size = static_cast<std::uint32_t>(word.size());
  Find(word, 0, size, HashOf(word), [&](const Lexeme& lexeme, std::uint32_t end) {
    if (end == size && lexeme.lexeme_class == static_cast<std::uint8_t>(lexeme_class))
      value = Value(lexeme);
  });
  return value;
}

bool Lexicon::Knows(std::string_view word) const {
  bool known = false;
  const auto size = static_cast<std::uint32_t>(word.size());
  Find(word, 0, size, HashOf(word), [&](const Lexeme& lexeme, std::uint32_t end) {
    known = known || (end == size && lexeme.lexeme_class !=
                                         static_cast<std::uint8_t>(LexemeClass::kTopLevelDomain));
  });
  return known;
}

Lexicon::Found Lexicon::LongestAt(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                  LexemeClass lexeme_class) const {
  Found best;
  Find(text, begin, end, HashOf(text.substr(begin, end - begin)),
       [&](const Lexeme& lexeme, std::uint32_t lexeme_end) {
         if (lexeme.lexeme_class == static_cast<std::uint8_t>(lexeme_class) &&
             lexeme_end > best.end) {
           best = {lexeme_end, Value(lexeme)};
         }
       });
  return best;
}

}  // namespace presend

// Questions about single characters, answered from ICU's compiled-in properties (no data file).
#ifndef PRESEND_TEXT_CHARACTER_H_
#define PRESEND_TEXT_CHARACTER_H_

#include <cstddef>
#include <string_view>

namespace presend {

// A letter, digit or mark of any script.
bool IsWordCharacter(char32_t code_point);

// A letter or mark of any script.
bool IsLetterOrMark(char32_t code_point);

// A lower-case letter, by Unicode's Lowercase property.
bool IsLowerCase(char32_t code_point);

// A decimal digit (general category Nd) of any script, and its value (-1 for anything else).
bool IsDecimalDigit(char32_t code_point);
int DigitValue(char32_t code_point);

// Whether NFKC_Casefold never composes this character with what stands before it.
bool HasBoundaryBefore(char32_t code_point);

// An ASCII character that occurs inside addresses: letter, digit, or one of . - _ @ + /
constexpr bool IsAddressCharacter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9') || byte == '.' || byte == '-' || byte == '_' || byte == '@' ||
         byte == '+' || byte == '/';
}

// Whether the character that ends at (begins at) byte `position` of well-formed `text` is a word
// character.
bool WordCharacterBefore(std::string_view text, std::size_t position);
bool WordCharacterAt(std::string_view text, std::size_t position);

}  // namespace presend

#endif  // PRESEND_TEXT_CHARACTER_H_

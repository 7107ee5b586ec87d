// Questions about single characters, answered from the table of text/properties.h.
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
// A character of a script that is written without spaces between words, or where particles are
// joined to them (Han, kana, Hangul, Thai, Lao, Khmer, Myanmar): a word may begin or end anywhere.
// Source: the blocks of those scripts in the Unicode Standard.
constexpr bool IsUnspaced(char32_t code_point) {
  return code_point >= 0x0E00 && (code_point <= 0x0EFF ||  //
                                  (code_point >= 0x1000 && code_point <= 0x109F) ||
                                  (code_point >= 0x1780 && code_point <= 0x17FF) ||
                                  (code_point >= 0x3005 && code_point <= 0x3007) ||
                                  (code_point >= 0x3041 && code_point <= 0x30FF) ||
                                  (code_point >= 0x31F0 && code_point <= 0x31FF) ||
                                  (code_point >= 0x3400 && code_point <= 0x4DBF) ||
                                  (code_point >= 0x4E00 && code_point <= 0x9FFF) ||
                                  (code_point >= 0xAC00 && code_point <= 0xD7AF) ||
                                  (code_point >= 0x20000 && code_point <= 0x323AF));
}

// A combining mark that any letter may have on it: the block Combining Diacritical Marks.
constexpr bool IsPiledMark(char32_t code_point) {
  return code_point >= 0x300 && code_point < 0x370;
}

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
// The same for characters that join a word: those of unspaced scripts do not.
bool WordJoinsBefore(std::string_view text, std::size_t position);
bool WordJoinsAt(std::string_view text, std::size_t position);

// Where the ASCII part of `word` begins (ends), if characters of an unspaced script are glued to
// it: the last (first) change between the two; the word's own begin (end) otherwise.
std::size_t AsciiPartBegin(std::string_view word);
std::size_t AsciiPartEnd(std::string_view word);

}  // namespace presend

#endif  // PRESEND_TEXT_CHARACTER_H_

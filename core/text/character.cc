#include "text/character.h"

#include <unicode/unorm2.h>

#include "text/icu_data.h"
#include "text/properties.h"
#include "text/utf8.h"

namespace presend {

bool IsLetterOrMark(char32_t code_point) {
  const Properties& properties = PropertiesOf(code_point);
  return properties.letter || properties.mark;
}

bool IsWordCharacter(char32_t code_point) {
  const Properties& properties = PropertiesOf(code_point);
  return properties.letter || properties.mark || properties.number;
}

bool IsLowerCase(char32_t code_point) { return PropertiesOf(code_point).lower_case; }

bool IsDecimalDigit(char32_t code_point) { return PropertiesOf(code_point).digit >= 0; }

int DigitValue(char32_t code_point) { return PropertiesOf(code_point).digit; }

bool HasBoundaryBefore(char32_t code_point) {
  if (PropertiesOf(code_point).settled) return true;
  EnsureIcuData();
  UErrorCode status = U_ZERO_ERROR;
  return unorm2_hasBoundaryBefore(unorm2_getNFKCCasefoldInstance(&status),
                                  static_cast<UChar32>(code_point)) != 0;
}

bool WordCharacterBefore(std::string_view text, std::size_t position) {
  if (position == 0) return false;
  const char byte = text[position - 1];
  if (IsAscii(byte)) return IsAsciiAlnum(byte);
  return IsWordCharacter(DecodeAt(text, PreviousStart(text, position)).code_point);
}

bool WordCharacterAt(std::string_view text, std::size_t position) {
  if (position >= text.size()) return false;
  if (IsAscii(text[position])) return IsAsciiAlnum(text[position]);
  return IsWordCharacter(DecodeAt(text, position).code_point);
}

bool WordJoinsBefore(std::string_view text, std::size_t position) {
  return WordCharacterBefore(text, position) &&
         !IsUnspaced(DecodeAt(text, PreviousStart(text, position)).code_point);
}

bool WordJoinsAt(std::string_view text, std::size_t position) {
  return WordCharacterAt(text, position) && !IsUnspaced(DecodeAt(text, position).code_point);
}

std::size_t AsciiPartBegin(std::string_view word) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < word.size();) {
    const Decoded decoded = DecodeAt(word, i);
    i += decoded.length;
    if (IsUnspaced(decoded.code_point) && i < word.size() && IsAscii(word[i])) begin = i;
  }
  return begin;
}

std::size_t AsciiPartEnd(std::string_view word) {
  if (word.empty() || !IsAscii(word.front())) return word.size();
  for (std::size_t i = 0; i < word.size();) {
    const Decoded decoded = DecodeAt(word, i);
    if (IsUnspaced(decoded.code_point)) return i;
    i += decoded.length;
  }
  return word.size();
}

}  // namespace presend

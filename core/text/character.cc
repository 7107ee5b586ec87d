#include "text/character.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "text/icu_data.h"
#include "text/utf8.h"

namespace presend {

bool IsLetterOrMark(char32_t code_point) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool IsWordCharacter(char32_t code_point) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) &
          (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool IsLowerCase(char32_t code_point) {
  return u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_LOWERCASE) != 0;
}

bool IsDecimalDigit(char32_t code_point) {
  return u_isdigit(static_cast<UChar32>(code_point)) != 0;
}

int DigitValue(char32_t code_point) { return u_charDigitValue(static_cast<UChar32>(code_point)); }

bool HasBoundaryBefore(char32_t code_point) {
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

}  // namespace presend

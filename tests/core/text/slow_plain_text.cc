#include "text/slow_plain_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdlib>

#include "text/character.h"
#include "text/icu_data.h"
#include "text/utf8.h"

namespace presend {
namespace {

// Lines over, under and through a letter of another script, which no alphabet writes, are left out.
icu::UnicodeString Unstruck(const icu::UnicodeString& segment) {
  const UChar32 first = segment.char32At(0);
  if (first < 0x80 || !IsWordCharacter(static_cast<char32_t>(first))) return segment;
  icu::UnicodeString out(first);
  for (std::int32_t i = segment.moveIndex32(0, 1); i < segment.length();
       i = segment.moveIndex32(i, 1)) {
    const UChar32 c = segment.char32At(i);
    const bool strikes =
        c == 0x305 || c == 0x332 || c == 0x333 || c == 0x33F || (c >= 0x334 && c <= 0x338);
    if (!strikes) out += c;
  }
  return out;
}

std::string Folded(const icu::Normalizer2& normalizer, const std::string& text) {
  const icu::UnicodeString units = icu::UnicodeString::fromUTF8(text);
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  for (std::int32_t begin = 0; begin < units.length();) {
    std::int32_t end = units.moveIndex32(begin, 1);
    while (end < units.length() && !normalizer.hasBoundaryBefore(units.char32At(end)))
      end = units.moveIndex32(end, 1);
    const icu::UnicodeString folded =
        normalizer.normalize(Unstruck(units.tempSubStringBetween(begin, end)), status);
    bool marked = false;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1))
      marked = marked || (U_GET_GC_MASK(folded.char32At(i)) & U_GC_M_MASK) != 0;
    // What shows nothing parts a character from its marks.
    const bool parted = end - begin > 1 && units.char32At(begin) < 0x80 &&
                        units.char32At(begin + 1) >= 0x2000 && units.char32At(begin + 1) < 0x2070;
    const UChar32 base =
        units.char32At(begin) < 0x80 ? u_tolower(units.char32At(begin)) : folded.char32At(0);
    if (base < 0x80 && marked && !parted) {
      out += base;
    } else {
      out += folded;
    }
    begin = end;
  }
  std::string utf8;
  out.toUTF8String(utf8);
  return utf8;
}

}  // namespace

std::string SlowPlainText(const std::string& text) {
  EnsureIcuData();
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* reference = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) std::abort();
  const std::string folded = Folded(*reference, text);
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const Decoded decoded = DecodeAt(folded, i);
    i += decoded.length;
    const auto c = static_cast<UChar32>(decoded.code_point);
    if (c == ' ' && out.ends_with(' ')) continue;  // of spaces in a row one stays
    AppendUtf8(
        u_isdigit(c) ? U'0' + static_cast<char32_t>(u_charDigitValue(c)) : decoded.code_point,
        &out);
  }
  return out;
}

}  // namespace presend

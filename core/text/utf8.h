// UTF-8 and UTF-16: decoding, transcoding, counting. An ill-formed sequence is treated as U+FFFD,
// one for each maximal subpart (Unicode 16, 3.9, "U+FFFD Substitution of Maximal Subparts"), so
// that every byte string has one reading.
#ifndef PRESEND_TEXT_UTF8_H_
#define PRESEND_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace presend {

inline constexpr char32_t kReplacement = 0xFFFD;

// One code point read from a byte string.
struct Decoded {
  char32_t code_point = 0;
  std::uint8_t length = 1;  // bytes read, at least 1
  bool well_formed =
      true;  // false: code_point is kReplacement and the bytes are a maximal ill-formed subpart
};

// As DecodeAt, where the byte is not ASCII.
Decoded DecodeForeignAt(std::string_view text, std::size_t position);

// Reads the code point at byte `position`. Precondition: position < text.size().
inline Decoded DecodeAt(std::string_view text, std::size_t position) {
  const auto byte = static_cast<unsigned char>(text[position]);
  if (byte < 0x80) return {byte, 1, true};
  return DecodeForeignAt(text, position);
}

// The code point that begins at byte `*position` of well-formed text, which it steps over.
// Precondition: *position < text.size().
inline char32_t TakeCharacter(std::string_view text, std::size_t* position) {
  const char* const at = text.data() + *position;
  const auto lead = static_cast<unsigned char>(*at);
  const auto bits = [at](int i, int shift) { return static_cast<char32_t>(at[i] & 0x3F) << shift; };
  if (lead < 0x80) {
    *position += 1;
    return lead;
  }
  if (lead < 0xE0) {
    *position += 2;
    return (lead & 0x1Fu) << 6 | bits(1, 0);
  }
  if (lead < 0xF0) {
    *position += 3;
    return (lead & 0x0Fu) << 12 | bits(1, 6) | bits(2, 0);
  }
  *position += 4;
  return (lead & 0x07u) << 18 | bits(1, 12) | bits(2, 6) | bits(3, 0);
}

// The start of the code point that ends at `position` (well-formed text). Precondition: 0 <
// position <= text.size().
std::size_t PreviousStart(std::string_view text, std::size_t position);

// Appends the UTF-8 form of a scalar value.
void AppendUtf8(char32_t code_point, std::string* out);

bool IsWellFormedUtf8(std::string_view text);

// UTF-16 to UTF-8, appended; a lone surrogate becomes U+FFFD.
void Utf16ToUtf8(std::u16string_view text, std::string* out);

// UTF-8 to UTF-16, appended; each ill-formed subpart becomes one U+FFFD.
void Utf8ToUtf16(std::string_view text, std::u16string* out);

// How many UTF-16 code units the bytes [begin, end) of `text` stand for; an ill-formed subpart
// counts as one unit. Precondition: both are code point boundaries.
std::uint32_t CountUtf16(std::string_view text, std::size_t begin, std::size_t end);

constexpr bool IsAscii(char byte) { return (static_cast<unsigned char>(byte) & 0x80) == 0; }
constexpr bool IsContinuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}
constexpr bool IsAsciiDigit(char byte) { return byte >= '0' && byte <= '9'; }
constexpr bool IsAsciiLower(char byte) { return byte >= 'a' && byte <= 'z'; }
constexpr bool IsAsciiUpper(char byte) { return byte >= 'A' && byte <= 'Z'; }
constexpr bool IsAsciiAlnum(char byte) {
  return IsAsciiDigit(byte) || IsAsciiLower(byte) || IsAsciiUpper(byte);
}
constexpr bool IsAsciiSpace(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }
constexpr char ToAsciiLower(char byte) {
  return IsAsciiUpper(byte) ? static_cast<char>(byte + 32) : byte;
}
// The value of a hexadecimal digit; -1 for anything else.
constexpr int HexDigitValue(char byte) {
  if (IsAsciiDigit(byte)) return byte - '0';
  const char lower = ToAsciiLower(byte);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// How many characters begin in `text`, well-formed or cut.
std::size_t CountCharacters(std::string_view text);

// The length of the ASCII prefix of `text`.
std::size_t AsciiPrefix(std::string_view text);

}  // namespace presend

#endif  // PRESEND_TEXT_UTF8_H_

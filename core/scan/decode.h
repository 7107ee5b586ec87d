// Decoders of the codes that people hide an address in. Each is pure and reads no further than it
// says.
#ifndef PRESEND_SCAN_DECODE_H_
#define PRESEND_SCAN_DECODE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace presend {

// One character written as an escape at byte `position` of `text`: "%40" (with as many more as its
// UTF-8 form takes), "=40", "&#64;", "&#x40;", "\u0040" (with its second half), "\u{40}", "\x40".
// Appends it to `out` as UTF-8. Returns the escape's length; 0, and nothing appended, where there
// is none that is well-formed. At most 16 bytes are read.
std::size_t DecodeEscape(std::string_view text, std::size_t position, std::string* out);

// Base64 in either alphabet, with or without padding, of printable UTF-8 text. False, and `out` in
// no known state, where `code` is anything else as a whole.
bool DecodeBase64(std::string_view code, std::string* out);

// The same of pairs of hexadecimal digits, in small letters.
bool DecodeHex(std::string_view code, std::string* out);

// Bytes written one by one from `position` on, the same mark or two between them: two hexadecimal
// digits each, perhaps behind "0x", or eight binary ones: "6a:61:6e"; or the numbers of characters,
// decimal: "106 97".
// `out` becomes their printable UTF-8 text. Returns where the list ends; `position` where fewer
// than kFewestBytes stand. At most kMaxCode bytes are read.
inline constexpr std::size_t kFewestBytes = 7;
inline constexpr std::uint32_t kMaxCode = 2048;
std::size_t DecodeBytes(std::string_view text, std::size_t position, std::string* out);

// Morse code at `position`: words of '.' and '-' with single spaces between them; '/' parts words.
// Appends the characters to `out`. Returns where it ends; at most kMaxMorse bytes are read.
inline constexpr std::size_t kMaxMorse = 512;
std::size_t DecodeMorse(std::string_view text, std::size_t position, std::string* out);

// Marks that are drawn like a dot, but higher: U+00B7 and its like.
constexpr bool IsMiddleDot(char32_t code_point) {
  return code_point == 0xB7 || code_point == 0x2022 || code_point == 0x2027 ||
         code_point == 0x2219 || code_point == 0x22C5 || code_point == 0x30FB;
}

// The letter that a regional letter is, the dot that an ideographic full stop is; else 0.
constexpr char PlainForm(char32_t code_point) {
  if (code_point == 0x3002 || IsMiddleDot(code_point)) return '.';
  return code_point >= 0x1F1E6 && code_point <= 0x1F1FF
             ? static_cast<char>('a' + (code_point - 0x1F1E6))
             : '\0';
}

// The characters of well-formed `text` from last to first.
std::string Reversed(std::string_view text);

}  // namespace presend

#endif  // PRESEND_SCAN_DECODE_H_

#include "scan/decode.h"

#include <algorithm>
#include <cstdint>

#include "text/utf8.h"

namespace presend {
namespace {

// Reads `most` digits of that base or fewer; how many there are.
std::size_t ReadDigits(std::string_view text, std::size_t position, std::size_t most,
                       std::uint32_t base, std::uint32_t* value) {
  std::size_t count = 0;
  *value = 0;
  for (; count < most && position + count < text.size(); ++count) {
    const int digit = HexDigitValue(text[position + count]);
    if (digit < 0 || static_cast<std::uint32_t>(digit) >= base) break;
    *value = *value * base + static_cast<std::uint32_t>(digit);
  }
  return count;
}

bool Append(std::uint32_t code_point, std::string* out) {
  if (code_point < ' ' || code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
    return false;
  AppendUtf8(static_cast<char32_t>(code_point), out);
  return true;
}

// "=40" of Quoted-printable.
std::size_t DecodeQuoted(std::string_view text, std::size_t position, std::string* out) {
  std::uint32_t value = 0;
  return ReadDigits(text, position + 1, 2, 16, &value) == 2 && value < 0x80 && Append(value, out)
             ? 3
             : 0;
}

std::size_t DecodePercent(std::string_view text, std::size_t position, std::string* out) {
  std::string bytes;
  std::size_t length = 0;
  std::size_t wanted = 1;
  while (bytes.size() < wanted) {
    std::uint32_t byte = 0;
    if (position + length >= text.size() || text[position + length] != '%' ||
        ReadDigits(text, position + length + 1, 2, 16, &byte) != 2)
      return 0;
    if (bytes.empty()) wanted = byte < 0xC2 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    bytes.push_back(static_cast<char>(byte));
    length += 3;
  }
  if (static_cast<unsigned char>(bytes[0]) < ' ' || !IsWellFormedUtf8(bytes)) return 0;
  out->append(bytes);
  return length;
}

std::size_t DecodeReference(std::string_view text, std::size_t position, std::string* out) {
  if (text.substr(position, 2) != "&#") return 0;
  std::uint32_t value = 0;
  std::size_t end = position + 2;
  const bool hex = end < text.size() && ToAsciiLower(text[end]) == 'x';
  end += hex ? 1 : 0;
  const std::size_t digits = ReadDigits(text, end, hex ? 6 : 7, hex ? 16 : 10, &value);
  if (digits < 2 || !Append(value, out)) return 0;
  end += digits;
  if (end < text.size() && text[end] == ';') ++end;
  return end - position;
}

std::size_t DecodeBackslash(std::string_view text, std::size_t position, std::string* out) {
  const std::size_t digits = position + 2;
  if (digits >= text.size()) return 0;
  std::uint32_t value = 0;
  if (text[position + 1] == 'x')
    return ReadDigits(text, digits, 2, 16, &value) == 2 && value < 0x80 && Append(value, out) ? 4
                                                                                              : 0;
  if (text[position + 1] != 'u') return 0;
  if (text[digits] == '{') {
    const std::size_t count = ReadDigits(text, digits + 1, 6, 16, &value);
    const std::size_t end = digits + 1 + count;
    return count > 0 && end < text.size() && text[end] == '}' && Append(value, out)
               ? end + 1 - position
               : 0;
  }
  if (ReadDigits(text, digits, 4, 16, &value) != 4) return 0;
  if (value < 0xD800 || value >= 0xDC00) return Append(value, out) ? 6 : 0;
  std::uint32_t low = 0;
  if (text.substr(position + 6, 2) != "\\u" || ReadDigits(text, position + 8, 4, 16, &low) != 4 ||
      low < 0xDC00 || low >= 0xE000)
    return 0;
  return Append(0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00), out) ? 12 : 0;
}

int Base64Digit(char c) {
  if (IsAsciiUpper(c)) return c - 'A';
  if (IsAsciiLower(c)) return c - 'a' + 26;
  if (IsAsciiDigit(c)) return c - '0' + 52;
  return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
}

bool IsPrintable(std::uint32_t byte) {
  return byte >= 0x80 || (byte >= ' ' && byte < 0x7F) || byte == '\n' || byte == '\r' ||
         byte == '\t';
}

// A letter's signs from the second bit on, '-' as 1, behind a leading 1: a place in this table.
constexpr std::string_view kMorse =
    "  etianmsurwdkgohvf l pjbxcyzq  54 3   2  +    16=/     7   8 90            ?_       .    "
    "@      -                 ,    :";

}  // namespace

std::size_t DecodeEscape(std::string_view text, std::size_t position, std::string* out) {
  switch (text[position]) {
    case '%':
      return DecodePercent(text, position, out);
    case '=':
      return DecodeQuoted(text, position, out);
    case '&':
      return DecodeReference(text, position, out);
    case '\\':
      return DecodeBackslash(text, position, out);
    default:
      return 0;
  }
}

bool DecodeBase64(std::string_view code, std::string* out) {
  out->clear();
  for (int k = 0; k < 2 && code.ends_with('='); ++k) code.remove_suffix(1);
  if (code.size() % 4 == 1) return false;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : code) {
    const int digit = Base64Digit(c);
    if (digit < 0) return false;
    bits = (bits << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    const std::uint32_t byte = bits >> count & 0xFF;
    if (!IsPrintable(byte)) return false;
    out->push_back(static_cast<char>(byte));
  }
  return IsWellFormedUtf8(*out);
}

bool DecodeHex(std::string_view code, std::string* out) {
  out->clear();
  if (code.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < code.size(); i += 2) {
    std::uint32_t byte = 0;
    if (ReadDigits(code, i, 2, 16, &byte) != 2 || !IsPrintable(byte)) return false;
    out->push_back(static_cast<char>(byte));
  }
  return IsWellFormedUtf8(*out);
}

std::size_t DecodeBytes(std::string_view text, std::size_t position, std::string* out) {
  struct Form {
    std::uint32_t base;
    std::size_t fewest;
    std::size_t most;
  };
  constexpr Form kForms[] = {{2, 8, 8}, {16, 2, 2}, {10, 2, 5}};
  std::size_t longest = position;
  for (const Form& form : kForms) {
    std::string bytes;
    std::size_t count = 0;
    std::size_t begin = position;
    std::size_t end = position;
    std::string_view gap;
    while (begin - position < kMaxCode) {
      if (form.base == 16 && text.substr(begin, 2) == "0x") begin += 2;
      std::uint32_t byte = 0;
      const std::size_t digits = ReadDigits(text, begin, form.most, form.base, &byte);
      begin += digits;
      if (digits < form.fewest || !IsPrintable(byte) ||
          (begin < text.size() && IsAsciiAlnum(text[begin])))
        break;
      if (form.base != 10) {
        bytes.push_back(static_cast<char>(byte));
      } else if (!Append(byte, &bytes)) {
        break;
      }
      ++count;
      end = begin;
      begin = std::min(text.find_first_not_of(" ,;:-\n", end), text.size());
      const std::string_view here = text.substr(end, begin - end);
      if (here.empty() || here.size() > 2 || (count > 1 && here != gap)) break;
      gap = here;
    }
    if (count < kFewestBytes || end <= longest || !IsWellFormedUtf8(bytes)) continue;
    longest = end;
    *out = std::move(bytes);
  }
  return longest;
}

std::size_t DecodeMorse(std::string_view text, std::size_t position, std::string* out) {
  const std::size_t limit = std::min(text.size(), position + kMaxMorse);
  std::size_t end = position;
  while (position < limit) {
    std::size_t place = 1;
    std::size_t i = position;
    while (i < limit && (text[i] == '.' || text[i] == '-') && place < kMorse.size())
      place = 2 * place + (text[i++] == '-' ? 1 : 0);
    if (i == position || place >= kMorse.size() || kMorse[place] == ' ') break;
    out->push_back(kMorse[place]);
    end = i;
    if (i >= limit || text[i] != ' ') break;
    position = i + 1;
    if (text.substr(position, 2) == "/ ") {
      position += 2;
      out->push_back(' ');
    }
  }
  return end;
}

std::string Reversed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t begin = PreviousStart(text, end);
    out.append(text.substr(begin, end - begin));
    end = begin;
  }
  return out;
}

}  // namespace presend

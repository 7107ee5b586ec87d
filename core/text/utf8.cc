#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace presend {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080ull;

Decoded IllFormed(std::uint8_t length) { return {kReplacement, length, false}; }

// Any sequence, byte by byte.
Decoded DecodeSlowly(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(position);
  // Lead byte -> number of continuation bytes and the allowed range of the first of them (Unicode
  // 16, table 3-7).
  int more = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
  char32_t value = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    more = 1;
    value = lead & 0x1Fu;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    more = 2;
    value = lead & 0x0Fu;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    more = 3;
    value = lead & 0x07u;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return IllFormed(1);
  }
  std::uint8_t length = 1;
  for (; more > 0; --more) {
    if (position + length >= text.size()) return IllFormed(length);
    const unsigned char next = byte(position + length);
    if (next < low || next > high) return IllFormed(length);
    value = (value << 6) | (next & 0x3Fu);
    low = 0x80;
    high = 0xBF;
    ++length;
  }
  return {value, length, true};
}

}  // namespace

Decoded DecodeForeignAt(std::string_view text, std::size_t position) {
  // Well-formed sequences of two bytes and three, which are nearly all that texts have.
  const std::size_t rest = text.size() - position;
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[position + i]));
  };
  const char32_t lead = byte(0);
  if (lead < 0xE0) {
    if (lead >= 0xC2 && rest > 1 && IsContinuation(text[position + 1]))
      return {(lead & 0x1Fu) << 6 | (byte(1) & 0x3Fu), 2, true};
  } else if (lead < 0xF0 && rest > 2 && IsContinuation(text[position + 1]) &&
             IsContinuation(text[position + 2])) {
    const char32_t value = (lead & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    const bool surrogate = value >> 11 == 0xD800 >> 11;
    if (value >= 0x800 && !surrogate) return {value, 3, true};
  }
  return DecodeSlowly(text, position);
}

std::size_t PreviousStart(std::string_view text, std::size_t position) {
  std::size_t start = position - 1;
  while (start > 0 && position - start < 4 && IsContinuation(text[start])) --start;
  return start;
}

void AppendUtf8(char32_t code_point, std::string* out) {
  const auto put = [out](char32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::size_t AsciiPrefix(std::string_view text) {
  std::size_t i = 0;
  std::array<std::uint64_t, 4> chunks{};
  for (; i + sizeof chunks <= text.size(); i += sizeof chunks) {
    std::memcpy(chunks.data(), text.data() + i, sizeof chunks);
    if (((chunks[0] | chunks[1] | chunks[2] | chunks[3]) & kHighBits) != 0) break;
  }
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t chunk;
    std::memcpy(&chunk, text.data() + i, 8);
    if ((chunk & kHighBits) != 0) break;
  }
  while (i < text.size() && IsAscii(text[i])) ++i;
  return i;
}

bool IsWellFormedUtf8(std::string_view text) {
  std::size_t i = AsciiPrefix(text);
  while (i < text.size()) {
    const Decoded decoded = DecodeAt(text, i);
    if (!decoded.well_formed) return false;
    i += decoded.length;
    if (i < text.size() && IsAscii(text[i])) i += AsciiPrefix(text.substr(i));
  }
  return true;
}

void Utf16ToUtf8(std::u16string_view text, std::string* out) {
  out->reserve(out->size() + text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t unit = text[i];
    if (unit < 0xD800 || unit > 0xDFFF) {
      AppendUtf8(unit, out);
    } else if (unit <= 0xDBFF && i + 1 < text.size() && text[i + 1] >= 0xDC00 &&
               text[i + 1] <= 0xDFFF) {
      AppendUtf8(0x10000 + ((unit - 0xD800) << 10) + (text[i + 1] - 0xDC00u), out);
      ++i;
    } else {
      AppendUtf8(kReplacement, out);
    }
  }
}

void Utf8ToUtf16(std::string_view text, std::u16string* out) {
  out->reserve(out->size() + text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded decoded = DecodeAt(text, i);
    i += decoded.length;
    if (decoded.code_point < 0x10000) {
      out->push_back(static_cast<char16_t>(decoded.code_point));
    } else {
      const char32_t above = decoded.code_point - 0x10000;
      out->push_back(static_cast<char16_t>(0xD800 + (above >> 10)));
      out->push_back(static_cast<char16_t>(0xDC00 + (above & 0x3FF)));
    }
  }
}

std::size_t CountCharacters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !IsContinuation(byte); }));
}

std::uint32_t CountUtf16(std::string_view text, std::size_t begin, std::size_t end) {
  std::uint32_t units = 0;
  std::size_t i = begin;
  while (i < end) {
    if (IsAscii(text[i])) {
      const std::size_t ascii = AsciiPrefix(text.substr(i, end - i));
      units += static_cast<std::uint32_t>(ascii);
      i += ascii;
      continue;
    }
    const Decoded decoded = DecodeAt(text, i);
    units += decoded.code_point >= 0x10000 ? 2 : 1;
    i += decoded.length;
  }
  return units;
}

}  // namespace presend

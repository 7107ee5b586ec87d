#include "json/writer.h"

#include <cstring>

namespace presend {
namespace {

// What stands behind a backslash for that character; 0 where it has no escape of two characters.
constexpr char ShortEscape(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    default:
      return 0;
  }
}

constexpr bool IsEscaped(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// Where the first character from `begin` on is that JSON wants escaped; the size: there is none.
std::size_t FindEscaped(std::string_view text, std::size_t begin) {
  // Eight bytes at a time: most texts have none. In the high bit of some byte of a word: one of
  // them is below 0x20, or is zero.
  constexpr std::uint64_t kEach = 0x0101010101010101u;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  const auto has_control = [](std::uint64_t word) { return (word - 0x20 * kEach) & ~word & kHigh; };
  const auto has_zero = [](std::uint64_t word) { return (word - kEach) & ~word & kHigh; };
  std::size_t i = begin;
  for (; text.size() - i >= sizeof(std::uint64_t); i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, sizeof(word));
    if ((has_control(word) | has_zero(word ^ '"' * kEach) | has_zero(word ^ '\\' * kEach)) != 0)
      break;
  }
  while (i < text.size() && !IsEscaped(text[i])) ++i;
  return i;
}

}  // namespace

void JsonWriter::Separate() {
  if (separate_) out_.push_back(',');
  separate_ = true;
}

JsonWriter& JsonWriter::Begin(char bracket) {
  Separate();
  out_.push_back(bracket);
  separate_ = false;
  return *this;
}

JsonWriter& JsonWriter::End(char bracket) {
  out_.push_back(bracket);
  separate_ = true;
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view name) {
  Separate();
  out_.push_back('"');
  out_.append(name);
  out_.append("\":");
  separate_ = false;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  Separate();
  AppendEscaped(text);
  return *this;
}

JsonWriter& JsonWriter::Number(std::int64_t number) { return Raw(std::to_string(number)); }

JsonWriter& JsonWriter::Bool(bool value) { return Raw(value ? "true" : "false"); }

JsonWriter& JsonWriter::Null() { return Raw("null"); }

JsonWriter& JsonWriter::Raw(std::string_view json) {
  Separate();
  out_.append(json);
  return *this;
}

void JsonWriter::AppendEscaped(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out_.push_back('"');
  for (std::size_t plain = 0;;) {
    const std::size_t escaped = FindEscaped(text, plain);
    out_.append(text, plain, escaped - plain);
    if (escaped == text.size()) break;
    const char c = text[escaped];
    if (const char letter = ShortEscape(c)) {
      out_.push_back('\\');
      out_.push_back(letter);
    } else {
      out_.append("\\u00");
      out_.push_back(kHex[static_cast<unsigned char>(c) >> 4]);
      out_.push_back(kHex[static_cast<unsigned char>(c) & 15]);
    }
    plain = escaped + 1;
  }
  out_.push_back('"');
}

}  // namespace presend

#include "json/writer.h"

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
  String(name);
  out_.push_back(':');
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
  std::size_t plain = 0;  // where what is written as it is begins
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && c != '"' && c != '\\') continue;
    out_.append(text, plain, i - plain);
    plain = i + 1;
    if (const char letter = ShortEscape(c)) {
      out_.push_back('\\');
      out_.push_back(letter);
    } else {
      out_.append("\\u00");
      out_.push_back(kHex[byte >> 4]);
      out_.push_back(kHex[byte & 15]);
    }
  }
  out_.append(text, plain);
  out_.push_back('"');
}

}  // namespace presend

#include "json/reader.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace presend {
namespace {

using nlohmann::json;

// The code unit of an escape \uXXXX at `position`, or -1.
int EscapedUnit(std::string_view text, std::size_t position) {
  if (position + 6 > text.size() || text[position] != '\\' || text[position + 1] != 'u') return -1;
  int unit = 0;
  for (std::size_t i = position + 2; i < position + 6; ++i) {
    const int digit = HexDigitValue(text[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

bool IsHighSurrogate(int unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool IsLowSurrogate(int unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

// JavaScript writes a lone surrogate as an escape, which the library refuses. The copy has \ufffd
// in its place, byte for byte as long, so that positions stay. Nullopt: there is none.
std::optional<std::string> WithoutLoneSurrogates(std::string_view text) {
  std::optional<std::string> copy;
  for (std::size_t i = text.find('\\'); i != std::string_view::npos && i + 1 < text.size();
       i = text.find('\\', i)) {
    const int unit = EscapedUnit(text, i);
    if (unit < 0) {
      i += 2;
      continue;
    }
    if (IsHighSurrogate(unit) && IsLowSurrogate(EscapedUnit(text, i + 6))) {
      i += 12;
      continue;
    }
    if (IsHighSurrogate(unit) || IsLowSurrogate(unit)) {
      if (!copy) copy = std::string(text);
      copy->replace(i, 6, "\\ufffd");
    }
    i += 6;
  }
  return copy;
}

// The whole number that one with a fraction or an exponent is, "1.0", "2e3"; nullopt: it is none,
// or has more than 18 digits. It is read from its text, so that it hangs on no rounding.
std::optional<std::int64_t> WholeNumber(std::string_view text) {
  constexpr int kMostDigits = 18;
  constexpr int kMostExponent = 1'000'000;
  std::int64_t value = 0;
  int digits = 0;  // of `value`
  int zeros = 0;   // behind it
  int shift = 0;
  bool fraction = false;
  std::size_t i = text.starts_with('-') ? 1 : 0;
  for (; i < text.size() && (IsAsciiDigit(text[i]) || text[i] == '.'); ++i) {
    if (text[i] == '.') {
      fraction = true;
      continue;
    }
    if (fraction) --shift;
    if (text[i] == '0') {
      if (value != 0) ++zeros;
      continue;
    }
    digits += zeros + 1;
    if (digits > kMostDigits) return std::nullopt;
    for (; zeros > 0; --zeros) value *= 10;
    value = 10 * value + (text[i] - '0');
  }
  int exponent = 0;
  const bool negative = text.substr(std::min(i + 1, text.size())).starts_with('-');
  for (; i < text.size(); ++i) {
    if (IsAsciiDigit(text[i])) exponent = std::min(10 * exponent + (text[i] - '0'), kMostExponent);
  }
  shift += zeros + (negative ? -exponent : exponent);
  if (value == 0) return 0;
  if (shift < 0 || digits + shift > kMostDigits) return std::nullopt;
  for (; shift > 0; --shift) value *= 10;
  return text.starts_with('-') ? -value : value;
}

// Builds the value from the library's events.
class Builder {
 public:
  bool null() { return Add(nullptr); }
  bool boolean(bool value) { return Add(value); }
  bool number_integer(json::number_integer_t value) { return Add(value); }
  bool number_unsigned(json::number_unsigned_t value) { return Add(value); }
  bool number_float(json::number_float_t value, const std::string& text) {
    const std::optional<std::int64_t> whole = WholeNumber(text);
    return whole ? Add(*whole) : Add(value);
  }
  bool string(std::string& value) { return Add(std::move(value)); }
  // NOLINTNEXTLINE(readability-convert-member-functions-to-static): one of the functions of a SAX
  bool binary(json::binary_t&) { return false; }
  bool start_object(std::size_t) { return Open(json::object()); }
  bool start_array(std::size_t) { return Open(json::array()); }
  bool end_object() { return Close(); }
  bool end_array() { return Close(); }
  bool key(std::string& name) {
    if (open_.back()->contains(name)) {
      error_ = Error{ErrorCode::kUnknownKey, "the key \"" + name + "\" stands twice in one object"};
      return false;
    }
    key_ = std::move(name);
    return true;
  }
  template <typename Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception&) {
    // The library counts from 1 the byte it stumbled over.
    const std::size_t at = position == 0 ? 0 : position - 1;
    error_ = Error{ErrorCode::kInvalidJson,
                   "this is not JSON from byte " + std::to_string(at) + " on", at};
    return false;
  }

  const std::optional<Error>& error() const { return error_; }
  json take() { return std::move(root_); }

 private:
  json* Place(json value) {
    if (open_.empty()) {
      root_ = std::move(value);
      return &root_;
    }
    json& parent = *open_.back();
    if (parent.is_array()) {
      parent.push_back(std::move(value));
      return &parent.back();
    }
    json& member = parent[key_];
    member = std::move(value);
    return &member;
  }
  bool Add(json value) {
    Place(std::move(value));
    return true;
  }
  bool Open(json value) {
    if (open_.size() >= kMaxJsonDepth) {
      error_ = Error{ErrorCode::kInvalidJson,
                     "the JSON is nested more than " + std::to_string(kMaxJsonDepth) + " deep"};
      return false;
    }
    open_.push_back(Place(std::move(value)));
    return true;
  }
  bool Close() {
    open_.pop_back();
    return true;
  }

  json root_;
  std::vector<json*> open_;
  std::string key_;
  std::optional<Error> error_;
};

}  // namespace

Result<json> ParseJson(std::string_view text) {
  const std::optional<std::string> repaired = WithoutLoneSurrogates(text);
  const std::string_view input = repaired ? std::string_view(*repaired) : text;
  Builder builder;
  if (!json::sax_parse(input.begin(), input.end(), &builder)) {
    return builder.error().value_or(Error{ErrorCode::kInvalidJson, "this is not JSON"});
  }
  return builder.take();
}

}  // namespace presend

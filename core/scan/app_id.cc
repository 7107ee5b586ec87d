#include "scan/app_id.h"

#include <algorithm>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr int kMinIdDigits = 5;
constexpr int kMaxIdDigits = 12;
constexpr int kTagDigits = 4;

// Marks and spaces that may stand before an ID.
std::uint32_t SkipOpening(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t kMost = 8;
  constexpr std::string_view kOpening = " \t\n\r\"([<*'@>`~";
  constexpr std::string_view kEmoji = "\xF0\x9F";  // how those of four bytes begin
  const std::uint32_t limit = std::min(end, begin + kMost);
  while (begin < limit) {
    if (kOpening.find(text[begin]) != std::string_view::npos || text.substr(begin, 2) == "/@") {
      ++begin;
    } else if (text.substr(begin, 2) == kEmoji && begin + 4 <= end) {
      begin += 4;
    } else {
      break;
    }
  }
  return begin;
}

std::uint32_t TrimId(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (end > begin && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

bool HasLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return IsAsciiLower(c); });
}

}  // namespace

bool IsIdByte(char c) { return IsAsciiAlnum(c) || c == '_' || c == '.' || c == '-'; }

std::optional<Range> ReadId(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  begin = SkipOpening(text, begin, end);
  if (begin > 0 && IsAsciiAlnum(text[begin - 1])) return std::nullopt;  // part of a longer word
  std::uint32_t i = begin;
  constexpr std::string_view kLive = "live:";
  if (text.substr(i, std::min<std::size_t>(kLive.size(), end - i)) == kLive)
    i += static_cast<std::uint32_t>(kLive.size());
  const std::uint32_t first = i;
  while (i < end && IsIdByte(text[i])) ++i;
  i = TrimId(text, first, i);
  const std::string_view id = text.substr(first, i - first);
  if (id.size() < 2 || id.size() > kMaxIdBytes || !HasLetter(id) || id.front() == '-' ||
      IsAsciiDigit(id.front()))
    return std::nullopt;
  if (id.front() == '.' && first == begin) return std::nullopt;
  // A word that goes on: "linear_gradient".
  if (id.front() == '_' && first > 0 && IsAsciiAlnum(text[first - 1])) return std::nullopt;
  // A tag of four digits: "name#1234".
  if (i < end && text[i] == '#') {
    std::uint32_t tag = i + 1;
    while (tag < end && IsAsciiDigit(text[tag])) ++tag;
    if (tag - i - 1 == kTagDigits) i = tag;
  }
  // The local part of an address, a path, a scheme, a word that goes on in another script are no
  // ID.
  if (i < text.size() && (text[i] == '@' || text[i] == '/' || text[i] == '\'' ||
                          text.substr(i, 3) == "://" || WordJoinsAt(text, i)))
    return std::nullopt;
  return Range{begin, i};
}

std::optional<Range> ReadNumericId(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  begin = SkipOpening(text, begin, end);
  std::uint32_t i = begin;
  std::uint32_t last = begin;
  int digits = 0;
  while (i < end) {
    if (IsAsciiDigit(text[i])) {
      ++digits;
      last = ++i;
    } else if ((text[i] == ' ' || text[i] == '-') && i > begin && IsAsciiDigit(text[i - 1])) {
      ++i;
    } else {
      break;
    }
  }
  if (digits < kMinIdDigits || digits > kMaxIdDigits) return std::nullopt;
  if (last < text.size() && (IsAsciiLower(text[last]) || text[last] == '@')) return std::nullopt;
  return Range{begin, last};
}

}  // namespace presend

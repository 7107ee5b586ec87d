#include "intent/sentence.h"

#include <algorithm>

#include "text/utf8.h"

namespace presend {
namespace {

// The end of a sentence between `position - 1` and `position`.
bool EndsAt(std::string_view text, std::size_t position) {
  if (position == 0 || position >= text.size()) return true;
  const char before = text[position - 1];
  const char here = text[position];
  if (before == '\n' && here == '\n') return true;
  if ((before == '.' || before == '!' || before == '?' || before == ';') && IsAsciiSpace(here))
    return true;
  // Ideographic full stop, Devanagari danda, Arabic question mark: the last bytes of their UTF-8
  // form.
  return text.substr(0, position).ends_with("\xE3\x80\x82") ||
         text.substr(0, position).ends_with("\xE0\xA5\xA4") ||
         text.substr(0, position).ends_with("\xD8\x9F");
}

}  // namespace

Range SentenceAround(std::string_view text, Range range) {
  const std::uint32_t first = range.begin > kMaxReach ? range.begin - kMaxReach : 0;
  const auto last = static_cast<std::uint32_t>(
      std::min<std::size_t>(text.size(), std::size_t{range.end} + kMaxReach));
  std::uint32_t begin = range.begin;
  while (begin > first && !EndsAt(text, begin)) --begin;
  std::uint32_t end = range.end;
  while (end < last && !EndsAt(text, end)) ++end;
  return {begin, end};
}

}  // namespace presend

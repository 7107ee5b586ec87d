#include "detect/link_end.h"

#include <algorithm>
#include <array>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::string_view kOpening = "([{";
constexpr std::string_view kClosing = ")]}";
constexpr std::string_view kNever = "<>\"`^|\\";
constexpr std::string_view kNotLast = ".,;:!?'*~&(";

}  // namespace

std::uint32_t LinkEnd(std::string_view text, std::uint32_t begin) {
  const auto limit = static_cast<std::uint32_t>(
      std::min<std::size_t>(text.size(), std::size_t{begin} + kMaxLinkTail));
  std::array<int, 3> open{};
  std::uint32_t end = begin;
  while (end < limit) {
    const char c = text[end];
    if (!IsAscii(c)) {
      const Decoded decoded = DecodeAt(text, end);
      if (!IsWordCharacter(decoded.code_point) || end + decoded.length > limit) break;
      end += decoded.length;
      continue;
    }
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F ||
        kNever.find(c) != std::string_view::npos)
      break;
    if (const std::size_t i = kOpening.find(c); i != std::string_view::npos) ++open[i];
    if (const std::size_t i = kClosing.find(c); i != std::string_view::npos && --open[i] < 0) break;
    ++end;
  }
  // What a writer puts behind a link: the end of a sentence, emphasis, an opening bracket.
  while (end > begin + 1 && kNotLast.find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

}  // namespace presend

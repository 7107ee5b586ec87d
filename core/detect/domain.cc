#include "detect/domain.h"

#include <algorithm>

#include "detect/detector.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

// Bytes of a label (RFC 1035). No name with a longer one is known to anyone.
constexpr std::size_t kMaxLabel = 63;

// How much of the label `name` is a top-level domain; 0: it begins with none. What is glued to one
// in a script without spaces is the next word.
std::size_t TopLevelLength(const Lexicon& lexicon, std::string_view name, bool reserved) {
  const auto is_top = [&](std::size_t length) {
    const auto value = lexicon.ValueOf(name.substr(0, length), LexemeClass::kTopLevelDomain);
    return value && (reserved || value->empty());
  };
  if (name.starts_with("xn--")) return name.size();
  const std::size_t ascii = AsciiPartEnd(name);
  if (is_top(ascii)) return ascii;
  const Decoded first = DecodeAt(name, 0);
  if (IsUnspaced(first.code_point)) {
    return lexicon
        .LongestAt(name, 0, static_cast<std::uint32_t>(first.length), LexemeClass::kTopLevelDomain)
        .end;
  }
  return 0;
}

// "www.example.com1more": the space behind it was forgotten.
std::size_t GluedLength(const Lexicon& lexicon, std::string_view name) {
  std::size_t letters = 0;
  while (letters < name.size() && IsAsciiLower(name[letters])) ++letters;
  const bool glued = letters > 2 && letters < name.size() && IsAsciiDigit(name[letters]) &&
                     lexicon.ValueOf(name.substr(0, letters), LexemeClass::kTopLevelDomain);
  return glued ? letters : 0;
}

}  // namespace

Domain ReadDomain(const Tables& tables, std::string_view labels, bool reserved) {
  Domain longest;
  Domain glued_domain;
  const std::size_t first_dot = labels.find('.');
  if (first_dot == std::string_view::npos || first_dot == 0 || first_dot > kMaxLabel)
    return longest;
  const std::optional<std::string_view> provider =
      tables.lexicon.ValueOf(labels.substr(0, first_dot), LexemeClass::kProvider);
  std::size_t label = first_dot + 1;
  while (label < labels.size()) {
    const std::size_t end = std::min(labels.find('.', label), labels.size());
    if (end == label || end - label > kMaxLabel) break;
    const std::string_view name = labels.substr(label, end - label);
    const std::size_t top = TopLevelLength(tables.lexicon, name, reserved);
    if (top > 0) {
      longest = {static_cast<std::uint32_t>(label + top), static_cast<std::uint32_t>(label)};
      if (top < name.size()) return longest;
      if (provider && labels.substr(0, end) == *provider) return longest;
    } else if (longest.length == 0) {
      const std::size_t glued = GluedLength(tables.lexicon, name);
      if (glued > 0 && glued_domain.length == 0)
        glued_domain = {static_cast<std::uint32_t>(label + glued),
                        static_cast<std::uint32_t>(label)};
    }
    label = end + 1;
  }
  return longest.length > 0 ? longest : glued_domain;
}

}  // namespace presend

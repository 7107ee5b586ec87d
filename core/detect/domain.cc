#include "detect/domain.h"

#include "detect/detector.h"
#include "text/character.h"

namespace presend {
namespace {

constexpr std::string_view kEncoded = "xn--";  // a label beyond ASCII, RFC 5890

}  // namespace

Domain ReadDomain(const Tables& tables, std::string_view labels, bool reserved) {
  Domain longest;
  const std::size_t first_dot = labels.find('.');
  if (first_dot == std::string_view::npos || first_dot == 0) return longest;
  const std::optional<std::string_view> provider =
      tables.lexicon.ValueOf(labels.substr(0, first_dot), LexemeClass::kProvider);
  std::size_t label = first_dot + 1;
  while (label < labels.size()) {
    const std::size_t end = std::min(labels.find('.', label), labels.size());
    if (end == label) break;
    const std::string_view name = labels.substr(label, end - label);
    // What is glued to a domain in a script without spaces is the next word.
    const std::size_t top = AsciiPartEnd(name);
    const auto value = tables.lexicon.ValueOf(name.substr(0, top), LexemeClass::kTopLevelDomain);
    const bool encoded = name.size() > kEncoded.size() && name.starts_with(kEncoded);
    if (encoded || (value && (reserved || value->empty()))) {
      longest = {static_cast<std::uint32_t>(label + top), static_cast<std::uint32_t>(label)};
      if (top < name.size()) return longest;
      if (provider && labels.substr(0, end) == *provider) return longest;
    }
    label = end + 1;
  }
  return longest;
}

}  // namespace presend

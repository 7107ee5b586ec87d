#include "detect/domain.h"

#include "detect/detector.h"

namespace presend {

Domain ReadDomain(const Tables& tables, std::string_view labels) {
  Domain longest;
  const std::size_t first_dot = labels.find('.');
  if (first_dot == std::string_view::npos || first_dot == 0) return longest;
  const std::optional<std::string_view> provider =
      tables.lexicon.ValueOf(labels.substr(0, first_dot), LexemeClass::kProvider);
  std::size_t label = first_dot + 1;
  while (label < labels.size()) {
    const std::size_t end = std::min(labels.find('.', label), labels.size());
    if (end == label) break;
    if (tables.lexicon.ValueOf(labels.substr(label, end - label), LexemeClass::kTopLevelDomain)) {
      longest = {static_cast<std::uint32_t>(end), static_cast<std::uint32_t>(label)};
      if (provider && labels.substr(0, end) == *provider) return longest;
    }
    label = end + 1;
  }
  return longest;
}

}  // namespace presend

#include "pack/lines.h"

namespace presend {

Line TakeLine(std::string_view* lines) {
  const std::size_t tab = lines->find('\t');
  const std::size_t end = lines->find('\n', tab);
  const Line line{lines->substr(0, tab), lines->substr(tab + 1, end - tab - 1)};
  lines->remove_prefix(end + 1);
  return line;
}

std::string_view FindLine(std::string_view lines, std::string_view id) {
  while (!lines.empty()) {
    // The first line behind the middle byte; where there is none, the first of the few that are
    // left.
    std::size_t begin = lines.find('\n', lines.size() / 2) + 1;
    if (begin == lines.size()) begin = 0;
    // An id that goes on where the wanted one ends is the greater.
    std::string_view rest = lines.substr(begin);
    const int order = id.compare(rest.substr(0, id.size()));
    if (order > 0) {
      rest.remove_prefix(rest.find('\n') + 1);
      lines = rest;
    } else if (order == 0 && rest[id.size()] == '\t') {
      return TakeLine(&rest).text;
    } else {
      lines = lines.substr(0, begin);
    }
  }
  return {};
}

bool AreLines(std::string_view lines) {
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    if (end == std::string_view::npos || lines.substr(0, end).find('\t') == std::string_view::npos)
      return false;
    lines.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace presend

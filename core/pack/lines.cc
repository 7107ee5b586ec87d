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
    std::string_view rest = lines.substr(begin);
    const Line line = TakeLine(&rest);
    const int order = id.compare(line.id);
    if (order == 0) return line.text;
    lines = order > 0 ? rest : lines.substr(0, begin);
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

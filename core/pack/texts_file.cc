#include "pack/texts_file.h"

#include "pack/lines.h"
#include "text/utf8.h"

namespace presend {

std::string_view TextsFileTag(std::string_view file) {
  if (!file.starts_with(kTextsFileHead)) return {};
  file.remove_prefix(kTextsFileHead.size());
  const std::size_t end = file.find('\n');
  return end == std::string_view::npos ? std::string_view() : file.substr(0, end);
}

std::optional<std::string> JoinTextsFile(std::string_view file, std::string_view own) {
  std::string lines;
  lines.reserve(file.size() + own.size() / 2);
  std::size_t at = file.find('\n') + 1;
  while (!own.empty()) {
    const std::string_view id = TakeLine(&own).id;
    const std::size_t end = file.find('\n', at);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view text = file.substr(at, end - at);
    at = end + 1;
    if (!text.empty()) lines.append(id).append("\t").append(text).append("\n");
  }
  if (at != file.size() || !IsWellFormedUtf8(file)) return std::nullopt;
  return lines;
}

}  // namespace presend

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

bool JoinTextsFile(std::string_view file, std::string_view own, std::string* lines) {
  if (!IsWellFormedUtf8(file)) return false;
  std::size_t at = file.find('\n') + 1;
  while (!own.empty()) {
    const std::string_view id = TakeLine(&own).id;
    const std::size_t end = file.find('\n', at);
    if (end == std::string_view::npos) return false;
    if (end > at) {
      lines->append(id);
      lines->push_back('\t');
      lines->append(file.substr(at, end + 1 - at));
    }
    at = end + 1;
  }
  return at == file.size();
}

}  // namespace presend

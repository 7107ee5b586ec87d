#include "pack/version.h"

#include <charconv>

#include "presend/checker.h"

namespace presend {
namespace {

int TakePart(std::string_view* version) {
  int part = 0;
  std::from_chars(version->data(), version->data() + version->size(), part);
  const std::size_t dot = version->find('.');
  version->remove_prefix(dot == std::string_view::npos ? version->size() : dot + 1);
  return part;
}

}  // namespace

std::string_view EngineVersion() { return PRESEND_VERSION; }

int CompareVersions(std::string_view a, std::string_view b) {
  while (!a.empty() || !b.empty()) {
    const int part_a = TakePart(&a);
    const int part_b = TakePart(&b);
    if (part_a != part_b) return part_a < part_b ? -1 : 1;
  }
  return 0;
}

}  // namespace presend

#include "policy/allow.h"

#include <algorithm>

#include "detect/hosts.h"
#include "text/utf8.h"

namespace presend {
namespace {

std::string Lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ToAsciiLower);
  return out;
}

// The host of a link's or an address's value; empty for any other value.
std::string_view HostOf(Kind kind, std::string_view value) {
  if (kind == Kind::kEmail) return value.substr(std::min(value.rfind('@'), value.size() - 1) + 1);
  if (!IsLink(kind)) return {};
  const std::size_t authority = value.find("://");
  if (authority == std::string_view::npos) return {};
  value.remove_prefix(authority + 3);
  return value.substr(0, value.find_first_of(":/?#"));
}

}  // namespace

bool IsAllowed(const std::vector<std::string>& entries, Kind kind, std::string_view value) {
  if (value.empty()) return false;
  const std::string_view host = HostOf(kind, value);
  return std::any_of(entries.begin(), entries.end(), [&](const std::string& raw) {
    const std::string entry = Lower(raw);
    if (entry.empty()) return false;
    if (value == entry || (value.starts_with("https://") && value.substr(8) == entry)) return true;
    return !host.empty() && HostIsWithin(host, entry);
  });
}

}  // namespace presend

#include "detect/hosts.h"

namespace presend {
namespace {

constexpr std::uint16_t kNoApp = 65535;
constexpr std::uint8_t kNeedsNothing = 255;
// In the pack, paths for any host stand under this name.
constexpr std::string_view kAnyHost = "*";

std::string_view TakeSegment(std::string_view* rest) {
  const std::size_t slash = rest->find('/');
  const std::string_view segment = rest->substr(0, slash);
  *rest = slash == std::string_view::npos ? std::string_view() : rest->substr(slash + 1);
  return segment;
}

bool SegmentMatches(std::string_view pattern, std::string_view segment) {
  const bool open_start = pattern.starts_with('*');
  if (open_start) pattern.remove_prefix(1);
  const bool open_end = pattern.ends_with('*');
  if (open_end) pattern.remove_suffix(1);
  if (segment.empty()) return false;
  if (pattern.empty()) return open_start || open_end;
  if (open_start && open_end) return segment.find(pattern) != std::string_view::npos;
  if (open_start) return segment.ends_with(pattern);
  // "@*" wants something after the literal part.
  if (open_end) return segment.size() > pattern.size() && segment.starts_with(pattern);
  return segment == pattern;
}

std::string_view TrimSlashes(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

}  // namespace

bool PathMatches(std::string_view pattern, std::string_view path) {
  pattern = TrimSlashes(pattern);
  path = TrimSlashes(path);
  while (!pattern.empty()) {
    const std::string_view wanted = TakeSegment(&pattern);
    if (wanted == "**" && pattern.empty()) return true;
    if (path.empty()) return false;
    if (!SegmentMatches(wanted, TakeSegment(&path))) return false;
  }
  return path.empty();
}

bool HostIsWithin(std::string_view host, std::string_view suffix) {
  if (!host.ends_with(suffix)) return false;
  return host.size() == suffix.size() || host[host.size() - suffix.size() - 1] == '.';
}

HostTable::HostTable(const Pack& pack) : pack_(pack) {
  const auto* hosts = pack.root().hosts();
  for (std::uint32_t i = 0; i < hosts->size();) {
    const std::string_view name = pack.HostText(*hosts->Get(i));
    std::uint32_t end = i + 1;
    while (end < hosts->size() && pack.HostText(*hosts->Get(end)) == name) ++end;
    if (name == kAnyHost) {
      any_host_ = {i, end};
    } else {
      hosts_.emplace(name, Entries{i, end});
    }
    i = end;
  }
}

std::optional<HostClass> HostTable::MatchEntries(const Entries& entries,
                                                 std::string_view path) const {
  for (std::uint32_t i = entries.first; i < entries.end; ++i) {
    const fb::Host& entry = *pack_.root().hosts()->Get(i);
    if (!PathMatches(pack_.HostPath(entry), path)) continue;
    HostClass result;
    result.kind = static_cast<Kind>(entry.kind());
    if (entry.app() != kNoApp) result.app = pack_.String(entry.app());
    if (entry.needs() != kNeedsNothing) result.needs = static_cast<LexemeClass>(entry.needs());
    return result;
  }
  return std::nullopt;
}

HostClass HostTable::Classify(std::string_view host, std::string_view path) const {
  std::optional<HostClass> found;
  bool known = false;
  for (std::string_view suffix = host; !found && !suffix.empty();) {
    if (const auto it = hosts_.find(suffix); it != hosts_.end()) {
      known = true;
      found = MatchEntries(it->second, path);
    }
    const std::size_t dot = suffix.find('.');
    if (dot == std::string_view::npos) break;
    suffix.remove_prefix(dot + 1);
  }
  if (!found) found = MatchEntries(any_host_, path);
  HostClass result = found.value_or(HostClass{});
  result.known = known;
  return result;
}

std::optional<HostClass> HostTable::ClassifyScheme(std::string_view scheme) const {
  for (const fb::Scheme* entry : *pack_.root().schemes()) {
    if (entry->scheme()->string_view() != scheme) continue;
    HostClass result;
    result.kind = static_cast<Kind>(entry->kind());
    if (entry->app() != nullptr) result.app = entry->app()->string_view();
    return result;
  }
  return std::nullopt;
}

}  // namespace presend

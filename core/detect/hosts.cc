#include "detect/hosts.h"

#include <algorithm>

#include "text/stable_sort.h"

namespace presend {
namespace {

constexpr std::uint16_t kNoApp = 65535;
constexpr std::uint8_t kNeedsNothing = 255;
// In the pack, paths for any host stand under this name.
constexpr std::string_view kAnyHost = "*";
constexpr std::string_view kAnySegment = "/*";

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
  const std::vector<HostEntry>& hosts = pack.hosts();
  by_name_ = WordIndex(hosts.size());
  for (std::uint32_t i = 0; i < hosts.size();) {
    const std::string_view name = pack.HostText(hosts[i]);
    std::uint32_t end = i + 1;
    while (end < hosts.size() && pack.HostText(hosts[end]) == name) ++end;
    if (name == kAnyHost) {
      for (; i < end; ++i) IndexAnyHost(i);
    } else {
      by_name_.Add(WordIndex::Hash(name), static_cast<std::uint16_t>(hosts_.size()));
      hosts_.push_back({i, end});
    }
    i = end;
  }
  StableSort(&any_host_, [](const AnyHostPath& a, const AnyHostPath& b) {
    return a.segment != b.segment ? a.segment < b.segment : a.entry < b.entry;
  });
}

void HostTable::IndexAnyHost(std::uint32_t entry) {
  std::string_view rest = TrimSlashes(pack_.HostPath(pack_.hosts()[entry]));
  for (std::size_t depth = 1; !rest.empty(); ++depth) {
    const std::string_view segment = TakeSegment(&rest);
    if (segment.find('*') != std::string_view::npos) continue;
    any_host_depth_ = std::max(any_host_depth_, depth);
    any_host_.push_back({segment, entry});
    return;
  }
  any_host_.push_back({{}, entry});
}

const HostTable::Entries* HostTable::FindHost(std::string_view host) const {
  const std::uint16_t found = by_name_.Find(WordIndex::Hash(host), [&](std::uint16_t known) {
    return pack_.HostText(pack_.hosts()[hosts_[known].first]) == host;
  });
  return found == WordIndex::kNone ? nullptr : &hosts_[found];
}

HostClass HostTable::ClassOf(std::uint32_t entry) const {
  const HostEntry& host = pack_.hosts()[entry];
  HostClass result;
  result.kind = static_cast<Kind>(host.kind);
  if (host.app != kNoApp) result.app = pack_.String(host.app);
  if (host.needs != kNeedsNothing) result.needs = static_cast<LexemeClass>(host.needs);
  return result;
}

// Of the paths that fit, the first in the pack's order is the most specific.
std::optional<HostClass> HostTable::MatchAnyHost(std::string_view path) const {
  std::uint32_t best = UINT32_MAX;
  const auto look_up = [&](std::string_view segment) {
    auto it = std::lower_bound(
        any_host_.begin(), any_host_.end(), segment,
        [](const AnyHostPath& a, std::string_view wanted) { return a.segment < wanted; });
    for (; it != any_host_.end() && it->segment == segment && it->entry < best; ++it) {
      if (PathMatches(pack_.HostPath(pack_.hosts()[it->entry]), path)) best = it->entry;
    }
  };
  std::string_view rest = TrimSlashes(path);
  if (rest.empty()) return std::nullopt;
  look_up({});
  for (std::size_t i = 0; i < any_host_depth_ && !rest.empty(); ++i) {
    const std::string_view segment = TakeSegment(&rest);
    if (!segment.empty()) look_up(segment);
  }
  if (best == UINT32_MAX) return std::nullopt;
  return ClassOf(best);
}

std::optional<HostClass> HostTable::MatchEntries(const Entries& entries,
                                                 std::string_view path) const {
  for (std::uint32_t i = entries.first; i < entries.end; ++i) {
    const std::string_view pattern = pack_.HostPath(pack_.hosts()[i]);
    if (!PathMatches(pattern, path)) continue;
    // Where every first segment is a member's name, the words that sites have for their own pages
    // are none.
    if (pattern == kAnySegment) {
      const std::optional<HostClass> own = MatchAnyHost(path);
      if (own && own->kind == Kind::kWebsite) return own;
    }
    return ClassOf(i);
  }
  return std::nullopt;
}

HostClass HostTable::Classify(std::string_view host, std::string_view path) const {
  std::optional<HostClass> found;
  bool known = false;
  for (std::string_view suffix = host; !found && !suffix.empty();) {
    if (const Entries* entries = FindHost(suffix)) {
      known = true;
      found = MatchEntries(*entries, path);
    }
    const std::size_t dot = suffix.find('.');
    if (dot == std::string_view::npos) break;
    suffix.remove_prefix(dot + 1);
  }
  if (!found) found = MatchAnyHost(path);
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

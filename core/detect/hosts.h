// Link classes by host and path.
#ifndef PRESEND_DETECT_HOSTS_H_
#define PRESEND_DETECT_HOSTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "presend/vocabulary.h"
#include "scan/lexicon.h"
#include "scan/word_index.h"

namespace presend {

struct HostClass {
  Kind kind = Kind::kWebsite;
  std::string_view app;              // in the pack; empty: none
  std::optional<LexemeClass> needs;  // counts only where the sentence has such a word
  bool known = false;                // the table has the host or a domain above it
};

// Whether `path` (without query and fragment, folded; a trailing slash is ignored) fits `pattern`:
// split at '/', "*" is one non-empty segment, a segment may have a '*' at either end, a last "**"
// is anything, also nothing.
bool PathMatches(std::string_view pattern, std::string_view path);

// Whether `host` is `suffix` or a subdomain of it.
bool HostIsWithin(std::string_view host, std::string_view suffix);

// Immutable after construction; safe to share between threads. Refers to the pack.
class HostTable {
 public:
  explicit HostTable(const Pack& pack);

  // The class of a link to `host` (lower case) and `path`; the longest host decides, then the most
  // specific path, then the paths that are told on any host.
  HostClass Classify(std::string_view host, std::string_view path) const;
  // The class of a link that is told by its scheme alone ("skype"), or nullopt.
  std::optional<HostClass> ClassifyScheme(std::string_view scheme) const;

 private:
  // Those of one host, which has its text from the first of them.
  struct Entries {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
  };
  // A path for any host, found by its first segment that is told in full ("/*/careers/**" by
  // "careers"); the few that have none stand under "".
  struct AnyHostPath {
    std::string_view segment;
    std::uint32_t entry = 0;
  };
  void IndexAnyHost(std::uint32_t entry);
  // Those of exactly that host; nullptr: the table does not have it.
  const Entries* FindHost(std::string_view host) const;
  HostClass ClassOf(std::uint32_t entry) const;
  std::optional<HostClass> MatchEntries(const Entries& entries, std::string_view path) const;
  std::optional<HostClass> MatchAnyHost(std::string_view path) const;

  const Pack& pack_;
  std::vector<Entries> hosts_;
  WordIndex by_name_;                  // of them
  std::vector<AnyHostPath> any_host_;  // ascending by segment, then by entry
  std::size_t any_host_depth_ = 0;     // at most so many segments of a path are looked up
};

}  // namespace presend

#endif  // PRESEND_DETECT_HOSTS_H_

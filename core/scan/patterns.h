// The pack's patterns, run by RE2 in bounded windows only. A pattern is compiled on its first use.
#ifndef PRESEND_SCAN_PATTERNS_H_
#define PRESEND_SCAN_PATTERNS_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "presend/vocabulary.h"
#include "text/view.h"

namespace presend {

inline constexpr int kMaxGroups = 6;

// A match and its groups, as ranges of the text searched; a group that took no part is empty.
struct PatternMatch {
  Range whole;
  Range groups[kMaxGroups];
};

// One pattern. Thread-safe: compiled behind a once-flag, never changed afterwards.
class Pattern {
 public:
  // `source` must outlive the pattern. Patterns see bytes (RE2's Latin-1 mode) and text folded like
  // the plain view.
  explicit Pattern(std::string_view source);
  ~Pattern();
  Pattern(Pattern&&) noexcept;

  // The leftmost match within [begin, end) of `text`; what lies outside is seen as context for \b
  // only.
  bool Search(std::string_view text, std::uint32_t begin, std::uint32_t end,
              PatternMatch* match) const;
  // The same for a match that begins at `begin`: RE2 needs not look for where it begins, and most
  // patterns run on its one-pass engine.
  bool MatchAt(std::string_view text, std::uint32_t begin, std::uint32_t end,
               PatternMatch* match) const;
  // Where the pattern matches the beginning of `text`: replaces that by `rewrite` (with \1 to \9)
  // if the pattern's last group took part, else takes it off. False where it does not match or
  // matches nothing.
  bool RewritePrefix(std::string_view text, std::string_view rewrite, std::string* out) const;
  // The match that begins `text`, or 0: its length.
  std::size_t PrefixLength(std::string_view text) const;

  // Empty, or what RE2 has against the pattern.
  std::string Problem() const;

 private:
  struct State;
  bool Run(std::string_view text, std::uint32_t begin, std::uint32_t end, bool anchored,
           PatternMatch* match) const;
  std::unique_ptr<State> state_;
};

}  // namespace presend

#endif  // PRESEND_SCAN_PATTERNS_H_

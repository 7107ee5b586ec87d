#include "scan/patterns.h"

#include <re2/re2.h>

#include <algorithm>
#include <mutex>

#include "text/utf8.h"

namespace presend {
namespace {

// What a pattern may cost in memory: programs and state caches. The caches are thrown away and
// built anew when full, so this bounds the heap, not what can be matched.
constexpr std::int64_t kMaxPatternMemory = 1 << 20;

// Instructions of a pattern's program. A repeat "{1,60}" takes sixty times what "+" takes, in
// memory, when it is compiled and, once the states of the automaton are too many to be kept, at
// each byte.
constexpr int kMostInstructions = 1000;

// A repeat that is bounded in bytes may begin or end inside of a character; what it has of that one
// is left out.
Range OnCharacters(std::string_view text, Range range) {
  while (range.begin < range.end && IsContinuation(text[range.begin])) ++range.begin;
  while (range.begin < range.end && range.end < text.size() && IsContinuation(text[range.end]))
    --range.end;
  return range;
}

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1);
  options.set_log_errors(false);
  options.set_max_mem(kMaxPatternMemory);
  return options;
}

}  // namespace

struct Pattern::State {
  explicit State(std::string_view text) : source(text) {}
  const RE2& Compiled() {
    std::call_once(once, [this] { compiled = std::make_unique<RE2>(source, PatternOptions()); });
    return *compiled;
  }
  std::string_view source;
  std::once_flag once;
  std::unique_ptr<RE2> compiled;
};

Pattern::Pattern(std::string_view source) : state_(std::make_unique<State>(source)) {}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;

bool Pattern::Search(std::string_view text, std::uint32_t begin, std::uint32_t end,
                     PatternMatch* match) const {
  return Run(text, begin, end, false, match);
}

bool Pattern::MatchAt(std::string_view text, std::uint32_t begin, std::uint32_t end,
                      PatternMatch* match) const {
  return Run(text, begin, end, true, match);
}

bool Pattern::Run(std::string_view text, std::uint32_t begin, std::uint32_t end, bool anchored,
                  PatternMatch* match) const {
  const RE2& re = state_->Compiled();
  if (!re.ok()) return false;
  absl::string_view groups[kMaxGroups + 1];
  const int wanted = std::min(re.NumberOfCapturingGroups(), kMaxGroups) + 1;
  const RE2::Anchor anchor = anchored ? RE2::ANCHOR_START : RE2::UNANCHORED;
  if (!re.Match(text, begin, end, anchor, groups, match == nullptr ? 0 : wanted)) return false;
  if (match == nullptr) return true;
  const auto range_of = [&](absl::string_view group) -> Range {
    if (group.data() == nullptr) return {};
    const auto start = static_cast<std::uint32_t>(group.data() - text.data());
    return OnCharacters(text, {start, start + static_cast<std::uint32_t>(group.size())});
  };
  match->whole = range_of(groups[0]);
  for (int i = 0; i < kMaxGroups; ++i)
    match->groups[i] = i + 1 < wanted ? range_of(groups[i + 1]) : Range{};
  return true;
}

bool Pattern::RewritePrefix(std::string_view text, std::string_view rewrite,
                            std::string* out) const {
  const RE2& re = state_->Compiled();
  if (!re.ok()) return false;
  absl::string_view groups[10];
  const int last = std::min(re.NumberOfCapturingGroups(), 9);
  if (!re.Match(text, 0, text.size(), RE2::ANCHOR_START, groups, last + 1) || groups[0].empty())
    return false;
  out->clear();
  if (last > 0 && !groups[last].empty() && !rewrite.empty() &&
      !re.Rewrite(out, rewrite, groups, last + 1))
    return false;
  out->append(text.substr(groups[0].size()));
  return true;
}

std::size_t Pattern::PrefixLength(std::string_view text) const {
  const RE2& re = state_->Compiled();
  absl::string_view whole;
  if (!re.ok() || !re.Match(text, 0, text.size(), RE2::ANCHOR_START, &whole, 1)) return 0;
  return whole.size();
}

std::string Pattern::Problem() const {
  const RE2& re = state_->Compiled();
  if (!re.ok()) return re.error();
  const int size = re.ProgramSize();
  if (size <= kMostInstructions) return {};
  return "its program has " + std::to_string(size) + " instructions, at most " +
         std::to_string(kMostInstructions) +
         " are allowed: where the window bounds a repeat, use * or +";
}

}  // namespace presend

#include "presend/draft.h"

#include <algorithm>
#include <cassert>
#include <span>
#include <string>
#include <vector>

#include "check.h"
#include "detect/cuts.h"
#include "policy/resolved_context.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

// Texts up to so many bytes are checked whole: a part of one would not be much shorter.
constexpr std::size_t kShort = 1024;
// Where nothing was found and no digit stands near an edit, only what the edit itself makes is to
// be found: it begins and ends no further than this from the edit.
constexpr std::uint32_t kReachOfNew = 192;
// Bytes between an edit and the end of a sentence that it leaves one.
constexpr std::uint32_t kEdge = 16;
constexpr std::size_t kIdSize = 16;  // of a finding's id before it is told apart from an equal one

// What an edit makes necessary to look at, in bytes of the text before it: the findings of `part`
// are found anew by checking `slice`. Both begin and end at cuts, or where the text does.
struct Plan {
  ByteSpan slice;
  ByteSpan part;
};

// Whether there may be a digit, perhaps of another script or style.
bool MayHaveDigit(std::string_view text) {
  constexpr unsigned char kEndOfCyrillic = 0xD4;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (IsAsciiDigit(text[i])) return true;
    if (static_cast<unsigned char>(text[i]) <= kEndOfCyrillic) continue;
    const bool is_punctuation = text.substr(i, 2) == "\xE2\x80";
    if (!is_punctuation) return true;
  }
  return false;
}

// The index of the first span that starts at `start` or behind it.
std::size_t FirstFrom(const std::vector<ByteSpan>& spans, std::uint32_t start) {
  const auto it = std::partition_point(spans.begin(), spans.end(),
                                       [&](const ByteSpan& span) { return span.start < start; });
  return static_cast<std::size_t>(it - spans.begin());
}

// Puts the spans of a slice that start in `part`, from its first byte on or behind it, in the place
// of those of the whole text; those behind are moved on. `part` counts in the text before the edit,
// which has grown by `bytes`, modulo 2^32; `slice` is where that begins.
void Splice(ByteSpan part, std::uint32_t bytes, std::uint32_t slice,
            const std::vector<ByteSpan>& fresh, std::vector<ByteSpan>* all) {
  const auto at = [](std::vector<ByteSpan>* spans, std::size_t index) {
    return spans->begin() + static_cast<std::ptrdiff_t>(index);
  };
  const std::size_t first = FirstFrom(*all, part.start);
  const std::size_t behind = FirstFrom(*all, part.end);
  const std::size_t from = FirstFrom(fresh, part.start - slice);
  const std::size_t count = FirstFrom(fresh, part.end + bytes - slice) - from;
  const std::size_t end = first + count;
  if (end > behind) {
    all->insert(at(all, behind), end - behind, ByteSpan{});
  } else {
    all->erase(at(all, end), at(all, behind));
  }
  for (std::size_t i = 0; i < count; ++i)
    (*all)[first + i] = {fresh[from + i].start + slice, fresh[from + i].end + slice};
  if (bytes == 0) return;
  for (std::size_t i = end; i < all->size(); ++i) {
    (*all)[i].start += bytes;
    (*all)[i].end += bytes;
  }
}

class Planner {
 public:
  Planner(std::string_view text, const Cuts& cuts, ByteSpan edit)
      : text_(text),
        size_(static_cast<std::uint32_t>(text.size())),
        cuts_(cuts.places),
        found_(cuts.found),
        edit_(edit) {}

  Plan Make() const {
    // Ends of sentences that stay some whatever the edit is.
    const ByteSpan sentences{Before(edit_.start, kEdge), Behind(edit_.end, kEdge)};
    Plan plan = AroundTheNew(sentences);
    bool digits = MayHaveDigit(Text(plan.slice));
    if (!digits && !HasFoundIn(plan.slice)) return plan;
    if (!digits) {
      plan = AroundTheFound(sentences, kReachOfEvidence);
      digits = MayHaveDigit(Text(plan.slice));
    }
    return digits ? AroundTheFound(sentences, kReachNearDigits) : plan;
  }

 private:
  // Where nothing else was found.
  Plan AroundTheNew(ByteSpan sentences) const {
    constexpr std::uint32_t kReach = kReachOfNew + kReachOfEvidence;
    Plan plan;
    plan.part = {std::min(Before(sentences.start, 1), Before(edit_.start, kReachOfNew)),
                 std::max(Behind(sentences.end, 1), Behind(edit_.end, kReachOfNew))};
    plan.slice = {std::min(plan.part.start, Before(edit_.start, kReach)),
                  std::max(plan.part.end, Behind(edit_.end, kReach))};
    return plan;
  }

  // What was found is to be found as it was, and so is what stands in the sentence beside it.
  Plan AroundTheFound(ByteSpan sentences, std::uint32_t reach) const {
    Plan plan;
    plan.part = {Before(Before(sentences.start, reach), 1),
                 Behind(Behind(sentences.end, reach), 1)};
    plan.slice = {Before(Before(plan.part.start, 1), reach),
                  Behind(Behind(plan.part.end, 1), reach)};
    return plan;
  }

  std::string_view Text(ByteSpan span) const {
    return text_.substr(span.start, span.end - span.start);
  }

  bool HasFoundIn(ByteSpan span) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const ByteSpan& found) { return Overlaps(found, span); });
  }

  // The last cut that lies `distance` or more before `position`, or 0.
  std::uint32_t Before(std::uint32_t position, std::uint32_t distance) const {
    if (position < distance) return 0;
    const std::size_t behind = FirstFrom(cuts_, position - distance + 1);
    return behind == 0 ? 0 : cuts_[behind - 1].start;
  }

  // The first cut that lies `distance` or more behind `position`, or the text's size.
  std::uint32_t Behind(std::uint32_t position, std::uint32_t distance) const {
    const std::size_t next = FirstFrom(cuts_, position + distance);
    return next == cuts_.size() ? size_ : cuts_[next].start;
  }

  std::string_view text_;
  std::uint32_t size_;
  const std::vector<ByteSpan>& cuts_;
  const std::vector<ByteSpan>& found_;
  ByteSpan edit_;
};

// A place in a text in both units.
struct Place {
  std::uint32_t byte = 0;
  std::uint32_t unit = 0;
};

void Move(std::uint32_t bytes, std::uint32_t units, Finding* finding) {
  const auto move = [&](ByteSpan* in_bytes, Utf16Span* in_units) {
    in_bytes->start += bytes;
    in_bytes->end += bytes;
    in_units->start += units;
    in_units->end += units;
  };
  move(&finding->bytes, &finding->utf16);
  if (finding->fix) move(&finding->fix->bytes, &finding->fix->utf16);
}

DraftChange ChangeBy(std::uint32_t bytes, std::uint32_t units) {
  return {.bytes = static_cast<std::int32_t>(bytes), .units = static_cast<std::int32_t>(units)};
}

// Counts the first of `now` that are as the first of `before` and, among the others, the last that
// are as the last but for where they stand. Those of `before` are moved on for it, and of no use
// afterwards.
void CountUnchanged(std::span<Finding> before, std::span<const Finding> now, DraftChange* change) {
  const std::size_t most = std::min(before.size(), now.size());
  std::size_t& first = change->before;
  while (first < most && before[first] == now[first]) ++first;
  std::size_t& last = change->behind;
  while (first + last < most) {
    Finding& old = before[before.size() - 1 - last];
    Move(static_cast<std::uint32_t>(change->bytes), static_cast<std::uint32_t>(change->units),
         &old);
    if (!(old == now[now.size() - 1 - last])) break;
    ++last;
  }
}

std::uint32_t UnitsOf(std::string_view text) {
  return CountUtf16(text, 0, static_cast<std::uint32_t>(text.size()));
}

}  // namespace

struct Draft::Impl {
  const Checker* checker;
  Context context;
  CheckOptions options;
  std::string text;
  Decision decision;
  DraftChange change;
  bool is_checked = false;  // `decision` and `cuts` are of `text`
  Cuts cuts;
  Cuts cuts_of_slice;
  Place place;  // the start of the last slice
  Workspace workspace;

  std::size_t size() const { return text.size(); }

  std::optional<Error> Replace(ByteSpan range, std::string_view inserted) {
    const bool follows =
        is_checked && size() + inserted.size() > kShort && inserted.size() < size() && IsLocal();
    const auto bytes = static_cast<std::uint32_t>(inserted.size()) - (range.end - range.start);
    if (!follows) {
      const std::uint32_t units = UnitsOf(inserted) - Count(range);
      Edit(range, inserted);
      return CheckWhole(bytes, units);
    }
    const Plan plan = Planner(text, cuts, range).Make();
    const std::uint32_t slice_size = plan.slice.end - plan.slice.start;
    const bool is_short = slice_size + inserted.size() < size() / 4 * 3;
    const std::uint32_t begin = is_short ? UnitAt(plan.slice.start) : 0;
    const std::uint32_t units = is_short ? Count({plan.slice.start, plan.part.end}) : 0;
    const std::uint32_t units_of_edit = UnitsOf(inserted) - Count(range);
    Edit(range, inserted);
    if (!is_short || size() > kMaxTextBytes || !CheckSlice(plan, bytes, begin, units))
      return CheckWhole(bytes, units_of_edit);
    return std::nullopt;
  }

  // Whether nothing but its surroundings decides about a finding.
  bool IsLocal() const {
    return context.resolved().recent.empty() && context.resolved().declared.empty();
  }

  void Edit(ByteSpan range, std::string_view inserted) {
    text.replace(range.start, range.end - range.start, inserted);
  }

  // The text has grown by so much, modulo 2^32.
  std::optional<Error> CheckWhole(std::uint32_t bytes, std::uint32_t units) {
    change = ChangeBy(bytes, units);
    change.looked_at = size();
    place = {};
    is_checked = false;
    if (size() > kMaxTextBytes) return TextTooLong();
    std::vector<Finding> before = std::move(decision.findings);
    decision = Decide(checker->locales(), checker->tables(), text, context.resolved(), options,
                      kWholeText, &workspace.buffers());
    TellApart(&decision.findings);
    CountUnchanged(before, decision.findings, &change);
    TakeCuts(&cuts);
    is_checked = true;
    return std::nullopt;
  }

  // `bytes` is by how many the text has grown, modulo 2^32; `begin` the UTF-16 code unit at which
  // the slice begins, and `units` how many there were from there to the end of the part. False:
  // it is not certain that the slice is enough, and nothing has been changed.
  bool CheckSlice(const Plan& plan, std::uint32_t bytes, std::uint32_t begin, std::uint32_t units) {
    const ByteSpan slice{plan.slice.start, plan.slice.end + bytes};
    const ByteSpan part{plan.part.start - slice.start, plan.part.end + bytes - slice.start};
    Decision now = Decide(checker->locales(), checker->tables(), TextOf(slice), context.resolved(),
                          options, part, &workspace.buffers());
    TakeCuts(&cuts_of_slice);
    const auto is_cut = [&](std::uint32_t byte) {
      const std::size_t index = FirstFrom(cuts_of_slice.places, byte);
      return index < cuts_of_slice.places.size() && cuts_of_slice.places[index].start == byte;
    };
    // The edges of the slice are cuts that it does not see.
    const bool begins = part.start == 0 || is_cut(part.start);
    const bool ends = slice.start + part.end == slice.end || is_cut(part.end);
    if (!begins || !ends) return false;
    const std::uint32_t grown = Count({slice.start, slice.start + part.end}) - units;
    for (Finding& finding : now.findings) Move(slice.start, begin, &finding);
    Merge(plan.part, bytes, grown, &now.findings);
    change.looked_at = slice.end - slice.start;
    // The cut that the part begins at stays, since a slice that begins there does not see it.
    Splice({plan.part.start + 1, plan.part.end}, bytes, slice.start, cuts_of_slice.places,
           &cuts.places);
    Splice(plan.part, bytes, slice.start, cuts_of_slice.found, &cuts.found);
    place = {slice.start, begin};
    return true;
  }

  std::string_view TextOf(ByteSpan span) const {
    return std::string_view(text).substr(span.start, span.end - span.start);
  }
  std::uint32_t Count(ByteSpan span) const { return CountUtf16(text, span.start, span.end); }

  // The UTF-16 code unit at a byte where a character begins.
  std::uint32_t UnitAt(std::uint32_t byte) const {
    return byte >= place.byte ? place.unit + Count({place.byte, byte})
                              : place.unit - Count({byte, place.byte});
  }

  // The byte at a UTF-16 code unit where a character begins.
  std::uint32_t ByteAt(std::uint32_t unit) const {
    Place at = unit >= place.unit ? place : Place{};
    while (at.unit < unit && at.byte < size()) {
      const auto ascii = static_cast<std::uint32_t>(
          AsciiPrefix(std::string_view(text).substr(at.byte, unit - at.unit)));
      at = {at.byte + ascii, at.unit + ascii};
      if (at.unit == unit || at.byte == size()) break;
      const Decoded decoded = DecodeAt(text, at.byte);
      at = {at.byte + decoded.length, at.unit + (decoded.code_point > 0xFFFF ? 2 : 1)};
    }
    return at.byte;
  }

  void TakeCuts(Cuts* into) {
    const Workspace::Buffers& buffers = workspace.buffers();
    FindCuts(buffers.detect, into);
    if (!buffers.is_repaired) return;
    for (ByteSpan& cut : into->places)
      cut.start = cut.end = buffers.InText({cut.start, cut.start + 1}).start;
    for (ByteSpan& span : into->found) span = buffers.InText(span);
  }

  // Puts the findings of a part in the place of those that were there; `part` counts in the text
  // before the edit, which has grown by so much behind it.
  void Merge(ByteSpan part, std::uint32_t bytes, std::uint32_t units, std::vector<Finding>* found) {
    std::vector<Finding> all;
    all.reserve(decision.findings.size() + found->size());
    const auto take = [&](Finding* finding) {
      decision.verdict = std::max(decision.verdict, finding->outcome);
      all.push_back(std::move(*finding));
    };
    const bool told_apart = HasEqual();
    decision.verdict = Outcome::kClear;
    change = ChangeBy(bytes, units);
    std::vector<Finding>& before = decision.findings;
    std::size_t next = 0;
    for (; next < before.size() && before[next].bytes.end <= part.start; ++next)
      take(&before[next]);
    change.before = next;
    while (next < before.size() && before[next].bytes.start < part.end) ++next;
    // Of those of the part most are found as they were.
    DraftChange of_part = ChangeBy(bytes, units);
    CountUnchanged(std::span(before).subspan(change.before, next - change.before), *found,
                   &of_part);
    for (Finding& finding : *found) take(&finding);
    change.before += of_part.before;
    change.behind = of_part.behind;
    for (; next < before.size(); ++next) {
      Move(bytes, units, &before[next]);
      take(&before[next]);
      ++change.behind;
    }
    before.swap(all);
    if (told_apart) {
      for (Finding& finding : before) finding.id.resize(std::min(finding.id.size(), kIdSize));
    }
    TellApart(&before);
    // Ids that are told apart may be others now, wherever they are.
    if (told_apart || HasEqual()) change.before = change.behind = 0;
  }

  // Whether ids had to be told apart.
  bool HasEqual() const {
    return std::any_of(decision.findings.begin(), decision.findings.end(),
                       [](const Finding& finding) { return finding.id.size() > kIdSize; });
  }
};

Draft::Draft(const Checker& checker, const Context& context, const CheckOptions& options)
    : impl_(new Impl{&checker, context, options, {}, {}, {}, false, {}, {}, {}, {}}) {
  assert(!options.trace);
  impl_->CheckWhole(0, 0);
}
Draft::~Draft() = default;
Draft::Draft(Draft&&) noexcept = default;
Draft& Draft::operator=(Draft&&) noexcept = default;

std::string_view Draft::text() const { return impl_->text; }
const Decision& Draft::decision() const { return impl_->decision; }
const DraftChange& Draft::change() const { return impl_->change; }

std::optional<Error> Draft::Replace(ByteSpan range, std::string_view inserted) {
  assert(range.start <= range.end && range.end <= impl_->size());
  return impl_->Replace(range, inserted);
}

std::optional<Error> Draft::Replace(Utf16Span range, std::string_view inserted) {
  return Replace(ByteSpan{impl_->ByteAt(range.start), impl_->ByteAt(range.end)}, inserted);
}

std::optional<Error> Draft::SetContext(const Context& context) {
  impl_->context = context;
  return impl_->CheckWhole(0, 0);
}

}  // namespace presend

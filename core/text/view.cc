#include "text/view.h"

#include <algorithm>

#include "text/utf8.h"

namespace presend {

// Index of the last run that begins at or before `position`. Where a byte is there it is never an
// empty one: empty runs come before the run that has the byte at the same position.
std::size_t View::RunAtOrBefore(std::uint32_t position) const {
  const auto after =
      std::upper_bound(runs_.begin(), runs_.end(), position,
                       [](std::uint32_t p, const Run& run) { return p < run.view.begin; });
  return after == runs_.begin() ? 0 : static_cast<std::size_t>(after - runs_.begin()) - 1;
}

ByteSpan View::Source(Range range) const {
  const Run& first = RunAt(range.begin);
  const Run& last = RunAt(range.end - 1);
  ByteSpan span;
  span.start =
      first.rewritten ? first.source.start : first.source.start + (range.begin - first.view.begin);
  span.end = last.rewritten ? last.source.end : last.source.start + (range.end - last.view.begin);
  return span;
}

DisguiseSet View::DisguisesIn(Range range, bool of_words) const {
  const auto is_word = [&](Range part) {
    const std::string_view text = this->text().substr(part.begin, part.size());
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return !IsAscii(c) || IsAsciiAlnum(c); });
  };
  DisguiseSet set = 0;
  for (std::size_t i = RunAtOrBefore(range.begin);
       i < runs_.size() && runs_[i].view.begin < range.end; ++i) {
    const Run& run = runs_[i];
    const bool dropped_inside = run.view.size() == 0 && run.view.begin > range.begin;
    if ((run.view.end > range.begin || dropped_inside) && (!of_words || is_word(run.view)))
      set |= run.disguise;
  }
  return set;
}

std::string View::InSourceCase(std::string_view source, Range range) const {
  std::string out;
  out.reserve(range.size());
  // The first run that reaches past the start is found by halving: a text has many links.
  const auto first = std::partition_point(
      runs_.begin(), runs_.end(), [&](const Run& run) { return run.view.end <= range.begin; });
  for (auto it = first; it != runs_.end() && it->view.begin < range.end; ++it) {
    const Run& run = *it;
    const std::uint32_t begin = std::max(run.view.begin, range.begin);
    const std::uint32_t end = std::min(run.view.end, range.end);
    if (begin >= end) continue;
    if (run.rewritten) {
      out.append(text_, begin, end - begin);
    } else {
      out.append(source.substr(run.source.start + (begin - run.view.begin), end - begin));
    }
  }
  return out;
}

void View::Clear() {
  text_.clear();
  runs_.clear();
}

char* View::CopyRaw(std::uint32_t source_start, std::size_t length) {
  const auto begin = static_cast<std::uint32_t>(text_.size());
  const auto size = static_cast<std::uint32_t>(length);
  text_.resize(text_.size() + length);
  if (!runs_.empty()) {
    Run& last = runs_.back();
    if (!last.rewritten && last.disguise == 0 && last.source.end == source_start) {
      last.view.end += size;
      last.source.end += size;
      return text_.data() + begin;
    }
  }
  runs_.push_back({{begin, begin + size}, {source_start, source_start + size}, 0, false});
  return text_.data() + begin;
}

void View::Copy(std::uint32_t source_start, std::string_view bytes) {
  if (bytes.empty()) return;
  std::copy(bytes.begin(), bytes.end(), CopyRaw(source_start, bytes.size()));
}

void View::Rewrite(ByteSpan source, std::string_view bytes, DisguiseSet disguise) {
  const auto begin = static_cast<std::uint32_t>(text_.size());
  text_.append(bytes);
  runs_.push_back(
      {{begin, begin + static_cast<std::uint32_t>(bytes.size())}, source, disguise, true});
}

void View::Append(const View& other, Range range) {
  // What was dropped at either end comes along: it stands before the first run that reaches past
  // the beginning.
  auto it = std::partition_point(other.runs_.begin(), other.runs_.end(), [&](const Run& run) {
    return run.view.end < range.begin || (run.view.end == range.begin && run.view.size() > 0);
  });
  for (; it != other.runs_.end() && it->view.begin <= range.end; ++it) {
    const Run& run = *it;
    if (run.view.size() == 0) {
      Rewrite(run.source, {}, run.disguise);
      continue;
    }
    const std::uint32_t begin = std::max(run.view.begin, range.begin);
    const std::uint32_t end = std::min(run.view.end, range.end);
    if (begin >= end) continue;
    const std::string_view bytes = other.text().substr(begin, end - begin);
    if (run.rewritten || run.disguise != 0) {
      const ByteSpan source = run.rewritten ? run.source
                                            : ByteSpan{run.source.start + (begin - run.view.begin),
                                                       run.source.start + (end - run.view.begin)};
      Rewrite(source, bytes, run.disguise);
    } else {
      Copy(run.source.start + (begin - run.view.begin), bytes);
    }
  }
}

void View::Apply(const View& base, Range within, std::span<const Replacement> replacements) {
  Clear();
  std::uint32_t cursor = within.begin;
  for (const Replacement& replacement : replacements) {
    Append(base, {cursor, replacement.range.begin});
    const DisguiseSet disguise =
        static_cast<DisguiseSet>(replacement.disguise | base.DisguisesIn(replacement.range));
    Rewrite(base.Source(replacement.range), replacement.text, disguise);
    cursor = replacement.range.end;
  }
  Append(base, {cursor, within.end});
}

}  // namespace presend

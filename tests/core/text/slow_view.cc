#include "text/slow_view.h"

namespace presend {

void SlowView::Copy(std::uint32_t source_start, std::string_view bytes) {
  for (std::uint32_t i = 0; i < bytes.size(); ++i)
    cells_.push_back({bytes[i], false, false, {source_start + i, source_start + i + 1}, 0});
}

void SlowView::Rewrite(ByteSpan source, std::string_view bytes, DisguiseSet disguise) {
  if (bytes.empty()) cells_.push_back({0, true, true, source, disguise});
  for (const char byte : bytes) cells_.push_back({byte, false, true, source, disguise});
}

std::span<const SlowView::Cell> SlowView::Within(Range range) const {
  std::size_t first = cells_.size();
  std::size_t end = 0;
  std::uint32_t position = 0;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (cells_[i].dropped) continue;
    if (position == range.begin) first = i;
    ++position;
    if (position == range.end) end = i + 1;
  }
  if (range.begin >= range.end) return {};
  return std::span(cells_).subspan(first, end - first);
}

SlowView SlowView::Applied(Range within, std::span<const Replacement> replacements) const {
  SlowView out;
  std::uint32_t at = within.begin;
  // With what was dropped at either end.
  const auto copy = [&](std::uint32_t end) {
    std::uint32_t position = 0;
    for (const Cell& cell : cells_) {
      if (cell.dropped ? at <= position && position <= end : at <= position && position < end)
        out.cells_.push_back(cell);
      if (!cell.dropped) ++position;
    }
  };
  for (const Replacement& replacement : replacements) {
    copy(replacement.range.begin);
    out.Rewrite(Source(replacement.range), replacement.text,
                static_cast<DisguiseSet>(replacement.disguise | DisguisesIn(replacement.range)));
    at = replacement.range.end;
  }
  copy(within.end);
  return out;
}

std::string SlowView::text() const {
  std::string text;
  for (const Cell& cell : cells_) {
    if (!cell.dropped) text.push_back(cell.byte);
  }
  return text;
}

ByteSpan SlowView::Source(Range range) const {
  const auto cells = Within(range);
  return {cells.front().source.start, cells.back().source.end};
}

DisguiseSet SlowView::DisguisesIn(Range range) const {
  DisguiseSet set = 0;
  for (const Cell& cell : Within(range)) set |= cell.disguise;
  return set;
}

std::string SlowView::InSourceCase(std::string_view source, Range range) const {
  std::string typed;
  for (const Cell& cell : Within(range)) {
    if (!cell.dropped) typed.push_back(cell.rewritten ? cell.byte : source[cell.source.start]);
  }
  return typed;
}

}  // namespace presend

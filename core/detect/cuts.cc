#include "detect/cuts.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "text/properties.h"
#include "text/stable_sort.h"
#include "text/utf8.h"

namespace presend {
namespace {

std::uint32_t BeginOf(std::uint32_t position) { return position; }
std::uint32_t BeginOf(const Range& range) { return range.begin; }
std::uint32_t EndOf(std::uint32_t position) { return position + 1; }
std::uint32_t EndOf(const Range& range) { return range.end; }

// Whether something of an ascending list stands within kCalm bytes of `position`.
template <typename Hit>
bool HasNear(const std::vector<Hit>& hits, std::uint32_t position) {
  const auto next = std::partition_point(
      hits.begin(), hits.end(), [&](const Hit& hit) { return EndOf(hit) + kCalm <= position; });
  return next != hits.end() && BeginOf(*next) < position + kCalm;
}

// Whether something stands there that may be a part of what crosses the end of a sentence. What
// else does was found or rewritten, or is neither in the whole text nor in a part of it.
bool HasNear(const Hits& hits, std::uint32_t position) {
  return HasNear(hits.numbers, position) || HasNear(hits.at_signs, position) ||
         HasNear(hits.angles, position);
}

// What lines and quotations are open at places that are asked for in ascending order.
class OpenQuotation {
 public:
  explicit OpenQuotation(std::string_view text) : text_(text) { BeginLine(); }

  // Whether `position` lies in a quoted line, or in a line with a mark of quotation before it.
  bool At(std::uint32_t position) {
    while (at_ < position) {
      const char c = text_[at_++];
      if (c == '\n') {
        BeginLine();
      } else if (c == '"' || c == '`') {
        open_ = true;
      }
    }
    return open_;
  }

 private:
  void BeginLine() {
    std::uint32_t first = at_;
    while (first < text_.size() && text_[first] == ' ') ++first;
    open_ = first < text_.size() && text_[first] == '>';
  }

  std::string_view text_;
  std::uint32_t at_ = 0;
  bool open_ = false;
};

// Spans by start, asked about at ascending places.
class Neighbours {
 public:
  explicit Neighbours(std::span<const ByteSpan> spans) : spans_(spans) {}

  // Whether one of them lies around `position` or within kCalm bytes of it.
  bool HasNear(std::uint32_t position) {
    while (next_ < spans_.size() && spans_[next_].start < position + kCalm)
      end_ = std::max(end_, spans_[next_++].end);
    return end_ + kCalm > position && next_ > 0;
  }

 private:
  std::span<const ByteSpan> spans_;
  std::size_t next_ = 0;
  std::uint32_t end_ = 0;  // of those that begin before
};

}  // namespace

void FindCuts(const DetectBuffers& buffers, Cuts* cuts) {
  cuts->places.clear();
  cuts->found = buffers.rewritten;
  for (const Detection& detection : buffers.detections) cuts->found.push_back(detection.source);
  StableSort(&cuts->found, [](const ByteSpan& a, const ByteSpan& b) { return a.start < b.start; });
  const View& plain = buffers.plain;
  const std::string_view text = plain.text();
  OpenQuotation quotation(text);
  Neighbours found(cuts->found);
  for (const std::uint32_t end : buffers.hits.ends) {
    const bool quoted = quotation.At(end);
    const ByteSpan here = plain.Source({end, end + 1});
    if (found.HasNear(here.start) || quoted || HasNear(buffers.hits, end)) continue;
    const ClusterBreak next = PropertiesOf(DecodeAt(text, end).code_point).cluster_break;
    const bool apart = IsAscii(text[end]) || next == ClusterBreak::kOther;
    if (apart && plain.Source({end - 1, end}).end == here.start)
      cuts->places.push_back({here.start, here.start});
  }
}

}  // namespace presend

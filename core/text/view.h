// A view is a rewritten copy of a text together with the way back: which bytes of the source each
// of its bytes stands for, and which disguise was undone there. Views are rewritten into further
// views; the way back always leads to the source, so that a finding in any view has a range in the
// text as the user typed it.
#ifndef PRESEND_TEXT_VIEW_H_
#define PRESEND_TEXT_VIEW_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "presend/decision.h"
#include "presend/vocabulary.h"

namespace presend {

// A range of bytes in a view's text; `end` is exclusive.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  friend bool operator==(const Range&, const Range&) = default;
};

constexpr bool Overlaps(const Range& a, const Range& b) {
  return a.begin < b.end && b.begin < a.end;
}
constexpr bool Overlaps(const ByteSpan& a, const ByteSpan& b) {
  return a.start < b.end && b.start < a.end;
}

// A stretch of a view. A copied run has as many bytes as its source, each standing for its
// counterpart; a rewritten run stands for its source as a whole. A run of no view bytes records
// source bytes that were dropped.
struct Run {
  Range view;
  ByteSpan source;
  DisguiseSet disguise = 0;
  bool rewritten = false;
};

// A piece of a view to write anew.
struct Replacement {
  Range range;       // in the view that is rewritten
  std::string text;  // what stands there instead; may be empty
  DisguiseSet disguise = 0;
};

class View {
 public:
  std::string_view text() const { return text_; }
  std::span<const Run> runs() const { return runs_; }
  // The run that the byte at `position` is of.
  const Run& RunAt(std::uint32_t position) const { return runs_[RunAtOrBefore(position)]; }

  // The source range of a non-empty view range; each end is mapped on its own, so that what was
  // dropped at the edges stays outside.
  ByteSpan Source(Range range) const;
  // The disguises undone between the two ends of a non-empty view range.
  // `of_words`: without those of marks alone.
  DisguiseSet DisguisesIn(Range range, bool of_words = false) const;

  // The bytes of a range with the letters' case as `source`, the text that this is a view of, has
  // it.
  std::string InSourceCase(std::string_view source, Range range) const;

  void Clear();
  void Reserve(std::size_t bytes) { text_.reserve(bytes); }

  // Building, from front to back. Copy: `bytes` has the source's length.
  void Copy(std::uint32_t source_start, std::string_view bytes);
  void Rewrite(ByteSpan source, std::string_view bytes, DisguiseSet disguise);
  // A copied stretch of `length` bytes to be filled in by the caller; valid until the next call.
  char* CopyRaw(std::uint32_t source_start, std::size_t length);
  // Appends a range of another view of the same source, and what that one dropped at its two ends.
  void Append(const View& other, Range range);

  // Makes this view the range `within` of `base` with the replacements applied; ranges are in
  // `base`, ascending, without overlap and inside `within`.
  void Apply(const View& base, Range within, std::span<const Replacement> replacements);

 private:
  std::size_t RunAtOrBefore(std::uint32_t position) const;

  std::string text_;
  std::vector<Run> runs_;
};

}  // namespace presend

#endif  // PRESEND_TEXT_VIEW_H_

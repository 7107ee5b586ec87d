// The slow and obvious form of a view: for every byte where it comes from, and each stretch that
// was dropped in its place between them.
#ifndef PRESEND_TESTS_CORE_TEXT_SLOW_VIEW_H_
#define PRESEND_TESTS_CORE_TEXT_SLOW_VIEW_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/view.h"

namespace presend {

class SlowView {
 public:
  void Copy(std::uint32_t source_start, std::string_view bytes);
  void Rewrite(ByteSpan source, std::string_view bytes, DisguiseSet disguise);
  // What View::Apply makes of this one.
  SlowView Applied(Range within, std::span<const Replacement> replacements) const;

  std::string text() const;
  // As in View.
  ByteSpan Source(Range range) const;
  DisguiseSet DisguisesIn(Range range) const;
  std::string InSourceCase(std::string_view source, Range range) const;

 private:
  struct Cell {
    char byte = 0;
    bool dropped = false;  // no byte of the view
    bool rewritten = false;
    ByteSpan source;
    DisguiseSet disguise = 0;
  };
  // The cells from the first byte of the range to its last one.
  std::span<const Cell> Within(Range range) const;

  std::vector<Cell> cells_;
};

}  // namespace presend

#endif  // PRESEND_TESTS_CORE_TEXT_SLOW_VIEW_H_

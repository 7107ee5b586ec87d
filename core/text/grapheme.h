// Extended grapheme cluster boundaries (UAX #29, Unicode 16). A finding's range never splits what a
// user sees as one character. ICU's own break iterator is the reference in tests; this one needs
// the character properties only (text/properties.h), and no allocation.
#ifndef PRESEND_TEXT_GRAPHEME_H_
#define PRESEND_TEXT_GRAPHEME_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace presend {

// Moves forward through one text. Queries must come in ascending order of position: that makes any
// number of them cost one pass over the text at most.
class GraphemeCursor {
 public:
  // `text` may be ill-formed; an ill-formed subpart is one character. It must outlive the cursor.
  explicit GraphemeCursor(std::string_view text) : text_(text) {}

  // The last boundary at or before byte `position`. Precondition: not less than any earlier query's
  // result.
  std::size_t AtOrBefore(std::size_t position);
  // The first boundary at or after byte `position`.
  std::size_t AtOrAfter(std::size_t position);

 private:
  void SkipTo(std::size_t position);
  std::size_t Next() const;

  std::string_view text_;
  std::size_t boundary_ = 0;  // a boundary at or before every later query
};

}  // namespace presend

#endif  // PRESEND_TEXT_GRAPHEME_H_

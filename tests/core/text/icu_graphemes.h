// ICU's own break iterator over grapheme clusters, by the rules of Unicode 16: the reference for
// the product's state machine.
#ifndef PRESEND_TESTS_CORE_TEXT_ICU_GRAPHEMES_H_
#define PRESEND_TESTS_CORE_TEXT_ICU_GRAPHEMES_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace presend {

class IcuGraphemes {
 public:
  // `units` must outlive it; a lone surrogate is a character.
  explicit IcuGraphemes(std::u16string_view units);

  // Whether a cluster begins or ends at that code unit.
  bool IsBoundary(std::size_t unit);
  // All boundaries, both ends of the text among them.
  std::vector<std::size_t> Boundaries();

 private:
  std::u16string_view units_;
};

}  // namespace presend

#endif  // PRESEND_TESTS_CORE_TEXT_ICU_GRAPHEMES_H_

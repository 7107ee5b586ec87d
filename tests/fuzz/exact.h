// Copies on the heap with not a byte more than the text, no terminator: whoever reads past the end
// is caught by the address sanitizer.
#ifndef PRESEND_TESTS_FUZZ_EXACT_H_
#define PRESEND_TESTS_FUZZ_EXACT_H_

#include <algorithm>
#include <memory>
#include <string_view>

namespace presend {

template <typename Unit>
class Exact {
 public:
  explicit Exact(std::basic_string_view<Unit> text)
      : units_(std::make_unique<Unit[]>(text.size())), size_(text.size()) {
    std::copy(text.begin(), text.end(), units_.get());
  }
  std::basic_string_view<Unit> view() const { return {units_.get(), size_}; }

 private:
  std::unique_ptr<Unit[]> units_;
  std::size_t size_;
};

}  // namespace presend

#endif  // PRESEND_TESTS_FUZZ_EXACT_H_

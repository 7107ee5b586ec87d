// Sorts a list and keeps equal elements in their order, so that every build of the core, whatever
// its standard library, has them in the same one. One sorting routine serves all lists: the
// standard library's is compiled anew for every type, some 2 kB of WebAssembly each time.
#ifndef PRESEND_TEXT_STABLE_SORT_H_
#define PRESEND_TEXT_STABLE_SORT_H_

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace presend {

// Whether the element at index `a` comes before the one at `b`.
using ComesBefore = bool (*)(const void* list, std::uint32_t a, std::uint32_t b);

// The indices 0 to `size` - 1 in the order of the elements of `list`; none where that is their
// order already. Takes O(n log n) comparisons.
std::vector<std::uint32_t> SortedOrder(const void* list, std::size_t size, ComesBefore before);

// Sorts the elements from index `first` on. `Less` is a stateless function object. A list that is
// in order already, as most are, takes no memory.
template <typename Element, typename Less>
void StableSort(std::vector<Element>* list, Less, std::size_t first = 0) {
  if (list->size() < first + 2) return;
  Element* const elements = list->data() + first;
  const std::size_t size = list->size() - first;
  const std::vector<std::uint32_t> order =
      SortedOrder(static_cast<const void*>(elements), size,
                  [](const void* all, std::uint32_t a, std::uint32_t b) {
                    const auto* const items = static_cast<const Element*>(all);
                    return Less()(items[a], items[b]);
                  });
  if (order.empty()) return;
  std::vector<Element> sorted;
  sorted.reserve(size);
  for (const std::uint32_t index : order) sorted.push_back(std::move(elements[index]));
  for (std::size_t i = 0; i < size; ++i) elements[i] = std::move(sorted[i]);
}

}  // namespace presend

#endif  // PRESEND_TEXT_STABLE_SORT_H_

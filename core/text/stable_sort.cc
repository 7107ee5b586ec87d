#include "text/stable_sort.h"

#include <algorithm>
#include <numeric>

namespace presend {

std::vector<std::uint32_t> SortedOrder(const void* list, std::size_t size, ComesBefore before) {
  std::uint32_t ordered = 1;
  while (ordered < size && !before(list, ordered, ordered - 1)) ++ordered;
  if (ordered >= size) return {};
  std::vector<std::uint32_t> order(size);
  std::iota(order.begin(), order.end(), 0u);
  std::vector<std::uint32_t> merged(size);
  // Merges runs of doubling length: few lists have more than a handful of elements.
  for (std::size_t run = 1; run < size; run *= 2) {
    for (std::size_t begin = 0; begin < size; begin += 2 * run) {
      const std::size_t middle = std::min(begin + run, size);
      const std::size_t end = std::min(begin + 2 * run, size);
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t i = begin; i < end; ++i) {
        const bool take_right =
            right < end && (left == middle || before(list, order[right], order[left]));
        merged[i] = order[take_right ? right++ : left++];
      }
    }
    order.swap(merged);
  }
  return order;
}

}  // namespace presend

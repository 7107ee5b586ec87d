#include "text/stable_sort.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace presend {
namespace {

struct Item {
  int key = 0;
  std::string name;
  bool operator==(const Item&) const = default;
};

// The reference: each element goes behind those that it does not come before.
template <typename Less>
void InsertionSort(std::vector<Item>* items, std::size_t first, Less less) {
  for (std::size_t i = first; i < items->size(); ++i) {
    for (std::size_t k = i; k > first && less((*items)[k], (*items)[k - 1]); --k)
      std::swap((*items)[k], (*items)[k - 1]);
  }
}

TEST(StableSort, OrdersListsOfEveryLengthAsTheReferenceDoes) {
  std::mt19937 random(20260301);
  const auto less = [](const Item& a, const Item& b) { return a.key < b.key; };
  for (std::size_t size = 0; size < 200; ++size) {
    std::vector<Item> items;
    items.reserve(size);
    for (std::size_t i = 0; i < size; ++i)
      items.push_back({static_cast<int>(random() % (size / 4 + 1)), "item " + std::to_string(i)});
    const std::size_t first = size == 0 ? 0 : random() % size;
    std::vector<Item> expected = items;
    InsertionSort(&expected, first, less);
    StableSort(&items, less, first);
    ASSERT_TRUE(items == expected) << size;
  }
}

TEST(StableSort, ComparesNoMoreThanALinearAndALogarithmicFactor) {
  std::mt19937 random(7);
  constexpr std::size_t kSize = 4096;
  static std::size_t comparisons = 0;
  std::vector<std::uint32_t> numbers;
  numbers.reserve(kSize);
  for (std::size_t i = 0; i < kSize; ++i) numbers.push_back(random());
  StableSort(&numbers, [](std::uint32_t a, std::uint32_t b) {
    ++comparisons;
    return a < b;
  });
  EXPECT_TRUE(std::is_sorted(numbers.begin(), numbers.end()));
  EXPECT_LE(comparisons, kSize * 12);  // 12: how often it doubles from 1
}

}  // namespace
}  // namespace presend

#include "text/view.h"

#include <gtest/gtest.h>

#include <random>

#include "text/slow_view.h"

namespace presend {
namespace {

TEST(View, MapsBackLikeTheSlowWayThroughSeveralRewritings) {
  std::mt19937 random(7);
  const auto pick = [&](int below) {
    return std::uniform_int_distribution<int>(0, below - 1)(random);
  };
  for (int round = 0; round < 3000; ++round) {
    std::string source;
    for (int i = 5 + pick(30); i > 0; --i) source.push_back(static_cast<char>('a' + pick(26)));
    View view;
    view.Copy(0, source);
    SlowView slow;
    slow.Copy(0, source);
    std::string text = source;
    for (int depth = 0; depth < 3 && text.size() > 3; ++depth) {
      std::vector<Replacement> replacements;
      for (std::uint32_t at = static_cast<std::uint32_t>(pick(4)); at + 3 < text.size();) {
        const auto end = at + 1 + static_cast<std::uint32_t>(pick(3));
        replacements.push_back({{at, end},
                                std::string(static_cast<std::size_t>(pick(3)), 'X'),
                                static_cast<DisguiseSet>(1 << pick(4))});
        at = end + static_cast<std::uint32_t>(pick(6));
      }
      const Range whole{0, static_cast<std::uint32_t>(text.size())};
      View next;
      next.Apply(view, whole, replacements);
      view = next;
      slow = slow.Applied(whole, replacements);
      text = slow.text();
    }
    ASSERT_EQ(view.text(), text);
    for (std::uint32_t begin = 0; begin < text.size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= text.size(); ++end) {
        const Range range{begin, end};
        ASSERT_EQ(view.Source(range), slow.Source(range));
        ASSERT_EQ(view.DisguisesIn(range), slow.DisguisesIn(range));
        ASSERT_EQ(view.InSourceCase(source, range), slow.InSourceCase(source, range));
      }
    }
  }
}

TEST(View, RecordsWhatWasDroppedInsideOnly) {
  View view;
  view.Rewrite({0, 3}, "", Bit(Disguise::kInvisible));
  view.Copy(3, "ab");
  view.Rewrite({5, 8}, "", Bit(Disguise::kInvisible));
  view.Copy(8, "cd");
  EXPECT_EQ(view.DisguisesIn({0, 2}), 0);
  EXPECT_EQ(view.DisguisesIn({0, 3}), Bit(Disguise::kInvisible));
  EXPECT_EQ(view.Source({0, 2}), (ByteSpan{3, 5}));
}

}  // namespace
}  // namespace presend

#include "text/view.h"

#include <gtest/gtest.h>

#include <random>

namespace presend {
namespace {

// For every byte of a view, the source range it stands for: the slow and obvious form of the run
// map.
struct SlowView {
  std::string text;
  std::vector<ByteSpan> sources;
};

SlowView SlowApply(const SlowView& base, const std::vector<Replacement>& replacements) {
  SlowView out;
  std::size_t at = 0;
  const auto copy = [&](std::size_t end) {
    for (; at < end; ++at) {
      out.text.push_back(base.text[at]);
      out.sources.push_back(base.sources[at]);
    }
  };
  for (const Replacement& replacement : replacements) {
    copy(replacement.range.begin);
    const ByteSpan source{base.sources[replacement.range.begin].start,
                          base.sources[replacement.range.end - 1].end};
    for (const char c : replacement.text) {
      out.text.push_back(c);
      out.sources.push_back(source);
    }
    at = replacement.range.end;
  }
  copy(base.text.size());
  return out;
}

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
    SlowView slow{source, {}};
    for (std::uint32_t i = 0; i < source.size(); ++i) slow.sources.push_back({i, i + 1});
    for (int depth = 0; depth < 3 && slow.text.size() > 3; ++depth) {
      std::vector<Replacement> replacements;
      for (std::uint32_t at = static_cast<std::uint32_t>(pick(4)); at + 3 < slow.text.size();) {
        const auto end = at + 1 + static_cast<std::uint32_t>(pick(3));
        replacements.push_back({{at, end}, std::string(static_cast<std::size_t>(pick(3)), 'X'), 0});
        at = end + static_cast<std::uint32_t>(pick(6));
      }
      View next;
      next.Apply(view, {0, static_cast<std::uint32_t>(view.text().size())}, replacements);
      view = next;
      slow = SlowApply(slow, replacements);
    }
    ASSERT_EQ(view.text(), slow.text);
    for (std::uint32_t begin = 0; begin < slow.text.size(); ++begin) {
      for (std::uint32_t end = begin + 1; end <= slow.text.size(); ++end) {
        const ByteSpan span = view.Source({begin, end});
        ASSERT_EQ(span.start, slow.sources[begin].start);
        ASSERT_EQ(span.end, slow.sources[end - 1].end);
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

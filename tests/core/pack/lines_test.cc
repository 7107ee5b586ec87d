#include "pack/lines.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace presend {
namespace {

// The reference is a map.
TEST(Lines, FindsWhatAMapFinds) {
  std::mt19937 random(1);
  for (int round = 0; round < 200; ++round) {
    std::map<std::string, std::string> texts;
    const auto word = [&] {
      std::string out;
      for (auto length = random() % 6; length > 0; --length)
        out.push_back(static_cast<char>('a' + random() % 3));
      return out;
    };
    for (auto count = random() % 20; count > 0; --count) texts[word()] = word();
    std::string lines;
    for (const auto& [id, text] : texts) lines += id + '\t' + text + '\n';
    EXPECT_TRUE(AreLines(lines));
    for (int tries = 0; tries < 50; ++tries) {
      const std::string id = word();
      EXPECT_EQ(FindLine(lines, id), texts.contains(id) ? texts[id] : "") << lines << id;
    }
    for (const auto& [id, text] : texts) EXPECT_EQ(FindLine(lines, id), text) << lines << id;
  }
}

TEST(Lines, AreEndedAndHaveTabs) {
  EXPECT_TRUE(AreLines(""));
  EXPECT_FALSE(AreLines("\n"));
  EXPECT_FALSE(AreLines("a\tb"));
  EXPECT_FALSE(AreLines("a\tb\nc\n"));
}

}  // namespace
}  // namespace presend

#include "cli/line_reader.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cerrno>
#include <random>
#include <thread>
#include <vector>

namespace presend {
namespace {

std::vector<std::string> Batches(const std::vector<std::string>& pieces,
                                 std::size_t most = kMaxLineBytes) {
  int ends[2];
  EXPECT_EQ(pipe(ends), 0);
  std::thread writer([&] {
    for (const std::string& piece : pieces) {
      for (std::size_t at = 0; at < piece.size();) {
        const ssize_t wrote = write(ends[1], piece.data() + at, piece.size() - at);
        at += static_cast<std::size_t>(wrote);
      }
    }
    close(ends[1]);
  });
  LineReader reader(ends[0], most);
  std::vector<std::string> batches;
  for (std::string lines; reader.Next(&lines);) batches.push_back(lines);
  EXPECT_EQ(reader.error(), 0);
  std::string after;
  EXPECT_FALSE(reader.Next(&after));
  writer.join();
  close(ends[0]);
  return batches;
}

// Together they are what was written; each but the last ends a line, and none is empty.
void ExpectWholeLines(const std::vector<std::string>& pieces) {
  std::string expected;
  for (const std::string& piece : pieces) expected += piece;
  std::string found;
  const std::vector<std::string> batches = Batches(pieces);
  for (std::size_t i = 0; i < batches.size(); ++i) {
    ASSERT_FALSE(batches[i].empty());
    if (i + 1 < batches.size()) EXPECT_EQ(batches[i].back(), '\n');
    found += batches[i];
  }
  EXPECT_EQ(found, expected);
}

TEST(LineReader, GivesWholeLines) {
  EXPECT_EQ(Batches({}), std::vector<std::string>());
  ExpectWholeLines({"a\n"});
  ExpectWholeLines({"a"});
  ExpectWholeLines({"\n"});
  ExpectWholeLines({"\n\na\n\nb"});
  ExpectWholeLines({std::string(3'000'000, 'x'), "\n", std::string(70'000, 'y')});
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::string> pieces(random() % 20);
    for (std::string& piece : pieces) {
      piece.resize(random() % (round % 5 == 0 ? 100'000 : 20), 'x');
      for (std::size_t i = random() % 9; i < piece.size(); i += 1 + random() % piece.size())
        piece[i] = '\n';
    }
    ExpectWholeLines(pieces);
  }
}

TEST(LineReader, PassesOverWhatIsTooLong) {
  constexpr std::size_t kMost = 200'000;
  const auto joined = [&](const std::vector<std::string>& pieces) {
    std::string all;
    for (const std::string& batch : Batches(pieces, kMost)) all += batch;
    return all;
  };
  const std::string fits(kMost, 'x');
  const std::string longer = fits + 'x';
  EXPECT_EQ(joined({fits, "\nb\n"}), fits + "\nb\n");
  EXPECT_EQ(joined({longer, "\nb\n"}), longer + "\nb\n");
  // Of any longer line as much is left as shows that it is too long, with its line feed or without.
  EXPECT_EQ(joined({"a\n", std::string(3'000'000, 'x'), "\nb\n"}), "a\n" + longer + "\nb\n");
  EXPECT_EQ(joined({"a\n", std::string(3'000'000, 'x')}), "a\n" + longer);
  EXPECT_EQ(joined({std::string(kMost + 70'000, 'x'), "\n", std::string(kMost + 9, 'x'), "\nb"}),
            longer + "\n" + longer + "\nb");
}

TEST(LineReader, TellsOfAnError) {
  LineReader none(-1);
  std::string lines;
  EXPECT_FALSE(none.Next(&lines));
  EXPECT_EQ(none.error(), EBADF);
  const int folder = open("/", O_RDONLY);
  LineReader directory(folder);
  EXPECT_FALSE(directory.Next(&lines));
  EXPECT_EQ(directory.error(), EISDIR);
  close(folder);
}

}  // namespace
}  // namespace presend

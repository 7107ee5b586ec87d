#include "scan/word_pairs.h"

#include "scan/letters.h"
#include "scan/word_index.h"
#include "text/utf8.h"

namespace presend {
namespace {

// The WordHead of the ASCII letters at `begin`; whether they are a word, all of it.
bool ReadHead(std::string_view text, std::size_t begin, std::uint64_t* head) {
  const std::size_t readable = text.size() - begin;
  std::uint32_t length = 0;
  if (readable >= kWordHead) {
    length = LettersAt(text.data() + begin, head);
    if (length == kWordHead) return true;
  } else {
    while (length < readable && IsAsciiLower(text[begin + length])) ++length;
    *head = WordHead(text.data() + begin, length, readable);
  }
  return length > 0 && (length == readable || IsAscii(text[begin + length]));
}

std::uint32_t HashOf(std::uint32_t first, std::uint64_t head) {
  return WordIndex::Hash(head + first * WordIndex::kMultiplier);
}

}  // namespace

void WordPairs::Add(std::uint32_t first, std::string_view rest) {
  std::uint64_t head = 0;
  if (!ReadHead(rest, 0, &head)) return;
  const std::uint32_t bit = HashOf(first, head) >> (32 - kLogBits);
  bits_[bit / 64] |= std::uint64_t{1} << bit % 64;
}

bool WordPairs::MayFollow(std::uint32_t first, std::string_view text, std::size_t begin) const {
  std::uint64_t head = 0;
  if (!ReadHead(text, begin, &head)) return true;
  const std::uint32_t bit = HashOf(first, head) >> (32 - kLogBits);
  return (bits_[bit / 64] >> bit % 64 & 1) != 0;
}

}  // namespace presend

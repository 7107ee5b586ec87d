// Which words follow which in the phrases of the lexicon, so that most places of a text where a
// phrase might go on are passed by with one look-up.
#ifndef PRESEND_SCAN_WORD_PAIRS_H_
#define PRESEND_SCAN_WORD_PAIRS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace presend {

// A set of bits, one for a pair of words by its hash: what is not in it is no pair, what is in it
// is most likely one. Immutable once filled; safe to share between threads.
class WordPairs {
 public:
  WordPairs() : bits_(kBits / 64) {}

  // `rest` is a phrase behind its first word, which `first` stands for, and the joint.
  void Add(std::uint32_t first, std::string_view rest);

  // Whether the word at `begin` of `text` may be the second of a phrase that begins with `first`.
  bool MayFollow(std::uint32_t first, std::string_view text, std::size_t begin) const;

 private:
  static constexpr unsigned kLogBits = 17;
  static constexpr std::uint32_t kBits = 1u << kLogBits;

  std::vector<std::uint64_t> bits_;
};

}  // namespace presend

#endif  // PRESEND_SCAN_WORD_PAIRS_H_

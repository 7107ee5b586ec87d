// Finds words by a hash of their bytes: an open-addressed table of small numbers, which stand for
// words that its owner keeps.
#ifndef PRESEND_SCAN_WORD_INDEX_H_
#define PRESEND_SCAN_WORD_INDEX_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

namespace presend {

// The first bytes of a word, those that are compared at once; zeros follow a shorter one.
inline constexpr std::size_t kWordHead = sizeof(std::uint64_t);

// `readable` bytes from the start of the word on may be read.
inline std::uint64_t WordHead(const char* word, std::size_t length, std::size_t readable) {
  std::uint64_t head = 0;
  if (std::endian::native == std::endian::little && readable >= kWordHead) {
    std::memcpy(&head, word, kWordHead);
    return length < kWordHead ? head & ~(~std::uint64_t{0} << 8 * length) : head;
  }
  for (std::size_t i = std::min(length, kWordHead); i-- > 0;)
    head = head << 8 | static_cast<unsigned char>(word[i]);
  return head;
}

// Immutable once filled; safe to share between threads.
class WordIndex {
 public:
  static constexpr std::uint16_t kNone = 0xFFFF;
  static constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15u;  // 2^64 over the golden ratio

  // Multiplicative: the upper bits depend on all bytes.
  static std::uint32_t Hash(std::uint64_t head) {
    return static_cast<std::uint32_t>(head * kMultiplier >> 32);
  }
  // Of a word of any length that begins with `head`: by its first bytes and its last.
  static std::uint32_t Hash(std::uint64_t head, const char* word, std::size_t length) {
    if (length <= kWordHead) return Hash(head);
    const std::uint64_t tail = WordHead(word + length - kWordHead, kWordHead, kWordHead);
    const std::uint64_t hash = head * kMultiplier;
    return Hash((hash ^ hash >> 32) + tail);
  }
  static std::uint32_t Hash(std::string_view word) {
    return Hash(WordHead(word.data(), word.size(), word.size()), word.data(), word.size());
  }

  // Makes room for `words` words, fewer than kNone.
  explicit WordIndex(std::size_t words = 0) {
    std::uint32_t capacity = 64;
    while (capacity < 2 * words + 1) capacity *= 2;
    // Filled at once, and not slot by slot: no word is kNone, so an empty slot may be all ones.
    slots_ = std::make_unique_for_overwrite<Slot[]>(capacity);
    std::memset(slots_.get(), 0xFF, capacity * sizeof(Slot));
    mask_ = capacity - 1;
    shift_ = static_cast<unsigned>(std::countl_zero(mask_));
  }

  // `word` stands for a word of that hash that is not yet in the index.
  void Add(std::uint32_t hash, std::uint16_t word) {
    std::uint32_t slot = hash >> shift_;
    while (slots_[slot].word != kNone) slot = (slot + 1) & mask_;
    slots_[slot] = {static_cast<std::uint16_t>(hash), word};
  }

  // The first word of that hash which `is_it` says is the one; kNone: there is none.
  template <typename IsIt>
  std::uint16_t Find(std::uint32_t hash, IsIt is_it) const {
    const Slot* const slots = slots_.get();
    std::uint32_t slot = hash >> shift_;
    for (; slots[slot].word != kNone; slot = (slot + 1) & mask_) {
      if (slots[slot].tag == static_cast<std::uint16_t>(hash) && is_it(slots[slot].word)) break;
    }
    return slots[slot].word;
  }

 private:
  struct Slot {
    std::uint16_t tag;
    std::uint16_t word;
  };
  std::unique_ptr<Slot[]> slots_;
  std::uint32_t mask_ = 0;
  unsigned shift_ = 0;  // of a hash: to the number of a slot
};

}  // namespace presend

#endif  // PRESEND_SCAN_WORD_INDEX_H_

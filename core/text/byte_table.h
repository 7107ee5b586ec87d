// What each of the 256 bytes is to somebody, looked up instead of compared.
#ifndef PRESEND_TEXT_BYTE_TABLE_H_
#define PRESEND_TEXT_BYTE_TABLE_H_

#include <array>
#include <cstddef>

namespace presend {

template <typename Sort>
class ByteTable {
 public:
  // `sort_of(char)` says what a byte is.
  template <typename SortOf>
  explicit constexpr ByteTable(SortOf sort_of) {
    for (std::size_t byte = 0; byte < sorts_.size(); ++byte)
      sorts_[byte] = sort_of(static_cast<char>(byte));
  }
  constexpr Sort operator[](char c) const { return sorts_[static_cast<unsigned char>(c)]; }

 private:
  std::array<Sort, 256> sorts_{};
};

}  // namespace presend

#endif  // PRESEND_TEXT_BYTE_TABLE_H_

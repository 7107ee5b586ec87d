// Texts by id in one blob of the pack: lines of id, tab and text, ascending by id. They compress
// better than a table each, and are found in place.
#ifndef PRESEND_PACK_LINES_H_
#define PRESEND_PACK_LINES_H_

#include <string_view>

#include "flatbuffers/flatbuffers.h"

namespace presend {

using Blob = flatbuffers::Vector<std::uint8_t>;

inline std::string_view ViewOf(const Blob& blob) {
  return {reinterpret_cast<const char*>(blob.data()), blob.size()};
}

// One line without its line feed.
struct Line {
  std::string_view id;
  std::string_view text;
};

// The first line of `lines`, which is then cut off. Precondition: AreLines(*lines), and it is not
// empty.
Line TakeLine(std::string_view* lines);

// The text with that id; "" where there is none. Precondition: AreLines(lines).
std::string_view FindLine(std::string_view lines, std::string_view id);

// Whether `lines` is a row of lines with a tab in each.
bool AreLines(std::string_view lines);

}  // namespace presend

#endif  // PRESEND_PACK_LINES_H_

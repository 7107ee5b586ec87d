// Where a link ends in running text.
#ifndef PRESEND_DETECT_LINK_END_H_
#define PRESEND_DETECT_LINK_END_H_

#include <cstdint>
#include <string_view>

namespace presend {

// The longest path, query and fragment that is read; a longer one ends there.
inline constexpr std::uint32_t kMaxLinkTail = 2048;

// Where a path, query or fragment that begins at byte `begin` of `text` ends: before white space, a
// quotation mark, an angle bracket or a symbol that no link has; brackets belong to it in pairs
// only; punctuation at its end does not.
std::uint32_t LinkEnd(std::string_view text, std::uint32_t begin);

}  // namespace presend

#endif  // PRESEND_DETECT_LINK_END_H_

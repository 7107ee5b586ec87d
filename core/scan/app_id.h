// IDs on apps as people write them: "live:john", "name#1234", "123 456 789".
#ifndef PRESEND_SCAN_APP_ID_H_
#define PRESEND_SCAN_APP_ID_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "text/view.h"

namespace presend {

inline constexpr std::size_t kMaxIdBytes = 40;

// Whether the byte may stand in an ID: a letter, a digit or one of _ . -
bool IsIdByte(char c);

// The ID on an app that begins at `begin` of `text`, after spaces, quotation marks and '@'; nullopt
// where none can. The grammar is the common ground of the big apps': letters, digits and _ . - ,
// "live:" before it, "#" and four digits behind it.
std::optional<Range> ReadId(std::string_view text, std::uint32_t begin, std::uint32_t end);
// 5 to 12 digits with single spaces or hyphens between groups.
std::optional<Range> ReadNumericId(std::string_view text, std::uint32_t begin, std::uint32_t end);

}  // namespace presend

#endif  // PRESEND_SCAN_APP_ID_H_

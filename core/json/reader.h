// Strict JSON (RFC 8259) from outside: what the library accepts too kindly is an error here, what
// the contract accepts although the library does not (a lone surrogate, which counts as U+FFFD) is
// read.
#ifndef PRESEND_JSON_READER_H_
#define PRESEND_JSON_READER_H_

#include <nlohmann/json.hpp>
#include <string_view>

#include "presend/result.h"

namespace presend {

inline constexpr int kMaxJsonDepth = 32;

// Errors: kInvalidJson with the byte position; kUnknownKey for a key that an object has twice.
Result<nlohmann::json> ParseJson(std::string_view text);

}  // namespace presend

#endif  // PRESEND_JSON_READER_H_

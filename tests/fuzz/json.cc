// Any bytes as JSON, beside the library's own reading of them.
#include <nlohmann/json.hpp>

#include "json/reader.h"
#include "json/writer.h"
#include "require.h"
#include "text/utf8.h"

namespace presend {

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Result<nlohmann::json> read = ParseJson(text);
  const auto plain = nlohmann::json::parse(text, nullptr, false);
  if (!read.ok()) {
    const Error& error = read.error();
    PRESEND_REQUIRE(!error.message.empty());
    PRESEND_REQUIRE(error.position == Error::kNoPosition || error.position <= size);
    // Refused for a key that stands twice, for its depth, or because it is no JSON.
    if (!plain.is_discarded())
      PRESEND_REQUIRE(error.code == ErrorCode::kUnknownKey ||
                      error.message.find("nested") != std::string::npos);
    return 0;
  }
  // Whatever was read can be written: no exception, which would end the process.
  const std::string written = read.value().dump();
  PRESEND_REQUIRE(IsWellFormedUtf8(written));
  PRESEND_REQUIRE(ParseJson(written).ok());
  if (!plain.is_discarded()) PRESEND_REQUIRE(plain == read.value());
  if (const std::string* string = read.value().get_ptr<const std::string*>()) {
    const std::string canonical = JsonWriter().String(*string).take();
    PRESEND_REQUIRE(nlohmann::json::parse(canonical) == read.value());
  }
  return 0;
}

}  // namespace presend

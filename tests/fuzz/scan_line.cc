// Any bytes as a line of `scan`: one line of JSON comes back, with the id, and a decision or an
// error. The first byte says under which options.
#include <nlohmann/json.hpp>

#include "presend/front_end.h"
#include "require.h"
#include "sound.h"
#include "text/utf8.h"

namespace presend {

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view line(reinterpret_cast<const char*>(data + 1), size - 1);
  const LineOptions options{(data[0] & 1) != 0,
                            (data[0] & 2) != 0 ? OffsetUnit::kUtf8 : OffsetUnit::kUtf16};
  constexpr std::string_view kContext = R"({"regions":["US"],"sender":{"plan":"basic"}})";
  static LineScanner kept = LineScanner::Make(FuzzChecker(), kContext).value();
  const std::string answer = kept.Answer(line, 7, options);

  // What was read before changes nothing.
  LineScanner fresh = LineScanner::Make(FuzzChecker(), kContext).value();
  PRESEND_REQUIRE(answer == fresh.Answer(line, 7, options));

  PRESEND_REQUIRE(answer.find('\n') == std::string::npos);
  PRESEND_REQUIRE(IsWellFormedUtf8(answer));
  const auto read = nlohmann::json::parse(answer, nullptr, false);
  PRESEND_REQUIRE(read.is_object() && read.size() == 2 && read.contains("id"));
  if (read.contains("error")) {
    PRESEND_REQUIRE(read["error"]["code"].is_string());
    PRESEND_REQUIRE(read["error"]["code"] != "internal");
    PRESEND_REQUIRE(!read["error"]["message"].get<std::string>().empty());
  } else {
    PRESEND_REQUIRE(read["decision"]["verdict"].is_string());
    PRESEND_REQUIRE(read["decision"]["findings"].is_array());
  }
  return 0;
}

}  // namespace presend

// What is taken out of any text. The first byte names the context, the rest is the text.
#include "presend/redact.h"

#include "require.h"
#include "sound.h"
#include "text/utf8.h"

namespace presend {

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Context& context = FuzzContext(data[0]);
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  static Workspace kept;
  const Decision decision = FuzzChecker().CheckUtf8(text, context, {}, &kept);
  for (const bool ask : {false, true}) {
    const Result<std::string> redacted = Redact(text, decision, {.ask = ask});
    PRESEND_REQUIRE(redacted.ok());

    // The same in UTF-16, where it is the same text.
    if (IsWellFormedUtf8(text)) {
      std::u16string units;
      Utf8ToUtf16(text, &units);
      const auto wide = Redact(std::u16string_view(units), decision, {.ask = ask});
      PRESEND_REQUIRE(wide.ok());
      std::u16string expected;
      Utf8ToUtf16(redacted.value(), &expected);
      PRESEND_REQUIRE(wide.value() == expected);
    }

    // What is outside of the ranges taken out stays, byte for byte.
    std::string outside;
    std::size_t at = 0;
    for (const Finding& finding : decision.findings) {
      if (finding.outcome != Outcome::kBlock && !(ask && finding.outcome == Outcome::kAsk))
        continue;
      if (finding.bytes.start > at) outside += text.substr(at, finding.bytes.start - at);
      at = std::max<std::size_t>(at, finding.bytes.end);
    }
    outside += text.substr(at);
    std::string left = redacted.value();
    for (std::size_t mark = 0; (mark = left.find(kRedactedMark, mark)) != std::string::npos;)
      left.erase(mark, kRedactedMark.size());
    if (text.find(kRedactedMark) == std::string_view::npos) PRESEND_REQUIRE(left == outside);
  }
  return 0;
}

}  // namespace presend

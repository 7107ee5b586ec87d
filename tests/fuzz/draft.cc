// A draft after any edits, beside one check of its text. The pieces of the input stand among
// sentences that say nothing, so that there is something far away from every edit; then each edit
// is a place, how much goes, and what comes.
#include "presend/draft.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <string>

#include "require.h"
#include "sound.h"

namespace presend {
namespace {

constexpr std::size_t kMostPieces = 4;
constexpr int kMostEdits = 12;
constexpr std::size_t kLongestPiece = 300;

void AppendProse(std::size_t bytes, std::string* text) {
  const std::size_t size = text->size() + bytes;
  while (text->size() < size)
    *text += "The work goes on. It is as it was planned before, and nothing has changed.\n";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider input(data, size);
  const Context& context = FuzzContext(input.ConsumeIntegral<std::uint8_t>());
  const CheckOptions options{input.ConsumeBool(), false};
  std::string text;
  for (std::size_t i = 0; i < kMostPieces && input.remaining_bytes() > 0; ++i) {
    AppendProse(input.ConsumeIntegralInRange<std::size_t>(0, 1'500), &text);
    text += input.ConsumeRandomLengthString(kLongestPiece);
  }
  AppendProse(input.ConsumeIntegralInRange<std::size_t>(0, 1'500), &text);

  static Workspace kept;
  const auto require_same = [&](const Draft& draft) {
    PRESEND_REQUIRE(draft.text() == text);
    PRESEND_REQUIRE(ToJson(draft.decision()) ==
                    ToJson(FuzzChecker().CheckUtf8(text, context, options, &kept)));
  };
  Draft draft(FuzzChecker(), context, options);
  PRESEND_REQUIRE(!draft.Replace(ByteSpan{0, 0}, text));
  require_same(draft);
  for (int i = 0; i < kMostEdits && input.remaining_bytes() > 0; ++i) {
    const auto start =
        input.ConsumeIntegralInRange<std::uint32_t>(0, static_cast<std::uint32_t>(text.size()));
    const auto most = static_cast<std::uint32_t>(std::min<std::size_t>(text.size() - start, 600));
    const std::uint32_t end = start + input.ConsumeIntegralInRange<std::uint32_t>(0, most);
    const std::string inserted = input.ConsumeRandomLengthString(60);
    text.replace(start, end - start, inserted);
    PRESEND_REQUIRE(!draft.Replace(ByteSpan{start, end}, inserted));
    require_same(draft);
  }
  return 0;
}

}  // namespace presend

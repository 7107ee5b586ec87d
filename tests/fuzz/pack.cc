// Any bytes as a pack: a typed error, or a checker that does no harm. Inputs are damaged further by
// what the tests of packs damage theirs with, beginning from a small pack.
#include <algorithm>
#include <random>

#include "pack/mutations.h"
#include "presend/checker.h"
#include "presend/front_end.h"
#include "require.h"

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned int seed) {
  static const std::string whole = presend::SmallPack();
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (size < whole.size() / 2) bytes = whole;
  std::mt19937_64 random(seed);
  presend::Mutate(&random, &bytes);
  const std::size_t length = std::min(bytes.size(), most);
  std::copy_n(bytes.begin(), length, data);
  return length;
}

namespace presend {

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::span<const std::byte> pack(reinterpret_cast<const std::byte*>(data), size);
  Result<Checker> loaded = Checker::Load(pack, {"sha256:0", ""});
  if (!loaded.ok()) {
    const ErrorCode code = loaded.error().code;
    PRESEND_REQUIRE(code == ErrorCode::kPackDamaged || code == ErrorCode::kPackUnsupported ||
                    code == ErrorCode::kPackTooLarge);
    PRESEND_REQUIRE(!loaded.error().message.empty());
    return 0;
  }
  const Checker& checker = loaded.value();
  PRESEND_REQUIRE(!checker.PackInfoJson().empty());
  Workspace workspace;
  for (std::size_t rule = 0; checker.WarmUp(rule, &workspace);) ++rule;
  for (const std::string_view json :
       {"{}", R"({"regions":["US"],"recent":[{"from":"recipient","text":"your number?"}]})"}) {
    const Result<Context> context = checker.ParseContext(json);
    if (!context.ok()) continue;
    for (const std::string_view text :
         {"Write to john@gmail.com or john at gmail dot com, call +1 (415) 555-0132 five five.",
          "See https://example.com/x?x=1, t.me/jo. 12 Long Street, New York, NY 10001. Add me on "
          "t\xD0\xB5legram: @jo_smith, j\xC3\xB3hn\xE2\x80\x8B@gm\xD0\xB0il.com, your number?"}) {
      (void)ToJson(checker.CheckUtf8(text, context.value(), {true, true}));
      (void)ReportText(checker, text, context.value(), {true, false, true});
    }
  }
  return 0;
}

}  // namespace presend

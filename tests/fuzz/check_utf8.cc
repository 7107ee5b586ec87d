// A check of any bytes. The first byte names the context, the rest is the text.
#include "exact.h"
#include "require.h"
#include "sound.h"
#include "text/utf8.h"

namespace presend {
namespace {

// An id is a digest of the bytes as given, which are others in UTF-16 where they were ill-formed.
Decision WithoutIds(Decision decision) {
  for (Finding& finding : decision.findings) finding.id.clear();
  return decision;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Context& context = FuzzContext(data[0]);
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);

  static Workspace kept;
  const Decision decision = CheckSoundly(text, context, &kept);
  const std::string json = ToJson(decision);

  // A kept workspace changes nothing, and a second run neither.
  PRESEND_REQUIRE(json == ToJson(FuzzChecker().CheckUtf8(text, context, {true, true})));

  // The same text in UTF-16 gives the same decision.
  std::u16string units;
  Utf8ToUtf16(text, &units);
  const Exact<char16_t> wide{std::u16string_view(units)};
  const Decision other = FuzzChecker().Check(wide.view(), context, {true, true});
  PRESEND_REQUIRE(ToJson(WithoutIds(decision)) == ToJson(WithoutIds(other)));
  if (IsWellFormedUtf8(text)) PRESEND_REQUIRE(json == ToJson(other));

  // What is reported without asking for more is what is not clear.
  const Decision usual = FuzzChecker().CheckUtf8(text, context, {}, &kept);
  Decision all = decision;
  std::erase_if(all.findings, [](const Finding& one) { return one.outcome == Outcome::kClear; });
  all.traced = false;
  all.trace.clear();
  PRESEND_REQUIRE(ToJson(usual, OffsetUnit::kUtf8) == ToJson(all, OffsetUnit::kUtf8));
  return 0;
}

}  // namespace presend

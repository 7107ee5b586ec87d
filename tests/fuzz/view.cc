// Views of views, through any rewritings, beside the slow form of the run map.
#include "text/view.h"

#include <fuzzer/FuzzedDataProvider.h>

#include "require.h"
#include "text/slow_view.h"

namespace presend {
namespace {

void RequireSame(const View& view, const SlowView& slow, std::string_view source) {
  const std::string text = slow.text();
  PRESEND_REQUIRE(view.text() == text);
  for (std::uint32_t begin = 0; begin < text.size(); ++begin) {
    for (std::uint32_t end = begin + 1; end <= text.size(); end += 1 + end % 3) {
      const Range range{begin, end};
      PRESEND_REQUIRE(view.Source(range) == slow.Source(range));
      PRESEND_REQUIRE(view.DisguisesIn(range) == slow.DisguisesIn(range));
      PRESEND_REQUIRE(view.InSourceCase(source, range) == slow.InSourceCase(source, range));
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider input(data, size);
  // A source of which parts were copied, rewritten and dropped.
  View view;
  SlowView slow;
  std::string source;
  while (input.remaining_bytes() > 0 && source.size() < 60) {
    const auto at = static_cast<std::uint32_t>(source.size());
    const std::string piece = input.ConsumeBytesAsString(input.ConsumeIntegralInRange(1, 6));
    source += piece;
    const ByteSpan span{at, static_cast<std::uint32_t>(source.size())};
    const auto disguise = input.ConsumeIntegralInRange<DisguiseSet>(0, 7);
    switch (input.ConsumeIntegralInRange(0, 2)) {
      case 0:
        view.Copy(at, piece);
        slow.Copy(at, piece);
        break;
      case 1:
        view.Rewrite(span, "", disguise);
        slow.Rewrite(span, "", disguise);
        break;
      default:
        view.Rewrite(span, piece.substr(piece.size() / 2), disguise);
        slow.Rewrite(span, piece.substr(piece.size() / 2), disguise);
    }
    if (input.ConsumeIntegralInRange(0, 7) == 0) break;
  }
  for (int depth = 0; depth < 4 && !slow.text().empty(); ++depth) {
    const auto whole = static_cast<std::uint32_t>(slow.text().size());
    const auto begin = input.ConsumeIntegralInRange<std::uint32_t>(0, whole);
    const auto end = input.ConsumeIntegralInRange<std::uint32_t>(begin, whole);
    std::vector<Replacement> replacements;
    for (std::uint32_t at = begin; at < end && replacements.size() < 8;) {
      at = input.ConsumeIntegralInRange<std::uint32_t>(at, end);
      const auto to = input.ConsumeIntegralInRange<std::uint32_t>(at, end);
      if (to == at) break;
      replacements.push_back({{at, to},
                              std::string(input.ConsumeIntegralInRange<std::size_t>(0, 3), 'X'),
                              input.ConsumeIntegralInRange<DisguiseSet>(0, 7)});
      at = to;
    }
    View next;
    next.Apply(view, {begin, end}, replacements);
    view = next;
    slow = slow.Applied({begin, end}, replacements);
    RequireSame(view, slow, source);
  }
  RequireSame(view, slow, source);
  return 0;
}

}  // namespace presend

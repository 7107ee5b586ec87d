// What stands further than 2,048 units away, with sentences in between, changes nothing. The first
// byte names the context, the second says where the rest is cut: one part is looked at, the other
// stands far away, before it or after it.
#include "require.h"
#include "sound.h"
#include "text/utf8.h"

namespace presend {
namespace {

// Sentences without a detail, longer than any evidence reaches.
std::string Gap() {
  std::string gap = "\n";
  while (gap.size() < 2400) gap += "The work goes on as it was planned before.\n";
  return gap + "\n";
}

// The findings that lie in that range, as JSON, counted from its start. Whether there are others
// with the same id is not theirs.
std::string FindingsIn(const Decision& decision, std::size_t start, std::size_t end,
                       std::uint32_t units) {
  Decision inside;
  inside.stamp = decision.stamp;
  for (Finding finding : decision.findings) {
    if (finding.bytes.start < start || finding.bytes.end > end) continue;
    finding.id = finding.id.substr(0, finding.id.find('-'));
    finding.utf16.start -= units;
    finding.utf16.end -= units;
    if (finding.fix) {
      finding.fix->utf16.start -= units;
      finding.fix->utf16.end -= units;
    }
    inside.findings.push_back(std::move(finding));
  }
  return ToJson(inside);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const Context& context = FuzzContext(data[0]);
  const std::string_view rest(reinterpret_cast<const char*>(data + 2), size - 2);
  const std::size_t cut = rest.size() * data[1] / 255;
  const std::string near(rest.substr(0, cut));
  const std::string far(rest.substr(cut));
  static const std::string gap = Gap();
  static Workspace kept;

  const auto findings = [&](const std::string& before, const std::string& after) {
    const std::string text = before + near + after;
    const Decision decision = FuzzChecker().CheckUtf8(text, context, {true, false}, &kept);
    return FindingsIn(decision, before.size(), before.size() + near.size(),
                      CountUtf16(text, 0, before.size()));
  };
  const std::string alone = findings(gap, gap);
  PRESEND_REQUIRE(alone == findings(gap, gap + far));
  PRESEND_REQUIRE(alone == findings(far + gap, gap));
  return 0;
}

}  // namespace presend

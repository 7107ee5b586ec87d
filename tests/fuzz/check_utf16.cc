// A check of any code units, lone surrogates and zeros among them. The first byte names the
// context; two bytes are a unit.
#include <cstring>

#include "exact.h"
#include "require.h"
#include "sound.h"
#include "text/utf8.h"

namespace presend {
namespace {

// UTF-8 of code units, a lone surrogate as U+FFFD: written down a second time, bit by bit.
std::string SlowUtf8(std::u16string_view units) {
  std::string out;
  for (std::size_t i = 0; i < units.size(); ++i) {
    std::uint32_t c = units[i];
    if (c >= 0xD800 && c < 0xE000) {
      const std::uint32_t next = i + 1 < units.size() ? units[i + 1] : 0;
      if (c < 0xDC00 && next >= 0xDC00 && next < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
        ++i;
      } else {
        c = 0xFFFD;
      }
    }
    const int more = c < 0x80 ? 0 : c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    constexpr std::uint32_t kLead[] = {0, 0xC0, 0xE0, 0xF0};
    out.push_back(static_cast<char>(kLead[more] | c >> (6 * more)));
    for (int rest = more - 1; rest >= 0; --rest)
      out.push_back(static_cast<char>(0x80 | (c >> (6 * rest) & 0x3F)));
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Context& context = FuzzContext(data[0]);
  std::u16string units((size - 1) / 2, u'\0');
  if (!units.empty()) std::memcpy(units.data(), data + 1, 2 * units.size());

  const Exact<char16_t> wide{std::u16string_view(units)};
  const Decision decision = FuzzChecker().Check(wide.view(), context, {true, true});
  const std::string utf8 = SlowUtf8(units);
  RequireSound(utf8, decision);
  static Workspace kept;
  PRESEND_REQUIRE(ToJson(decision) == ToJson(CheckSoundly(utf8, context, &kept)));

  std::u16string back;
  Utf8ToUtf16(utf8, &back);
  PRESEND_REQUIRE(back.size() == units.size());
  for (std::size_t i = 0; i < units.size(); ++i)
    PRESEND_REQUIRE(back[i] == units[i] || back[i] == u'\uFFFD');
  return 0;
}

}  // namespace presend

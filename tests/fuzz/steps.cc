#include "steps.h"

#include <algorithm>
#include <bit>
#include <cstdio>

#include "require.h"

namespace {

std::uint64_t counted = 0;

// Counters that libFuzzer reads beside those of coverage: one for each quarter of a power of two of
// the steps a byte.
constexpr int kLevels = 64;
#if defined(__linux__)
__attribute__((section("__libfuzzer_extra_counters")))
#endif
std::uint8_t levels[kLevels];

}  // namespace

// The names that the compiler's instrumentation calls (-fsanitize-coverage=trace-loads). This file
// itself is built without it.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" {
void __sanitizer_cov_load1(std::uint8_t*) { ++counted; }
void __sanitizer_cov_load2(std::uint16_t*) { ++counted; }
void __sanitizer_cov_load4(std::uint32_t*) { ++counted; }
void __sanitizer_cov_load8(std::uint64_t*) { ++counted; }
void __sanitizer_cov_load16(unsigned __int128*) { ++counted; }
}
// NOLINTEND(bugprone-reserved-identifier)

namespace presend {

std::uint64_t Steps() { return counted; }

void RequireCheap(std::uint64_t steps, std::size_t bytes) {
  // Wide on purpose: a sentence crowded with details costs many times what prose does. What costs
  // more than this a byte is not worth so much, but grows faster than the text.
  constexpr std::uint64_t kFixed = 200'000;
  constexpr std::uint64_t kEach = 40'000;
  const std::uint64_t each = steps / (bytes + 64) + 1;
  const auto power = static_cast<int>(std::bit_width(each)) - 1;
  const auto quarter = static_cast<int>(power >= 2 ? each >> (power - 2) & 3 : 0);
  levels[std::min(4 * power + quarter, kLevels - 1)] = 1;
  if (steps <= kFixed + kEach * bytes) return;
  std::fprintf(stderr, "%llu steps for %zu bytes\n", static_cast<unsigned long long>(steps), bytes);
  PRESEND_REQUIRE(!"a check is cheap");
}

}  // namespace presend

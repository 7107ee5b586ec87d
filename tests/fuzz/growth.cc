// Twice the text costs about twice the steps, whatever is repeated in it; and a text of a megabyte
// is checked as soundly as a short one. The first byte names the context, the second what is done;
// the rest is repeated, each '#' as another number.
#include "require.h"
#include "sound.h"
#include "steps.h"

namespace presend {
namespace {

std::string Repeated(std::string_view piece, std::size_t bytes) {
  std::string text;
  for (int count = 1000; text.size() < bytes; ++count) {
    for (const char c : piece) {
      if (c == '#') {
        text += std::to_string(count);
      } else {
        text += c;
      }
    }
  }
  return text;
}

std::uint64_t Cost(const std::string& text, const Context& context, Workspace* workspace) {
  const std::uint64_t before = Steps();
  (void)FuzzChecker().CheckUtf8(text, context, {}, workspace);
  return Steps() - before;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMostBytes = 64;
  if (size < 3 || size > 2 + kMostBytes) return -1;
  const Context& context = FuzzContext(data[0]);
  const std::string_view piece(reinterpret_cast<const char*>(data + 2), size - 2);
  static Workspace kept;
  // Longer than any evidence reaches, so that what a length makes room for is there in both.
  constexpr std::size_t kShort = 3 << 10;
  // What is not bound to the length, such as patterns compiled on first use, is spent before.
  (void)Cost(Repeated(piece, 512), context, &kept);
  const std::uint64_t once = Cost(Repeated(piece, kShort), context, &kept);
  const std::uint64_t twice = Cost(Repeated(piece, 2 * kShort), context, &kept);
  RequireCheap(twice, 2 * kShort);
  // A megabyte takes a second, or with the sanitizers minutes: those that are cheap are tried.
  constexpr std::uint64_t kCheap = 1000;
  if (data[1] == 0 && twice < kCheap * 2 * kShort)
    CheckSoundly(Repeated(piece, 1 << 20), context, &kept);
  // A part that read the text again for each piece would come to four times. Findings are sorted,
  // and what is cut at a length (a sentence, a window) comes in steps.
  PRESEND_REQUIRE(twice <= once * 5 / 2 + 100'000);
  return 0;
}

}  // namespace presend

// Moves of bytes by the processor's own instructions (-Wl,--wrap in CMakeLists.txt): the C
// library's loop moves eight at a time, and an edit of a long draft moves all that stands behind
// it.
#include <stddef.h>

// NOLINTBEGIN(bugprone-reserved-identifier, misc-use-internal-linkage): the linker's names.
// NOLINTBEGIN(clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling): it is a move.

void* __real_memmove(void* to, const void* from, size_t size);

void* __wrap_memmove(void* to, const void* from, size_t size) {
  // Below that, the call of an instruction that the engine implements as a function costs more.
  enum { kLong = 256 };
  if (size < kLong) return __real_memmove(to, from, size);
  return __builtin_memmove(to, from, size);
}
// NOLINTEND(clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling)
// NOLINTEND(bugprone-reserved-identifier, misc-use-internal-linkage)

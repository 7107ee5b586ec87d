// Moves and fillings of bytes by the processor's own instructions (-Wl,--wrap in CMakeLists.txt):
// the C library's loops take eight at a time. An edit of a long draft moves all that stands behind
// it; the tables of a pack begin empty, and are filled when nothing is compiled well as yet.
#include <stddef.h>

// NOLINTBEGIN(bugprone-reserved-identifier, misc-use-internal-linkage): the linker's names.
// NOLINTBEGIN(clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling): it is a move.

void* __real_memmove(void* to, const void* from, size_t size);

void* __real_memset(void* to, int byte, size_t size);

// Below that, the call of an instruction that the engine implements as a function costs more.
enum { kLong = 256 };

void* __wrap_memset(void* to, int byte, size_t size) {
  if (size < kLong) return __real_memset(to, byte, size);
  return __builtin_memset(to, byte, size);
}

void* __wrap_memmove(void* to, const void* from, size_t size) {
  if (size < kLong) return __real_memmove(to, from, size);
  return __builtin_memmove(to, from, size);
}
// NOLINTEND(clang-analyzer-security.insecureAPI.DeprecatedOrUnsafeBufferHandling)
// NOLINTEND(bugprone-reserved-identifier, misc-use-internal-linkage)

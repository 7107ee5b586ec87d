// Searches for a byte, sixteen at a time (-Wl,--wrap in CMakeLists.txt): the C library's loop takes
// four, and texts and lines of the pack are looked through for marks and line feeds.
#include <stddef.h>
#include <wasm_simd128.h>

// NOLINTBEGIN(bugprone-reserved-identifier, misc-use-internal-linkage): the linker's names.

void* __wrap_memchr(const void* bytes, int byte, size_t size) {
  const unsigned char* at = bytes;
  const unsigned char wanted = (unsigned char)byte;
  const v128_t each = wasm_i8x16_splat((signed char)wanted);
  const size_t width = sizeof(v128_t);
  for (; size >= width; at += width, size -= width) {
    const unsigned found = wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load(at), each));
    if (found != 0) return (void*)(at + __builtin_ctz(found));
  }
  for (; size > 0; ++at, --size) {
    if (*at == wanted) return (void*)at;
  }
  return NULL;
}
// NOLINTEND(bugprone-reserved-identifier, misc-use-internal-linkage)

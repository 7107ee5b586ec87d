// vsnprintf, which snprintf calls too, without fractions (-Wl,--wrap in CMakeLists.txt). Nothing in
// the module prints one: what formats at all is the JSON library, a code point in a message, and
// Abseil, a line number. The general one would bring the formatting of floating point with it, 2 kB
// of the download.
#include <stdarg.h>
#include <stddef.h>

// NOLINTBEGIN(bugprone-reserved-identifier, misc-use-internal-linkage): the linker's name, and one
// of the library.

// Of Emscripten's C library, for which its compiler chooses it where it sees that no fraction is
// printed.
int vsniprintf(char* out, size_t size, const char* format, va_list arguments);

int __wrap_vsnprintf(char* out, size_t size, const char* format, va_list arguments) {
  return vsniprintf(out, size, format, arguments);
}
// NOLINTEND(bugprone-reserved-identifier, misc-use-internal-linkage)

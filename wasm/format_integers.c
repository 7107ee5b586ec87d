// snprintf without fractions. Nothing in the module prints one; what formats at all is the JSON
// library, which tells a code point in a message. The general snprintf would bring the formatting of
// floating point with it, 2 kB of the download.
#include <stdarg.h>
#include <stddef.h>

// Of Emscripten's C library, for which its compiler chooses it where it sees that no fraction is
// printed.
int vsniprintf(char* out, size_t size, const char* format, va_list arguments);

int snprintf(char* out, size_t size, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int length = vsniprintf(out, size, format, arguments);
  va_end(arguments);
  return length;
}

// What the C library does with numbers, without fractions (-Wl,--wrap in CMakeLists.txt), which
// would bring floating point of 128 bits with them, a fiftieth of the download.
#include <stdarg.h>
#include <stddef.h>

// NOLINTBEGIN(bugprone-reserved-identifier, misc-use-internal-linkage): the linker's names, and one
// of the library.

// Of Emscripten's C library, for which its compiler chooses it where it sees that no fraction is
// printed.
int vsniprintf(char* out, size_t size, const char* format, va_list arguments);

// snprintf calls it too. Nothing in the module prints a fraction: what formats at all is the JSON
// library, a code point in a message, and Abseil, a line number.
int __wrap_vsnprintf(char* out, size_t size, const char* format, va_list arguments) {
  return vsniprintf(out, size, format, arguments);
}

// The JSON library reads numbers with a fraction or an exponent so, and nothing else does; their
// form it has checked. What they are is told from their text (core/json/reader.cc); here it matters
// whether they are finite alone, and not that the last digits are rounded as they should be.
double __wrap_strtod(const char* text, char** end) {
  double value = 0;
  int shift = 0;
  int exponent = 0;
  int fraction = 0;
  const char* const begin = text;
  if (*text == '-') ++text;
  for (; (*text >= '0' && *text <= '9') || *text == '.'; ++text) {
    if (*text == '.') {
      fraction = 1;
    } else {
      if (value < 1e300) {
        value = 10 * value + (*text - '0');
      } else {
        ++shift;
      }
      shift -= fraction;
    }
  }
  if (*text == 'e' || *text == 'E') {
    const int negative = *++text == '-';
    if (*text == '-' || *text == '+') ++text;
    for (; *text >= '0' && *text <= '9'; ++text) {
      if (exponent < 100000000) exponent = 10 * exponent + (*text - '0');
    }
    if (negative) exponent = -exponent;
  }
  shift += exponent;
  for (; shift > 0 && value > 0 && value * 0 == 0; --shift) value *= 10;
  for (; shift < 0 && value > 0; ++shift) value /= 10;
  if (end != NULL) *end = (char*)text;
  return *begin == '-' ? -value : value;
}
// NOLINTEND(bugprone-reserved-identifier, misc-use-internal-linkage)

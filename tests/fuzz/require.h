// An invariant that does not hold ends the process: libFuzzer then keeps the input, and the replay
// of regressions fails.
#ifndef PRESEND_TESTS_FUZZ_REQUIRE_H_
#define PRESEND_TESTS_FUZZ_REQUIRE_H_

#include <cstdio>
#include <cstdlib>

namespace presend {

[[noreturn]] inline void Broken(const char* what, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
  std::abort();
}

}  // namespace presend

#define PRESEND_REQUIRE(condition)                                            \
  do {                                                                        \
    if (!(condition)) ::presend::Broken(#condition, __FILE_NAME__, __LINE__); \
  } while (false)

#endif  // PRESEND_TESTS_FUZZ_REQUIRE_H_

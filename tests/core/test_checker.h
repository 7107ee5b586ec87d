// The checker over the pack that is built with the tests.
#ifndef PRESEND_TESTS_CORE_TEST_CHECKER_H_
#define PRESEND_TESTS_CORE_TEST_CHECKER_H_

#include "presend/checker.h"

extern "C" const unsigned char presend_test_pack[];
extern "C" const unsigned int presend_test_pack_size;

namespace presend {

inline std::span<const std::byte> TestPackBytes() {
  return std::as_bytes(std::span(presend_test_pack, presend_test_pack_size));
}

inline const Checker& TestChecker() {
  static const Checker checker = [] {
    Result<Checker> loaded = Checker::Load(TestPackBytes(), {});
    return std::move(loaded).value();
  }();
  return checker;
}

}  // namespace presend

#endif  // PRESEND_TESTS_CORE_TEST_CHECKER_H_

// The checker over the pack that is built with the tests.
#ifndef PRESEND_TESTS_CORE_TEST_CHECKER_H_
#define PRESEND_TESTS_CORE_TEST_CHECKER_H_

#include "presend/checker.h"
#include "presend/default_pack.h"

namespace presend {

inline std::span<const std::byte> TestPackBytes() { return DefaultPack(); }

inline const Checker& TestChecker() {
  static const Checker checker = [] {
    Result<Checker> loaded = Checker::Load(TestPackBytes(), {}).value().WithTexts(DefaultTexts());
    return std::move(loaded).value();
  }();
  return checker;
}

}  // namespace presend

#endif  // PRESEND_TESTS_CORE_TEST_CHECKER_H_

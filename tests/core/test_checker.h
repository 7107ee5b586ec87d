// The checker over the pack that is built with the tests.
#ifndef PRESEND_TESTS_CORE_TEST_CHECKER_H_
#define PRESEND_TESTS_CORE_TEST_CHECKER_H_

#include "default_texts.h"
#include "presend/checker.h"

extern "C" const unsigned char presend_test_pack[];
extern "C" const unsigned int presend_test_pack_size;
#define PRESEND_DECLARE(symbol)            \
  extern "C" const unsigned char symbol[]; \
  extern "C" const unsigned int symbol##_size;
PRESEND_DEFAULT_TEXTS(PRESEND_DECLARE)
#undef PRESEND_DECLARE

namespace presend {

inline std::span<const std::byte> TestPackBytes() {
  return std::as_bytes(std::span(presend_test_pack, presend_test_pack_size));
}

// The files of texts of all locales but English.
inline std::vector<TextsFile> TestTexts() {
  std::vector<TextsFile> files;
#define PRESEND_TAKE(symbol) files.push_back({std::as_bytes(std::span(symbol, symbol##_size)), {}});
  PRESEND_DEFAULT_TEXTS(PRESEND_TAKE)
#undef PRESEND_TAKE
  return files;
}

inline const Checker& TestChecker() {
  static const Checker checker = [] {
    Result<Checker> loaded = Checker::Load(TestPackBytes(), {}).value().WithTexts(TestTexts());
    return std::move(loaded).value();
  }();
  return checker;
}

}  // namespace presend

#endif  // PRESEND_TESTS_CORE_TEST_CHECKER_H_

// Runs the examples that rules carry: what must be found, what must not.
#ifndef PRESEND_PACK_COMPILE_TEST_EXAMPLES_H_
#define PRESEND_PACK_COMPILE_TEST_EXAMPLES_H_

#include <string>
#include <vector>

#include "pack/compile/rules_files.h"
#include "presend/checker.h"

namespace presend {

struct ExampleResults {
  int passed = 0;
  std::vector<std::string> failures;  // "detectors/phone.yaml:40: ..."
};

ExampleResults TestExamples(const std::vector<RulesFile>& files, const Checker& checker);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_TEST_EXAMPLES_H_

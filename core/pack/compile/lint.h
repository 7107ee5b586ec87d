// What can be proved about a pack's policies.
#ifndef PRESEND_PACK_COMPILE_LINT_H_
#define PRESEND_PACK_COMPILE_LINT_H_

#include <string>
#include <string_view>
#include <vector>

namespace presend {

// Walks every kind x act x surface x class of app x trait x purpose of every policy: a combination
// that no row decides, a row that never decides, a text that is missing. One line each. `pack` must
// open.
std::vector<std::string> LintPolicies(std::string_view pack);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_LINT_H_

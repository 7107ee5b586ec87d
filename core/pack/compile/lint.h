// What can be proved about a pack's policies.
#ifndef PRESEND_PACK_COMPILE_LINT_H_
#define PRESEND_PACK_COMPILE_LINT_H_

#include <string>
#include <string_view>
#include <vector>

#include "explain/locales.h"
#include "pack/pack.h"

namespace presend {

// Proves of every policy that a row decides about every finding in every context, that each row,
// lift and claim decides somewhere, that what holds Send can be answered, and that every text is
// there in both views. One line for each defect. `pack` must open.
std::vector<std::string> LintPolicies(std::string_view pack);

// Its parts. Each appends what it finds, without the policy's name.

// Every kind x act x trait x class of app x purpose x disguise on every surface, and every row met
// in every context: contract x role and plan of both parties x relation.
void LintRows(const Pack& pack, const fb::Policy& policy, std::vector<std::string>* problems);
// Every text that a decision or a report under the policy can need, in English, which stands in for
// what another locale lacks.
void LintTexts(const Locales& locales, const fb::Policy& policy,
               std::vector<std::string>* problems);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_LINT_H_

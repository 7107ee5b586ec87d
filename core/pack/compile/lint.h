// What can be proved about a pack's rules and policies.
#ifndef PRESEND_PACK_COMPILE_LINT_H_
#define PRESEND_PACK_COMPILE_LINT_H_

#include <string>
#include <string_view>
#include <vector>

#include "explain/locales.h"
#include "pack/compile/rules_files.h"
#include "pack/pack.h"

namespace presend {

// What can be proved without running a pack. One line for each defect. The bytes must open.
//
// Of rules: that RE2 can run every pattern, that no repeat is without a bound, that no rule,
// construction or host stands where it is never reached. Of every policy: that a row decides about
// every finding in every context, that each row, lift and claim decides somewhere, that what holds
// Send can be answered, and that every text is there in both views.
std::vector<std::string> LintPolicies(std::string_view bytes);

// Whether every rule, look-alike, construction and class of links carries examples that must match
// and examples that must not; TestExamples runs them.
std::vector<std::string> LintExamples(const std::vector<RulesFile>& files);

// Its parts. Each appends what it finds, without the policy's name.

// Patterns, and what is never reached: rules, look-alikes, constructions, hosts.
void LintRules(const Pack& pack, std::vector<std::string>* problems);
// Every kind x act x trait x class of app x purpose x disguise on every surface, and every row met
// in every context: contract x role and plan of both parties x relation.
void LintRows(const Pack& pack, const fb::Policy& policy, std::vector<std::string>* problems);
// Every text that a decision or a report under the policy can need, in English, which stands in for
// what another locale lacks.
void LintTexts(const Locales& locales, const fb::Policy& policy,
               std::vector<std::string>* problems);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_LINT_H_

// What a file of rules/explanations says, by id. Native only.
#ifndef PRESEND_PACK_COMPILE_EXPLANATIONS_H_
#define PRESEND_PACK_COMPILE_EXPLANATIONS_H_

#include <map>
#include <string>
#include <vector>

#include "pack/compile/rules_files.h"

namespace presend {

// The locale whose texts lie in the pack, and stand in for what another one lacks.
inline constexpr const char* kOwnLocale = "en";

// {"headlines": {"email": {"share": "..."}}} -> "headlines.email.share". Among them what a page has
// to know of the language: "locale" and "direction".
std::map<std::string, std::string> TextsOf(const RulesFile& file);

// What is wrong with the files beside each other: texts that a locale lacks, that no other has, or
// whose placeholders differ from English; plural categories that its language needs. One line each.
std::vector<std::string> LintLocales(const std::vector<RulesFile>& files);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_EXPLANATIONS_H_

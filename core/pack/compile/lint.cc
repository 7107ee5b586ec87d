#include "pack/compile/lint.h"

#include <algorithm>
#include <set>

namespace presend {
namespace {

// Names and dates must tell which policy a context means.
void LintSelection(const fb::RulePack& pack, std::vector<std::string>* problems) {
  int defaults = 0;
  std::set<std::string_view> ids;
  std::set<std::string_view> families;
  std::set<std::pair<std::string_view, int>> days;
  for (const fb::Policy* policy : *pack.policies()) {
    defaults += policy->is_default() ? 1 : 0;
    const std::string name = policy->id()->str();
    if (!ids.insert(policy->id()->string_view()).second)
      problems->push_back("two policies are called " + name);
    families.insert(policy->family()->string_view());
    if (!days.insert({policy->family()->string_view(), policy->effective()}).second) {
      problems->push_back("policy " + name +
                          ": another one of its family comes into force on the same day");
    }
  }
  for (const std::string_view id : ids) {
    if (families.contains(id))
      problems->push_back(std::string(id) + " names both a policy and a family");
  }
  if (defaults != 1)
    problems->push_back(std::to_string(defaults) + " policies are the default; one must be");
}

}  // namespace

std::vector<std::string> LintPolicies(std::string_view bytes) {
  std::vector<std::string> problems;
  const auto pack = Pack::Open(std::as_bytes(std::span(bytes.data(), bytes.size())), "");
  if (!pack.ok()) return {pack.error().message};
  LintSelection(pack.value()->root(), &problems);
  LintRules(*pack.value(), &problems);
  for (const fb::Policy* policy : *pack.value()->root().policies()) {
    std::vector<std::string> found;
    LintRows(*pack.value(), *policy, &found);
    LintTexts(Locales(pack.value()->root(), nullptr), *policy, &found);
    for (const std::string& problem : found)
      problems.push_back("policy " + policy->id()->str() + ": " + problem);
  }
  return problems;
}

}  // namespace presend

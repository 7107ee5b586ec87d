#include "pack/compile/lint.h"

#include <set>

#include "explain/texts.h"
#include "pack/pack.h"
#include "policy/decide.h"

namespace presend {
namespace {

class PolicyLinter {
 public:
  PolicyLinter(const Pack& pack, const fb::Policy& policy, std::vector<std::string>* problems)
      : pack_(pack), policy_(policy), problems_(*problems) {}

  void Run() {
    context_.policy = &policy_;
    for (flatbuffers::uoffset_t i = 0; i < policy_.surfaces()->size(); ++i) {
      context_.surface = static_cast<std::uint8_t>(i);
      for (int kind = 0; kind < kKindCount; ++kind) {
        for (int act = 0; act < kActCount; ++act)
          Findings(static_cast<Kind>(kind), static_cast<Act>(act));
      }
    }
    for (const fb::Row* row : *policy_.rows()) {
      if (!decided_.contains(row))
        Report("row " + row->id()->str() + " (" + row->text()->str() + ") never decides");
    }
    const Texts texts(pack_.root(), "en");
    const auto check = [&](const flatbuffers::String* key) {
      for (const char* what : {".reason", ".instead", ".reason_recipient", ".instead_recipient"}) {
        if (texts.Find("texts." + key->str() + what).empty())
          Report("text " + key->str() + what + " is missing");
      }
    };
    for (const fb::Row* row : *policy_.rows()) check(row->text());
    for (const fb::Lift* lift : *policy_.lifts()) check(lift->text());
  }

 private:
  void Findings(Kind kind, Act act) {
    FindingFacts facts;
    facts.kind = kind;
    facts.act = act;
    const int app_classes = static_cast<int>(pack_.root().app_classes()->size());
    for (facts.traits = 0; facts.traits < (1u << kTraitCount); ++facts.traits) {
      for (facts.app_class = -1; facts.app_class < app_classes; ++facts.app_class) {
        for (unsigned purpose = 0; purpose <= policy_.purposes()->size(); ++purpose) {
          facts.declared = purpose == 0 ? 0 : PurposeSet{1} << (purpose - 1);
          const Ruling ruling = Decide(context_, facts);
          if (ruling.is_gap) {
            Report("no row decides about " + std::string(Name(kind)) + " " +
                   std::string(Name(act)) + " on " +
                   policy_.surfaces()->Get(context_.surface)->str());
            return;
          }
          decided_.insert(ruling.row);
        }
      }
    }
  }

  void Report(const std::string& what) {
    problems_.push_back("policy " + policy_.id()->str() + ": " + what);
  }

  const Pack& pack_;
  const fb::Policy& policy_;
  std::vector<std::string>& problems_;
  ResolvedContext context_;
  std::set<const fb::Row*> decided_;
};

}  // namespace

std::vector<std::string> LintPolicies(std::string_view bytes) {
  std::vector<std::string> problems;
  const auto pack = Pack::Open(std::as_bytes(std::span(bytes.data(), bytes.size())), "");
  if (!pack.ok()) return {pack.error().message};
  for (const fb::Policy* policy : *pack.value()->root().policies())
    PolicyLinter(*pack.value(), *policy, &problems).Run();
  return problems;
}

}  // namespace presend

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pack/compile/lint.h"
#include "policy/decide.h"

namespace presend {
namespace {

// Walks a policy. A decision depends on the context in two ways only: the rows see the surface, the
// lifts see all of the context but nothing of the finding except how strict it is. So it is enough
// to walk every finding on every surface, and every outcome that a row gave there in every context.
class RowLinter {
 public:
  RowLinter(const Pack& pack, const fb::Policy& policy, std::vector<std::string>* problems)
      : pack_(pack.root()), policy_(policy), problems_(*problems) {
    context_.policy = &policy;
  }

  void Run() {
    Outcomes();
    for (unsigned surface = 0; surface < policy_.surfaces()->size(); ++surface) {
      context_.surface = static_cast<std::uint8_t>(surface);
      for (int kind = 0; kind < kKindCount; ++kind) {
        for (int act = 0; act < kActCount; ++act)
          Findings(static_cast<Kind>(kind), static_cast<Act>(act));
      }
    }
    for (const auto& [what, gap] : gaps_)
      Report("no row decides about " + gap.where + " on " + gap.surfaces);
    for (const auto& [what, asked] : unanswerable_) Report(asked);
    Contexts();
    Idle();
  }

 private:
  // A finding that a row gave an outcome to, for the walk through the contexts.
  struct Met {
    std::uint8_t surface = 0;
    FindingFacts facts;
  };
  struct Gap {
    std::string where;
    std::string surfaces;
  };
  using MetKey = std::tuple<const fb::Row*, std::uint8_t, Outcome>;

  void Report(std::string what) { problems_.push_back(std::move(what)); }

  // "row 10 (the 14th, portfolio_page)": numbers repeat, so the place tells which.
  std::string NameOf(const fb::Row& row) const {
    unsigned place = 1;
    for (const fb::Row* candidate : *policy_.rows()) {
      if (candidate == &row) break;
      ++place;
    }
    return "row " + row.id()->str() + " (number " + std::to_string(place) + " of the table, text " +
           row.text()->str() + ")";
  }
  std::string_view PurposeName(unsigned purpose) const {
    return policy_.purposes()->Get(purpose)->string_view();
  }

  // What each row says must fit its outcome.
  void Outcomes() {
    for (const fb::Row* row : *policy_.rows()) {
      const auto outcome = static_cast<Outcome>(row->outcome());
      if (outcome == Outcome::kAdvise && row->exception() == nullptr)
        Report(NameOf(*row) + " advises, but names no exception");
      if (outcome != Outcome::kAdvise && row->exception() != nullptr)
        Report(NameOf(*row) + " names an exception, but does not advise");
    }
    for (const fb::Lift* lift : *policy_.lifts()) {
      const bool advises = static_cast<Outcome>(lift->outcome()) == Outcome::kAdvise;
      if (advises != (lift->exception() != nullptr))
        Report("lift " + lift->id()->str() +
               (advises ? " advises, but names no exception"
                        : " names an exception, but does not advise"));
    }
  }

  // The traits and the kinds' classes of apps that a row or claim asks for; the others change
  // nothing.
  TraitSet TraitsAskedFor() const {
    TraitSet asked = 0;
    for (const fb::Row* row : *policy_.rows()) asked |= row->traits() | row->without_traits();
    return asked;
  }
  bool AsksForApp(Kind kind) const {
    const std::uint32_t bit = 1u << static_cast<unsigned>(kind);
    for (const fb::Row* row : *policy_.rows()) {
      if ((row->app_class_kinds() & bit) != 0) return true;
      for (const fb::Claim* claim : *row->claimable()) {
        if (claim->app_classes() != 0 && (claim->kinds() & bit) != 0) return true;
      }
    }
    return false;
  }

  void Findings(Kind kind, Act act) {
    const TraitSet asked = TraitsAskedFor();
    const int classes = AsksForApp(kind) ? static_cast<int>(pack_.app_classes()->size()) : 0;
    FindingFacts facts;
    facts.kind = kind;
    facts.act = act;
    // All subsets of the traits asked for, from none to all.
    for (TraitSet traits = 0;; traits = (traits - asked) & asked) {
      facts.traits = traits;
      for (facts.app_class = -1; facts.app_class < classes; ++facts.app_class) {
        for (const bool closed : {false, true}) {
          // Links are never closed to purposes.
          if (closed && kind > Kind::kHandle) break;
          facts.closed_to_purposes = facts.disguised = closed;
          for (const bool uncertain : {false, true}) {
            facts.uncertain = uncertain;
            Purposes(facts);
          }
        }
      }
      if (traits == asked) break;
    }
  }

  void Purposes(FindingFacts facts) {
    Judge(facts);
    for (unsigned purpose = 0; purpose < policy_.purposes()->size(); ++purpose) {
      facts.declared = PurposeSet{1} << purpose;
      Judge(facts);
      facts.inferred = facts.declared;
      facts.declared = 0;
      Judge(facts);
      facts.inferred = 0;
    }
  }

  void Judge(const FindingFacts& facts) {
    const Ruling ruling = Decide(context_, facts);
    if (ruling.is_gap) {
      AddGap(facts);
      return;
    }
    met_.try_emplace({ruling.row, context_.surface, ruling.outcome}, Met{context_.surface, facts});
    // What a row asks without a lift must be answerable.
    if (facts.declared != 0 || facts.inferred != 0 || ruling.row->before_lifts()) return;
    for (const fb::Claim* claim : *ruling.row->claimable()) {
      if (Offered(*claim, facts)) offered_.insert(claim);
    }
    if (ruling.lift == nullptr && ruling.outcome == Outcome::kAsk && ruling.claimable == 0) {
      unanswerable_.try_emplace(What(facts), NameOf(*ruling.row) + " asks about " + Where(facts) +
                                                 ", but nothing can be claimed there");
    }
  }

  static bool Offered(const fb::Claim& claim, const FindingFacts& facts) {
    if ((claim.kinds() >> static_cast<unsigned>(facts.kind) & 1u) == 0) return false;
    return claim.app_classes() == 0 ||
           (facts.app_class >= 0 && (claim.app_classes() >> facts.app_class & 1) != 0);
  }

  // Of each kind and act the plainest finding is told about, which comes first.
  void AddGap(const FindingFacts& facts) {
    Gap& gap = gaps_.try_emplace(What(facts), Gap{Where(facts), ""}).first->second;
    const std::string surface = policy_.surfaces()->Get(context_.surface)->str();
    if (gap.where == Where(facts) && !gap.surfaces.ends_with(surface))
      gap.surfaces += (gap.surfaces.empty() ? "" : ", ") + surface;
  }

  static std::string What(const FindingFacts& facts) {
    return std::string(Name(facts.kind)) + ", " + std::string(Name(facts.act));
  }
  // "handle, share", with the class of app where it matters.
  std::string Where(const FindingFacts& facts) const {
    std::string where = What(facts);
    if (facts.app_class >= 0) {
      where += ", app of the class " +
               pack_.app_classes()->Get(static_cast<unsigned>(facts.app_class))->str();
    }
    for (int i = 0; i < kTraitCount; ++i) {
      if ((facts.traits >> i & 1u) != 0)
        where += ", " + std::string(kTraitNames[static_cast<std::size_t>(i)]);
    }
    if (facts.closed_to_purposes) where += ", disguised or in a proposal to talk elsewhere";
    if (facts.uncertain) where += ", uncertain";
    return where;
  }

  // Every outcome met, in every context.
  void Contexts() {
    const auto each = [](std::uint8_t* value, const auto& words, const auto& then) {
      for (*value = 0; *value < words.size(); ++*value) then();
    };
    ResolvedContext& c = context_;
    each(&c.contract, *policy_.contracts(), [&] {
      each(&c.relation, *policy_.relations(), [&] {
        each(&c.sender.role, *policy_.roles(), [&] {
          each(&c.sender.plan, *policy_.plans(), [&] {
            each(&c.recipient.role, *policy_.roles(),
                 [&] { each(&c.recipient.plan, *policy_.plans(), [&] { InContext(); }); });
          });
        });
      });
    });
  }

  void InContext() {
    for (const auto& [key, met] : met_) {
      context_.surface = met.surface;
      const Ruling ruling = Decide(context_, met.facts);
      if (ruling.lift != nullptr) {
        lifted_.insert(ruling.lift);
      } else {
        decided_.insert(ruling.row);
      }
    }
  }

  void Idle() {
    for (const fb::Row* row : *policy_.rows()) {
      if (!decided_.contains(row))
        Report(NameOf(*row) + " never decides: a row before it fits wherever it does");
      for (const fb::Claim* claim : *row->claimable()) {
        if (decided_.contains(row) && !offered_.contains(claim)) {
          Report(NameOf(*row) + " offers " + std::string(PurposeName(claim->purpose())) +
                 " for findings that it never meets");
        }
      }
    }
    for (const fb::Lift* lift : *policy_.lifts()) {
      if (!lifted_.contains(lift))
        Report("lift " + lift->id()->str() +
               " never decides: one before it fits wherever it does, or nobody has its plan");
    }
  }

  const fb::RulePack& pack_;
  const fb::Policy& policy_;
  std::vector<std::string>& problems_;
  ResolvedContext context_;
  std::map<std::string, Gap> gaps_;                  // by kind and act
  std::map<std::string, std::string> unanswerable_;  // by kind and act
  std::map<MetKey, Met> met_;
  std::set<const fb::Row*> decided_;
  std::set<const fb::Lift*> lifted_;
  std::set<const fb::Claim*> offered_;
};

}  // namespace

void LintRows(const Pack& pack, const fb::Policy& policy, std::vector<std::string>* problems) {
  RowLinter(pack, policy, problems).Run();
}

}  // namespace presend

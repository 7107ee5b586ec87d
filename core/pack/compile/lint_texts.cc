#include <initializer_list>
#include <set>

#include "explain/texts.h"
#include "pack/compile/explanations.h"
#include "pack/compile/lint.h"
#include "presend/vocabulary.h"

namespace presend {
namespace {

class TextLinter {
 public:
  TextLinter(const Locales& locales, const fb::Policy& policy, std::vector<std::string>* problems)
      : texts_(locales, kOwnLocale), policy_(policy), problems_(*problems) {}

  void Run() {
    for (const fb::Row* row : *policy_.rows()) {
      Rule(row->text()->str());
      if (row->exception() != nullptr) Exception(row->exception()->str(), false);
      for (const fb::Claim* claim : *row->claimable()) {
        Exception(policy_.purposes()->Get(claim->purpose())->str(), true);
        if (claim->text() != nullptr) Views(claim->text()->str());
      }
    }
    for (const fb::Lift* lift : *policy_.lifts()) {
      Rule(lift->text()->str());
      if (lift->exception() != nullptr) Exception(lift->exception()->str(), false);
    }
    // A finding that scores under the block threshold, and one that is said to be none.
    Exception("not_contact", true);
    Views("not_contact");
    Views("uncertain");
    Need("policies." + policy_.id()->str());
    Words("surface", *policy_.surfaces());
    Words("contract", *policy_.contracts());
    Words("role", *policy_.roles());
    Words("plan", *policy_.plans());
    Words("relation", *policy_.relations());
    Headlines();
  }

 private:
  void Need(const std::string& id) {
    if (texts_.Find(id).empty() && missing_.insert(id).second)
      problems_.push_back("text " + id + " is missing");
  }
  // Why and what to do, for who sends and for who received.
  void Views(const std::string& key) {
    for (const char* what : {".reason", ".instead", ".reason_recipient", ".instead_recipient"})
      Need("texts." + key + what);
  }
  void Rule(const std::string& key) {
    Views(key);
    Need("texts." + key + ".when");
  }
  void Exception(const std::string& word, bool claimable) {
    Need("exceptions." + word + ".name");
    Need("exceptions." + word + ".condition");
    if (claimable) Need("exceptions." + word + ".claim");
  }
  template <typename List>
  void Words(const std::string& dimension, const List& words) {
    for (const auto* word : words) Need("words." + dimension + "." + word->str());
  }
  void Headlines() {
    for (int kind = 0; kind < kKindCount; ++kind) {
      const std::string name(Name(static_cast<Kind>(kind)));
      Need("kinds." + name);
      for (int act = 0; act < kActCount; ++act) {
        // A detail in a proposal to talk elsewhere is shared; only a channel is proposed itself.
        if (static_cast<Act>(act) == Act::kMoveOff && static_cast<Kind>(kind) != Kind::kChannel)
          continue;
        Need("headlines." + name + "." + std::string(Name(static_cast<Act>(act))));
      }
    }
  }

  Texts texts_;
  const fb::Policy& policy_;
  std::vector<std::string>& problems_;
  std::set<std::string> missing_;
};

}  // namespace

void LintTexts(const Locales& locales, const fb::Policy& policy,
               std::vector<std::string>* problems) {
  TextLinter(locales, policy, problems).Run();
}

}  // namespace presend

// Decisions about findings that no text is needed for: facts in, ruling out.
#ifndef PRESEND_TESTS_CORE_POLICY_POLICY_FIXTURE_H_
#define PRESEND_TESTS_CORE_POLICY_POLICY_FIXTURE_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "policy/decide.h"
#include "test_checker.h"

namespace presend {

inline std::shared_ptr<const Pack> TestPack() {
  static const std::shared_ptr<const Pack> pack = Pack::Open(TestPackBytes(), "").value();
  return pack;
}

inline const fb::Policy& TestPolicy(std::string_view id) {
  for (const fb::Policy* policy : *TestPack()->root().policies()) {
    if (policy->id()->string_view() == id) return *policy;
  }
  return *TestPack()->root().policies()->Get(0);
}

template <typename Words>
int IndexOf(const Words& words, std::string_view word) {
  for (unsigned i = 0; i < words.size(); ++i) {
    if (words.Get(i)->string_view() == word) return static_cast<int>(i);
  }
  ADD_FAILURE() << "no word " << word;
  return 0;
}

// A context of one policy at its defaults; tests set what differs.
struct TestContext : ResolvedContext {
  explicit TestContext(std::string_view id = "upwork-2020-06-26") {
    policy = &TestPolicy(id);
    surface = policy->default_surface();
    contract = policy->default_contract();
    relation = policy->default_relation();
    sender = {policy->default_sender(), policy->default_plan()};
    recipient = {policy->default_recipient(), policy->default_plan()};
  }
  TestContext& Surface(std::string_view word) {
    surface = static_cast<std::uint8_t>(IndexOf(*policy->surfaces(), word));
    return *this;
  }
  TestContext& Contract(std::string_view word) {
    contract = static_cast<std::uint8_t>(IndexOf(*policy->contracts(), word));
    return *this;
  }
  TestContext& Relation(std::string_view word) {
    relation = static_cast<std::uint8_t>(IndexOf(*policy->relations(), word));
    return *this;
  }
  TestContext& Sender(std::string_view role, std::string_view plan) {
    sender = Party(role, plan);
    return *this;
  }
  TestContext& Recipient(std::string_view role, std::string_view plan) {
    recipient = Party(role, plan);
    return *this;
  }
  PurposeSet Purposes(std::initializer_list<std::string_view> words) const {
    PurposeSet set = 0;
    for (const std::string_view word : words)
      set |= PurposeSet{1} << IndexOf(*policy->purposes(), word);
    return set;
  }
  std::vector<std::string> Names(PurposeSet set) const {
    std::vector<std::string> names;
    for (unsigned i = 0; i < policy->purposes()->size(); ++i) {
      if ((set >> i & 1u) != 0) names.push_back(policy->purposes()->Get(i)->str());
    }
    return names;
  }

 private:
  ResolvedParty Party(std::string_view role, std::string_view plan) const {
    return {static_cast<std::uint8_t>(IndexOf(*policy->roles(), role)),
            static_cast<std::uint8_t>(IndexOf(*policy->plans(), plan))};
  }
};

inline FindingFacts Facts(Kind kind, Act act = Act::kShare, TraitSet traits = 0,
                          std::string_view app_class = "") {
  FindingFacts facts;
  facts.kind = kind;
  facts.act = act;
  facts.traits = traits;
  if (!app_class.empty()) facts.app_class = IndexOf(*TestPack()->root().app_classes(), app_class);
  return facts;
}

// What a case says of a ruling: "block 1 rule - system_access,legal_document".
inline std::string Spoken(const TestContext& context, const FindingFacts& facts) {
  const Ruling ruling = Decide(context, facts);
  const std::string out = std::string(Name(ruling.outcome)) + " " + ruling.row->id()->str() + " " +
                          std::string(Name(ruling.basis)) + " " +
                          (ruling.exception.empty() ? "-" : std::string(ruling.exception)) + " ";
  std::string claims;
  for (const std::string& name : context.Names(ruling.claimable))
    claims += (claims.empty() ? "" : ",") + name;
  return out + (claims.empty() ? "-" : claims);
}

}  // namespace presend

#endif  // PRESEND_TESTS_CORE_POLICY_POLICY_FIXTURE_H_

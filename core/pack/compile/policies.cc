#include <algorithm>

#include "pack/compile/compile.h"
#include "pack/days.h"
#include "policy/inferred.h"
#include "policy/traits.h"
#include "presend/vocabulary.h"

namespace presend {
namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

constexpr std::uint32_t kAll = 0xFFFFFFFFu;

// Compiles one policy; the first failure is kept with its place.
class PolicyBuilder {
 public:
  PolicyBuilder(const RulesFile& file, const fb::RulePackT& pack)
      : file_(file), pack_(pack), policy_(std::make_unique<fb::PolicyT>()) {}

  std::unique_ptr<fb::PolicyT> Build() {
    const json& root = file_.root;
    policy_->id = root["id"].get<std::string>();
    policy_->family = root["family"].get<std::string>();
    policy_->is_default = root.value("default", false);
    policy_->effective = kFromEver;
    if (root.contains("effective")) {
      const std::optional<int> day = ParseIsoDate(root["effective"].get<std::string>());
      if (!day) Fail("/effective", "no date of the form YYYY-MM-DD");
      policy_->effective = day.value_or(0);
    }
    const json& words = root["words"];
    policy_->surfaces = words["surface"].get<Words>();
    policy_->contracts = words["contract"].get<Words>();
    policy_->roles = words["role"].get<Words>();
    policy_->plans = words["plan"].get<Words>();
    policy_->relations = words["relation"].get<Words>();
    policy_->purposes = words["purpose"].get<Words>();
    const auto fallback = [&](const char* key, const Words& known) {
      return Index(root["defaults"][key], known, std::string("/defaults/") + key);
    };
    policy_->default_surface = fallback("surface", policy_->surfaces);
    policy_->default_contract = fallback("contract", policy_->contracts);
    policy_->default_plan = fallback("plan", policy_->plans);
    policy_->default_relation = fallback("relation", policy_->relations);
    policy_->default_sender = fallback("sender", policy_->roles);
    policy_->default_recipient = fallback("recipient", policy_->roles);
    policy_->platform_hosts = root["platform_hosts"].get<Words>();
    for (const json& purpose : root["purpose_order"])
      policy_->purpose_order.push_back(Index(purpose, policy_->purposes, "/purpose_order"));
    policy_->inferred_systems = Classes("inferred_systems", kSystemClasses);
    policy_->inferred_documents = Classes("inferred_documents", kDocumentClasses);
    for (std::size_t i = 0; i < root["rows"].size(); ++i)
      AddRow(root["rows"][i], "/rows/" + std::to_string(i));
    for (std::size_t i = 0; i < root["lifts"].size(); ++i)
      AddLift(root["lifts"][i], "/lifts/" + std::to_string(i));
    return std::move(policy_);
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  void Fail(const std::string& pointer, const std::string& why) {
    if (!error_) error_ = Error{ErrorCode::kRulesInvalid, file_.Place(pointer) + ": " + why};
  }

  std::uint8_t Index(const json& word, const Words& known, const std::string& pointer) {
    const std::string text = word.get<std::string>();
    const auto it = std::find(known.begin(), known.end(), text);
    if (it == known.end()) Fail(pointer, "unknown word \"" + text + "\"");
    return static_cast<std::uint8_t>(it == known.end() ? 0 : it - known.begin());
  }

  std::uint8_t Decided(const json& word, const std::string& pointer) {
    const std::optional<Outcome> outcome = ParseOutcome(word.get<std::string>());
    if (!outcome) Fail(pointer, "unknown outcome \"" + word.get<std::string>() + "\"");
    return static_cast<std::uint8_t>(outcome.value_or(Outcome::kBlock));
  }

  // The set that `when[key]` lists; all where it is absent. A word of `groups` stands for its
  // words.
  std::uint32_t Mask(const json& when, const char* key, const Words& known,
                     const std::string& pointer, std::uint32_t absent = kAll) {
    if (!when.contains(key)) return absent;
    std::uint32_t mask = 0;
    for (const json& word : when[key]) {
      const std::string text = word.get<std::string>();
      if (file_.root.contains("groups") && file_.root["groups"].contains(text)) {
        for (const json& member : file_.root["groups"][text])
          mask |= 1u << Index(member, known, pointer + "/" + key);
      } else {
        mask |= 1u << Index(word, known, pointer + "/" + key);
      }
    }
    return mask;
  }

  // The classes that the list names; empty (not written) where it is absent.
  Words Classes(const char* key, std::span<const std::string_view> known) {
    if (!file_.root.contains(key)) return {};
    const std::string pointer = std::string("/") + key;
    for (const json& word : file_.root[key])
      Index(word, Words(known.begin(), known.end()), pointer);
    return file_.root[key].get<Words>();
  }

  static Words KindNames() {
    Words names;
    for (int i = 0; i < kKindCount; ++i) names.emplace_back(Name(static_cast<Kind>(i)));
    return names;
  }
  static Words ActNames() {
    Words names;
    for (int i = 0; i < kActCount; ++i) names.emplace_back(Name(static_cast<Act>(i)));
    return names;
  }

  void AddRow(const json& item, const std::string& pointer) {
    const json when = item.value("when", json::object());
    const std::string at = pointer + "/when";
    auto row = std::make_unique<fb::RowT>();
    row->id = item["id"].get<std::string>();
    row->kinds = Mask(when, "kind", KindNames(), at);
    row->acts = static_cast<std::uint8_t>(Mask(when, "act", ActNames(), at, 0xFF));
    row->surfaces = Mask(when, "surface", policy_->surfaces, at);
    row->purposes = Mask(when, "purpose", policy_->purposes, at, 0);
    const Words traits(kTraitNames.begin(), kTraitNames.end());
    row->traits = Mask(when, "trait", traits, at, 0);
    row->without_traits = Mask(when, "without_trait", traits, at, 0);
    if (when.contains("app_class")) {
      row->app_classes =
          static_cast<std::uint16_t>(Mask(when["app_class"], "classes", pack_.app_classes, at));
      row->app_class_kinds = Mask(when["app_class"], "kind", KindNames(), at);
    }
    row->outcome = Decided(item["outcome"], pointer + "/outcome");
    row->exception = item.value("exception", "");
    row->text = item["text"].get<std::string>();
    row->before_lifts = item.value("before_lifts", false);
    row->basis = static_cast<std::uint8_t>(
        item.value("basis", "rule") == Name(Basis::kInferred) ? Basis::kInferred : Basis::kRule);
    row->open_only = when.value("open", false);
    for (const json& claim : item.value("claimable", json::array())) {
      auto out = std::make_unique<fb::ClaimT>();
      out->purpose = Index(claim["purpose"], policy_->purposes, pointer + "/claimable");
      out->kinds = Mask(claim, "kind", KindNames(), pointer + "/claimable");
      out->app_classes = static_cast<std::uint16_t>(
          Mask(claim, "app_class", pack_.app_classes, pointer + "/claimable", 0));
      out->text = claim.value("text", "");
      row->claimable.push_back(std::move(out));
    }
    policy_->rows.push_back(std::move(row));
  }

  void AddLift(const json& item, const std::string& pointer) {
    const json& when = item["when"];
    auto lift = std::make_unique<fb::LiftT>();
    lift->id = item["id"].get<std::string>();
    lift->contracts = Mask(when, "contract", policy_->contracts, pointer);
    lift->relations = Mask(when, "relation", policy_->relations, pointer);
    lift->plans = Mask(when, "plan", policy_->plans, pointer, 0);
    lift->plan_role =
        when.contains("plan_role") ? Index(when["plan_role"], policy_->roles, pointer) : 255;
    lift->surfaces = Mask(when, "surface", policy_->surfaces, pointer, 0);
    lift->own_surfaces = Mask(when, "own_surface", policy_->surfaces, pointer, 0);
    lift->outcome = Decided(item["outcome"], pointer + "/outcome");
    lift->exception = item.value("exception", "");
    lift->text = item["text"].get<std::string>();
    policy_->lifts.push_back(std::move(lift));
  }

  const RulesFile& file_;
  const fb::RulePackT& pack_;
  std::unique_ptr<fb::PolicyT> policy_;
  std::optional<Error> error_;
};

}  // namespace

std::optional<Error> AddPolicies(const std::vector<RulesFile>& files, fb::RulePackT* pack) {
  for (const RulesFile* file : FilesIn(files, "policies")) {
    PolicyBuilder builder(*file, *pack);
    std::unique_ptr<fb::PolicyT> policy = builder.Build();
    if (builder.error()) return builder.error();
    pack->policies.push_back(std::move(policy));
  }
  if (pack->policies.empty()) return Error{ErrorCode::kRulesInvalid, "policies/ holds no policy"};
  return std::nullopt;
}

}  // namespace presend

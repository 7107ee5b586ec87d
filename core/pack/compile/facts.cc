#include "pack/compile/facts.h"

#include "detect/evidence.h"
#include "pack/days.h"
#include "pack/digest.h"
#include "policy/traits.h"
#include "presend/vocabulary.h"
#include "scan/constructions.h"
#include "scan/lexicon.h"
#include "scan/trigger.h"
#include "text/utf8.h"

namespace presend {
namespace {

using Strings = flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>;

std::string Text(const flatbuffers::String* text) { return std::string(ViewOf(text)); }
std::string YesNo(bool value) { return value ? "yes" : "no"; }

void Append(std::string* list, std::string_view item) {
  if (!list->empty()) *list += ", ";
  *list += item;
}

std::string Joined(const Strings* list) {
  std::string joined;
  if (list == nullptr) return joined;
  for (const flatbuffers::String* item : *list) Append(&joined, item->string_view());
  return joined;
}

std::string Chosen(const Strings& words, std::uint32_t mask) {
  std::string joined;
  for (flatbuffers::uoffset_t i = 0; i < words.size(); ++i) {
    if (i < 32 && (mask >> i & 1u) != 0) Append(&joined, words.Get(i)->string_view());
  }
  return joined;
}

template <typename Enum>
std::string Chosen(int count, std::uint32_t mask) {
  std::string joined;
  for (int i = 0; i < count; ++i) {
    if ((mask >> i & 1u) != 0) Append(&joined, Name(static_cast<Enum>(i)));
  }
  return joined;
}

std::string Traits(std::uint32_t mask) {
  std::string joined;
  for (std::size_t i = 0; i < kTraitNames.size(); ++i) {
    if ((mask >> i & 1u) != 0) Append(&joined, kTraitNames[i]);
  }
  return joined;
}

std::string Outcomes(std::uint8_t outcome, const flatbuffers::String* exception) {
  const std::string name(Name(static_cast<Outcome>(outcome)));
  return exception == nullptr ? name : name + " (" + exception->str() + ")";
}

class Collector {
 public:
  explicit Collector(const Pack& pack) : pack_(pack), root_(pack.root()) {}

  std::vector<FactGroup> Collect() {
    Head();
    for (const fb::Policy* policy : *root_.policies()) Policy(*policy);
    Rules();
    Constructions();
    Links();
    Words();
    Characters();
    Apps();
    Tables();
    Locales();
    std::vector<FactGroup> all;
    for (FactGroup* group : {&head_, &policies_, &rows_, &lifts_, &rules_, &look_alikes_, &weights_,
                             &constructions_, &hosts_, &schemes_, &words_, &characters_, &apps_,
                             &plans_, &addresses_, &sources_, &texts_})
      all.push_back(std::move(*group));
    return all;
  }

 private:
  // A thing whose name is taken already is told apart by a number.
  static Fields& Add(FactGroup* group, const std::string& name) {
    std::string free = name;
    for (int i = 2; group->things.contains(free); ++i) free = name + " #" + std::to_string(i);
    return group->things[free];
  }
  static void Set(Fields* fields, const char* name, std::string value) {
    if (!value.empty()) (*fields)[name] = std::move(value);
  }

  void Head() {
    head_.things["pack"] = {{"id", Text(root_.id())},
                            {"version", Text(root_.version())},
                            {"minimum engine", Text(root_.minimum_engine())}};
  }

  void Policy(const fb::Policy& policy) {
    const std::string name = Text(policy.id());
    Fields& fields = Add(&policies_, name);
    Set(&fields, "family", Text(policy.family()));
    if (policy.effective() != kFromEver) Set(&fields, "effective", IsoDate(policy.effective()));
    Set(&fields, "default", YesNo(policy.is_default()));
    Set(&fields, "surfaces", Joined(policy.surfaces()));
    Set(&fields, "contracts", Joined(policy.contracts()));
    Set(&fields, "roles", Joined(policy.roles()));
    Set(&fields, "plans", Joined(policy.plans()));
    Set(&fields, "relations", Joined(policy.relations()));
    Set(&fields, "purposes", Joined(policy.purposes()));
    Set(&fields, "default surface", Text(policy.surfaces()->Get(policy.default_surface())));
    Set(&fields, "default contract", Text(policy.contracts()->Get(policy.default_contract())));
    Set(&fields, "default plan", Text(policy.plans()->Get(policy.default_plan())));
    Set(&fields, "default relation", Text(policy.relations()->Get(policy.default_relation())));
    Set(&fields, "default sender", Text(policy.roles()->Get(policy.default_sender())));
    Set(&fields, "default recipient", Text(policy.roles()->Get(policy.default_recipient())));
    Set(&fields, "platform hosts", Joined(policy.platform_hosts()));
    Set(&fields, "systems read from the text", Joined(policy.inferred_systems()));
    Set(&fields, "documents read from the text", Joined(policy.inferred_documents()));
    std::string order;
    for (const std::uint8_t purpose : *policy.purpose_order())
      Append(&order, policy.purposes()->Get(purpose)->string_view());
    Set(&fields, "order of purposes", order);
    std::string rows;
    for (const fb::Row* row : *policy.rows()) {
      Append(&rows, row->id()->string_view());
      Row(policy, *row, Add(&rows_, name + ", row " + Text(row->id()) + " " + Text(row->text())));
    }
    Set(&fields, "order of rows", rows);
    std::string lifts;
    for (const fb::Lift* lift : *policy.lifts()) {
      Append(&lifts, lift->id()->string_view());
      Lift(policy, *lift, Add(&lifts_, name + ", lift " + Text(lift->id())));
    }
    Set(&fields, "order of lifts", lifts);
  }

  void Row(const fb::Policy& policy, const fb::Row& row, Fields& fields) const {
    Set(&fields, "outcome", Outcomes(row.outcome(), row.exception()));
    Set(&fields, "kinds", Chosen<Kind>(kKindCount, row.kinds()));
    Set(&fields, "acts", Chosen<Act>(kActCount, row.acts()));
    Set(&fields, "surfaces", Chosen(*policy.surfaces(), row.surfaces()));
    Set(&fields, "purposes", Chosen(*policy.purposes(), row.purposes()));
    Set(&fields, "traits", Traits(row.traits()));
    Set(&fields, "without traits", Traits(row.without_traits()));
    Set(&fields, "classes of apps", Chosen(*root_.app_classes(), row.app_classes()));
    Set(&fields, "kinds whose app counts", Chosen<Kind>(kKindCount, row.app_class_kinds()));
    Set(&fields, "basis", std::string(Name(static_cast<Basis>(row.basis()))));
    if (row.before_lifts()) Set(&fields, "before lifts", "yes");
    if (row.open_only()) Set(&fields, "open only", "yes");
    std::string claims;
    for (const fb::Claim* claim : *row.claimable()) {
      std::string one = Text(policy.purposes()->Get(claim->purpose()));
      one += " for " + Chosen<Kind>(kKindCount, claim->kinds());
      if (claim->app_classes() != 0)
        one += " of " + Chosen(*root_.app_classes(), claim->app_classes());
      if (claim->text() != nullptr) one += " (" + Text(claim->text()) + ")";
      if (!claims.empty()) claims += "; ";
      claims += one;
    }
    Set(&fields, "claimable", claims);
    Set(&fields, "text", Text(row.text()));
  }

  static void Lift(const fb::Policy& policy, const fb::Lift& lift, Fields& fields) {
    Set(&fields, "outcome", Outcomes(lift.outcome(), lift.exception()));
    Set(&fields, "contracts", Chosen(*policy.contracts(), lift.contracts()));
    Set(&fields, "relations", Chosen(*policy.relations(), lift.relations()));
    if (lift.plan_role() < policy.roles()->size()) {
      Set(&fields, "role", Text(policy.roles()->Get(lift.plan_role())));
      Set(&fields, "plans", Chosen(*policy.plans(), lift.plans()));
      Set(&fields, "own surfaces", Chosen(*policy.surfaces(), lift.own_surfaces()));
    }
    Set(&fields, "surfaces", Chosen(*policy.surfaces(), lift.surfaces()));
    Set(&fields, "text", Text(lift.text()));
  }

  void Rules() {
    for (const fb::Rule* rule : *root_.rules()) {
      Fields& fields = Add(&rules_, Text(rule->id()));
      Set(&fields, "kind", std::string(Name(static_cast<Kind>(rule->kind()))));
      Set(&fields, "trigger", std::to_string(rule->trigger()));
      Set(&fields, "window",
          std::to_string(rule->before()) + " before, " + std::to_string(rule->after()) + " after");
      Set(&fields, "pattern", Text(rule->pattern()));
      Set(&fields, "separators", Text(rule->separators()));
      if (rule->max_digits() != 0) {
        Set(&fields, "digits",
            std::to_string(rule->min_digits()) + " to " + std::to_string(rule->max_digits()));
        Set(&fields, "gap", std::to_string(rule->max_gap()));
      }
      Set(&fields, "default regions", Joined(rule->default_regions()));
    }
    for (const fb::LookAlike* look_alike : *root_.look_alikes()) {
      const std::string kind(Name(static_cast<Kind>(look_alike->kind())));
      Fields& fields = Add(&look_alikes_, kind + " that is a " + Text(look_alike->reason()));
      Set(&fields, "pattern", Text(look_alike->pattern()));
      Set(&fields, "window",
          std::to_string(look_alike->before()) + " before, " + std::to_string(look_alike->after()) +
              " after");
      if (look_alike->evidence() < kEvidenceCount)
        Set(&fields, "counts as", std::string(EvidenceName(look_alike->evidence())));
    }
    for (const fb::Weights* weights : *root_.weights()) {
      Fields& fields = Add(&weights_, std::string(Name(static_cast<Kind>(weights->kind()))));
      fields["reported from"] = std::to_string(weights->report());
      fields["blocked from"] = std::to_string(weights->block());
      for (flatbuffers::uoffset_t i = 0; i < weights->weights()->size(); ++i) {
        const std::int8_t weight = weights->weights()->Get(i);
        if (weight != 0)
          fields["weight of " + std::string(EvidenceName(static_cast<int>(i)))] =
              std::to_string(weight);
      }
    }
  }

  void Constructions() {
    for (const fb::Construction* construction : *root_.constructions()) {
      std::string steps;
      for (const fb::Step* step : *construction->steps()) {
        if (!steps.empty()) steps += " " + std::to_string(step->gap()) + " ";
        std::string groups;
        for (unsigned i = 0; i < step->group_count(); ++i) {
          if (i > 0) groups += "|";
          groups += Text(root_.groups()->Get(root_.step_groups()->Get(step->groups() + i)));
        }
        steps += groups;
        if (step->flags() != 0) steps += "/" + std::to_string(step->flags());
      }
      std::string shows;
      if (construction->act() < kActCount)
        Append(&shows, Name(static_cast<Act>(construction->act())));
      if (construction->kind() < kKindCount)
        Append(&shows, Name(static_cast<Kind>(construction->kind())));
      if (construction->purpose() != nullptr)
        Append(&shows, construction->purpose()->string_view());
      if (construction->system() != nullptr) Append(&shows, construction->system()->string_view());
      if (construction->trait() < kTraitCount) Append(&shows, kTraitNames[construction->trait()]);
      Append(&shows, "weight " + std::to_string(construction->weight()));
      if (construction->one_clause()) Append(&shows, "one clause");
      constructions_.things[Text(construction->id())]["\"" + steps + "\""] = shows;
    }
  }

  void Links() {
    for (const HostEntry& host : pack_.hosts()) {
      Fields& fields =
          Add(&hosts_, std::string(pack_.HostText(host)) + std::string(pack_.HostPath(host)));
      Set(&fields, "class", std::string(Name(static_cast<Kind>(host.kind))));
      if (host.app != 65535) Set(&fields, "app", std::string(pack_.String(host.app)));
      if (host.needs != 255)
        Set(&fields, "needs", std::string(Name(static_cast<LexemeClass>(host.needs))));
    }
    for (const fb::Scheme* scheme : *root_.schemes()) {
      Fields& fields = Add(&schemes_, Text(scheme->scheme()));
      Set(&fields, "class", std::string(Name(static_cast<Kind>(scheme->kind()))));
      Set(&fields, "app", Text(scheme->app()));
    }
  }

  void Words() {
    std::vector<std::string> sets;
    flatbuffers::uoffset_t at = 0;
    for (const std::uint8_t size : *root_.class_set_sizes()) {
      std::string& set = sets.emplace_back();
      for (int i = 0; i < size; ++i) {
        const int one = root_.class_sets()->Get(at++);
        const int group = one - static_cast<int>(LexemeClass::kFirstGroup);
        Append(&set,
               group >= 0
                   ? root_.groups()->Get(static_cast<flatbuffers::uoffset_t>(group))->string_view()
                   : Name(static_cast<LexemeClass>(one)));
      }
    }
    std::string_view text = ViewOf(*root_.word_text());
    for (flatbuffers::uoffset_t i = 0; i < root_.word_sets()->size(); ++i) {
      const std::size_t end = text.find(kWordEnd);
      std::string& classes = words_.things[std::string(text.substr(0, end))]["classes"];
      Append(&classes, sets[root_.word_sets()->Get(i)]);
      const std::string_view value = pack_.String(root_.word_values()->Get(i));
      if (!value.empty()) classes.append(" = ").append(value);
      text.remove_prefix(end + 1);
    }
  }

  void Characters() {
    const auto name = [](std::uint32_t code_point) {
      constexpr char kHex[] = "0123456789ABCDEF";
      std::string out = "U+";
      for (int shift = code_point > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4)
        out += kHex[code_point >> shift & 15];
      return out;
    };
    for (const fb::Fold* fold : *root_.folds()) {
      Fields& fields = Add(&characters_, name(fold->code_point()));
      Set(&fields, "becomes", Text(fold->text()));
      if (fold->count() > 1) Set(&fields, "and those after it", std::to_string(fold->count() - 1));
      Set(&fields, "disguise", Chosen<Disguise>(kDisguiseCount, fold->disguise()));
    }
    for (const fb::Confusable* confusable : *root_.confusables()) {
      Fields& fields = Add(&characters_, name(confusable->code_point()));
      std::string like;
      for (const std::uint8_t byte : {confusable->letter(), confusable->digit()}) {
        if (byte != 0) Append(&like, std::string(1, static_cast<char>(byte)));
      }
      Set(&fields, "looks like", like);
    }
  }

  void Apps() {
    for (std::string_view rest = ViewOf(*root_.apps()); !rest.empty();) {
      const Line line = TakeLine(&rest);
      Fields& fields = Add(&apps_, std::string(line.id));
      Set(&fields, "name", std::string(line.text.substr(1)));
      Set(&fields, "class",
          Text(root_.app_classes()->Get(
              static_cast<flatbuffers::uoffset_t>(AppClassOf(line.text)))));
    }
  }

  // Tables made elsewhere: what changed in a numbering plan is told by its digits' automaton alone.
  void Tables() {
    const auto* next = root_.automaton()->next();
    const auto* accepting = root_.automaton()->accepting();
    std::string bytes(reinterpret_cast<const char*>(next->data()), next->size() * 2);
    bytes.append(reinterpret_cast<const char*>(accepting->data()), accepting->size());
    plans_.things["all plans"]["digits"] =
        Sha256Digest(std::as_bytes(std::span(bytes.data(), bytes.size())));
    for (const fb::Region* region : *root_.regions()) {
      Fields& fields = Add(&plans_, Text(region->code()));
      Set(&fields, "calling code", std::to_string(region->calling_code()));
      std::string lengths;
      for (int i = 0; i < 32; ++i) {
        if ((region->lengths() >> i & 1u) != 0) Append(&lengths, std::to_string(i));
      }
      Set(&fields, "lengths", lengths);
      Set(&fields, "national prefix", Text(region->prefix_pattern()));
      Set(&fields, "rewritten as", Text(region->prefix_transform()));
      Set(&fields, "international prefix", Text(region->international_prefix()));
      Set(&fields, "groupings", Joined(region->groupings()));
    }
    for (const fb::PostalCountry* country : *root_.postal_countries()) {
      const std::string code = {static_cast<char>(country->code() >> 8),
                                static_cast<char>(country->code() & 0xFF)};
      Fields& fields = Add(&addresses_, "country " + code);
      if (country->postcode() < root_.postcodes()->size())
        Set(&fields, "postcode", Text(root_.postcodes()->Get(country->postcode())));
      Set(&fields, "town follows", YesNo(country->town_follows()));
    }
    for (const fb::AddressFamily* family : *root_.address_families()) {
      Fields& fields = Add(&addresses_, "streets in " + Text(family->id()));
      Set(&fields, "number first", YesNo(family->number_first()));
      Set(&fields, "number last", YesNo(family->number_last()));
      Set(&fields, "endings", Joined(family->endings()));
      Set(&fields, "inside", Joined(family->inside()));
    }
    for (const fb::Source* source : *root_.sources())
      Add(&sources_, Text(source->what()))["version"] = Text(source->version());
  }

  // English lies in the pack; of each other locale it names the digest of its file.
  void Locales() {
    for (const fb::Locale* locale : *root_.locales()) {
      if (locale->digest() != nullptr) {
        Add(&texts_, "all of " + Text(locale->tag()))["digest"] =
            Hex({locale->digest()->data(), locale->digest()->size()});
        continue;
      }
      for (std::string_view rest = ViewOf(*locale->messages()); !rest.empty();) {
        const Line line = TakeLine(&rest);
        Add(&texts_, Text(locale->tag()) + " " + std::string(line.id))["text"] =
            std::string(line.text);
      }
    }
  }

  const Pack& pack_;
  const fb::RulePack& root_;
  FactGroup head_{"head", "heads", {}};
  FactGroup policies_{"policy", "policies", {}};
  FactGroup rows_{"row", "rows", {}};
  FactGroup lifts_{"lift", "lifts", {}};
  FactGroup rules_{"rule", "rules", {}};
  FactGroup look_alikes_{"look-alike", "look-alikes", {}};
  FactGroup weights_{"kind's thresholds", "kinds' thresholds", {}};
  FactGroup constructions_{"construction", "constructions", {}};
  FactGroup hosts_{"host", "hosts", {}};
  FactGroup schemes_{"scheme", "schemes", {}};
  FactGroup words_{"word", "words", {}};
  FactGroup characters_{"character", "characters", {}};
  FactGroup apps_{"app", "apps", {}};
  FactGroup plans_{"numbering plan", "numbering plans", {}};
  FactGroup addresses_{"grammar of addresses", "grammars of addresses", {}};
  FactGroup sources_{"table", "tables", {}};
  FactGroup texts_{"text", "texts", {}};
};

}  // namespace

std::vector<FactGroup> FactsOf(const Pack& pack) { return Collector(pack).Collect(); }

}  // namespace presend

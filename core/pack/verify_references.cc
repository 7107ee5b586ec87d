#include <algorithm>

#include "detect/evidence.h"
#include "detect/postal.h"
#include "pack/days.h"
#include "pack/pack.h"
#include "policy/traits.h"
#include "presend/vocabulary.h"
#include "scan/constructions.h"
#include "scan/lexicon.h"
#include "scan/trigger.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::size_t kMaxWords = 32;  // words of one dimension: they are bits of a mask
constexpr std::size_t kNone8 = 255;
constexpr std::size_t kNone16 = 65535;

constexpr int kLastDay = 2'932'896;  // 9999-12-31

bool IsDigits(std::string_view text) { return std::all_of(text.begin(), text.end(), IsAsciiDigit); }

template <typename Vector>
std::size_t SizeOf(const Vector* vector) {
  return vector == nullptr ? 0 : vector->size();
}

// Collects the first thing found wrong. Where every byte of the build counts (PRESEND_TERSE) it
// does not say what: whoever makes packs has the native command, which does.
class Verdict {
 public:
  void Require(bool holds, [[maybe_unused]] const char* what) {
#ifdef PRESEND_TERSE
    what = "its parts do not fit together";
#endif
    if (!holds && why_.empty()) why_ = what;
  }
  bool ok() const { return why_.empty(); }
  std::string take() { return std::move(why_); }

 private:
  std::string why_;
};

void CheckPolicy(const fb::Policy& policy, Verdict* verdict) {
  const auto words = [&](const auto* list) {
    return SizeOf(list) >= 1 && SizeOf(list) <= kMaxWords;
  };
  verdict->Require(words(policy.surfaces()) && words(policy.contracts()) && words(policy.roles()) &&
                       words(policy.plans()) && words(policy.relations()) &&
                       words(policy.purposes()),
                   "a policy declares no or too many words");
  if (!verdict->ok()) return;
  verdict->Require(policy.default_surface() < policy.surfaces()->size() &&
                       policy.default_contract() < policy.contracts()->size() &&
                       policy.default_plan() < policy.plans()->size() &&
                       policy.default_relation() < policy.relations()->size() &&
                       policy.default_sender() < policy.roles()->size() &&
                       policy.default_recipient() < policy.roles()->size(),
                   "a policy's default is no word of it");
  verdict->Require(policy.rows()->size() > 0, "a policy has no rows");
  verdict->Require(policy.effective() >= kFromEver && policy.effective() <= kLastDay,
                   "a policy comes into force on no day");
  const auto outcome = [](std::uint8_t value) { return value < kOutcomeCount; };
  for (const fb::Row* row : *policy.rows()) {
    verdict->Require(outcome(row->outcome()), "a row has an unknown outcome");
    verdict->Require(row->basis() < kBasisCount, "a row has an unknown basis");
    for (const fb::Claim* claim : *row->claimable()) {
      verdict->Require(claim->purpose() < policy.purposes()->size(),
                       "a row offers an unknown purpose");
    }
  }
  for (const fb::Lift* lift : *policy.lifts()) {
    verdict->Require(outcome(lift->outcome()), "a lift has an unknown outcome");
    verdict->Require(lift->plan_role() == kNone8 || lift->plan_role() < policy.roles()->size(),
                     "a lift names an unknown role");
  }
  for (const std::uint8_t purpose : *policy.purpose_order()) {
    verdict->Require(purpose < policy.purposes()->size(),
                     "the order of purposes names an unknown one");
  }
}

// Whether all are below `limit`: told at once, for lists of tens of thousands.
template <typename Vector>
bool AreBelow(const Vector& values, std::size_t limit) {
  std::size_t most = 0;
  for (const auto value : values) most = std::max<std::size_t>(most, value);
  return values.size() == 0 || most < limit;
}

template <typename Vector>
std::size_t Sum(const Vector& values) {
  std::size_t sum = 0;
  for (const auto value : values) sum += value;
  return sum;
}

void CheckLexemes(const fb::RulePack& pack, Verdict* verdict) {
  const std::size_t count = SizeOf(pack.word_sets());
  verdict->Require(count <= kMaxLexemes, "it has too many words");
  verdict->Require(SizeOf(pack.word_values()) == count, "its lists of words differ in length");
  std::size_t words = 0;
  std::string_view text = ViewOf(*pack.word_text());
  for (std::size_t end; (end = text.find(kWordEnd)) != std::string_view::npos;) {
    verdict->Require(end > 0 && end <= kMaxLexemeBytes, "a word is empty or too long");
    ++words;
    text.remove_prefix(end + 1);
  }
  verdict->Require(words == count && text.empty(), "its words differ in number from their classes");
  const std::size_t sets = SizeOf(pack.class_set_sizes());
  verdict->Require(sets <= kNone16 && Sum(*pack.class_set_sizes()) == SizeOf(pack.class_sets()),
                   "its sets of classes differ in length");
  verdict->Require(AreBelow(*pack.word_sets(), sets), "a word's classes are missing");
  for (const std::uint16_t lexeme_class : *pack.class_sets()) {
    const int group = lexeme_class - static_cast<int>(LexemeClass::kFirstGroup);
    verdict->Require(lexeme_class < kLexemeClassCount ||
                         (group >= 0 && static_cast<std::size_t>(group) < SizeOf(pack.groups())),
                     "a word has an unknown class");
  }
  verdict->Require(AreBelow(*pack.word_values(), SizeOf(pack.strings())),
                   "a word's value is missing");
}

// Digits, behind which a mark may say that the word is an ordinary one too
// (scan/spelled_digits.cc).
bool IsNumber(std::string_view value) {
  if (value.ends_with('?')) value.remove_suffix(1);
  return !value.empty() && IsDigits(value);
}

// The values of words for digits and numbers are read as such.
void CheckNumbers(const fb::RulePack& pack, Verdict* verdict) {
  std::vector<bool> is_number;
  auto next = pack.class_sets()->begin();
  for (const std::uint8_t size : *pack.class_set_sizes()) {
    bool any = false;
    for (int i = 0; i < size; ++i) {
      const auto lexeme_class = static_cast<LexemeClass>(*next++);
      any = any || lexeme_class == LexemeClass::kDigits || lexeme_class == LexemeClass::kTens ||
            lexeme_class == LexemeClass::kMultiplier;
    }
    is_number.push_back(any);
  }
  const auto& sets = *pack.word_sets();
  for (flatbuffers::uoffset_t i = 0; i < sets.size(); ++i) {
    if (is_number[sets[i]])
      verdict->Require(IsNumber(ViewOf(pack.strings()->Get(pack.word_values()->Get(i)))),
                       "a word for a number has no number as its value");
  }
}

void CheckHosts(const fb::RulePack& pack, Verdict* verdict) {
  const std::size_t count = SizeOf(pack.host_lengths());
  verdict->Require(SizeOf(pack.host_path_lengths()) == count &&
                       SizeOf(pack.host_kinds()) == count && SizeOf(pack.host_needs()) == count &&
                       SizeOf(pack.host_apps()) == count,
                   "its lists of hosts differ in length");
  verdict->Require(count < kNone16, "it has too many hosts");
  verdict->Require(
      Sum(*pack.host_lengths()) + Sum(*pack.host_path_lengths()) <= SizeOf(pack.host_text()),
      "a host lies outside its text");
  verdict->Require(count == 0 || pack.host_lengths()->Get(0) > 0, "the first host has no name");
  for (const std::uint8_t kind : *pack.host_kinds())
    verdict->Require(kind < kKindCount && IsLink(static_cast<Kind>(kind)),
                     "a host has an unknown class");
  for (const std::uint8_t needs : *pack.host_needs())
    verdict->Require(needs == kNone8 || needs < kLexemeClassCount,
                     "a host needs an unknown class of words");
  for (const std::uint16_t app : *pack.host_apps())
    verdict->Require(app == kNone16 || app < SizeOf(pack.strings()), "a host's app is missing");
}

void CheckConstructions(const fb::RulePack& pack, Verdict* verdict) {
  verdict->Require(SizeOf(pack.groups()) <= static_cast<std::size_t>(kMaxLexemeGroups) &&
                       SizeOf(pack.groups()) >= static_cast<std::size_t>(kFirstNamedGroup) &&
                       SizeOf(pack.group_kinds()) == SizeOf(pack.groups()),
                   "it has too many groups of words");
  for (const std::uint8_t kind : *pack.group_kinds())
    verdict->Require(kind == kNone8 || kind < kKindCount, "a group stands for an unknown kind");
  for (const std::uint16_t group : *pack.step_groups())
    verdict->Require(group < SizeOf(pack.groups()), "a step names an unknown group");
  verdict->Require(SizeOf(pack.constructions()) <= kNone16, "it has too many constructions");
  for (const fb::Construction* construction : *pack.constructions()) {
    verdict->Require(construction->act() == kNone8 || construction->act() < kActCount,
                     "a construction has an unknown act");
    verdict->Require(construction->kind() == kNone8 || construction->kind() < kKindCount,
                     "a construction has an unknown kind");
    verdict->Require(construction->trait() == kNone8 || construction->trait() < kTraitCount,
                     "a construction has an unknown trait");
    verdict->Require(construction->steps()->size() > 0, "a construction has no steps");
    if (!verdict->ok()) return;
    std::size_t named = 0;
    for (const fb::Step* step : *construction->steps()) {
      const bool inside =
          step->group_count() > 0 &&
          std::size_t{step->groups()} + step->group_count() <= SizeOf(pack.step_groups());
      verdict->Require(inside, "a step's groups are missing");
      if (!verdict->ok()) return;
      const std::uint16_t group = pack.step_groups()->Get(step->groups());
      named += group != Id(BuiltInGroup::kId) && group != Id(BuiltInGroup::kNumericId);
    }
    // The engine finds a construction by the words of its first or second step.
    const std::uint16_t first = pack.step_groups()->Get(construction->steps()->Get(0)->groups());
    const bool id_first = first == Id(BuiltInGroup::kId) || first == Id(BuiltInGroup::kNumericId);
    verdict->Require(named > 0 && (!id_first || construction->steps()->size() > 1),
                     "a construction has no words");
  }
}

}  // namespace

std::string VerifyReferences(const fb::RulePack& pack) {
  Verdict verdict;
  CheckConstructions(pack, &verdict);
  if (!verdict.ok()) return verdict.take();
  CheckLexemes(pack, &verdict);
  if (verdict.ok()) CheckNumbers(pack, &verdict);
  CheckHosts(pack, &verdict);
  if (!verdict.ok()) return verdict.take();
  for (const fb::Scheme* scheme : *pack.schemes())
    verdict.Require(scheme->kind() < kKindCount, "a scheme has an unknown class");
  for (const fb::Rule* rule : *pack.rules()) {
    verdict.Require(rule->kind() < kKindCount, "a rule has an unknown kind");
    verdict.Require(rule->trigger() < kTriggerCount, "a rule has an unknown trigger");
  }
  for (const fb::LookAlike* look_alike : *pack.look_alikes()) {
    verdict.Require(look_alike->kind() < kKindCount, "a look-alike has an unknown kind");
    verdict.Require(
        look_alike->evidence() == kNoEvidence || look_alike->evidence() < kEvidenceCount,
        "a look-alike counts as unknown evidence");
  }
  for (const fb::Weights* weights : *pack.weights()) {
    verdict.Require(weights->kind() < kKindCount && weights->weights()->size() == kEvidenceCount,
                    "weights do not fit this engine");
  }
  const std::size_t states = pack.automaton()->accepting()->size();
  verdict.Require(states >= 1 && states <= 65535 && pack.automaton()->next()->size() == states * 10,
                  "the automaton has a wrong size");
  verdict.Require(AreBelow(*pack.automaton()->next(), states), "the automaton leaves its states");
  verdict.Require(SizeOf(pack.regions()) < kNone16, "it has too many regions");
  for (const fb::Region* region : *pack.regions()) {
    verdict.Require(region->start() < states, "a region starts outside the automaton");
    // What it makes is read as digits.
    const std::string_view transform = ViewOf(region->prefix_transform());
    verdict.Require(transform.find_first_not_of("0123456789\\") == std::string_view::npos &&
                        transform.find("\\\\") == std::string_view::npos,
                    "a national prefix becomes something else than digits");
  }
  verdict.Require(pack.postcodes()->size() <= kMaxPostcodes, "it has too many postcode grammars");
  verdict.Require(pack.postal_countries()->size() <= kMaxPostalCountries,
                  "it has too many postal countries");
  for (const fb::PostalCountry* country : *pack.postal_countries()) {
    verdict.Require(country->postcode() == kNone8 || country->postcode() < pack.postcodes()->size(),
                    "a country's postcode grammar is missing");
  }
  verdict.Require(pack.address_families()->size() <= kMaxAddressFamilies,
                  "it has too many address families");
  for (const fb::AddressFamily* family : *pack.address_families()) {
    for (const std::uint16_t country : *family->countries()) {
      verdict.Require(country < pack.postal_countries()->size(),
                      "an address family's country is missing");
    }
  }
  const std::string_view apps = ViewOf(*pack.apps());
  verdict.Require(AreLines(apps), "its apps are no lines");
  for (std::string_view rest = verdict.ok() ? apps : ""; !rest.empty();) {
    const std::string_view app = TakeLine(&rest).text;
    verdict.Require(!app.empty() && app[0] >= kFirstAppClass &&
                        static_cast<std::size_t>(AppClassOf(app)) < SizeOf(pack.app_classes()),
                    "an app has an unknown class");
  }
  verdict.Require(SizeOf(pack.app_classes()) <= 16, "it has too many classes of apps");
  verdict.Require(pack.policies()->size() >= 1, "it has no policy");
  for (const fb::Policy* policy : *pack.policies()) CheckPolicy(*policy, &verdict);
  verdict.Require(pack.locales()->size() >= 1, "it has no texts");
  for (const fb::Locale* locale : *pack.locales()) {
    const bool own = locale == pack.locales()->Get(0);
    verdict.Require(own ? locale->messages() != nullptr && AreLines(ViewOf(*locale->messages()))
                        : locale->digest() != nullptr && locale->digest()->size() == 32,
                    "a locale has no texts");
  }
  return verdict.take();
}

}  // namespace presend

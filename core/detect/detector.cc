#include "detect/detector.h"

#include <algorithm>

#include "text/utf8.h"

namespace presend {

namespace {

constexpr DisguiseSet kOfNames = Bit(Disguise::kSpaced) | Bit(Disguise::kLeet) |
                                 Bit(Disguise::kEncoded) | Bit(Disguise::kReversed) |
                                 Bit(Disguise::kSoundAlike);

std::vector<Fold> ReadFolds(const fb::RulePack& pack) {
  std::vector<Fold> folds;
  for (const fb::Fold* fold : *pack.folds()) {
    std::string text = fold->text()->str();
    for (std::uint32_t i = 0; i < fold->count(); ++i) {
      folds.push_back({fold->code_point() + i, text, fold->disguise()});
      if (!text.empty()) ++text[0];
    }
  }
  return folds;
}

std::vector<Confusable> ReadConfusables(const fb::RulePack& pack) {
  std::vector<Confusable> confusables;
  for (const fb::Confusable* entry : *pack.confusables()) {
    confusables.push_back({entry->code_point(), static_cast<char>(entry->letter()),
                           static_cast<char>(entry->digit())});
  }
  return confusables;
}

ChainShape ReadChainShape(const fb::RulePack& pack) {
  for (const fb::Rule* rule : *pack.rules()) {
    if (rule->trigger() != static_cast<std::uint8_t>(Trigger::kDigits)) continue;
    return {ViewOf(rule->separators()), rule->max_gap(), rule->min_digits()};
  }
  return {};
}

}  // namespace

ActGroups::ActGroups(const Constructions& constructions)
    : negation(constructions.FindGroup("negation")),
      negation_cancel(constructions.FindGroup("negation_cancel")),
      rule_word(constructions.FindGroup("rule_word")),
      warning(constructions.FindGroup("warning")),
      negation_behind(constructions.FindGroup("post_neg")),
      after_start(constructions.FindGroup("after_start")),
      topic(constructions.FindGroup("topic")),
      for_word(constructions.FindGroup("for_word")),
      third_party(constructions.FindGroup("third_party")),
      look_up(constructions.FindGroup("look_up")),
      messenger(constructions.FindGroup("app_messenger")),
      function_word(constructions.FindGroup("function_word")) {}

Tables::Tables(const Pack& pack)
    : folder(ReadFolds(pack.root()), ReadConfusables(pack.root())),
      lexicon(pack),
      constructions(pack, lexicon),
      act_groups(constructions),
      code_groups(constructions),
      scanner(lexicon, constructions, code_groups.All(), ReadChainShape(pack.root())),
      hosts(pack),
      plans(pack),
      postal(pack, plans),
      weights(pack) {
  for (const fb::Rule* rule : *pack.root().rules()) {
    rules.push_back({rule, Pattern(ViewOf(rule->pattern()))});
    if (rule->default_regions() == nullptr) continue;
    for (const flatbuffers::String* code : *rule->default_regions()) {
      if (const auto region = plans.FindRegion(code->string_view()))
        default_regions.push_back(*region);
    }
  }
  for (const fb::LookAlike* look_alike : *pack.root().look_alikes()) {
    look_alikes.push_back({look_alike, Pattern(ViewOf(look_alike->pattern()))});
  }
}

const Rule* Tables::FindRule(Kind kind, Trigger trigger) const {
  for (const Rule& rule : rules) {
    if (rule.data->kind() == static_cast<std::uint8_t>(kind) &&
        rule.data->trigger() == static_cast<std::uint8_t>(trigger)) {
      return &rule;
    }
  }
  return nullptr;
}

std::string_view FindLookAlike(const DetectorInput& input, Kind kind, Range range) {
  std::string_view found;
  VisitLookAlikes(input, kind, range, [&](Range what, const fb::LookAlike& look_alike) {
    if (Overlaps(what, range) && look_alike.evidence() == kNoEvidence)
      found = look_alike.reason()->string_view();
    return found.empty();
  });
  return found;
}

EvidenceSet LookAlikeEvidence(const DetectorInput& input, Kind kind, Range range) {
  EvidenceSet evidence = 0;
  VisitLookAlikes(input, kind, range, [&](Range what, const fb::LookAlike& look_alike) {
    if (Overlaps(what, range) && look_alike.evidence() != kNoEvidence)
      evidence |= EvidenceSet{1} << look_alike.evidence();
    return true;
  });
  return evidence;
}

std::string SourceCase(const DetectorInput& input, Range range) {
  return input.view.InSourceCase(input.source, range);
}

void Finish(const DetectorInput& input, Detection* detection) {
  detection->source = input.view.Source(detection->range);
  detection->disguise |= input.view.DisguisesIn(detection->range);
  // A name that is hidden hides what stands beside it.
  if (detection->context.size() > 0) {
    const View& view = input.view;
    detection->disguise |= view.DisguisesIn(detection->context) & kOfNames;
    // Marks of another width are how some scripts write them: "微信：maria_88".
    detection->disguise |= view.DisguisesIn(detection->context, true) & Bit(Disguise::kStyled);
  }
  detection->evidence |= EvidenceOf(detection->disguise);
  // An answer needs no word that says what it is: the question did.
  if ((input.asked & Bit(detection->kind)) != 0 && detection->act == Act::kShare)
    detection->evidence |= Bit(Evidence::kKeywordNear);
  detection->score = input.tables.weights.Score(*detection);
  if (detection->rejected.empty() &&
      detection->score < input.tables.weights.report(ScoredAs(*detection))) {
    detection->rejected = "below_threshold";
  }
}

}  // namespace presend

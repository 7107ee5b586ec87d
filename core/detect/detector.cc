#include "detect/detector.h"

#include <algorithm>

#include "text/utf8.h"

namespace presend {

namespace {

std::vector<Fold> ReadFolds(const fb::RulePack& pack) {
  std::vector<Fold> folds;
  for (const fb::Fold* fold : *pack.folds())
    folds.push_back({fold->code_point(), fold->text()->str(), fold->disguise()});
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

std::string_view ViewOf(const flatbuffers::String* text) {
  return text == nullptr ? std::string_view() : text->string_view();
}

ChainShape ReadChainShape(const fb::RulePack& pack) {
  for (const fb::Rule* rule : *pack.rules()) {
    if (rule->trigger() != static_cast<std::uint8_t>(Trigger::kDigits)) continue;
    return {ViewOf(rule->separators()), rule->max_gap(), rule->min_digits()};
  }
  return {};
}

}  // namespace

Tables::Tables(const Pack& pack)
    : folder(ReadFolds(pack.root()), ReadConfusables(pack.root())),
      lexicon(pack),
      scanner(lexicon, ReadChainShape(pack.root())),
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
  const std::string_view text = input.view.text();
  for (const LookAlike& look_alike : input.tables.look_alikes) {
    if (look_alike.data->kind() != static_cast<std::uint8_t>(kind)) continue;
    const std::uint32_t before = look_alike.data->before();
    std::uint32_t begin = range.begin > before ? range.begin - before : 0;
    const auto end = static_cast<std::uint32_t>(
        std::min<std::size_t>(text.size(), std::size_t{range.end} + look_alike.data->after()));
    // A window may hold several; the one that counts overlaps the candidate.
    PatternMatch match;
    while (begin < range.end && look_alike.pattern.Search(text, begin, end, &match)) {
      const Range what = match.groups[0].size() > 0 ? match.groups[0] : match.whole;
      if (Overlaps(what, range)) return look_alike.data->reason()->string_view();
      begin = std::max(match.whole.end, begin + 1);
    }
  }
  return {};
}

std::string SourceCase(const DetectorInput& input, Range range) {
  std::string out;
  out.reserve(range.size());
  for (const Run& run : input.view.runs()) {
    if (run.view.begin >= range.end) break;
    const std::uint32_t begin = std::max(run.view.begin, range.begin);
    const std::uint32_t end = std::min(run.view.end, range.end);
    if (begin >= end) continue;
    if (run.rewritten) {
      out.append(input.view.text().substr(begin, end - begin));
    } else {
      out.append(input.source.substr(run.source.start + (begin - run.view.begin), end - begin));
    }
  }
  return out;
}

void Finish(const DetectorInput& input, Detection* detection) {
  detection->source = input.view.Source(detection->range);
  detection->disguise |= input.view.DisguisesIn(detection->range);
  detection->evidence |= EvidenceOf(detection->disguise);
  detection->score = input.tables.weights.Score(detection->kind, detection->evidence);
  if (detection->rejected.empty() &&
      detection->score < input.tables.weights.report(detection->kind)) {
    detection->rejected = "below_threshold";
  }
}

}  // namespace presend

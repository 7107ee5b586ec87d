#include "detect/evidence.h"
#include "pack/compile/compile.h"
#include "scan/patterns.h"
#include "scan/trigger.h"
#include "text/utf8.h"

namespace presend {
namespace {

using nlohmann::json;

Error Invalid(const RulesFile& file, const std::string& pointer, const std::string& why) {
  return Error{ErrorCode::kRulesInvalid, file.Place(pointer) + ": " + why};
}

// Empty, or what RE2 has against it.
std::string ProblemOf(const std::string& pattern) { return Pattern(pattern).Problem(); }

std::optional<Error> AddRules(const RulesFile& file, Kind kind, fb::RulePackT* pack) {
  const json& rules = file.root["rules"];
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const json& item = rules[i];
    const std::string pointer = "/rules/" + std::to_string(i);
    auto rule = std::make_unique<fb::RuleT>();
    rule->id = item["id"].get<std::string>();
    rule->kind = static_cast<std::uint8_t>(kind);
    if (auto error = PutWord(ParseTrigger(item["trigger"].get<std::string>()), file,
                             pointer + "/trigger", &rule->trigger))
      return error;
    rule->before = item.value("before", std::uint16_t{0});
    rule->after = item.value("after", std::uint16_t{0});
    rule->pattern = item["pattern"].get<std::string>();
    rule->separators = item.value("separators", "");
    rule->min_digits = item.value("min_digits", std::uint8_t{0});
    rule->max_digits = item.value("max_digits", std::uint8_t{0});
    rule->max_gap = item.value("max_gap", std::uint8_t{0});
    rule->default_regions = item.value("default_regions", std::vector<std::string>{});
    rule->example = item["match"][0]["text"].get<std::string>();
    if (const std::string problem = ProblemOf(rule->pattern); !problem.empty())
      return Invalid(file, pointer + "/pattern", problem);
    pack->rules.push_back(std::move(rule));
  }
  return std::nullopt;
}

std::optional<Error> AddLookAlikes(const RulesFile& file, Kind kind, fb::RulePackT* pack) {
  if (!file.root.contains("look_alikes")) return std::nullopt;
  const json& look_alikes = file.root["look_alikes"];
  for (std::size_t i = 0; i < look_alikes.size(); ++i) {
    const json& item = look_alikes[i];
    auto look_alike = std::make_unique<fb::LookAlikeT>();
    look_alike->kind = static_cast<std::uint8_t>(kind);
    look_alike->reason = item["reason"].get<std::string>();
    look_alike->pattern = item["pattern"].get<std::string>();
    look_alike->before = item.value("before", std::uint16_t{0});
    look_alike->after = item.value("after", std::uint16_t{0});
    if (item.contains("evidence")) {
      const std::string name = item["evidence"].get<std::string>();
      const std::optional<int> evidence = ParseEvidence(name);
      if (!evidence) {
        return Invalid(file, "/look_alikes/" + std::to_string(i) + "/evidence",
                       "unknown evidence \"" + name + "\"");
      }
      look_alike->evidence = static_cast<std::uint8_t>(*evidence);
    }
    if (const std::string problem = ProblemOf(look_alike->pattern); !problem.empty()) {
      return Invalid(file, "/look_alikes/" + std::to_string(i) + "/pattern", problem);
    }
    pack->look_alikes.push_back(std::move(look_alike));
  }
  return std::nullopt;
}

std::optional<Error> AddWeights(const RulesFile& file, const std::vector<Kind>& kinds,
                                fb::RulePackT* pack) {
  fb::WeightsT weights;
  weights.report = file.root["report"].get<std::int8_t>();
  weights.block = file.root["block"].get<std::int8_t>();
  weights.weights.resize(kEvidenceCount);
  for (const auto& [name, weight] : file.root["weights"].items()) {
    const std::optional<int> evidence = ParseEvidence(name);
    if (!evidence) return Invalid(file, "/weights/" + name, "unknown evidence \"" + name + "\"");
    weights.weights[static_cast<std::size_t>(*evidence)] = weight.get<std::int8_t>();
  }
  for (const Kind kind : kinds) {
    auto copy = std::make_unique<fb::WeightsT>(weights);
    copy->kind = static_cast<std::uint8_t>(kind);
    pack->weights.push_back(std::move(copy));
  }
  return std::nullopt;
}

std::optional<Error> AddFolds(const RulesFile& file, fb::RulePackT* pack) {
  std::map<std::uint32_t, std::unique_ptr<fb::FoldT>> folds;
  const json& list = file.root["folds"];
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string from = list[i]["from"].get<std::string>();
    const std::string each = list[i].value("each", "");
    std::size_t character = 0;
    for (std::size_t at = 0; at < from.size(); ++character) {
      const Decoded decoded = DecodeAt(from, at);
      at += decoded.length;
      auto fold = std::make_unique<fb::FoldT>();
      fold->code_point = decoded.code_point;
      if (list[i].contains("to") == (character < each.size()))
        return Invalid(file, "/folds/" + std::to_string(i),
                       "\"to\" is missing, or \"each\" has another length than \"from\"");
      fold->text = each.empty() ? list[i]["to"].get<std::string>() : each.substr(character, 1);
      if (list[i].contains("disguise")) {
        Disguise disguise{};
        if (auto error = PutWord(ParseDisguise(list[i]["disguise"].get<std::string>()), file,
                                 "/folds/" + std::to_string(i) + "/disguise", &disguise))
          return error;
        fold->disguise = Bit(disguise);
      }
      if (!folds.emplace(decoded.code_point, std::move(fold)).second)
        return Invalid(file, "/folds/" + std::to_string(i), "a character stands twice");
    }
    if (character < each.size())
      return Invalid(file, "/folds/" + std::to_string(i), "\"each\" is longer than \"from\"");
  }
  for (auto& [code_point, fold] : folds) {
    fb::FoldT* last = pack->folds.empty() ? nullptr : pack->folds.back().get();
    const bool goes_on = last != nullptr && last->count < UINT8_MAX && last->text.size() == 1 &&
                         fold->text.size() == 1 && last->disguise == fold->disguise &&
                         code_point == last->code_point + last->count &&
                         fold->text[0] == static_cast<char>(last->text[0] + last->count);
    if (goes_on) {
      ++last->count;
    } else {
      pack->folds.push_back(std::move(fold));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> AddDetectors(const std::vector<RulesFile>& files, fb::RulePackT* pack) {
  for (const RulesFile* file : FilesIn(files, "detectors")) {
    std::vector<Kind> kinds;
    const std::string name = file->root["kind"].get<std::string>();
    if (name == "link") {
      for (int i = 0; i < kKindCount; ++i) {
        if (IsLink(static_cast<Kind>(i))) kinds.push_back(static_cast<Kind>(i));
      }
    } else {
      if (auto error = PutWord(ParseKind(name), *file, "/kind", &kinds.emplace_back()))
        return error;
    }
    // Rules of links find websites; what stands behind them is told later.
    const Kind kind = name == "link" ? Kind::kWebsite : kinds.front();
    if (auto error = AddRules(*file, kind, pack)) return error;
    if (auto error = AddLookAlikes(*file, kind, pack)) return error;
    if (auto error = AddWeights(*file, kinds, pack)) return error;
  }
  const RulesFile* folds = FindFile(files, "folds.yaml");
  if (folds == nullptr) return Error{ErrorCode::kRulesInvalid, "folds.yaml is missing"};
  return AddFolds(*folds, pack);
}

}  // namespace presend

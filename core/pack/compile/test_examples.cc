#include "pack/compile/test_examples.h"

#include <algorithm>

#include "pack/compile/folded.h"
#include "scan/patterns.h"

namespace presend {
namespace {

using nlohmann::json;

class Runner {
 public:
  Runner(const Checker& checker, ExampleResults* results) : checker_(checker), results_(*results) {}

  void Detector(const RulesFile& file) {
    const std::string kind = file.root["kind"].get<std::string>();
    const json& rules = file.root["rules"];
    for (std::size_t i = 0; i < rules.size(); ++i) {
      const std::string pointer = "/rules/" + std::to_string(i);
      for (const json& example : rules[i]["match"]) Finds(file, pointer, kind, example);
      for (const json& example : rules[i]["no_match"]) FindsNothing(file, pointer, kind, example);
    }
    if (!file.root.contains("look_alikes")) return;
    const json& look_alikes = file.root["look_alikes"];
    for (std::size_t i = 0; i < look_alikes.size(); ++i) {
      const std::string pointer = "/look_alikes/" + std::to_string(i);
      const std::string source = look_alikes[i]["pattern"].get<std::string>();
      const Pattern pattern(source);
      for (const char* list : {"match", "no_match"}) {
        for (const json& example : look_alikes[i][list]) {
          const std::string text = Folded(example.get<std::string>());
          const bool found =
              pattern.Search(text, 0, static_cast<std::uint32_t>(text.size()), nullptr);
          Expect(found == (std::string_view(list) == "match"), file, pointer,
                 "\"" + text + "\" should be under " + list);
        }
      }
    }
  }

  // What a construction finds bears its id, or stands in the trace of a finding for which it
  // speaks; a text under no_match gives nothing of that id but refusals and mentions.
  void Constructions(const RulesFile& file) {
    const json& list = file.root["constructions"];
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string pointer = "/constructions/" + std::to_string(i);
      const std::string id = list[i]["id"].get<std::string>();
      const bool is_act = list[i].contains("act");
      for (const json& example : list[i]["match"]) {
        const bool ranged = example.is_object();
        const std::string text =
            ranged ? example["text"].get<std::string>() : example.get<std::string>();
        const Decision decision = Check(text, json::object());
        if (!ranged) {
          Expect(is_act ? FindsBy(decision, id) : SpeaksIn(decision, id), file, pointer,
                 "\"" + text + "\" should show " + id + Instead(text, decision));
          continue;
        }
        const std::string wanted = example["finds"].get<std::string>();
        const auto fits = [&](const Finding& finding) {
          return finding.act != Act::kMention && Part(text, finding) == wanted;
        };
        Expect(std::any_of(decision.findings.begin(), decision.findings.end(), fits), file, pointer,
               "\"" + text + "\" should give \"" + wanted + "\"" + Instead(text, decision));
      }
      for (const json& example : list[i]["no_match"]) {
        const std::string text = example.get<std::string>();
        const Decision decision = Check(text, json::object());
        const auto wrong = [&](const Finding& finding) {
          return finding.rule == id && finding.act != Act::kMention &&
                 (finding.act != Act::kRefuse || id.starts_with("refuse/"));
        };
        Expect(is_act ? std::none_of(decision.findings.begin(), decision.findings.end(), wrong)
                      : !SpeaksIn(decision, id),
               file, pointer, "\"" + text + "\" should not show " + id);
      }
    }
  }

  void Links(const RulesFile& file) {
    const std::string kind = file.root["class"].get<std::string>();
    for (const char* list : {"hosts", "any_host"}) {
      if (!file.root.contains(list)) continue;
      for (std::size_t i = 0; i < file.root[list].size(); ++i) {
        const json& entry = file.root[list][i];
        const std::string pointer = "/" + std::string(list) + "/" + std::to_string(i);
        // A host that counts in an invitation only is shown in one; the platform's own hosts are
        // judged apart.
        const std::string before = entry.contains("needs") ? "please apply here: " : "";
        for (const json& link : entry.value("match", json::array())) {
          const std::string found = KindOf(before + link.get<std::string>());
          std::string what = link.get<std::string>();
          what.append(" is ").append(found).append(", not ").append(kind);
          Expect(found == kind, file, pointer, what);
        }
        for (const json& link : entry.value("no_match", json::array())) {
          Expect(KindOf(link.get<std::string>()) != kind, file, pointer,
                 link.get<std::string>() + " is " + kind);
        }
      }
    }
  }

 private:
  void Expect(bool holds, const RulesFile& file, const std::string& pointer,
              const std::string& what) {
    if (holds) {
      ++results_.passed;
    } else {
      results_.failures.push_back(file.Place(pointer) + ": " + what);
    }
  }

  static std::string Part(const std::string& text, const Finding& finding) {
    return text.substr(finding.bytes.start, finding.bytes.end - finding.bytes.start);
  }

  static std::string Instead(const std::string& text, const Decision& decision) {
    std::string list;
    for (const Finding& finding : decision.findings)
      list += " [" + finding.rule + ": " + Part(text, finding) + "]";
    return ", it gives" + (list.empty() ? " nothing" : list);
  }

  static bool FindsBy(const Decision& decision, const std::string& rule) {
    return std::any_of(decision.findings.begin(), decision.findings.end(),
                       [&](const Finding& finding) { return finding.rule == rule; });
  }

  static bool SpeaksIn(const Decision& decision, const std::string& construction) {
    return std::any_of(decision.trace.begin(), decision.trace.end(), [&](const TraceEntry& entry) {
      return std::any_of(entry.evidence.begin(), entry.evidence.end(),
                         [&](const EvidenceEntry& piece) { return piece.name == construction; });
    });
  }

  Decision Check(const std::string& text, const json& example) const {
    ContextFields fields;
    fields.regions = example.value("regions", std::vector<std::string>{});
    const Result<Context> context = checker_.MakeContext(fields);
    return context.ok() ? checker_.CheckUtf8(text, context.value(), {true, true}) : Decision{};
  }

  static bool IsOf(const Finding& finding, const std::string& kind) {
    return kind == "link" ? IsLink(finding.kind) : Name(finding.kind) == kind;
  }

  void Finds(const RulesFile& file, const std::string& pointer, const std::string& kind,
             const json& example) {
    const std::string text = example["text"].get<std::string>();
    const std::string wanted = example["finds"].get<std::string>();
    bool found = false;
    const Decision decision = Check(text, example);
    for (const Finding& finding : decision.findings) {
      found = found || (IsOf(finding, kind) && Part(text, finding) == wanted);
    }
    Expect(found, file, pointer,
           "\"" + text + "\" should give \"" + wanted + "\"" + Instead(text, decision));
  }

  void FindsNothing(const RulesFile& file, const std::string& pointer, const std::string& kind,
                    const json& example) {
    const std::string text = example["text"].get<std::string>();
    bool found = false;
    for (const Finding& finding : Check(text, example).findings)
      found = found || IsOf(finding, kind);
    Expect(!found, file, pointer, "\"" + text + "\" should give no " + kind);
  }

  // The class of the one link that `text` holds; the platform's own hosts count as what they are
  // elsewhere.
  std::string KindOf(const std::string& text) const {
    const Decision decision = Check(text, json::object());
    for (const Finding& finding : decision.findings) {
      if (finding.kind == Kind::kPlatformLink) return std::string(Name(Kind::kApplicationSystem));
      if (IsLink(finding.kind)) return std::string(Name(finding.kind));
    }
    return "no link";
  }

  const Checker& checker_;
  ExampleResults& results_;
};

}  // namespace

ExampleResults TestExamples(const std::vector<RulesFile>& files, const Checker& checker) {
  ExampleResults results;
  Runner runner(checker, &results);
  for (const RulesFile* file : FilesIn(files, "detectors")) runner.Detector(*file);
  for (const RulesFile* file : FilesIn(files, "links")) runner.Links(*file);
  for (const RulesFile* file : FilesIn(files, "intents")) runner.Constructions(*file);
  return results;
}

}  // namespace presend

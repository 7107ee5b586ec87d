// What is wrong with rules that compile all the same.
#include <map>
#include <set>

#include "detect/hosts.h"
#include "pack/compile/lint.h"
#include "presend/vocabulary.h"
#include "scan/constructions.h"
#include "scan/patterns.h"

namespace presend {
namespace {

class RuleLinter {
 public:
  RuleLinter(const Pack& pack, std::vector<std::string>* problems)
      : pack_(pack), root_(pack.root()), problems_(*problems) {}

  void Run() {
    Patterns();
    DeadRules();
    DeadConstructions();
    DeadHosts();
  }

 private:
  void Report(std::string what) { problems_.push_back(std::move(what)); }

  void PatternOf(const std::string& what, std::string_view pattern) {
    if (const std::string problem = Pattern(pattern).Problem(); !problem.empty())
      Report(what + ": its pattern cannot be used: " + problem);
  }

  void Patterns() {
    for (const fb::Rule* rule : *root_.rules())
      PatternOf("rule " + rule->id()->str(), ViewOf(rule->pattern()));
    for (const fb::LookAlike* look_alike : *root_.look_alikes()) {
      PatternOf("look-alike " + look_alike->reason()->str() + " of " +
                    std::string(Name(static_cast<Kind>(look_alike->kind()))),
                ViewOf(look_alike->pattern()));
    }
    for (const flatbuffers::String* postcode : *root_.postcodes())
      PatternOf("postcode " + postcode->str(), postcode->string_view());
  }

  // The engine takes the first rule of a kind and trigger; and what has no rule needs no
  // look-alike.
  void DeadRules() {
    std::map<std::pair<int, int>, std::string> first;
    std::set<int> kinds;
    for (const fb::Rule* rule : *root_.rules()) {
      kinds.insert(rule->kind());
      const auto [it, is_new] = first.insert({{rule->kind(), rule->trigger()}, rule->id()->str()});
      if (!is_new)
        Report("rule " + rule->id()->str() + " is never used: " + it->second +
               " has its kind and trigger");
    }
    kinds.insert(root_.group_kinds()->begin(), root_.group_kinds()->end());
    for (const fb::Construction* construction : *root_.constructions())
      kinds.insert(construction->kind());
    for (const fb::LookAlike* look_alike : *root_.look_alikes()) {
      if (kinds.contains(look_alike->kind())) continue;
      Report("look-alike " + look_alike->reason()->str() + " is never used: nothing finds " +
             std::string(Name(static_cast<Kind>(look_alike->kind()))));
    }
  }

  // A step that no word and nothing of the engine's can meet makes its construction idle.
  void DeadConstructions() {
    std::vector<bool> filled(root_.groups()->size());
    for (std::size_t i = 0; i < filled.size(); ++i) filled[i] = i < kFirstNamedGroup;
    for (const std::uint16_t one : *root_.class_sets()) {
      const int group = one - static_cast<int>(LexemeClass::kFirstGroup);
      if (group >= 0) filled[static_cast<std::size_t>(group)] = true;
    }
    for (const fb::Construction* construction : *root_.constructions()) {
      for (const fb::Step* step : *construction->steps()) {
        if ((step->flags() & kStepOptional) != 0) continue;
        bool can_be_met = false;
        std::string names;
        for (unsigned i = 0; i < step->group_count(); ++i) {
          const std::uint16_t group = root_.step_groups()->Get(step->groups() + i);
          can_be_met = can_be_met || filled[group];
          names += (i == 0 ? "" : "|") + root_.groups()->Get(group)->str();
        }
        if (can_be_met) continue;
        Report("construction " + construction->id()->str() + " never matches: no word is of " +
               names);
        break;
      }
    }
  }

  // An entry behind one of the same host whose path fits wherever its own does.
  void DeadHosts() {
    const std::vector<HostEntry>& hosts = pack_.hosts();
    for (std::size_t i = 0; i < hosts.size(); ++i) {
      const std::string sample(pack_.HostPath(hosts[i]));
      if (sample.find('*') != std::string::npos) continue;
      for (std::size_t k = i; k > 0;) {
        --k;
        if (pack_.HostText(hosts[k]) != pack_.HostText(hosts[i])) break;
        if (!PathMatches(pack_.HostPath(hosts[k]), sample)) continue;
        const bool same = hosts[k].kind == hosts[i].kind;
        Report("host " + std::string(pack_.HostText(hosts[i])) + sample +
               (same ? " stands behind " : " is of two classes: it stands behind ") +
               std::string(pack_.HostPath(hosts[k])) + ", which fits wherever it does");
        break;
      }
    }
  }

  const Pack& pack_;
  const fb::RulePack& root_;
  std::vector<std::string>& problems_;
};

bool HasExamples(const nlohmann::json& entry, const char* list) {
  const auto it = entry.find(list);
  return it != entry.end() && it->is_array() && !it->empty();
}

}  // namespace

void LintRules(const Pack& pack, std::vector<std::string>* problems) {
  RuleLinter(pack, problems).Run();
}

std::vector<std::string> LintExamples(const std::vector<RulesFile>& files) {
  std::vector<std::string> problems;
  for (const auto& [folder, lists] :
       {std::pair<const char*, std::vector<const char*>>{"detectors", {"rules", "look_alikes"}},
        {"intents", {"constructions"}}}) {
    for (const RulesFile* file : FilesIn(files, folder)) {
      for (const char* list : lists) {
        if (!file->root.contains(list)) continue;
        const nlohmann::json& entries = file->root[list];
        for (std::size_t i = 0; i < entries.size(); ++i) {
          for (const char* examples : {"match", "no_match"}) {
            if (HasExamples(entries[i], examples)) continue;
            problems.push_back(file->Place("/" + std::string(list) + "/" + std::to_string(i)) +
                               ": no example under " + examples);
          }
        }
      }
    }
  }
  // Of links it is the file that needs those that match, and the class those that do not.
  std::map<std::string, bool> has_no_match;
  for (const RulesFile* file : FilesIn(files, "links")) {
    bool has_match = false;
    bool& no_match = has_no_match[file->root["class"].get<std::string>()];
    for (const char* list : {"hosts", "any_host"}) {
      if (!file->root.contains(list)) continue;
      for (const nlohmann::json& entry : file->root[list]) {
        has_match = has_match || HasExamples(entry, "match");
        no_match = no_match || HasExamples(entry, "no_match");
      }
    }
    if (!has_match) problems.push_back(file->name + ": no example under match");
  }
  for (const auto& [link_class, has] : has_no_match) {
    if (!has)
      problems.push_back("links of the class " + link_class + ": no example under no_match");
  }
  return problems;
}

}  // namespace presend

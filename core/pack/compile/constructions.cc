#include "scan/constructions.h"

#include <algorithm>
#include <map>

#include "pack/compile/compile.h"
#include "policy/traits.h"

namespace presend {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxSteps = 12;
constexpr int kMaxGap = 12;

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (true) {
    const std::size_t end = text.find(separator, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string::npos) return parts;
    begin = end + 1;
  }
}

// Compiles the patterns of one file, for example
//   "reach self? 3 on 1 [app_messenger|app_social]"
// Items are parted by spaces: the name of a group, several joined by '|', a word in quotes, a
// number (so many other words may stand before the next item), START, END and QUESTION (the clause
// begins or ends there, or a question mark follows), VERB (no determiner stands before the next
// item). "?" behind an item: it may be missing. [ ] enclose what a finding covers. A macro stands
// for what it is defined as.
class PatternCompiler {
 public:
  PatternCompiler(const RulesFile& file, const std::map<std::string, std::string>& macros,
                  fb::RulePackT* pack)
      : file_(file), macros_(macros), pack_(pack) {}

  bool Compile(const std::string& pattern, const std::string& pointer, fb::ConstructionT* out) {
    pointer_ = pointer;
    bool in_range = false;
    bool at_start = false;
    bool as_verb = false;
    int gap = 0;
    for (std::string item : Split(pattern, ' ')) {
      if (item.empty()) return Fail("two spaces stand together in \"" + pattern + "\"");
      if (item == "START") {
        at_start = true;
        continue;
      }
      if (item == "VERB") {
        as_verb = true;
        continue;
      }
      if (item == "END" || item == "QUESTION") {
        if (out->steps.empty()) return Fail(item + " stands first");
        const std::uint8_t flag = item == "END" ? kStepAtEnd : kStepBeforeQuestion;
        fb::Step& last = out->steps.back();
        if ((last.flags() & kStepOptional) != 0)
          return Fail(item + " stands behind an item that may be missing");
        last = fb::Step(last.groups(), last.group_count(), last.gap(),
                        static_cast<std::uint8_t>(last.flags() | flag));
        continue;
      }
      if (std::all_of(item.begin(), item.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        gap = std::stoi(item);
        if (gap > kMaxGap) return Fail("a gap of " + item + " words is too wide");
        continue;
      }
      std::uint8_t flags = at_start ? kStepAtStart : 0;
      if (as_verb) flags |= kStepAsVerb;
      if (item.starts_with('[')) {
        in_range = true;
        item.erase(0, 1);
      }
      bool closes = false;
      if (item.ends_with(']')) {
        closes = true;
        item.pop_back();
      }
      if (item.ends_with('?')) {
        flags |= kStepOptional;
        item.pop_back();
      }
      if (item.ends_with(']')) {
        closes = true;
        item.pop_back();
      }
      if (in_range) flags |= kStepInRange;
      std::vector<WordGroup> groups;
      if (!Groups(item, &groups)) return false;
      if (out->steps.empty() && (flags & kStepOptional) != 0)
        return Fail("the first item of \"" + pattern + "\" may not be missing");
      out->steps.emplace_back(AddGroups(groups), static_cast<std::uint8_t>(groups.size()),
                              static_cast<std::uint8_t>(gap), flags);
      gap = 0;
      at_start = false;
      as_verb = false;
      if (closes) in_range = false;
    }
    if (out->steps.empty() || out->steps.size() > kMaxSteps)
      return Fail("\"" + pattern + "\" has no or too many items");
    return true;
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  bool Fail(const std::string& why) {
    error_ = Error{ErrorCode::kRulesInvalid, file_.Place(pointer_) + ": " + why};
    return false;
  }

  bool Groups(const std::string& item, std::vector<WordGroup>* out) {
    for (const std::string& name : Split(item, '|')) {
      if (const auto macro = macros_.find(name); macro != macros_.end()) {
        if (!Groups(macro->second, out)) return false;
        continue;
      }
      const std::optional<WordGroup> group = GroupNamed(name, pack_);
      if (!group) return Fail("there is no room for the group \"" + name + "\"");
      out->push_back(*group);
    }
    return true;
  }

  // Equal lists are stored once.
  std::uint16_t AddGroups(const std::vector<WordGroup>& groups) {
    std::vector<WordGroup>& all = pack_->step_groups;
    auto it = std::search(all.begin(), all.end(), groups.begin(), groups.end());
    const auto offset = it - all.begin();
    if (it == all.end()) all.insert(all.end(), groups.begin(), groups.end());
    return static_cast<std::uint16_t>(offset);
  }

  const RulesFile& file_;
  const std::map<std::string, std::string>& macros_;
  fb::RulePackT* pack_;
  std::string pointer_;
  std::optional<Error> error_;
};

std::optional<Error> AddFile(const RulesFile& file,
                             const std::map<std::string, std::string>& macros,
                             fb::RulePackT* pack) {
  PatternCompiler compiler(file, macros, pack);
  const json& list = file.root["constructions"];
  for (std::size_t i = 0; i < list.size(); ++i) {
    const json& item = list[i];
    const std::string pointer = "/constructions/" + std::to_string(i);
    const auto invalid = [&](const std::string& why) {
      return Error{ErrorCode::kRulesInvalid, file.Place(pointer) + ": " + why};
    };
    fb::ConstructionT base;
    base.id = item["id"].get<std::string>();
    base.act = kShowsNone;
    if (item.contains("act")) {
      if (auto error =
              PutWord(ParseAct(item["act"].get<std::string>()), file, pointer + "/act", &base.act))
        return error;
    }
    base.kind = kShowsNone;
    if (item.contains("kind")) {
      const std::optional<Kind> kind = ParseKind(item["kind"].get<std::string>());
      if (!kind) return invalid("unknown kind \"" + item["kind"].get<std::string>() + "\"");
      base.kind = static_cast<std::uint8_t>(*kind);
    }
    base.purpose = item.value("purpose", "");
    base.system = item.value("system", "");
    base.trait = kShowsNone;
    if (item.contains("trait")) {
      const auto name = item["trait"].get<std::string>();
      const auto it = std::find(kTraitNames.begin(), kTraitNames.end(), name);
      if (it == kTraitNames.end()) return invalid("unknown trait \"" + name + "\"");
      base.trait = static_cast<std::uint8_t>(it - kTraitNames.begin());
    }
    base.one_clause = item.value("one_clause", false);
    base.weight = item.value("weight", std::int8_t{0});
    const json& patterns = item["patterns"];
    for (std::size_t p = 0; p < patterns.size(); ++p) {
      auto construction = std::make_unique<fb::ConstructionT>(base);
      if (!compiler.Compile(patterns[p].get<std::string>(),
                            pointer + "/patterns/" + std::to_string(p), construction.get()))
        return compiler.error();
      pack->constructions.push_back(std::move(construction));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<WordGroup> GroupNamed(const std::string& name, fb::RulePackT* pack) {
  auto it = std::find(pack->groups.begin(), pack->groups.end(), name);
  if (it == pack->groups.end()) {
    if (pack->groups.size() >= static_cast<std::size_t>(kMaxLexemeGroups)) return std::nullopt;
    pack->groups.push_back(name);
    pack->group_kinds.push_back(kShowsNone);
    it = pack->groups.end() - 1;
  }
  return static_cast<WordGroup>(it - pack->groups.begin());
}

std::optional<Error> AddConstructions(const std::vector<RulesFile>& files, fb::RulePackT* pack) {
  pack->groups.assign(kFirstNamedGroup, "");
  pack->group_kinds.assign(kFirstNamedGroup, kShowsNone);
  const auto built_in = [&](BuiltInGroup group, const std::string& name) {
    pack->groups[Id(group)] = name;
  };
  built_in(BuiltInGroup::kApp, "app");
  built_in(BuiltInGroup::kDetail, "detail");
  built_in(BuiltInGroup::kId, "id");
  built_in(BuiltInGroup::kNumericId, "numeric_id");
  built_in(BuiltInGroup::kColon, "colon");
  built_in(BuiltInGroup::kAt, "at_mark");
  built_in(BuiltInGroup::kLinkDetail, "link_detail");
  built_in(BuiltInGroup::kContactDetail, "contact_detail");
  for (std::size_t i = 0; i < pack->app_classes.size() && i < kMaxAppClasses; ++i)
    pack->groups[Id(BuiltInGroup::kFirstAppClass) + i] = "app_" + pack->app_classes[i];
  std::map<std::string, std::string> macros;
  for (const RulesFile* file : FilesIn(files, "intents")) {
    const json defined = file->root.value("macros", json::object());
    for (const auto& [name, value] : defined.items()) macros[name] = value.get<std::string>();
  }
  for (const RulesFile* file : FilesIn(files, "intents")) {
    const json nouns = file->root.value("nouns", json::object());
    for (const auto& [name, word] : nouns.items()) {
      const std::optional<Kind> kind = ParseKind(word.get<std::string>());
      const std::optional<WordGroup> group = GroupNamed(name, pack);
      if (!kind || !group) {
        return Error{ErrorCode::kRulesInvalid, file->Place("/nouns/" + name) + ": unknown kind \"" +
                                                   word.get<std::string>() + "\""};
      }
      pack->group_kinds[*group] = static_cast<std::uint8_t>(*kind);
    }
    if (auto error = AddFile(*file, macros, pack)) return error;
  }
  return std::nullopt;
}

}  // namespace presend

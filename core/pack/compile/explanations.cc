#include "pack/compile/explanations.h"

#include <set>

namespace presend {
namespace {

using nlohmann::json;
using TextMap = std::map<std::string, std::string>;

void Flatten(const json& value, const std::string& id, TextMap* out) {
  if (value.is_string()) {
    (*out)[id] = value.get<std::string>();
    return;
  }
  const std::string prefix = id.empty() ? "" : id + ".";
  for (const auto& [key, member] : value.items()) Flatten(member, prefix + key, out);
}

std::multiset<std::string> Placeholders(const std::string& text) {
  std::multiset<std::string> found;
  for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1))
    found.insert(text.substr(at, text.find('}', at) - at + 1));
  return found;
}

// A text that goes with a number is there once for each plural category: "..._one", "..._other".
struct Counted {
  std::string base;  // empty: no such text
  std::string category;
};

class LocaleLinter {
 public:
  LocaleLinter(const RulesFile& file, const TextMap& english, const std::set<std::string>& apps,
               std::vector<std::string>* problems)
      : file_(file), english_(english), apps_(apps), problems_(*problems), texts_(TextsOf(file)) {
    for (const json& category : file.root.value("plurals", json::array()))
      categories_.insert(category.get<std::string>());
  }

  void Run() {
    if (categories_.empty()) Say("plurals is missing");
    for (const auto& [id, text] : english_) {
      const Counted counted = CountedOf(id);
      if (counted.base.empty() && !texts_.contains(id))
        Say(id + " is missing; English stands in for it");
      if (counted.category != kOther) continue;
      for (const std::string& category : categories_) {
        if (!texts_.contains(counted.base + category))
          Say(counted.base + category + ", a plural that the language needs, is missing");
      }
    }
    for (const auto& [id, text] : texts_) Check(id, text);
  }

 private:
  static constexpr const char* kOther = "other";

  Counted CountedOf(const std::string& id) const {
    const std::size_t end = id.rfind('_') + 1;
    const Counted counted{id.substr(0, end), id.substr(end)};
    const bool is_counted = id.starts_with("interface.") && end > 0 &&
                            english_.contains(counted.base + "one") &&
                            english_.contains(counted.base + kOther);
    return is_counted ? counted : Counted{};
  }

  void Check(const std::string& id, const std::string& text) {
    if (id == "direction") return;
    const Counted counted = CountedOf(id);
    const auto same = english_.find(counted.base.empty() ? id : counted.base + kOther);
    if (id.starts_with("apps.")) {
      if (!apps_.contains(id.substr(5))) Say(id + " names no app of apps.yaml");
      return;
    }
    if (same == english_.end() ||
        (!counted.base.empty() && !categories_.contains(counted.category))) {
      Say(id + " is a text that nobody asks for");
      return;
    }
    // "One detail" needs no number, nor does a language with a word for two of them.
    const std::multiset<std::string> found = Placeholders(text);
    const bool number_in_words =
        !counted.base.empty() && counted.category != kOther && found.empty();
    if (!number_in_words && found != Placeholders(same->second))
      Say(id + " has other placeholders than English");
  }

  void Say(const std::string& what) { problems_.push_back(file_.name + ": " + what); }

  const RulesFile& file_;
  const TextMap& english_;
  const std::set<std::string>& apps_;
  std::vector<std::string>& problems_;
  TextMap texts_;
  std::set<std::string> categories_;
};

}  // namespace

TextMap TextsOf(const RulesFile& file) {
  TextMap texts;
  for (const auto& [section, value] : file.root.items()) {
    if (section != "plurals") Flatten(value, section, &texts);
  }
  return texts;
}

std::vector<std::string> LintLocales(const std::vector<RulesFile>& files) {
  std::vector<std::string> problems;
  std::set<std::string> apps;
  if (const RulesFile* file = FindFile(files, "apps.yaml")) {
    for (const json& app : file->root["apps"]) apps.insert(app["id"].get<std::string>());
  }
  TextMap english;
  const std::vector<const RulesFile*> locales = FilesIn(files, "explanations");
  for (const RulesFile* file : locales) {
    if (file->root["locale"] == kOwnLocale) english = TextsOf(*file);
  }
  // Every file says its locale; one that says no direction is written as English is.
  english.erase("direction");
  for (const RulesFile* file : locales) LocaleLinter(*file, english, apps, &problems).Run();
  return problems;
}

}  // namespace presend

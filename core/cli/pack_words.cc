#include "cli/pack_words.h"

#include <algorithm>

namespace presend {
namespace {

struct Action {
  const char* name;
  std::size_t files;
  const char* needs;
  std::vector<std::string> options;  // with a value
  std::vector<std::string> flags;
};

const std::vector<Action>& Actions() {
  static const std::vector<std::string> kTables = {"--numbering-plans", "--top-level-domains",
                                                   "--confusables", "--postal-countries"};
  static const std::vector<Action> kActions = [] {
    std::vector<Action> actions = {
        {"compile", 1, "a folder of rules", kTables, {}},
        {"lint", 1, "a folder of rules", kTables, {}},
        {"test", 1, "a folder of rules", kTables, {}},
        {"diff", 2, "two packs or folders of rules, the old one first", kTables, {"--json"}},
        {"keygen", 1, "an id and -o FILE", {"-o"}, {}},
        {"sign",
         2,
         "--key FILE, a pack and the file to write",
         {"--key", "--created", "--expires", "--min-engine"},
         {}},
        {"verify", 1, "a file", {"--keys", "--now"}, {}},
        {"show", 1, "a pack", {"--keys", "--now"}, {}},
    };
    actions[0].options.emplace_back("-o");
    actions[3].options.emplace_back("--texts");
    return actions;
  }();
  return kActions;
}

bool Holds(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

Result<PackWords> ReadPackWords(const std::vector<std::string>& words) {
  const auto misused = [](std::string message) {
    return Error{ErrorCode::kInvalidArguments, std::move(message)};
  };
  PackWords out;
  out.action = words.empty() ? "" : words.front();
  const auto action = std::find_if(Actions().begin(), Actions().end(),
                                   [&](const Action& one) { return one.name == out.action; });
  if (action == Actions().end())
    return misused("presend pack needs compile, lint, test, diff, keygen, sign, verify or show");
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.starts_with('-') || word == "-") {
      out.files.push_back(word);
    } else if (Holds(action->flags, word)) {
      out.options[word].emplace_back();
    } else if (!Holds(action->options, word)) {
      return misused("presend pack " + out.action + " has no option \"" + word + "\"");
    } else if (++i < words.size()) {
      out.options[word].push_back(words[i]);
    } else {
      return misused(word + " needs a value");
    }
  }
  if (out.files.size() != action->files)
    return misused("presend pack " + out.action + " needs " + action->needs);
  return out;
}

}  // namespace presend

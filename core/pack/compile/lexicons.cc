#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "pack/compile/compile.h"
#include "pack/compile/folded.h"
#include "scan/constructions.h"
#include "scan/lexicon.h"

namespace presend {
namespace {

using nlohmann::json;

// Collects the classes of each word, and lays the words out so that they compress well.
class LexiconBuilder {
 public:
  explicit LexiconBuilder(fb::RulePackT* pack) : pack_(pack) {}

  // The words that follow are of another language or table.
  void BeginSource(std::size_t source) { source_ = source; }

  // False for a word that is empty or too long.
  bool Add(std::string_view word, LexemeClass lexeme_class, std::string_view value) {
    return Add(word, static_cast<int>(lexeme_class), value);
  }
  bool Add(std::string_view word, int lexeme_class, std::string_view value) {
    const std::string folded = Folded(word);
    if (folded.empty() || folded.size() > kMaxLexemeBytes ||
        folded.find(kWordEnd) != std::string::npos)
      return false;
    // Of several values the first counts.
    if (!seen_.insert({folded, lexeme_class}).second) return true;
    const auto [it, is_new] = words_.try_emplace({folded, Intern(value, pack_)}, Word{source_, {}});
    it->second.classes.insert(static_cast<std::uint16_t>(lexeme_class));
    return true;
  }

  void Finish() {
    std::vector<const std::pair<const Key, Word>*> order;
    order.reserve(words_.size());
    for (const auto& word : words_) order.push_back(&word);
    std::sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
      return std::tie(a->second.source, a->second.classes, a->first.second, a->first.first) <
             std::tie(b->second.source, b->second.classes, b->first.second, b->first.first);
    });
    std::map<std::set<std::uint16_t>, std::uint16_t> sets;
    for (const auto* word : order) {
      const auto [set, is_new] =
          sets.try_emplace(word->second.classes, static_cast<std::uint16_t>(sets.size()));
      if (is_new) {
        pack_->class_set_sizes.push_back(static_cast<std::uint8_t>(set->first.size()));
        pack_->class_sets.insert(pack_->class_sets.end(), set->first.begin(), set->first.end());
      }
      pack_->word_sets.push_back(set->second);
      pack_->word_values.push_back(word->first.second);
      pack_->word_text.insert(pack_->word_text.end(), word->first.first.begin(),
                              word->first.first.end());
      pack_->word_text.push_back(static_cast<std::uint8_t>(kWordEnd));
    }
  }

 private:
  using Key = std::pair<std::string, std::uint16_t>;  // the word and its value
  struct Word {
    std::size_t source = 0;
    std::set<std::uint16_t> classes;
  };
  fb::RulePackT* pack_;
  std::size_t source_ = 0;
  std::set<std::pair<std::string, int>> seen_;
  std::map<Key, Word> words_;
};

int ClassOfGroup(WordGroup group) { return static_cast<int>(LexemeClass::kFirstGroup) + group; }

// The words of the groups that constructions are made of; every group that one names has some.
std::optional<Error> AddGroups(const std::vector<RulesFile>& files, fb::RulePackT* pack,
                               LexiconBuilder* builder) {
  std::set<std::string> filled;
  const auto invalid = [](const std::string& why) { return Error{ErrorCode::kRulesInvalid, why}; };
  std::size_t source = 0;
  for (const RulesFile* file : FilesIn(files, "lexicons")) {
    builder->BeginSource(source++);
    if (!file->root.contains("groups")) continue;
    for (const auto& [name, words] : file->root["groups"].items()) {
      const std::string place = file->Place("/groups/" + name);
      const std::optional<WordGroup> group = GroupNamed(name, pack);
      if (!group || *group < kFirstNamedGroup)
        return invalid(place + ": \"" + name + "\" is the engine's, or one group too many");
      filled.insert(name);
      for (const auto& [key, value] : words.items()) {
        const std::string word = words.is_array() ? value.get<std::string>() : key;
        const std::string meaning = words.is_array() ? "" : value.get<std::string>();
        if (!builder->Add(word, ClassOfGroup(*group), meaning))
          return invalid(place + ": \"" + word + "\" is empty or too long");
      }
    }
  }
  for (std::size_t i = kFirstNamedGroup; i < pack->groups.size(); ++i) {
    const std::string& name = pack->groups[i];
    const bool quoted = name.size() > 2 && name.starts_with('\'') && name.ends_with('\'');
    if (quoted) {
      builder->Add(name.substr(1, name.size() - 2), ClassOfGroup(static_cast<WordGroup>(i)), "");
    } else if (!filled.contains(name)) {
      return invalid("a construction names the group \"" + name + "\", which no lexicon fills");
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> AddLexicons(const std::vector<RulesFile>& files,
                                 const std::vector<std::string>& top_level_domains,
                                 const std::vector<LexiconEntry>& entries, fb::RulePackT* pack) {
  LexiconBuilder builder(pack);
  const auto invalid = [](const RulesFile& file, const std::string& pointer,
                          const std::string& why) {
    return Error{ErrorCode::kRulesInvalid, file.Place(pointer) + ": " + why};
  };
  std::size_t source = 0;
  for (const RulesFile* file : FilesIn(files, "lexicons")) {
    builder.BeginSource(source++);
    for (const auto& [name, words] : file->root["words"].items()) {
      const std::string pointer = "/words/" + name;
      const std::optional<LexemeClass> lexeme_class = ParseLexemeClass(name);
      if (!lexeme_class) return invalid(*file, pointer, "unknown class of words \"" + name + "\"");
      for (const auto& [key, value] : words.items()) {
        const std::string word = words.is_array() ? value.get<std::string>() : key;
        const std::string meaning = words.is_array() ? "" : value.get<std::string>();
        if (!builder.Add(word, *lexeme_class, meaning))
          return invalid(*file, pointer, "\"" + word + "\" is empty or too long");
      }
    }
  }
  builder.BeginSource(source);
  for (const LexiconEntry& entry : entries) {
    if (!builder.Add(entry.word, entry.lexeme_class, entry.value)) {
      return Error{ErrorCode::kRulesInvalid,
                   "addresses: \"" + entry.word + "\" is empty or too long"};
    }
  }
  if (auto error = AddGroups(files, pack, &builder)) return error;
  builder.BeginSource(source + 1);
  for (const std::string& name : top_level_domains) {
    if (!builder.Add(name, LexemeClass::kTopLevelDomain, ""))
      return Error{ErrorCode::kRulesInvalid, "bad top-level domain \"" + name + "\""};
  }
  builder.Finish();
  return std::nullopt;
}

}  // namespace presend

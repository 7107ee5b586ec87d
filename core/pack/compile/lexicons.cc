#include <algorithm>
#include <set>

#include "pack/compile/compile.h"
#include "pack/compile/folded.h"
#include "scan/constructions.h"
#include "scan/lexicon.h"

namespace presend {
namespace {

using nlohmann::json;

class LexiconBuilder {
 public:
  explicit LexiconBuilder(fb::RulePackT* pack) : pack_(pack) {}

  // False for a word that is empty, too long, or there already with another value.
  bool Add(std::string_view word, LexemeClass lexeme_class, std::string_view value) {
    return Add(word, static_cast<int>(lexeme_class), value);
  }
  bool Add(std::string_view word, int lexeme_class, std::string_view value) {
    const std::string folded = Folded(word);
    if (folded.empty() || folded.size() > kMaxLexemeBytes) return false;
    if (!seen_.insert({folded, lexeme_class}).second) return true;
    pack_->lexeme_lengths.push_back(static_cast<std::uint8_t>(folded.size()));
    pack_->lexeme_classes.push_back(static_cast<std::uint16_t>(lexeme_class));
    pack_->lexeme_values.push_back(Intern(value, pack_));
    pack_->lexeme_text.insert(pack_->lexeme_text.end(), folded.begin(), folded.end());
    return true;
  }

 private:
  fb::RulePackT* pack_;
  std::set<std::pair<std::string, int>> seen_;
};

int ClassOfGroup(WordGroup group) { return static_cast<int>(LexemeClass::kFirstGroup) + group; }

// The words of the groups that constructions are made of; every group that one names has some.
std::optional<Error> AddGroups(const std::vector<RulesFile>& files, fb::RulePackT* pack,
                               LexiconBuilder* builder) {
  std::set<std::string> filled;
  const auto invalid = [](const std::string& why) { return Error{ErrorCode::kRulesInvalid, why}; };
  for (const RulesFile* file : FilesIn(files, "lexicons")) {
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
  for (const RulesFile* file : FilesIn(files, "lexicons")) {
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
  for (const LexiconEntry& entry : entries) {
    if (!builder.Add(entry.word, entry.lexeme_class, entry.value)) {
      return Error{ErrorCode::kRulesInvalid,
                   "addresses: \"" + entry.word + "\" is empty or too long"};
    }
  }
  if (auto error = AddGroups(files, pack, &builder)) return error;
  for (const std::string& name : top_level_domains) {
    if (!builder.Add(name, LexemeClass::kTopLevelDomain, ""))
      return Error{ErrorCode::kRulesInvalid, "bad top-level domain \"" + name + "\""};
  }
  return std::nullopt;
}

}  // namespace presend

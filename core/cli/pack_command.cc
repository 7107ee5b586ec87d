#include "cli/pack_command.h"

#include <filesystem>
#include <iostream>

#include "pack/compile/compile.h"
#include "pack/compile/explanations.h"
#include "pack/compile/lint.h"
#include "pack/compile/read_file.h"
#include "pack/compile/test_examples.h"
#include "presend/checker.h"

namespace presend {
namespace {

constexpr const char* kPackUsage =
    "presend pack needs compile, lint or test and a folder of rules, or show and a pack";

Result<Checker> Open(const std::string& bytes) {
  return Checker::Load(std::as_bytes(std::span(bytes.data(), bytes.size())), {});
}

std::optional<Error> Show(const std::string& file) {
  const Result<std::string> bytes = ReadFile(file);
  if (!bytes.ok()) return bytes.error();
  const Result<Checker> checker = Open(bytes.value());
  if (!checker.ok()) return checker.error();
  std::cout << checker.value().PackInfoJson() << '\n';
  return std::nullopt;
}

// The tables that a pack is made of besides rules come from packages. By default they are looked
// for where the checkout has them, which is seen from its root only.
std::optional<Error> MissingTable(const CompileInputs& inputs) {
  struct Table {
    const char* what;
    const std::string& file;
    const char* option;
  };
  for (const Table& table :
       {Table{"numbering plans", inputs.numbering_plans, "--numbering-plans"},
        Table{"top-level domains", inputs.top_level_domains, "--top-level-domains"},
        Table{"confusables", inputs.confusables, "--confusables"},
        Table{"postal countries", inputs.postal_countries, "--postal-countries"}}) {
    std::error_code failed;
    if (std::filesystem::exists(table.file, failed)) continue;
    return Error{ErrorCode::kInvalidInput,
                 "the table of " + std::string(table.what) + " is missing (" + table.file +
                     "): run this from the root of the checkout, or name the file with " +
                     table.option};
  }
  return std::nullopt;
}

std::optional<Error> Problems(const std::vector<std::string>& problems, const char* what) {
  for (const std::string& problem : problems) std::cout << problem << '\n';
  if (problems.empty()) return std::nullopt;
  return Error{ErrorCode::kRulesInvalid, std::to_string(problems.size()) + " " + what};
}

}  // namespace

std::optional<Error> RunPackCommand(const std::vector<std::string>& words) {
  CompileInputs inputs{"", PRESEND_NUMBERING_PLANS, PRESEND_TOP_LEVEL_DOMAINS, PRESEND_CONFUSABLES,
                       PRESEND_POSTAL_COUNTRIES};
  std::string out;
  std::vector<std::string> plain;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string* value = words[i] == "--numbering-plans"     ? &inputs.numbering_plans
                         : words[i] == "--top-level-domains" ? &inputs.top_level_domains
                         : words[i] == "--confusables"       ? &inputs.confusables
                         : words[i] == "--postal-countries"  ? &inputs.postal_countries
                         : words[i] == "-o"                  ? &out
                                                             : nullptr;
    if (value == nullptr) {
      plain.push_back(words[i]);
    } else if (++i < words.size()) {
      *value = words[i];
    } else {
      return Error{ErrorCode::kInvalidArguments, words[i - 1] + " needs a value"};
    }
  }
  if (plain.size() != 2) return Error{ErrorCode::kInvalidArguments, kPackUsage};
  const std::string& action = plain[0];
  if (action == "show") return Show(plain[1]);
  inputs.rules = plain[1];
  if (action != "compile" && action != "lint" && action != "test")
    return Error{ErrorCode::kInvalidArguments, kPackUsage};
  if (std::optional<Error> missing = MissingTable(inputs)) return missing;
  std::vector<CompiledTexts> texts;
  Result<std::string> pack = CompilePack(inputs, &texts);
  if (!pack.ok()) return pack.error();
  if (action == "compile") {
    if (out.empty())
      return Error{ErrorCode::kInvalidArguments, "presend pack compile needs -o OUT"};
    if (auto error = WritePack(out, pack.value(), texts)) return error;
    std::cout << out << ": " << pack.value().size() << " bytes, and the texts of " << texts.size()
              << " locales beside it\n";
    return std::nullopt;
  }
  Result<Checker> checker = Open(pack.value());
  if (!checker.ok()) return checker.error();
  Result<std::vector<RulesFile>> files = ReadRulesFiles(inputs.rules);
  if (!files.ok()) return files.error();
  const ExampleResults examples = TestExamples(files.value(), checker.value());
  if (action == "test") {
    std::cout << examples.passed << " examples passed, " << examples.failures.size() << " failed\n";
    return Problems(examples.failures, "examples failed");
  }
  std::vector<std::string> problems = LintPolicies(pack.value());
  for (const std::string& problem : LintLocales(files.value())) problems.push_back(problem);
  problems.insert(problems.end(), examples.failures.begin(), examples.failures.end());
  if (problems.empty()) std::cout << "no problems\n";
  return Problems(problems, "problems");
}

}  // namespace presend

#include "cli/pack_command.h"

#include <filesystem>
#include <iostream>

#include "cli/pack_release.h"
#include "cli/pack_words.h"
#include "cli/tables.h"
#include "pack/compile/compile.h"
#include "pack/compile/diff.h"
#include "pack/compile/explanations.h"
#include "pack/compile/lint.h"
#include "pack/compile/read_file.h"
#include "pack/compile/test_examples.h"
#include "presend/checker.h"

namespace presend {
namespace {

// The pack in a signed one, unverified; any other bytes as they are.
std::string Unwrapped(const std::string& bytes) {
  const Result<SignedHead> head =
      ReadSignedHead(std::as_bytes(std::span(bytes.data(), bytes.size())));
  return head.ok() ? bytes.substr(head.value().pack_start()) : bytes;
}

Result<Checker> Open(const std::string& bytes) {
  return Checker::Load(std::as_bytes(std::span(bytes.data(), bytes.size())), {});
}

// Tells what a pack says about itself, whoever made it; of a signed one, what is inside.
std::optional<Error> Show(const std::string& file) {
  const Result<std::string> bytes = ReadFile(file);
  if (!bytes.ok()) return bytes.error();
  const Result<Checker> checker = Open(Unwrapped(bytes.value()));
  if (!checker.ok()) return checker.error();
  std::cout << checker.value().PackInfoJson() << '\n';
  return std::nullopt;
}

// The pack of a file, signed or not, or of a folder of rules.
Result<std::string> PackAt(const std::string& path, const PackWords& given) {
  std::error_code failed;
  if (!std::filesystem::is_directory(path, failed)) {
    const Result<std::string> bytes = ReadFile(path);
    if (!bytes.ok()) return bytes.error();
    return Unwrapped(bytes.value());
  }
  const Result<CompileInputs> inputs = FindTables(path, given);
  if (!inputs.ok()) return inputs.error();
  return CompilePack(inputs.value());
}

std::optional<Error> Diff(const PackWords& given) {
  const Result<std::string> before = PackAt(given.files[0], given);
  if (!before.ok()) return before.error();
  const Result<std::string> after = PackAt(given.files[1], given);
  if (!after.ok()) return after.error();
  Result<PackDiff> diff = DiffPacks(before.value(), after.value());
  if (!diff.ok()) return diff.error();
  if (const std::optional<std::string> file = given.Value("--texts")) {
    const Result<std::string> lines = ReadFile(*file);
    if (!lines.ok()) return lines.error();
    if (std::optional<Error> error =
            DiffTexts(before.value(), after.value(), lines.value(), &diff.value()))
      return error;
  }
  if (given.Has("--json")) {
    std::cout << ToJson(diff.value()) << '\n';
  } else {
    std::cout << ReportDiff(diff.value());
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
  Result<PackWords> read = ReadPackWords(words);
  if (!read.ok()) return read.error();
  const PackWords& given = read.value();
  const std::string& action = given.action;
  if (action == "show") return Show(given.files[0]);
  if (action == "keygen") return RunKeygen(given);
  if (action == "sign") return RunSign(given);
  if (action == "verify") return RunVerify(given);
  if (action == "diff") return Diff(given);
  Result<CompileInputs> found = FindTables(given.files[0], given);
  if (!found.ok()) return found.error();
  const CompileInputs& inputs = found.value();
  const std::string out = given.Value("-o").value_or("");
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
  const std::vector<std::string> lacking = LintExamples(files.value());
  problems.insert(problems.end(), lacking.begin(), lacking.end());
  problems.insert(problems.end(), examples.failures.begin(), examples.failures.end());
  if (problems.empty()) std::cout << "no problems\n";
  return Problems(problems, "problems");
}

}  // namespace presend

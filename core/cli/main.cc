// The `presend` command: exit code 0 when done, 2 for unusable arguments or input, 3 for an
// unusable pack.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <iterator>

#include "cli/args.h"
#include "cli/pack_command.h"
#include "cli/pack_release.h"
#include "cli/scan.h"
#include "json/reader.h"
#include "pack/compile/read_file.h"
#include "presend/default_pack.h"
#include "presend/front_end.h"

namespace presend {
namespace {

using nlohmann::json;

constexpr int kUnusableInput = 2;
constexpr int kUnusablePack = 3;

int Fail(const Error& error) {
  std::fprintf(stderr, "presend: %s\n", error.message.c_str());
  if (error.code == ErrorCode::kInvalidArguments) std::fputs("Try: presend --help\n", stderr);
  const std::string_view code = ErrorCodeName(error.code);
  const bool of_the_pack = code.starts_with("pack_") || code.starts_with("texts_");
  return of_the_pack ? kUnusablePack : kUnusableInput;
}

// The checker with the texts that lie beside its pack: "my.de.texts" beside "my.pack".
Result<Checker> WithTextsBeside(const std::string& pack, const Checker& checker) {
  std::vector<std::string> read;
  for (const std::string& locale : checker.LocaleTags()) {
    Result<std::string> file =
        ReadFile(std::filesystem::path(pack).replace_extension(locale + ".texts").string());
    if (file.ok()) read.push_back(std::move(file).value());
  }
  std::vector<TextsFile> files;
  files.reserve(read.size());
  for (const std::string& file : read)
    files.push_back({std::as_bytes(std::span(file.data(), file.size())), {}});
  return checker.WithTexts(files);
}

Result<Checker> LoadChecker(const Arguments& arguments) {
  if (!arguments.pack) {
    Result<Checker> checker = Checker::Load(DefaultPack(), {"", std::string(DefaultPackDigest())});
    return checker.ok() ? checker.value().WithTexts(DefaultTexts()) : std::move(checker);
  }
  Result<std::string> bytes = ReadFile(*arguments.pack);
  if (!bytes.ok()) return Error{ErrorCode::kPackDamaged, bytes.error().message};
  const auto pack = std::as_bytes(std::span(bytes.value().data(), bytes.value().size()));
  // A pack from elsewhere must be signed, unless a rule author says otherwise.
  LoadOptions options;
  if (!arguments.is_unsigned) {
    Result<std::vector<TrustedKey>> keys = ReadKeyFiles(arguments.keys);
    if (!keys.ok()) return keys.error();
    const Result<int> now = DayGiven("--now", arguments.now);
    if (!now.ok()) return now.error();
    options = {"", std::string(DefaultPackDigest()), std::move(keys).value(), now.value()};
  }
  Result<Checker> checker = Checker::Load(pack, options);
  if (!checker.ok()) return checker;
  return checker.value().pack_digest() == DefaultPackDigest()
             ? checker.value().WithTexts(DefaultTexts())
             : WithTextsBeside(*arguments.pack, checker.value());
}

// The context file's text with the values of --set put in.
Result<std::string> ContextJson(const Arguments& arguments) {
  std::string text = "{}";
  if (arguments.context) {
    Result<std::string> read = ReadFile(*arguments.context);
    if (!read.ok()) return read.error();
    text = read.value();
  }
  if (arguments.set.empty()) return text;
  Result<json> parsed = ParseJson(text);
  if (!parsed.ok()) return Error{ErrorCode::kInvalidJson, "the context is not JSON"};
  json context = std::move(parsed).value();
  if (!context.is_object()) return Error{ErrorCode::kInvalidValue, "the context must be an object"};
  for (const auto& [path, value] : arguments.set) {
    Result<json> as_json = ParseJson(value);
    json* place = &context;
    std::size_t start = 0;
    for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', start)) {
      json& next = (*place)[path.substr(start, dot - start)];
      if (!next.is_object()) next = json::object();
      place = &next;
      start = dot + 1;
    }
    (*place)[path.substr(start)] = as_json.ok() ? as_json.value() : json(value);
  }
  return context.dump(-1, ' ', false, json::error_handler_t::replace);
}

int RunScan(const Checker& checker, const Arguments& arguments, const std::string& context) {
  const std::optional<Error> error =
      Scan(checker, context, {{arguments.all, arguments.offsets}, arguments.threads});
  return error ? Fail(*error) : 0;
}

int CheckMessage(const Checker& checker, const Arguments& arguments,
                 const std::string& context_json) {
  Result<Context> context = checker.ParseContext(context_json);
  if (!context.ok()) return Fail(context.error());
  const std::string text =
      arguments.text ? *arguments.text : std::string(std::istreambuf_iterator<char>(std::cin), {});
  if (text.size() > kMaxTextBytes) return Fail(TextTooLong());
  if (arguments.command == "redact") {
    // What came from standard input goes out as it was, but for what is taken out.
    std::cout << RedactText(checker, text, context.value()) << (arguments.text ? "\n" : "");
    return 0;
  }
  const bool explain = arguments.command == "explain";
  if (arguments.json) {
    std::cout << ToJson(checker.CheckUtf8(text, context.value(), {arguments.all, explain}),
                        arguments.offsets)
              << '\n';
    return 0;
  }
  // NOLINTNEXTLINE(concurrency-mt-unsafe): the command has one thread, and nothing sets variables
  const char* no_colour = std::getenv("NO_COLOR");
  const bool colour = isatty(STDOUT_FILENO) != 0 && (no_colour == nullptr || *no_colour == '\0');
  std::cout << ReportText(checker, text, context.value(), {arguments.all, colour, explain});
  return 0;
}

int Main(const std::vector<std::string>& words) {
  std::ios::sync_with_stdio(false);
  if (!words.empty() && words.front() == "pack") {
    const std::optional<Error> error = RunPackCommand({words.begin() + 1, words.end()});
    return error ? Fail(*error) : 0;
  }
  Result<Arguments> arguments = ParseArguments(words);
  if (!arguments.ok()) return Fail(arguments.error());
  if (arguments.value().command == "help") {
    std::cout << kUsage;
    return 0;
  }
  if (arguments.value().command == "version") {
    std::cout << "presend " << EngineVersion() << '\n';
    return 0;
  }
  Result<std::string> context = ContextJson(arguments.value());
  if (!context.ok()) return Fail(context.error());
  Result<Checker> checker = LoadChecker(arguments.value());
  if (!checker.ok()) return Fail(checker.error());
  if (arguments.value().command == "scan")
    return RunScan(checker.value(), arguments.value(), context.value());
  return CheckMessage(checker.value(), arguments.value(), context.value());
}

}  // namespace
}  // namespace presend

int main(int argc, char** argv) {
  return presend::Main(std::vector<std::string>(argv + 1, argv + argc));
}

#include "pack/compile/compile.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "pack/compile/confusables.h"
#include "pack/compile/numbering_metadata.h"
#include "pack/compile/read_file.h"
#include "pack/pack.h"
#include "text/utf8.h"

namespace presend {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

Result<json> ReadJsonFile(const std::string& path) {
  Result<std::string> text = ReadFile(path);
  if (!text.ok()) return text.error();
  json value = json::parse(text.value(), nullptr, false);
  if (value.is_discarded()) return Error{ErrorCode::kInvalidInput, "\"" + path + "\" is not JSON"};
  return value;
}

// "libphonenumber-js 1.13.16", from the package.json beside the file.
void AddSource(const std::string& what, const std::string& path, fb::RulePackT* pack) {
  Result<json> package = ReadJsonFile((fs::path(path).parent_path() / "package.json").string());
  auto source = std::make_unique<fb::SourceT>();
  source->what = what;
  source->version =
      package.ok() ? package.value().value("name", "") + " " + package.value().value("version", "")
                   : "unknown";
  pack->sources.push_back(std::move(source));
}

std::optional<Error> AddTables(const CompileInputs& inputs, const std::vector<RulesFile>& files,
                               fb::RulePackT* pack) {
  Result<json> plans = ReadJsonFile(inputs.numbering_plans);
  if (!plans.ok()) return plans.error();
  if (const Result<int> added = AddNumberingPlans(plans.value(), pack); !added.ok())
    return added.error();
  AddSource("numbering plans", inputs.numbering_plans, pack);

  Result<json> names = ReadJsonFile(inputs.top_level_domains);
  if (!names.ok()) return names.error();
  std::vector<std::string> top_level_domains;
  for (const json& name : names.value()) top_level_domains.push_back(name.get<std::string>());
  std::map<std::string, json> countries;
  std::error_code failed;
  for (auto it = fs::directory_iterator(inputs.postal_countries, failed);
       !failed && it != fs::directory_iterator(); it.increment(failed)) {
    // A file a country; what else is there is none.
    if (it->path().extension() != ".json" || it->path().stem().string().size() != 2) continue;
    Result<json> country = ReadJsonFile(it->path().string());
    if (!country.ok()) return country.error();
    countries[it->path().stem().string()] = std::move(country.value());
  }
  if (failed || countries.empty()) {
    return Error{ErrorCode::kInvalidInput,
                 "\"" + inputs.postal_countries + "\" is no folder of postal countries"};
  }
  std::vector<LexiconEntry> words;
  if (auto error = AddAddresses(files, countries, &words, pack)) return error;
  AddSource("postcodes and states", inputs.postal_countries, pack);
  if (auto error = AddLexicons(files, top_level_domains, words, pack)) return error;
  AddSource("top-level domains", inputs.top_level_domains, pack);

  Result<std::string> confusables = ReadFile(inputs.confusables);
  if (!confusables.ok()) return confusables.error();
  Result<std::string> version = AddConfusables(confusables.value(), pack);
  if (!version.ok()) return version.error();
  auto source = std::make_unique<fb::SourceT>();
  source->what = "confusables";
  source->version = "Unicode confusables.txt " + version.value();
  pack->sources.push_back(std::move(source));
  return std::nullopt;
}

}  // namespace

std::uint16_t Intern(std::string_view text, fb::RulePackT* pack) {
  const auto it = std::find(pack->strings.begin(), pack->strings.end(), text);
  if (it != pack->strings.end()) return static_cast<std::uint16_t>(it - pack->strings.begin());
  pack->strings.emplace_back(text);
  return static_cast<std::uint16_t>(pack->strings.size() - 1);
}

Result<std::string> CompilePack(const CompileInputs& inputs, std::vector<CompiledTexts>* texts) {
  Result<std::vector<RulesFile>> read = ReadRulesFiles(inputs.rules);
  if (!read.ok()) return read.error();
  const std::vector<RulesFile>& files = read.value();
  const RulesFile* head = FindFile(files, "pack.yaml");
  if (head == nullptr) return Error{ErrorCode::kRulesInvalid, "pack.yaml is missing"};
  fb::RulePackT pack;
  pack.format = kPackFormat;
  pack.id = head->root["id"].get<std::string>();
  pack.version = head->root["version"].get<std::string>();
  pack.minimum_engine = head->root["minimum_engine"].get<std::string>();
  Intern("", &pack);
  for (auto add : {AddLinks, AddConstructions, AddDetectors, AddPolicies}) {
    if (std::optional<Error> error = add(files, &pack)) return *error;
  }
  Result<std::vector<CompiledTexts>> locales = AddTexts(files, &pack);
  if (!locales.ok()) return locales.error();
  if (texts != nullptr) *texts = std::move(locales).value();
  if (std::optional<Error> error = AddTables(inputs, files, &pack)) return *error;
  flatbuffers::FlatBufferBuilder builder(1 << 20);
  builder.ForceDefaults(false);
  fb::FinishRulePackBuffer(builder, fb::CreateRulePack(builder, &pack));
  const std::string bytes(reinterpret_cast<const char*>(builder.GetBufferPointer()),
                          builder.GetSize());
  // What the compiler writes must open.
  const auto opened = Pack::Open(std::as_bytes(std::span(bytes.data(), bytes.size())), "");
  if (!opened.ok())
    return Error{ErrorCode::kRulesInvalid,
                 "the compiled rules do not make a pack: " + opened.error().message};
  return bytes;
}

std::optional<Error> WritePack(const std::string& file, const std::string& pack,
                               const std::vector<CompiledTexts>& texts) {
  std::vector<std::pair<std::string, const std::string*>> written = {{file, &pack}};
  for (const CompiledTexts& locale : texts) {
    written.emplace_back(fs::path(file).replace_extension(locale.locale + ".texts").string(),
                         &locale.bytes);
  }
  for (const auto& [name, bytes] : written) {
    if (!std::ofstream(name, std::ios::binary)
             .write(bytes->data(), static_cast<std::streamsize>(bytes->size())))
      return Error{ErrorCode::kInvalidInput, "cannot write " + name};
  }
  return std::nullopt;
}

}  // namespace presend

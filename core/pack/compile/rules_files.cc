#include "pack/compile/rules_files.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <filesystem>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "pack/compile/explanations.h"
#include "pack/compile/read_file.h"

namespace presend {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

Error Invalid(std::string message) { return Error{ErrorCode::kRulesInvalid, std::move(message)}; }

bool IsInteger(const std::string& text) {
  const std::size_t start = text.starts_with('-') ? 1 : 0;
  if (start == text.size() || text.size() > 15) return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(start), text.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

// A plain scalar in YAML 1.2's core schema, without floats, which no rule has; anything quoted is
// text.
json Scalar(const YAML::Node& node) {
  const std::string& text = node.Scalar();
  if (node.Tag() == "!") return text;
  if (text.empty() || text == "~" || text == "null") return nullptr;
  if (text == "true") return true;
  if (text == "false") return false;
  if (IsInteger(text)) return std::stoll(text);
  return text;
}

std::string Escaped(const std::string& key) {
  std::string out;
  for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

json Convert(const YAML::Node& node, const std::string& pointer, RulesFile* file) {
  file->lines[pointer] = node.Mark().line + 1;
  switch (node.Type()) {
    case YAML::NodeType::Scalar:
      return Scalar(node);
    case YAML::NodeType::Sequence: {
      json array = json::array();
      for (std::size_t i = 0; i < node.size(); ++i)
        array.push_back(Convert(node[i], pointer + "/" + std::to_string(i), file));
      return array;
    }
    case YAML::NodeType::Map: {
      json object = json::object();
      for (const auto& member : node) {
        const std::string key = member.first.Scalar();
        if (object.contains(key)) {
          throw YAML::Exception(member.first.Mark(), "the key \"" + key + "\" stands twice");
        }
        object[key] = Convert(member.second, pointer + "/" + Escaped(key), file);
      }
      return object;
    }
    default:
      return nullptr;
  }
}

// The same schema with nothing required.
json WithoutRequired(const json& schema) {
  if (!schema.is_structured()) return schema;
  json out = schema.is_array() ? json::array() : json::object();
  for (const auto& [key, value] : schema.items()) {
    if (schema.is_array()) {
      out.push_back(WithoutRequired(value));
    } else if (key != "required" || !value.is_array()) {
      out[key] = WithoutRequired(value);
    }
  }
  return out;
}

std::string SchemaOf(const std::string& name) {
  const std::size_t slash = name.find('/');
  const std::string stem =
      slash == std::string::npos ? name.substr(0, name.rfind('.')) : name.substr(0, slash);
  return "schema/" + stem + ".schema.json";
}

// What the schema has against the file, a line a defect.
std::string Validate(const json& schema_json, const RulesFile& file) {
  valijson::Schema schema;
  valijson::SchemaParser parser;
  const valijson::adapters::NlohmannJsonAdapter schema_adapter(schema_json);
  parser.populateSchema(schema_adapter, schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  const valijson::adapters::NlohmannJsonAdapter target(file.root);
  if (validator.validate(schema, target, &results)) return {};
  std::string problems;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    std::string pointer;
    for (const std::string& part : error.context) {
      if (part == "<root>") continue;
      const bool bracketed = part.size() >= 2 && part.front() == '[' && part.back() == ']';
      pointer += "/" + (bracketed ? part.substr(1, part.size() - 2) : part);
    }
    problems += file.Place(pointer) + ": " + (pointer.empty() ? "" : pointer + ": ") +
                error.description + "\n";
  }
  return problems;
}

}  // namespace

std::string RulesFile::Place(std::string pointer) const {
  while (true) {
    if (const auto it = lines.find(pointer); it != lines.end())
      return name + ":" + std::to_string(it->second);
    const std::size_t slash = pointer.rfind('/');
    if (slash == std::string::npos) return name;
    pointer.resize(slash);
  }
}

Result<std::vector<RulesFile>> ReadRulesFiles(const std::string& folder) {
  std::error_code failed;
  std::vector<std::string> names;
  for (auto it = fs::recursive_directory_iterator(folder, failed);
       !failed && it != fs::recursive_directory_iterator(); it.increment(failed)) {
    if (it->path().extension() == ".yaml")
      names.push_back(fs::relative(it->path(), folder).generic_string());
  }
  if (failed || names.empty())
    return Error{ErrorCode::kInvalidInput, "\"" + folder + "\" is no folder with rules"};
  std::sort(names.begin(), names.end());
  std::vector<RulesFile> files;
  std::map<std::string, json> schemas;
  std::string problems;
  for (const std::string& name : names) {
    RulesFile file;
    file.name = name;
    try {
      const std::string schema_name = SchemaOf(name);
      if (!schemas.contains(schema_name)) {
        const Result<std::string> schema = ReadFile((fs::path(folder) / schema_name).string());
        if (!schema.ok()) return Invalid(name + ": " + schema.error().message);
        schemas[schema_name] = json::parse(schema.value());
      }
      const Result<std::string> text = ReadFile((fs::path(folder) / name).string());
      if (!text.ok()) return text.error();
      file.root = Convert(YAML::Load(text.value()), "", &file);
      // English stands in for what a translation lacks; an editor shows the gap, and so does lint.
      const bool translated = file.root.is_object() && file.root.contains("locale") &&
                              file.root["locale"] != kOwnLocale;
      problems +=
          Validate(translated ? WithoutRequired(schemas[schema_name]) : schemas[schema_name], file);
    } catch (const YAML::Exception& exception) {
      problems +=
          name + ":" + std::to_string(exception.mark.line + 1) + ": " + exception.msg + "\n";
    } catch (const std::exception& exception) {
      problems += name + ": " + exception.what() + "\n";
    }
    files.push_back(std::move(file));
  }
  if (!problems.empty()) {
    problems.pop_back();
    return Invalid(std::move(problems));
  }
  return files;
}

std::vector<const RulesFile*> FilesIn(const std::vector<RulesFile>& files,
                                      std::string_view folder) {
  std::vector<const RulesFile*> found;
  for (const RulesFile& file : files) {
    if (file.name.starts_with(std::string(folder) + "/")) found.push_back(&file);
  }
  return found;
}

const RulesFile* FindFile(const std::vector<RulesFile>& files, std::string_view name) {
  for (const RulesFile& file : files) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

}  // namespace presend

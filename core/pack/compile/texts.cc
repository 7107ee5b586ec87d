#include <algorithm>
#include <map>

#include "pack/compile/compile.h"

namespace presend {
namespace {

using nlohmann::json;

// {"headlines": {"email": {"share": "..."}}} -> "headlines.email.share".
void Flatten(const json& value, const std::string& id, std::map<std::string, std::string>* out) {
  if (value.is_string()) {
    (*out)[id] = value.get<std::string>();
    return;
  }
  const std::string prefix = id.empty() ? "" : id + ".";
  for (const auto& [key, member] : value.items()) Flatten(member, prefix + key, out);
}

}  // namespace

bool AddLines(const std::map<std::string, std::string>& texts, std::vector<std::uint8_t>* out) {
  for (const auto& [id, text] : texts) {
    const std::string line = id + '\t' + text + '\n';
    if (std::count_if(line.begin(), line.end(), [](char c) { return c == '\t' || c == '\n'; }) != 2)
      return false;
    out->insert(out->end(), line.begin(), line.end());
  }
  return true;
}

std::optional<Error> AddTexts(const std::vector<RulesFile>& files, fb::RulePackT* pack) {
  for (const RulesFile* file : FilesIn(files, "explanations")) {
    auto locale = std::make_unique<fb::LocaleT>();
    locale->tag = file->root["locale"].get<std::string>();
    std::map<std::string, std::string> messages;
    for (const auto& [section, value] : file->root.items()) {
      if (section != "locale") Flatten(value, section, &messages);
    }
    if (!AddLines(messages, &locale->messages)) {
      return Error{ErrorCode::kRulesInvalid,
                   file->Place("") + ": a text holds a tab or a line feed"};
    }
    pack->locales.push_back(std::move(locale));
  }
  if (pack->locales.empty())
    return Error{ErrorCode::kRulesInvalid, "explanations/ holds no locale"};
  return std::nullopt;
}

}  // namespace presend

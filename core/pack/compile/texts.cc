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

std::optional<Error> AddTexts(const std::vector<RulesFile>& files, fb::RulePackT* pack) {
  for (const RulesFile* file : FilesIn(files, "explanations")) {
    auto locale = std::make_unique<fb::LocaleT>();
    locale->tag = file->root["locale"].get<std::string>();
    std::map<std::string, std::string> messages;
    for (const auto& [section, value] : file->root.items()) {
      if (section != "locale") Flatten(value, section, &messages);
    }
    for (const auto& [id, text] : messages) {
      auto message = std::make_unique<fb::MessageT>();
      message->id = id;
      message->text = text;
      locale->messages.push_back(std::move(message));
    }
    pack->locales.push_back(std::move(locale));
  }
  if (pack->locales.empty())
    return Error{ErrorCode::kRulesInvalid, "explanations/ holds no locale"};
  return std::nullopt;
}

}  // namespace presend

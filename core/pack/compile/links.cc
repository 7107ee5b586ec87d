#include <algorithm>

#include "pack/compile/compile.h"
#include "pack/pack.h"
#include "presend/vocabulary.h"
#include "scan/lexicon.h"

namespace presend {
namespace {

using nlohmann::json;

constexpr std::uint16_t kNoApp = 65535;
constexpr std::uint8_t kNeedsNothing = 255;

struct Entry {
  std::string host;  // "*": any
  std::string path;
  Kind kind = Kind::kWebsite;
  std::uint8_t needs = kNeedsNothing;
  std::string app;
  std::string place;

  // The more literal characters the more specific.
  std::size_t specificity() const {
    return path.size() - static_cast<std::size_t>(std::count(path.begin(), path.end(), '*'));
  }
};

std::optional<Error> ReadEntries(const RulesFile& file, const char* list, Kind kind,
                                 std::vector<Entry>* out) {
  if (!file.root.contains(list)) return std::nullopt;
  const json& entries = file.root[list];
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const json& item = entries[i];
    Entry entry;
    entry.kind = kind;
    entry.host = item.value("host", "*");
    entry.app = item.value("app", "");
    const std::string pointer = "/" + std::string(list) + "/" + std::to_string(i);
    entry.place = file.Place(pointer);
    if (item.contains("needs")) {
      if (auto error = PutWord(ParseLexemeClass(item["needs"].get<std::string>()), file,
                               pointer + "/needs", &entry.needs))
        return error;
    }
    for (const json& path : item.value("paths", json::array({"/**"}))) {
      entry.path = path.get<std::string>();
      out->push_back(entry);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Error> AddLinks(const std::vector<RulesFile>& files, fb::RulePackT* pack) {
  std::vector<Entry> entries;
  for (const RulesFile* file : FilesIn(files, "links")) {
    Kind kind{};
    if (auto error =
            PutWord(ParseKind(file->root["class"].get<std::string>()), *file, "/class", &kind))
      return error;
    for (const char* list : {"hosts", "any_host"}) {
      if (auto error = ReadEntries(*file, list, kind, &entries)) return error;
    }
    if (!file->root.contains("schemes")) continue;
    for (const json& item : file->root["schemes"]) {
      auto scheme = std::make_unique<fb::SchemeT>();
      scheme->scheme = item["scheme"].get<std::string>();
      scheme->kind = static_cast<std::uint8_t>(kind);
      scheme->app = item.value("app", "");
      pack->schemes.push_back(std::move(scheme));
    }
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.host != b.host) return a.host < b.host;
    if (a.specificity() != b.specificity()) return a.specificity() > b.specificity();
    return a.path < b.path;
  });
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    if (i > 0 && entries[i - 1].host == entry.host && entries[i - 1].path == entry.path) {
      return Error{ErrorCode::kRulesInvalid, entry.place + ": " + entry.host + entry.path +
                                                 " stands at " + entries[i - 1].place + " too"};
    }
    const bool same_host = i > 0 && entries[i - 1].host == entry.host;
    const std::string text = (same_host ? "" : entry.host) + entry.path;
    pack->host_text.insert(pack->host_text.end(), text.begin(), text.end());
    pack->host_lengths.push_back(same_host ? std::uint8_t{0}
                                           : static_cast<std::uint8_t>(entry.host.size()));
    pack->host_path_lengths.push_back(static_cast<std::uint8_t>(entry.path.size()));
    pack->host_kinds.push_back(static_cast<std::uint8_t>(entry.kind));
    pack->host_needs.push_back(entry.needs);
    pack->host_apps.push_back(entry.app.empty() ? kNoApp : Intern(entry.app, pack));
  }
  const RulesFile* apps = FindFile(files, "apps.yaml");
  if (apps == nullptr) return Error{ErrorCode::kRulesInvalid, "apps.yaml is missing"};
  std::map<std::string, std::string> lines;
  for (const json& item : apps->root["apps"]) {
    const std::string app_class = item["class"].get<std::string>();
    auto it = std::find(pack->app_classes.begin(), pack->app_classes.end(), app_class);
    if (it == pack->app_classes.end()) it = pack->app_classes.insert(it, app_class);
    const auto index = static_cast<char>(it - pack->app_classes.begin());
    lines[item["id"].get<std::string>()] =
        static_cast<char>(kFirstAppClass + index) + item["name"].get<std::string>();
  }
  if (!AddLines(lines, &pack->apps))
    return Error{ErrorCode::kRulesInvalid, "an app's name does not fit into a line"};
  return std::nullopt;
}

}  // namespace presend

#include <algorithm>
#include <map>

#include "pack/compile/compile.h"
#include "pack/compile/explanations.h"
#include "pack/digest.h"
#include "pack/texts_file.h"

namespace presend {
namespace {

// What a {placeholder} is filled with keeps to itself in a text from right to left (UAX #9).
// NOLINTNEXTLINE(misc-misleading-bidirectional): the end is the next line's
constexpr const char* kIsolate = "\xE2\x81\xA8";       // U+2068
constexpr const char* kEndOfIsolate = "\xE2\x81\xA9";  // U+2069

std::string WithIsolates(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '{') out += kIsolate;
    out += c;
    if (c == '}') out += kEndOfIsolate;
  }
  return out;
}

std::vector<std::uint8_t> Sha256(const std::string& bytes) {
  const std::string name = Sha256Digest(std::as_bytes(std::span(bytes.data(), bytes.size())));
  std::vector<std::uint8_t> digest;
  for (std::size_t at = name.find(':') + 1; at < name.size(); at += 2)
    digest.push_back(static_cast<std::uint8_t>(std::stoi(name.substr(at, 2), nullptr, 16)));
  return digest;
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

Result<std::vector<CompiledTexts>> AddTexts(const std::vector<RulesFile>& files,
                                            fb::RulePackT* pack) {
  std::map<std::string, std::string> own;
  std::map<std::string, std::map<std::string, std::string>> others;
  for (const RulesFile* file : FilesIn(files, "explanations")) {
    const std::string tag = file->root["locale"].get<std::string>();
    std::map<std::string, std::string> texts = TextsOf(*file);
    std::vector<std::uint8_t> lines;
    if (!AddLines(texts, &lines)) {
      return Error{ErrorCode::kRulesInvalid,
                   file->Place("") + ": a text holds a tab or a line feed"};
    }
    if (tag == kOwnLocale) {
      own = std::move(texts);
      continue;
    }
    if (file->root.value("direction", "ltr") == "rtl") {
      for (auto& [id, text] : texts) text = WithIsolates(text);
    }
    if (!others.emplace(tag, std::move(texts)).second)
      return Error{ErrorCode::kRulesInvalid, file->Place("") + ": another file has this locale"};
  }
  if (own.empty())
    return Error{ErrorCode::kRulesInvalid, "explanations/ holds no texts in English"};
  for (const auto& [tag, texts] : others) {
    for (const auto& [id, text] : texts) own.emplace(id, "");
  }
  auto english = std::make_unique<fb::LocaleT>();
  english->tag = kOwnLocale;
  AddLines(own, &english->messages);
  pack->locales.push_back(std::move(english));

  std::vector<CompiledTexts> compiled;
  for (const auto& [tag, texts] : others) {
    std::string bytes = std::string(kTextsFileHead) + tag + '\n';
    for (const auto& [id, unused] : own) {
      const auto it = texts.find(id);
      if (it != texts.end()) bytes += it->second;
      bytes += '\n';
    }
    auto locale = std::make_unique<fb::LocaleT>();
    locale->tag = tag;
    locale->digest = Sha256(bytes);
    pack->locales.push_back(std::move(locale));
    compiled.push_back({tag, std::move(bytes)});
  }
  return compiled;
}

}  // namespace presend

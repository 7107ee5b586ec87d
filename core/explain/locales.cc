#include "explain/locales.h"

#include "pack/digest.h"
#include "pack/lines.h"
#include "pack/texts_file.h"
#include "text/utf8.h"

namespace presend {
namespace {

bool EqualIgnoringCase(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ToAsciiLower(a[i]) != ToAsciiLower(b[i])) return false;
  }
  return true;
}

const fb::Locale* FindLocale(const fb::RulePack& pack, std::string_view tag) {
  for (const fb::Locale* locale : *pack.locales()) {
    if (EqualIgnoringCase(locale->tag()->string_view(), tag)) return locale;
  }
  return nullptr;
}

// "sha256:<hex>" of the bytes that the pack holds.
std::string DigestName(const Blob* digest) {
  std::string name = "sha256:";
  for (const std::uint8_t byte : *digest) {
    name += "0123456789abcdef"[byte >> 4];
    name += "0123456789abcdef"[byte & 15];
  }
  return name;
}

}  // namespace

std::optional<Error> Locales::Add(const TextsFile& file) {
  const std::string_view bytes(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
  const std::string_view tag = TextsFileTag(bytes);
  if (tag.empty()) return Error{ErrorCode::kTextsDamaged, "the file holds no texts"};
  const fb::Locale* locale = FindLocale(pack(), tag);
  if (locale == nullptr || locale->digest() == nullptr)
    return Error{ErrorCode::kTextsUnknown,
                 "the pack names no texts of the locale \"" + std::string(tag) + '"'};
  const std::string digest = file.digest.empty() ? Sha256Digest(file.bytes) : file.digest;
  if (const std::string trusted = DigestName(locale->digest()); digest != trusted)
    return Error{ErrorCode::kTextsUntrusted, "the digest of the texts of \"" + std::string(tag) +
                                                 "\" is " + digest + ", but the pack names " +
                                                 trusted};
  std::optional<std::string> lines = JoinTextsFile(bytes, English());
  if (!lines)
    return Error{ErrorCode::kTextsDamaged, "the texts of \"" + std::string(tag) +
                                               "\" are not those that the pack has ids for"};
  for (const Taken& taken : taken_) {
    if (taken.locale == locale) return std::nullopt;
  }
  taken_.push_back({locale, std::make_shared<const std::string>(std::move(*lines))});
  return std::nullopt;
}

std::string_view Locales::English() const { return ViewOf(*pack().locales()->Get(0)->messages()); }

std::string_view Locales::LinesFor(std::string_view tag) const {
  const fb::Locale* locale = nullptr;
  while (!tag.empty() && locale == nullptr) {
    locale = FindLocale(pack(), tag);
    const std::size_t hyphen = tag.rfind('-');
    tag = hyphen == std::string_view::npos ? std::string_view() : tag.substr(0, hyphen);
  }
  for (const Taken& taken : taken_) {
    if (taken.locale == locale) return *taken.lines;
  }
  return English();
}

}  // namespace presend

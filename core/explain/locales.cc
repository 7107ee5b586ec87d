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
std::string DigestName(const Blob& digest) {
  return "sha256:" + Hex({digest.data(), digest.size()});
}

}  // namespace

std::optional<Error> TakeTexts(const fb::RulePack& root, const TextsFile& file,
                               std::shared_ptr<const TakenTexts>* taken) {
  const std::string_view bytes(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
  const std::string_view tag = TextsFileTag(bytes);
  if (tag.empty()) return Error{ErrorCode::kTextsDamaged, "the file holds no texts"};
  const fb::Locale* locale = FindLocale(root, tag);
  if (locale == nullptr || locale->digest() == nullptr)
    return Error{ErrorCode::kTextsUnknown, "the pack does not name the locale of the texts"};
  const std::string digest = file.digest.empty() ? Sha256Digest(file.bytes) : file.digest;
  if (digest != DigestName(*locale->digest()))
    return Error{ErrorCode::kTextsUntrusted, "the texts have another digest than the pack names"};
  auto texts = std::make_shared<TakenTexts>();
  texts->locale = locale;
  texts->before = *taken;
  if (!JoinTextsFile(bytes, ViewOf(*root.locales()->Get(0)->messages()), &texts->lines))
    return Error{ErrorCode::kTextsDamaged, "the texts do not fit the ids of the pack"};
  *taken = std::move(texts);
  return std::nullopt;
}

std::string_view Locales::English() const { return ViewOf(*root_.locales()->Get(0)->messages()); }

std::string_view Locales::LinesFor(std::string_view tag) const {
  const fb::Locale* locale = nullptr;
  while (!tag.empty() && locale == nullptr) {
    locale = FindLocale(root_, tag);
    const std::size_t hyphen = tag.rfind('-');
    tag = hyphen == std::string_view::npos ? std::string_view() : tag.substr(0, hyphen);
  }
  for (const TakenTexts* taken = taken_; taken != nullptr; taken = taken->before.get()) {
    if (taken->locale == locale) return taken->lines;
  }
  return English();
}

}  // namespace presend

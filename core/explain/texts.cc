#include "explain/texts.h"

#include "pack/lines.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::string_view kEnglish = "en";

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

std::string_view Lookup(const fb::Locale& locale, std::string_view id) {
  return FindLine(ViewOf(*locale.messages()), id);
}

// The app's class and name; "" where the pack does not know it.
std::string_view FindApp(const fb::RulePack& pack, std::string_view id) {
  return FindLine(ViewOf(*pack.apps()), id);
}

}  // namespace

Texts::Texts(const fb::RulePack& pack, std::string_view tag)
    : locale_(nullptr), english_(FindLocale(pack, kEnglish)) {
  if (english_ == nullptr) english_ = pack.locales()->Get(0);
  while (!tag.empty() && locale_ == nullptr) {
    locale_ = FindLocale(pack, tag);
    const std::size_t hyphen = tag.rfind('-');
    tag = hyphen == std::string_view::npos ? std::string_view() : tag.substr(0, hyphen);
  }
  if (locale_ == nullptr) locale_ = english_;
}

std::string_view Texts::Find(std::string_view id) const {
  const std::string_view text = Lookup(*locale_, id);
  return text.empty() ? Lookup(*english_, id) : text;
}

std::string_view Texts::FindFirst(std::initializer_list<std::string_view> ids) const {
  for (const std::string_view id : ids) {
    if (const std::string_view text = Find(id); !text.empty()) return text;
  }
  return {};
}

std::string Fill(std::string_view text, std::string_view name, std::string_view value) {
  const std::string placeholder = "{" + std::string(name) + "}";
  std::string out;
  while (true) {
    const std::size_t at = text.find(placeholder);
    if (at == std::string_view::npos) break;
    out.append(text.substr(0, at)).append(value);
    text.remove_prefix(at + placeholder.size());
  }
  out.append(text);
  return out;
}

std::string_view AppName(const fb::RulePack& pack, std::string_view id) {
  const std::string_view app = FindApp(pack, id);
  return app.empty() ? id : app.substr(1);
}

int AppClass(const fb::RulePack& pack, std::string_view id) {
  const std::string_view app = id.empty() ? id : FindApp(pack, id);
  return app.empty() ? -1 : AppClassOf(app);
}

}  // namespace presend

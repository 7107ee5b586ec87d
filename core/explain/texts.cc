#include "explain/texts.h"

#include "pack/lines.h"

namespace presend {
namespace {

// The app's class and name; "" where the pack does not know it.
std::string_view FindApp(const fb::RulePack& pack, std::string_view id) {
  return FindLine(ViewOf(*pack.apps()), id);
}

}  // namespace

Texts::Texts(const Locales& locales, std::string_view tag)
    : pack_(locales.pack()), lines_(locales.LinesFor(tag)), english_(locales.English()) {}

std::string_view Texts::Find(std::string_view id) const {
  const std::string_view text = FindLine(lines_, id);
  return text.empty() ? FindLine(english_, id) : text;
}

std::string_view Texts::FindFirst(std::initializer_list<std::string_view> ids) const {
  for (const std::string_view id : ids) {
    if (const std::string_view text = Find(id); !text.empty()) return text;
  }
  return {};
}

std::string_view Texts::AppName(std::string_view id) const {
  const std::string_view app = FindApp(pack_, id);
  if (app.empty()) return id;
  const std::string_view own = Find("apps." + std::string(id));
  return own.empty() ? app.substr(1) : own;
}

std::string Fill(std::string_view text, Values values) {
  std::string out;
  while (!text.empty()) {
    const std::size_t brace = text.find('{');
    out.append(text.substr(0, brace));
    if (brace == std::string_view::npos) break;
    text.remove_prefix(brace);
    const std::string_view name = text.substr(1, text.find('}') - 1);
    std::string_view value = text.substr(0, name.size() + 2);
    for (const auto& [known, its] : values) {
      if (known == name) value = its;
    }
    out.append(value);
    text.remove_prefix(std::min(text.size(), name.size() + 2));
  }
  return out;
}

int AppClass(const fb::RulePack& pack, std::string_view id) {
  const std::string_view app = id.empty() ? id : FindApp(pack, id);
  return app.empty() ? -1 : AppClassOf(app);
}

}  // namespace presend

#include "explain/texts.h"

#include <algorithm>

#include "pack/lines.h"

namespace presend {
namespace {

// The app's class and name; "" where the pack does not know it.
std::string_view FindApp(const fb::RulePack& pack, std::string_view id) {
  return FindLine(ViewOf(*pack.apps()), id);
}

}  // namespace

Texts::Texts(Locales locales, std::string_view tag)
    : pack_(locales.root()), lines_(locales.LinesFor(tag)), english_(locales.English()) {}

std::string_view Texts::Find(std::string_view id) const {
  const std::string_view text = FindLine(lines_, id);
  return text.empty() && lines_.data() != english_.data() ? FindLine(english_, id) : text;
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

std::string Fill(std::string_view text, std::string_view names,
                 std::initializer_list<std::string_view> values) {
  std::string out;
  while (true) {
    const std::size_t brace = text.find('{');
    const std::size_t end = text.find('}', brace);
    if (end == std::string_view::npos) break;
    out.append(text.substr(0, brace));
    const std::string_view placeholder = text.substr(brace + 1, end - brace - 1);
    std::string_view rest = names;
    for (const std::string_view value : values) {
      const std::string_view name = rest.substr(0, rest.find(' '));
      if (name == placeholder) out.append(value);
      rest.remove_prefix(std::min(rest.size(), name.size() + 1));
    }
    text.remove_prefix(end + 1);
  }
  return out.append(text);
}

int AppClass(const fb::RulePack& pack, std::string_view id) {
  const std::string_view app = id.empty() ? id : FindApp(pack, id);
  return app.empty() ? -1 : AppClassOf(app);
}

}  // namespace presend

// Texts for people, from the pack's locales.
#ifndef PRESEND_EXPLAIN_TEXTS_H_
#define PRESEND_EXPLAIN_TEXTS_H_

#include <string>
#include <string_view>

#include "pack/pack.h"

namespace presend {

// One locale with English behind it. Refers to the pack; cheap to make.
class Texts {
 public:
  // The locale for a BCP 47 tag: the longest prefix of its subtags that the pack has, else "en",
  // else the first.
  Texts(const fb::RulePack& pack, std::string_view tag);

  // The text with that id, English where the locale lacks it, "" where both do.
  std::string_view Find(std::string_view id) const;
  // The first of the ids that has a text.
  std::string_view FindFirst(std::initializer_list<std::string_view> ids) const;

  std::string_view tag() const { return locale_->tag()->string_view(); }

 private:
  const fb::Locale* locale_;
  const fb::Locale* english_;
};

// `text` with every {name} replaced by `value`.
std::string Fill(std::string_view text, std::string_view name, std::string_view value);

// An app's name as people know it; its id where the pack does not know it.
std::string_view AppName(const fb::RulePack& pack, std::string_view id);
// The index of the app's class in Pack.app_classes; -1 for no app.
int AppClass(const fb::RulePack& pack, std::string_view id);

}  // namespace presend

#endif  // PRESEND_EXPLAIN_TEXTS_H_

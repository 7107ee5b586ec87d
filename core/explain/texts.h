// Texts for people, in one locale.
#ifndef PRESEND_EXPLAIN_TEXTS_H_
#define PRESEND_EXPLAIN_TEXTS_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "explain/locales.h"

namespace presend {

// One locale with English behind it. Refers to the pack and the texts; cheap to make.
class Texts {
 public:
  // The texts that Locales::LinesFor picks for the tag.
  Texts(Locales locales, std::string_view tag);

  // The text with that id, English where the locale lacks it, "" where both do.
  std::string_view Find(std::string_view id) const;
  // The first of the ids that has a text.
  std::string_view FindFirst(std::initializer_list<std::string_view> ids) const;

  // An app's name as people know it; its id where the pack does not know it.
  std::string_view AppName(std::string_view id) const;

 private:
  const fb::RulePack& pack_;
  std::string_view lines_;
  std::string_view english_;
};

// `text` with each {name} replaced by its value: `names`, with a space between them, say which is
// which ("text kind"). What a value holds stays as it is.
std::string Fill(std::string_view text, std::string_view names,
                 std::initializer_list<std::string_view> values);

// The index of the app's class in Pack.app_classes; -1 for no app.
int AppClass(const fb::RulePack& pack, std::string_view id);

}  // namespace presend

#endif  // PRESEND_EXPLAIN_TEXTS_H_

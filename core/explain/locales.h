// The texts of a pack in its locales: English lies in the pack, every other one in a file beside
// it.
#ifndef PRESEND_EXPLAIN_LOCALES_H_
#define PRESEND_EXPLAIN_LOCALES_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pack/pack.h"
#include "presend/checker.h"

namespace presend {

// Texts that a checker was given, in one locale, and those that it was given before.
struct TakenTexts {
  const fb::Locale* locale = nullptr;
  std::string lines;
  std::shared_ptr<const TakenTexts> before;
};

// Puts the texts of one locale before *taken. Errors: kTextsDamaged, kTextsUnknown,
// kTextsUntrusted.
std::optional<Error> TakeTexts(const fb::RulePack& root, const TextsFile& file,
                               std::shared_ptr<const TakenTexts>* taken);

// Refers to the pack and the texts; cheap to make.
class Locales {
 public:
  Locales(const fb::RulePack& root, const TakenTexts* taken) : root_(root), taken_(taken) {}

  // The lines (pack/lines.h) of the locale for a BCP 47 tag: the longest prefix of its subtags that
  // the pack names; English's where there is none, or where its texts were not taken.
  std::string_view LinesFor(std::string_view tag) const;
  std::string_view English() const;

  const fb::RulePack& root() const { return root_; }

 private:
  const fb::RulePack& root_;
  const TakenTexts* taken_;
};

}  // namespace presend

#endif  // PRESEND_EXPLAIN_LOCALES_H_

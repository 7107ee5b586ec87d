// The texts of a pack in its locales: English lies in the pack, every other one in a file beside
// it.
#ifndef PRESEND_EXPLAIN_LOCALES_H_
#define PRESEND_EXPLAIN_LOCALES_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "presend/checker.h"

namespace presend {

// A copy shares what has been taken; cheap.
class Locales {
 public:
  explicit Locales(std::shared_ptr<const Pack> pack) : pack_(std::move(pack)) {}

  // Takes the texts of one locale. Errors: kTextsDamaged, kTextsUnknown, kTextsUntrusted.
  std::optional<Error> Add(const TextsFile& file);

  // The lines (pack/lines.h) of the locale for a BCP 47 tag: the longest prefix of its subtags that
  // the pack names; English's where there is none, or where its texts were not taken.
  std::string_view LinesFor(std::string_view tag) const;
  std::string_view English() const;

  const fb::RulePack& pack() const { return pack_->root(); }

 private:
  struct Taken {
    const fb::Locale* locale;
    std::shared_ptr<const std::string> lines;
  };

  std::shared_ptr<const Pack> pack_;
  std::vector<Taken> taken_;
};

}  // namespace presend

#endif  // PRESEND_EXPLAIN_LOCALES_H_

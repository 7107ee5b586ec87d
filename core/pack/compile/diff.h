// What changed from one pack to the next, for people who decide about a release.
#ifndef PRESEND_PACK_COMPILE_DIFF_H_
#define PRESEND_PACK_COMPILE_DIFF_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack/compile/facts.h"
#include "presend/checker.h"

namespace presend {

// One thing that was added (no `before`), removed (no `after`) or changed (the fields that differ).
struct Change {
  std::string name;
  bool added = false;
  bool removed = false;
  Fields before;
  Fields after;
};

struct GroupChanges {
  std::string one;
  std::string many;
  std::vector<Change> changes;  // by name
};

// What the two packs say about one text; a text that either refuses has the error in place of it.
struct TextChange {
  std::string id;
  std::string text;
  std::string before_verdict;
  std::string after_verdict;
  std::vector<std::string> before;  // a line a finding
  std::vector<std::string> after;
};

struct PackDiff {
  PackName old_name;
  PackName new_name;
  std::vector<GroupChanges> groups;  // those with changes
  std::uint64_t texts_checked = 0;
  std::vector<TextChange> texts;  // those that change
};

// Both must open. Errors: those of Checker::Load.
Result<PackDiff> DiffPacks(std::string_view old_pack, std::string_view new_pack);
// Adds what becomes of the texts: lines of JSON as `presend scan` reads them. Errors: kInvalidJson,
// kInvalidInput with the line.
std::optional<Error> DiffTexts(std::string_view old_pack, std::string_view new_pack,
                               std::string_view lines, PackDiff* diff);

std::string ReportDiff(const PackDiff& diff);
std::string ToJson(const PackDiff& diff);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_DIFF_H_

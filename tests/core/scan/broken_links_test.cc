#include <gtest/gtest.h>

#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "detect/detector.h"
#include "scan/spelled.h"
#include "test_checker.h"

namespace presend {
namespace {

struct Scanned {
  std::shared_ptr<const Pack> pack = Pack::Open(TestPackBytes(), "").value();
  Tables tables{*pack};

  std::vector<Replacement> Broken(std::string_view text) const {
    Hits hits;
    tables.scanner.Scan(text, &hits);
    std::vector<Replacement> found;
    FindBrokenLinks(text, hits, tables.lexicon, &found);
    return found;
  }
};

TEST(BrokenLinks, LeavesWholeOnesAlone) {
  const Scanned scanned;
  for (const char* text :
       {"see https://example.com/a.b?c=d. And so on", "I have . net experience", "list [1]. Next",
        "http://localhost. then we go", "50% of https users", "array[.]", "e.g. this. That"})
    EXPECT_TRUE(scanned.Broken(text).empty()) << text;
}

TEST(BrokenLinks, StaysInsideAnyText) {
  const Scanned scanned;
  const char* const pieces[] = {"http", "hxxp", "://", ":",  "/",         " ",
                                ".",    "[.]",  "(.)", "%",  "%3a%2f%2f", "%2e",
                                "%41",  "www",  "com", "a1", "\xC3\xA9",  "\n"};
  std::uint32_t seed = 1;
  for (int i = 0; i < 5000; ++i) {
    std::string text;
    for (int k = 0; k < 24; ++k) {
      seed = seed * 1664525u + 1013904223u;
      text += pieces[(seed >> 16) % std::size(pieces)];
    }
    for (const Replacement& replacement : scanned.Broken(text)) {
      ASSERT_LT(replacement.range.begin, replacement.range.end) << text;
      ASSERT_LE(replacement.range.end, text.size()) << text;
      ASSERT_NE(replacement.disguise, 0) << text;
    }
  }
}

}  // namespace
}  // namespace presend

#include "sound.h"

#include <algorithm>
#include <set>
#include <vector>

#include "require.h"
#include "steps.h"
#include "test_checker.h"
#include "text/grapheme.h"
#include "text/icu_graphemes.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr const char* kContexts[] = {
    "{}",
    R"({"regions":["US","IN"]})",
    R"({"surface":"proposal","locale":"de","regions":["DE"]})",
    R"({"regions":["US"],"recent":[{"from":"recipient","text":"what is your number?"},
        {"from":"sender","text":"four one five"},{"from":"sender","text":"jane at gmail"}]})",
    R"({"contract":"active","locale":"ar"})",
    R"({"view":"recipient","locale":"zh-Hant","regions":["GB","RU"]})",
    R"({"allow":["example.com","jane@firma.de","+14155550132"],"regions":["US"]})",
    R"({"declared":[{"purpose":"system_access","kind":"email","value":"john@gmail.com"},
        {"purpose":"portfolio","kind":"portfolio_link"},{"purpose":"legal_document","kind":"phone"}]})"};

// As many bytes of a text, and the units they are: what has been counted already. Counting from the
// start for each finding would take the square of a text that is full of them.
struct Counted {
  std::size_t bytes = 0;
  std::size_t units = 0;
};

void RequireRange(std::string_view text, const std::u16string& units, const ByteSpan& bytes,
                  const Utf16Span& utf16, Counted* counted) {
  PRESEND_REQUIRE(bytes.start < bytes.end);
  PRESEND_REQUIRE(bytes.end <= text.size());
  PRESEND_REQUIRE(utf16.start < utf16.end);
  PRESEND_REQUIRE(utf16.end <= units.size());
  GraphemeCursor cursor(text);
  PRESEND_REQUIRE(cursor.AtOrBefore(bytes.start) == bytes.start);
  PRESEND_REQUIRE(cursor.AtOrAfter(bytes.end) == bytes.end);
  // The same place counted in the other unit, by transcoding what stands before.
  if (bytes.start < counted->bytes) *counted = {};
  std::u16string part;
  Utf8ToUtf16(text.substr(counted->bytes, bytes.start - counted->bytes), &part);
  *counted = {bytes.start, counted->units + part.size()};
  PRESEND_REQUIRE(counted->units == utf16.start);
  part.clear();
  Utf8ToUtf16(text.substr(bytes.start, bytes.end - bytes.start), &part);
  PRESEND_REQUIRE(counted->units + part.size() == utf16.end);
}

}  // namespace

const Checker& FuzzChecker() { return TestChecker(); }

const Context& FuzzContext(std::uint8_t number) {
  static const std::vector<Context> contexts = [] {
    std::vector<Context> made;
    for (const char* json : kContexts) {
      Result<Context> context = FuzzChecker().ParseContext(json);
      PRESEND_REQUIRE(context.ok());
      made.push_back(context.value());
    }
    return made;
  }();
  return contexts[number % contexts.size()];
}

Decision CheckSoundly(std::string_view text, const Context& context, Workspace* workspace) {
  const std::uint64_t before = Steps();
  Decision decision = FuzzChecker().CheckUtf8(text, context, {true, true}, workspace);
  RequireCheap(Steps() - before, text.size());
  RequireSound(text, decision);
  return decision;
}

void RequireSound(std::string_view text, const Decision& decision) {
  PRESEND_REQUIRE(decision.stamp != nullptr);
  if (decision.findings.empty()) {
    PRESEND_REQUIRE(decision.verdict == Outcome::kClear);
    return;
  }
  std::u16string units;
  Utf8ToUtf16(text, &units);
  IcuGraphemes graphemes(units);
  Outcome strictest = Outcome::kClear;
  std::set<std::string_view> ids;
  const Finding* last = nullptr;
  Counted counted;
  for (const Finding& finding : decision.findings) {
    RequireRange(text, units, finding.bytes, finding.utf16, &counted);
    PRESEND_REQUIRE(graphemes.IsBoundary(finding.utf16.start));
    PRESEND_REQUIRE(graphemes.IsBoundary(finding.utf16.end));
    if (last != nullptr) {
      PRESEND_REQUIRE(
          last->bytes.start < finding.bytes.start ||
          (last->bytes.start == finding.bytes.start && last->bytes.end <= finding.bytes.end));
    }
    last = &finding;
    strictest = std::max(strictest, finding.outcome);
    PRESEND_REQUIRE(finding.score >= 0 && finding.score <= 100);
    PRESEND_REQUIRE(ids.insert(finding.id).second);
    PRESEND_REQUIRE(!finding.value || IsWellFormedUtf8(*finding.value));
    const bool held = finding.outcome == Outcome::kAsk || finding.outcome == Outcome::kBlock;
    PRESEND_REQUIRE(finding.fix.has_value() == held);
    if (finding.fix) {
      PRESEND_REQUIRE(finding.fix->bytes.start <= finding.fix->bytes.end);
      PRESEND_REQUIRE(finding.fix->bytes.end <= text.size());
      PRESEND_REQUIRE(finding.fix->utf16.end <= units.size());
    }
  }
  PRESEND_REQUIRE(decision.verdict == strictest);
  for (const TraceEntry& entry : decision.trace) {
    PRESEND_REQUIRE(entry.bytes.start <= entry.bytes.end);
    PRESEND_REQUIRE(entry.bytes.end <= text.size());
  }
}

}  // namespace presend

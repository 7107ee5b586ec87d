// What the command line and its twin in the npm package share: lines of JSON in and out, and the
// report for people.
#ifndef PRESEND_FRONT_END_H_
#define PRESEND_FRONT_END_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "presend/checker.h"

namespace presend {

// The longest line that is answered, in bytes: four times the longest text, for what JSON escapes.
// A longer one is refused whole (kInvalidInput).
inline constexpr std::size_t kMaxLineBytes = 4 * kMaxTextBytes;

struct LineOptions {
  bool all = false;
  OffsetUnit unit = OffsetUnit::kUtf16;
};

// Answers lines of JSON, {"id", "text", "context"?}, with lines {"id", "decision"} or {"id",
// "error": {"code", "message"}}. Not thread-safe: one a thread.
class LineScanner {
 public:
  // `checker` must outlive the scanner. `context` is what --context gave, "{}" for nothing; a
  // line's own context overrides it at the top level. Errors: as Checker::ParseContext.
  static Result<LineScanner> Make(const Checker& checker, std::string_view context);

  // The answer to line number `number` (counted from 1), without a line feed. Never fails: a bad
  // line gets an error object.
  std::string Answer(std::string_view line, std::int64_t number, const LineOptions& options);

 private:
  LineScanner(const Checker& checker, ContextFields fields, Context context);

  const Checker* checker_;
  ContextFields fields_;
  Context context_;
  ContextFields last_own_fields_;  // lines often repeat their context
  std::optional<Context> last_own_;
  Workspace workspace_;
};

struct ReportRequest {
  bool all = false;
  bool colour = false;
  bool explain = false;
};

// What `presend check` and `presend explain` print for people about a text in UTF-8.
std::string ReportText(const Checker& checker, std::string_view text, const Context& context,
                       const ReportRequest& request);

// What `presend redact` writes: the text in UTF-8 with what is blocked taken out
// (presend/redact.h). Ill-formed parts become U+FFFD.
std::string RedactText(const Checker& checker, std::string_view text, const Context& context);

// {"code":"...","message":"..."}
std::string ToJson(const Error& error);

}  // namespace presend

#endif  // PRESEND_FRONT_END_H_

// A text that is being written: it follows an editor edit by edit, and has for each the decision
// that one check of the whole text would give. An edit costs by what it touches: what stands
// further away than evidence reaches is not looked at again.
//
//   presend::Draft draft(checker, context);
//   draft.Replace(presend::ByteSpan{0, 0}, "write to john@gmail.com");
//   std::string blocked = presend::ToJson(draft.decision());
//   draft.Replace(presend::ByteSpan{9, 23}, "me");
//   std::string clear = presend::ToJson(draft.decision());
#ifndef PRESEND_DRAFT_H_
#define PRESEND_DRAFT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "presend/checker.h"
#include "presend/context.h"
#include "presend/decision.h"
#include "presend/result.h"

namespace presend {

// What the last edit did to the list of findings.
struct DraftChange {
  std::size_t looked_at = 0;  // so many bytes of the text were looked at
  std::size_t before = 0;     // so many of the first are as they were
  std::size_t behind = 0;     // and so many of the last, but for where they stand:
  std::int32_t bytes = 0;     // by so much further on, in bytes
  std::int32_t units = 0;     // and in UTF-16 code units
};

// Not thread-safe: one a thread, or under a lock.
class Draft {
 public:
  // Begins empty. `checker` has to outlive it, and its texts are those that decisions are explained
  // with. `options` without a trace.
  Draft(const Checker& checker, const Context& context, const CheckOptions& options = {});
  ~Draft();
  Draft(Draft&&) noexcept;
  Draft& operator=(Draft&&) noexcept;

  std::string_view text() const;  // UTF-8; each maximal ill-formed part counts as one U+FFFD

  // Replaces those bytes and checks. Precondition: they lie in the text. kTextTooLong: the edit
  // counts all the same, `decision` stays as it was, and the next edit that makes the text short
  // enough is checked again.
  std::optional<Error> Replace(ByteSpan range, std::string_view inserted);
  // The same for a range in UTF-16 code units, which splits no character. The text must be
  // well-formed.
  std::optional<Error> Replace(Utf16Span range, std::string_view inserted);
  // Goes on under another context of the same checker, and checks.
  std::optional<Error> SetContext(const Context& context);

  // Of the text as it is. Findings, verdict and the rest are as CheckUtf8 has them.
  const Decision& decision() const;
  // Between the decision before the last call and this one.
  const DraftChange& change() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The last change as JSON, for whoever holds the findings from before: {"before","behind","shift",
// "decision"}, where the decision has the findings between those two alone, and offsets and shift
// count UTF-16 code units.
std::string ChangeToJson(const Draft& draft);

}  // namespace presend

#endif  // PRESEND_DRAFT_H_

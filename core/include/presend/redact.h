// A text with the details that its decision blocks taken out.
//
//   const presend::Decision decision = checker.CheckUtf8(text, context);
//   const presend::Result<std::string> safe = presend::Redact(text, decision);
//   if (safe.ok()) text = safe.value();
//
// Every finding whose outcome is block is replaced, whatever its act: a detail that is shared, the
// words that ask for one, the means of contact named in a proposal to talk elsewhere. Its own range
// is replaced, which covers whole grapheme clusters and no label; ranges that overlap are replaced
// together, by one placeholder; ranges that touch get one each. What is not replaced stays as it
// is, byte for byte. The finding's `fix` is an offer to the sender and plays no part.
//
// Checked again under the same context, the result holds nothing that was replaced. It may hold
// what stood beside it: in "Add me on Telegram: jane_99" the ID is the finding, and without it the
// proposal is one. Who wants a text that passes checks and redacts until the verdict is below ask.
//
// A decision must come from one's own check. One that a client sends may leave out findings.
//
// js/redact.ts does the same; the results are equal.
#ifndef PRESEND_REDACT_H_
#define PRESEND_REDACT_H_

#include <string>
#include <string_view>

#include "presend/decision.h"
#include "presend/result.h"

namespace presend {

// The sign of an omission, which belongs to no language. A placeholder that names the kind ("your
// [phone]") would itself read as a request, and a rare word behind an app's name as an ID;
// Checker::Message("interface.redacted", locale) is a word that reads as neither.
inline constexpr std::string_view kRedactedMark = "[\xE2\x80\xA6]";

struct RedactOptions {
  // UTF-8, put in the place of each detail as it is.
  std::string_view placeholder = kRedactedMark;
  bool ask = false;  // also what the policy asks about
};

// `text` is the UTF-8 that was checked, ill-formed parts included. Errors: kInvalidArguments, when
// the decision is about another text: a range that does not fit, or what stands in and around it
// does not give the finding's id. Reads nothing but its arguments; safe from any thread.
Result<std::string> Redact(std::string_view text, const Decision& decision,
                           const RedactOptions& options = {});
// The same for a text of UTF-16 code units; a lone surrogate stays as it is.
Result<std::u16string> Redact(std::u16string_view text, const Decision& decision,
                              const RedactOptions& options = {});

}  // namespace presend

#endif  // PRESEND_REDACT_H_

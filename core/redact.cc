#include "presend/redact.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "finding_id.h"
#include "text/stable_sort.h"
#include "text/utf8.h"

namespace presend {
namespace {

// The findings to take out, by their start; nullopt when one is not about `text`.
std::optional<std::vector<const Finding*>> Chosen(std::string_view text, const Decision& decision,
                                                  const RedactOptions& options) {
  std::vector<const Finding*> chosen;
  for (const Finding& finding : decision.findings) {
    const ByteSpan& bytes = finding.bytes;
    if (bytes.start >= bytes.end || bytes.end > text.size()) return std::nullopt;
    // Findings that read the same in the same surroundings carry a number behind their id.
    if (!std::string_view(finding.id).starts_with(FindingId(text, finding))) return std::nullopt;
    if (finding.outcome >= (options.ask ? Outcome::kAsk : Outcome::kBlock))
      chosen.push_back(&finding);
  }
  StableSort(&chosen,
             [](const Finding* a, const Finding* b) { return a->bytes.start < b->bytes.start; });
  return chosen;
}

Error AnotherText() { return {ErrorCode::kInvalidArguments, "the decision is about another text"}; }

template <typename String, typename View, typename Span>
String Replace(View text, const std::vector<const Finding*>& chosen, Span Finding::* span,
               View placeholder) {
  String out;
  std::size_t at = 0;
  for (const Finding* finding : chosen) {
    const std::size_t start = (finding->*span).start;
    const std::size_t end = (finding->*span).end;
    if (start >= at) out.append(text.substr(at, start - at)).append(placeholder);
    at = std::max(at, end);
  }
  return out.append(text.substr(at));
}

}  // namespace

Result<std::string> Redact(std::string_view text, const Decision& decision,
                           const RedactOptions& options) {
  const auto chosen = Chosen(text, decision, options);
  if (!chosen) return AnotherText();
  return Replace<std::string>(text, *chosen, &Finding::bytes, options.placeholder);
}

Result<std::u16string> Redact(std::u16string_view text, const Decision& decision,
                              const RedactOptions& options) {
  std::string utf8;
  Utf16ToUtf8(text, &utf8);
  const auto chosen = Chosen(utf8, decision, options);
  if (!chosen) return AnotherText();
  for (const Finding* finding : *chosen) {
    if (finding->utf16.start >= finding->utf16.end || finding->utf16.end > text.size())
      return AnotherText();
  }
  std::u16string placeholder;
  Utf8ToUtf16(options.placeholder, &placeholder);
  return Replace<std::u16string>(text, *chosen, &Finding::utf16, std::u16string_view(placeholder));
}

}  // namespace presend

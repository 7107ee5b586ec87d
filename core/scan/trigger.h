// What makes the scanner look closer: a rule names one of these, and its pattern runs only in
// windows around them.
#ifndef PRESEND_SCAN_TRIGGER_H_
#define PRESEND_SCAN_TRIGGER_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace presend {

enum class Trigger : std::uint8_t {
  kAtSign,  // '@'
  kHost,    // a dot between a label and a top-level domain
  kScheme,  // a colon after letters: "https:", "mailto:"
  kDigits,  // a chain of digits with separators
  kPlace,   // a number or a word of an address: "street", "suite", "PO box"
};
inline constexpr int kTriggerCount = 5;

std::optional<Trigger> ParseTrigger(std::string_view word);

}  // namespace presend

#endif  // PRESEND_SCAN_TRIGGER_H_

#include "scan/trigger.h"

#include <array>

namespace presend {
namespace {
constexpr std::array<std::string_view, kTriggerCount> kNames = {"at_sign", "host", "scheme",
                                                                "digits", "place"};
}  // namespace

std::optional<Trigger> ParseTrigger(std::string_view word) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == word) return static_cast<Trigger>(i);
  }
  return std::nullopt;
}

}  // namespace presend

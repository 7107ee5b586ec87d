#include "detect/normalise.h"

#include "detect/detect_text.h"
#include "text/utf8.h"

namespace presend {

std::string NormaliseValue(const Tables& tables, Kind kind, std::string_view value,
                           std::span<const std::uint16_t> regions,
                           std::span<const std::string_view> platform_hosts) {
  while (!value.empty() && IsAsciiSpace(value.front())) value.remove_prefix(1);
  while (!value.empty() && IsAsciiSpace(value.back())) value.remove_suffix(1);
  DetectBuffers buffers;
  // The value is read as an answer to the question for one of its kind.
  DetectText(tables, value, {regions, platform_hosts, Bit(kind), {}}, &buffers);
  // A number without evidence around it scores low; that it is one is what the sender says.
  const Detection* best = nullptr;
  for (const Detection& detection : buffers.detections) {
    if (detection.kind != kind) continue;
    if (!detection.rejected.empty() && detection.rejected != "below_threshold") continue;
    if (best == nullptr ||
        detection.source.end - detection.source.start > best->source.end - best->source.start)
      best = &detection;
  }
  return best != nullptr && !best->value.empty() ? best->value : std::string(value);
}

}  // namespace presend

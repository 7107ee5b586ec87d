#include "finding_id.h"

#include <cstdint>

namespace presend {
namespace {

// 64-bit FNV-1a, as hex.
class Fingerprint {
 public:
  void Add(std::string_view bytes) {
    for (const char byte : bytes)
      hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 1099511628211ull;
    hash_ = (hash_ ^ 0xFF) * 1099511628211ull;
  }
  std::string Hex() const {
    constexpr char kHex[] = "0123456789abcdef";
    std::string out(16, '0');
    for (int i = 0; i < 16; ++i)
      out[static_cast<std::size_t>(i)] = kHex[hash_ >> (60 - 4 * i) & 15];
    return out;
  }

 private:
  std::uint64_t hash_ = 14695981039346656037ull;
};

constexpr std::uint32_t kNeighbourhood = 16;  // bytes on either side that name a finding

}  // namespace

std::string FindingId(std::string_view text, const Finding& finding) {
  Fingerprint print;
  print.Add(Name(finding.kind));
  print.Add(Name(finding.act));
  const std::uint32_t before =
      finding.bytes.start > kNeighbourhood ? finding.bytes.start - kNeighbourhood : 0;
  print.Add(text.substr(before, finding.bytes.start - before));
  print.Add(text.substr(finding.bytes.start, finding.bytes.end - finding.bytes.start));
  print.Add(text.substr(finding.bytes.end, kNeighbourhood));
  return print.Hex();
}

}  // namespace presend

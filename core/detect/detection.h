// What a detector makes of a candidate: a detection, or a rejection with its reason.
#ifndef PRESEND_DETECT_DETECTION_H_
#define PRESEND_DETECT_DETECTION_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "detect/evidence.h"
#include "pack/pack.h"
#include "presend/decision.h"
#include "presend/vocabulary.h"
#include "text/view.h"

namespace presend {

// A set of pieces of evidence: bit i stands for the i-th (detect/evidence.h).
using EvidenceSet = std::uint64_t;
static_assert(kEvidenceCount <= 64);
constexpr EvidenceSet Bit(Evidence evidence) {
  return EvidenceSet{1} << static_cast<unsigned>(evidence);
}
constexpr EvidenceSet EvidenceOf(DisguiseSet disguises) {
  return EvidenceSet{disguises} << static_cast<unsigned>(Evidence::kDisguise);
}

// A set of kinds: bit i stands for the i-th.
using KindSet = std::uint32_t;
static_assert(kKindCount <= 32);
constexpr KindSet Bit(Kind kind) { return KindSet{1} << static_cast<unsigned>(kind); }

struct Detection {
  Kind kind = Kind::kWebsite;
  Act act = Act::kShare;
  Range range;            // in the view it was found in
  Range context;          // there; empty, or the words that show what it is
  ByteSpan source;        // in the text
  std::string value;      // normalised
  std::string_view app;   // in the pack; empty: none
  std::string_view rule;  // in the pack
  DisguiseSet disguise = 0;
  EvidenceSet evidence = 0;
  const fb::Construction* construction = nullptr;  // the words that show the act, if any
  int split = 1;                                   // over how many messages it is spread
  int score = 0;                                   // 0 to 100
  std::string_view rejected;                       // the reason, or empty: detected
};

// Whose weights and thresholds count: what words alone show is weighed as a channel, whatever kind
// of detail they speak of.
inline Kind ScoredAs(const Detection& detection) {
  return detection.construction != nullptr && detection.value.empty() ? Kind::kChannel
                                                                      : detection.kind;
}

}  // namespace presend

#endif  // PRESEND_DETECT_DETECTION_H_

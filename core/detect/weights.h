// Scores: the pack's weights summed over the evidence.
#ifndef PRESEND_DETECT_WEIGHTS_H_
#define PRESEND_DETECT_WEIGHTS_H_

#include <array>

#include "detect/detection.h"
#include "pack/pack.h"

namespace presend {

// Immutable; copies what it needs of the pack.
class Weights {
 public:
  explicit Weights(const Pack& pack);

  // 0 to 100: the evidence, and what a construction counts by itself.
  int Score(const Detection& detection) const;
  int WeightOf(Kind kind, int evidence) const {
    return kinds_[static_cast<std::size_t>(kind)].weights[static_cast<std::size_t>(evidence)];
  }
  // From here up a detection is reported; from here up it may be stricter than ask.
  int report(Kind kind) const { return kinds_[static_cast<std::size_t>(kind)].report; }
  int block(Kind kind) const { return kinds_[static_cast<std::size_t>(kind)].block; }

 private:
  struct PerKind {
    int report = 0;
    int block = 0;
    std::array<int, kEvidenceCount> weights{};
  };
  std::array<PerKind, kKindCount> kinds_{};
};

}  // namespace presend

#endif  // PRESEND_DETECT_WEIGHTS_H_

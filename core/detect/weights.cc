#include "detect/weights.h"

#include <algorithm>

namespace presend {

Weights::Weights(const Pack& pack) {
  for (const fb::Weights* entry : *pack.root().weights()) {
    PerKind& kind = kinds_[entry->kind()];
    kind.report = entry->report();
    kind.block = entry->block();
    for (flatbuffers::uoffset_t i = 0; i < entry->weights()->size(); ++i)
      kind.weights[i] = std::int8_t{entry->weights()->Get(i)};
  }
}

int Weights::Score(const Detection& detection) const {
  const Kind kind = ScoredAs(detection);
  int score = detection.construction == nullptr ? 0 : detection.construction->weight();
  for (int i = 0; i < kEvidenceCount; ++i) {
    if ((detection.evidence >> i & 1u) != 0) score += WeightOf(kind, i);
  }
  return std::clamp(score, 0, 100);
}

}  // namespace presend

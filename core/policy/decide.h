// The policy's table: which row decides about a finding in a context.
#ifndef PRESEND_POLICY_DECIDE_H_
#define PRESEND_POLICY_DECIDE_H_

#include <cstdint>
#include <string_view>

#include "pack/pack.h"
#include "policy/resolved_context.h"
#include "policy/traits.h"
#include "presend/vocabulary.h"

namespace presend {

// A set of the policy's purposes: bit i stands for the i-th.
using PurposeSet = std::uint32_t;

// What the table asks about a finding.
struct FindingFacts {
  Kind kind = Kind::kWebsite;
  Act act = Act::kShare;
  int app_class = -1;  // index into Pack.app_classes, -1: no app
  TraitSet traits = 0;
  bool uncertain = false;  // scored under the block threshold
  bool closed_to_purposes =
      false;               // disguised, or in a sentence that moves off: no purpose but not_contact
  bool disguised = false;  // which of the two it is
  PurposeSet declared = 0;
  PurposeSet inferred = 0;
};

struct Ruling {
  const fb::Row* row = nullptr;  // the row that decides; for a lifted finding the one met otherwise
  const fb::Lift* lift = nullptr;
  Outcome outcome = Outcome::kClear;
  Basis basis = Basis::kRule;
  std::string_view exception;  // in the pack; empty: none
  PurposeSet claimable = 0;    // what could be claimed for it as it stands
  PurposeSet offered = 0;      // what the table offers when nothing is declared or inferred
  PurposeSet barred = 0;       // what it would offer were the finding not disguised
  int used_purpose = -1;       // the declared or inferred purpose that made the outcome, -1: none
  bool is_gap = false;         // no row fits: the policy is incomplete
  std::string_view text;       // id of the explanation
};

// Never fails: `pack lint` proves that a row decides for every combination; where a foreign pack
// leaves a gap the finding is blocked under the policy's first row.
Ruling Decide(const ResolvedContext& context, const FindingFacts& facts);

}  // namespace presend

#endif  // PRESEND_POLICY_DECIDE_H_

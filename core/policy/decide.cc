#include "policy/decide.h"

#include <algorithm>

namespace presend {
namespace {

constexpr std::uint8_t kNoRole = 255;
// The one purpose that says the finding is none; every policy that weighs uncertain findings
// declares it.
constexpr std::string_view kNotContact = "not_contact";

constexpr bool Has(std::uint32_t mask, unsigned index) { return (mask >> index & 1u) != 0; }

bool AppFits(std::uint16_t classes, int app_class) {
  return classes == 0 || (app_class >= 0 && Has(classes, static_cast<unsigned>(app_class)));
}

bool Fits(const fb::Row& row, const ResolvedContext& context, const FindingFacts& facts,
          PurposeSet purposes) {
  const auto kind = static_cast<unsigned>(facts.kind);
  if (!Has(row.kinds(), kind) || !Has(row.acts(), static_cast<unsigned>(facts.act)) ||
      !Has(row.surfaces(), context.surface))
    return false;
  if (row.purposes() != 0 && (row.purposes() & purposes) == 0) return false;
  if (row.open_only() && facts.closed_to_purposes) return false;
  if ((row.traits() & ~facts.traits) != 0 || (row.without_traits() & facts.traits) != 0)
    return false;
  return !Has(row.app_class_kinds(), kind) || AppFits(row.app_classes(), facts.app_class);
}

const fb::Row* FindRow(const ResolvedContext& context, const FindingFacts& facts,
                       PurposeSet purposes) {
  for (const fb::Row* row : *context.policy->rows()) {
    if (Fits(*row, context, facts, purposes)) return row;
  }
  return nullptr;
}

bool Offers(const fb::Claim& claim, const FindingFacts& facts) {
  return Has(claim.kinds(), static_cast<unsigned>(facts.kind)) &&
         AppFits(claim.app_classes(), facts.app_class);
}

PurposeSet Offered(const fb::Row& row, const FindingFacts& facts) {
  PurposeSet offered = 0;
  for (const fb::Claim* claim : *row.claimable()) {
    if (Offers(*claim, facts)) offered |= PurposeSet{1} << claim->purpose();
  }
  return offered;
}

// The explanation of a purpose that no row of its own explains: the claim's, else the row's.
std::string_view ClaimText(const fb::Row& row, const FindingFacts& facts, int purpose) {
  for (const fb::Claim* claim : *row.claimable()) {
    if (claim->purpose() == purpose && Offers(*claim, facts) && claim->text() != nullptr)
      return claim->text()->string_view();
  }
  return row.text()->string_view();
}

// Whether the party writes and has one of the lift's plans, in the role whose plan counts.
bool HasPlan(const fb::Lift& lift, const ResolvedParty& party) {
  return party.role == lift.plan_role() && Has(lift.plans(), party.plan);
}

bool Lifts(const fb::Lift& lift, const ResolvedContext& context) {
  if (!Has(lift.contracts(), context.contract) || !Has(lift.relations(), context.relation))
    return false;
  if (lift.plan_role() == kNoRole) return Has(lift.surfaces(), context.surface);
  const bool sender = HasPlan(lift, context.sender);
  const bool recipient = HasPlan(lift, context.recipient);
  if ((sender || recipient) && Has(lift.surfaces(), context.surface)) return true;
  return sender && Has(lift.own_surfaces(), context.surface);
}

PurposeSet NotContact(const fb::Policy& policy) {
  for (unsigned i = 0; i < policy.purposes()->size(); ++i) {
    if (policy.purposes()->Get(i)->string_view() == kNotContact) return PurposeSet{1} << i;
  }
  return 0;
}

// Of several purposes the one that counts: the policy's own order first, then the order in which it
// declares them.
int FirstPurpose(const fb::Policy& policy, PurposeSet purposes) {
  for (const std::uint8_t purpose : *policy.purpose_order()) {
    if (Has(purposes, purpose)) return purpose;
  }
  for (unsigned i = 0; i < policy.purposes()->size(); ++i) {
    if (Has(purposes, i)) return static_cast<int>(i);
  }
  return -1;
}

bool IsStrict(Outcome outcome) { return outcome >= Outcome::kAsk; }

// Lets the declared or inferred purpose that counts make the outcome. Where nothing is held up
// there is nothing to declare, but a row that asks for a purpose still explains one that the text
// shows.
void UsePurpose(const ResolvedContext& context, const FindingFacts& facts, const fb::Row& plain,
                Ruling* ruling) {
  const fb::Policy& policy = *context.policy;
  const bool strict = IsStrict(ruling->outcome);
  const PurposeSet effective =
      (facts.inferred | (strict ? facts.declared : PurposeSet{0})) & ruling->offered;
  if (effective == 0) return;
  const int purpose = FirstPurpose(policy, effective);
  const PurposeSet one = PurposeSet{1} << purpose;
  const fb::Row* row = FindRow(context, facts, one);
  const bool has_own_row = row != nullptr && row->purposes() != 0;
  if (!strict && !has_own_row) return;
  ruling->used_purpose = purpose;
  ruling->basis = (facts.declared & one) != 0 ? Basis::kDeclared : Basis::kInferred;
  ruling->outcome = Outcome::kAdvise;
  ruling->exception =
      policy.purposes()->Get(static_cast<flatbuffers::uoffset_t>(purpose))->string_view();
  ruling->claimable = 0;
  if (has_own_row) {
    ruling->row = row;
    ruling->text = row->text()->string_view();
    ruling->outcome = static_cast<Outcome>(row->outcome());
    if (row->exception() != nullptr) ruling->exception = row->exception()->string_view();
  } else if (one == NotContact(policy)) {
    ruling->text = kNotContact;
  } else {
    ruling->text = ClaimText(plain, facts, purpose);
  }
}

// The first lift that fits decides; none ever makes an outcome stricter.
void Lift(const ResolvedContext& context, Ruling* ruling) {
  for (const fb::Lift* lift : *context.policy->lifts()) {
    const auto outcome = static_cast<Outcome>(lift->outcome());
    if (!Lifts(*lift, context) || outcome > ruling->outcome) continue;
    ruling->lift = lift;
    ruling->outcome = outcome;
    ruling->basis = Basis::kLifted;
    ruling->exception =
        lift->exception() == nullptr ? std::string_view() : lift->exception()->string_view();
    ruling->text = lift->text()->string_view();
    ruling->claimable = 0;
    ruling->offered = 0;
    ruling->barred = 0;
    ruling->used_purpose = -1;
    return;
  }
}

}  // namespace

Ruling Decide(const ResolvedContext& context, const FindingFacts& facts) {
  const fb::Policy& policy = *context.policy;
  Ruling ruling;
  const fb::Row* plain = FindRow(context, facts, 0);
  ruling.is_gap = plain == nullptr;
  if (plain == nullptr) plain = policy.rows()->Get(0);
  ruling.row = plain;
  ruling.outcome = ruling.is_gap ? Outcome::kBlock : static_cast<Outcome>(plain->outcome());
  ruling.basis = static_cast<Basis>(plain->basis());
  ruling.text = plain->text()->string_view();
  if (plain->exception() != nullptr) ruling.exception = plain->exception()->string_view();
  if (plain->before_lifts() && !ruling.is_gap) return ruling;

  const PurposeSet open = Offered(*plain, facts);
  const PurposeSet not_contact = NotContact(policy);
  ruling.offered = facts.closed_to_purposes ? open & not_contact : open;
  if (facts.disguised) ruling.barred = open & ~ruling.offered;
  if (facts.uncertain && IsStrict(ruling.outcome)) {
    ruling.outcome = Outcome::kAsk;
    ruling.offered |= not_contact;
  }
  UsePurpose(context, facts, *plain, &ruling);
  if (ruling.used_purpose < 0) {
    if (!IsStrict(ruling.outcome)) ruling.offered = 0;
    ruling.claimable = ruling.offered;
  }
  Lift(context, &ruling);
  return ruling;
}

}  // namespace presend

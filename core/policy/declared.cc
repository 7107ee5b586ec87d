#include "policy/declared.h"

namespace presend {
namespace {

// The reasons, from the one nearest to being accepted to the farthest: of several findings the
// nearest counts.
enum class Why { kAccepted, kNotNeeded, kDisguised, kNotClaimable, kNoSuchFinding };

std::string_view Name(Why why) {
  switch (why) {
    case Why::kAccepted:
      return "";
    case Why::kNotNeeded:
      return "not_needed";
    case Why::kDisguised:
      return "disguised";
    case Why::kNotClaimable:
      return "not_claimable";
    case Why::kNoSuchFinding:
      return "no_such_finding";
  }
  return "";
}

bool Matches(const ResolvedDeclared& declared, Kind kind, const std::optional<std::string>& value) {
  return declared.kind == kind && declared.value == value;
}

Why Judge(const ResolvedDeclared& declared, const Ruling& ruling) {
  const PurposeSet purpose = PurposeSet{1} << declared.purpose;
  if (ruling.used_purpose == declared.purpose) return Why::kAccepted;
  if ((ruling.offered & purpose) != 0) return Why::kNotNeeded;
  if ((ruling.barred & purpose) != 0) return Why::kDisguised;
  return ruling.outcome < Outcome::kAsk && ruling.used_purpose < 0 ? Why::kNotNeeded
                                                                   : Why::kNotClaimable;
}

}  // namespace

PurposeSet DeclaredFor(const ResolvedContext& context, Kind kind,
                       const std::optional<std::string>& value) {
  PurposeSet purposes = 0;
  for (const ResolvedDeclared& declared : context.declared) {
    if (Matches(declared, kind, value)) purposes |= PurposeSet{1} << declared.purpose;
  }
  return purposes;
}

std::vector<DeclaredResult> DeclaredResults(const ResolvedContext& context,
                                            const std::vector<Finding>& findings,
                                            const std::vector<Ruling>& rulings) {
  std::vector<DeclaredResult> results;
  for (const ResolvedDeclared& declared : context.declared) {
    Why why = Why::kNoSuchFinding;
    for (std::size_t i = 0; i < findings.size(); ++i) {
      if (Matches(declared, findings[i].kind, findings[i].value))
        why = std::min(why, Judge(declared, rulings[i]));
    }
    DeclaredResult result;
    result.purpose = context.policy->purposes()->Get(declared.purpose)->str();
    result.kind = declared.kind;
    result.value = declared.value;
    result.accepted = why == Why::kAccepted;
    result.why = std::string(Name(why));
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace presend

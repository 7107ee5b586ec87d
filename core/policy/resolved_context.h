// A context in the numbers of one pack: every word is an index into the policy's lists.
#ifndef PRESEND_POLICY_RESOLVED_CONTEXT_H_
#define PRESEND_POLICY_RESOLVED_CONTEXT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "presend/context.h"
#include "presend/decision.h"

namespace presend {

struct ResolvedParty {
  std::uint8_t role = 0;
  std::uint8_t plan = 0;
};

struct ResolvedDeclared {
  std::uint8_t purpose = 0;
  Kind kind = Kind::kWebsite;
  std::optional<std::string> value;  // normalised
};

struct ResolvedContext {
  std::shared_ptr<const Pack> pack;  // keeps the words alive
  const fb::Policy* policy = nullptr;
  std::uint8_t surface = 0;
  std::uint8_t contract = 0;
  std::uint8_t relation = 0;
  ResolvedParty sender;
  ResolvedParty recipient;
  bool recipient_view = false;
  std::vector<std::uint16_t> regions;  // indices into Pack.regions
  std::vector<std::string_view> platform_hosts;
  std::string locale;
  std::vector<ResolvedDeclared> declared;
  std::vector<RecentFields> recent;
  std::vector<std::string> allow;
  std::shared_ptr<const Stamp> stamp;
};

}  // namespace presend

#endif  // PRESEND_POLICY_RESOLVED_CONTEXT_H_

// What is true of a finding beyond its kind and act; rows of a policy can ask for it.
#ifndef PRESEND_POLICY_TRAITS_H_
#define PRESEND_POLICY_TRAITS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace presend {

enum class Trait : std::uint8_t {
  kCalledPortfolio,  // the sentence calls it a portfolio or work sample
  kWorkContent,      // the sentence shows that it is material to work on
  kPlatformMeans,    // a means that the platform has itself: a call, a meeting, nothing else named
};
inline constexpr int kTraitCount = 3;
inline constexpr std::array<std::string_view, kTraitCount> kTraitNames = {
    "called_portfolio", "work_content", "platform_means"};

using TraitSet = std::uint32_t;
constexpr TraitSet Bit(Trait trait) { return TraitSet{1} << static_cast<unsigned>(trait); }

}  // namespace presend

#endif  // PRESEND_POLICY_TRAITS_H_

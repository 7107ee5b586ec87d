// The groups of words that constructions are made of: by their names, and how often texts have
// words of them.
#ifndef PRESEND_SCAN_GROUPS_H_
#define PRESEND_SCAN_GROUPS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "scan/lexicon.h"

namespace presend {

// What a word counts in GroupFrequencies that stands in most sentences, in most texts, in many
// (rules/lexicons/frequent.yaml); any other counts 1.
inline constexpr std::uint32_t kEverywhere = 100'000;
inline constexpr std::uint32_t kFrequent = 10'000;
inline constexpr std::uint32_t kCommon = 500;

// The group of that name, if the pack has it.
std::optional<WordGroup> FindGroup(const fb::RulePack& pack, std::string_view name);

// For each of `groups` groups how often a text has a word of it, roughly: the sum over its words.
std::vector<std::uint32_t> GroupFrequencies(const fb::RulePack& pack, std::size_t groups);

}  // namespace presend

#endif  // PRESEND_SCAN_GROUPS_H_

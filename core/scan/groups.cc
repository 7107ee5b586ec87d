#include "scan/groups.h"

#include <algorithm>

#include "scan/constructions.h"

namespace presend {

std::optional<WordGroup> FindGroup(const fb::RulePack& pack, std::string_view name) {
  const auto& groups = *pack.groups();
  for (flatbuffers::uoffset_t i = 0; i < groups.size(); ++i) {
    if (groups[i]->string_view() == name) return static_cast<WordGroup>(i);
  }
  return std::nullopt;
}

std::vector<std::uint32_t> GroupFrequencies(const fb::RulePack& pack, std::size_t groups) {
  // A mark that introduces something stands in most texts too, and a detail wherever one asks.
  constexpr std::uint32_t kMarks = 10'000'000;
  constexpr auto kFirst = static_cast<std::uint16_t>(LexemeClass::kFirstGroup);
  std::vector<std::uint32_t> frequencies(groups);
  for (const BuiltInGroup mark : {BuiltInGroup::kColon, BuiltInGroup::kDetail,
                                  BuiltInGroup::kLinkDetail, BuiltInGroup::kContactDetail})
    frequencies[Id(mark)] = kMarks;
  const std::optional<WordGroup> everywhere = FindGroup(pack, "everywhere");
  const std::optional<WordGroup> frequent = FindGroup(pack, "frequent");
  const std::optional<WordGroup> common = FindGroup(pack, "common");
  std::vector<std::uint32_t> lexemes(pack.class_set_sizes()->size());
  for (const std::uint16_t set : *pack.word_sets()) ++lexemes[set];
  auto begin = pack.class_sets()->begin();
  for (flatbuffers::uoffset_t set = 0; set < lexemes.size(); ++set) {
    const auto end = begin + pack.class_set_sizes()->Get(set);
    const auto is_of = [&](std::optional<WordGroup> group) {
      return group && std::find(begin, end, kFirst + *group) != end;
    };
    const std::uint32_t weight = is_of(everywhere) ? kEverywhere
                                 : is_of(frequent) ? kFrequent
                                 : is_of(common)   ? kCommon
                                                   : 1;
    for (; begin != end; ++begin) {
      if (*begin >= kFirst) frequencies[*begin - kFirst] += lexemes[set] * weight;
    }
  }
  return frequencies;
}

}  // namespace presend

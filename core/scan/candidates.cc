// Which constructions a sentence may hold, by sets of what it offers and what they need.
#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "scan/constructions.h"
#include "text/stable_sort.h"

namespace presend {
namespace {

bool HasAtSign(const Hits& hits, Range range) {
  const auto at = std::lower_bound(hits.at_signs.begin(), hits.at_signs.end(), range.begin);
  return at != hits.at_signs.end() && *at < range.end;
}

// Whether a question mark may follow something in the range: the Greek one looks like a semicolon.
bool HasQuestion(std::string_view text, Range range) {
  constexpr std::string_view kMarks = "?;";
  std::size_t end = range.end;
  while (end < text.size() && (text[end] == ' ' || text[end] == '"')) ++end;
  const std::string_view part = text.substr(range.begin, end + 1 - range.begin);
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](char mark) { return part.find(mark) != std::string_view::npos; });
}

}  // namespace

template <typename Visit>
bool Constructions::AnyGroup(const WordHit& word, Visit visit) const {
  for (const WordGroup group : lexicon_.sets()[word.set].groups) {
    if (visit(group)) return true;
  }
  if (!word.IsAny(kApps)) return false;
  const std::optional<WordGroup> group = ClassGroup(word.value());
  return visit(Id(BuiltInGroup::kApp)) || (group && visit(*group));
}

ChoiceSet Constructions::Offered(std::span<const WordHit> words) const {
  ChoiceSet offered;
  for (const WordHit& word : words) {
    offered.Add(offers_of_[word.set]);
    if (!word.IsAny(kApps)) continue;
    offered.Add(offers_[Id(BuiltInGroup::kApp)]);
    if (const auto group = ClassGroup(word.value())) offered.Add(offers_[*group]);
  }
  return offered;
}

ChoiceSet Constructions::OfferedMarks(std::string_view text, Range range, bool has_at) const {
  ChoiceSet offered;
  if (has_at) offered.Add(offers_[Id(BuiltInGroup::kAt)]);
  if (HasQuestion(text, range)) offered.Add(asks_);
  return offered;
}

bool Constructions::HasKey(std::string_view text, const Hits& hits, Range range) const {
  const std::span<const WordHit> words = hits.WordsIn(range.begin, range.end);
  const bool has_at = HasAtSign(hits, range);
  std::optional<ChoiceSet> offered;  // asked for by most keys, but not by all
  const auto may_be_key = [&](WordGroup group) {
    if (alone_[group]) return true;
    if (!offered) {
      offered = Offered(words);
      offered->Add(OfferedMarks(text, range, has_at));
    }
    return partners_[group].HasAny(*offered);
  };
  if (has_at && may_be_key(Id(BuiltInGroup::kAt))) return true;
  return std::any_of(words.begin(), words.end(), [&](const WordHit& word) {
    return word.IsAny(kApps | kKeyWord) && Counts(text, range, word) && AnyGroup(word, may_be_key);
  });
}

void Constructions::FindCandidates(Sort sort, std::string_view text, std::span<const WordHit> words,
                                   const Hits& hits, std::span<const MarkedDetail> details,
                                   Range range, std::vector<std::uint16_t>* candidates) const {
  candidates->clear();
  const bool has_at = HasAtSign(hits, range);
  ChoiceSet offered = Offered(words);
  offered.Add(OfferedMarks(text, range, has_at));
  // Marks that introduce something are in most sentences, and not looked for.
  offered.Add(offers_[Id(BuiltInGroup::kColon)]);
  constexpr std::array kDetails = {BuiltInGroup::kDetail, BuiltInGroup::kLinkDetail,
                                   BuiltInGroup::kContactDetail};
  if (!details.empty()) {
    for (const BuiltInGroup detail : kDetails) offered.Add(offers_[Id(detail)]);
  }
  const auto add = [&](WordGroup group) {
    for (const std::uint16_t construction : keyed_[static_cast<std::size_t>(sort)][group]) {
      if (IsOffered(construction, offered)) candidates->push_back(construction);
    }
    return false;
  };
  if (has_at) add(Id(BuiltInGroup::kAt));
  if (!details.empty()) {
    for (const BuiltInGroup detail : kDetails) add(Id(detail));
  }
  const ClassSet keys = kApps | (sort == Sort::kActs ? kKeyWord : ~ClassSet{0});
  for (const WordHit& word : words) {
    if (word.IsAny(keys) && Counts(text, range, word)) AnyGroup(word, add);
  }
  if (candidates->size() < 2) return;
  StableSort(candidates, std::less<>());
  candidates->erase(std::unique(candidates->begin(), candidates->end()), candidates->end());
}

}  // namespace presend

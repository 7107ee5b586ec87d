#include "scan/constructions.h"

#include <algorithm>
#include <utility>

#include "scan/app_id.h"
#include "scan/groups.h"
#include "scan/word_index.h"
#include "text/character.h"
#include "text/stable_sort.h"
#include "text/utf8.h"

namespace presend {
namespace {

// Steps tried from one hit before it is given up; a hundred times what a real sentence takes.
constexpr int kMaxTries = 2000;

// The second rarest word of an act is looked for by the scanner up to here: one of the words that
// are everywhere may be among its own.
constexpr std::uint32_t kMostOfPartner = kEverywhere + kEverywhere / 2;

// Whether the mark at `i` is part of an operator of code and introduces nothing: "Set::Scalar",
// ">=", "==".
bool IsOperator(std::string_view text, std::uint32_t i) {
  const char before = i > 0 ? text[i - 1] : ' ';
  const char after = i + 1 < text.size() ? text[i + 1] : ' ';
  if (text[i] == '=')
    return after == '=' || before == '=' || before == '>' || before == '<' || before == '!';
  const std::uint32_t first = before == ':' ? i - 1 : i;
  return (before == ':' || after == ':') && first > 0 && IsAsciiAlnum(text[first - 1]) &&
         first + 2 < text.size() && IsAsciiAlnum(text[first + 2]);
}

// Whether a word is part of a name in code: "Mail::Box".
bool IsScope(std::string_view text, Range word) {
  constexpr std::string_view kScope = "::";
  const auto alnum = [&](std::size_t i) { return i < text.size() && IsAsciiAlnum(text[i]); };
  return (text.substr(word.end, 2) == kScope && alnum(word.end + 2)) ||
         (word.begin > 2 && text.substr(word.begin - 2, 2) == kScope && alnum(word.begin - 3));
}

// Whether a word is the beginning of a longer name: "X11", "X.Org", "X-Windows".
bool GoesOn(std::string_view text, std::uint32_t end) {
  if (end < text.size() && IsAsciiDigit(text[end])) return true;
  return end + 1 < text.size() && (text[end] == '.' || text[end] == '-') &&
         IsAsciiAlnum(text[end + 1]);
}

// Where a choice of `group` alone lies among the groups of steps; their number: nowhere.
std::uint32_t PlaceOf(const flatbuffers::Vector<std::uint16_t>& step_groups, WordGroup group) {
  std::uint32_t place = 0;
  while (place < step_groups.size() && step_groups[place] != group) ++place;
  return place;
}

}  // namespace

Constructions::Constructions(const Pack& pack, const Lexicon& lexicon)
    : pack_(pack), lexicon_(lexicon) {
  const fb::RulePack& root = pack.root();
  for (std::string_view apps = ViewOf(*root.apps()); !apps.empty();) {
    const Line app = TakeLine(&apps);
    app_classes_.emplace(app.id, static_cast<std::uint8_t>(AppClassOf(app.text)));
  }
  const std::size_t groups = std::max<std::size_t>(root.groups()->size(), kFirstNamedGroup);
  for (auto& keyed : keyed_) keyed.resize(groups);
  partners_.resize(groups);
  alone_.resize(groups);
  offers_.resize(groups);
  kinds_.assign(groups, kShowsNone);
  for (flatbuffers::uoffset_t i = 0; i < root.group_kinds()->size(); ++i)
    kinds_[i] = root.group_kinds()->Get(i);
  const auto& constructions = *root.constructions();
  const auto& step_groups = *root.step_groups();
  const auto each_group = [&](const fb::Step& step, auto visit) {
    for (std::uint32_t g = 0; g < step.group_count(); ++g) visit(step_groups[step.groups() + g]);
  };
  const auto takes_id = [&](const fb::Step& step) {
    const WordGroup group = step_groups[step.groups()];
    return group == Id(BuiltInGroup::kId) || group == Id(BuiltInGroup::kNumericId);
  };
  // Choices are numbered as they come. Equal ones lie in one place of the pack.
  std::vector<std::uint32_t> places;
  WordIndex numbers(kMaxChoices);
  const auto need = [&](std::uint32_t begin, std::uint32_t count) -> std::optional<std::uint16_t> {
    const std::uint32_t place = begin << 8 | count;
    const std::uint32_t hash = WordIndex::Hash(place);
    std::uint16_t number =
        numbers.Find(hash, [&](std::uint16_t known) { return places[known] == place; });
    if (number != WordIndex::kNone) return number;
    if (places.size() == kMaxChoices) return std::nullopt;
    number = static_cast<std::uint16_t>(places.size());
    numbers.Add(hash, number);
    places.push_back(place);
    for (std::uint32_t g = begin; g < std::min(begin + count, step_groups.size()); ++g)
      offers_[step_groups[g]].Add(number);
    return number;
  };
  const auto choice_of = [&](const fb::Step& step) {
    return need(step.groups(), step.group_count());
  };
  question_ = FindGroup("question_word");
  // Where no step names that group alone, the choice lies in no place of the pack.
  asks_ = need(question_ ? PlaceOf(step_groups, *question_) : step_groups.size(), 1).value_or(0);
  if (question_) offers_[*question_].Add(asks_);
  const std::vector<std::uint32_t> frequencies = GroupFrequencies(root, groups);
  first_need_.push_back(0);
  for (flatbuffers::uoffset_t c = 0; c < constructions.size(); ++c) {
    const auto index = static_cast<std::uint16_t>(c);
    const auto& steps = *constructions[c]->steps();
    const auto sort = static_cast<std::size_t>(
        constructions[c]->act() != kShowsNone ? Sort::kActs : Sort::kPurposes);
    const std::uint8_t anchor = takes_id(*steps[0]) ? 1 : 0;
    anchors_.push_back({choice_of(*steps[anchor]), anchor});
    // The steps that must be taken, those with the rarest words first, and the question.
    struct NeededStep {
      const fb::Step* step = nullptr;
      std::optional<std::uint16_t> choice;
      std::uint32_t frequency = 0;
    };
    std::vector<NeededStep> needed;
    bool asks = false;
    first_step_.push_back(static_cast<std::uint32_t>(step_choices_.size()));
    for (const fb::Step* step : steps) {
      std::uint16_t& own_choice = step_choices_.emplace_back(kUnnumbered);
      if ((step->flags() & kStepOptional) != 0 || takes_id(*step)) continue;
      asks = asks || (step->flags() & kStepBeforeQuestion) != 0;
      std::uint32_t frequency = 0;
      each_group(*step, [&](WordGroup group) { frequency += frequencies[group]; });
      const std::optional<std::uint16_t> choice = choice_of(*step);
      own_choice = choice.value_or(kUnnumbered);
      needed.push_back({step, choice, frequency});
    }
    const auto by_frequency = [](const NeededStep& x, const NeededStep& y) {
      return x.frequency < y.frequency;
    };
    StableSort(&needed, by_frequency);
    if (asks) {
      needed.push_back({nullptr, asks_, kFrequent});
      StableSort(&needed, by_frequency, 1);  // a question is no key
    }
    for (std::size_t i = 1; i < needed.size(); ++i) {
      if (const auto& choice = needed[i].choice) needs_.push_back(*choice);
    }
    first_need_.push_back(static_cast<std::uint32_t>(needs_.size()));
    if (needed.empty()) continue;
    std::optional<std::uint16_t> partner;
    if (needed.size() > 1 && needed[1].frequency < kMostOfPartner) partner = needed[1].choice;
    each_group(*needed[0].step, [&](WordGroup group) {
      keyed_[sort][group].push_back(index);
      if (sort != kOfActs) return;
      if (partner) {
        partners_[group].Add(*partner);
      } else {
        alone_[group] = true;
      }
    });
    if (sort == kOfActs && partner) all_partners_.Add(*partner);
  }
  for (const Lexicon::Set& set : lexicon.sets()) {
    ChoiceSet& offers = offers_of_.emplace_back();
    for (const WordGroup group : set.groups) offers.Add(offers_[group]);
  }
  determiner_ = FindGroup("determiner");
  joining_ = FindGroup("joining");
  opening_ = FindGroup("opening");
}

std::optional<WordGroup> Constructions::FindGroup(std::string_view name) const {
  return presend::FindGroup(pack_.root(), name);
}

std::optional<WordGroup> Constructions::ClassGroup(std::string_view app) const {
  const auto it = app_classes_.find(app);
  if (it == app_classes_.end()) return std::nullopt;
  return static_cast<WordGroup>(Id(BuiltInGroup::kFirstAppClass) + it->second);
}

bool Constructions::IsOfClass(std::string_view app, std::optional<WordGroup> group) const {
  return group && ClassGroup(app) == group;
}

bool Constructions::Counts(std::string_view text, Range range, const WordHit& word) {
  return word.range.end <= range.end && !IsScope(text, word.range);
}

template <typename Add>
void Constructions::AddWord(std::string_view text, const WordHit& word, Add add) const {
  for (const WordGroup group : lexicon_.sets()[word.set].groups)
    add({word.range, group, false, word.value()});
  if (!word.IsAny(kApps)) return;
  const bool ambiguous = !word.Is(LexemeClass::kAppName);
  if (ambiguous && GoesOn(text, word.range.end)) return;
  add({word.range, Id(BuiltInGroup::kApp), ambiguous, word.value()});
  if (const auto group = ClassGroup(word.value()))
    add({word.range, *group, ambiguous, word.value()});
}

// What a mark at `i` of a sentence, `range` of `text`, introduces or stands before; an empty range:
// nothing.
Constructions::MarkedSign Constructions::SignAt(std::string_view text, Range range,
                                                std::uint32_t i) {
  constexpr MarkedSign kNone;
  const auto sign = [&](std::uint32_t size, BuiltInGroup group) {
    return MarkedSign{{i, std::min(i + size, range.end)}, Id(group)};
  };
  switch (text[i]) {
    case ':':
    case '=':
      return IsOperator(text, i) ? kNone : sign(1, BuiltInGroup::kColon);
    case '\xE2':  // an arrow, U+2192
      return text.substr(i, 3) == "\xE2\x86\x92" ? sign(3, BuiltInGroup::kColon) : kNone;
    case '-': {
      if (text.substr(i, 2) == "->") return sign(2, BuiltInGroup::kColon);
      // "X - the editor": a letter alone is no name that a dash introduces something for.
      const bool dash = i > 2 && text[i - 1] == ' ' && text[i - 3] != ' ' && i + 1 < range.end &&
                        text[i + 1] == ' ';
      return dash ? sign(1, BuiltInGroup::kColon) : kNone;
    }
    case '>':
      return text.substr(i, 2) == ">>" ? sign(2, BuiltInGroup::kColon) : kNone;
    case '@':
      return i == 0 || (!IsIdByte(text[i - 1]) && text[i - 1] != '/') ? sign(1, BuiltInGroup::kAt)
                                                                      : kNone;
    default:
      return kNone;
  }
}

void Constructions::Mark(std::span<const WordHit> words, std::span<const MarkedDetail> details,
                         Sentence* sentence) const {
  const Range range = sentence->range();
  std::vector<SentenceHit>& out = sentence->hits;
  const std::string_view text = sentence->text();
  // Lists that are ascending already but for what begins at one place.
  const auto add = [&](const SentenceHit& hit) {
    out.push_back(hit);
    const auto before = [](const SentenceHit& a, const SentenceHit& b) {
      if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
      if (a.range.end != b.range.end) return a.range.end > b.range.end;
      return a.group < b.group;
    };
    for (std::size_t i = out.size() - 1; i > 0 && before(out[i], out[i - 1]); --i)
      std::swap(out[i], out[i - 1]);
  };
  // Words, marks and details each ascend: they are taken as one list.
  auto word = words.begin();
  auto detail = details.begin();
  auto inside = details.begin();
  const auto add_detail = [&](const MarkedDetail& one) {
    if (one.range.begin < range.begin || one.range.end > range.end) return;
    add({one.range, Id(BuiltInGroup::kDetail), false, {}});
    const BuiltInGroup sort =
        one.is_link ? BuiltInGroup::kLinkDetail : BuiltInGroup::kContactDetail;
    add({one.range, Id(sort), false, {}});
  };
  const auto add_before = [&](std::uint32_t end) {
    while (true) {
      const bool has_word = word != words.end() && word->range.begin < end;
      const bool has_detail = detail != details.end() && detail->range.begin < end;
      if (has_detail && (!has_word || detail->range.begin <= word->range.begin)) {
        add_detail(*detail++);
      } else if (has_word) {
        // What stands in the path of a link is no word of the sentence: ".../test" tests nothing.
        while (inside != details.end() && inside->range.end <= word->range.begin) ++inside;
        const bool in_link =
            inside != details.end() && inside->is_link && inside->range.begin < word->range.begin;
        if (!in_link && Counts(text, range, *word)) AddWord(text, *word, add);
        ++word;
      } else {
        return;
      }
    }
  };
  for (const std::uint32_t i : sentence->signs()) {
    const MarkedSign sign = SignAt(text, range, i);
    if (sign.range.size() == 0) continue;
    add_before(i);
    add({sign.range, sign.group, false, {}});
  }
  add_before(range.end);
}

struct Constructions::State {
  const Sentence& sentence;
  const fb::Construction& construction;
  const std::uint16_t* choices = nullptr;  // of its steps
  ConstructionMatch match;
  int tries = 0;
};

bool Constructions::StepTakes(const fb::Step& step, WordGroup group) const {
  const auto& groups = *pack_.root().step_groups();
  for (std::uint32_t g = 0; g < step.group_count(); ++g) {
    if (groups[step.groups() + g] == group) return true;
  }
  return false;
}

bool Constructions::FollowsDeterminer(const Sentence& sentence, std::uint32_t position) const {
  if (!determiner_) return false;
  return std::any_of(sentence.hits.begin(), sentence.hits.end(), [&](const SentenceHit& hit) {
    return hit.group == *determiner_ && hit.range.end < position &&
           sentence.WordsBetween(hit.range.end, position) == 0;
  });
}

bool Constructions::BeginsClause(const Sentence& sentence, std::uint32_t position) const {
  constexpr int kMostOpenings = 3;
  std::uint32_t begin = sentence.ClauseAround(position).begin;
  for (int i = 0; i < kMostOpenings && sentence.WordsBetween(begin, position) > 0; ++i) {
    const std::uint32_t end = sentence.EndOfHitAt(opening_, begin);
    if (end == 0 || end > position) return false;
    begin = end;
  }
  return sentence.WordsBetween(begin, position) == 0;
}

bool Constructions::Joins(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) const {
  constexpr int kMostWords = 3;
  if (begin >= end || sentence.HasBreak(begin, end) ||
      sentence.WordsBetween(begin, end) > kMostWords)
    return false;
  std::uint32_t mark = begin;
  while (mark < end && sentence.text()[mark] == ' ') ++mark;
  if (mark < end && (sentence.text()[mark] == '/' || sentence.text()[mark] == '&' ||
                     (sentence.text()[mark] == ',' && sentence.WordsBetween(begin, end) == 0)))
    return true;
  if (!joining_) return false;
  return std::any_of(sentence.hits.begin(), sentence.hits.end(), [&](const SentenceHit& hit) {
    return hit.group == *joining_ && hit.range.begin >= begin && hit.range.end <= end &&
           sentence.WordsBetween(begin, hit.range.begin) == 0;
  });
}

void Constructions::AddJoined(const Sentence& sentence, ConstructionMatch match,
                              std::vector<ConstructionMatch>* out) const {
  constexpr int kMostJoined = 4;
  if (match.construction->act() == kShowsNone || match.id.size() > 0 || match.key.size() == 0)
    return;
  // The step that took the key, which takes the joined words too.
  const fb::Step* key = nullptr;
  for (const fb::Step* step : *match.construction->steps()) {
    if ((step->flags() & kStepInRange) != 0 && StepTakes(*step, match.group)) key = step;
  }
  if (key == nullptr) return;
  for (int count = 0; count < kMostJoined; ++count) {
    const auto next =
        std::find_if(sentence.hits.begin(), sentence.hits.end(), [&](const SentenceHit& hit) {
          return hit.range.begin > match.key.end && StepTakes(*key, hit.group) &&
                 Joins(sentence, match.key.end, hit.range.begin);
        });
    if (next == sentence.hits.end()) return;
    match.joined = true;
    match.range = match.key = next->range;
    match.group = next->group;
    match.ambiguous = next->ambiguous;
    match.app = next->group < kFirstNamedGroup ? next->value : std::string_view{};
    out->push_back(match);
  }
}

// Takes `range` for `step`, then goes on behind it; undone where that fails.
bool Constructions::TakeRange(State* state, const fb::Step& step, std::uint32_t position,
                              Range range, const SentenceHit* hit, std::size_t next) const {
  const Sentence& sentence = state->sentence;
  if (sentence.HasBreak(position, range.begin)) return false;
  if (state->construction.one_clause() && sentence.HasComma(position, range.begin)) return false;
  if ((step.flags() & kStepAtStart) != 0 && !BeginsClause(sentence, range.begin)) return false;
  if ((step.flags() & kStepAtEnd) != 0 && !sentence.AtClauseEnd(range.end)) return false;
  if ((step.flags() & kStepAsVerb) != 0 && FollowsDeterminer(sentence, range.begin)) return false;
  if ((step.flags() & kStepBeforeQuestion) != 0 && !sentence.IsQuestionAt(range.end) &&
      sentence.EndOfHitAt(question_, range.end) == 0)
    return false;
  const ConstructionMatch saved = state->match;
  ConstructionMatch& match = state->match;
  if ((step.flags() & kStepInRange) != 0) {
    match.range.begin = match.range.end == 0 ? range.begin : match.range.begin;
    match.range.end = range.end;
    match.key = range;
    if (hit != nullptr) {
      match.group = hit->group;
      match.ambiguous = match.ambiguous || hit->ambiguous;
    }
  }
  if (hit == nullptr) {
    match.id = range;
  } else if (!hit->value.empty() && hit->group < kFirstNamedGroup) {
    match.app = hit->value;
    match.ambiguous = match.ambiguous || hit->ambiguous;
  } else if (!hit->value.empty()) {
    match.meaning = hit->value;
  }
  if (hit != nullptr &&
      (hit->group == Id(BuiltInGroup::kDetail) || hit->group == Id(BuiltInGroup::kLinkDetail) ||
       hit->group == Id(BuiltInGroup::kContactDetail)))
    match.detail = range;
  match.whole.end = range.end;
  if (Continue(state, next, range.end)) return true;
  state->match = saved;
  return false;
}

bool Constructions::Continue(State* state, std::size_t step, std::uint32_t position) const {
  const auto& steps = *state->construction.steps();
  if (step == steps.size()) return true;
  if (++state->tries > kMaxTries) return false;
  const fb::Step& taken = *steps[static_cast<flatbuffers::uoffset_t>(step)];
  const Sentence& sentence = state->sentence;
  const WordGroup first = pack_.root().step_groups()->Get(taken.groups());
  if (first == Id(BuiltInGroup::kId) || first == Id(BuiltInGroup::kNumericId)) {
    const bool numeric = first == Id(BuiltInGroup::kNumericId);
    const std::optional<Range> id =
        numeric ? ReadNumericId(sentence.text(), position, sentence.range().end)
                : ReadId(sentence.text(), position, sentence.range().end);
    if (id && TakeRange(state, taken, position, *id, nullptr, step + 1)) return true;
  } else {
    auto hit = std::lower_bound(
        sentence.hits.begin(), sentence.hits.end(), position,
        [](const SentenceHit& a, std::uint32_t begin) { return a.range.begin < begin; });
    for (; hit != sentence.hits.end(); ++hit) {
      if (sentence.WordsBetween(position, hit->range.begin) > taken.gap()) break;
      if (StepTakes(taken, state->choices[step], hit->group) &&
          TakeRange(state, taken, position, hit->range, &*hit, step + 1))
        return true;
      if (state->tries > kMaxTries) return false;
    }
  }
  return (taken.flags() & kStepOptional) != 0 && Continue(state, step + 1, position);
}

void Constructions::Find(const Sentence& sentence, std::span<const std::uint16_t> candidates,
                         std::vector<ConstructionMatch>* out) const {
  const auto& constructions = *pack_.root().constructions();
  const std::string_view text = sentence.text();
  // Most hits begin none of the candidates.
  ChoiceSet beginnings;
  bool counted = true;  // whether the set has those of all
  for (const std::uint16_t candidate : candidates) {
    const std::optional<std::uint16_t> choice = anchors_[candidate].choice;
    if (choice) beginnings.Add(*choice);
    counted = counted && choice;
  }
  for (const SentenceHit& hit : sentence.hits) {
    if (counted && !offers_[hit.group].HasAny(beginnings)) continue;
    for (const std::uint16_t candidate : candidates) {
      const Anchor& anchor = anchors_[candidate];
      if (anchor.choice && !offers_[hit.group].Has(*anchor.choice)) continue;
      const fb::Construction& construction = *constructions[candidate];
      const auto& steps = *construction.steps();
      if (!anchor.choice && !StepTakes(*steps[anchor.step], hit.group)) continue;
      State state{sentence, construction, &step_choices_[first_step_[candidate]], {}, 0};
      state.match.construction = &construction;
      if (anchor.step == 1) {
        std::uint32_t end = hit.range.begin;
        while (end > sentence.range().begin && (text[end - 1] == ' ' || text[end - 1] == '('))
          --end;
        std::uint32_t begin = end;
        while (begin > sentence.range().begin && end - begin < kMaxIdBytes + 5 &&
               (IsIdByte(text[begin - 1]) || text[begin - 1] == '#' || text[begin - 1] == ':'))
          --begin;
        const std::optional<Range> id = ReadId(text, begin, sentence.range().end);
        if (!id || id->end != end) continue;
        state.match.whole.begin = id->begin;
        if (!TakeRange(&state, *steps[0], id->begin, *id, nullptr, 1)) continue;
      } else {
        state.match.whole.begin = hit.range.begin;
        if (!TakeRange(&state, *steps[0], hit.range.begin, hit.range, &hit, 1)) continue;
      }
      if (state.match.range.end == 0) state.match.range = state.match.whole;
      out->push_back(state.match);
      AddJoined(sentence, state.match, out);
    }
  }
}

}  // namespace presend

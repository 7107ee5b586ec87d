// What constructions show: IDs on apps, requests, proposals to talk elsewhere, refusals. An app
// that is only named is a mention.
#include <algorithm>

#include "detect/detector.h"
#include "scan/app_id.h"
#include "scan/read_constructions.h"
#include "text/character.h"
#include "text/stable_sort.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kOverlap =
    160;                           // how much of a cut sentence is read again with the next word
constexpr int kNegationReach = 5;  // words between a negation and what it negates
constexpr std::size_t kMinTagged = 3;  // letters before the tag of an ID
// What the sentence around is worth reading for.
constexpr ClassSet kKeys = kKeyWord | kApps;
constexpr std::string_view kMentionRule = "channel/mention";
constexpr std::string_view kAnswerRule = "handle/answer";

class ActDetector {
 public:
  ActDetector(const DetectorInput& input, ActBuffers* buffers, std::vector<Detection>* out)
      : input_(input),
        tables_(input.tables),
        text_(input.view.text()),
        sentences_(text_, input.hits),
        sentence_(buffers->sentence),
        matches_(buffers->matches),
        out_(out) {}

  void Run() {
    const std::vector<WordHit>& words = input_.hits.words;
    const std::vector<std::uint32_t>& ats = input_.hits.at_signs;
    std::size_t word = 0;
    std::size_t at = 0;
    std::uint32_t done = 0;
    // Words and at-signs that may be the key of a construction, in order of position.
    while (true) {
      while (word < words.size() && (words[word].range.begin < done || !words[word].IsAny(kKeys)))
        ++word;
      while (at < ats.size() && (ats[at] < done || WordCharacterBefore(text_, ats[at]))) ++at;
      Range key;
      if (word < words.size() && (at == ats.size() || words[word].range.begin < ats[at])) {
        key = words[word++].range;
      } else if (at < ats.size()) {
        key = {ats[at], ats[at] + 1};
        ++at;
      } else {
        break;
      }
      const Range window = sentences_.Around(key, kConstructionReach);
      const bool cut = window.end == key.end + kConstructionReach;
      done = cut ? std::max(key.end, window.end - kOverlap) : window.end;
      Read(window);
    }
    if ((input_.asked & Bit(Kind::kHandle)) != 0) ReadAnswer();
  }

 private:
  // "marialz" alone, where an ID was asked for.
  void ReadAnswer() {
    const auto size = static_cast<std::uint32_t>(text_.size());
    const std::optional<Range> id = ReadId(text_, 0, size);
    if (!id) return;
    const auto is_mark = [](char c) { return !IsAsciiAlnum(c) && IsAscii(c); };
    if (!std::all_of(text_.begin() + id->end, text_.end(), is_mark)) return;
    Detection detection;
    detection.kind = Kind::kHandle;
    detection.range = *id;
    detection.rule = kAnswerRule;
    detection.app = input_.asked_app;
    ConstructionMatch match;
    match.id = *id;
    WeighId(match, &detection);
    Finish(input_, &detection);
    const auto covers = [&](const Detection& other) {
      return other.rejected.empty() && Overlaps(other.range, detection.range);
    };
    if (std::none_of(out_->begin(), out_->end(), covers)) out_->push_back(std::move(detection));
  }

  void Read(Range window) {
    const std::size_t first = out_->size();
    matches_.clear();
    if (tables_.constructions.HasKey(text_, input_.hits, window))
      ReadConstructions(tables_.scanner, tables_.constructions, Constructions::Sort::kActs, text_,
                        input_.hits, {}, window, &sentence_, &matches_);
    for (const ConstructionMatch& match : matches_) {
      const bool refuses = match.construction->act() == static_cast<std::uint8_t>(Act::kRefuse);
      if (refuses && IsCancelled({match.whole.begin, match.whole.begin + 1})) continue;
      Add(match, first);
    }
    AddMentions(window, first);
    StableSort(
        out_, [](const Detection& a, const Detection& b) { return a.range.begin < b.range.begin; },
        first);
  }

  // Of several readings of the same words the strongest stays; a refusal before what it refuses, a
  // proposal before a mention.
  void Add(const ConstructionMatch& match, std::size_t first) {
    Detection detection = Weigh(match);
    for (std::size_t i = first; i < out_->size(); ++i) {
      Detection& other = (*out_)[i];
      if (!Overlaps(other.range, detection.range)) continue;
      if (IsBetter(detection, other)) other = std::move(detection);
      return;
    }
    out_->push_back(std::move(detection));
  }

  static bool IsBetter(const Detection& a, const Detection& b) {
    if (a.rejected.empty() != b.rejected.empty()) return a.rejected.empty();
    const bool refuses = a.act == Act::kRefuse;
    if (refuses != (b.act == Act::kRefuse)) return refuses;
    const bool mentions = a.act == Act::kMention;
    const Detection& other = mentions ? b : a;
    if (mentions != (b.act == Act::kMention) &&
        (other.evidence & Bit(Evidence::kAmbiguousName)) == 0)
      return !mentions;
    if (a.score != b.score) return a.score > b.score;
    if (a.app.empty() != b.app.empty()) return b.app.empty();
    return a.range.size() > b.range.size();
  }

  Detection Weigh(const ConstructionMatch& match) const {
    const fb::Construction& construction = *match.construction;
    Detection detection;
    detection.act = static_cast<Act>(construction.act());
    detection.kind = KindOf(match);
    detection.range = match.range;
    detection.context = match.whole;
    detection.rule = construction.id()->string_view();
    detection.construction = &construction;
    detection.app = match.app;
    if (match.ambiguous) detection.evidence |= Bit(Evidence::kAmbiguousName);
    if (match.id.size() > 0) {
      WeighId(match, &detection);
    } else {
      WeighSurroundings(match, &detection);
    }
    Finish(input_, &detection);
    return detection;
  }

  Kind KindOf(const ConstructionMatch& match) const {
    if (match.construction->kind() < kKindCount)
      return static_cast<Kind>(match.construction->kind());
    const std::uint8_t kind = tables_.constructions.KindOf(match.group);
    if (kind < kKindCount) return static_cast<Kind>(kind);
    return match.app.empty() ? Kind::kChannel : Kind::kHandle;
  }

  void WeighId(const ConstructionMatch& match, Detection* detection) const {
    const std::string_view id = text_.substr(match.id.begin, match.id.size());
    const bool numeric = std::none_of(id.begin(), id.end(), IsAsciiLower);
    std::uint32_t before = match.id.begin;
    // "tg @ maria"; not "LinkedIn @ scale for you"
    if (before > 1 && text_[before - 1] == ' ' && !FollowsUnknownWord(match.id.end)) --before;
    if (before > 0 && text_[before - 1] == '@') detection->evidence |= Bit(Evidence::kAtSign);
    if (numeric || id.find_first_of("0123456789_#:") != std::string_view::npos ||
        id.find('.', 1) != std::string_view::npos)
      detection->evidence |= Bit(Evidence::kIdShape);
    detection->value = SourceCase(input_, match.id);
    if (numeric) {
      std::erase_if(detection->value, [](char c) { return !IsAsciiDigit(c); });
      return;
    }
    // "maria#4821" is an ID by its form, as "@maria" is; "bug#4821" is none.
    const std::size_t tag = id.find('#');
    const std::string_view name = id.substr(0, tag);
    if (tag != std::string_view::npos && name.size() >= kMinTagged)
      detection->evidence |= Bit(Evidence::kAtSign);
    const Range named{match.id.begin, match.id.begin + static_cast<std::uint32_t>(name.size())};
    if (IsOrdinary(name, named)) {
      detection->evidence |= Bit(Evidence::kOrdinaryWords);
    } else if (IsMadeOfOrdinary(name)) {
      detection->evidence &= ~Bit(Evidence::kIdShape);
    } else {
      detection->evidence |= Bit(Evidence::kUncommonWord);
    }
    // "@input decorators"
    if (match.app.empty() && FollowsUnknownWord(match.id.end))
      detection->evidence |= Bit(Evidence::kCompound);
    // "github: example.com" is a link, and a link says what it is; "@anna.studio" is none, nor what
    // a messenger knows somebody by.
    const std::size_t dot = id.rfind('.');
    if (dot != std::string_view::npos && (detection->evidence & Bit(Evidence::kAtSign)) == 0 &&
        !tables_.constructions.IsOfClass(match.app, tables_.act_groups.messenger) &&
        tables_.lexicon.ValueOf(id.substr(dot + 1), LexemeClass::kTopLevelDomain))
      detection->evidence |= Bit(Evidence::kKnownTopLevelDomain);
  }

  // Whether it reads as a word of ordinary speech: the lexicons know it, or it is formed like one.
  bool IsOrdinary(std::string_view word, Range range) const {
    if (tables_.lexicon.Knows(word)) return true;
    bool formed = false;
    VisitLookAlikes(input_, Kind::kHandle, range, [&](Range what, const fb::LookAlike&) {
      formed = what.begin <= range.begin && what.end >= range.end;
      return !formed;
    });
    return formed;
  }

  // "basic_display", "team.a": two words or more, each of them known or a letter or a number.
  bool IsMadeOfOrdinary(std::string_view name) const {
    constexpr std::string_view kJoints = "_.-";
    if (name.find_first_of(kJoints) == std::string_view::npos) return false;
    while (!name.empty()) {
      const std::size_t end = std::min(name.find_first_of(kJoints), name.size());
      const std::string_view part = name.substr(0, end);
      const bool counts = part.size() > 1 && std::any_of(part.begin(), part.end(), IsAsciiLower);
      if (counts && !tables_.lexicon.Knows(part)) return false;
      name.remove_prefix(std::min(end + 1, name.size()));
    }
    return true;
  }

  // Negation, rules, quotation, topics: what makes of a request or proposal something else.
  void WeighSurroundings(const ConstructionMatch& match, Detection* detection) const {
    if (detection->act == Act::kRefuse || detection->act == Act::kMention) return;
    // "same name there" is a detail, whatever the sentence around it says.
    if (detection->act != Act::kShare) {
      if (sentence_.IsQuoted(match.range.begin)) {
        detection->act = Act::kMention;
      } else if (IsRefused(match)) {
        detection->act = Act::kRefuse;
      }
    }
    const std::uint32_t end = match.key.end;
    const std::uint32_t clause = sentence_.ClauseAround(match.whole.begin).begin;
    // Who asks stands next to the verb: "the form must ask for the e-mail".
    constexpr int kAskerReach = 2;
    const bool by_others =
        (detection->act == Act::kMoveOff || detection->act == Act::kRequest) &&
        HasHitBefore(tables_.act_groups.third_party, clause, match.whole.begin,
                     detection->act == Act::kRequest ? kAskerReach : kNegationReach);
    if (by_others || HasHit(tables_.act_groups.topic, {end, end + 24}, end, 0) ||
        IsTopicBefore(match.key.begin)) {
      detection->evidence |= Bit(Evidence::kTopic);
    } else if (match.whole.end <= end && FollowsUnknownWord(end)) {
      detection->evidence |= Bit(Evidence::kCompound);
    }
  }

  bool IsRefused(const ConstructionMatch& match) const {
    const ActGroups& groups = tables_.act_groups;
    const Range clause = sentence_.ClauseAround(match.whole.begin);
    if (HasHit(groups.rule_word, {clause.begin, std::max(clause.end, match.whole.end)}))
      return true;
    if (HasHit(groups.warning, {sentence_.range().begin, match.whole.begin})) return true;
    if (HasHit(groups.after_start, sentence_.range())) return true;
    if (IsNegatedBehind({match.key.end, clause.end})) return true;
    if (!groups.negation) return false;
    for (const SentenceHit& hit : sentence_.hits) {
      if (hit.range.begin >= match.key.begin) break;
      if (hit.group != *groups.negation || hit.range.begin < clause.begin) continue;
      if (sentence_.WordsBetween(hit.range.end, match.whole.begin) > kNegationReach) continue;
      if (!IsCancelled(hit.range) && !BeginsPhrase(hit)) return true;
    }
    return false;
  }

  // Whether a negation stands in the clause behind the key: "WhatsApp nahi chalega".
  bool IsNegatedBehind(Range rest) const {
    return AnyHit(tables_.act_groups.negation_behind, [&](Range hit) {
      return hit.begin >= rest.begin && hit.begin < rest.end &&
             sentence_.WordsBetween(rest.begin, hit.begin) <= kNegationReach && !IsCancelled(hit);
    });
  }

  // Whether what one builds stands before the word with a word like "for" between: "бот для
  // Telegram".
  bool IsTopicBefore(std::uint32_t begin) const {
    return AnyHit(tables_.act_groups.topic, [&](Range hit) {
      return hit.end <= begin && sentence_.WordsBetween(hit.end, begin) == 1 &&
             sentence_.EndOfHitAt(tables_.act_groups.for_word, hit.end) != 0;
    });
  }

  // Whether a longer phrase begins with the word: "no telefon", a telephone number in Malay.
  bool BeginsPhrase(const SentenceHit& word) const {
    return std::any_of(sentence_.hits.begin(), sentence_.hits.end(), [&](const SentenceHit& hit) {
      return hit.range.begin == word.range.begin && hit.range.end > word.range.end &&
             tables_.constructions.KindOf(hit.group) < kKindCount;
    });
  }

  bool IsCancelled(Range negation) const {
    return AnyHit(tables_.act_groups.negation_cancel,
                  [&](Range hit) { return Overlaps(hit, negation); });
  }

  // Whether a word of the group stands where `fits` says.
  template <typename Fits>
  bool AnyHit(std::optional<WordGroup> group, Fits fits) const {
    return group &&
           std::any_of(sentence_.hits.begin(), sentence_.hits.end(), [&](const SentenceHit& hit) {
             return hit.group == *group && fits(hit.range);
           });
  }

  // Whether a word of the group begins in `range`, at most `words` words behind `from`.
  bool HasHit(std::optional<WordGroup> group, Range range, std::uint32_t from = 0,
              int words = -1) const {
    return AnyHit(group, [&](Range hit) {
      return hit.begin >= range.begin && hit.begin < range.end &&
             (words < 0 || sentence_.WordsBetween(from, hit.begin) <= words);
    });
  }

  // Whether a word of the group stands in [begin, end), at most `words` words before `end`.
  bool HasHitBefore(std::optional<WordGroup> group, std::uint32_t begin, std::uint32_t end,
                    int words) const {
    return AnyHit(group, [&](Range hit) {
      return hit.begin >= begin && hit.end <= end && sentence_.WordsBetween(hit.end, end) <= words;
    });
  }

  // Whether another word follows directly that is no function word: "your email list".
  bool FollowsUnknownWord(std::uint32_t end) const {
    if (end + 1 >= text_.size()) return false;
    // Behind a hyphen a word of any script makes a longer name: "WhatsApp-бот".
    const bool joined = text_[end] == '-' && WordCharacterAt(text_, end + 1);
    if (!joined && (text_[end] != ' ' || !IsAsciiLower(text_[end + 1]))) return false;
    return !HasHit(tables_.act_groups.function_word, {end, end + 2});
  }

  // Apps that are named where no construction speaks of them.
  void AddMentions(Range sentence, std::size_t first) {
    const std::size_t found = out_->size();
    if ((input_.hits.classes & Bit(LexemeClass::kAppName)) == 0) return;
    for (const WordHit& hit : input_.hits.WordsIn(sentence.begin, sentence.end)) {
      if (!hit.Is(LexemeClass::kAppName) || !Constructions::Counts(text_, sentence, hit)) continue;
      const auto covers = [&](const Detection& detection) {
        return Overlaps(detection.range, hit.range) && detection.rejected.empty();
      };
      if (std::any_of(out_->begin() + static_cast<std::ptrdiff_t>(first),
                      out_->begin() + static_cast<std::ptrdiff_t>(found), covers))
        continue;
      Detection detection;
      detection.kind = Kind::kChannel;
      detection.act = Act::kMention;
      detection.range = hit.range;
      detection.app = hit.value();
      detection.rule = kMentionRule;
      detection.evidence = Bit(Evidence::kShape);
      Finish(input_, &detection);
      out_->push_back(std::move(detection));
    }
  }

  const DetectorInput& input_;
  const Tables& tables_;
  std::string_view text_;
  Sentences sentences_;
  Sentence& sentence_;
  std::vector<ConstructionMatch>& matches_;
  std::vector<Detection>* out_;
};

}  // namespace

void DetectActs(const DetectorInput& input, ActBuffers* buffers, std::vector<Detection>* out) {
  ActDetector(input, buffers, out).Run();
}

}  // namespace presend

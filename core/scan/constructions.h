// Constructions: sequences of words that show what a sentence does ("message me on WhatsApp", "your
// number?", "add me to the repository"). They are made of groups of words, which the lexicons fill
// in every language, with a few words of freedom in between. All of it is data of the pack.
#ifndef PRESEND_SCAN_CONSTRUCTIONS_H_
#define PRESEND_SCAN_CONSTRUCTIONS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/pack.h"
#include "scan/hits.h"
#include "scan/sentence.h"
#include "text/view.h"

namespace presend {

// Groups that the engine fills itself; the pack's own begin at kFirstNamedGroup. The names are
// those that rules use.
enum class BuiltInGroup : WordGroup {
  kApp = 0,        // "app": the name of any app
  kFirstAppClass,  // "app_<class>", one for each class of Pack.app_classes
  kDetail = 17,    // "detail": a detail that was found (an address, a number, a link)
  kId,             // "id": what may be an ID on an app
  kNumericId,      // "numeric_id": digits that may be one, in groups
  kColon,          // "colon": a mark that introduces: ':' '=' '->' or a dash between spaces
  kAt,             // "at_mark": '@' at the start of a word
  kLinkDetail,     // "link_detail": a detail that is a link
  kContactDetail,  // "contact_detail": a detail that is none
};
inline constexpr int kFirstNamedGroup = 24;
inline constexpr int kMaxAppClasses = 16;

constexpr WordGroup Id(BuiltInGroup group) { return static_cast<WordGroup>(group); }

// So many bytes on either side of a word or detail are read for the constructions that speak of it.
inline constexpr std::uint32_t kConstructionReach = 320;
// In the pack: a construction shows no act, no trait, no kind of its own; a group stands for no
// kind.
inline constexpr std::uint8_t kShowsNone = 255;

enum StepFlag : std::uint8_t {
  kStepOptional = 1,         // may be missing
  kStepInRange = 2,          // belongs to what a finding covers
  kStepAtStart = 4,          // begins a clause, after "hi" or "ok" too
  kStepAtEnd = 8,            // ends one
  kStepBeforeQuestion = 16,  // a question mark follows, or a word that makes a question ("吗")
  kStepAsVerb = 32           // no determiner stands before it ("to design", not "the design")
};

// A detail that was found.
struct MarkedDetail {
  Range range;
  bool is_link = false;
};

struct ConstructionMatch {
  const fb::Construction* construction = nullptr;
  Range whole;
  Range range;               // of the steps that a finding covers; the whole where none is marked
  Range key;                 // of the last of them
  Range id;                  // empty, or where the construction has an ID
  Range detail;              // empty, or the detail that takes part
  WordGroup group = 0;       // of the key
  bool joined = false;       // told by a word that is joined to the key: "WhatsApp or Telegram"
  bool ambiguous = false;    // the key is an app's name that is an ordinary word too
  std::string_view app;      // of a matched app's name; in the pack
  std::string_view meaning;  // the value of the last matched word that has one; in the pack
};

// Immutable; safe to share between threads. Refers to the pack and to the lexicon.
class Constructions {
 public:
  Constructions(const Pack& pack, const Lexicon& lexicon);

  // What constructions show.
  enum class Sort { kActs, kPurposes };

  // Whether the sentence `range` of `text` may show an act, by what Scanner::Scan records alone:
  // the rarest word that an act needs, and the second rarest. Most sentences have not.
  bool HasKey(std::string_view text, const Hits& hits, Range range) const;

  // Fills `candidates` with the constructions of that sort, ascending indices, whose key stands in
  // a sentence, `range` of `text`, and all else that they need. `words` are all that ScanGroups
  // finds there, `details` what else it has. This costs a fraction of Mark and Find.
  void FindCandidates(Sort sort, std::string_view text, std::span<const WordHit> words,
                      const Hits& hits, std::span<const MarkedDetail> details, Range range,
                      std::vector<std::uint16_t>* candidates) const;

  // Fills `sentence->hits` from the words that ScanGroups finds in its range and from `details`.
  void Mark(std::span<const WordHit> words, std::span<const MarkedDetail> details,
            Sentence* sentence) const;

  // Appends every match of the candidates in the sentence, by start. A construction matches at most
  // once from each place, and once more for each word that is joined to its key ("WhatsApp or
  // Telegram"). Work is bounded by a constant for each hit.
  void Find(const Sentence& sentence, std::span<const std::uint16_t> candidates,
            std::vector<ConstructionMatch>* out) const;

  // Whether the word counts in a sentence, `range` of `text`: not a part of a name in code.
  static bool Counts(std::string_view text, Range range, const WordHit& word);

  // Whether a word of that group is the key of an act, the rarest of the words that it needs: worth
  // reading the sentence for; whether it is the partner of one, the second rarest.
  bool IsTrigger(WordGroup group) const { return !keyed_[kOfActs][group].empty(); }
  bool IsPartner(WordGroup group) const { return offers_[group].HasAny(all_partners_); }
  // The kind that the group stands for ("email_noun"), or 255.
  std::uint8_t KindOf(WordGroup group) const { return kinds_[group]; }
  // Whether the app is of the class that the built-in group `app_<class>` stands for.
  bool IsOfClass(std::string_view app, std::optional<WordGroup> group) const;
  // The group of that name, if the pack has it.
  std::optional<WordGroup> FindGroup(std::string_view name) const;

 private:
  static constexpr std::uint16_t kUnnumbered = 0xFFFF;
  // The step that a construction is looked for by, and its choice; an ID is no hit of its own, so a
  // construction that begins with one hangs on the step behind it.
  struct Anchor {
    std::optional<std::uint16_t> choice;
    std::uint8_t step = 0;
  };
  struct State;
  // A mark of the built-in groups.
  struct MarkedSign {
    Range range;
    WordGroup group = 0;
  };

  static MarkedSign SignAt(std::string_view text, Range range, std::uint32_t i);
  template <typename Add>
  void AddWord(std::string_view text, const WordHit& word, Add add) const;
  // Calls `visit` with the groups of a word, those of apps too, until it returns true; whether it
  // did.
  template <typename Visit>
  bool AnyGroup(const WordHit& word, Visit visit) const;
  // The choices that the words fit.
  ChoiceSet Offered(std::span<const WordHit> words) const;
  // Whether a construction whose key is there needs no more than `offered`.
  bool IsOffered(std::uint16_t construction, const ChoiceSet& offered) const {
    for (std::uint32_t i = first_need_[construction]; i < first_need_[construction + 1u]; ++i) {
      if (!offered.Has(needs_[i])) return false;
    }
    return true;
  }
  // What a sentence offers but for its words: marks, details, a question.
  ChoiceSet OfferedMarks(std::string_view text, Range range, bool has_at) const;
  // The group app_<class> of an app.
  std::optional<WordGroup> ClassGroup(std::string_view app) const;
  bool StepTakes(const fb::Step& step, WordGroup group) const;
  // The same by the number of the step's choice, where it has one.
  bool StepTakes(const fb::Step& step, std::uint16_t choice, WordGroup group) const {
    return choice != kUnnumbered ? offers_[group].Has(choice) : StepTakes(step, group);
  }
  bool FollowsDeterminer(const Sentence& sentence, std::uint32_t position) const;
  // Whether nothing stands before `position` in its clause but words that open one: "ok", "hi".
  bool BeginsClause(const Sentence& sentence, std::uint32_t position) const;
  // Whether the text between two hits joins them: "or", ", and your", a slash.
  bool Joins(const Sentence& sentence, std::uint32_t begin, std::uint32_t end) const;
  void AddJoined(const Sentence& sentence, ConstructionMatch match,
                 std::vector<ConstructionMatch>* out) const;
  bool Continue(State* state, std::size_t step, std::uint32_t position) const;
  bool TakeRange(State* state, const fb::Step& step, std::uint32_t position, Range range,
                 const SentenceHit* hit, std::size_t next) const;

  const Pack& pack_;
  const Lexicon& lexicon_;
  // For each sort and group: the constructions it is the key of.
  static constexpr std::size_t kSorts = 2;
  static constexpr auto kOfActs = static_cast<std::size_t>(Sort::kActs);
  std::array<std::vector<std::vector<std::uint16_t>>, kSorts> keyed_;
  std::vector<Anchor> anchors_;  // of each construction
  // The choices of the steps that must be taken, of one construction after the other, and
  // kUnnumbered for the others; where those of each begin.
  std::vector<std::uint16_t> step_choices_;
  std::vector<std::uint32_t> first_step_;
  // For each group: the choices that are the partners of it as the key of an act, and whether an
  // act needs no other rare word.
  std::vector<ChoiceSet> partners_;
  std::vector<bool> alone_;
  ChoiceSet all_partners_;
  // For each group.
  std::vector<ChoiceSet> offers_;  // the choices it fits
  // For each of the lexicon's sets: what its groups fit.
  std::vector<ChoiceSet> offers_of_;
  std::vector<std::uint8_t> kinds_;
  // The choices of what must be there beside the key, of one construction after the other, the
  // rarest first; where those of each begin, and where all end.
  std::vector<std::uint16_t> needs_;
  std::vector<std::uint32_t> first_need_;
  std::unordered_map<std::string_view, std::uint8_t> app_classes_;
  std::optional<WordGroup> determiner_;
  std::optional<WordGroup> joining_;
  std::optional<WordGroup> question_;
  std::uint16_t asks_ = 0;  // the choice that a word which makes a question fits, and its mark
  std::optional<WordGroup> opening_;
};

}  // namespace presend

#endif  // PRESEND_SCAN_CONSTRUCTIONS_H_

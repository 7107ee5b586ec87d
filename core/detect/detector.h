// What every detector works on: a view with its hits, and the tables. A detector is pure: the same
// input gives the same detections, and it keeps nothing.
#ifndef PRESEND_DETECT_DETECTOR_H_
#define PRESEND_DETECT_DETECTOR_H_

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "detect/detection.h"
#include "detect/hosts.h"
#include "detect/numbering_plans.h"
#include "detect/postal.h"
#include "detect/weights.h"
#include "pack/pack.h"
#include "scan/constructions.h"
#include "scan/encoded.h"
#include "scan/hits.h"
#include "scan/lexicon.h"
#include "scan/patterns.h"
#include "scan/scanner.h"
#include "scan/sentence.h"
#include "scan/trigger.h"
#include "text/plain_view.h"
#include "text/view.h"

namespace presend {

// A rule of the pack, ready to run.
struct Rule {
  const fb::Rule* data = nullptr;
  Pattern pattern;
  std::string_view id() const { return data->id()->string_view(); }
};

struct LookAlike {
  const fb::LookAlike* data = nullptr;
  Pattern pattern;
};

// The groups of words that change what a construction shows; absent where no lexicon fills them.
struct ActGroups {
  explicit ActGroups(const Constructions& constructions);
  std::optional<WordGroup> negation;         // "not", "can't"
  std::optional<WordGroup> negation_cancel;  // "don't hesitate"
  std::optional<WordGroup> rule_word;        // "against the rules"
  std::optional<WordGroup> warning;          // "beware of anyone who"
  std::optional<WordGroup> negation_behind;  // negates what stands before it: "nahi", "istemiyorum"
  std::optional<WordGroup> after_start;      // "once the contract starts": not before it
  std::optional<WordGroup> topic;            // "bot", "integration": what one builds
  std::optional<WordGroup> for_word;         // joins a topic to the name behind it: "bot for X"
  std::optional<WordGroup> third_party;      // "users": who writes is not the sender
  std::optional<WordGroup> look_up;          // "follow": what an ID with an at sign stands behind
  std::optional<WordGroup> messenger;        // the apps for messages
  std::optional<WordGroup> function_word;    // may follow a noun without making a longer name
};

// Everything that detectors read, made once for a pack. Immutable; safe to share between threads.
struct Tables {
  explicit Tables(const Pack& pack);

  const Rule* FindRule(Kind kind, Trigger trigger) const;

  Folder folder;
  Lexicon lexicon;
  Constructions constructions;
  ActGroups act_groups;
  CodeGroups code_groups;
  Scanner scanner;
  HostTable hosts;
  NumberingPlans plans;
  PostalTables postal;
  Weights weights;
  std::vector<Rule> rules;
  std::vector<LookAlike> look_alikes;
  std::vector<std::uint16_t>
      default_regions;  // whose national forms are looked at where the context names no region
};

// One view to look through.
struct DetectorInput {
  const Tables& tables;
  std::string_view source;                           // the text, well-formed UTF-8
  const View& view;                                  // of that text
  const Hits& hits;                                  // of that view
  std::span<const std::uint16_t> regions;            // the context's, as indices into Pack.regions
  std::span<const std::string_view> platform_hosts;  // of the policy
  KindSet asked = 0;                                 // what the other party has just asked for
  std::string_view asked_app;                        // of the ID asked for, in the pack
  bool whole = true;                                 // the source is one message, not several
};

// What DetectActs fills, kept from text to text.
struct ActBuffers {
  Sentence sentence;
  std::vector<ConstructionMatch> matches;
};

// Each appends what it detects and what it rejects, in order of position.
void DetectEmails(const DetectorInput& input, std::vector<Detection>* out);
void DetectPhones(const DetectorInput& input, std::vector<Detection>* out);
void DetectAddresses(const DetectorInput& input, std::vector<Detection>* out);
void DetectLinks(const DetectorInput& input, std::vector<Detection>* out);
// What constructions show: IDs on apps, requests, proposals to talk elsewhere, refusals, mentions.
void DetectActs(const DetectorInput& input, ActBuffers* buffers, std::vector<Detection>* out);

// Used by the detectors.

// Calls `visit` with each stretch around `range` that a look-alike of `kind` matches and with the
// look-alike, until it returns false. Every stretch that overlaps `range` is among them.
template <typename Visit>
void VisitLookAlikes(const DetectorInput& input, Kind kind, Range range, Visit visit) {
  const std::string_view text = input.view.text();
  for (const LookAlike& look_alike : input.tables.look_alikes) {
    if (look_alike.data->kind() != static_cast<std::uint8_t>(kind)) continue;
    const std::uint32_t before = look_alike.data->before();
    std::uint32_t begin = range.begin > before ? range.begin - before : 0;
    const auto end = static_cast<std::uint32_t>(
        std::min<std::size_t>(text.size(), std::size_t{range.end} + look_alike.data->after()));
    PatternMatch match;
    while (begin < range.end && look_alike.pattern.Search(text, begin, end, &match)) {
      const Range what = match.groups[0].size() > 0 ? match.groups[0] : match.whole;
      if (!visit(what, *look_alike.data)) return;
      begin = std::max(match.whole.end, begin + 1);
    }
  }
}

// Why the candidate only looks like a detail of `kind`: the reason of the first look-alike that
// overlaps `range`, or "".
std::string_view FindLookAlike(const DetectorInput& input, Kind kind, Range range);

// What the look-alikes that do not reject, but count as evidence, say of the candidate.
EvidenceSet LookAlikeEvidence(const DetectorInput& input, Kind kind, Range range);

// The bytes of a view range with the letters' case as the text has it.
std::string SourceCase(const DetectorInput& input, Range range);

// Completes a detection: source range, disguise, score, and the rejection of what scores below the
// report threshold.
void Finish(const DetectorInput& input, Detection* detection);

}  // namespace presend

#endif  // PRESEND_DETECT_DETECTOR_H_

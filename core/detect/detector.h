// What every detector works on: a view with its hits, and the tables. A detector is pure: the same
// input gives the same detections, and it keeps nothing.
#ifndef PRESEND_DETECT_DETECTOR_H_
#define PRESEND_DETECT_DETECTOR_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "detect/detection.h"
#include "detect/hosts.h"
#include "detect/numbering_plans.h"
#include "detect/postal.h"
#include "detect/weights.h"
#include "pack/pack.h"
#include "scan/hits.h"
#include "scan/lexicon.h"
#include "scan/patterns.h"
#include "scan/scanner.h"
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

// Everything that detectors read, made once for a pack. Immutable; safe to share between threads.
struct Tables {
  explicit Tables(const Pack& pack);

  const Rule* FindRule(Kind kind, Trigger trigger) const;

  Folder folder;
  Lexicon lexicon;
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
};

// Each appends what it detects and what it rejects, in order of position.
void DetectEmails(const DetectorInput& input, std::vector<Detection>* out);
void DetectPhones(const DetectorInput& input, std::vector<Detection>* out);
void DetectAddresses(const DetectorInput& input, std::vector<Detection>* out);
void DetectLinks(const DetectorInput& input, std::vector<Detection>* out);

// Used by the detectors.

// Why the candidate only looks like a detail of `kind`: the reason of the first look-alike that
// overlaps `range`, or "".
std::string_view FindLookAlike(const DetectorInput& input, Kind kind, Range range);

// The bytes of a view range with the letters' case as the text has it.
std::string SourceCase(const DetectorInput& input, Range range);

// Completes a detection: source range, disguise, score, and the rejection of what scores below the
// report threshold.
void Finish(const DetectorInput& input, Detection* detection);

}  // namespace presend

#endif  // PRESEND_DETECT_DETECTOR_H_

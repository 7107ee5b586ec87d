// What the words around a finding say it is for: purposes that excuse it, and traits that rows of a
// policy ask for.
#ifndef PRESEND_INTENT_PURPOSES_H_
#define PRESEND_INTENT_PURPOSES_H_

#include <span>
#include <string_view>
#include <vector>

#include "scan/constructions.h"
#include "scan/hits.h"
#include "scan/scanner.h"
#include "scan/sentence.h"
#include "text/view.h"

namespace presend {

// A construction that speaks for a finding.
struct ShownPurpose {
  const fb::Construction* construction = nullptr;
  std::string_view system;  // the class of the system or document that it names; empty: none
};

// Reads sentences of one text. A finding's own sentence counts, for purposes the next one too, and
// for what is done with a link those before and behind. The last sentences read are kept, so that
// findings of one sentence cost one reading.
class PurposeReader {
 public:
  // `text` is a plain view, `hits` its hits, `details` where in it findings stand, ascending. All
  // of them must outlive the reader.
  PurposeReader(const Scanner& scanner, const Constructions& constructions, std::string_view text,
                const Hits& hits, std::span<const MarkedDetail> details)
      : scanner_(scanner),
        constructions_(constructions),
        text_(text),
        hits_(hits),
        sentences_(text, hits),
        details_(details) {}

  // What speaks for the finding at `range`, the constructions with a purpose or a trait.
  void Read(const MarkedDetail& detail, std::vector<ShownPurpose>* out);

  // The sentence that Read looks at.
  Range SentenceOf(Range range) const { return sentences_.Around(range, kConstructionReach); }

 private:
  struct Reading {
    Range window;
    Sentence sentence;
    std::vector<ConstructionMatch> matches;
  };
  const std::vector<ConstructionMatch>& MatchesIn(Range window, Reading* reading);

  const Scanner& scanner_;
  const Constructions& constructions_;
  std::string_view text_;
  const Hits& hits_;
  Sentences sentences_;
  std::span<const MarkedDetail> details_;
  Reading own_;
  Reading next_;
  Reading previous_;
};

}  // namespace presend

#endif  // PRESEND_INTENT_PURPOSES_H_

// Reads one sentence for what constructions show in it.
#ifndef PRESEND_SCAN_READ_CONSTRUCTIONS_H_
#define PRESEND_SCAN_READ_CONSTRUCTIONS_H_

#include <span>
#include <string_view>
#include <vector>

#include "scan/constructions.h"
#include "scan/hits.h"
#include "scan/scanner.h"
#include "scan/sentence.h"
#include "text/view.h"

namespace presend {

// Appends the constructions of that sort in the sentence `range` of `text`, a plain view with its
// hits, in which `details` stand. Fills `sentence` unless the words alone say that there are none.
void ReadConstructions(const Scanner& scanner, const Constructions& constructions,
                       Constructions::Sort sort, std::string_view text, const Hits& hits,
                       std::span<const MarkedDetail> details, Range range, Sentence* sentence,
                       std::vector<ConstructionMatch>* matches);

}  // namespace presend

#endif  // PRESEND_SCAN_READ_CONSTRUCTIONS_H_

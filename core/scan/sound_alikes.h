// Names of apps and mail providers that are written so that a filter overlooks them, and what they
// stand for: "gee mail", "wh4ts@pp", "s k y p e", "sk y pe", "the green app". Each becomes a
// replacement; an ordinary sentence keeps its meaning, since only what the words around the name
// show becomes a finding.
#ifndef PRESEND_SCAN_SOUND_ALIKES_H_
#define PRESEND_SCAN_SOUND_ALIKES_H_

#include <string_view>
#include <vector>

#include "scan/encoded.h"
#include "scan/hits.h"
#include "scan/lexicon.h"
#include "text/view.h"

namespace presend {

// Appends, not sorted; ranges may overlap. `text` is a plain view.
void FindSoundAlikes(std::string_view text, const Hits& hits, const CodeGroups& groups,
                     const Lexicon& lexicon, std::vector<Replacement>* out);

}  // namespace presend

#endif  // PRESEND_SCAN_SOUND_ALIKES_H_

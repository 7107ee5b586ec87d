// Stretches of a view that are written in a code or backwards, and what they say. Each becomes a
// replacement; what it says still needs a detector's evidence to become a finding.
#ifndef PRESEND_SCAN_ENCODED_H_
#define PRESEND_SCAN_ENCODED_H_

#include <optional>
#include <string_view>
#include <vector>

#include "scan/constructions.h"
#include "scan/hits.h"
#include "scan/lexicon.h"
#include "text/view.h"

namespace presend {

// The groups of words that the finders below look for; absent where no lexicon fills them.
struct CodeGroups {
  explicit CodeGroups(const Constructions& constructions);
  std::optional<WordGroup> entity;     // "commat": HTML's name of a character; value: the character
  std::optional<WordGroup> backwards;  // "moc": a word that begins an address written backwards
  std::optional<WordGroup> rotated;    // "rot": with 13 behind it, names the code ROT13
  std::optional<WordGroup> said_backwards;  // "spelled backwards": says so
  std::optional<WordGroup> sound_alike;     // "gee mail"; value: what it sounds like

  // Those of them whose words are looked for one by one.
  std::vector<WordGroup> All() const;
};

// Appends what to write instead, not sorted: escaped characters, bytes one by one, Base64,
// hexadecimal, Morse, text written backwards, accents, and ROT13 where it is named. What is written
// is not folded yet. `view` is of `source`.
void FindEncoded(const View& view, std::string_view source, const Hits& hits,
                 const CodeGroups& groups, const Lexicon& lexicon, std::vector<Replacement>* out);

}  // namespace presend

#endif  // PRESEND_SCAN_ENCODED_H_

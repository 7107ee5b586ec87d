// Disguises that are spelled out in words: where a view has them, and what to write instead. Each
// finder appends replacements for View::Apply in ascending order; nothing is rewritten that does
// not look like a detail as a whole, and what is rewritten still needs a detector's evidence to
// become a finding.
#ifndef PRESEND_SCAN_SPELLED_H_
#define PRESEND_SCAN_SPELLED_H_

#include <string_view>
#include <vector>

#include "scan/hits.h"
#include "scan/lexicon.h"
#include "text/view.h"

namespace presend {

// "john [at] gmail dot com", "ashley @ yandex", "example (dot) com": symbols as words, domains left
// incomplete.
// `hits` are those of `view`, a view of `source`.
void FindSpelledSymbols(const View& view, std::string_view source, const Hits& hits,
                        const Lexicon& lexicon, std::vector<Replacement>* out);

// "hxxps://example[.]com", "http: //www. example.com", "example . com / page", "%65xample.com"
// behind a scheme: links taken apart so that no program sees them.
void FindBrokenLinks(std::string_view text, const Hits& hits, const Lexicon& lexicon,
                     std::vector<Replacement>* out);

// "(four one five) double five 5, 26 seventy-one", "e i g h t", "fouronefive": digits as words,
// mixed with figures.
void FindSpelledDigits(const View& view, const Hits& hits, const Lexicon& lexicon,
                       std::vector<Replacement>* out);

// "2~1~5", one digit a line, "215........555", "4 then 1 then 5", "2l5-5S5-O671", "400+15": figures
// set apart by odd marks or a word, summed, or with letters among them that are drawn like digits;
// each of these by itself in ascending order.
void FindApartDigits(const View& view, std::string_view source, const Hits& hits,
                     std::vector<Replacement>* out);

}  // namespace presend

#endif  // PRESEND_SCAN_SPELLED_H_

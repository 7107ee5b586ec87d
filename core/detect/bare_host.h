// A host without scheme and path: a link, or two sentences without the space between them.
#ifndef PRESEND_DETECT_BARE_HOST_H_
#define PRESEND_DETECT_BARE_HOST_H_

#include "detect/detector.h"

namespace presend {

// Whether the host at `host`, whose top-level domain begins at `top`, reads as words: "see you at
// home.call me". It does so where the domain is a word and neither the words before it ("my site
// is ana.me") nor its own form and place (studio-7.me, a line of its own, amid characters of a
// script without spaces) show a link. Both are positions in the view.
bool ReadsAsWords(const DetectorInput& input, Range host, std::uint32_t top);

// Why the host is none, whatever stands around it: a forgotten space ("it works.So"), an
// abbreviation ("B.Com"), a part of something else ("$shop.tt"); or "".
std::string_view NoHost(const DetectorInput& input, Range host, std::uint32_t top);

}  // namespace presend

#endif  // PRESEND_DETECT_BARE_HOST_H_

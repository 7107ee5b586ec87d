// What a pack tells about itself.
#ifndef PRESEND_PACK_PACK_INFO_H_
#define PRESEND_PACK_PACK_INFO_H_

#include <string>

#include "pack/pack.h"

namespace presend {

// JSON: id, version, digest, signature (key, created, expires; null without one), policies with
// their words, defaults, rows and lifts in the order in which they are tried, kinds, acts,
// outcomes, locales, sources of its tables.
std::string PackInfoJson(const Pack& pack);

}  // namespace presend

#endif  // PRESEND_PACK_PACK_INFO_H_

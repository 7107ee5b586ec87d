// Look-alike letters from Unicode's confusables.txt (UTS #39).
#ifndef PRESEND_PACK_COMPILE_CONFUSABLES_H_
#define PRESEND_PACK_COMPILE_CONFUSABLES_H_

#include <string>
#include <string_view>

#include "pack_generated.h"
#include "presend/result.h"

namespace presend {

// `text` is confusables.txt. Fills pack->confusables with every letter or digit outside ASCII whose
// prototype is that of an ASCII letter or digit. Returns the file's Unicode version. Errors:
// kRulesInvalid.
Result<std::string> AddConfusables(std::string_view text, fb::RulePackT* pack);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_CONFUSABLES_H_

// Words of rules in the form in which a text's words are looked up.
#ifndef PRESEND_PACK_COMPILE_FOLDED_H_
#define PRESEND_PACK_COMPILE_FOLDED_H_

#include <string>
#include <string_view>

namespace presend {

// The plain view of `word` without the pack's own folds, with single spaces.
std::string Folded(std::string_view word);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_FOLDED_H_

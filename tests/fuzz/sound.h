// The checker that targets try, the contexts they try it under, and what must hold of whatever it
// says.
#ifndef PRESEND_TESTS_FUZZ_SOUND_H_
#define PRESEND_TESTS_FUZZ_SOUND_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "presend/checker.h"

namespace presend {

const Checker& FuzzChecker();

// One of a few contexts that have something of everything; any number names one.
const Context& FuzzContext(std::uint8_t number);

// Checks with all that there is to report, within the bound of steps. The decision is sound.
Decision CheckSoundly(std::string_view text, const Context& context, Workspace* workspace);

// Aborts unless ranges lie inside of the text, in order and on grapheme boundaries, by the core's
// own cursor and by ICU; their two forms are the same range; the verdict is that of the findings.
void RequireSound(std::string_view text, const Decision& decision);

}  // namespace presend

#endif  // PRESEND_TESTS_FUZZ_SOUND_H_

// `presend pack ...`: for those who write rules.
#ifndef PRESEND_CLI_PACK_COMMAND_H_
#define PRESEND_CLI_PACK_COMMAND_H_

#include <optional>
#include <string>
#include <vector>

#include "presend/result.h"

namespace presend {

// `words` follow "pack". Prints to standard output. Errors: kInvalidArguments, kInvalidInput,
// kRulesInvalid, those of a pack.
std::optional<Error> RunPackCommand(const std::vector<std::string>& words);

}  // namespace presend

#endif  // PRESEND_CLI_PACK_COMMAND_H_

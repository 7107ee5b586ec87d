// `presend pack keygen | sign | verify`: for those who release packs.
#ifndef PRESEND_CLI_PACK_RELEASE_H_
#define PRESEND_CLI_PACK_RELEASE_H_

#include <optional>
#include <string>
#include <vector>

#include "cli/pack_words.h"
#include "presend/result.h"
#include "presend/signed_pack.h"

namespace presend {

// The keys of the files, end to end. Errors: kInvalidInput.
Result<std::vector<TrustedKey>> ReadKeyFiles(const std::vector<std::string>& files);
// The day of an ISO date, or the present one without: the command is a host, and has a clock.
// Errors: kInvalidArguments.
Result<int> DayGiven(const std::string& option, const std::optional<std::string>& date);

std::optional<Error> RunKeygen(const PackWords& words);
std::optional<Error> RunSign(const PackWords& words);
std::optional<Error> RunVerify(const PackWords& words);

}  // namespace presend

#endif  // PRESEND_CLI_PACK_RELEASE_H_

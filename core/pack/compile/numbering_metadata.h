// Numbering plans from the metadata of libphonenumber-js (its metadata.max.json, which is Google's
// libphonenumber's).
#ifndef PRESEND_PACK_COMPILE_NUMBERING_METADATA_H_
#define PRESEND_PACK_COMPILE_NUMBERING_METADATA_H_

#include <nlohmann/json.hpp>
#include <string>

#include "pack_generated.h"
#include "presend/result.h"

namespace presend {

// Fills `pack`'s automaton and regions. Returns how many regions. Errors: kRulesInvalid.
Result<int> AddNumberingPlans(const nlohmann::json& metadata, fb::RulePackT* pack);

}  // namespace presend

#endif  // PRESEND_PACK_COMPILE_NUMBERING_METADATA_H_

// The JSON form of a context, as a value that is already read.
#ifndef PRESEND_POLICY_CONTEXT_JSON_H_
#define PRESEND_POLICY_CONTEXT_JSON_H_

#include <optional>

#include "json/reader.h"
#include "presend/context.h"

namespace presend {

// Puts the members of `context` over those in `fields`, each one whole. Errors: those of
// ParseContextFields; `fields` is then of no use.
std::optional<Error> ReadContextFields(const nlohmann::json& context, ContextFields* fields);

}  // namespace presend

#endif  // PRESEND_POLICY_CONTEXT_JSON_H_

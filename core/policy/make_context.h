// Checks a context's fields against a pack.
#ifndef PRESEND_POLICY_MAKE_CONTEXT_H_
#define PRESEND_POLICY_MAKE_CONTEXT_H_

#include <memory>

#include "detect/detector.h"
#include "policy/resolved_context.h"
#include "presend/result.h"

namespace presend {

// Errors: kUnknownWord, kInvalidValue, kContextTooLarge; the message names the key and the word.
Result<std::shared_ptr<const ResolvedContext>> ResolveContext(
    const std::shared_ptr<const Pack>& pack, const Tables& tables, const ContextFields& fields);

}  // namespace presend

#endif  // PRESEND_POLICY_MAKE_CONTEXT_H_

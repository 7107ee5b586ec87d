// Which purposes that the text shows a policy lets count.
#ifndef PRESEND_POLICY_INFERRED_H_
#define PRESEND_POLICY_INFERRED_H_

#include <array>
#include <string_view>

#include "pack/pack.h"
#include "policy/decide.h"

namespace presend {

// What a sentence that gives or asks for access can name. A policy lists those it knows an
// exception for.
inline constexpr std::array<std::string_view, 14> kSystemClasses = {
    "code_host",   "workspace",   "advertising", "analytics",    "bookkeeping",
    "cloud_drive", "e_signature", "hosting",     "site_builder", "remote_control",
    "database",    "server",      "store",       "other"};
// What a legal document can be.
inline constexpr std::array<std::string_view, 7> kDocumentClasses = {
    "nda",  "agreement", "tax_form", "business_license", "right_to_business", "background_check",
    "other"};

// The bit of a purpose that the text shows ("system_access", "legal_document", "file_transfer",
// ...) for something of the class `named` ("code_host", "nda"); 0 where the policy does not know
// the purpose, or does not let it be read from the text for that class.
PurposeSet InferredPurpose(const fb::Policy& policy, std::string_view purpose,
                           std::string_view named);

}  // namespace presend

#endif  // PRESEND_POLICY_INFERRED_H_

#include "policy/inferred.h"

namespace presend {
namespace {

using Words = flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>;

bool Lists(const Words& words, std::string_view word) {
  for (const flatbuffers::String* candidate : words) {
    if (candidate->string_view() == word) return true;
  }
  return false;
}

// The classes that count for a purpose; nullptr: all.
const Words* ClassesFor(const fb::Policy& policy, std::string_view purpose) {
  if (purpose == "system_access") return policy.inferred_systems();
  if (purpose == "legal_document") return policy.inferred_documents();
  return nullptr;
}

}  // namespace

PurposeSet InferredPurpose(const fb::Policy& policy, std::string_view purpose,
                           std::string_view named) {
  const Words* classes = ClassesFor(policy, purpose);
  if (classes != nullptr && !Lists(*classes, named)) return 0;
  for (unsigned i = 0; i < policy.purposes()->size(); ++i) {
    if (policy.purposes()->Get(i)->string_view() == purpose) return PurposeSet{1} << i;
  }
  return 0;
}

}  // namespace presend

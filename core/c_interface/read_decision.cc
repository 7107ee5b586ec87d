#include "c_interface/read_decision.h"

#include <algorithm>
#include <limits>

#include "json/reader.h"
#include "text/utf8.h"

namespace presend {
namespace {

using nlohmann::json;

const std::string* Text(const json& object, const char* key) {
  const auto it = object.find(key);
  return it == object.end() ? nullptr : it->get_ptr<const std::string*>();
}

bool ReadOffset(const json& object, const char* key, std::uint32_t* out) {
  const auto it = object.find(key);
  if (it == object.end() || !it->is_number_unsigned()) return false;
  const auto value = it->get<std::uint64_t>();
  if (value > std::numeric_limits<std::uint32_t>::max()) return false;
  *out = static_cast<std::uint32_t>(value);
  return true;
}

bool ReadFinding(const json& value, Finding* out) {
  if (!value.is_object()) return false;
  const std::string* id = Text(value, "id");
  const std::string* kind = Text(value, "kind");
  const std::string* act = Text(value, "act");
  const std::string* outcome = Text(value, "outcome");
  if (id == nullptr || kind == nullptr || act == nullptr || outcome == nullptr) return false;
  const auto read_kind = ParseKind(*kind);
  const auto read_act = ParseAct(*act);
  const auto read_outcome = ParseOutcome(*outcome);
  if (!read_kind || !read_act || !read_outcome) return false;
  out->id = *id;
  out->kind = *read_kind;
  out->act = *read_act;
  out->outcome = *read_outcome;
  return ReadOffset(value, "start", &out->bytes.start) && ReadOffset(value, "end", &out->bytes.end);
}

// Turns offsets in UTF-16 code units into offsets in bytes, in one pass; false when one is inside
// of a character or behind the end.
bool ToBytes(std::string_view text, std::vector<std::uint32_t*> offsets) {
  std::sort(offsets.begin(), offsets.end(),
            [](const std::uint32_t* a, const std::uint32_t* b) { return *a < *b; });
  std::uint32_t units = 0;
  std::size_t at = 0;
  for (std::uint32_t* offset : offsets) {
    while (units < *offset && at < text.size()) {
      const Decoded decoded = DecodeAt(text, at);
      at += decoded.length;
      units += decoded.code_point < 0x10000 ? 1 : 2;
    }
    if (units != *offset) return false;
    *offset = static_cast<std::uint32_t>(at);
  }
  return true;
}

}  // namespace

Result<Decision> ReadDecision(std::string_view json_text, std::string_view text, OffsetUnit unit) {
  Result<json> parsed = ParseJson(json_text);
  if (!parsed.ok()) return parsed.error();
  const json* object = &parsed.value();
  if (const auto traced = object->find("decision"); traced != object->end()) object = &*traced;
  const auto findings = object->find("findings");
  if (findings == object->end() || !findings->is_array())
    return Error{ErrorCode::kInvalidValue, "the decision has no findings"};
  Decision decision;
  for (const json& value : *findings) {
    Finding finding;
    if (!ReadFinding(value, &finding))
      return Error{ErrorCode::kInvalidValue, "a finding of the decision is not one"};
    decision.findings.push_back(std::move(finding));
  }
  if (unit == OffsetUnit::kUtf8) return decision;
  std::vector<std::uint32_t*> offsets;
  for (Finding& finding : decision.findings) {
    offsets.push_back(&finding.bytes.start);
    offsets.push_back(&finding.bytes.end);
  }
  if (!ToBytes(text, std::move(offsets)))
    return Error{ErrorCode::kInvalidArguments, "the decision is about another text"};
  return decision;
}

}  // namespace presend

#include <span>

#include "json/writer.h"
#include "presend/decision.h"
#include "presend/draft.h"

namespace presend {
namespace {

void WriteSpan(JsonWriter* json, ByteSpan bytes, Utf16Span utf16, OffsetUnit unit) {
  json->Key("start").Number(unit == OffsetUnit::kUtf8 ? bytes.start : utf16.start);
  json->Key("end").Number(unit == OffsetUnit::kUtf8 ? bytes.end : utf16.end);
}

void WriteOptional(JsonWriter* json, const char* key, const std::optional<std::string>& text) {
  json->Key(key);
  if (text) {
    json->String(*text);
  } else {
    json->Null();
  }
}

void WriteFinding(JsonWriter* json, const Finding& finding, OffsetUnit unit) {
  json->BeginObject().Key("id").String(finding.id);
  WriteSpan(json, finding.bytes, finding.utf16, unit);
  json->Key("kind")
      .String(Name(finding.kind))
      .Key("act")
      .String(Name(finding.act))
      .Key("outcome")
      .String(Name(finding.outcome));
  WriteOptional(json, "value", finding.value);
  WriteOptional(json, "app", finding.app);
  json->Key("score").Number(finding.score).Key("disguise").BeginArray();
  for (int i = 0; i < kDisguiseCount; ++i) {
    if ((finding.disguise >> i & 1) != 0) json->String(Name(static_cast<Disguise>(i)));
  }
  json->EndArray().Key("row").String(finding.row).Key("basis").String(Name(finding.basis));
  WriteOptional(json, "exception", finding.exception);
  json->Key("claimable").BeginArray();
  for (const std::string& purpose : finding.claimable) json->String(purpose);
  json->EndArray().Key("rule").String(finding.rule).Key("split").Number(finding.split).Key("fix");
  if (finding.fix) {
    json->BeginObject();
    WriteSpan(json, finding.fix->bytes, finding.fix->utf16, unit);
    json->Key("text").String(finding.fix->text).EndObject();
  } else {
    json->Null();
  }
  json->Key("headline")
      .String(finding.headline)
      .Key("reason")
      .String(finding.reason)
      .Key("instead")
      .String(finding.instead);
  WriteOptional(json, "condition", finding.condition);
  json->EndObject();
}

void WriteDeclared(JsonWriter* json, const DeclaredResult& declared) {
  json->BeginObject()
      .Key("purpose")
      .String(declared.purpose)
      .Key("kind")
      .String(Name(declared.kind));
  WriteOptional(json, "value", declared.value);
  json->Key("accepted").Bool(declared.accepted).Key("why");
  if (declared.why.empty()) {
    json->Null();
  } else {
    json->String(declared.why);
  }
  json->EndObject();
}

// With those of its findings that are given.
void WriteDecision(JsonWriter* json, const Decision& decision, std::span<const Finding> findings,
                   OffsetUnit unit) {
  json->BeginObject().Key("verdict").String(Name(decision.verdict)).Key("findings").BeginArray();
  for (const Finding& finding : findings) WriteFinding(json, finding, unit);
  json->EndArray().Key("declared").BeginArray();
  for (const DeclaredResult& declared : decision.declared) WriteDeclared(json, declared);
  json->EndArray();
  if (decision.stamp != nullptr) {
    const Stamp& stamp = *decision.stamp;
    json->Key("policy").String(stamp.policy).Key("pack").BeginObject();
    json->Key("id")
        .String(stamp.pack_id)
        .Key("version")
        .String(stamp.pack_version)
        .Key("digest")
        .String(stamp.pack_digest)
        .EndObject();
    json->Key("engine").String(stamp.engine);
  }
  json->EndObject();
}

void WriteTrace(JsonWriter* json, const TraceEntry& entry, OffsetUnit unit) {
  json->BeginObject();
  WriteSpan(json, entry.bytes, entry.utf16, unit);
  json->Key("kind")
      .String(Name(entry.kind))
      .Key("rule")
      .String(entry.rule)
      .Key("kept")
      .Bool(entry.kept)
      .Key("reason");
  if (entry.kept) {
    json->Null();
  } else {
    json->String(entry.reason);
  }
  json->Key("score").Number(entry.score).Key("evidence").BeginArray();
  for (const EvidenceEntry& evidence : entry.evidence) {
    json->BeginObject()
        .Key("name")
        .String(evidence.name)
        .Key("weight")
        .Number(evidence.weight)
        .EndObject();
  }
  json->EndArray().EndObject();
}

}  // namespace

std::string ToJson(const Decision& decision, OffsetUnit unit) {
  JsonWriter json;
  if (!decision.traced) {
    WriteDecision(&json, decision, decision.findings, unit);
    return json.take();
  }
  json.BeginObject().Key("decision");
  WriteDecision(&json, decision, decision.findings, unit);
  json.Key("trace").BeginArray();
  for (const TraceEntry& entry : decision.trace) WriteTrace(&json, entry, unit);
  json.EndArray().EndObject();
  return json.take();
}

std::string ChangeToJson(const Draft& draft) {
  const DraftChange& change = draft.change();
  const std::span<const Finding> findings = draft.decision().findings;
  JsonWriter json;
  json.BeginObject().Key("before").Number(static_cast<std::int64_t>(change.before));
  json.Key("behind").Number(static_cast<std::int64_t>(change.behind));
  json.Key("shift").Number(change.units).Key("decision");
  WriteDecision(&json, draft.decision(),
                findings.subspan(change.before, findings.size() - change.before - change.behind),
                OffsetUnit::kUtf16);
  return json.EndObject().take();
}

}  // namespace presend

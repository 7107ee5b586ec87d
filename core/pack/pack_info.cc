#include "pack/pack_info.h"

#include "json/writer.h"
#include "pack/days.h"
#include "presend/vocabulary.h"

namespace presend {
namespace {

using Strings = flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>;

void WriteStrings(JsonWriter* json, const char* key, const Strings& strings) {
  json->Key(key).BeginArray();
  for (const flatbuffers::String* text : strings) json->String(text->string_view());
  json->EndArray();
}

template <typename Enum>
void WriteEnum(JsonWriter* json, const char* key, int count) {
  json->Key(key).BeginArray();
  for (int i = 0; i < count; ++i) json->String(Name(static_cast<Enum>(i)));
  json->EndArray();
}

// The words that a mask has, in the order of their list.
void WriteChosen(JsonWriter* json, const char* key, const Strings& words, std::uint32_t mask) {
  json->Key(key).BeginArray();
  for (flatbuffers::uoffset_t i = 0; i < words.size(); ++i) {
    if ((mask >> i & 1u) != 0) json->String(words.Get(i)->string_view());
  }
  json->EndArray();
}

template <typename Enum>
void WriteChosen(JsonWriter* json, const char* key, int count, std::uint32_t mask) {
  json->Key(key).BeginArray();
  for (int i = 0; i < count; ++i) {
    if ((mask >> i & 1u) != 0) json->String(Name(static_cast<Enum>(i)));
  }
  json->EndArray();
}

void WriteSignature(JsonWriter* json, const std::optional<PackSignature>& signature) {
  if (!signature) {
    json->Null();
    return;
  }
  json->BeginObject()
      .Key("key")
      .String(signature->key)
      .Key("created")
      .String(IsoDate(signature->created));
  json->Key("expires").String(IsoDate(signature->expires)).EndObject();
}

void WriteOutcome(JsonWriter* json, std::uint8_t outcome, const flatbuffers::String* exception) {
  json->Key("outcome").String(Name(static_cast<Outcome>(outcome))).Key("exception");
  if (exception == nullptr) {
    json->Null();
  } else {
    json->String(exception->string_view());
  }
}

void WriteRow(JsonWriter* json, const fb::Policy& policy, const fb::Row& row,
              const Strings& app_classes) {
  json->BeginObject().Key("id").String(row.id()->string_view());
  WriteChosen<Kind>(json, "kinds", kKindCount, row.kinds());
  WriteChosen<Act>(json, "acts", kActCount, row.acts());
  WriteChosen(json, "surfaces", *policy.surfaces(), row.surfaces());
  WriteChosen(json, "purposes", *policy.purposes(), row.purposes());
  WriteChosen(json, "app_classes", app_classes, row.app_classes());
  WriteOutcome(json, row.outcome(), row.exception());
  json->Key("claimable").BeginArray();
  for (const fb::Claim* claim : *row.claimable()) {
    json->BeginObject().Key("purpose").String(
        policy.purposes()->Get(claim->purpose())->string_view());
    WriteChosen<Kind>(json, "kinds", kKindCount, claim->kinds() & row.kinds());
    WriteChosen(json, "app_classes", app_classes, claim->app_classes());
    json->EndObject();
  }
  json->EndArray().Key("text").String(row.text()->string_view()).EndObject();
}

void WriteLift(JsonWriter* json, const fb::Policy& policy, const fb::Lift& lift) {
  json->BeginObject().Key("id").String(lift.id()->string_view());
  WriteChosen(json, "contracts", *policy.contracts(), lift.contracts());
  json->Key("role");
  if (lift.plan_role() < policy.roles()->size()) {
    json->String(policy.roles()->Get(lift.plan_role())->string_view());
  } else {
    json->Null();
  }
  WriteChosen(json, "plans", *policy.plans(), lift.plans());
  WriteChosen(json, "relations", *policy.relations(), lift.relations());
  WriteChosen(json, "surfaces", *policy.surfaces(), lift.surfaces());
  WriteChosen(json, "own_surfaces", *policy.surfaces(), lift.own_surfaces());
  WriteOutcome(json, lift.outcome(), lift.exception());
  json->Key("text").String(lift.text()->string_view()).EndObject();
}

void WriteDefaults(JsonWriter* json, const fb::Policy& policy) {
  const auto word = [&](const char* key, const Strings& words, std::uint8_t index) {
    json->Key(key).String(words.Get(index)->string_view());
  };
  json->Key("defaults").BeginObject();
  word("surface", *policy.surfaces(), policy.default_surface());
  word("contract", *policy.contracts(), policy.default_contract());
  word("plan", *policy.plans(), policy.default_plan());
  word("relation", *policy.relations(), policy.default_relation());
  word("sender", *policy.roles(), policy.default_sender());
  word("recipient", *policy.roles(), policy.default_recipient());
  json->EndObject();
}

void WritePolicy(JsonWriter* json, const fb::Policy& policy, const Strings& app_classes) {
  json->BeginObject()
      .Key("id")
      .String(policy.id()->string_view())
      .Key("family")
      .String(policy.family()->string_view());
  json->Key("effective");
  if (policy.effective() == kFromEver) {
    json->Null();
  } else {
    json->String(IsoDate(policy.effective()));
  }
  json->Key("default").Bool(policy.is_default()).Key("words").BeginObject();
  WriteStrings(json, "surface", *policy.surfaces());
  WriteStrings(json, "contract", *policy.contracts());
  WriteStrings(json, "role", *policy.roles());
  WriteStrings(json, "plan", *policy.plans());
  WriteStrings(json, "relation", *policy.relations());
  WriteStrings(json, "purpose", *policy.purposes());
  json->EndObject();
  WriteDefaults(json, policy);
  json->Key("rows").BeginArray();
  for (const fb::Row* row : *policy.rows()) WriteRow(json, policy, *row, app_classes);
  json->EndArray().Key("lifts").BeginArray();
  for (const fb::Lift* lift : *policy.lifts()) WriteLift(json, policy, *lift);
  json->EndArray().EndObject();
}

}  // namespace

std::string PackInfoJson(const Pack& pack) {
  const fb::RulePack& root = pack.root();
  JsonWriter json;
  json.BeginObject()
      .Key("id")
      .String(root.id()->string_view())
      .Key("version")
      .String(root.version()->string_view());
  json.Key("digest").String(pack.digest()).Key("signature");
  WriteSignature(&json, pack.signature());
  json.Key("policies").BeginArray();
  for (const fb::Policy* policy : *root.policies())
    WritePolicy(&json, *policy, *root.app_classes());
  json.EndArray();
  WriteEnum<Kind>(&json, "kinds", kKindCount);
  WriteEnum<Act>(&json, "acts", kActCount);
  WriteEnum<Outcome>(&json, "outcomes", kOutcomeCount);
  json.Key("locales").BeginArray();
  for (const fb::Locale* locale : *root.locales()) json.String(locale->tag()->string_view());
  json.EndArray().Key("sources").BeginArray();
  for (const fb::Source* source : *root.sources()) {
    json.BeginObject()
        .Key("what")
        .String(source->what()->string_view())
        .Key("version")
        .String(source->version()->string_view())
        .EndObject();
  }
  json.EndArray().EndObject();
  return json.take();
}

}  // namespace presend

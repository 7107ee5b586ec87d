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

void WritePolicy(JsonWriter* json, const fb::Policy& policy) {
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
  json->EndObject().EndObject();
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
  json.Key("digest").String(pack.digest()).Key("policies").BeginArray();
  for (const fb::Policy* policy : *root.policies()) WritePolicy(&json, *policy);
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

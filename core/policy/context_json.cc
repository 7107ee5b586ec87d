// The JSON form of a context.
#include "policy/context_json.h"

#include "json/reader.h"
#include "presend/context.h"

namespace presend {
namespace {

using nlohmann::json;

// Reads members one by one and keeps the first failure.
class Reader {
 public:
  explicit Reader(Error* error) : error_(error) {}
  bool failed() const { return !error_->message.empty(); }

  void Fail(ErrorCode code, std::string message) {
    if (!failed()) *error_ = Error{code, std::move(message)};
  }

  // Every key of `object` must be one of `known`.
  bool Object(const json& object, const std::string& where,
              std::initializer_list<const char*> known) {
    if (!object.is_object()) {
      Fail(ErrorCode::kInvalidValue, (where.empty() ? "the context" : where) + " is not an object");
      return false;
    }
    for (const auto& member : object.items()) {
      bool found = false;
      for (const char* key : known) found = found || member.key() == key;
      if (!found)
        Fail(ErrorCode::kUnknownKey,
             "unknown key \"" + (where.empty() ? "" : where + ".") + member.key() + "\"");
    }
    return !failed();
  }

  void Text(const json& object, const char* key, const std::string& where,
            std::optional<std::string>* out) {
    const auto it = object.find(key);
    if (it == object.end()) return;
    const std::string* text = it->get_ptr<const std::string*>();
    if (text == nullptr) {
      Fail(ErrorCode::kInvalidValue, where + key + " is not a string");
      return;
    }
    *out = *text;
  }

  std::string Required(const json& object, const char* key, const std::string& where) {
    std::optional<std::string> text;
    Text(object, key, where, &text);
    if (!text) Fail(ErrorCode::kInvalidValue, where + key + " is missing");
    return text.value_or("");
  }

  const json* Array(const json& object, const char* key) {
    const auto it = object.find(key);
    if (it == object.end()) return nullptr;
    if (!it->is_array()) {
      Fail(ErrorCode::kInvalidValue, std::string(key) + " is not an array");
      return nullptr;
    }
    return &*it;
  }

  void Texts(const json& object, const char* key, std::vector<std::string>* out) {
    const json* array = Array(object, key);
    if (array == nullptr) return;
    out->clear();
    for (const json& item : *array) {
      const std::string* text = item.get_ptr<const std::string*>();
      if (text == nullptr) {
        Fail(ErrorCode::kInvalidValue, std::string(key) + " holds something that is not a string");
        return;
      }
      out->push_back(*text);
    }
  }

 private:
  Error* error_;
};

void ReadParty(Reader* reader, const json& context, const char* key, PartyFields* party) {
  const auto it = context.find(key);
  if (it == context.end() || !reader->Object(*it, key, {"role", "plan"})) return;
  *party = {};
  reader->Text(*it, "role", std::string(key) + ".", &party->role);
  reader->Text(*it, "plan", std::string(key) + ".", &party->plan);
}

void ReadDeclared(Reader* reader, const json& context, std::vector<DeclaredFields>* out) {
  const json* array = reader->Array(context, "declared");
  if (array == nullptr) return;
  out->clear();
  for (const json& item : *array) {
    if (!reader->Object(item, "declared", {"purpose", "kind", "value"})) return;
    DeclaredFields entry;
    entry.purpose = reader->Required(item, "purpose", "declared.");
    const std::string kind = reader->Required(item, "kind", "declared.");
    const std::optional<Kind> parsed = ParseKind(kind);
    if (!parsed) {
      reader->Fail(ErrorCode::kUnknownWord, "declared.kind: unknown word \"" + kind + "\"");
      return;
    }
    entry.kind = *parsed;
    if (const auto value = item.find("value"); value != item.end() && !value->is_null())
      reader->Text(item, "value", "declared.", &entry.value);
    out->push_back(std::move(entry));
  }
}

void ReadRecent(Reader* reader, const json& context, std::vector<RecentFields>* out) {
  const json* array = reader->Array(context, "recent");
  if (array == nullptr) return;
  out->clear();
  for (const json& item : *array) {
    if (!reader->Object(item, "recent", {"from", "text"})) return;
    RecentFields entry;
    const std::string from = reader->Required(item, "from", "recent.");
    if (from != "sender" && from != "recipient")
      reader->Fail(ErrorCode::kUnknownWord,
                   "recent.from: unknown word \"" + from + "\"; it is sender or recipient");
    entry.from_sender = from == "sender";
    entry.text = reader->Required(item, "text", "recent.");
    out->push_back(std::move(entry));
  }
}

}  // namespace

std::optional<Error> ReadContextFields(const json& context, ContextFields* fields) {
  Error error;
  Reader reader(&error);
  if (reader.Object(context, "",
                    {"surface", "contract", "policy", "date", "sender", "recipient", "relation",
                     "regions", "locale", "declared", "recent", "allow", "view"})) {
    reader.Text(context, "surface", "", &fields->surface);
    reader.Text(context, "contract", "", &fields->contract);
    reader.Text(context, "policy", "", &fields->policy);
    reader.Text(context, "date", "", &fields->date);
    ReadParty(&reader, context, "sender", &fields->sender);
    ReadParty(&reader, context, "recipient", &fields->recipient);
    reader.Text(context, "relation", "", &fields->relation);
    reader.Texts(context, "regions", &fields->regions);
    reader.Text(context, "locale", "", &fields->locale);
    ReadDeclared(&reader, context, &fields->declared);
    ReadRecent(&reader, context, &fields->recent);
    reader.Texts(context, "allow", &fields->allow);
    reader.Text(context, "view", "", &fields->view);
  }
  if (reader.failed()) return error;
  return std::nullopt;
}

Result<ContextFields> ParseContextFields(std::string_view text) {
  if (text.size() > kMaxContextBytes) {
    return Error{ErrorCode::kContextTooLarge,
                 "the context is longer than " + std::to_string(kMaxContextBytes) + " bytes"};
  }
  const Result<json> parsed = ParseJson(text);
  if (!parsed.ok()) return parsed.error();
  ContextFields fields;
  if (std::optional<Error> error = ReadContextFields(parsed.value(), &fields)) return *error;
  return fields;
}

}  // namespace presend

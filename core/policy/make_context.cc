#include "policy/make_context.h"

#include "detect/normalise.h"
#include "policy/select_policy.h"
#include "presend/checker.h"
#include "text/utf8.h"

namespace presend {
namespace {

using Words = flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>;

// Looks words up and keeps the first failure.
class Resolver {
 public:
  std::uint8_t Word(const char* key, const std::optional<std::string>& word, const Words& words,
                    std::uint8_t fallback) {
    if (!word) return fallback;
    for (flatbuffers::uoffset_t i = 0; i < words.size(); ++i) {
      if (words.Get(i)->string_view() == *word) return static_cast<std::uint8_t>(i);
    }
    std::string known;
    for (const flatbuffers::String* candidate : words)
      known += (known.empty() ? "" : ", ") + candidate->str();
    Fail(ErrorCode::kUnknownWord,
         std::string(key) + ": unknown word \"" + *word + "\"; the policy knows " + known);
    return fallback;
  }
  void Fail(ErrorCode code, std::string message) {
    if (!error_) error_ = Error{code, std::move(message)};
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  std::optional<Error> error_;
};

// Calls `visit` with every text of the fields.
template <typename Visit>
void VisitTexts(const ContextFields& fields, Visit visit) {
  for (const std::optional<std::string>* text :
       {&fields.surface, &fields.contract, &fields.policy, &fields.date, &fields.sender.role,
        &fields.sender.plan, &fields.recipient.role, &fields.recipient.plan, &fields.relation,
        &fields.locale, &fields.view}) {
    if (*text) visit(**text);
  }
  for (const std::string& region : fields.regions) visit(region);
  for (const std::string& entry : fields.allow) visit(entry);
  for (const DeclaredFields& entry : fields.declared) {
    visit(entry.purpose);
    if (entry.value) visit(*entry.value);
  }
  for (const RecentFields& message : fields.recent) visit(message.text);
}

// What is told before any field is read: limits, and what is no text at all.
std::optional<Error> Unusable(const ContextFields& fields) {
  std::size_t recent = 0;
  for (const RecentFields& message : fields.recent) recent += message.text.size();
  if (fields.recent.size() > kMaxRecentMessages || recent > kMaxRecentBytes) {
    return Error{ErrorCode::kContextTooLarge,
                 "recent holds more than " + std::to_string(kMaxRecentMessages) + " messages or " +
                     std::to_string(kMaxRecentBytes) + " bytes"};
  }
  std::size_t bytes = 0;
  bool well_formed = true;
  VisitTexts(fields, [&](const std::string& text) {
    bytes += text.size();
    well_formed = well_formed && IsWellFormedUtf8(text);
  });
  // An entry counts even when it is empty.
  bytes += fields.regions.size() + fields.allow.size() + fields.declared.size();
  if (bytes > kMaxContextBytes) {
    return Error{ErrorCode::kContextTooLarge,
                 "the context is longer than " + std::to_string(kMaxContextBytes) + " bytes"};
  }
  if (!well_formed) return Error{ErrorCode::kInvalidValue, "a text of the context is not UTF-8"};
  return std::nullopt;
}

bool IsRegionCode(std::string_view code) {
  return code.size() == 2 && IsAsciiUpper(code[0]) && IsAsciiUpper(code[1]);
}

// BCP 47's shape: subtags of 1 to 8 letters or digits joined by hyphens, the first of 2 to 8
// letters.
bool IsLanguageTag(std::string_view tag) {
  std::size_t start = 0;
  while (start <= tag.size()) {
    const std::size_t end = std::min(tag.find('-', start), tag.size());
    const std::string_view subtag = tag.substr(start, end - start);
    if (subtag.empty() || subtag.size() > 8 || (start == 0 && subtag.size() < 2)) return false;
    for (const char c : subtag) {
      if (!IsAsciiAlnum(c) || (start == 0 && IsAsciiDigit(c))) return false;
    }
    start = end + 1;
  }
  return true;
}

}  // namespace

Result<std::shared_ptr<const ResolvedContext>> ResolveContext(
    const std::shared_ptr<const Pack>& pack, const Tables& tables, const ContextFields& fields) {
  if (const std::optional<Error> error = Unusable(fields)) return *error;
  Result<const fb::Policy*> policy = SelectPolicy(pack->root(), fields.policy, fields.date);
  if (!policy.ok()) return policy.error();
  const fb::Policy& rules = *policy.value();

  auto context = std::make_shared<ResolvedContext>();
  Resolver resolver;
  context->pack = pack;
  context->policy = &rules;
  context->surface =
      resolver.Word("surface", fields.surface, *rules.surfaces(), rules.default_surface());
  context->contract =
      resolver.Word("contract", fields.contract, *rules.contracts(), rules.default_contract());
  context->relation =
      resolver.Word("relation", fields.relation, *rules.relations(), rules.default_relation());
  context->sender.role =
      resolver.Word("sender.role", fields.sender.role, *rules.roles(), rules.default_sender());
  context->sender.plan =
      resolver.Word("sender.plan", fields.sender.plan, *rules.plans(), rules.default_plan());
  context->recipient.role = resolver.Word("recipient.role", fields.recipient.role, *rules.roles(),
                                          rules.default_recipient());
  context->recipient.plan =
      resolver.Word("recipient.plan", fields.recipient.plan, *rules.plans(), rules.default_plan());
  if (fields.view) {
    if (*fields.view != "sender" && *fields.view != "recipient") {
      resolver.Fail(ErrorCode::kUnknownWord,
                    "view: unknown word \"" + *fields.view + "\"; it is sender or recipient");
    }
    context->recipient_view = *fields.view == "recipient";
  }
  for (const std::string& code : fields.regions) {
    if (!IsRegionCode(code)) {
      resolver.Fail(ErrorCode::kInvalidValue,
                    "regions: \"" + code + "\" is no ISO 3166 country code in capitals");
    } else if (const auto region = tables.plans.FindRegion(code)) {
      context->regions.push_back(*region);
    } else {
      resolver.Fail(ErrorCode::kUnknownWord, "regions: unknown country \"" + code + "\"");
    }
  }
  context->locale = fields.locale.value_or("en");
  if (!IsLanguageTag(context->locale))
    resolver.Fail(ErrorCode::kInvalidValue,
                  "locale: \"" + context->locale + "\" is no BCP 47 language tag");
  for (const flatbuffers::String* host : *rules.platform_hosts())
    context->platform_hosts.push_back(host->string_view());
  for (const DeclaredFields& entry : fields.declared) {
    ResolvedDeclared declared;
    declared.purpose = resolver.Word("declared.purpose", entry.purpose, *rules.purposes(), 0);
    declared.kind = entry.kind;
    if (entry.value)
      declared.value = NormaliseValue(tables, entry.kind, *entry.value, context->regions,
                                      context->platform_hosts);
    context->declared.push_back(std::move(declared));
  }
  context->recent = fields.recent;
  context->allow = fields.allow;
  if (const std::optional<Error>& error = resolver.error()) return *error;

  auto stamp = std::make_shared<Stamp>();
  stamp->policy = rules.id()->str();
  stamp->pack_id = pack->root().id()->str();
  stamp->pack_version = pack->root().version()->str();
  stamp->pack_digest = pack->digest();
  stamp->engine = std::string(EngineVersion());
  context->stamp = std::move(stamp);
  return std::shared_ptr<const ResolvedContext>(std::move(context));
}

}  // namespace presend

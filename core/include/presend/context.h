// Who writes to whom, where, and at what point: the facts that a policy decides by.
#ifndef PRESEND_CONTEXT_H_
#define PRESEND_CONTEXT_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "presend/result.h"
#include "presend/vocabulary.h"

namespace presend {

// A side of the conversation, in the policy's words; absent members take the policy's default.
struct PartyFields {
  std::optional<std::string> role;
  std::optional<std::string> plan;

  bool operator==(const PartyFields&) const = default;
};

// A purpose that the sender declares for the findings of one kind and value (no value: those
// without one).
struct DeclaredFields {
  std::string purpose;
  Kind kind = Kind::kWebsite;
  std::optional<std::string> value;

  bool operator==(const DeclaredFields&) const = default;
};

// An earlier message of the conversation.
struct RecentFields {
  bool from_sender = true;
  std::string text;  // UTF-8

  bool operator==(const RecentFields&) const = default;
};

// The context as given, in UTF-8, not yet checked against a policy. Every member is optional;
// absent ones take the strictest ordinary case (ARCHITECTURE.md, "Context and decision").
struct ContextFields {
  std::optional<std::string> surface;
  std::optional<std::string> contract;
  std::optional<std::string> policy;  // a family or a dated policy
  std::optional<std::string> date;    // ISO 8601 date; picks within a family
  PartyFields sender;
  PartyFields recipient;
  std::optional<std::string> relation;
  std::vector<std::string> regions;   // ISO 3166-1 alpha-2, upper case
  std::optional<std::string> locale;  // BCP 47
  std::vector<DeclaredFields> declared;
  std::vector<RecentFields> recent;  // oldest first
  std::vector<std::string> allow;
  std::optional<std::string> view;  // "sender" or "recipient"

  bool operator==(const ContextFields&) const = default;
};

// Limits of a context; one that is over them is refused with kContextTooLarge.
inline constexpr std::size_t kMaxRecentMessages = 10;
inline constexpr std::size_t kMaxRecentBytes = 8 * 1024;  // of the texts of `recent` together
inline constexpr std::size_t kMaxContextBytes =
    64 * 1024;  // of the JSON, and of all fields together

// Reads the JSON form. The limits of fields are Checker::MakeContext's. Errors: kInvalidJson,
// kUnknownKey (an unknown or repeated key), kUnknownWord, kInvalidValue, kContextTooLarge.
Result<ContextFields> ParseContextFields(std::string_view text);

struct ResolvedContext;  // internal

// A context checked against one checker's pack. Immutable; cheap to copy; safe to share between
// threads. Use it only with the checker that made it (Checker::MakeContext); it keeps that
// checker's pack alive.
class Context {
 public:
  explicit Context(std::shared_ptr<const ResolvedContext> resolved)
      : resolved_(std::move(resolved)) {}
  const ResolvedContext& resolved() const { return *resolved_; }

 private:
  std::shared_ptr<const ResolvedContext> resolved_;
};

}  // namespace presend

#endif  // PRESEND_CONTEXT_H_

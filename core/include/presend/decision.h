// The decision about one text: findings with their outcome, range and explanation.
// Plain values; safe to copy and to read from any thread.
#ifndef PRESEND_DECISION_H_
#define PRESEND_DECISION_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "presend/vocabulary.h"

namespace presend {

// A range in UTF-8 bytes of the text as given; `end` is exclusive.
struct ByteSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  friend bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

// A range in UTF-16 code units of the text as given; `end` is exclusive.
struct Utf16Span {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Utf16Span&, const Utf16Span&) = default;
};

// An edit that takes the detail out: replace the range by `text`.
struct Fix {
  ByteSpan bytes;
  Utf16Span utf16;
  std::string text;
  friend bool operator==(const Fix&, const Fix&) = default;
};

// One thing that the policy speaks about. Ranges never split an extended grapheme cluster (UAX
// #29).
struct Finding {
  std::string id;   // stable while the finding's own text and its surroundings stay
  ByteSpan bytes;   // the detail alone, without keyword or label
  Utf16Span utf16;  // the same range in UTF-16 code units
  Kind kind = Kind::kWebsite;
  Act act = Act::kShare;
  Outcome outcome = Outcome::kClear;
  std::optional<std::string> value;  // normalised; nullopt for a request and a channel
  std::optional<std::string> app;
  int score = 0;  // 0 to 100
  DisguiseSet disguise = 0;
  std::string row;  // the policy's row that decided (for a lifted finding the one met otherwise)
  Basis basis = Basis::kRule;
  std::optional<std::string> exception;
  std::vector<std::string> claimable;  // purposes, in the policy's order
  std::string rule;                    // the detector's rule, for example "email/address"
  int split = 1;                       // over how many messages the detail is spread
  std::optional<Fix> fix;              // set where the outcome is ask or block
  std::string headline;
  std::string reason;
  std::string instead;
  std::optional<std::string> condition;  // set for advise
  friend bool operator==(const Finding&, const Finding&) = default;
};

// What became of one entry of the context's `declared`.
struct DeclaredResult {
  std::string purpose;
  Kind kind = Kind::kWebsite;
  std::optional<std::string> value;  // normalised
  bool accepted = false;
  std::string
      why;  // "no_such_finding", "not_claimable", "disguised" or "not_needed"; empty when accepted
};

// One weight that counted for or against a candidate.
struct EvidenceEntry {
  std::string name;
  int weight = 0;
};

// A candidate and what became of it; filled only on demand.
struct TraceEntry {
  ByteSpan bytes;
  Utf16Span utf16;
  Kind kind = Kind::kWebsite;
  std::string rule;
  bool kept = false;
  std::string reason;  // why rejected, for example "date"; empty when kept
  int score = 0;
  std::vector<EvidenceEntry> evidence;
  // Of a kept one, the keys of the texts about the row met and about what lifted it (empty:
  // nothing). For the report; not in the JSON.
  std::string row_text;
  std::string lift_text;
};

// Who decided: constant for a checker and a dated policy, shared by its decisions.
struct Stamp {
  std::string policy;
  std::string pack_id;
  std::string pack_version;
  std::string pack_digest;  // "sha256:<64 hex digits>"
  std::string engine;
};

struct Decision {
  Outcome verdict = Outcome::kClear;
  std::vector<Finding> findings;  // by start, then end
  std::vector<DeclaredResult> declared;
  std::shared_ptr<const Stamp> stamp;
  bool traced = false;
  std::vector<TraceEntry> trace;
};

enum class OffsetUnit : std::uint8_t { kUtf16, kUtf8 };

// Canonical JSON: the contract's key order, no spaces, text unescaped but for what JSON requires.
// With a trace:
// {"decision":...,"trace":[...]}.
std::string ToJson(const Decision& decision, OffsetUnit unit = OffsetUnit::kUtf16);

}  // namespace presend

#endif  // PRESEND_DECISION_H_

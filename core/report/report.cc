#include "report/report.h"

#include <algorithm>

#include "pack/days.h"
#include "report/page.h"

namespace presend {
namespace {

std::string_view ColourOf(Outcome outcome) {
  switch (outcome) {
    case Outcome::kBlock:
      return "\x1b[31m";
    case Outcome::kAsk:
      return "\x1b[33m";
    case Outcome::kAdvise:
      return "\x1b[36m";
    case Outcome::kClear:
      return "\x1b[32m";
  }
  return "";
}

class Writer {
 public:
  Writer(const Texts& texts, std::string_view text, const ResolvedContext& context,
         const Decision& decision, const ReportOptions& options)
      : pack_(context.pack->root()),
        texts_(texts),
        text_(text),
        context_(context),
        decision_(decision),
        explain_(options.explain),
        page_(options.colour) {}

  std::string Write() {
    Marked();
    if (explain_) {
      Verdict();
      Circumstances();
      Declared();
    }
    // The n-th candidate that was kept is the n-th finding: nothing clear is left out here.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < decision_.findings.size(); ++i) {
      WriteFinding(i + 1, decision_.findings[i]);
      if (explain_) WriteTrace(decision_.findings[i], NextKept(&kept));
      page_.EndBlock();
    }
    if (explain_) {
      SetAside();
      MadeBy();
    } else {
      Verdict();
    }
    return page_.take();
  }

 private:
  std::string Text(const std::string& id) const { return std::string(texts_.Find(id)); }
  std::string Label(const char* name) const { return Text(std::string("report.labels.") + name); }
  // The text with that id, or the word itself: rules may bring words that no locale has yet.
  std::string Phrase(const std::string& section, const std::string& word) const {
    const std::string_view text = texts_.Find(section + word);
    return std::string(text.empty() ? std::string_view(word) : text);
  }
  std::string ExceptionName(const std::string& word) const {
    const std::string name = Text("exceptions." + word + ".name");
    return name.empty() ? word : name;
  }
  std::string Part(ByteSpan bytes) const {
    return Quoted(text_.substr(bytes.start, bytes.end - bytes.start));
  }
  static std::string Filled(std::string text,
                            std::initializer_list<std::pair<const char*, std::string>> values) {
    for (const auto& [name, value] : values) text = Fill(text, name, value);
    return text;
  }

  // The message with a number before each marked part: "write to [1: john@gmail.com]".
  void Marked() {
    std::size_t at = 0;
    for (std::size_t i = 0; i < decision_.findings.size(); ++i) {
      const Finding& finding = decision_.findings[i];
      if (finding.bytes.start < at) continue;
      page_.Text(Visible(text_.substr(at, finding.bytes.start - at)));
      const std::string part =
          Visible(text_.substr(finding.bytes.start, finding.bytes.end - finding.bytes.start));
      page_.Text(
          page_.Styled("[" + std::to_string(i + 1) + ": " + part + "]", ColourOf(finding.outcome)));
      at = finding.bytes.end;
    }
    page_.Text(Visible(text_.substr(at)));
    if (!text_.ends_with('\n')) page_.Text("\n");
  }

  void Verdict() {
    const std::string verdict(Name(decision_.verdict));
    page_.Text("\n" + page_.Styled(Text("outcomes." + verdict), ColourOf(decision_.verdict)) +
               ": " + Text("report.verdict." + verdict) + "\n");
  }

  void WriteFinding(std::size_t number, const Finding& finding) {
    page_.Text("\n" + page_.Styled(std::to_string(number) + "  " + finding.headline, kBold) + "  " +
               page_.Styled(Text("outcomes." + std::string(Name(finding.outcome))),
                            ColourOf(finding.outcome)) +
               "\n");
    page_.Line(Label("why"), finding.reason);
    page_.Line(Label("instead"), finding.instead);
    if (finding.exception) {
      page_.Line(Label("exception"), ExceptionName(*finding.exception));
      if (finding.condition) page_.Line(Label("condition"), *finding.condition);
    }
    for (const std::string& purpose : finding.claimable) {
      const std::string exception = "exceptions." + purpose;
      page_.Line(Label("claim"), Quoted(Text(exception + ".claim") + "."));
      if (explain_) page_.Line(Label("claim_condition"), Text(exception + ".condition"));
    }
    // Why nothing can be said for it where others of its kind have an exception.
    if (explain_ && finding.outcome >= Outcome::kAsk && finding.disguise != 0 &&
        !IsLink(finding.kind))
      page_.Line(Label("claim"), Text("report.filled.closed"));
  }

  // --- What `presend explain` adds.

  std::string Word(const char* dimension,
                   const flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>& words,
                   unsigned index) const {
    return Phrase("words." + std::string(dimension) + ".", words.Get(index)->str());
  }
  std::string Party(const ResolvedParty& party) const {
    return Word("role", *context_.policy->roles(), party.role) + ", " +
           Word("plan", *context_.policy->plans(), party.plan);
  }

  // "from 2020-06-26 to 2022-12-31": until the day before the next policy of its family.
  std::string InForce(const fb::Policy& policy) const {
    const fb::Policy* next = nullptr;
    for (const fb::Policy* other : *pack_.policies()) {
      if (other->family()->string_view() == policy.family()->string_view() &&
          other->effective() > policy.effective() &&
          (next == nullptr || other->effective() < next->effective()))
        next = other;
    }
    const bool from_ever = policy.effective() == kFromEver;
    const std::string from = from_ever ? "" : IsoDate(policy.effective());
    const std::string to = next == nullptr ? "" : IsoDate(next->effective() - 1);
    const char* which = from_ever         ? (to.empty() ? "always" : "until_day")
                        : next == nullptr ? "from_day"
                                          : "from_until";
    return Filled(Text(std::string("report.filled.") + which), {{"from", from}, {"to", to}});
  }

  // What the decision was made for, in words.
  void Circumstances() {
    const fb::Policy& policy = *context_.policy;
    page_.Heading(Label("circumstances"));
    const std::string id = policy.id()->str();
    page_.Line(Label("policy"), Phrase("policies.", id) + " (" + id + ")");
    page_.Line(Label("in_force"), InForce(policy));
    page_.Line(Label("surface"), Word("surface", *policy.surfaces(), context_.surface));
    page_.Line(Label("contract"), Word("contract", *policy.contracts(), context_.contract));
    page_.Line(Label("sender"), Party(context_.sender));
    page_.Line(Label("recipient"), Party(context_.recipient));
    page_.Line(Label("relation"), Word("relation", *policy.relations(), context_.relation));
    page_.EndBlock();
  }

  // What the sender said of single details, and whether it counted.
  void Declared() {
    if (decision_.declared.empty()) return;
    page_.Heading(Label("declared"));
    for (const DeclaredResult& declared : decision_.declared) {
      const std::string detail = Text("kinds." + std::string(Name(declared.kind))) +
                                 (declared.value ? " " + Quoted(*declared.value) : std::string());
      page_.Line("", detail + ": " + ExceptionName(declared.purpose) + "; " +
                         Phrase("report.declared.", declared.accepted ? "accepted" : declared.why));
    }
    page_.EndBlock();
  }

  const TraceEntry* NextKept(std::size_t* at) const {
    while (*at < decision_.trace.size()) {
      const TraceEntry& entry = decision_.trace[(*at)++];
      if (entry.kept) return &entry;
    }
    return nullptr;
  }

  void WriteTrace(const Finding& finding, const TraceEntry* entry) {
    page_.Line(Label("found"), Part(finding.bytes) + ": " +
                                   Text("kinds." + std::string(Name(finding.kind))) + ", " +
                                   Text("acts." + std::string(Name(finding.act))));
    if (finding.value) page_.Line(Label("value"), Visible(*finding.value));
    if (finding.app) page_.Line(Label("app"), std::string(AppName(pack_, *finding.app)));
    std::string disguises;
    for (int i = 0; i < kDisguiseCount; ++i) {
      if ((finding.disguise >> i & 1) == 0) continue;
      disguises += (disguises.empty() ? "" : ", ") +
                   Text("disguises." + std::string(Name(static_cast<Disguise>(i))));
    }
    page_.Line(Label("disguise"), disguises);
    if (entry == nullptr) return;
    Certainty(*entry);
    const std::string when = Text("texts." + entry->row_text + ".when");
    page_.Line(Label("row"), finding.row + (when.empty() ? "" : ": " + when));
    if (!entry->lift_text.empty())
      page_.Line(Label("lifted_by"), Text("texts." + entry->lift_text + ".when"));
    page_.Line(Label("basis"), Text("report.basis." + std::string(Name(finding.basis))));
    page_.Line(Label("rule"), finding.rule);
  }

  // The score against its two thresholds, and what it is made of. What weighs nothing says what the
  // words do or what the detail is for.
  void Certainty(const TraceEntry& entry) {
    page_.Line(Label("score"), Score(entry));
    for (const EvidenceEntry& evidence : entry.evidence) {
      if (evidence.weight == 0) continue;
      std::string weight = std::to_string(evidence.weight);
      if (evidence.weight > 0) weight.insert(0, "+");
      if (weight.size() < 3) weight.insert(0, 3 - weight.size(), ' ');
      page_.Line("", weight + "  " + EvidencePhrase(evidence.name));
    }
    bool first = true;
    for (const EvidenceEntry& evidence : entry.evidence) {
      if (evidence.weight != 0) continue;
      page_.Line(first ? Label("signs") : std::string(), EvidencePhrase(evidence.name));
      first = false;
    }
  }

  // The thresholds of a kind: from `report` up it is a finding, from `block` up it can hold Send.
  int Report(Kind kind) const {
    const fb::Weights* weights = WeightsOf(kind);
    return weights == nullptr ? 0 : weights->report();
  }
  const fb::Weights* WeightsOf(Kind kind) const {
    for (const fb::Weights* weights : *pack_.weights()) {
      if (weights->kind() == static_cast<std::uint8_t>(kind)) return weights;
    }
    return nullptr;
  }

  std::string Score(const TraceEntry& entry) const {
    const fb::Weights* weights = WeightsOf(entry.kind);
    const std::string score = std::to_string(entry.score);
    if (weights == nullptr) return score;
    const char* which = entry.score < weights->report()  ? "under"
                        : entry.score < weights->block() ? "uncertain"
                                                         : "certain";
    return Filled(Text(std::string("report.filled.score_") + which),
                  {{"score", score},
                   {"report", std::to_string(weights->report())},
                   {"block", std::to_string(weights->block())}});
  }

  std::string EvidencePhrase(const std::string& name) const {
    constexpr std::string_view kDisguise = "disguise_";
    if (name.starts_with(kDisguise)) return Phrase("disguises.", name.substr(kDisguise.size()));
    return Phrase("evidence.", name);
  }

  // What was looked at and left out.
  void SetAside() {
    if (decision_.findings.empty()) page_.Text("\n" + Label("nothing_found") + "\n");
    bool first = true;
    for (const TraceEntry& entry : decision_.trace) {
      if (entry.kept) continue;
      if (first) page_.Heading(Label("set_aside"));
      first = false;
      page_.Line("", Filled(Text("report.filled.set_aside"),
                            {{"text", Part(entry.bytes)},
                             {"kind", Text("kinds." + std::string(Name(entry.kind)))},
                             {"reason", Phrase("rejections.", entry.reason)}}));
      // The score matters where it was too low.
      if (entry.score >= Report(entry.kind)) continue;
      std::string sum;
      for (const EvidenceEntry& evidence : entry.evidence) {
        if (evidence.weight == 0) continue;
        sum += (sum.empty() ? "" : ", ") + std::string(evidence.weight > 0 ? "+" : "") +
               std::to_string(evidence.weight) + " " + EvidencePhrase(evidence.name);
      }
      page_.Line("", "   " + Score(entry) + (sum.empty() ? "" : " (" + sum + ")"));
    }
    page_.EndBlock();
  }

  void MadeBy() {
    const Stamp& stamp = *decision_.stamp;
    page_.Heading(Label("made_by"));
    page_.Line(Label("pack"), stamp.pack_id + " " + stamp.pack_version + ", " + stamp.pack_digest);
    page_.Line(Label("engine"), "presend " + stamp.engine);
    page_.EndBlock();
  }

  const fb::RulePack& pack_;
  const Texts& texts_;
  std::string_view text_;
  const ResolvedContext& context_;
  const Decision& decision_;
  bool explain_;
  Page page_;
};

}  // namespace

std::string Report(const Texts& texts, std::string_view text, const ResolvedContext& context,
                   const Decision& decision, const ReportOptions& options) {
  return Writer(texts, text, context, decision, options).Write();
}

}  // namespace presend

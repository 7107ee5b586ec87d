#include "report/report.h"

#include "pack/days.h"
#include "report/page.h"

namespace presend {
namespace {

std::string_view ColourOf(Outcome outcome) {
  constexpr std::string_view kColours[] = {"\x1b[32m", "\x1b[36m", "\x1b[33m", "\x1b[31m"};
  return kColours[static_cast<std::size_t>(outcome)];
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
  // The text with the id that the parts make. These few are not to be inlined: they are called from
  // everywhere, and the WebAssembly is the smaller for it.
  [[gnu::noinline]] std::string_view Text(Parts id) const { return texts_.Find(Join(id)); }
  [[gnu::noinline]] std::string_view Label(std::string_view name) const {
    return Text({"report.labels.", name});
  }
  // A line with the label of that name; "": under the one before.
  [[gnu::noinline]] void Line(std::string_view label, std::string_view text) {
    page_.Line(label.empty() ? label : Label(label), text);
  }
  [[gnu::noinline]] void FilledLine(std::string_view label, std::string_view id,
                                    std::string_view names, Parts values) {
    Line(label, Filled(id, names, values));
  }
  // The text of a word, or the word itself: rules may bring words that no locale has yet.
  [[gnu::noinline]] std::string_view Phrase(std::string_view section, std::string_view word,
                                            std::string_view what = {}) const {
    const std::string_view text = Text({section, word, what});
    return text.empty() ? word : text;
  }
  // A text with its {words} filled in: how parts are put together is the locale's to say.
  [[gnu::noinline]] std::string Filled(std::string_view id, std::string_view names,
                                       Parts values) const {
    return Fill(Text({"report.filled.", id}), names, values);
  }
  // Text of a message on one line, in the locale's quotation marks.
  [[gnu::noinline]] std::string Quoted(std::string_view text) const {
    return Filled("quoted", "text", {OneLine(text)});
  }
  // One more entry of a list.
  void Append(std::string_view next, std::string* list) const {
    *list = list->empty() ? std::string(next) : Filled("list", "first next", {*list, next});
  }
  std::string_view KindOf(Kind kind) const { return Text({"kinds.", Name(kind)}); }
  std::string_view Part(ByteSpan bytes) const {
    return text_.substr(bytes.start, bytes.end - bytes.start);
  }

  // The message with a number before each marked part: "write to [1: john@gmail.com]".
  void Marked() {
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < decision_.findings.size(); ++i) {
      const Finding& finding = decision_.findings[i];
      if (finding.bytes.start < at) continue;
      page_.Text({Visible(Part({at, finding.bytes.start}))});
      page_.Text({"[", std::to_string(i + 1), ": ", Visible(Part(finding.bytes)), "]"},
                 ColourOf(finding.outcome));
      at = finding.bytes.end;
    }
    page_.Text({Visible(text_.substr(at)), text_.ends_with('\n') ? "" : "\n"});
  }

  // One who received a message has nothing to change in it: other words for the same outcomes.
  std::string_view OutcomeWord(Outcome outcome) const {
    return Text({context_.recipient_view ? "report.received." : "outcomes.", Name(outcome)});
  }

  void Verdict() {
    const std::string outcome =
        page_.Styled(OutcomeWord(decision_.verdict), ColourOf(decision_.verdict));
    const std::string_view sentence =
        Text({context_.recipient_view ? "report.received_verdict." : "report.verdict.",
              Name(decision_.verdict)});
    page_.Text({"\n", Filled("verdict", "outcome text", {outcome, sentence}), "\n"});
  }

  void WriteFinding(std::size_t number, const Finding& finding) {
    page_.Text({"\n"});
    page_.Text({std::to_string(number), "  ", finding.headline}, kBold);
    page_.Text({"  "});
    page_.Text({OutcomeWord(finding.outcome)}, ColourOf(finding.outcome));
    page_.Text({"\n"});
    Line("why", finding.reason);
    Line("instead", finding.instead);
    if (finding.exception) {
      Line("exception", Phrase("exceptions.", *finding.exception, ".name"));
      if (finding.condition) Line("condition", *finding.condition);
    }
    if (context_.recipient_view) {
      const bool asks = finding.act == Act::kRequest || finding.act == Act::kMoveOff;
      if (asks && finding.outcome >= Outcome::kAsk) Line("answer", Quoted(Text({"refusals.0"})));
      // What could be claimed is the sender's to say, and of use to one who explains.
      if (!explain_) return;
    }
    for (const std::string& purpose : finding.claimable) {
      FilledLine("claim", "claim", "text", {Text({"exceptions.", purpose, ".claim"})});
      if (explain_) Line("claim_condition", Text({"exceptions.", purpose, ".condition"}));
    }
    // Why nothing can be said for it where others of its kind have an exception.
    if (explain_ && finding.outcome >= Outcome::kAsk && finding.disguise != 0 &&
        !IsLink(finding.kind))
      Line("claim", Text({"report.filled.closed"}));
  }

  // --- What `presend explain` adds.

  using Words = flatbuffers::Vector<flatbuffers::Offset<flatbuffers::String>>;
  std::string_view Word(std::string_view section, const Words& words, unsigned index) const {
    return Phrase(section, words.Get(index)->string_view());
  }
  void PartyLine(std::string_view label, const ResolvedParty& party) {
    FilledLine(label, "party", "role plan",
               {Word("words.role.", *context_.policy->roles(), party.role),
                Word("words.plan.", *context_.policy->plans(), party.plan)});
  }

  // What the decision was made for, in words.
  void Circumstances() {
    const fb::Policy& policy = *context_.policy;
    page_.Heading(Label("circumstances"));
    const std::string_view id = policy.id()->string_view();
    FilledLine("policy", "named", "name id", {Phrase("policies.", id), id});
    Line("in_force", InForce(policy));
    Line("surface", Word("words.surface.", *policy.surfaces(), context_.surface));
    Line("contract", Word("words.contract.", *policy.contracts(), context_.contract));
    PartyLine("sender", context_.sender);
    PartyLine("recipient", context_.recipient);
    Line("relation", Word("words.relation.", *policy.relations(), context_.relation));
    page_.EndBlock();
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
    const char* which = from_ever         ? (next == nullptr ? "always" : "until_day")
                        : next == nullptr ? "from_day"
                                          : "from_until";
    return Filled(which, "from to",
                  {IsoDate(from_ever ? 0 : policy.effective()),
                   IsoDate(next == nullptr ? 0 : next->effective() - 1)});
  }

  // What the sender said of single details, and whether it counted.
  void Declared() {
    if (decision_.declared.empty()) return;
    page_.Heading(Label("declared"));
    for (const DeclaredResult& declared : decision_.declared) {
      FilledLine("", declared.value ? "declared" : "declared_all", "kind value purpose result",
                 {KindOf(declared.kind), declared.value ? Quoted(*declared.value) : std::string(),
                  Phrase("exceptions.", declared.purpose, ".name"),
                  Phrase("report.declared.",
                         declared.accepted ? std::string_view("accepted") : declared.why)});
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
    FilledLine(
        "found", "found", "text kind act",
        {Quoted(Part(finding.bytes)), KindOf(finding.kind), Text({"acts.", Name(finding.act)})});
    if (finding.value) Line("value", Visible(*finding.value));
    if (finding.app) Line("app", texts_.AppName(*finding.app));
    std::string disguises;
    for (int i = 0; i < kDisguiseCount; ++i) {
      if ((finding.disguise >> i & 1) == 0) continue;
      Append(Text({"disguises.", Name(static_cast<Disguise>(i))}), &disguises);
    }
    Line("disguise", disguises);
    if (entry == nullptr) return;
    Certainty(*entry);
    const std::string_view when = Text({"texts.", entry->row_text, ".when"});
    Line("row", when.empty() ? finding.row : Filled("row", "row when", {finding.row, when}));
    if (!entry->lift_text.empty()) Line("lifted_by", Text({"texts.", entry->lift_text, ".when"}));
    Line("basis", Text({"report.basis.", Name(finding.basis)}));
    Line("rule", finding.rule);
  }

  // The score against its two thresholds, and what it is made of. What weighs nothing says what the
  // words do or what the detail is for.
  void Certainty(const TraceEntry& entry) {
    Line("score", Score(entry));
    for (const EvidenceEntry& evidence : entry.evidence) {
      if (evidence.weight != 0)
        Line("", Join({Weight(evidence), "  ", EvidencePhrase(evidence.name)}));
    }
    std::string_view label = "signs";
    std::string_view last;
    for (const EvidenceEntry& evidence : entry.evidence) {
      // The same can be read from a sentence and from the next one.
      if (evidence.weight != 0 || evidence.name == last) continue;
      Line(label, EvidencePhrase(evidence.name));
      last = evidence.name;
      label = {};
    }
  }

  static std::string Weight(const EvidenceEntry& evidence) {
    return Join({evidence.weight > 0 ? "+" : "", std::to_string(evidence.weight)});
  }

  // The thresholds of a kind: from `report` up it is a finding, from `block` up it can hold Send.
  const fb::Weights* WeightsOf(Kind kind) const {
    for (const fb::Weights* weights : *pack_.weights()) {
      if (weights->kind() == static_cast<std::uint8_t>(kind)) return weights;
    }
    return nullptr;
  }

  std::string Score(const TraceEntry& entry) const {
    const fb::Weights* weights = WeightsOf(entry.kind);
    if (weights == nullptr) return std::to_string(entry.score);
    const char* which = entry.score < weights->report()  ? "score_under"
                        : entry.score < weights->block() ? "score_uncertain"
                                                         : "score_certain";
    return Filled(which, "score report block",
                  {std::to_string(entry.score), std::to_string(weights->report()),
                   std::to_string(weights->block())});
  }

  // In words; the construction that a sentence was read by keeps its name beside them.
  std::string EvidencePhrase(std::string_view name) const {
    constexpr std::string_view kDisguise = "disguise_";
    if (name.starts_with(kDisguise))
      return std::string(Phrase("disguises.", name.substr(kDisguise.size())));
    const std::size_t slash = name.find('/');
    if (slash == std::string_view::npos) return std::string(Phrase("evidence.", name));
    const std::string_view family = name.substr(0, slash);
    std::string_view text = Text({"constructions.", family, "_", name.substr(slash + 1)});
    if (text.empty()) text = Text({"constructions.", family});
    return text.empty() ? std::string(name) : Filled("named", "name id", {text, name});
  }

  // What was looked at and left out.
  void SetAside() {
    if (decision_.findings.empty()) page_.Text({"\n", Label("nothing_found"), "\n"});
    bool first = true;
    for (const TraceEntry& entry : decision_.trace) {
      if (entry.kept) continue;
      if (first) page_.Heading(Label("set_aside"));
      first = false;
      FilledLine(
          "", "set_aside", "text kind reason",
          {Quoted(Part(entry.bytes)), KindOf(entry.kind), Phrase("rejections.", entry.reason)});
      // The score matters where it was too low.
      const fb::Weights* weights = WeightsOf(entry.kind);
      if (weights == nullptr || entry.score >= weights->report()) continue;
      std::string sum;
      for (const EvidenceEntry& evidence : entry.evidence) {
        if (evidence.weight == 0) continue;
        Append(Join({Weight(evidence), " ", EvidencePhrase(evidence.name)}), &sum);
      }
      std::string score = Score(entry);
      if (!sum.empty()) score = Filled("sum", "score signs", {score, sum});
      Line("", Join({"   ", score}));
    }
    page_.EndBlock();
  }

  void MadeBy() {
    const Stamp& stamp = *decision_.stamp;
    page_.Heading(Label("made_by"));
    std::string pack = Join({stamp.pack_id, " ", stamp.pack_version});
    Append(stamp.pack_digest, &pack);
    Line("pack", pack);
    Line("engine", Join({"presend ", stamp.engine}));
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

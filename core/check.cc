// The order of the stages: in, views and detection, intent, policy, explanation, out. Nothing else
// knows it.
#include "check.h"

#include <algorithm>
#include <string>

#include "detect/conversation.h"
#include "detect/detect_text.h"
#include "detect/overlap.h"
#include "explain/explain.h"
#include "finding_id.h"
#include "intent/portfolio.h"
#include "policy/allow.h"
#include "policy/declared.h"
#include "policy/inferred.h"
#include "text/offsets.h"
#include "text/stable_sort.h"
#include "text/utf8.h"

namespace presend {
namespace {

// One check of one text, stage by stage.
class Check {
 public:
  Check(Locales locales, const Tables& tables, std::string_view text,
        const ResolvedContext& context, const CheckOptions& options, ByteSpan part,
        Workspace::Buffers* buffers)
      : locales_(locales),
        tables_(tables),
        text_(text),
        context_(context),
        options_(options),
        part_(part),
        buffers_(*buffers) {}

  Decision Decide() {
    Decision decision;
    decision.stamp = context_.stamp;
    decision.traced = options_.trace;
    Detect();
    Judge(&decision);
    if (options_.trace) Trace(&decision);
    return decision;
  }

 private:
  void Detect() {
    std::string_view source = text_;
    buffers_.is_repaired = !IsWellFormedUtf8(text_);
    if (buffers_.is_repaired) source = Repair();
    DetectOptions options{context_.regions, context_.platform_hosts, 0, {}};
    std::vector<EarlierMessage> earlier;
    earlier.reserve(context_.recent.size());
    for (const RecentFields& message : context_.recent)
      earlier.push_back({message.from_sender, message.text});
    if (!earlier.empty()) {
      const Question question = ReadQuestion(tables_, earlier, options, &buffers_.earlier);
      options.asked = question.kinds;
      options.asked_app = question.app;
    }
    DetectText(tables_, source, options, &buffers_.detect);
    if (!earlier.empty())
      DetectSplit(tables_, earlier, source, options, &buffers_.earlier, &buffers_.detect);
    if (context_.allow.empty()) return;
    for (Detection& detection : buffers_.detect.detections) {
      if (detection.rejected.empty() && IsAllowed(context_.allow, detection.kind, detection.value))
        detection.rejected = "allowed";
    }
  }

  // The text with each ill-formed part as U+FFFD, and the way back.
  std::string_view Repair() {
    View& view = buffers_.repaired;
    view.Clear();
    for (std::size_t i = 0; i < text_.size();) {
      const Decoded decoded = DecodeAt(text_, i);
      const auto start = static_cast<std::uint32_t>(i);
      if (decoded.well_formed) {
        view.Copy(start, text_.substr(i, decoded.length));
      } else {
        view.Rewrite({start, start + decoded.length}, "\xEF\xBF\xBD", 0);
      }
      i += decoded.length;
    }
    return view.text();
  }

  // Where the findings stand in the plain view: intent reads the words around them there.
  void Locate() {
    buffers_.details.clear();
    buffers_.moving_off.clear();
    for (const Detection& detection : buffers_.detect.detections) {
      // A proposal that is part of the detail beside it ("text me: +44 ...") is no finding, but its
      // sentence moves off all the same.
      const bool is_part = detection.rejected == kNamesDetail && detection.act == Act::kMoveOff;
      if ((!detection.rejected.empty() && !is_part) || detection.act == Act::kMention) continue;
      const Range range = InPlainView(detection.source);
      if (is_part) {
        buffers_.moving_off.push_back(range);
        continue;
      }
      buffers_.details.push_back({range, IsLink(detection.kind)});
      if (detection.act == Act::kMoveOff) buffers_.moving_off.push_back(range);
    }
    StableSort(&buffers_.details, [](const MarkedDetail& a, const MarkedDetail& b) {
      return a.range.begin < b.range.begin;
    });
  }

  // Whether the sentence of a finding proposes to talk elsewhere.
  bool MovesOff(const PurposeReader& reader, Range range) const {
    if (buffers_.moving_off.empty()) return false;
    const Range sentence = reader.SentenceOf(range);
    const auto it =
        std::lower_bound(buffers_.moving_off.begin(), buffers_.moving_off.end(), sentence.begin,
                         [](const Range& a, std::uint32_t begin) { return a.begin < begin; });
    return it != buffers_.moving_off.end() && it->begin < sentence.end;
  }

  // What the words around a finding say it is for.
  void ReadPurposes(const MarkedDetail& detail, PurposeReader* reader, FindingFacts* facts) {
    buffers_.shown.clear();
    reader->Read(detail, &buffers_.shown);
    for (const ShownPurpose& shown : buffers_.shown) {
      const std::string_view purpose = ViewOf(shown.construction->purpose());
      if (!purpose.empty())
        facts->inferred |= InferredPurpose(*context_.policy, purpose, shown.system);
      if (shown.construction->trait() < kTraitCount)
        facts->traits |= TraitSet{1} << shown.construction->trait();
    }
  }

  FindingFacts FactsOf(const Detection& detection, PurposeReader* reader) {
    FindingFacts facts;
    facts.kind = detection.kind;
    facts.act = detection.act;
    facts.app_class = AppClass(locales_.root(), detection.app);
    facts.uncertain = detection.score < tables_.weights.block(ScoredAs(detection));
    if (detection.construction != nullptr && detection.construction->trait() < kTraitCount &&
        detection.act == static_cast<Act>(detection.construction->act()))
      facts.traits |= TraitSet{1} << detection.construction->trait();
    if (detection.act == Act::kMention || detection.act == Act::kRefuse) return facts;
    const bool personal = detection.kind <= Kind::kHandle;
    const Range range = InPlainView(detection.source);
    facts.disguised = personal && detection.disguise != 0;
    facts.closed_to_purposes = facts.disguised || (personal && MovesOff(*reader, range));
    if (!facts.closed_to_purposes) ReadPurposes({range, IsLink(detection.kind)}, reader, &facts);
    if (detection.kind == Kind::kWebsite &&
        IsCalledPortfolio(buffers_.detect.plain.text(), buffers_.detect.hits, range)) {
      facts.traits |= Bit(Trait::kCalledPortfolio);
    }
    return facts;
  }

  Range InPlainView(ByteSpan source) const {
    Range range;
    bool found = false;
    // Runs are in the order of the source; the first that reaches past the start is found by
    // halving.
    const std::span<const Run> runs = buffers_.detect.plain.runs();
    const auto first = std::partition_point(
        runs.begin(), runs.end(), [&](const Run& run) { return run.source.end <= source.start; });
    for (auto it = first; it != runs.end(); ++it) {
      const Run& run = *it;
      if (run.source.start >= source.end) break;
      const std::uint32_t skip =
          run.rewritten || run.source.start >= source.start ? 0 : source.start - run.source.start;
      const std::uint32_t left =
          run.rewritten || run.source.end <= source.end ? 0 : run.source.end - source.end;
      if (!found) range.begin = run.view.begin + skip;
      range.end = run.view.end - left;
      found = true;
    }
    return range;
  }

  bool IsInPart(ByteSpan span) const { return part_.start <= span.start && span.end <= part_.end; }

  void Judge(Decision* decision) {
    std::vector<Ruling>& rulings = buffers_.rulings;
    rulings.clear();
    buffers_.traced.clear();
    const std::vector<Detection>& detections = buffers_.detect.detections;
    const bool found = std::any_of(detections.begin(), detections.end(),
                                   [](const Detection& one) { return one.rejected.empty(); });
    if (!found && context_.declared.empty()) return;
    // Findings that are left out still answer what was declared for them.
    std::vector<Finding> left_out;
    std::vector<Ruling> left_out_rulings;
    const Texts texts(locales_, context_.locale);
    OffsetConverter offsets(text_);
    Locate();
    PurposeReader reader(tables_.scanner, tables_.constructions, buffers_.detect.plain.text(),
                         buffers_.detect.hits, buffers_.details);
    for (const Detection& detection : buffers_.detect.detections) {
      if (!detection.rejected.empty() || !IsInPart(buffers_.InText(detection.source))) continue;
      Finding finding;
      finding.kind = detection.kind;
      finding.act = detection.act;
      if (!detection.value.empty()) finding.value = detection.value;
      FindingFacts facts = FactsOf(detection, &reader);
      facts.declared = DeclaredFor(context_, finding.kind, finding.value);
      const Ruling ruling = presend::Decide(context_, facts);
      if (options_.trace) buffers_.traced.push_back(ruling);
      finding.outcome = ruling.outcome;
      const bool hidden = ruling.outcome == Outcome::kClear && !options_.all;
      if (hidden) {
        if (!context_.declared.empty()) {
          left_out.push_back(std::move(finding));
          left_out_rulings.push_back(ruling);
        }
        continue;
      }
      finding.bytes = offsets.OnGraphemes(buffers_.InText(detection.source));
      finding.utf16 = offsets.ToUtf16(finding.bytes);
      Describe(detection, ruling, facts, texts, &finding);
      decision->verdict = std::max(decision->verdict, finding.outcome);
      decision->findings.push_back(std::move(finding));
      rulings.push_back(ruling);
    }
    if (context_.declared.empty()) return;
    std::vector<Finding> judged = decision->findings;
    std::move(left_out.begin(), left_out.end(), std::back_inserter(judged));
    rulings.insert(rulings.end(), left_out_rulings.begin(), left_out_rulings.end());
    decision->declared = DeclaredResults(context_, judged, rulings);
  }

  void Describe(const Detection& detection, const Ruling& ruling, const FindingFacts& facts,
                const Texts& texts, Finding* finding) const {
    if (!detection.app.empty()) finding->app = std::string(detection.app);
    finding->score = detection.score;
    finding->disguise = detection.disguise;
    finding->split = detection.split;
    finding->row = ruling.row->id()->str();
    finding->basis = ruling.basis;
    if (!ruling.exception.empty()) finding->exception = std::string(ruling.exception);
    const auto* purposes = context_.policy->purposes();
    for (unsigned i = 0; i < purposes->size(); ++i) {
      if ((ruling.claimable >> i & 1u) != 0) finding->claimable.push_back(purposes->Get(i)->str());
    }
    finding->rule = std::string(detection.rule);
    if (finding->outcome >= Outcome::kAsk) finding->fix = Fix{finding->bytes, finding->utf16, ""};
    finding->id = FindingId(text_, *finding);
    Explain(texts, ruling, facts.uncertain, context_.recipient_view, finding);
  }

  void Trace(Decision* decision) {
    PurposeReader reader(tables_.scanner, tables_.constructions, buffers_.detect.plain.text(),
                         buffers_.detect.hits, buffers_.details);
    OffsetConverter offsets(text_);
    std::size_t kept = 0;
    for (const Detection& detection : buffers_.detect.detections) {
      TraceEntry entry;
      entry.bytes = buffers_.InText(detection.source);
      entry.utf16 = offsets.ToUtf16(entry.bytes);
      entry.kind = detection.kind;
      entry.rule = std::string(detection.rule);
      entry.kept = detection.rejected.empty();
      entry.reason = std::string(detection.rejected);
      entry.score = detection.score;
      if (entry.kept) {
        const Ruling& ruling = buffers_.traced[kept++];
        entry.row_text = ruling.row->text()->str();
        if (ruling.lift != nullptr) entry.lift_text = ruling.lift->text()->str();
      }
      if (detection.construction != nullptr) {
        entry.evidence.push_back(
            {detection.construction->id()->str(), detection.construction->weight()});
      }
      for (int i = 0; i < kEvidenceCount; ++i) {
        if ((detection.evidence >> i & 1u) != 0)
          entry.evidence.push_back(
              {std::string(EvidenceName(i)), tables_.weights.WeightOf(ScoredAs(detection), i)});
      }
      if (entry.kept && detection.act != Act::kMention) {
        buffers_.shown.clear();
        reader.Read({InPlainView(detection.source), IsLink(detection.kind)}, &buffers_.shown);
        for (const ShownPurpose& shown : buffers_.shown)
          entry.evidence.push_back({shown.construction->id()->str(), 0});
      }
      decision->trace.push_back(std::move(entry));
    }
  }

  const Locales locales_;
  const Tables& tables_;
  std::string_view text_;
  const ResolvedContext& context_;
  const CheckOptions& options_;
  const ByteSpan part_;
  Workspace::Buffers& buffers_;
};

}  // namespace

Decision Decide(Locales locales, const Tables& tables, std::string_view text,
                const ResolvedContext& context, const CheckOptions& options, ByteSpan part,
                Workspace::Buffers* buffers) {
  return Check(locales, tables, text, context, options, part, buffers).Decide();
}

void TellApart(std::vector<Finding>* findings) {
  if (findings->size() < 2) return;
  std::vector<Finding*> by_id;
  for (Finding& finding : *findings) by_id.push_back(&finding);
  StableSort(&by_id, [](const Finding* a, const Finding* b) { return a->id < b->id; });
  std::size_t first = 0;  // of those with the same id
  for (std::size_t i = 1; i < by_id.size(); ++i) {
    if (by_id[i]->id != by_id[first]->id) {
      first = i;
    } else {
      by_id[i]->id += "-" + std::to_string(i - first + 1);
    }
  }
}

}  // namespace presend

#include "report/report.h"

#include <algorithm>

namespace presend {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";

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
  return kReset;
}

class Writer {
 public:
  Writer(const fb::RulePack& pack, const Texts& texts, std::string_view text,
         const Decision& decision, const ReportOptions& options)
      : pack_(pack), texts_(texts), text_(text), decision_(decision), options_(options) {}

  std::string Write() {
    Marked();
    for (std::size_t i = 0; i < decision_.findings.size(); ++i)
      WriteFinding(i + 1, decision_.findings[i]);
    const std::string verdict(Name(decision_.verdict));
    out_ += "\n" +
            Coloured(std::string(texts_.Find("outcomes." + verdict)), ColourOf(decision_.verdict)) +
            ": " + std::string(texts_.Find("report.verdict." + verdict)) + "\n";
    if (options_.explain) Trace();
    return std::move(out_);
  }

 private:
  std::string Coloured(const std::string& text, std::string_view colour) const {
    return options_.colour ? std::string(colour) + text + std::string(kReset) : text;
  }

  // The message with a number before each marked part: "write to [1: john@gmail.com]".
  void Marked() {
    std::size_t at = 0;
    for (std::size_t i = 0; i < decision_.findings.size(); ++i) {
      const Finding& finding = decision_.findings[i];
      if (finding.bytes.start < at) continue;
      out_.append(text_.substr(at, finding.bytes.start - at));
      const std::string part(
          text_.substr(finding.bytes.start, finding.bytes.end - finding.bytes.start));
      out_ += Coloured("[" + std::to_string(i + 1) + ": " + part + "]", ColourOf(finding.outcome));
      at = finding.bytes.end;
    }
    out_.append(text_.substr(at));
    if (!out_.ends_with('\n')) out_.push_back('\n');
  }

  void Line(std::string_view label, std::string_view text) {
    if (text.empty()) return;
    out_ += "   " +
            Coloured(std::string(texts_.Find("report.labels." + std::string(label))), kDim) + "  " +
            std::string(text) + "\n";
  }

  std::string KindAndAct(const Finding& finding) const {
    return std::string(texts_.Find("kinds." + std::string(Name(finding.kind)))) + ", " +
           std::string(texts_.Find("acts." + std::string(Name(finding.act))));
  }

  void WriteFinding(std::size_t number, const Finding& finding) {
    out_ += "\n" + Coloured(std::to_string(number) + "  " + finding.headline, kBold) + "  " +
            Coloured(std::string(texts_.Find("outcomes." + std::string(Name(finding.outcome)))),
                     ColourOf(finding.outcome)) +
            "\n";
    Line("why", finding.reason);
    Line("instead", finding.instead);
    if (finding.exception)
      Line("exception", texts_.Find("exceptions." + *finding.exception + ".name"));
    if (finding.condition) Line("condition", *finding.condition);
    for (const std::string& purpose : finding.claimable)
      Line("claim", texts_.Find("exceptions." + purpose + ".claim"));
    if (!options_.explain) return;
    out_ += "   " + KindAndAct(finding) + "\n";
    if (finding.value) Line("value", *finding.value);
    if (finding.app) Line("app", AppName(pack_, *finding.app));
    Line("row", finding.row);
    Line("basis", Name(finding.basis));
    Line("rule", finding.rule);
    Line("score", std::to_string(finding.score));
    std::string disguises;
    for (int i = 0; i < kDisguiseCount; ++i) {
      if ((finding.disguise >> i & 1) != 0)
        disguises +=
            (disguises.empty() ? "" : ", ") +
            std::string(texts_.Find("disguises." + std::string(Name(static_cast<Disguise>(i)))));
    }
    Line("disguise", disguises);
  }

  void Trace() {
    out_ += "\n" + Coloured(std::string(texts_.Find("report.labels.trace_title")), kBold) + "\n";
    if (decision_.trace.empty())
      out_ += "   " + std::string(texts_.Find("report.labels.nothing_found")) + "\n";
    for (const TraceEntry& entry : decision_.trace) {
      const std::string part(text_.substr(entry.bytes.start, entry.bytes.end - entry.bytes.start));
      const std::string kept(
          texts_.Find(entry.kept ? "report.labels.kept" : "report.labels.rejected"));
      out_ += "   " + part + "  " +
              std::string(texts_.Find("kinds." + std::string(Name(entry.kind)))) + " (" +
              entry.rule + "): " + kept;
      if (!entry.kept) out_ += ": " + Phrase("rejections.", entry.reason);
      out_ += "\n      " + std::string(texts_.Find("report.labels.score")) + " " +
              std::to_string(entry.score) + " =";
      for (const EvidenceEntry& evidence : entry.evidence) {
        out_ += (evidence.weight < 0 ? " - " : " + ") + std::to_string(std::abs(evidence.weight)) +
                " " + EvidencePhrase(evidence.name);
      }
      out_ += "\n";
    }
    const Stamp& stamp = *decision_.stamp;
    out_ += "\n   " + std::string(texts_.Find("report.labels.policy")) + "  " + stamp.policy + "\n";
    out_ += "   " + std::string(texts_.Find("report.labels.pack")) + "  " + stamp.pack_id + " " +
            stamp.pack_version + " " + stamp.pack_digest + "\n";
  }

  std::string Phrase(std::string_view section, const std::string& name) const {
    const std::string_view text = texts_.Find(std::string(section) + name);
    return text.empty() ? name : std::string(text);
  }

  std::string EvidencePhrase(const std::string& name) const {
    constexpr std::string_view kDisguise = "disguise_";
    if (name.starts_with(kDisguise)) return Phrase("disguises.", name.substr(kDisguise.size()));
    return Phrase("evidence.", name);
  }

  const fb::RulePack& pack_;
  const Texts& texts_;
  std::string_view text_;
  const Decision& decision_;
  const ReportOptions& options_;
  std::string out_;
};

}  // namespace

std::string Report(const fb::RulePack& pack, const Texts& texts, std::string_view text,
                   const Decision& decision, const ReportOptions& options) {
  return Writer(pack, texts, text, decision, options).Write();
}

}  // namespace presend

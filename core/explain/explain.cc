#include "explain/explain.h"

namespace presend {
namespace {

std::string Headline(const Texts& texts, bool uncertain, const Finding& finding) {
  const std::string kind = "headlines." + std::string(Name(finding.kind)) + ".";
  const std::string act = kind + std::string(Name(finding.act));
  // A detail that stands in a proposal to talk elsewhere is still a detail.
  const std::string share = kind + std::string(Name(Act::kShare));
  if (uncertain) {
    if (const std::string_view text = texts.Find(kind + "uncertain"); !text.empty())
      return std::string(text);
  }
  if (finding.app) {
    const std::string_view text = texts.FindFirst({act + "_app", share + "_app"});
    if (!text.empty()) return Fill(text, "app", {texts.AppName(*finding.app)});
  }
  return std::string(texts.FindFirst({act, share}));
}

}  // namespace

void Explain(const Texts& texts, const Ruling& ruling, bool uncertain, bool recipient_view,
             Finding* finding) {
  const std::string key = "texts." + std::string(ruling.text) + ".";
  const auto sentence = [&](const std::string& base, std::string_view what) {
    const std::string own = base + std::string(what);
    return std::string(recipient_view ? texts.FindFirst({own + "_recipient", own})
                                      : texts.Find(own));
  };
  finding->headline = Headline(texts, uncertain, *finding);
  finding->reason = sentence(key, "reason");
  // Below the block threshold the first thing to say is that it may be nothing.
  finding->instead = sentence(
      uncertain && finding->outcome == Outcome::kAsk ? "texts.uncertain." : key, "instead");
  if (finding->outcome == Outcome::kAdvise && !ruling.exception.empty()) {
    finding->condition =
        std::string(texts.Find("exceptions." + std::string(ruling.exception) + ".condition"));
  }
}

}  // namespace presend

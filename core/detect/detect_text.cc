#include "detect/detect_text.h"

#include <algorithm>

#include "detect/overlap.h"
#include "scan/spelled.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

// How much plain text around a spelled-out stretch is looked at with it: a local part and the words
// that speak of it before, a path behind.
constexpr std::uint32_t kWindowBefore = 160;
constexpr std::uint32_t kWindowAfter = 160;

void RunDetectors(const DetectorInput& input, DetectBuffers* buffers) {
  std::vector<Detection>* out = &buffers->detections;
  DetectLinks(input, out);
  DetectEmails(input, out);
  DetectPhones(input, out);
  DetectAddresses(input, out);
  DetectActs(input, &buffers->acts, out);
}

std::uint32_t CodePointStart(std::string_view text, std::uint32_t position) {
  while (position > 0 && position < text.size() && IsContinuation(text[position])) --position;
  return position;
}

// Windows around the spelled-out stretches, each rewritten into an undisguised view and looked
// through again. Only what owes something to the rewriting counts: the rest was seen in the plain
// view.
void DetectUndisguised(const Tables& tables, std::string_view source, const DetectOptions& options,
                       DetectBuffers* buffers) {
  const std::string_view text = buffers->plain.text();
  const auto size = static_cast<std::uint32_t>(text.size());
  std::vector<Replacement>& replacements = buffers->replacements;
  for (std::size_t first = 0; first < replacements.size();) {
    std::size_t last = first + 1;
    while (last < replacements.size() &&
           replacements[last].range.begin - replacements[last - 1].range.end < kWindowBefore)
      ++last;
    Range window;
    const std::uint32_t begin = replacements[first].range.begin;
    window.begin = CodePointStart(text, begin > kWindowBefore ? begin - kWindowBefore : 0);
    window.end =
        CodePointStart(text, std::min(size, replacements[last - 1].range.end + kWindowAfter));
    const std::span<const Replacement> group(replacements.data() + first, last - first);
    buffers->undisguised.Apply(buffers->plain, window, group);
    tables.scanner.Scan(buffers->undisguised.text(), &buffers->undisguised_hits);
    const DetectorInput input{tables,
                              source,
                              buffers->undisguised,
                              buffers->undisguised_hits,
                              options.regions,
                              options.platform_hosts,
                              options.asked,
                              options.asked_app,
                              options.whole};
    const std::size_t found = buffers->detections.size();
    RunDetectors(input, buffers);
    DisguiseSet undone = 0;
    for (const Replacement& replacement : group) undone |= replacement.disguise;
    const auto owes_nothing = [&](const Detection& detection) {
      return (detection.disguise & undone) == 0;
    };
    buffers->detections.erase(
        std::remove_if(buffers->detections.begin() + static_cast<std::ptrdiff_t>(found),
                       buffers->detections.end(), owes_nothing),
        buffers->detections.end());
    first = last;
  }
}

// Both finders' replacements in one ascending list; where they meet, the earlier stays, then the
// longer.
void MergeReplacements(std::vector<Replacement>* replacements) {
  std::sort(replacements->begin(), replacements->end(),
            [](const Replacement& a, const Replacement& b) {
              return a.range.begin != b.range.begin ? a.range.begin < b.range.begin
                                                    : a.range.end > b.range.end;
            });
  std::size_t kept = 0;
  for (std::size_t i = 0; i < replacements->size(); ++i) {
    if (kept > 0 && (*replacements)[i].range.begin < (*replacements)[kept - 1].range.end) continue;
    if (kept != i) (*replacements)[kept] = std::move((*replacements)[i]);
    ++kept;
  }
  replacements->resize(kept);
}

}  // namespace

void DetectText(const Tables& tables, std::string_view source, const DetectOptions& options,
                DetectBuffers* buffers) {
  buffers->detections.clear();
  buffers->replacements.clear();
  tables.folder.BuildPlainView(source, &buffers->scratch, &buffers->plain);
  tables.scanner.Scan(buffers->plain.text(), &buffers->hits);
  const DetectorInput input{tables,          source,
                            buffers->plain,  buffers->hits,
                            options.regions, options.platform_hosts,
                            options.asked,   options.asked_app,
                            options.whole};
  RunDetectors(input, buffers);
  FindSpelledSymbols(buffers->plain.text(), buffers->hits, tables.lexicon, &buffers->replacements);
  FindSpelledDigits(buffers->plain.text(), buffers->hits, tables.lexicon, &buffers->replacements);
  FindApartDigits(buffers->plain.text(), buffers->hits, &buffers->replacements);
  if (!buffers->replacements.empty()) {
    MergeReplacements(&buffers->replacements);
    DetectUndisguised(tables, source, options, buffers);
  }
  if (buffers->detections.empty()) return;
  ResolveOverlaps(&buffers->detections);
  AbsorbLabels(source, &buffers->detections);
}

}  // namespace presend

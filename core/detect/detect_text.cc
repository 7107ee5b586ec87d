#include "detect/detect_text.h"

#include <algorithm>

#include "detect/overlap.h"
#include "scan/encoded.h"
#include "scan/sound_alikes.h"
#include "scan/spelled.h"
#include "text/character.h"
#include "text/stable_sort.h"
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

// Calls `visit` with each window of the view around replacements that stand close together, and
// with those.
template <typename Visit>
void VisitWindows(const View& view, std::span<const Replacement> replacements,
                  DetectBuffers* buffers, Visit visit) {
  for (const Replacement& replacement : replacements)
    buffers->rewritten.push_back(view.Source(replacement.range));
  const std::string_view text = view.text();
  const auto size = static_cast<std::uint32_t>(text.size());
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
    visit(window, replacements.subspan(first, last - first));
    first = last;
  }
}

// Drops the detections from `first` on that owe nothing to what was rewritten: they were seen
// before.
template <typename OwesNothing>
void DropFrom(std::size_t first, std::vector<Detection>* detections, OwesNothing owes_nothing) {
  detections->erase(std::remove_if(detections->begin() + static_cast<std::ptrdiff_t>(first),
                                   detections->end(), owes_nothing),
                    detections->end());
}

DetectorInput With(const DetectorInput& input, const View& view, const Hits& hits) {
  return {input.tables, input.source,    view,       hits, input.regions, input.platform_hosts,
          input.asked,  input.asked_app, input.whole};
}

// Windows around the spelled-out stretches, each rewritten into an undisguised view and looked
// through again. Only what owes something to the rewriting counts: the rest was seen in the view
// that it was made from.
void DetectUndisguised(const DetectorInput& input, DetectBuffers* buffers) {
  VisitWindows(
      input.view, buffers->replacements, buffers,
      [&](Range window, std::span<const Replacement> group) {
        buffers->undisguised.Apply(input.view, window, group);
        input.tables.scanner.Scan(buffers->undisguised.text(), &buffers->undisguised_hits);
        const std::size_t found = buffers->detections.size();
        RunDetectors(With(input, buffers->undisguised, buffers->undisguised_hits), buffers);
        DisguiseSet undone = 0;
        for (const Replacement& replacement : group) undone |= replacement.disguise;
        DropFrom(found, &buffers->detections,
                 [&](const Detection& detection) { return (detection.disguise & undone) == 0; });
      });
}

// All finders' replacements in one ascending list; where they meet, the earlier stays, then the
// longer.
void MergeReplacements(std::vector<Replacement>* replacements) {
  StableSort(replacements, [](const Replacement& a, const Replacement& b) {
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

// What stands in a view as it is, and behind the words in it that spell symbols and digits.
void DetectIn(const DetectorInput& input, DetectBuffers* buffers) {
  RunDetectors(input, buffers);
  buffers->replacements.clear();
  FindSpelledSymbols(input.view, input.source, input.hits, input.tables.lexicon,
                     &buffers->replacements);
  FindBrokenLinks(input.view.text(), input.hits, input.tables.lexicon, &buffers->replacements);
  FindSpelledDigits(input.view, input.hits, input.tables.lexicon, &buffers->replacements);
  FindApartDigits(input.view, input.source, input.hits, &buffers->replacements);
  if (buffers->replacements.empty()) return;
  MergeReplacements(&buffers->replacements);
  DetectUndisguised(input, buffers);
}

// The links among the detections, by start.
std::vector<ByteSpan> Links(std::span<const Detection> detections) {
  std::vector<ByteSpan> links;
  for (const Detection& detection : detections) {
    if (detection.rejected.empty() && IsLink(detection.kind)) links.push_back(detection.source);
  }
  StableSort(&links, [](const ByteSpan& a, const ByteSpan& b) { return a.start < b.start; });
  return links;
}

// Whether a detection lies in one of the links: as a part of it, or as the same link again.
bool IsWithin(std::span<const ByteSpan> links, const Detection& detection) {
  const ByteSpan& span = detection.source;
  const auto after = std::upper_bound(
      links.begin(), links.end(), span.start,
      [](std::uint32_t position, const ByteSpan& link) { return position < link.start; });
  if (after == links.begin()) return false;
  const ByteSpan& link = *(after - 1);
  return span.end <= link.end && (span != link || IsLink(detection.kind));
}

// Windows around what is encoded or misspelled on purpose, each rewritten and looked through again
// like the text itself: "john%20at%20gmail" is spelled out besides. Few messages come here, so it
// keeps no buffers.
void DetectDecoded(const DetectorInput& input, int depth, DetectBuffers* buffers) {
  constexpr int kMostCodes = 2;  // on top of each other: "%2540"
  std::vector<Replacement> found;
  FindEncoded(input.view, input.source, input.hits, input.tables.code_groups, input.tables.lexicon,
              &found);
  FindSoundAlikes(input.view.text(), input.hits, input.tables.code_groups, input.tables.lexicon,
                  &found);
  if (found.empty()) return;
  MergeReplacements(&found);
  View scratch;
  View decoded;
  Hits hits;
  for (Replacement& replacement : found) {
    input.tables.folder.BuildPlainView(replacement.text, &scratch, &decoded);
    replacement.text = decoded.text();
    if (!replacement.text.empty())
      replacement.disguise |=
          decoded.DisguisesIn({0, static_cast<std::uint32_t>(replacement.text.size())});
  }
  // Escapes inside a link are part of it.
  const std::vector<ByteSpan> links = Links(buffers->detections);
  VisitWindows(input.view, found, buffers, [&](Range window, std::span<const Replacement> group) {
    decoded.Apply(input.view, window, group);
    input.tables.scanner.Scan(decoded.text(), &hits);
    const std::size_t first = buffers->detections.size();
    const DetectorInput within = With(input, decoded, hits);
    DetectIn(within, buffers);
    if (depth < kMostCodes) DetectDecoded(within, depth + 1, buffers);
    DisguiseSet undone = 0;
    for (const Replacement& replacement : group) undone |= replacement.disguise;
    DropFrom(first, &buffers->detections, [&](const Detection& detection) {
      return (detection.disguise & undone) == 0 || detection.act == Act::kMention ||
             IsWithin(links, detection);
    });
  });
}

}  // namespace

void DetectText(const Tables& tables, std::string_view source, const DetectOptions& options,
                DetectBuffers* buffers) {
  buffers->detections.clear();
  buffers->rewritten.clear();
  tables.folder.BuildPlainView(source, &buffers->scratch, &buffers->plain);
  tables.scanner.Scan(buffers->plain.text(), &buffers->hits);
  const DetectorInput input{tables,          source,
                            buffers->plain,  buffers->hits,
                            options.regions, options.platform_hosts,
                            options.asked,   options.asked_app,
                            options.whole};
  DetectIn(input, buffers);
  DetectDecoded(input, 1, buffers);
  if (buffers->detections.empty()) return;
  ResolveOverlaps(&buffers->detections);
  AbsorbLabels(source, &buffers->detections);
}

}  // namespace presend

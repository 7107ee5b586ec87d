#include "detect/overlap.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <map>

#include "text/stable_sort.h"

namespace presend {
namespace {

int Precedence(Kind kind) {
  switch (kind) {
    case Kind::kContactForm:
    case Kind::kApplicationSystem:
    case Kind::kMessagingLink:
    case Kind::kSocialProfile:
    case Kind::kMeetingLink:
    case Kind::kSchedulingLink:
      return 0;
    case Kind::kEmail:
      return 1;
    case Kind::kPhone:
      return 2;
    case Kind::kHandle:
      return 3;
    case Kind::kPortfolioLink:
    case Kind::kFileLink:
    case Kind::kShortenedLink:
    case Kind::kWebsite:
      return 4;
    case Kind::kPlatformLink:  // does not cover what hides in it
      return 5;
    case Kind::kAddress:
      return 6;
    case Kind::kChannel:
      return 7;
  }
  return 8;
}

// By start, then end; candidates of the same range by kind, the better first.
bool Before(const Detection& a, const Detection& b) {
  if (a.source.start != b.source.start) return a.source.start < b.source.start;
  if (a.source.end != b.source.end) return a.source.end < b.source.end;
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.rejected.empty() != b.rejected.empty()) return a.rejected.empty();
  if (a.score != b.score) return a.score > b.score;
  // Who undoes more of the disguise is nearer to what is meant.
  if (a.disguise != b.disguise) return std::popcount(a.disguise) > std::popcount(b.disguise);
  return a.value < b.value;
}

// Of all spans, those that overlap none added before: kept in a map from start to end.
class SpanSet {
 public:
  // The detection whose span overlaps `span`, or nullptr.
  const Detection* Overlapping(const ByteSpan& span) const {
    auto it = by_start_.lower_bound(span.end);
    if (it == by_start_.begin()) return nullptr;
    --it;
    return it->second->source.end > span.start ? it->second : nullptr;
  }
  void Add(const Detection* detection) { by_start_.emplace(detection->source.start, detection); }

 private:
  std::map<std::uint32_t, const Detection*> by_start_;
};

constexpr std::uint32_t kLabelReach = 48;  // bytes between a label and its detail
constexpr std::uint32_t kSuffixReach = 16;
constexpr std::size_t kMostNeighbours = 4;

// Whether a detail of that kind is what the means leads to.
bool Leads(const Detection& means, const Detection& detail) {
  switch (detail.kind) {
    case Kind::kPhone:
    case Kind::kHandle:
    case Kind::kEmail:
    case Kind::kMessagingLink:
    case Kind::kSocialProfile:
    case Kind::kMeetingLink:
    case Kind::kSchedulingLink:
      break;
    default:
      return false;
  }
  if (means.app.empty() || detail.kind == Kind::kPhone) return true;
  return detail.app == means.app;
}

bool IsApart(std::string_view between) {
  return between.find("\n\n") != std::string_view::npos ||
         between.find(". ") != std::string_view::npos ||
         between.find("? ") != std::string_view::npos ||
         between.find("! ") != std::string_view::npos;
}

}  // namespace

void AbsorbLabels(std::string_view text, std::vector<Detection>* detections) {
  std::vector<Detection>& all = *detections;
  const auto is_detail = [](const Detection& detection) {
    return detection.rejected.empty() && detection.act == Act::kShare &&
           detection.kind != Kind::kChannel;
  };
  const auto absorb = [&](Detection* means, Detection* detail) {
    if (!is_detail(*detail) || !Leads(*means, *detail)) return false;
    const bool before = means->source.end <= detail->source.start;
    const std::uint32_t begin = before ? means->source.end : detail->source.end;
    const std::uint32_t end = before ? detail->source.start : means->source.start;
    if (begin > end || end - begin > (before ? kLabelReach : kSuffixReach)) return false;
    const std::string_view between = text.substr(begin, end - begin);
    // "Your email? john@..." holds its own answer.
    const bool answered = before && means->act == Act::kRequest && means->kind == detail->kind &&
                          between.find_first_not_of(" \t\n?:!.-") == std::string_view::npos;
    if (!answered && IsApart(between)) return false;
    if (detail->kind == Kind::kPhone && !means->app.empty()) detail->app = means->app;
    means->rejected = kNamesDetail;
    return true;
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_means = all[i].rejected.empty() && !is_detail(all[i]) &&
                          all[i].act != Act::kRefuse && all[i].kind <= Kind::kChannel &&
                          all[i].value.empty();
    if (!is_means) continue;
    bool absorbed = false;
    for (std::size_t k = i + 1; !absorbed && k < all.size() && k <= i + kMostNeighbours; ++k)
      absorbed = absorb(&all[i], &all[k]);
    for (std::size_t k = 1; !absorbed && k <= i && k <= kMostNeighbours; ++k)
      absorbed = absorb(&all[i], &all[i - k]);
  }
}

void ResolveOverlaps(std::vector<Detection>* detections) {
  if (detections->size() < 2) return;
  StableSort(detections, [](const Detection& a, const Detection& b) { return Before(a, b); });
  // Digits inside a link are no phone, whatever the link's class.
  SpanSet links;
  for (const Detection& detection : *detections) {
    if (detection.rejected.empty() && IsLink(detection.kind) &&
        links.Overlapping(detection.source) == nullptr)
      links.Add(&detection);
  }
  for (Detection& detection : *detections) {
    if (!detection.rejected.empty() || detection.kind != Kind::kPhone) continue;
    if (links.Overlapping(detection.source) != nullptr) detection.rejected = "in_link";
  }
  // Digits inside an address that no numbering plan knows are part of it: its postcode, its box.
  SpanSet addresses;
  for (const Detection& detection : *detections) {
    if (detection.rejected.empty() && detection.kind == Kind::kAddress &&
        addresses.Overlapping(detection.source) == nullptr)
      addresses.Add(&detection);
  }
  for (Detection& detection : *detections) {
    if (!detection.rejected.empty() || detection.kind != Kind::kPhone) continue;
    const Detection* address = addresses.Overlapping(detection.source);
    if (address == nullptr || address->score <= detection.score) continue;
    constexpr EvidenceSet kPlanned = Bit(Evidence::kValidPlan) | Bit(Evidence::kInternational);
    const bool inside = address->source.start <= detection.source.start &&
                        detection.source.end <= address->source.end;
    if (inside && (detection.evidence & kPlanned) == 0) detection.rejected = "in_address";
  }
  std::vector<Detection*> order;
  for (Detection& detection : *detections) {
    if (detection.rejected.empty()) order.push_back(&detection);
  }
  StableSort(&order, [](const Detection* a, const Detection* b) {
    const int pa = Precedence(a->kind);
    const int pb = Precedence(b->kind);
    if (pa != pb) return pa < pb;
    const std::uint32_t la = a->source.end - a->source.start;
    const std::uint32_t lb = b->source.end - b->source.start;
    // Both point into the list, which is in order of position.
    return la != lb ? la > lb : a < b;
  });
  SpanSet kept;
  for (Detection* detection : order) {
    if (kept.Overlapping(detection->source) != nullptr) {
      detection->rejected = "overlapped";
    } else {
      kept.Add(detection);
    }
  }
}

}  // namespace presend

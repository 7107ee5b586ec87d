// E-mail addresses: what stands around an '@', with a domain that exists.
#include <algorithm>

#include "detect/detector.h"
#include "detect/domain.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

// Whether what stands before `position` makes the '@' part of a link: "https://user:pass@host".
bool InUserInfo(std::string_view text, std::uint32_t position) {
  constexpr std::uint32_t kReach = 64;
  const std::uint32_t limit = position > kReach ? position - kReach : 0;
  std::uint32_t p = position;
  while (p > limit) {
    const char c = text[p - 1];
    if (c == '/') return p >= 3 && text[p - 2] == '/' && text[p - 3] == ':';
    if (IsAsciiSpace(c) || c == '?' || c == '#') return false;
    --p;
  }
  return false;
}

bool IsProvider(const DetectorInput& input, Range domain) {
  const std::string_view host = input.view.text().substr(domain.begin, domain.size());
  return input.tables.lexicon.ValueOf(host.substr(0, host.find('.')), LexemeClass::kProvider)
      .has_value();
}

// "IG @anna.studio", "follow @anna.studio": near the name of an app, or after a word for looking
// somebody up, what begins with the sign is an ID.
bool IsId(const DetectorInput& input, Range local, Range domain) {
  constexpr std::uint32_t kReach = 20;  // bytes: an app's name and a short word or two
  const ByteSpan symbol = input.view.Source({local.end, domain.begin});
  if (input.source.substr(symbol.start, symbol.end - symbol.start) != " @") return false;
  const auto leads_to_id = [&](const WordHit& word) {
    return word.Is(LexemeClass::kAppName) ||
           (word.range.end == local.end &&
            (word.Is(LexemeClass::kAppWord) ||
             input.tables.lexicon.IsOf(word.set, input.tables.act_groups.look_up)));
  };
  const auto words = input.hits.WordsIn(local.begin > kReach ? local.begin - kReach : 0, local.end);
  return std::any_of(words.begin(), words.end(), leads_to_id);
}

}  // namespace

void DetectEmails(const DetectorInput& input, std::vector<Detection>* out) {
  if (input.hits.at_signs.empty()) return;
  const Rule* rule = input.tables.FindRule(Kind::kEmail, Trigger::kAtSign);
  if (rule == nullptr) return;
  const std::string_view text = input.view.text();
  std::uint32_t cursor = 0;
  for (const std::uint32_t at : input.hits.at_signs) {
    if (at < cursor) continue;
    const std::uint32_t before = rule->data->before();
    const std::uint32_t begin = std::max(cursor, at > before ? at - before : 0);
    const auto end = static_cast<std::uint32_t>(
        std::min<std::size_t>(text.size(), std::size_t{at} + 1 + rule->data->after()));
    PatternMatch match;
    // Parted here and not by groups of the pattern, whose many repeats make those dear.
    std::size_t found = std::string_view::npos;
    if (rule->pattern.Search(text, begin, end, &match))
      found = text.substr(0, match.whole.end).find('@', match.whole.begin);
    if (found == std::string_view::npos) {
      cursor = at + 1;
      continue;
    }
    const auto symbol = static_cast<std::uint32_t>(found);
    Range local{match.whole.begin, symbol};
    local.begin +=
        static_cast<std::uint32_t>(AsciiPartBegin(text.substr(local.begin, local.size())));
    // It may have an apostrophe, but one before it is a quotation mark.
    while (local.size() > 1 && text[local.begin] == '\'') ++local.begin;
    const Range domain_range{symbol + 1, match.whole.end};

    Detection detection;
    detection.kind = Kind::kEmail;
    detection.rule = rule->id();
    detection.evidence = Bit(Evidence::kShape);
    const Domain domain =
        ReadDomain(input.tables, text.substr(domain_range.begin, domain_range.size()), true);
    const std::uint32_t host_size = domain.length > 0 ? domain.length : domain_range.size();
    detection.range = {local.begin, domain_range.begin + host_size};
    cursor = detection.range.end;
    const bool provider = IsProvider(input, domain_range);
    if (provider) detection.evidence |= Bit(Evidence::kKnownProvider);
    if (domain.length == 0) {
      detection.rejected = "unknown_top_level_domain";
    } else if (InUserInfo(text, local.begin)) {
      detection.rejected = "in_link";
    } else if (!provider && IsId(input, local, domain_range)) {
      detection.rejected = "id";
    } else {
      detection.rejected = FindLookAlike(input, Kind::kEmail, detection.range);
      detection.evidence |= LookAlikeEvidence(input, Kind::kEmail, detection.range);
      detection.evidence |= Bit(Evidence::kKnownTopLevelDomain);
    }
    // "mailto:" is a label, not part of the address; a word like "email" close before speaks for
    // one.
    constexpr std::uint32_t kNear = 48;
    const std::uint32_t near = local.begin > kNear ? local.begin - kNear : 0;
    if (input.hits.HasWord(near, local.begin, LexemeClass::kEmailWord))
      detection.evidence |= Bit(Evidence::kKeywordNear);
    if (input.hits.HasWord(near, local.begin, LexemeClass::kSampleWord))
      detection.evidence |= Bit(Evidence::kSampleWords);
    detection.value = std::string(text.substr(detection.range.begin, detection.range.size()));
    Finish(input, &detection);
    out->push_back(std::move(detection));
  }
}

}  // namespace presend

// Links: with a scheme or bare, and the class of what stands behind them.
#include <algorithm>

#include "detect/bare_host.h"
#include "detect/detector.h"
#include "detect/domain.h"
#include "detect/link_end.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kMaxScheme = 20;
constexpr std::uint32_t kMaxHost = 253;  // RFC 1035
constexpr std::uint32_t kInvitationReach = 200;

bool IsLabelByte(char c) {
  return IsAsciiAlnum(c) || c == '-' || c == '_' || c == '.' || !IsAscii(c);
}

bool IsIpv4(std::string_view host) {
  int parts = 0;
  for (std::size_t i = 0; i < host.size(); ++parts) {
    int value = 0;
    std::size_t digits = 0;
    while (i < host.size() && IsAsciiDigit(host[i]) && digits < 4) {
      value = value * 10 + (host[i++] - '0');
      ++digits;
    }
    if (digits == 0 || digits > 3 || value > 255) return false;
    if (i == host.size()) continue;
    if (host[i] != '.') return false;
    ++i;
  }
  return parts == 4;
}

std::string_view WithoutWww(std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

// The parts of one link; ranges of the view.
struct Parts {
  Range scheme;  // without colon; empty: none
  Range host;
  Range port;
  std::uint32_t end = 0;  // of what has been read so far
};

class LinkDetector {
 public:
  LinkDetector(const DetectorInput& input, std::vector<Detection>* out)
      : input_(input), text_(input.view.text()), out_(out) {}

  void Run(const Rule* with_scheme, const Rule* bare) {
    // Both lists ascend; walk them as one.
    auto scheme = input_.hits.schemes.begin();
    auto host = input_.hits.hosts.begin();
    while (scheme != input_.hits.schemes.end() || host != input_.hits.hosts.end()) {
      const bool take_scheme = host == input_.hits.hosts.end() ||
                               (scheme != input_.hits.schemes.end() && *scheme < *host);
      const std::uint32_t position = take_scheme ? *scheme++ : *host++;
      if (position < cursor_) continue;
      if (take_scheme && with_scheme != nullptr) WithScheme(*with_scheme, position);
      if (!take_scheme && bare != nullptr) Bare(*bare, position);
    }
  }

 private:
  // "scheme:" with the colon at `colon`.
  void WithScheme(const Rule& rule, std::uint32_t colon) {
    // "Note: ..."
    if (colon + 1 == text_.size() || IsAsciiSpace(text_[colon + 1])) return;
    std::uint32_t begin = colon;
    while (begin > cursor_ && colon - begin < kMaxScheme &&
           (IsAsciiAlnum(text_[begin - 1]) || text_[begin - 1] == '+'))
      --begin;
    const std::string_view scheme = text_.substr(begin, colon - begin);
    const std::optional<HostClass> by_scheme = input_.tables.hosts.ClassifyScheme(scheme);
    const bool has_authority = text_.substr(colon + 1).starts_with("//");
    if (!has_authority && !by_scheme) return;

    Detection detection;
    detection.rule = rule.id();
    detection.evidence = Bit(Evidence::kShape) | Bit(Evidence::kScheme);
    if (by_scheme) {
      const std::uint32_t end = LinkEnd(text_, colon + 1);
      if (end <= colon + 1) return;
      detection.kind = by_scheme->kind;
      detection.app = by_scheme->app;
      detection.evidence |= Bit(Evidence::kHostClass);
      detection.range = {begin, end};
      detection.value = std::string(scheme) + ":" + SourceCase(input_, {colon + 1, end});
      Add(&detection);
      return;
    }
    const std::size_t length =
        rule.pattern.PrefixLength(text_.substr(begin, colon - begin + rule.data->after()));
    if (length <= colon + 3 - begin) return;
    Parts parts = SplitAuthority({begin, colon}, begin + static_cast<std::uint32_t>(length));
    const std::string_view host = text_.substr(parts.host.begin, parts.host.size());
    if (!IsIpv4(host)) {
      const Domain domain = ReadDomain(input_.tables, host);
      if (domain.length > 0) {
        detection.evidence |= Bit(Evidence::kKnownTopLevelDomain);
        CutHost(domain, &parts);
        if (!HasValidLabels(parts.host, domain)) detection.rejected = "not_a_domain";
      } else if (!IsCutShort(parts)) {
        detection.rejected =
            host.find('.') == std::string_view::npos ? "not_a_domain" : "unknown_top_level_domain";
      }
      if (!detection.rejected.empty()) {
        detection.range = {begin, parts.end};
        Add(&detection);
        return;
      }
    }
    Complete(parts, &detection);
  }

  // "scheme://user@host:port" that ends at `end` (RFC 3986, section 3.2).
  Parts SplitAuthority(Range scheme, std::uint32_t end) const {
    Parts parts{scheme, {scheme.end + 3, end}, {}, end};
    const std::string_view authority = text_.substr(parts.host.begin, parts.host.size());
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos)
      parts.host.begin += static_cast<std::uint32_t>(at) + 1;
    const std::string_view host = text_.substr(parts.host.begin, parts.host.size());
    if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
      parts.host.end = parts.host.begin + static_cast<std::uint32_t>(colon);
      parts.port = {parts.host.end + 1, end};
    }
    return parts;
  }

  // "https://www.exam", "https://exampl ...": what shortens a text cuts links too. `parts` has a
  // host without a known top-level domain.
  bool IsCutShort(const Parts& parts) const {
    const std::string_view host = text_.substr(parts.host.begin, parts.host.size());
    if (host.starts_with("www.") && host.size() > 6) return true;
    std::uint32_t end = parts.host.end;
    while (end < text_.size() && text_[end] == ' ') ++end;
    return host.size() > 3 && (host.ends_with("..") || text_.substr(end).starts_with("..."));
  }

  // A host without scheme, with the dot before its top-level domain at `dot`.
  void Bare(const Rule& rule, std::uint32_t dot) {
    std::uint32_t begin = dot;
    while (begin > cursor_ && dot - begin < kMaxHost && IsLabelByte(text_[begin - 1])) --begin;
    begin += static_cast<std::uint32_t>(AsciiPartBegin(text_.substr(begin, dot - begin)));
    // A label starts with a letter or digit; a code point is taken whole.
    while (begin < dot &&
           (IsContinuation(text_[begin]) || (IsAscii(text_[begin]) && !IsAsciiAlnum(text_[begin]))))
      ++begin;
    Detection detection;
    detection.rule = rule.id();
    detection.evidence = Bit(Evidence::kShape) | Bit(Evidence::kKnownTopLevelDomain);
    PatternMatch match;
    const auto end = static_cast<std::uint32_t>(
        std::min<std::size_t>(text_.size(), std::size_t{dot} + rule.data->after()));
    if (!rule.pattern.MatchAt(text_, begin, end, &match)) return;
    Parts parts{{}, match.groups[0], match.groups[1], match.whole.end};
    const Domain domain =
        ReadDomain(input_.tables, text_.substr(parts.host.begin, parts.host.size()));
    if (domain.length == 0) return;
    CutHost(domain, &parts);
    // The paths of the platform's own pages name things, not hosts.
    if (dot < platform_end_ && !text_.substr(begin).starts_with("www.")) return;
    if (begin > 0 && text_[begin - 1] == '@') {
      cursor_ = parts.end;
      detection.range = {begin, parts.end};
      detection.rejected = "in_email";
      Add(&detection);
      return;
    }
    const std::uint32_t top = parts.host.begin + domain.top;
    const bool has_path = parts.end < text_.size() && text_[parts.end] == '/';
    if (text_.substr(begin).starts_with("www.")) detection.evidence |= Bit(Evidence::kScheme);
    detection.rejected = has_path ? std::string_view() : NoHost(input_, parts.host, top);
    if (detection.rejected.empty() && !HasValidLabels(parts.host, domain))
      detection.rejected = "not_a_domain";
    if (detection.rejected.empty() && !has_path &&
        (detection.evidence & Bit(Evidence::kScheme)) == 0) {
      if (ReadsAsWords(input_, parts.host, top)) {
        detection.evidence |= Bit(Evidence::kOrdinaryWords);
      } else {
        detection.rejected = FindLookAlike(input_, Kind::kWebsite, parts.host);
      }
    }
    Complete(parts, &detection);
  }

  // No label begins or ends with a mark, and the one before the top-level domain has no "_": such
  // names cannot be registered.
  bool HasValidLabels(Range range, const Domain& domain) const {
    const std::string_view host = text_.substr(range.begin, domain.length);
    for (std::size_t begin = 0; begin < host.size();) {
      const std::size_t end = std::min(host.find('.', begin), host.size());
      const std::string_view label = host.substr(begin, end - begin);
      if (label.empty() || label.front() == '-' || label.back() == '-' || label.front() == '_' ||
          label.back() == '_')
        return false;
      if (end + 1 == domain.top && label.find('_') != std::string_view::npos) return false;
      begin = end + 1;
    }
    return true;
  }

  static void CutHost(const Domain& domain, Parts* parts) {
    if (domain.length >= parts->host.size()) return;
    parts->host.end = parts->host.begin + domain.length;
    parts->port = {};
    parts->end = parts->host.end;
  }

  // Reads path, query and fragment; classifies; makes the value.
  void Complete(const Parts& parts, Detection* detection) {
    const std::string_view host = text_.substr(parts.host.begin, parts.host.size());
    std::uint32_t end = parts.end;
    if (end < text_.size() && (text_[end] == '/' || text_[end] == '?' || text_[end] == '#'))
      end = LinkEnd(text_, end);
    const std::uint32_t begin = parts.scheme.size() > 0 ? parts.scheme.begin : parts.host.begin;
    detection->range = {begin, end};
    if (end > parts.host.end + 1) detection->evidence |= Bit(Evidence::kPath);

    const std::string_view tail = text_.substr(parts.end, end - parts.end);
    const std::string_view path = tail.substr(0, tail.find_first_of("?#"));
    const auto is_platform = [&](std::string_view platform) {
      return HostIsWithin(host, platform);
    };
    if (std::any_of(input_.platform_hosts.begin(), input_.platform_hosts.end(), is_platform)) {
      detection->kind = Kind::kPlatformLink;
      detection->evidence |= Bit(Evidence::kHostClass);
      // No page of a platform has these in its address, but something may be glued on with them.
      if (const std::size_t glued = tail.find_first_of(",;"); glued != std::string_view::npos)
        detection->range.end = end = parts.end + static_cast<std::uint32_t>(glued);
      platform_end_ = end;
    } else {
      const HostClass host_class = input_.tables.hosts.Classify(WithoutWww(host), path);
      const std::uint32_t near = begin > kInvitationReach ? begin - kInvitationReach : 0;
      const bool counts =
          !host_class.needs || input_.hits.HasWord(near, end + kInvitationReach, *host_class.needs);
      if (counts) {
        detection->kind = host_class.kind;
        detection->app = host_class.app;
      }
      if (host_class.known) detection->evidence |= Bit(Evidence::kHostClass);
    }
    const std::string_view scheme =
        parts.scheme.size() > 0 ? text_.substr(parts.scheme.begin, parts.scheme.size()) : "https";
    std::string value = std::string(scheme) + "://" + std::string(host);
    const std::string_view port = text_.substr(parts.port.begin, parts.port.size());
    const bool default_port =
        (scheme == "https" && port == "443") || (scheme == "http" && port == "80");
    if (!port.empty() && !default_port) value += ":" + std::string(port);
    if (end > parts.end) value += SourceCase(input_, {parts.end, end});
    if (value.ends_with('/')) value.pop_back();
    detection->value = std::move(value);
    Add(detection);
    cursor_ = std::max(cursor_, parts.end);
  }

  void Add(Detection* detection) {
    // The platform's own link is looked through for others that hide in it.
    if (detection->kind != Kind::kPlatformLink) cursor_ = std::max(cursor_, detection->range.end);
    Finish(input_, detection);
    out_->push_back(std::move(*detection));
  }

  const DetectorInput& input_;
  std::string_view text_;
  std::vector<Detection>* out_;
  std::uint32_t cursor_ = 0;
  std::uint32_t platform_end_ = 0;  // of the last link to the platform
};

}  // namespace

void DetectLinks(const DetectorInput& input, std::vector<Detection>* out) {
  if (input.hits.schemes.empty() && input.hits.hosts.empty()) return;
  LinkDetector(input, out)
      .Run(input.tables.FindRule(Kind::kWebsite, Trigger::kScheme),
           input.tables.FindRule(Kind::kWebsite, Trigger::kHost));
}

}  // namespace presend

#include "detect/bare_host.h"

#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

// The parts that words of the pack have near a bare host.
constexpr std::string_view kCue = "cue";    // announces a link: "website", "visit"
constexpr std::string_view kNear = "near";  // may stand right before one: "at", "see"
constexpr std::string_view kEnd = "end";    // a domain that seldom ends a sentence: "in"
constexpr std::string_view kWord = "word";  // a domain that is a word, of those that no lexicon has
constexpr std::string_view kFree = "free";  // a domain that many firms use: "shop"

constexpr int kCueReach = 3;  // words
constexpr std::size_t kLongestCue = 24;
constexpr std::size_t kShortName = 4;

// The character of the source that the view's byte at `position` stands for; 0: none or several.
char SourceAt(const DetectorInput& input, std::uint32_t position) {
  if (position >= input.view.text().size()) return 0;
  const ByteSpan span = input.view.Source({position, position + 1});
  return span.end - span.start == 1 ? input.source[span.start] : char{0};
}

bool IsUpperAt(const DetectorInput& input, std::uint32_t position) {
  return IsAsciiUpper(SourceAt(input, position));
}

// Whether only punctuation stands between the host and the ends of its line.
bool IsAlone(std::string_view text, Range host) {
  const auto is_mark = [&](std::uint32_t i) { return IsAscii(text[i]) && !IsAsciiAlnum(text[i]); };
  std::uint32_t begin = host.begin;
  while (begin > 0 && is_mark(begin - 1) && text[begin - 1] != '\n') --begin;
  std::uint32_t end = host.end;
  while (end < text.size() && is_mark(end) && text[end] != '\n') ++end;
  return (begin == 0 || text[begin - 1] == '\n') && (end == text.size() || text[end] == '\n');
}

bool HasPart(const DetectorInput& input, std::string_view word, std::string_view part) {
  const auto parts = input.tables.lexicon.ValueOf(word, LexemeClass::kHostWord);
  return parts && parts->find(part) != std::string_view::npos;
}

// Whether a top-level domain is a word too.
bool IsWord(const DetectorInput& input, std::string_view domain) {
  return input.tables.lexicon.ValueOf(domain, LexemeClass::kOrdinaryWord) ||
         input.tables.lexicon.ValueOf(domain, LexemeClass::kCommonWord) ||
         HasPart(input, domain, kWord);
}

// Whether the words before the host announce a link.
bool IsAnnounced(const DetectorInput& input, std::uint32_t begin, bool near_counts) {
  const std::string_view text = input.view.text();
  std::uint32_t end = begin;
  for (int i = 0; i < kCueReach; ++i) {
    while (end > 0 && IsAscii(text[end - 1]) && !IsAsciiAlnum(text[end - 1])) {
      --end;
      if (text[end] == '\n' || (text[end] == '.' && i > 0)) return false;
    }
    std::uint32_t word = end;
    while (word > 0 && end - word < kLongestCue &&
           (!IsAscii(text[word - 1]) || IsAsciiAlnum(text[word - 1])))
      --word;
    if (word == end) return false;
    const std::string_view before = text.substr(word, end - word);
    if (HasPart(input, before, kCue) || (near_counts && i == 0 && HasPart(input, before, kNear)))
      return true;
    end = word;
  }
  return false;
}

// Whether characters of a script without spaces stand on both sides of the host.
bool IsAmidUnspaced(std::string_view text, Range host) {
  return host.begin > 0 && host.end < text.size() &&
         IsUnspaced(DecodeAt(text, PreviousStart(text, host.begin)).code_point) &&
         IsUnspaced(DecodeAt(text, host.end).code_point);
}

}  // namespace

bool ReadsAsWords(const DetectorInput& input, Range host, std::uint32_t top) {
  const std::string_view text = input.view.text();
  const Lexicon& lexicon = input.tables.lexicon;
  const std::string_view domain = text.substr(top, host.end - top);
  // No sentence with spaces goes on there.
  if (!IsWord(input, domain) || IsAmidUnspaced(text, host)) return false;
  const bool ordinary = lexicon.ValueOf(domain, LexemeClass::kOrdinaryWord).has_value();
  std::string_view label = text.substr(host.begin, top - 1 - host.begin);
  // A name with digits or hyphens was made up; a number, "gr8" and "v1" were not.
  const bool number = label.find_first_not_of("0123456789.") == std::string_view::npos;
  if (!number && label.size() > kShortName &&
      label.find_first_of("-0123456789") != std::string_view::npos)
    return false;
  label.remove_prefix(label.rfind('.') + 1);
  const bool free = HasPart(input, domain, kFree);
  const bool known = number || label.size() < 3 ||
                     lexicon.ValueOf(label, LexemeClass::kOrdinaryWord) ||
                     lexicon.ValueOf(label, LexemeClass::kCommonWord);
  if (!known && IsAlone(text, host)) return false;
  // A word follows that continues the sentence: all in small letters, or all in capitals.
  const std::uint32_t next = host.end + 1;
  const bool goes_on = next < text.size() && text[host.end] == ' ' && IsAsciiLower(text[next]) &&
                       (!IsUpperAt(input, next) || IsUpperAt(input, top));
  if (ordinary && !free) {
    if (!known && !goes_on && HasPart(input, domain, kEnd)) return false;
    return !IsAnnounced(input, host.begin, false);
  }
  if (!known && (!goes_on || free)) return false;
  return !IsAnnounced(input, host.begin, !known);
}

std::string_view NoHost(const DetectorInput& input, Range host, std::uint32_t top) {
  const std::string_view text = input.view.text();
  if (host.begin > 0 && text[host.begin - 1] == '$') return "not_a_domain";
  const bool www = text.substr(host.begin).starts_with("www.");
  if (www && top == host.begin + 4) return "not_a_domain";
  if (www || !IsUpperAt(input, top)) return {};
  // "B.Com, M.COM": a degree.
  if (top == host.begin + 2) return "ordinary_words";
  // "it works.So": the letter after the dot is a capital and what follows is not, so a space was
  // forgotten; "Firma.Com" is written so for its looks.
  const std::string_view domain = text.substr(top, host.end - top);
  if (!IsWord(input, domain) &&
      (domain.size() == 3 || (domain.size() > 3 && IsUpperAt(input, host.begin))))
    return {};
  const char before = SourceAt(input, top - 2);
  if (before == 0 || IsAsciiUpper(before) || IsUpperAt(input, top + 1)) return {};
  return "sentence_boundary";
}

}  // namespace presend

#include <algorithm>
#include <array>

#include "scan/spelled.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::uint32_t kMaxScheme = 8;
constexpr std::uint32_t kMaxLabel = 63;
constexpr std::uint32_t kMaxTail = 200;  // of an encoded address
constexpr int kMaxJoints = 5;
constexpr int kMaxParts = 6;  // of a path
constexpr std::string_view kOpening = "[({<";
constexpr std::string_view kClosing = "])}>";

bool IsLabelByte(char c) { return IsAsciiAlnum(c) || c == '-' || c == '_' || !IsAscii(c); }

class LinkMender {
 public:
  LinkMender(std::string_view text, const Hits& hits, const Lexicon& lexicon,
             std::vector<Replacement>* out)
      : text_(text),
        size_(static_cast<std::uint32_t>(text.size())),
        hits_(hits),
        lexicon_(lexicon),
        out_(out) {}

  void Run() {
    for (const std::uint32_t colon : hits_.schemes) Scheme(colon);
    for (const std::uint32_t dot : hits_.dots) Dot(dot);
    for (const std::uint32_t escape : hits_.escapes) {
      if (text_[escape] == '%') EncodedScheme(escape);
    }
  }

 private:
  char At(std::uint32_t i) const { return i < size_ ? text_[i] : '\0'; }
  bool LabelByteAt(std::uint32_t i) const { return i < size_ && IsLabelByte(text_[i]); }
  std::uint32_t SkipSpace(std::uint32_t i, int most) const {
    while (most-- > 0 && At(i) == ' ') ++i;
    return i;
  }
  std::uint32_t LabelEnd(std::uint32_t i) const {
    const std::uint32_t begin = i;
    while (LabelByteAt(i) && i - begin < kMaxLabel) ++i;
    return i;
  }
  std::uint32_t LabelBegin(std::uint32_t i) const {
    const std::uint32_t end = i;
    while (i > 0 && LabelByteAt(i - 1) && end - i < kMaxLabel) --i;
    return i;
  }
  bool Is(std::uint32_t begin, std::uint32_t end, LexemeClass lexeme_class) const {
    return lexicon_.ValueOf(text_.substr(begin, end - begin), lexeme_class).has_value();
  }
  bool IsTopLevel(std::uint32_t begin, std::uint32_t end) const {
    return begin < end && Is(begin, end, LexemeClass::kTopLevelDomain);
  }
  bool IsWord(std::uint32_t begin, std::uint32_t end) const {
    return end - begin < 2 || Is(begin, end, LexemeClass::kOrdinaryWord) ||
           Is(begin, end, LexemeClass::kCommonWord);
  }
  void Put(std::uint32_t begin, std::uint32_t end, std::string_view text, Disguise disguise) {
    out_->push_back({{begin, end}, std::string(text), Bit(disguise)});
  }

  // "hxxp://", "http: //": the scheme that ends at `colon`, then its host.
  void Scheme(std::uint32_t colon) {
    std::uint32_t begin = colon;
    while (begin > 0 && colon - begin < kMaxScheme && IsAsciiAlnum(text_[begin - 1])) --begin;
    const std::uint32_t first = SkipSpace(colon + 1, 2);
    const std::uint32_t second = SkipSpace(first + 1, 2);
    const bool backward = At(first) == '\\' && At(second) == '\\';
    if (!backward && (At(first) != '/' || At(second) != '/')) return;
    // The pack has for a scheme, whole or broken, what it stands for.
    const auto scheme =
        lexicon_.ValueOf(text_.substr(begin, colon - begin), LexemeClass::kHostWord);
    if (!scheme || !scheme->starts_with("http")) return;
    const std::uint32_t host = SkipSpace(second + 1, 2);
    if (!LabelByteAt(host) && At(host) != '%') return;
    if (text_.substr(begin, colon - begin) != *scheme)
      Put(begin, colon, *scheme, Disguise::kSpelledSymbols);
    if (host > colon + 3 || backward) Put(colon, host, "://", Disguise::kSpelledSymbols);
    if (backward) Backslashes(host);
    Decode(host);
    Join(host);
  }

  // "https:\\\\example.com\\page", which browsers read as if the strokes leant the other way.
  void Backslashes(std::uint32_t i) {
    const std::uint32_t limit = std::min(size_, i + kMaxTail);
    for (; i < limit && static_cast<unsigned char>(text_[i]) > 0x20; ++i) {
      if (text_[i] == '\\') Put(i, i + 1, "/", Disguise::kSpelledSymbols);
    }
  }

  // "%65xample%2ecom" in the host at `i`.
  void Decode(std::uint32_t i) {
    const std::uint32_t limit = std::min(size_, i + kMaxTail);
    for (i = std::max(i, decoded_);
         i < limit && (LabelByteAt(i) || text_[i] == '.' || text_[i] == '%'); ++i) {
      if (text_[i] == '%') Octet(i);
    }
  }

  void Octet(std::uint32_t i) {
    const int high = HexDigitValue(At(i + 1));
    const int low = HexDigitValue(At(i + 2));
    if (high < 2 || high > 7 || low < 0) return;
    const char byte = static_cast<char>(high * 16 + low);
    if (byte == 0x7F) return;
    const char folded = ToAsciiLower(byte);
    Put(i, i + 3, {&folded, 1}, Disguise::kEncoded);
    decoded_ = i + 3;
  }

  // "https%3a%2f%2fexample.com" inside another address.
  void EncodedScheme(std::uint32_t i) {
    if (i < decoded_ || text_.substr(i, 9) != "%3a%2f%2f" || i == 0 || !IsAsciiLower(text_[i - 1]))
      return;
    const std::uint32_t limit = std::min(size_, i + kMaxTail);
    for (; i < limit && static_cast<unsigned char>(text_[i]) > 0x20 && text_[i] != '&'; ++i) {
      if (text_[i] == '%') Octet(i);
    }
  }

  // "careers. example.com", "www . example . com": the labels of a host with spaces at its dots, up
  // to the first top-level domain. A host that is whole already takes nothing in.
  void Join(std::uint32_t host) {
    std::array<Range, kMaxJoints> joints;
    int count = 0;
    std::uint32_t end = LabelEnd(host);
    for (int labels = 1; labels <= kMaxJoints; ++labels) {
      const std::uint32_t dot = SkipSpace(end, 1);
      if (At(dot) != '.') return;
      const std::uint32_t next = SkipSpace(dot + 1, 1);
      const std::uint32_t next_end = LabelEnd(next);
      if (next_end == next) return;
      if (next - end > 1) joints[static_cast<std::size_t>(count++)] = {end, next};
      end = next_end;
      if (!IsTopLevel(next, end) || (At(end) == '.' && LabelByteAt(end + 1))) continue;
      for (int i = 0; i < count; ++i) {
        const Range joint = joints[static_cast<std::size_t>(i)];
        Put(joint.begin, joint.end, ".", Disguise::kSpelledSymbols);
      }
      if (count > 0) Path(end);
      return;
    }
  }

  void Dot(std::uint32_t dot) {
    if (dot == 0 || dot + 1 >= size_) return;
    const char before = text_[dot - 1];
    const std::size_t bracket = kOpening.find(before);
    if (bracket != std::string_view::npos) {
      if (At(dot + 1) == kClosing[bracket]) Bracketed(dot - 1, dot + 2);
      return;
    }
    if (before == ' ' && text_[dot + 1] == ' ') return Apart(dot);
    if (before == 'w' && text_[dot + 1] == ' ' && dot >= 3 && text_.substr(dot - 3, 3) == "www" &&
        !(dot > 3 && (LabelByteAt(dot - 4) || text_[dot - 4] == '/')))
      Join(dot - 3);
  }

  // "example[.]com", "www [.] example [.] com".
  void Bracketed(std::uint32_t begin, std::uint32_t end) {
    if (begin > 0 && text_[begin - 1] == ' ') --begin;
    end = SkipSpace(end, 1);
    if (begin > 0 && LabelByteAt(begin - 1) && LabelByteAt(end))
      Put(begin, end, ".", Disguise::kSpelledSymbols);
  }

  // "example . com / page": between a name that is no word and a top-level domain that is none.
  void Apart(std::uint32_t dot) {
    const std::uint32_t begin = LabelBegin(dot - 1);
    const std::uint32_t top_end = LabelEnd(dot + 2);
    if (begin == dot - 1 || top_end - dot < 4 || !IsTopLevel(dot + 2, top_end)) return;
    // A path that is apart as well leaves no doubt.
    const bool has_path = text_.substr(top_end, 3) == " / " && LabelByteAt(top_end + 3);
    if (!has_path && (top_end - dot < 5 || IsWord(dot + 2, top_end) || IsWord(begin, dot - 1)))
      return;
    Put(dot - 1, dot + 2, ".", Disguise::kSpelledSymbols);
    Path(top_end);
  }

  // " / page / part" behind a host.
  void Path(std::uint32_t end) {
    for (int parts = 0; parts < kMaxParts; ++parts) {
      const std::uint32_t slash = SkipSpace(end, 1);
      if (At(slash) != '/') return;
      const std::uint32_t part = SkipSpace(slash + 1, 1);
      if (!LabelByteAt(part)) return;
      if (part - end > 1) Put(end, part, "/", Disguise::kSpelledSymbols);
      end = LabelEnd(part);
    }
  }

  std::string_view text_;
  std::uint32_t size_;
  const Hits& hits_;
  const Lexicon& lexicon_;
  std::vector<Replacement>* out_;
  std::uint32_t decoded_ = 0;  // what stands before needs no decoding any more
};

}  // namespace

void FindBrokenLinks(std::string_view text, const Hits& hits, const Lexicon& lexicon,
                     std::vector<Replacement>* out) {
  LinkMender(text, hits, lexicon, out).Run();
}

}  // namespace presend

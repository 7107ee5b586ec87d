#include "scan/encoded.h"

#include <algorithm>

#include "scan/decode.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::size_t kMinHexDigits = 16;    // fewer are a colour, a number
constexpr std::uint32_t kMaxBackwards = 64;  // bytes of an address written backwards
constexpr std::size_t kMinMorse = 5;         // characters
constexpr std::uint32_t kNameReach = 160;    // bytes between an address and the name of its code
constexpr std::uint32_t kMaxJoint = 4;       // bytes between a word and the name of its code
constexpr std::uint32_t kWidestJoint = 5;    // bytes from figures to figures: "6a, 0x6e"
constexpr std::uint32_t kWidestByte = 10;    // bytes of one in a list, and what parts it
constexpr std::size_t kLongestPart = 4;      // bytes of the domain at the end
constexpr std::size_t kLongestSymbol = 16;   // bytes of a word for a sign
constexpr std::uint32_t kFewestNamed = 4;    // bytes of a word in a code that is named

class EncodedFinder {
 public:
  EncodedFinder(const View& view, std::string_view source, const Hits& hits,
                const CodeGroups& groups, const Lexicon& lexicon, std::vector<Replacement>* out)
      : view_(view),
        source_(source),
        text_(view.text()),
        size_(static_cast<std::uint32_t>(text_.size())),
        hits_(hits),
        groups_(groups),
        lexicon_(lexicon),
        out_(out) {}

  void Run() {
    hidden_ = HasHiddenToken(view_, hits_);
    std::uint32_t cursor = 0;
    for (const std::uint32_t escape : hits_.escapes) {
      if (escape >= cursor) cursor = std::max(cursor, Escape(escape));
    }
    for (const Range& token : hits_.tokens) Token(token);
    Numbers();
    Accents();
    if ((hits_.classes & kCodeWord) == 0) return;
    cursor = 0;
    for (const WordHit& word : hits_.words) {
      if (word.range.begin < cursor || !word.IsAny(kCodeWord)) continue;
      if (lexicon_.IsOf(word.set, groups_.backwards)) {
        cursor = Backwards(word.range);
      } else if (lexicon_.IsOf(word.set, groups_.said_backwards)) {
        cursor = Named(word.range, Disguise::kReversed, Reversed);
      } else if (lexicon_.IsOf(word.set, groups_.rotated) &&
                 text_.substr(word.range.end, 2) == "13") {
        const Range name{word.range.begin, word.range.end + 2};
        cursor = std::max(RotatedAddresses(name), Named(name, Disguise::kEncoded, Rotated));
      }
    }
  }

 private:
  void Add(Range range, std::string text, Disguise disguise) {
    out_->push_back({range, std::move(text), Bit(disguise)});
  }

  // Combining marks on letters: what would stand there without any. Those who write with accents
  // have keys for them, and even where a program has taken them apart nothing is lost, since what
  // stands in the view is looked through besides.
  void Accents() {
    std::uint32_t done = 0;
    for (const auto& run : view_.runs()) {
      if (!run.rewritten) continue;
      const std::uint32_t mark = run.source.start + DecodeAt(source_, run.source.start).length;
      if (mark + 1 >= run.source.end || run.view.size() == 0 ||
          !IsPiledMark(DecodeAt(source_, mark).code_point))
        continue;
      const std::string_view text = text_.substr(run.view.begin, run.view.size());
      // A letter that was folded by itself stands alone, and its marks behind it.
      std::string plain;
      if (run.source.start >= done)
        plain = IsAscii(text[0]) ? text.substr(0, 1)
                                 : source_.substr(run.source.start, mark - run.source.start);
      done = run.source.end;
      if (plain != text) Add(run.view, std::move(plain), Disguise::kStyled);
    }
  }

  // Returns where what begins at `position` ends.
  std::uint32_t Escape(std::uint32_t position) {
    std::string decoded;
    const char mark = text_[position];
    if (mark == '.' || mark == '-') {
      const auto end = static_cast<std::uint32_t>(DecodeMorse(text_, position, &decoded));
      const bool ends = end == size_ || !IsAsciiAlnum(text_[end]);
      if (decoded.size() >= kMinMorse && ends)
        Add({position, end}, std::move(decoded), Disguise::kEncoded);
      return end;
    }
    if (!IsAscii(mark)) return Plain(position);
    auto length = static_cast<std::uint32_t>(DecodeEscape(text_, position, &decoded));
    if (length == 0 && mark == '&') length = Entity(position, &decoded);
    if (length == 0) return position + 1;
    const std::uint32_t end = position + length;
    // "jane=40example.com"; "width=40" is an assignment.
    if (mark != '=' || (WordCharacterBefore(text_, position) && WordCharacterAt(text_, end)))
      Add({position, end}, std::move(decoded), Disguise::kEncoded);
    return end;
  }

  // Bytes written one by one.
  void Numbers() {
    const std::vector<Range>& numbers = hits_.numbers;
    constexpr std::size_t kOthers = kFewestBytes - 1;
    std::uint32_t cursor = 0;
    for (std::size_t i = 0; i + kOthers < numbers.size(); ++i) {
      const std::uint32_t begin = numbers[i].begin;
      if (numbers[i + kOthers].begin - begin <= kOthers * kWidestByte && begin >= cursor &&
          numbers[i + 1].begin - numbers[i].end <= kWidestJoint)
        cursor = Bytes(begin);
    }
  }

  // Returns where the list of bytes at `begin` ends; `begin`, if there is none.
  std::uint32_t Bytes(std::uint32_t begin) {
    if (WordCharacterBefore(text_, begin)) return begin;
    std::string decoded;
    const auto end = static_cast<std::uint32_t>(DecodeBytes(text_, begin, &decoded));
    const auto readable = [](char c) {
      return IsAsciiAlnum(c) || c == '.' || c == ' ' || c == '@';
    };
    // Of numbers that mean something else few would be letters.
    const auto letters =
        static_cast<std::size_t>(std::count_if(decoded.begin(), decoded.end(), readable));
    if (2 * letters >= CountCharacters(decoded) && letters > 0)
      Add({begin, end}, " " + decoded + " ", Disguise::kEncoded);
    return end;
  }

  // A regional letter; a full stop of Chinese between parts of a host.
  std::uint32_t Plain(std::uint32_t position) {
    const Decoded decoded = DecodeAt(text_, position);
    const std::uint32_t end = position + decoded.length;
    const char plain = PlainForm(decoded.code_point);
    const bool inside = position > 0 && IsAsciiAlnum(text_[position - 1]) && end < size_ &&
                        IsAsciiAlnum(text_[end]);
    if (plain != '.' || (inside && (!IsMiddleDot(decoded.code_point) || BehindSign(position))))
      Add({position, end}, std::string(1, plain), Disguise::kStyled);
    return end;
  }

  // Whether an at sign, or the begin of a link, stands before in the same word: in Catalan a middle
  // dot stands between two letters.
  bool BehindSign(std::uint32_t position) const {
    const std::uint32_t from = position > kMaxBackwards ? position - kMaxBackwards : 0;
    const std::string_view before = text_.substr(from, position - from);
    const std::string_view word = before.substr(before.find_last_of(" \n") + 1);
    return word.find('@') != std::string_view::npos || word.find("//") != std::string_view::npos ||
           word.starts_with("www");
  }

  // "&commat;"
  std::uint32_t Entity(std::uint32_t position, std::string* out) const {
    const std::uint32_t begin = position + 1;
    std::uint32_t end = begin;
    while (end < size_ && IsAsciiLower(text_[end])) ++end;
    if (end == size_ || text_[end] != ';' || !groups_.entity) return 0;
    const std::optional<std::string_view> character =
        lexicon_.ValueOf(text_.substr(begin, end - begin), *groups_.entity);
    if (!character) return 0;
    *out = std::string(*character);
    return end + 1 - position;
  }

  // "ashleyATexampleDOTcom": what the view has folded tells the symbols from the letters.
  bool Shouted(Range token) {
    if (text_.substr(token.begin, token.size()).find("dot") == std::string_view::npos) return false;
    const std::string typed = view_.InSourceCase(source_, token);
    if (typed.size() != token.size()) return false;
    const auto stands = [&](std::size_t at, std::string_view word) {
      const std::size_t end = at + word.size();
      return at > 0 && end < typed.size() && typed.compare(at, word.size(), word) == 0 &&
             !IsAsciiUpper(typed[at - 1]) && !IsAsciiUpper(typed[end]);
    };
    std::vector<Replacement> found;
    bool has_at = false;
    bool dotted = false;
    for (std::size_t i = 1; i + 1 < typed.size(); ++i) {
      const auto begin = token.begin + static_cast<std::uint32_t>(i);
      if (!has_at && stands(i, "AT")) {
        found.push_back({{begin, begin + 2}, "@", Bit(Disguise::kSpelledSymbols)});
        has_at = true;
      } else if (stands(i, "DOT")) {
        found.push_back({{begin, begin + 3}, ".", Bit(Disguise::kSpelledSymbols)});
        dotted = has_at;
      }
    }
    // "NSFormATterDOTnet" is a name of code: nothing else there is in capitals, but perhaps the
    // first.
    std::size_t shouted = 0;
    for (const Replacement& one : found) shouted += one.range.size();
    const auto capitals = std::count_if(typed.begin() + 1, typed.end(), IsAsciiUpper);
    if (!dotted || static_cast<std::size_t>(capitals) != shouted) return false;
    for (Replacement& one : found) out_->push_back(std::move(one));
    return true;
  }

  // "ashleyatexampledotcom", hidden besides, so that nothing parts the symbols from the letters.
  bool Unparted(Range token) {
    const std::string_view text = text_.substr(token.begin, token.size());
    const auto is = [&](std::size_t begin, std::size_t end, LexemeClass lexeme_class) {
      return lexicon_.ValueOf(text.substr(begin, end - begin), lexeme_class).has_value();
    };
    const std::size_t first = out_->size();
    const auto put = [&](std::size_t begin, std::size_t end, std::string symbol) {
      const std::uint32_t from = token.begin;
      Add({from + static_cast<std::uint32_t>(begin), from + static_cast<std::uint32_t>(end)},
          std::move(symbol), Disguise::kSpelledSymbols);
    };
    // From the end: a domain, and the word for the dot before it.
    std::size_t end = text.size();
    for (std::size_t top = end; top > 0 && end - top <= kLongestPart;) {
      --top;
      if (!is(top, end, LexemeClass::kTopLevelDomain)) continue;
      std::size_t dot = top > kLongestSymbol ? top - kLongestSymbol : 0;
      while (dot + 2 < top && !is(dot, top, LexemeClass::kDot)) ++dot;
      if (dot + 2 >= top) continue;
      put(dot, top, ".");
      top = end = dot;
    }
    // Before a provider, or else the last; of words that end together the longest.
    Range sign;
    for (std::size_t at = 1; end < text.size() && at + 3 < end; ++at) {
      for (std::size_t size = std::min(kLongestSymbol, end - at - 1); size > 1; --size) {
        if (!is(at, at + size, LexemeClass::kAt)) continue;
        const auto behind = static_cast<std::uint32_t>(at + size);
        if (behind != sign.end) sign = {static_cast<std::uint32_t>(at), behind};
        break;
      }
      if (sign.size() > 0 && is(sign.end, end, LexemeClass::kProvider)) break;
    }
    if (sign.size() > 0) {
      put(sign.begin, sign.end, "@");
    } else {
      out_->resize(first);
    }
    return sign.size() > 0;
  }

  // Base64 keeps the case of its letters, which the view has folded.
  void Token(Range token) {
    if (hidden_ && view_.DisguisesIn(token) != 0 ? Unparted(token) : Shouted(token)) return;
    if (IsLongWord(token)) return;
    std::string_view text = text_.substr(token.begin, token.size());
    // "key=aGVsbG8="
    const std::size_t last = text.find_last_not_of('=');
    const std::size_t equals = last == std::string_view::npos ? last : text.rfind('=', last);
    if (equals != std::string_view::npos) token.begin += static_cast<std::uint32_t>(equals) + 1;
    token.end = std::min(token.end, token.begin + kMaxCode / 4 * 4);
    // In a data URI: the bytes of a file.
    constexpr std::string_view kBase64 = "base64,";
    if (token.size() < kLongToken || text_.substr(0, token.begin).ends_with(kBase64)) return;
    text = text_.substr(token.begin, token.size());
    std::string decoded;
    const bool hex = text.size() >= kMinHexDigits && DecodeHex(text, &decoded) &&
                     std::any_of(text.begin(), text.end(), IsAsciiLower);
    if (!hex && !(IsMixed(token) && DecodeBase64(view_.InSourceCase(source_, token), &decoded)))
      return;
    // Markup, an object: data, as in a JSON Web Token.
    if (decoded.empty() || decoded[0] == '{' || decoded[0] == '[' || decoded[0] == '<') return;
    // The name of the code would be taken for the ID that follows it.
    constexpr std::string_view kName = "base64";
    std::uint32_t name = token.begin;
    while (name > 0 && token.begin - name < 2 && (text_[name - 1] == ' ' || text_[name - 1] == ':'))
      --name;
    if (text_.substr(0, name).ends_with(kName) && decoded.find('@') == std::string::npos)
      token.begin = name - static_cast<std::uint32_t>(kName.size());
    // What stands before and behind it is no part of the address in it.
    Add(token, " " + decoded + " ", Disguise::kEncoded);
  }

  // Most of what is long: nothing but letters, not all of them hexadecimal digits, and none of them
  // a capital behind the first.
  bool IsLongWord(Range token) const {
    bool beyond_hex = false;
    for (const char c : text_.substr(token.begin, token.size())) {
      if (!IsAsciiLower(c)) return false;
      beyond_hex = beyond_hex || c > 'f';
    }
    return beyond_hex && !HasCapital(token);
  }

  // Whether it is more than letters: long words are the most of what is long.
  bool IsMixed(Range token) const {
    const std::string_view text = text_.substr(token.begin, token.size());
    return std::any_of(text.begin(), text.end(), [](char c) { return !IsAsciiLower(c); }) ||
           HasCapital(token);
  }

  // Whether one of its letters behind the first was typed as a capital.
  bool HasCapital(Range token) const {
    const ByteSpan span = view_.Source(token);
    const std::string_view typed = source_.substr(span.start, span.end - span.start);
    return std::any_of(typed.begin() + 1, typed.end(), IsAsciiUpper);
  }

  std::uint32_t TokenEnd(std::uint32_t begin) const {
    constexpr std::string_view kEnds = "\"'()<>[]{},;";
    std::uint32_t end = begin;
    while (end < size_ && end - begin < kMaxBackwards && !IsAsciiSpace(text_[end]) &&
           kEnds.find(text_[end]) == std::string_view::npos)
      ++end;
    while (end > begin && !IsAsciiAlnum(text_[end - 1]) && IsAscii(text_[end - 1])) --end;
    return end;
  }

  // "moc.liamg@nhoj", "moc.elpmaxe.www", "moc tod liamg ta nhoj". Returns where it ends.
  std::uint32_t Backwards(Range word) {
    if (text_.substr(0, word.begin).ends_with("//:")) {
      const Range link = {WordAround(word.begin, false).begin, word.end};
      Add(link, Reversed(text_.substr(link.begin, link.size())), Disguise::kReversed);
      return word.end;
    }
    if (WordCharacterBefore(text_, word.begin) || word.end >= size_) return word.end;
    if (text_[word.end] == ' ') return BackwardsWords(word);
    std::uint32_t end = TokenEnd(word.begin);
    while (end < size_ && IsContinuation(text_[end])) --end;
    const std::string_view token = text_.substr(word.begin, end - word.begin);
    if (text_[word.end] != '.' || token.size() <= word.size() + 1) return word.end;
    const bool address = token.find('@') != std::string_view::npos;
    const bool scheme = token.find("//:") != std::string_view::npos;
    if (!address && !token.ends_with(".www") && !scheme) return word.end;
    // Before the host, which is behind it here, stands the path.
    std::uint32_t begin = word.begin;
    if (!address && begin > 0 && text_[begin - 1] == '/') {
      while (begin > 0 && word.begin - begin < kMaxBackwards && !IsAsciiSpace(text_[begin - 1]))
        --begin;
      while (IsContinuation(text_[begin])) ++begin;
    }
    Add({begin, end}, Reversed(text_.substr(begin, end - begin)), Disguise::kReversed);
    return end;
  }

  // Whether it is the name of a symbol or a digit, perhaps with marks around it: "[dot]".
  bool IsSpelled(std::string_view meant, LexemeClass lexeme_class) const {
    constexpr std::string_view kMarks = "()[]{}<>/*_|-";
    const std::size_t begin = meant.find_first_not_of(kMarks);
    if (begin == std::string_view::npos) return false;
    std::string word(meant.substr(begin, meant.find_last_not_of(kMarks) + 1 - begin));
    if (const std::size_t hyphen = word.find('-'); hyphen != std::string::npos) word[hyphen] = ' ';
    return lexicon_.ValueOf(word, lexeme_class).has_value();
  }

  // Pairs of a spelled symbol and a label, until the at sign.
  std::uint32_t BackwardsWords(Range word) {
    std::uint32_t end = word.end;
    bool dotted = false;
    constexpr int kMostPairs = 4;
    for (int pair = 0; pair < kMostPairs; ++pair) {
      const Range symbol = WordAround(std::min(end + 1, size_), true);
      const Range label = WordAround(std::min(symbol.end + 1, size_), true);
      if (symbol.size() == 0 || label.size() == 0) break;
      const std::string meant = Reversed(text_.substr(symbol.begin, symbol.size()));
      end = label.end;
      if (IsSpelled(meant, LexemeClass::kDot)) {
        dotted = true;
      } else if (dotted && IsSpelled(meant, LexemeClass::kAt)) {
        while (IsAscii(text_[end - 1]) && !IsAsciiAlnum(text_[end - 1])) --end;
        Add({word.begin, end}, Reversed(text_.substr(word.begin, end - word.begin)),
            Disguise::kReversed);
        return end;
      } else {
        break;
      }
    }
    return word.end;
  }

  static std::string Rotated(std::string_view text) {
    std::string plain(text);
    for (char& c : plain) {
      if (IsAsciiLower(c)) c = static_cast<char>('a' + (c - 'a' + 13) % 26);
    }
    return plain;
  }

  // Every address near the name of the code. Returns where the last of them, or the name, ends.
  std::uint32_t RotatedAddresses(Range name) {
    std::uint32_t done = name.end;
    const std::uint32_t from = name.begin > kNameReach ? name.begin - kNameReach : 0;
    auto at = std::lower_bound(hits_.at_signs.begin(), hits_.at_signs.end(), from);
    for (; at != hits_.at_signs.end() && *at < name.end + kNameReach; ++at) {
      std::uint32_t begin = *at;
      while (begin > from && IsAddressCharacter(text_[begin - 1])) --begin;
      const std::uint32_t end = TokenEnd(begin);
      if (end <= *at || begin < rotated_) continue;
      Add({begin, end}, Rotated(text_.substr(begin, end - begin)), Disguise::kEncoded);
      done = rotated_ = std::max(done, end);
    }
    return done;
  }

  // The word, everything but space, that ends or begins at `position`.
  Range WordAround(std::uint32_t position, bool behind) const {
    Range word{position, position};
    while (behind && word.end < size_ && word.size() < kMaxBackwards &&
           !IsAsciiSpace(text_[word.end]))
      ++word.end;
    while (!behind && word.begin > 0 && word.size() < kMaxBackwards &&
           !IsAsciiSpace(text_[word.begin - 1]))
      --word.begin;
    while (word.size() > 0 && IsContinuation(text_[word.begin])) ++word.begin;
    while (word.size() > 0 && word.end < size_ && IsContinuation(text_[word.end])) --word.end;
    return word;
  }

  // "rot13: yran_qri", "ved_anel (read it backwards)": what stands behind the name of a code and a
  // colon, or else before it: a word, groups of a number, words with a spelled symbol between them.
  // Returns where it, or the name, ends.
  template <typename Plain>
  std::uint32_t Named(Range name, Disguise disguise, Plain plain) {
    constexpr std::string_view kMarks = " :([{\"'-,;*";
    const bool behind = text_.substr(name.end, 1) == ":";
    Range code = behind ? Range{name.end, name.end} : Range{name.begin, name.begin};
    std::uint32_t& far = behind ? code.end : code.begin;
    for (std::uint32_t k = 0; k < kMaxJoint; ++k) {
      if (behind && far < size_ && kMarks.find(text_[far]) != std::string_view::npos) ++far;
      if (!behind && far > 0 && kMarks.find(text_[far - 1]) != std::string_view::npos) --far;
    }
    code = {far, far};
    bool goes_on = true;
    bool number = true;
    std::uint32_t words = 0;
    while (code.size() < kMaxBackwards) {
      const Range word = code.size() == 0 ? WordAround(far, behind)
                         : behind         ? WordAround(std::min(far + 1, size_), true)
                                          : WordAround(far > 0 ? far - 1 : 0, false);
      if (word.size() == 0) break;
      const std::string_view text = text_.substr(word.begin, word.size());
      const std::string meant = plain(text);
      const bool marks = meant.find_first_not_of("@.()[]{}") == std::string::npos;
      // "[...] (read it backwards)" hides nothing.
      if (marks && words == 0) break;
      const bool symbol = IsSpelled(meant, LexemeClass::kAt) ||
                          IsSpelled(meant, LexemeClass::kDot) ||
                          IsSpelled(meant, LexemeClass::kDigits) || marks;
      number = number && text.find_first_not_of("0123456789+-.()/") == std::string_view::npos;
      if (!goes_on && !symbol && !number) break;
      goes_on = symbol;
      ++words;
      far = behind ? word.end : word.begin;
    }
    while (code.size() > 0 && IsAscii(text_[code.end - 1]) && !IsAsciiAlnum(text_[code.end - 1]) &&
           behind)
      --code.end;
    // "Count backwards: 10 9 8 7"
    const bool counted = number && 3 * words > code.size();
    if (code.size() < kFewestNamed || counted) return name.end;
    std::string meant = plain(text_.substr(code.begin, code.size()));
    // The name would be taken for the ID that follows it.
    if (behind && meant.find('@') == std::string::npos) code.begin = name.begin;
    Add(code, std::move(meant), disguise);
    return std::max(name.end, code.end);
  }

  const View& view_;
  std::string_view source_;
  std::string_view text_;
  std::uint32_t size_;
  const Hits& hits_;
  const CodeGroups& groups_;
  const Lexicon& lexicon_;
  std::vector<Replacement>* out_;
  bool hidden_ = false;        // something of a view with long tokens
  std::uint32_t rotated_ = 0;  // addresses before are done
};

}  // namespace

CodeGroups::CodeGroups(const Constructions& constructions)
    : entity(constructions.FindGroup("entity")),
      backwards(constructions.FindGroup("backwards")),
      rotated(constructions.FindGroup("rotated")),
      said_backwards(constructions.FindGroup("said_backwards")),
      sound_alike(constructions.FindGroup("sound_alike")) {}

std::vector<WordGroup> CodeGroups::All() const {
  std::vector<WordGroup> all;
  for (const std::optional<WordGroup>& group : {backwards, rotated, said_backwards, sound_alike}) {
    if (group) all.push_back(*group);
  }
  return all;
}

void FindEncoded(const View& view, std::string_view source, const Hits& hits,
                 const CodeGroups& groups, const Lexicon& lexicon, std::vector<Replacement>* out) {
  EncodedFinder(view, source, hits, groups, lexicon, out).Run();
}

}  // namespace presend

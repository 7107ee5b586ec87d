#include "scan/scanner.h"

#include <algorithm>
#include <bit>

#include "scan/decode.h"
#include "scan/sentence.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::string_view kTokenMarks = "+/=_";
constexpr std::string_view kEscapeMarks = "%&\\$!";
constexpr std::string_view kEndMarks = "?\n";

// Those that the scanner itself looks at.
constexpr ClassSet kNotInHits = Bit(LexemeClass::kTopLevelDomain) | Bit(LexemeClass::kCommonWord);
// Those that detectors look up where they ask for them, and not in hits.
constexpr ClassSet kLookedUp = Bit(LexemeClass::kOrdinaryWord) | Bit(LexemeClass::kDirection) |
                               Bit(LexemeClass::kNumberSign) | Bit(LexemeClass::kPostcodeWord) |
                               Bit(LexemeClass::kNameParticle) | Bit(LexemeClass::kDigitJoiner) |
                               Bit(LexemeClass::kPostalRegion) | Bit(LexemeClass::kPostalCountry) |
                               Bit(LexemeClass::kLeadWord) | Bit(LexemeClass::kOrdinaryEnding) |
                               Bit(LexemeClass::kHostWord);

// Whether the dot or dash at `i` begins a word of nothing but dots and dashes.
bool BeginsStrokes(std::string_view text, std::uint32_t i) {
  if (i > 0 && !IsAsciiSpace(text[i - 1])) return false;
  const char next = i + 1 < text.size() ? text[i + 1] : ' ';
  return next == '.' || next == '-' || next == ' ' || next == '/';
}

// Whether the dot at `i` may be one of a host, but not as it is written: "example . com",
// "example[.]com", "www. example.com".
bool MayBeBroken(std::string_view text, std::uint32_t i) {
  constexpr std::string_view kBefore = " [({<w";
  return i > 0 && kBefore.find(text[i - 1]) != std::string_view::npos && i + 1 < text.size() &&
         !IsAsciiAlnum(text[i + 1]);
}

// How many of the eight bytes at `bytes` are lower-case ASCII letters, from the first one on; in
// `head` those, and zeros.
std::uint32_t LettersAt(const char* bytes, std::uint64_t* head) {
  if (std::endian::native != std::endian::little) return 0;
  constexpr std::uint64_t kEach = 0x0101010101010101u;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  const std::uint64_t word = WordHead(bytes, kWordHead, kWordHead);
  const std::uint64_t low = word & ~kHigh;
  // In the high bit of each byte: at least 'a', and more than 'z'.
  const std::uint64_t from = low + (0x80 - 'a') * kEach;
  const std::uint64_t beyond = low + (0x7F - 'z') * kEach;
  const std::uint64_t others = (~from | beyond | word) & kHigh;
  if (others == 0) {
    *head = word;
    return kWordHead;
  }
  const auto letters = static_cast<std::uint32_t>(std::countr_zero(others)) / 8;
  *head = word & ~(~std::uint64_t{0} << 8 * letters);
  return letters;
}

// Joins the single letter at `begin` to those before it.
void AddLetter(std::uint32_t begin, std::vector<Range>* letters) {
  if (!letters->empty() && letters->back().end + 1 == begin) {
    letters->back().end = begin + 1;
  } else {
    letters->push_back({begin, begin + 1});
  }
}

}  // namespace

Scanner::Scanner(const Lexicon& lexicon, const Constructions& constructions,
                 std::span<const WordGroup> codes, const ChainShape& shape)
    : lexicon_(lexicon), shape_(shape) {
  for (const Lexicon::Set& set : lexicon.sets()) {
    const bool key = std::any_of(set.groups.begin(), set.groups.end(),
                                 [&](WordGroup group) { return constructions.IsTrigger(group); });
    const bool code = std::find_first_of(set.groups.begin(), set.groups.end(), codes.begin(),
                                         codes.end()) != set.groups.end();
    wanted_.push_back((set.classes & ~(kLookedUp | kNotInHits)) | (key ? kKeyWord : 0) |
                      (code ? kCodeWord : 0));
  }
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    ByteClass& cls = classes_[static_cast<std::size_t>(byte)];
    if (byte >= 0x80) {
      cls = ByteClass::kForeign;
    } else if (IsAsciiLower(c) || IsAsciiUpper(c)) {
      cls = ByteClass::kLetter;
    } else if (IsAsciiDigit(c)) {
      cls = ByteClass::kDigit;
    } else if (c == '@') {
      cls = ByteClass::kAt;
    } else if (c == ':') {
      cls = ByteClass::kColon;
    } else if (c == '<') {
      cls = ByteClass::kAngle;
    } else if (c == '.' || c == '-') {
      cls = ByteClass::kStroke;
    } else if (kEndMarks.find(c) != std::string_view::npos) {
      cls = ByteClass::kEnd;
    } else if (kTokenMarks.find(c) != std::string_view::npos) {
      cls = ByteClass::kJoin;
    } else if (kEscapeMarks.find(c) != std::string_view::npos) {
      cls = ByteClass::kEscape;
    }
  }
  for (const char separator : shape.separators)
    separators_[static_cast<unsigned char>(separator)] = true;
}

bool Scanner::BeginsEscape(std::string_view text, std::uint32_t i) {
  if (i + 1 >= text.size()) return false;
  const char next = text[i + 1];
  switch (text[i]) {
    case '%':
      return IsAsciiDigit(next) || (next >= 'a' && next <= 'f');
    case '&':
      return next == '#' || IsAsciiLower(next);
    case '\\':
      return next == 'u' || next == 'x';
    case '\xE3':  // the ideographic full stop, between parts of a host
    case '\xF0':  // a regional letter, of which flags are made
      return PlainForm(DecodeAt(text, i).code_point) != 0;
    case '$':
    case '!':
      return IsAsciiLower(next);
    default:
      return false;
  }
}

void Scanner::Scan(std::string_view text, Hits* hits) const {
  hits->Clear();
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t token = 0;  // where the present token begins
  const auto close_token = [&](std::uint32_t end) {
    if (end - token >= kLongToken) hits->tokens.push_back({token, end});
    token = end + 1;
  };
  DigitChain chain;
  const auto close_chain = [&] {
    if (chain.digits >= shape_.min_digits && chain.digits > 0) hits->chains.push_back(chain);
    chain.digits = 0;
  };
  const auto end_sentence = [&](std::uint32_t position) {
    if (position < size && EndsSentence(text, position)) hits->ends.push_back(position);
  };
  const auto class_at = [&](std::uint32_t at) {
    return classes_[static_cast<unsigned char>(text[at])];
  };
  std::uint32_t i = 0;
  while (i < size) {
    switch (class_at(i)) {
      case ByteClass::kOther:
        close_token(i);
        ++i;
        break;
      case ByteClass::kEnd:
        close_token(i);
        ++i;
        end_sentence(i);
        break;
      case ByteClass::kJoin:
        ++i;
        break;
      case ByteClass::kAngle:
        close_token(i);
        hits->angles.push_back(i);
        ++i;
        break;
      case ByteClass::kStroke:
        if (text[i] == '.') {
          close_token(i);
          if (MayBeBroken(text, i)) hits->dots.push_back(i);
        }
        if (BeginsStrokes(text, i)) hits->escapes.push_back(i);
        ++i;
        end_sentence(i);
        break;
      case ByteClass::kEscape:
        close_token(i);
        if (BeginsEscape(text, i)) hits->escapes.push_back(i);
        ++i;
        if (text[i - 1] == '!') end_sentence(i);
        break;
      case ByteClass::kAt:
        close_token(i);
        hits->at_signs.push_back(i);
        ++i;
        break;
      case ByteClass::kColon:
        close_token(i);
        if (i > 0 && (IsAsciiLower(text[i - 1]) || IsAsciiDigit(text[i - 1])))
          hits->schemes.push_back(i);
        ++i;
        break;
      case ByteClass::kDigit: {
        const std::uint32_t begin = i;
        while (i < size && IsAsciiDigit(text[i])) ++i;
        hits->numbers.push_back({begin, i});
        if (chain.digits > 0) {
          bool joined = begin - chain.range.end <= shape_.max_gap;
          for (std::uint32_t p = chain.range.end; joined && p < begin; ++p) {
            joined = separators_[static_cast<unsigned char>(text[p])];
          }
          if (!joined) close_chain();
        }
        if (chain.digits == 0) chain.range.begin = begin;
        chain.range.end = i;
        chain.digits += i - begin;
        break;
      }
      case ByteClass::kLetter: {
        const std::uint32_t begin = i;
        std::uint64_t head = 0;
        const std::uint32_t letters = size - i >= kWordHead ? LettersAt(text.data() + i, &head) : 0;
        i += letters;
        while (i < size && class_at(i) == ByteClass::kLetter) ++i;
        if (i < size && class_at(i) == ByteClass::kForeign) {
          i = ForeignWord(text, begin, i, &token, hits);
          break;
        }
        const std::uint32_t length = i - begin;
        if (length == 1) AddLetter(begin, &hits->letters);
        if (length != letters && letters < kWordHead)
          head = WordHead(text.data() + begin, length, size - begin);
        const Lexicon::FirstWord* first = lexicon_.FindFirst(head, text.data() + begin, length);
        if (first == nullptr) break;
        const bool may_be_top = begin > 0 && text[begin - 1] == '.';
        if (!may_be_top && !Lexicon::MayGoOn(*first, text, i)) {
          for (const Lexicon::Entry& entry : lexicon_.Whole(*first)) Add(entry, begin, i, hits);
          break;
        }
        FindWords(*first, text, begin, i, hits);
        break;
      }
      case ByteClass::kForeign:
        close_token(i);
        i = ForeignWord(text, i, i, &token, hits);
        break;
    }
  }
  close_chain();
  close_token(size);
}

// Goes on with a word that began at `begin` where a foreign character stands, at `i`; returns where
// to go on behind it.
std::uint32_t Scanner::ForeignWord(std::string_view text, std::uint32_t begin, std::uint32_t i,
                                   std::uint32_t* token, Hits* hits) const {
  const auto size = static_cast<std::uint32_t>(text.size());
  bool unspaced = false;
  while (i < size && !unspaced) {
    if (classes_[static_cast<unsigned char>(text[i])] == ByteClass::kLetter) {
      ++i;
      continue;
    }
    if (IsAscii(text[i])) break;
    const Decoded decoded = DecodeAt(text, i);
    if (!IsLetterOrMark(decoded.code_point)) break;
    unspaced = IsUnspaced(decoded.code_point);
    if (unspaced && i > begin) break;  // it is a word of its own
    i += static_cast<std::uint32_t>(decoded.length);
    *token = i;
  }
  if (i == begin) {  // a foreign character that is no letter is a word of its own
    if (BeginsEscape(text, i)) hits->escapes.push_back(i);
    i += static_cast<std::uint32_t>(DecodeAt(text, i).length);
    *token = i;
    if (i < size && EndsSentence(text, i)) hits->ends.push_back(i);
  } else if (i == begin + 1) {
    AddLetter(begin, &hits->letters);
  }
  const Lexicon::FirstWord* first = lexicon_.FindFirst(text, begin, i);
  if (first == nullptr) return i;
  const std::uint32_t covered = FindWords(*first, text, begin, i, hits);
  // Inside a longer ordinary word of a script without spaces there are no other words.
  return unspaced ? std::max(i, covered) : i;
}

// Records the lexemes that begin with the word [begin, end); returns where the longest ordinary
// word among them ends.
std::uint32_t Scanner::FindWords(const Lexicon::FirstWord& first_word, std::string_view text,
                                 std::uint32_t begin, std::uint32_t end, Hits* hits) const {
  std::uint32_t covered = 0;
  const std::size_t first = hits->words.size();
  Lexicon::Search search(lexicon_, first_word, text, end);
  while (const Lexicon::Entry* entry = search.Next()) {
    const ClassSet classes = lexicon_.sets()[entry->set].classes;
    // A top-level domain with a value is a domain in e-mail addresses only.
    if ((classes & Bit(LexemeClass::kTopLevelDomain)) != 0 && begin >= 2 &&
        text[begin - 1] == '.' && lexicon_.ValueAt(*entry)->empty() &&
        WordCharacterBefore(text, begin - 1))
      hits->hosts.push_back(begin - 1);
    if ((classes & Bit(LexemeClass::kCommonWord)) != 0) covered = std::max(covered, search.end());
    Add(*entry, begin, search.end(), hits);
  }
  // A longer ordinary word hides the shorter ones that begin it.
  if (covered > end) {
    const auto from = hits->words.begin() + static_cast<std::ptrdiff_t>(first);
    hits->words.erase(std::remove_if(from, hits->words.end(),
                                     [&](const WordHit& word) { return word.range.end < covered; }),
                      hits->words.end());
  }
  return covered;
}

}  // namespace presend

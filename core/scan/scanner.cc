#include "scan/scanner.h"

#include <algorithm>

#include "scan/decode.h"
#include "scan/letters.h"
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
                               Bit(LexemeClass::kHostWord) | Bit(LexemeClass::kSeldomStreet);

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

// Where the lower-case ASCII letters from `begin` on end.
std::uint32_t LettersEnd(std::string_view text, std::uint32_t begin) {
  std::uint32_t end = begin;
  while (text.size() - end >= kWordHead) {
    std::uint64_t head = 0;
    const std::uint32_t letters = LettersAt(text.data() + end, &head);
    end += letters;
    if (letters < kWordHead) break;
  }
  while (end < text.size() && IsAsciiLower(text[end])) ++end;
  return end;
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

// Runs once, so it is small even where this file is compiled for speed.
[[clang::minsize]] Scanner::Scanner(const Lexicon& lexicon, const Constructions& constructions,
                                    std::span<const WordGroup> codes, const ChainShape& shape)
    : lexicon_(lexicon), shape_(shape) {
  const auto any = [](std::span<const WordGroup> groups, auto is) {
    return std::any_of(groups.begin(), groups.end(), is);
  };
  for (const Lexicon::Set& set : lexicon.sets()) {
    const bool key = any(set.groups, [&](WordGroup g) { return constructions.IsTrigger(g); });
    const bool partner = any(set.groups, [&](WordGroup g) { return constructions.IsPartner(g); });
    const bool code = std::find_first_of(set.groups.begin(), set.groups.end(), codes.begin(),
                                         codes.end()) != set.groups.end();
    const ClassSet own = set.classes & ~(kLookedUp | kNotInHits | kOfGroups);
    const ClassSet wanted =
        own | (key ? kKeyWord : 0) | (partner ? kPartnerWord : 0) | (code ? kCodeWord : 0);
    wanted_.push_back(wanted);
    const bool grouped = !set.groups.empty() || (own & kApps) != 0;
    grouped_.push_back(grouped ? wanted | kOfGroups : 0);
  }
  for (const Lexicon::FirstWord& first : lexicon.first_words()) {
    Start start;
    start.first = &first;
    start.whole_begin = static_cast<std::uint32_t>(whole_.size());
    bool starts = false;
    for (const Lexicon::Entry& entry : lexicon.All(first)) {
      const ClassSet wanted = wanted_[entry.set];
      const bool hides = (lexicon.sets()[entry.set].classes & Bit(LexemeClass::kCommonWord)) != 0;
      starts = starts || wanted != 0;
      if (Lexicon::IsWhole(entry)) {
        if (wanted != 0) whole_.push_back({{}, wanted, lexicon.ValueAt(entry), entry.set});
      } else if (wanted != 0 || hides) {
        start.next |= lexicon.NextBit(first, entry);
        lexicon.AddPair(first, entry, &pairs_);
      }
    }
    start.whole_end = static_cast<std::uint32_t>(whole_.size());
    if (starts) starts_.push_back(start);
  }
  start_index_ = WordIndex(starts_.size());
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    const std::string_view word = lexicon.Text(*starts_[i].first);
    start_index_.Add(WordIndex::Hash(starts_[i].first->head, word.data(), word.size()),
                     static_cast<std::uint16_t>(i));
  }
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    ByteClass& cls = classes_[static_cast<std::size_t>(byte)];
    if (byte >= 0x80) {
      cls = ByteClass::kForeign;
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
    case '=':  // the at sign of Quoted-printable
      return text.substr(i + 1, 2) == "40";
    case '&':
      return next == '#' || IsAsciiLower(next);
    case '\\':
      return next == 'u' || next == 'x';
    case '\xC2':  // a middle dot
    case '\xE2':
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
  const char* const bytes = text.data();
  std::uint32_t i = 0;
  while (i < size) {
    if (IsAsciiLower(bytes[i])) {  // most bytes, in words with a space behind
      i = Word(text, i, &token, hits);
      if (i < size && bytes[i] == ' ') close_token(i++);
      continue;
    }
    switch (ClassAt(text, i)) {
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
        if (BeginsEscape(text, i)) hits->escapes.push_back(i);
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
          FindHost(text, i, hits);
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
      case ByteClass::kForeign:
        close_token(i);
        i = ForeignWord(text, i, i, &token, hits);
        break;
    }
  }
  close_chain();
  close_token(size);
}

// Records the word that begins at `begin` with an ASCII letter; returns where to go on behind it.
// Most words are short, and nothing begins with them.
[[gnu::always_inline]] inline std::uint32_t Scanner::Word(std::string_view text,
                                                          std::uint32_t begin, std::uint32_t* token,
                                                          Hits* hits) const {
  if (text.size() - begin < kWordHead) return LastWord(text, begin, token, hits);
  const char* const word = text.data() + begin;
  std::uint64_t head = 0;
  const std::uint32_t length = LettersAt(word, &head);
  if (length == kWordHead) return LongWord(text, begin, head, token, hits);
  if (length == 0) return LastWord(text, begin, token, hits);
  const std::uint32_t end = begin + length;
  if (!IsAscii(word[length])) return ForeignWord(text, begin, end, token, hits);
  if (length == 1) AddLetter(begin, &hits->letters);
  const Start* const start = FindStart(WordIndex::Hash(head), head, word, length);
  if (start != nullptr) AddStart(*start, text, begin, end, hits);
  return end;
}

// The same for a word whose first letters fill a head.
std::uint32_t Scanner::LongWord(std::string_view text, std::uint32_t begin, std::uint64_t head,
                                std::uint32_t* token, Hits* hits) const {
  const std::uint32_t end = LettersEnd(text, begin + kWordHead);
  if (end < text.size() && !IsAscii(text[end])) return ForeignWord(text, begin, end, token, hits);
  const char* const word = text.data() + begin;
  const std::size_t length = end - begin;
  const Start* const start = FindStart(WordIndex::Hash(head, word, length), head, word, length);
  if (start != nullptr) AddStart(*start, text, begin, end, hits);
  return end;
}

// The same where the text ends too soon for a head to be read at once.
std::uint32_t Scanner::LastWord(std::string_view text, std::uint32_t begin, std::uint32_t* token,
                                Hits* hits) const {
  const std::uint32_t end = LettersEnd(text, begin);
  if (end < text.size() && !IsAscii(text[end])) return ForeignWord(text, begin, end, token, hits);
  if (end == begin + 1) AddLetter(begin, &hits->letters);
  AddWord(text, begin, end, hits);
  return end;
}

// Records what begins with the word [begin, end) of any length.
void Scanner::AddWord(std::string_view text, std::uint32_t begin, std::uint32_t end,
                      Hits* hits) const {
  const char* const word = text.data() + begin;
  const std::size_t length = end - begin;
  const std::uint64_t head = WordHead(word, length, text.size() - begin);
  const Start* const start = FindStart(WordIndex::Hash(head, word, length), head, word, length);
  if (start != nullptr) AddStart(*start, text, begin, end, hits);
}

// Goes on with a word that began at `begin` where a foreign character stands, at `i`.
Scanner::ForeignRun Scanner::ReadForeign(std::string_view text, std::uint32_t begin,
                                         std::uint32_t i) {
  ForeignRun run;
  while (i < text.size() && !run.unspaced) {
    if (IsAsciiLower(text[i])) {
      ++i;
      continue;
    }
    if (IsAscii(text[i])) break;
    std::size_t end = i;
    const char32_t code_point = TakeCharacter(text, &end);
    if (!IsLetterOrMark(code_point)) break;
    run.unspaced = IsUnspaced(code_point);
    if (run.unspaced && i > begin) break;  // it is a word of its own
    i = static_cast<std::uint32_t>(end);
    run.last = i;
  }
  if (i == begin) {  // a foreign character that is no letter is a word of its own
    run.is_letter = false;
    i += static_cast<std::uint32_t>(DecodeAt(text, i).length);
    run.last = i;
  }
  run.end = i;
  return run;
}

// Records the word that ReadForeign reads; returns where to go on behind it.
std::uint32_t Scanner::ForeignWord(std::string_view text, std::uint32_t begin, std::uint32_t i,
                                   std::uint32_t* token, Hits* hits) const {
  const ForeignRun run = ReadForeign(text, begin, i);
  if (run.last != 0) *token = run.last;
  if (!run.is_letter) {
    if (BeginsEscape(text, begin)) hits->escapes.push_back(begin);
    if (run.end < text.size() && EndsSentence(text, run.end)) hits->ends.push_back(run.end);
  } else if (run.end == begin + 1) {
    AddLetter(begin, &hits->letters);
  }
  if (run.unspaced) {
    // Inside a longer ordinary word of a script without spaces there are no other words.
    const Lexicon::FirstWord* const first = lexicon_.FindFirst(text, begin, run.end);
    if (first == nullptr) return run.end;
    return std::max(run.end, AddWords(*first, lexicon_.NextAt(*first, text, run.end), wanted_, text,
                                      begin, run.end, &hits->words, &hits->classes));
  }
  AddWord(text, begin, run.end, hits);
  return run.end;
}

// Records the dot at `dot` if a top-level domain stands behind it.
void Scanner::FindHost(std::string_view text, std::uint32_t dot, Hits* hits) const {
  const std::uint32_t begin = dot + 1;
  if (dot == 0 || !WordCharacterBefore(text, dot)) return;
  std::uint32_t end = LettersEnd(text, begin);
  if (end < text.size() && !IsAscii(text[end])) end = ReadForeign(text, begin, end).end;
  if (end == begin) return;
  lexicon_.Find(text, begin, end, [&](const Lexicon::Entry& entry, std::uint32_t) {
    // One with a value is a domain in e-mail addresses only.
    const ClassSet classes = lexicon_.sets()[entry.set].classes;
    if ((classes & Bit(LexemeClass::kTopLevelDomain)) != 0 && lexicon_.ValueAt(entry)->empty())
      hits->hosts.push_back(dot);
  });
}

// Records what counts of the lexemes that begin with the word [begin, end).
void Scanner::AddLexemes(const Start& start, std::string_view text, std::uint32_t begin,
                         std::uint32_t end, Hits* hits) const {
  const std::uint64_t next = Lexicon::NextAt(*start.first, start.next, pairs_, text, end);
  if (next != 0) {
    AddWords(*start.first, next, wanted_, text, begin, end, &hits->words, &hits->classes);
    return;
  }
  for (std::uint32_t i = start.whole_begin; i < start.whole_end; ++i) {
    WordHit& word = hits->words.emplace_back(whole_[i]);
    word.range = {begin, end};
    hits->classes |= word.classes;
  }
}

// Records the lexemes that begin with the word [begin, end) as `wanted` says, of phrases those that
// go on in one of the ways `next`, 0 for none; returns where the longest ordinary phrase among them
// ends, or `end`.
std::uint32_t Scanner::AddWords(const Lexicon::FirstWord& first, std::uint64_t next,
                                const Wanted& wanted, std::string_view text, std::uint32_t begin,
                                std::uint32_t end, std::vector<WordHit>* words,
                                ClassSet* classes) const {
  const auto add = [&](const Lexicon::Entry& entry, std::uint32_t lexeme_end) {
    const ClassSet recorded = wanted[entry.set];
    if (recorded == 0) return;
    *classes |= recorded;
    words->push_back({{begin, lexeme_end}, recorded, lexicon_.ValueAt(entry), entry.set});
  };
  std::uint32_t covered = end;
  const std::size_t before = words->size();
  for (const Lexicon::Entry& entry : lexicon_.Whole(first)) add(entry, end);
  if (next == 0) return covered;
  Lexicon::Phrases phrases(lexicon_, first, next, text, end);
  while (const Lexicon::Entry* entry = phrases.Next()) {
    if ((lexicon_.sets()[entry->set].classes & Bit(LexemeClass::kCommonWord)) != 0)
      covered = std::max(covered, phrases.end());
    add(*entry, phrases.end());
  }
  // A longer ordinary word hides the shorter ones that begin it.
  if (covered > end) {
    const auto from = words->begin() + static_cast<std::ptrdiff_t>(before);
    words->erase(std::remove_if(from, words->end(),
                                [&](const WordHit& word) { return word.range.end < covered; }),
                 words->end());
  }
  return covered;
}

void Scanner::ScanGroups(std::string_view text, Range range, std::vector<WordHit>* words) const {
  words->clear();
  ClassSet classes = 0;
  std::uint32_t i = range.begin;
  // A range that was cut may begin inside a word, which is not looked at.
  if (i > 0) {
    const char32_t before = DecodeAt(text, PreviousStart(text, i)).code_point;
    const bool inside = IsLetterOrMark(before) && !IsUnspaced(before);
    while (inside && i < range.end &&
           (IsAsciiLower(text[i]) || (!IsAscii(text[i]) && WordJoinsAt(text, i))))
      ++i;
  }
  while (i < range.end) {
    if (IsAscii(text[i]) && !IsAsciiLower(text[i])) {
      ++i;
      continue;
    }
    const std::uint32_t begin = i;
    std::uint64_t head = 0;
    const std::uint32_t letters =
        text.size() - i < kWordHead ? 0 : LettersAt(text.data() + i, &head);
    bool unspaced = false;
    const Lexicon::FirstWord* first = nullptr;
    if (letters > 0 && letters < kWordHead && IsAscii(text[i + letters])) {
      i += letters;
      first = lexicon_.FindFirst(WordIndex::Hash(head), head, text.data() + begin, letters);
    } else {
      i = LettersEnd(text, i);
      if (i < text.size() && !IsAscii(text[i])) {
        const ForeignRun run = ReadForeign(text, begin, i);
        i = run.end;
        unspaced = run.unspaced;
      }
      first = lexicon_.FindFirst(text, begin, i);
    }
    if (first == nullptr) continue;
    const std::uint32_t covered = AddWords(*first, lexicon_.NextAt(*first, text, i), grouped_, text,
                                           begin, i, words, &classes);
    if (unspaced) i = std::max(i, covered);
  }
}

}  // namespace presend

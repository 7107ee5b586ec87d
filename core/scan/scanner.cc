#include "scan/scanner.h"

#include <algorithm>

#include "text/character.h"
#include "text/utf8.h"

namespace presend {

Scanner::Scanner(const Lexicon& lexicon, const ChainShape& shape)
    : lexicon_(lexicon), shape_(shape) {
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
    }
  }
  for (const char separator : shape.separators)
    separators_[static_cast<unsigned char>(separator)] = true;
}

void Scanner::Scan(std::string_view text, Hits* hits) const {
  hits->Clear();
  const auto size = static_cast<std::uint32_t>(text.size());
  DigitChain chain;
  const auto close_chain = [&] {
    if (chain.digits >= shape_.min_digits && chain.digits > 0) hits->chains.push_back(chain);
    chain.digits = 0;
  };
  Range letters;  // single letters with one byte between
  std::uint32_t i = 0;
  while (i < size) {
    const auto byte = static_cast<unsigned char>(text[i]);
    switch (classes_[byte]) {
      case ByteClass::kOther:
        ++i;
        break;
      case ByteClass::kAt:
        hits->at_signs.push_back(i);
        ++i;
        break;
      case ByteClass::kColon:
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
      case ByteClass::kLetter: {
        const std::uint32_t begin = i;
        WordHash hash;
        bool unspaced = false;
        while (i < size && !unspaced) {
          const char c = text[i];
          if (classes_[static_cast<unsigned char>(c)] == ByteClass::kLetter) {
            hash.Add(c);
            ++i;
            continue;
          }
          if (IsAscii(c)) break;
          const Decoded decoded = DecodeAt(text, i);
          if (!IsLetterOrMark(decoded.code_point)) break;
          unspaced = IsUnspaced(decoded.code_point);
          if (unspaced && i > begin) break;  // it is a word of its own
          for (int k = 0; k < decoded.length; ++k) hash.Add(text[i++]);
        }
        if (i == begin) {  // a foreign character that is no letter
          i += DecodeAt(text, i).length;
          break;
        }
        if (i == begin + 1) {
          if (letters.end == 0 || begin != letters.end + 1) letters.begin = begin;
          letters.end = i;
          if (i - letters.begin == 5) hits->letters.push_back(letters.begin);
        }
        const std::uint32_t covered = FindWords(text, begin, i, hash.value(), hits);
        // Inside a longer ordinary word of a script without spaces there are no other words.
        if (unspaced) i = std::max(i, covered);
        break;
      }
    }
  }
  close_chain();
}

// Records the lexemes that begin with the word [begin, end); returns where the longest ordinary
// word among them ends.
std::uint32_t Scanner::FindWords(std::string_view text, std::uint32_t begin, std::uint32_t end,
                                 std::uint32_t hash, Hits* hits) const {
  std::uint32_t covered = 0;
  const std::size_t first = hits->words.size();
  lexicon_.Find(text, begin, end, hash, [&](const Lexeme& lexeme, std::uint32_t lexeme_end) {
    const auto lexeme_class = static_cast<LexemeClass>(lexeme.lexeme_class);
    if (lexeme_class == LexemeClass::kTopLevelDomain) {
      if (begin >= 2 && text[begin - 1] == '.' && WordCharacterBefore(text, begin - 1))
        hits->hosts.push_back(begin - 1);
      return;
    }
    if (!IsScannedFor(lexeme_class)) return;
    if (lexeme_class == LexemeClass::kCommonWord) covered = std::max(covered, lexeme_end);
    hits->words.push_back({{begin, lexeme_end}, lexeme_class, lexicon_.Value(lexeme)});
  });
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

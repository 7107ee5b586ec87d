// What the parts of a spelled-out address look like one by one: a symbol that is a word or has
// marks around it, a label, a label whose letters stand apart. What makes an address of them is
// scan/spelled_address.h.
#ifndef PRESEND_SCAN_SPELLED_SYMBOL_H_
#define PRESEND_SCAN_SPELLED_SYMBOL_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "scan/hits.h"
#include "scan/lexicon.h"
#include "text/view.h"

namespace presend {

// The value of a word that stands for a symbol between marks only: "(a)".
inline constexpr std::string_view kBracketedOnly = "bracketed";

// A symbol with the marks and the space around it.
struct Symbol {
  Range range;
  std::string_view value;  // the lexeme's; for a mark the character it stands for
  bool literal = false;    // the character itself
  bool marked = false;     // marks stand on both sides: "[at]", "_at_", "'@'"
  bool bracketed = false;  // brackets are among them
  bool shouted = false;    // in capitals beside small letters: "john AT"
  bool comma = false;      // a comma is among what surrounds it

  // The character without anything around it.
  bool plain() const { return literal && range.size() == 1; }
};

// A part of a local part or domain.
struct Label {
  Range range;
  std::string_view written;  // what it says, in the view or the pack
  bool lettered = false;     // "g m a i l"
  // What it says where that stands nowhere: letters put together.
  std::uint8_t own_size = 0;
  std::array<char, 40> own{};

  std::string_view text() const {
    return own_size > 0 ? std::string_view(own.data(), own_size) : written;
  }
  // Appends to what it says; what does not fit is left out.
  void Add(std::string_view more);
};

// Appends a spelled symbol, or `text` instead of what is hidden as `disguise`.
void Replace(Range range, std::string_view text, std::vector<Replacement>* out,
             Disguise disguise = Disguise::kSpelledSymbols);

// Reads one view; positions are its bytes. Refers to what it is given. Every read is bounded.
class SymbolReader {
 public:
  SymbolReader(const View& view, std::string_view source, const Hits& hits, const Lexicon& lexicon)
      : text_(view.text()),
        size_(static_cast<std::uint32_t>(text_.size())),
        view_(view),
        source_(source),
        hits_(hits),
        lexicon_(lexicon) {}

  // The at sign at `position`, a character, a word, each with what surrounds it. A word may follow
  // the sign: "@t".
  Symbol Sign(std::uint32_t position) const;
  Symbol Character(Range character) const;
  Symbol Spelled(const WordHit& word) const;
  // Whether the word needs marks around it to stand for a symbol, and has a word on either side
  // instead: most an "a".
  bool LacksMarks(const WordHit& word) const;
  // Whether the lexicon lets it stand for the symbol there: some words need marks around them, or
  // an address, of which they are `inside`.
  static bool Stands(const Symbol& symbol, bool inside);

  // The dot that begins at `position`, literal or spelled; false if there is none. With
  // `any_bracket`, whatever stands in brackets before a top-level domain is one: "host[d0t]com".
  bool DotAt(std::uint32_t position, bool any_bracket, Symbol* dot) const;
  // The same behind something in brackets: "host (no spam) dot com".
  bool DotBehindInsertion(std::uint32_t position, Symbol* dot) const;
  // A space where a provider's dot should stand: "gmail com". `provider` is its domain.
  bool MissingDotAt(std::uint32_t position, std::string_view provider, Symbol* dot) const;
  // Whether a label is a top-level domain without its dot too: "com", which is nothing else; "it"
  // is a word, and so is "technology".
  bool IsUndottedTop(std::string_view label) const;
  // A spelled mark that begins at `position`: "underscore".
  bool MarkAt(std::uint32_t position, Symbol* mark) const;
  // A spelled dot or mark that ends at `position` and begins after `limit`; `value` is the
  // character.
  bool SymbolBefore(std::uint32_t position, std::uint32_t limit, Symbol* symbol) const;
  // Where what is said by the way, "john, all one word, at ...", begins, if it ends at `position`;
  // `position` itself if nothing is.
  std::uint32_t AsideBefore(std::uint32_t position) const;

  // The label of a domain that begins at `begin`; false if there is none. Two letters that stand
  // apart are one where those of `others` do.
  bool LabelFrom(std::uint32_t begin, Label* label, bool others = false) const;
  // The piece of a local part that ends at `end`.
  bool LocalBefore(std::uint32_t end, Label* label) const;
  // The word that ends before the spaces before `end`, on the same line; empty if none does.
  Range WordBefore(std::uint32_t end) const;
  // Whether a phrase ends at `position`: nothing follows, a mark, or a small word.
  bool EndsAt(std::uint32_t position) const;

  // The domain that ends a host, as it is written; nullopt if the label is none. `label` may spell
  // it in another script.
  std::optional<std::string_view> TopLevel(std::string_view label) const;
  bool Is(std::string_view word, LexemeClass lexeme_class) const {
    return lexicon_.ValueOf(word, lexeme_class).has_value();
  }
  std::string_view Text(Range range) const { return text_.substr(range.begin, range.size()); }
  char SourceAt(std::uint32_t position) const {
    return source_[view_.Source({position, position + 1}).start];
  }

  // Whether something there was hidden otherwise: in a code, in styled letters.
  bool IsHidden(Range range) const { return view_.DisguisesIn(range) != 0; }

  std::string_view text() const { return text_; }
  const Hits& hits() const { return hits_; }
  const Lexicon& lexicon() const { return lexicon_; }

 private:
  std::uint32_t SkipMarks(std::uint32_t position) const;
  bool Letters(std::uint32_t first, int step, bool others, Label* label) const;
  bool IsSingle(std::uint32_t position) const;
  bool IsSpelledInside(const WordHit& word, Range label) const;
  bool Shouts(Range word, Range symbol) const;

  std::string_view text_;
  std::uint32_t size_;
  const View& view_;
  std::string_view source_;
  const Hits& hits_;
  const Lexicon& lexicon_;
};

}  // namespace presend

#endif  // PRESEND_SCAN_SPELLED_SYMBOL_H_

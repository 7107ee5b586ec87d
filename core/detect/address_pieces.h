// The pieces of a postal address, each read at one position of a view: street lines, units,
// post-office boxes, postcodes, states, countries, and what stands between them. A reader looks at
// a few words from where it is asked.
#ifndef PRESEND_DETECT_ADDRESS_PIECES_H_
#define PRESEND_DETECT_ADDRESS_PIECES_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "detect/detector.h"

namespace presend {

// What separates two pieces, from `begin` to `end`.
struct AddressGap {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool comma = false;    // a comma or what does its work
  bool bracket = false;  // the comma is a bracket
  bool line = false;     // a line break, perhaps with quotation marks behind it
  bool dot = false;      // a full stop, which may end an abbreviation
  bool plain() const { return !comma && !line; }
};

// A word or number.
struct AddressToken {
  Range range;
  bool digits = false;       // it begins with a digit
  bool capitalised = false;  // not in lower case; true for scripts without case
};

struct AddressPiece {
  Range range;
  EvidenceSet evidence = 0;
  FamilySet families = 0;
  CountrySet countries;    // named by it
  std::string_view state;  // the lexeme's value
  Range postcode;
};

class AddressReader {
 public:
  AddressReader(const DetectorInput& input, const Rule& rule)
      : input_(input),
        rule_(rule),
        postal_(input.tables.postal),
        lexicon_(input.tables.lexicon),
        text_(input.view.text()) {}

  // Marks that may stand inside a word: "Karl-Marx-Strasse".
  static constexpr bool IsJoint(char c) {
    return c == '\'' || c == '-' || c == '&' || c == '/' || c == '.';
  }

  // The countries of the context's regions.
  const CountrySet& Regions() const {
    if (!regions_) regions_ = postal_.OfRegions(input_.regions);
    return *regions_;
  }

  AddressGap ReadGap(std::uint32_t position) const;
  std::optional<AddressToken> ReadToken(std::uint32_t position) const;
  // The token that ends at `position`, on the same line and not parted from it by a comma.
  std::optional<AddressToken> TokenBefore(std::uint32_t position) const;
  // A word that cannot be part of a name, and an ordinary word that can.
  bool IsStop(const AddressToken& token) const;
  bool IsParticle(const AddressToken& token) const;

  std::optional<AddressPiece> ReadPoBox(std::uint32_t position) const;
  std::optional<AddressPiece> ReadUnit(std::uint32_t position) const;
  std::optional<AddressPiece> ReadPostcode(std::uint32_t position,
                                           const CountrySet& countries) const;
  // A state, with the postcode behind it. An abbreviation counts for `countries` only, and only
  // with such a postcode or, after a comma, in capitals.
  std::optional<AddressPiece> ReadState(std::uint32_t position, const CountrySet& countries,
                                        bool after_comma) const;
  std::optional<AddressPiece> ReadCountry(std::uint32_t position) const;
  // A street with its number, in whichever order its language has.
  std::optional<AddressPiece> ReadStreet(std::uint32_t position) const;
  // Whether a street may stand around a number: a word for one, or a word that ends like one, close
  // by, or an ordinal, which "510 NE 93rd" has. False for most numbers of most texts.
  bool MayHaveStreet(Range number) const;
  // A street whose word is seldom one, where the word before the number says "at": "at 12 Ellery
  // Camp".
  std::optional<AddressPiece> ReadSeldomStreet(std::uint32_t position) const;
  // A number and a name that no word calls a street: "343 S. Dearborn".
  std::optional<AddressPiece> ReadNumberedName(std::uint32_t position) const;

  // The end of a house number, or 0. The last one is remembered: forms of a street are tried one
  // after another at one place.
  std::uint32_t ReadHouseNumber(std::uint32_t position) const;

 private:
  std::uint32_t HouseNumberEnd(std::uint32_t position) const;
  // Whether a word for a street stands in the number's line, as near as a street has words: before
  // it as the next word, or behind it.
  bool HasStreetWordNear(Range number) const;
  // Whether an ordinal that a street may be called by follows the number at once.
  bool HasOrdinalBehind(Range number) const;
  // The end of the letters that begin at `position`.
  static std::uint32_t LettersEnd(std::string_view text, std::uint32_t position);
  // The word or phrase of that class at `position`, as whole words; with `joined`, digits may
  // follow at once: "apt5".
  Lexicon::Found Look(std::uint32_t position, LexemeClass lexeme_class, bool joined = false) const;
  // An abbreviation of a letter or two counts with its full stop, or where its language is spoken.
  bool IsKind(const Lexicon::Found& kind, std::uint32_t position) const;
  bool Capitalised(std::uint32_t position) const;
  // Whether the word means nothing but a kind of street in any language: then its form is nobody's
  // by chance.
  bool IsTelling(const Lexicon::Found& kind, std::uint32_t position) const;
  // "no. 12", "# 12", "12": the end of the number, or 0.
  std::uint32_t ReadSignedNumber(std::uint32_t position) const;
  std::uint32_t ReadUnitNumber(std::uint32_t position) const;
  std::uint32_t ReadDirection(std::uint32_t position) const;
  std::optional<AddressPiece> NumberFirst(std::uint32_t position) const;
  std::optional<AddressPiece> KindThenName(std::uint32_t position, int words) const;
  std::optional<AddressPiece> CompoundName(std::uint32_t position) const;
  std::uint32_t NumberBehind(std::uint32_t position) const;
  std::optional<AddressPiece> KindFirst(std::uint32_t position) const;
  std::optional<AddressPiece> Compound(std::uint32_t position) const;
  std::optional<AddressPiece> NameFirst(std::uint32_t position) const;
  // The end of the name that follows a kind of street, or 0.
  std::uint32_t ReadName(std::uint32_t position, int max_words, bool stop_at_number) const;

  const DetectorInput& input_;
  const Rule& rule_;
  const PostalTables& postal_;
  const Lexicon& lexicon_;
  std::string_view text_;
  mutable std::optional<CountrySet> regions_;  // found when first asked for
  mutable std::uint32_t house_number_at_ = 0xFFFFFFFF;
  mutable std::uint32_t house_number_end_ = 0;
};

}  // namespace presend

#endif  // PRESEND_DETECT_ADDRESS_PIECES_H_

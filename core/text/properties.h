// The properties of one character that presend asks for, in one look-up. The table is made from
// ICU's properties when the native build runs (text/make_properties.cc): it holds these few alone,
// which spares the WebAssembly ICU's tables of all properties and the code behind them.
#ifndef PRESEND_TEXT_PROPERTIES_H_
#define PRESEND_TEXT_PROPERTIES_H_

#include <cstdint>

namespace presend {

// Grapheme_Cluster_Break of UAX #29.
enum class ClusterBreak : std::uint8_t {
  kOther,
  kControl,
  kCr,
  kLf,
  kExtend,
  kZwj,
  kRegionalIndicator,
  kPrepend,
  kSpacingMark,
  kL,
  kV,
  kT,
  kLv,
  kLvt,
};

// Indic_Conjunct_Break.
enum class ConjunctBreak : std::uint8_t { kNone, kLinker, kConsonant, kExtend };

struct Properties {
  ClusterBreak cluster_break = ClusterBreak::kOther;
  ConjunctBreak conjunct_break = ConjunctBreak::kNone;
  std::int8_t digit = -1;         // the value of a decimal digit (general category Nd); else -1
  bool letter : 1 = false;        // general category L
  bool mark : 1 = false;          // general category M
  bool number : 1 = false;        // general category N
  bool pictographic : 1 = false;  // Extended_Pictographic
  bool ignorable : 1 = false;     // Default_Ignorable_Code_Point
  // A compatibility form in one of the letter-like styles that people pick to evade a filter.
  bool styled : 1 = false;
  bool lower_case : 1 = false;  // Lowercase
  // NFKC_Casefold leaves the character as it is, and composes it with nothing that stands before
  // it.
  bool settled : 1 = false;

  friend bool operator==(const Properties&, const Properties&) = default;
};

// The properties of `code_point`; past U+10FFFF those of an unassigned character.
const Properties& PropertiesOf(char32_t code_point);

}  // namespace presend

#endif  // PRESEND_TEXT_PROPERTIES_H_

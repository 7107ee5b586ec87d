// What counts for or against a candidate. The pack gives each piece a weight for each kind; the sum
// is the score.
#ifndef PRESEND_DETECT_EVIDENCE_H_
#define PRESEND_DETECT_EVIDENCE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "presend/vocabulary.h"

namespace presend {

enum class Evidence : std::uint8_t {
  kShape,                // it has the form that the kind asks for
  kKnownTopLevelDomain,  // it ends in a registered top-level domain
  kKnownProvider,        // its domain is a mail provider's
  kScheme,               // it has a scheme (https:, mailto:, tel:)
  kPath,                 // it has a path, query or port
  kKeywordNear,          // a word for this kind of detail stands close before it
  kValidPlan,            // a valid number of a numbering plan
  kPossiblePlan,         // a possible length, but not a number that is assigned
  kInternational,        // with + and calling code
  kNationalInRegion,     // in the national form of one of the context's regions
  kGrouping,             // grouped as numbers of that plan are
  kNegativeContext,      // a word for something else stands close before it ("invoice", "order")
  kOrdinaryWords,        // it reads as ordinary words too
  kHostClass,            // its host is known for a class of links
  kSampleWords,          // the sentence calls it an example
  kStreetLine,           // a number and a street
  kStreetName,           // a street without number
  kNumberedName,         // a number and a name that no word calls a street
  kUnit,                 // a part of a building: "suite 5"
  kPoBox,                // a post-office box
  kPostcode,             // a postcode of a country that fits
  kLocality,             // a name where a town stands
  kRegionName,           // a state or province
  kCountry,              // a country
  kPostcodeFits,         // the postcode is one of that region's
  kCapitalised,          // written as names are
  kAtSign,               // it stands behind an @
  kIdShape,              // it has digits or marks, as made-up names have
  kNationalPrefix,       // it begins with the region's trunk prefix and has a possible length
  kUncommonWord,         // no word of any lexicon
  kAmbiguousName,        // the app's name is an ordinary word too
  kTopic,                // the words name a thing to build or know, not a way to talk
  kCompound,             // the word is the first half of a longer name
  kAlone,                // the message is nothing else
  kDisguise,  // the first of one piece of evidence for each Disguise, in vocabulary order
};
inline constexpr int kEvidenceCount = static_cast<int>(Evidence::kDisguise) + kDisguiseCount;

// In the pack: a look-alike that rejects its candidate instead of counting as evidence.
inline constexpr std::uint8_t kNoEvidence = 255;

// Names as in rules and trace, for example "valid_plan", "disguise_spaced".
std::string_view EvidenceName(int evidence);
std::optional<int> ParseEvidence(std::string_view name);

}  // namespace presend

#endif  // PRESEND_DETECT_EVIDENCE_H_

#include "detect/evidence.h"

#include <array>

namespace presend {
namespace {

constexpr std::array<std::string_view, kEvidenceCount> kNames = {"shape",
                                                                 "known_top_level_domain",
                                                                 "known_provider",
                                                                 "scheme",
                                                                 "path",
                                                                 "keyword_near",
                                                                 "valid_plan",
                                                                 "possible_plan",
                                                                 "international",
                                                                 "national_in_region",
                                                                 "grouping",
                                                                 "negative_context",
                                                                 "ordinary_words",
                                                                 "host_class",
                                                                 "sample_words",
                                                                 "street_line",
                                                                 "street_name",
                                                                 "numbered_name",
                                                                 "unit",
                                                                 "po_box",
                                                                 "postcode",
                                                                 "locality",
                                                                 "region_name",
                                                                 "country",
                                                                 "postcode_fits",
                                                                 "capitalised",
                                                                 "at_sign",
                                                                 "id_shape",
                                                                 "national_prefix",
                                                                 "uncommon_word",
                                                                 "ambiguous_name",
                                                                 "topic",
                                                                 "compound",
                                                                 "alone",
                                                                 "disguise_spelled_digits",
                                                                 "disguise_spelled_symbols",
                                                                 "disguise_spaced",
                                                                 "disguise_homoglyph",
                                                                 "disguise_invisible",
                                                                 "disguise_styled",
                                                                 "disguise_leet",
                                                                 "disguise_encoded",
                                                                 "disguise_reversed",
                                                                 "disguise_split_messages",
                                                                 "disguise_sound_alike"};

}  // namespace

std::string_view EvidenceName(int evidence) { return kNames[static_cast<std::size_t>(evidence)]; }

std::optional<int> ParseEvidence(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<int>(i);
  }
  return std::nullopt;
}

}  // namespace presend

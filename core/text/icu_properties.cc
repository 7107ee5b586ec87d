#include "text/icu_properties.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <iterator>

namespace presend {
namespace {

ClusterBreak ToClusterBreak(int icu) {
  switch (icu) {
    case U_GCB_CONTROL:
      return ClusterBreak::kControl;
    case U_GCB_CR:
      return ClusterBreak::kCr;
    case U_GCB_LF:
      return ClusterBreak::kLf;
    case U_GCB_EXTEND:
      return ClusterBreak::kExtend;
    case U_GCB_ZWJ:
      return ClusterBreak::kZwj;
    case U_GCB_REGIONAL_INDICATOR:
      return ClusterBreak::kRegionalIndicator;
    case U_GCB_PREPEND:
      return ClusterBreak::kPrepend;
    case U_GCB_SPACING_MARK:
      return ClusterBreak::kSpacingMark;
    case U_GCB_L:
      return ClusterBreak::kL;
    case U_GCB_V:
      return ClusterBreak::kV;
    case U_GCB_T:
      return ClusterBreak::kT;
    case U_GCB_LV:
      return ClusterBreak::kLv;
    case U_GCB_LVT:
      return ClusterBreak::kLvt;
    default:
      return ClusterBreak::kOther;
  }
}

ConjunctBreak ToConjunctBreak(int icu) {
  switch (icu) {
    case U_INCB_LINKER:
      return ConjunctBreak::kLinker;
    case U_INCB_CONSONANT:
      return ConjunctBreak::kConsonant;
    case U_INCB_EXTEND:
      return ConjunctBreak::kExtend;
    default:
      return ConjunctBreak::kNone;
  }
}

bool IsStyle(int decomposition) {
  switch (decomposition) {
    case U_DT_FONT:
    case U_DT_CIRCLE:
    case U_DT_SUPER:
    case U_DT_SUB:
    case U_DT_WIDE:
    case U_DT_NARROW:
    case U_DT_SQUARE:
      return true;
    default:
      return false;
  }
}

bool IsSettled(UChar32 c) {
  if (U_IS_SURROGATE(c)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* normalizer = unorm2_getNFKCCasefoldInstance(&status);
  if (U_FAILURE(status) || !unorm2_hasBoundaryBefore(normalizer, c)) return false;
  UChar units[2];
  std::int32_t length = 0;
  U16_APPEND_UNSAFE(units, length, c);
  return unorm2_isNormalized(normalizer, units, length, &status) != 0 && U_SUCCESS(status);
}

}  // namespace

Properties IcuProperties(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  const auto category = U_GET_GC_MASK(c);
  Properties properties;
  properties.cluster_break = ToClusterBreak(u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK));
  properties.conjunct_break = ToConjunctBreak(u_getIntPropertyValue(c, UCHAR_INDIC_CONJUNCT_BREAK));
  properties.digit = static_cast<std::int8_t>(u_charDigitValue(c));
  properties.letter = (category & U_GC_L_MASK) != 0;
  properties.mark = (category & U_GC_M_MASK) != 0;
  properties.number = (category & U_GC_N_MASK) != 0;
  properties.pictographic = u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
  properties.ignorable = u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
  properties.styled = IsStyle(u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE));
  properties.lower_case = u_hasBinaryProperty(c, UCHAR_LOWERCASE) != 0;
  properties.settled = IsSettled(c);
  return properties;
}

}  // namespace presend

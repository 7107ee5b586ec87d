#include "text/icu_graphemes.h"

#include <unicode/rbbi.h>
#include <unicode/uchar.h>
#include <unicode/udata.h>
#include <unicode/utext.h>
#include <unicode/utf16.h>

#include <cstdlib>

// Linked in by presend_embed (CMakeLists.txt).
extern "C" const unsigned char presend_icu_test_data[];

namespace presend {
namespace {

UDataMemory* OpenRules() {
  UErrorCode status = U_ZERO_ERROR;
  udata_setAppData(U_ICUDATA_NAME "-test", presend_icu_test_data, &status);
  UDataMemory* data = udata_open(U_ICUDATA_NAME "-test-brkitr", "brk", "char", &status);
  if (U_SUCCESS(status)) return data;
  status = U_ZERO_ERROR;
  udata_setCommonData(presend_icu_test_data, &status);
  status = U_ZERO_ERROR;
  data = udata_open(U_ICUDATA_NAME "-brkitr", "brk", "char", &status);
  if (U_FAILURE(status)) std::abort();
  return data;
}

// The iterator of this thread, set to a text.
icu::RuleBasedBreakIterator& Over(std::u16string_view units) {
  thread_local UErrorCode made = U_ZERO_ERROR;
  thread_local icu::RuleBasedBreakIterator iterator(OpenRules(), made);
  if (U_FAILURE(made)) std::abort();
  UErrorCode status = U_ZERO_ERROR;
  UText text = UTEXT_INITIALIZER;
  utext_openUChars(&text, units.data(), static_cast<std::int64_t>(units.size()), &status);
  iterator.setText(&text, status);
  utext_close(&text);
  if (U_FAILURE(status)) std::abort();
  return iterator;
}

// Rule GB9c of Unicode 16: consonant [Extend Linker]* Linker [Extend Linker]* x consonant. The
// rules of ICU 76 still ask for a combining class there, as Unicode 15.1 did (ICU-22956).
bool IsInConjunct(std::u16string_view units, std::size_t unit) {
  const auto conjunct_break = [](UChar32 c) {
    return u_getIntPropertyValue(c, UCHAR_INDIC_CONJUNCT_BREAK);
  };
  const auto length = static_cast<std::int32_t>(units.size());
  auto at = static_cast<std::int32_t>(unit);
  if (at == 0 || at == length) return false;
  UChar32 c = 0;
  const char16_t* const text = units.data();
  U16_GET(text, 0, at, length, c);
  if (conjunct_break(c) != U_INCB_CONSONANT) return false;
  bool linked = false;
  while (at > 0) {
    U16_PREV(text, 0, at, c);
    const int property = conjunct_break(c);
    if (property == U_INCB_CONSONANT) return linked;
    if (property != U_INCB_LINKER && property != U_INCB_EXTEND) return false;
    linked = linked || property == U_INCB_LINKER;
  }
  return false;
}

}  // namespace

IcuGraphemes::IcuGraphemes(std::u16string_view units) : units_(units) {}

bool IcuGraphemes::IsBoundary(std::size_t unit) {
  return Over(units_).isBoundary(static_cast<std::int32_t>(unit)) != 0 &&
         !IsInConjunct(units_, unit);
}

std::vector<std::size_t> IcuGraphemes::Boundaries() {
  std::vector<std::size_t> found;
  icu::RuleBasedBreakIterator& iterator = Over(units_);
  for (std::int32_t at = iterator.first(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    if (!IsInConjunct(units_, static_cast<std::size_t>(at)))
      found.push_back(static_cast<std::size_t>(at));
  }
  return found;
}

}  // namespace presend

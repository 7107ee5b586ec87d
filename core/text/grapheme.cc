#include "text/grapheme.h"

#include <unicode/uchar.h>

#include "text/icu_data.h"
#include "text/utf8.h"

namespace presend {
namespace {

int BreakClass(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK);
}
bool IsPictographic(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}
int Conjunct(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_INDIC_CONJUNCT_BREAK);
}
bool IsControl(int cls) { return cls == U_GCB_CONTROL || cls == U_GCB_CR || cls == U_GCB_LF; }

// An ASCII character that is no control: no rule joins two of these, so between them there is
// always a boundary.
bool IsPlain(char byte) { return byte >= 0x20 && byte < 0x7F; }

}  // namespace

// The boundary after boundary_: the state of the rules GB3 to GB13 since the cluster's first
// character.
std::size_t GraphemeCursor::Next() const {
  const std::size_t size = text_.size();
  if (boundary_ >= size) return size;
  EnsureIcuData();  // the emoji properties are in the data file
  Decoded current = DecodeAt(text_, boundary_);
  std::size_t position = boundary_ + current.length;
  int before = BreakClass(current.code_point);
  int regional = before == U_GCB_REGIONAL_INDICATOR ? 1 : 0;
  // GB11: pictographic Extend* ZWJ × pictographic.  0 none, 1 pictographic Extend*, 2 and then ZWJ.
  int emoji = IsPictographic(current.code_point) ? 1 : 0;
  // GB9c: consonant [Extend Linker]* with at least one linker × consonant. 0 none, 1 consonant, 2
  // linker seen.
  int conjunct = Conjunct(current.code_point) == U_INCB_CONSONANT ? 1 : 0;
  while (position < size) {
    if (IsPlain(text_[position]) && before != U_GCB_PREPEND) return position;
    current = DecodeAt(text_, position);
    const int after = BreakClass(current.code_point);
    const bool pictographic = IsPictographic(current.code_point);
    const int incb = Conjunct(current.code_point);
    bool joined = false;
    if (before == U_GCB_CR) {
      joined = after == U_GCB_LF;  // GB3
    } else if (IsControl(before) || IsControl(after)) {
      joined = false;  // GB4, GB5
    } else if (before == U_GCB_L &&
               (after == U_GCB_L || after == U_GCB_V || after == U_GCB_LV || after == U_GCB_LVT)) {
      joined = true;  // GB6
    } else if ((before == U_GCB_LV || before == U_GCB_V) &&
               (after == U_GCB_V || after == U_GCB_T)) {
      joined = true;  // GB7
    } else if ((before == U_GCB_LVT || before == U_GCB_T) && after == U_GCB_T) {
      joined = true;  // GB8
    } else if (after == U_GCB_EXTEND || after == U_GCB_ZWJ || after == U_GCB_SPACING_MARK ||
               before == U_GCB_PREPEND) {
      joined = true;  // GB9, GB9a, GB9b
    } else if (conjunct == 2 && incb == U_INCB_CONSONANT) {
      joined = true;  // GB9c
    } else if (emoji == 2 && pictographic) {
      joined = true;  // GB11
    } else if (before == U_GCB_REGIONAL_INDICATOR && after == U_GCB_REGIONAL_INDICATOR) {
      joined = regional % 2 == 1;  // GB12, GB13
    }
    if (!joined) return position;
    if (after == U_GCB_REGIONAL_INDICATOR) ++regional;
    if (pictographic) {
      emoji = 1;
    } else if (emoji == 1 && after == U_GCB_ZWJ) {
      emoji = 2;
    } else if (!(emoji == 1 && after == U_GCB_EXTEND)) {
      emoji = 0;
    }
    if (incb == U_INCB_CONSONANT) {
      conjunct = 1;
    } else if (conjunct != 0 && incb == U_INCB_LINKER) {
      conjunct = 2;
    } else if (conjunct != 0 && incb != U_INCB_EXTEND) {
      conjunct = 0;
    }
    before = after;
    position += current.length;
  }
  return size;
}

// Jumps to the nearest certain boundary before `position`, without walking every cluster up to
// there.
void GraphemeCursor::SkipTo(std::size_t position) {
  for (std::size_t p = position; p > boundary_ + 1; --p) {
    if (IsPlain(text_[p - 1]) && IsPlain(text_[p - 2])) {
      boundary_ = p - 1;
      return;
    }
  }
}

std::size_t GraphemeCursor::AtOrBefore(std::size_t position) {
  if (position >= text_.size()) return text_.size();
  SkipTo(position);
  while (boundary_ < position) {
    const std::size_t next = Next();
    if (next > position) break;
    boundary_ = next;
  }
  return boundary_;
}

std::size_t GraphemeCursor::AtOrAfter(std::size_t position) {
  if (position >= text_.size()) return text_.size();
  const std::size_t before = AtOrBefore(position);
  return before == position ? position : Next();
}

}  // namespace presend

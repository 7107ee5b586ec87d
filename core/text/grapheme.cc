#include "text/grapheme.h"

#include "text/properties.h"
#include "text/utf8.h"

namespace presend {
namespace {

using enum ClusterBreak;

bool IsControl(ClusterBreak cls) { return cls == kControl || cls == kCr || cls == kLf; }

// The rules that look at nothing but the two neighbours: GB6 to GB9b.
bool JoinsPair(ClusterBreak before, ClusterBreak after) {
  if (after == kExtend || after == kZwj || after == kSpacingMark || before == kPrepend) return true;
  switch (before) {
    case kL:
      return after == kL || after == kV || after == kLv || after == kLvt;
    case kLv:
    case kV:
      return after == kV || after == kT;
    case kLvt:
    case kT:
      return after == kT;
    default:
      return false;
  }
}

// An ASCII character that is no control: no rule joins two of these, so between them there is
// always a boundary.
bool IsPlain(char byte) { return byte >= 0x20 && byte < 0x7F; }

}  // namespace

// The boundary after boundary_: the state of the rules GB3 to GB13 since the cluster's first
// character.
std::size_t GraphemeCursor::Next() const {
  const std::size_t size = text_.size();
  if (boundary_ >= size) return size;
  Decoded current = DecodeAt(text_, boundary_);
  std::size_t position = boundary_ + current.length;
  const Properties& first = PropertiesOf(current.code_point);
  ClusterBreak before = first.cluster_break;
  int regional = before == kRegionalIndicator ? 1 : 0;
  // GB11: pictographic Extend* ZWJ × pictographic.  0 none, 1 pictographic Extend*, 2 and then ZWJ.
  int emoji = first.pictographic ? 1 : 0;
  // GB9c: consonant [Extend Linker]* with at least one linker × consonant. 0 none, 1 consonant, 2
  // linker seen.
  int conjunct = first.conjunct_break == ConjunctBreak::kConsonant ? 1 : 0;
  while (position < size) {
    if (IsPlain(text_[position]) && before != kPrepend) return position;
    current = DecodeAt(text_, position);
    const Properties& properties = PropertiesOf(current.code_point);
    const ClusterBreak after = properties.cluster_break;
    const bool pictographic = properties.pictographic;
    const ConjunctBreak incb = properties.conjunct_break;
    bool joined = false;
    if (before == kCr) {
      joined = after == kLf;  // GB3
    } else if (before == kRegionalIndicator && after == kRegionalIndicator) {
      joined = regional % 2 == 1;                                                   // GB12, GB13
    } else if (!IsControl(before) && !IsControl(after)) {                           // GB4, GB5
      const bool in_conjunct = conjunct == 2 && incb == ConjunctBreak::kConsonant;  // GB9c
      const bool in_emoji = emoji == 2 && pictographic;                             // GB11
      joined = JoinsPair(before, after) || in_conjunct || in_emoji;
    }
    if (!joined) return position;
    if (after == kRegionalIndicator) ++regional;
    if (pictographic) {
      emoji = 1;
    } else if (emoji == 1 && after == kZwj) {
      emoji = 2;
    } else if (!(emoji == 1 && after == kExtend)) {
      emoji = 0;
    }
    if (incb == ConjunctBreak::kConsonant) {
      conjunct = 1;
    } else if (conjunct != 0 && incb == ConjunctBreak::kLinker) {
      conjunct = 2;
    } else if (conjunct != 0 && incb != ConjunctBreak::kExtend) {
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

#include "text/plain_view.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <cstring>

#include "text/character.h"
#include "text/icu_data.h"
#include "text/properties.h"
#include "text/utf8.h"

namespace presend {
namespace {

// A normalisation segment longer than this is folded in pieces: nothing legible has more combining
// marks on one base (UAX #15 calls 30 the limit of Stream-Safe text), and it keeps the work per
// character bounded.
constexpr int kMaxSegment = 32;
// NFKC_Casefold of one code point is at most 18 code points long (U+FDFA).
constexpr int kMaxFolded = kMaxSegment * 20;

const UNormalizer2* CasefoldNormalizer() {
  EnsureIcuData();
  UErrorCode status = U_ZERO_ERROR;
  return unorm2_getNFKCCasefoldInstance(&status);
}

bool HasVisibleAscii(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

// NFKC_Casefold of a short UTF-16 string as UTF-8. False when it does not fit (never for a segment
// of ours).
bool FoldUtf16(const UChar* units, int length, std::string* out) {
  UChar folded[kMaxFolded];
  UErrorCode status = U_ZERO_ERROR;
  const std::int32_t size =
      unorm2_normalize(CasefoldNormalizer(), units, length, folded, kMaxFolded, &status);
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) return false;
  out->clear();
  Utf16ToUtf8({folded, static_cast<std::size_t>(size)}, out);
  return true;
}

// The decimal digits of every script become ASCII digits; to write in one's own digits is no
// disguise.
void ToAsciiDigits(std::string* text) {
  for (std::size_t i = 0; i < text->size();) {
    const Decoded decoded = DecodeAt(*text, i);
    if (decoded.code_point >= 0x80 && IsDecimalDigit(decoded.code_point)) {
      text->replace(i, decoded.length, 1, static_cast<char>('0' + DigitValue(decoded.code_point)));
      ++i;
    } else {
      i += decoded.length;
    }
  }
}

// Leaves of a character of ASCII, `base` or the first of `text`, with marks on it that make no
// letter the character alone; whether there were any.
bool DropMarks(char base, std::string* text) {
  bool marked = false;
  for (std::size_t i = 0; i < text->size();) {
    const Decoded decoded = DecodeAt(*text, i);
    marked = marked || (decoded.code_point >= 0x300 && PropertiesOf(decoded.code_point).mark);
    i += decoded.length;
  }
  if (!IsAscii(base)) base = (*text)[0];
  if (!marked || !IsAscii(base)) return false;
  text->assign(1, ToAsciiLower(base));
  return true;
}

// Lines over, under and through a letter, which no alphabet writes: "т̶е̶л̶е̶".
bool StrikesOut(char32_t mark) {
  return mark == 0x305 || mark == 0x332 || mark == 0x333 || mark == 0x33F ||
         (mark >= 0x334 && mark <= 0x338);
}

// Letters with marks that Latin writes words with.
bool IsLatin(char32_t letter) { return letter < 0x250 || (letter >= 0x1E00 && letter < 0x1F00); }

// Small letters of Cyrillic and Greek that look Latin and that no language of today is written with
// but a few of small alphabets, whose words have others beside them: ѡ ѵ ҽ ԁ ԛ ԝ ꙇ ᴦ.
bool IsUnwritten(char32_t letter) {
  switch (letter) {
    case 0x0461:
    case 0x0475:
    case 0x04BD:
    case 0x0501:
    case 0x051B:
    case 0x051D:
    case 0x1D26:
    case 0xA647:
      return true;
    default:
      return false;
  }
}

bool EndsInSpace(const View& view) { return !view.text().empty() && view.text().back() == ' '; }

// Whether two spaces stand side by side, eight bytes at a time: most texts have none.
bool HasSpacesInARow(std::string_view text) {
  constexpr std::uint64_t kSpaces = 0x2020202020202020;
  std::size_t i = 0;
  for (; i + 9 <= text.size(); i += 8) {
    std::uint64_t here;
    std::uint64_t next;
    std::memcpy(&here, text.data() + i, sizeof here);
    std::memcpy(&next, text.data() + i + 1, sizeof next);
    const std::uint64_t both = (here ^ kSpaces) | (next ^ kSpaces);
    if (((both - 0x0101010101010101) & ~both & 0x8080808080808080) != 0) return true;
  }
  for (; i + 1 < text.size(); ++i) {
    if (text[i] == ' ' && text[i + 1] == ' ') return true;
  }
  return false;
}

void CopyLower(std::string_view text, std::size_t start, View* out) {
  char* const copy = out->CopyRaw(static_cast<std::uint32_t>(start), text.size());
  for (std::size_t k = 0; k < text.size(); ++k) copy[k] = ToAsciiLower(text[k]);
}

// ASCII in lower case. Of spaces in a row one stays: how many there are means nothing, and phrases,
// groups of digits and the words of a sentence are told by one.
void CopyAscii(std::string_view source, std::size_t begin, std::size_t end, View* out) {
  const std::string_view text = source.substr(0, end);
  const bool after_space = text[begin] == ' ' && EndsInSpace(*out);
  if (!after_space && !HasSpacesInARow(text.substr(begin))) {
    CopyLower(text.substr(begin), begin, out);
    return;
  }
  std::size_t stop = after_space ? begin : text.find("  ", begin) + 1;
  while (true) {
    if (stop > begin) CopyLower(text.substr(begin, stop - begin), begin, out);
    if (stop == end) return;
    begin = std::min(text.find_first_not_of(' ', stop), end);
    out->Rewrite({static_cast<std::uint32_t>(stop), static_cast<std::uint32_t>(begin)}, {}, 0);
    if (begin == end) return;
    const std::size_t next = text.find("  ", begin);
    stop = next == std::string_view::npos ? end : next + 1;
  }
}

// What was rewritten stands for its source as a whole, so the replacements of parts of it become
// one of it all.
std::vector<Replacement> OfWholeRuns(const View& view, std::vector<Replacement> parts) {
  std::vector<Replacement> whole;
  for (Replacement& part : parts) {
    const Run& run = view.RunAt(part.range.begin);
    if (!run.rewritten) {
      whole.push_back(std::move(part));
      continue;
    }
    if (whole.empty() || whole.back().range != run.view)
      whole.push_back({run.view, std::string(view.text().substr(run.view.begin, run.view.size())),
                       part.disguise});
    // What stands behind the part has not been replaced yet.
    std::string& text = whole.back().text;
    text.replace(text.size() - (run.view.end - part.range.begin), part.range.size(), part.text);
  }
  return whole;
}

}  // namespace

Folder::Folder(std::vector<Fold> folds, std::vector<Confusable> confusables)
    : folds_(std::move(folds)), confusables_(std::move(confusables)) {
  for (const Fold& fold : folds_) may_fold_.set(fold.code_point % may_fold_.size());
  for (char32_t c = 0x80; c < kLatinEnd; ++c) latin_.push_back(Describe(c));
  for (char32_t c = kPunctuationBegin; c < kPunctuationEnd; ++c)
    punctuation_.push_back(Describe(c));
}

// The folding of a code point on its own, for the quick tables.
Folder::Entry Folder::Describe(char32_t code_point) const {
  Entry entry;
  std::string original;
  AppendUtf8(code_point, &original);
  std::string folded;
  if (const Fold* fold = FindFold(code_point)) {
    folded = fold->text;
    entry.disguise = fold->disguise;
  } else {
    UChar units[2];
    int length = 0;
    U16_APPEND_UNSAFE(units, length, static_cast<UChar32>(code_point));
    if (!FoldUtf16(units, length, &folded)) return entry;
    DropMarks(original[0], &folded);  // "İ" is an i
    if (folded.empty()) entry.disguise = Bit(Disguise::kInvisible);
    if (PropertiesOf(code_point).styled && HasVisibleAscii(folded))
      entry.disguise = Bit(Disguise::kStyled);
  }
  if (folded.size() > entry.bytes.size()) return entry;
  entry.length = static_cast<std::uint8_t>(folded.size());
  std::copy(folded.begin(), folded.end(), entry.bytes.begin());
  const bool same_shape =
      folded.size() == original.size() && !IsAscii(folded[0]) && entry.disguise == 0;
  entry.action = folded.empty() ? Action::kDrop : same_shape ? Action::kCopy : Action::kRewrite;
  return entry;
}

const Folder::Entry* Folder::Quick(char32_t code_point) const {
  if (code_point < kLatinEnd) return &latin_[code_point - 0x80];
  if (code_point >= kPunctuationBegin && code_point < kPunctuationEnd)
    return &punctuation_[code_point - kPunctuationBegin];
  return nullptr;
}

const Fold* Folder::FindFold(char32_t code_point) const {
  if (!may_fold_[code_point % may_fold_.size()]) return nullptr;
  const auto it =
      std::lower_bound(folds_.begin(), folds_.end(), code_point,
                       [](const Fold& fold, char32_t c) { return fold.code_point < c; });
  return it != folds_.end() && it->code_point == code_point ? &*it : nullptr;
}

const Confusable* Folder::FindConfusable(char32_t code_point) const {
  const auto it =
      std::lower_bound(confusables_.begin(), confusables_.end(), code_point,
                       [](const Confusable& entry, char32_t c) { return entry.code_point < c; });
  return it != confusables_.end() && it->code_point == code_point ? &*it : nullptr;
}

// Folds one normalisation segment that begins at `position`; returns where it ends.
std::size_t Folder::FoldSegment(std::string_view source, std::size_t position, View* out) const {
  UChar units[2 * kMaxSegment];
  int length = 0;
  int count = 0;
  bool ignorable = false;
  bool alone = true;  // but for what shows nothing
  bool struck = false;
  bool marked = false;
  std::size_t end = position;
  char32_t first = 0;
  while (end < source.size() && count < kMaxSegment) {
    const Decoded decoded = DecodeAt(source, end);
    if (count == 0) {
      first = decoded.code_point;
    } else if (HasBoundaryBefore(decoded.code_point)) {
      break;
    } else {
      alone = alone && PropertiesOf(decoded.code_point).ignorable;
      marked = marked || IsPiledMark(decoded.code_point);
    }
    if (count > 0 && first >= 0x80 && IsWordCharacter(first) && StrikesOut(decoded.code_point)) {
      struck = true;
      end += decoded.length;
      ++count;
      continue;
    }
    ignorable = ignorable || PropertiesOf(decoded.code_point).ignorable;
    U16_APPEND_UNSAFE(units, length, static_cast<UChar32>(decoded.code_point));
    end += decoded.length;
    ++count;
  }
  const auto start32 = static_cast<std::uint32_t>(position);
  const std::string_view original = source.substr(position, end - position);
  const ByteSpan span{start32, static_cast<std::uint32_t>(end)};
  if (alone) {
    if (const Fold* fold = FindFold(first)) {
      out->Rewrite(span, fold->text, fold->disguise);
      return end;
    }
  }
  std::string folded;
  if (!FoldUtf16(units, length, &folded)) folded = std::string(original);
  // Marks piled on a character, or struck through it, that make no letter of any alphabet with it.
  const bool piled = DropMarks(original[0], &folded) && IsAscii(original[0]);
  ToAsciiDigits(&folded);
  const bool space_again = folded.starts_with(' ') && EndsInSpace(*out);
  if (folded == original && !marked && !space_again) {
    out->Copy(start32, original);
    return end;
  }
  // A letter and its marks are one run even where no other letter is made of them, so that whoever
  // looks at the letter alone finds it.
  DisguiseSet disguise = 0;
  if (folded.empty()) {
    disguise = Bit(Disguise::kInvisible);
  } else if (piled || struck || (PropertiesOf(first).styled && HasVisibleAscii(folded))) {
    disguise = Bit(Disguise::kStyled);
  }
  if (ignorable) disguise |= Bit(Disguise::kInvisible);
  if (space_again) folded.erase(0, 1);
  out->Rewrite(span, folded, disguise);
  return end;
}

// Adds the replacements of a run, unless one of its foreign letters has no look-alike. What a
// letter looks like is asked of the letter as it was typed: В is a B, and в, which it is folded to,
// is none.
void Folder::FoldRun(std::string_view source, const View& view, Range run, bool digits,
                     std::vector<Replacement>* replacements) const {
  const std::string_view text = view.text();
  const std::size_t before = replacements->size();
  bool of_another_script = false;
  for (std::uint32_t p = run.begin; p < run.end;) {
    const Decoded decoded = DecodeAt(text, p);
    Range letter{p, static_cast<std::uint32_t>(p + decoded.length)};
    p = letter.end;
    if (decoded.code_point < 0x80) continue;
    // Of letters with one source the first is what was typed there; others came of its marks.
    const Run& folded = view.RunAt(letter.begin);
    const bool first = folded.rewritten && folded.view.begin == letter.begin;
    const char32_t typed =
        first ? DecodeAt(source, folded.source.start).code_point : decoded.code_point;
    of_another_script = of_another_script || typed >= kLatinEnd;
    const Confusable* entry = FindConfusable(typed);
    if (entry == nullptr) entry = FindConfusable(decoded.code_point);
    if (entry == nullptr) {
      if (IsLatin(decoded.code_point)) continue;
      replacements->resize(before);
      return;
    }
    const char target = digits && entry->digit != 0 ? entry->digit : entry->letter;
    if (target == 0) continue;
    // With the marks of the same source, of which no letter of ASCII has any. What is folded to a
    // letter itself (U+0345) has none.
    const std::uint32_t end = folded.rewritten ? std::min(run.end, folded.view.end) : p;
    while (p < end && !PropertiesOf(typed).mark) {
      const Decoded next = DecodeAt(text, p);
      if (!PropertiesOf(next.code_point).mark) break;
      letter.end = p += next.length;
    }
    replacements->push_back({letter, std::string(1, target), Bit(Disguise::kHomoglyph)});
  }
  // "dışında": a letter of Latin is read as itself among Latin letters.
  if (!of_another_script) replacements->resize(before);
}

// Look-alikes are folded in a run (letters, digits, marks and the characters that join the parts of
// an address) that has ASCII letters or digits too, or a letter that nobody writes, when every
// foreign letter of it has an ASCII look-alike: then nobody reads it as a word of the other script.
void Folder::FoldLookAlikes(std::string_view source, const View& view,
                            std::vector<Replacement>* replacements) const {
  const std::string_view text = view.text();
  std::size_t stretch = 0;  // the end of the foreign characters looked at so far
  std::size_t i = 0;
  while (i < text.size()) {
    // ASCII stretches without a foreign neighbour are skipped at copying speed.
    const std::size_t ascii = AsciiPrefix(text.substr(i));
    if (i + ascii == text.size()) break;
    auto begin = static_cast<std::uint32_t>(i + ascii);
    // Most of another script are words and sentences of it, which nothing of ASCII joins. No
    // stretch is looked at twice.
    if (begin >= stretch) {
      const bool joined_before = begin > i && IsAddressCharacter(text[begin - 1]);
      bool has_unwritten = false;
      for (stretch = begin; stretch < text.size() && !IsAscii(text[stretch]);)
        has_unwritten |= IsUnwritten(TakeCharacter(text, &stretch));
      const bool joined_behind = stretch < text.size() && IsAddressCharacter(text[stretch]);
      if (!joined_before && !joined_behind && !has_unwritten) {
        i = stretch;
        continue;
      }
    }
    while (begin > i && IsAddressCharacter(text[begin - 1])) --begin;
    std::uint32_t end = begin;
    int ascii_letters = 0;
    int ascii_digits = 0;
    int foreign = 0;
    bool unwritten = false;
    while (end < text.size()) {
      if (IsAscii(text[end])) {
        if (!IsAddressCharacter(text[end])) break;
        ascii_letters += IsAsciiLower(text[end]);
        ascii_digits += IsAsciiDigit(text[end]);
        ++end;
        continue;
      }
      const Decoded decoded = DecodeAt(text, end);
      // A word of another script goes on where one without spaces begins: "LINЕで".
      if (!IsWordCharacter(decoded.code_point) || IsUnspaced(decoded.code_point)) break;
      unwritten = unwritten || IsUnwritten(decoded.code_point);
      ++foreign;
      end += decoded.length;
    }
    if (foreign > 0 && (ascii_letters + ascii_digits > 0 || unwritten))
      FoldRun(source, view, {begin, end}, ascii_letters == 0 && !unwritten, replacements);
    i = end > begin ? end : begin + DecodeAt(text, begin).length;
  }
}

// The length of what begins `text` and is as it will be in the plain view: characters beyond the
// quick tables, and none that the one behind them may be composed with.
std::size_t Folder::SettledLength(std::string_view text) const {
  std::size_t settled = 0;
  std::size_t i = 0;
  while (i < text.size() && !IsAscii(text[i])) {
    const std::size_t begin = i;
    const char32_t code_point = TakeCharacter(text, &i);
    const Properties& properties = PropertiesOf(code_point);
    if (!properties.settled) return settled;
    settled = begin;
    if (properties.digit >= 0 || Quick(code_point) != nullptr || FindFold(code_point) != nullptr)
      return settled;
  }
  return i;
}

void Folder::BuildPlainView(std::string_view source, View* scratch, View* out) const {
  out->Clear();
  out->Reserve(source.size());
  bool look_alikes_possible = false;
  std::size_t i = 0;
  while (i < source.size()) {
    std::size_t ascii = AsciiPrefix(source.substr(i));
    if (ascii > 0) {
      // The last letter before a combining mark belongs to the mark's segment.
      if (i + ascii < source.size() && static_cast<unsigned char>(source[i + ascii]) >= 0xCC) {
        const Decoded next = DecodeAt(source, i + ascii);
        if (Quick(next.code_point) == nullptr && !HasBoundaryBefore(next.code_point)) --ascii;
      }
      if (ascii > 0) {
        CopyAscii(source, i, i + ascii, out);
        i += ascii;
        continue;
      }
      i = FoldSegment(source, i, out);
      continue;
    }
    const Decoded decoded = DecodeAt(source, i);
    const Entry* entry = Quick(decoded.code_point);
    bool quick = entry != nullptr && entry->action != Action::kSlow;
    if (quick && i + decoded.length < source.size() &&
        static_cast<unsigned char>(source[i + decoded.length]) >= 0xCC) {
      const Decoded next = DecodeAt(source, i + decoded.length);
      quick = Quick(next.code_point) != nullptr || HasBoundaryBefore(next.code_point);
    }
    const auto start = static_cast<std::uint32_t>(i);
    if (!quick) {
      look_alikes_possible = look_alikes_possible || decoded.code_point >= kLatinEnd;
      const std::size_t settled = entry == nullptr ? SettledLength(source.substr(i)) : 0;
      if (settled > 0) {
        out->Copy(start, source.substr(i, settled));
        i += settled;
      } else {
        i = FoldSegment(source, i, out);
      }
      continue;
    }
    std::string_view bytes(entry->bytes.data(), entry->length);
    if (bytes.starts_with(' ') && EndsInSpace(*out)) bytes.remove_prefix(1);
    switch (entry->action) {
      case Action::kCopy:
        out->Copy(start, bytes);
        break;
      case Action::kRewrite:
      case Action::kDrop:
      case Action::kSlow:
        out->Rewrite({start, start + decoded.length}, bytes, entry->disguise);
        break;
    }
    i += decoded.length;
  }
  if (!look_alikes_possible || confusables_.empty()) return;
  std::vector<Replacement> replacements;
  FoldLookAlikes(source, *out, &replacements);
  if (replacements.empty()) return;
  std::swap(*scratch, *out);
  out->Apply(*scratch, {0, static_cast<std::uint32_t>(scratch->text().size())},
             OfWholeRuns(*scratch, std::move(replacements)));
}

}  // namespace presend

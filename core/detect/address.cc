// Postal addresses: a street line, a unit or a post-office box, and the pieces that follow it:
// unit, town, state, postcode, country. A chain of pieces begins at a number or at a word of the
// lexicon, grows to the right over commas and line breaks, and counts by the sum of what it holds.
#include <algorithm>

#include "detect/address_pieces.h"
#include "detect/detector.h"
#include "text/character.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr int kMaxPieces = 12;
constexpr int kMaxNameWords = 7;  // between two pieces: a building, a district, a town
constexpr std::uint32_t kMaxNameBytes = 96;
constexpr std::uint32_t kKeywordBefore = 48;  // bytes
constexpr std::uint32_t kAdjacent = 8;        // bytes: ": ", " is "
constexpr std::uint32_t kNear = 240;          // bytes between a word and what it may speak of
constexpr std::uint32_t kReach = 100;         // bytes from a house number to a postcode
constexpr std::uint32_t kAbbreviation = 4;    // bytes of a word whose full stop ends no sentence
constexpr std::uint32_t kMinSeedBytes = 2;    // of a word that an address begins with

constexpr std::uint32_t kUnitReach = 32;  // bytes between a number and the unit it counts
constexpr ClassSet kSeeds = Bit(LexemeClass::kStreetSuffix) | Bit(LexemeClass::kStreetPrefix) |
                            Bit(LexemeClass::kUnitWord) | Bit(LexemeClass::kPoBoxWord);

class AddressDetector {
 public:
  AddressDetector(const DetectorInput& input, const Rule& rule, std::vector<Detection>* out)
      : input_(input), rule_(rule), reader_(input, rule), text_(input.view.text()), out_(out) {}

  // Numbers and words in one ascending walk.
  void Run() {
    auto number = input_.hits.numbers.begin();
    auto word = input_.hits.words.begin();
    while (true) {
      while (word != input_.hits.words.end() && !IsSeed(*word)) ++word;
      const bool has_word = word != input_.hits.words.end();
      const bool has_number = number != input_.hits.numbers.end();
      if (!has_word && !has_number) return;
      const bool take_word = has_word && (!has_number || word->range.begin < number->begin);
      if (take_word) {
        if (word->range.begin >= cursor_) FromWord(*word);
        ++word;
      } else {
        if (number->begin >= cursor_) FromNumber(*number);
        ++number;
      }
    }
  }

 private:
  static bool IsSeed(const WordHit& word) {
    return word.IsAny(kSeeds) && word.range.size() >= kMinSeedBytes;
  }

  // Whether an address can begin here: not inside a word, a number or a price.
  bool CanBegin(std::uint32_t position) const {
    if (position == 0) return true;
    const char before = text_[position - 1];
    if (position > 1 && !IsAsciiSpace(before) && IsAsciiDigit(text_[position - 2])) return false;
    if (IsAsciiSpace(before)) {
      return position < 2 || (text_[position - 2] != '$' && text_[position - 2] != '=');
    }
    return before == '(' || before == ',' || before == ':' || before == '>' || before == '"' ||
           before == '\'' || before == '[' || before == ';' || before == '#' || before == '?' ||
           !IsAscii(before);
  }

  // A word for an address that ends at most `reach` bytes before `position`.
  bool KeywordBefore(std::uint32_t position, std::uint32_t reach = kKeywordBefore) const {
    if ((input_.hits.classes & Bit(LexemeClass::kAddressWord)) == 0) return false;
    const std::uint32_t near = position > kKeywordBefore ? position - kKeywordBefore : 0;
    bool found = false;
    Range other;
    for (const WordHit& word : input_.hits.WordsIn(near, position)) {
      if (word.Is(LexemeClass::kOtherAddressWord)) {
        other = word.range;
        found = false;
      } else if (word.Is(LexemeClass::kAddressWord)) {
        found = found || (word.range.end + reach >= position && word.range.end <= position &&
                          !Overlaps(word.range, other));
      }
    }
    return found;
  }

  // Whether a number of four digits or more stands within reach behind `position`.
  bool PostcodeWithinReach(std::uint32_t position) const {
    const auto& numbers = input_.hits.numbers;
    const auto next =
        std::lower_bound(numbers.begin(), numbers.end(), position,
                         [](const Range& number, std::uint32_t at) { return number.begin < at; });
    for (auto it = next; it != numbers.end() && it->begin < position + kReach; ++it) {
      if (it->size() >= 4) return true;
    }
    return false;
  }

  // Whether a postcode may begin with the number: a digit or two are a part of one only with a
  // letter, a hyphen or another digit behind.
  bool MayBePostcode(Range number) const {
    if (number.size() > 2) return true;
    const std::string_view behind = text_.substr(number.end, 2);
    if (behind.empty()) return false;
    return !IsAscii(behind[0]) || IsAsciiAlnum(behind[0]) || behind[0] == '-' ||
           (behind.size() > 1 && IsAsciiDigit(behind[1]));
  }

  void FromNumber(Range number) {
    const bool street = reader_.MayHaveStreet(number);
    std::uint32_t begin = number.begin;
    // "N16", "12-34": a number begins where its token does.
    while (begin > cursor_ && begin + 6 > number.begin && IsAsciiAlnum(text_[begin - 1])) --begin;
    if (begin < number.begin && !CanBegin(begin)) return;
    if (CanBegin(begin)) {
      if (street) {
        if (auto piece = reader_.ReadStreet(begin)) return Grow(*piece);
      }
      if (input_.hits.HasAny(begin, number.end + kUnitReach, Bit(LexemeClass::kUnitWord))) {
        if (auto piece = reader_.ReadUnit(begin)) return Grow(*piece);
      }
      if (begin > 0 && text_[begin - 1] == '#') {
        if (auto piece = reader_.ReadUnit(begin - 1)) return Grow(*piece);
      }
    }
    // A word before the number: "Hauptstrasse 5".
    const auto word = street || IsAnnounced(begin) ? reader_.TokenBefore(begin) : std::nullopt;
    const bool named = word && word->range.begin >= cursor_ && CanBegin(word->range.begin);
    if (named && street) {
      if (auto piece = reader_.ReadStreet(word->range.begin)) return Grow(*piece);
    }
    if (CanBegin(begin)) {
      if (auto piece = reader_.ReadSeldomStreet(begin)) return Grow(*piece);
      if (KeywordBefore(begin, kAdjacent) || PostcodeWithinReach(number.end)) {
        if (auto piece = reader_.ReadNumberedName(begin)) return Grow(*piece);
      }
      const CountrySet& countries = Regions();
      if (countries.any() && MayBePostcode(number)) {
        if (auto piece = reader_.ReadPostcode(begin, countries)) return Grow(*piece);
      }
    }
    // "Coronilla 3599"
    if (named && word->capitalised && !word->digits && !reader_.IsStop(*word)) {
      const std::uint32_t name = NameStart(word->range.begin);
      const std::uint32_t end = reader_.ReadHouseNumber(begin);
      if (end != 0 && KeywordBefore(name, kAdjacent)) {
        AddressPiece piece;
        piece.range = {name, end};
        piece.evidence = Bit(Evidence::kNumberedName) | Bit(Evidence::kCapitalised);
        Grow(piece);
      }
    }
  }

  // Whether a word for an address stands before, near enough to speak of what begins a few words
  // before `position`.
  bool IsAnnounced(std::uint32_t position) const {
    return (input_.hits.classes & Bit(LexemeClass::kAddressWord)) != 0 &&
           input_.hits.HasWord(position > kNear ? position - kNear : 0, position,
                               LexemeClass::kAddressWord);
  }

  // Whether a number stands near enough to be of the same address as the word.
  bool HasNumberNear(Range word) const {
    const std::vector<Range>& numbers = input_.hits.numbers;
    const std::uint32_t first = word.begin > kNear ? word.begin - kNear : 0;
    const auto next =
        std::lower_bound(numbers.begin(), numbers.end(), first,
                         [](const Range& number, std::uint32_t at) { return number.begin < at; });
    return next != numbers.end() && next->begin < word.end + kNear;
  }

  void FromWord(const WordHit& word) {
    const std::uint32_t begin = word.range.begin;
    // A street without a number is somebody's address only where words say so.
    if (!IsAnnounced(begin) && !HasNumberNear(word.range)) return;
    if (word.Is(LexemeClass::kStreetSuffix)) {
      const std::uint32_t name = NameStart(begin);
      if (name != begin && CanBegin(name)) {
        if (auto piece = reader_.ReadStreet(name)) Grow(*piece);
      }
    }
    const auto is = [&](LexemeClass lexeme_class) {
      return word.Is(lexeme_class) && begin >= cursor_ && CanBegin(begin);
    };
    if (is(LexemeClass::kStreetPrefix)) {
      if (auto piece = reader_.ReadStreet(begin)) Grow(*piece);
    }
    if (is(LexemeClass::kUnitWord)) {
      if (auto piece = reader_.ReadUnit(begin)) Grow(*piece);
    }
    if (is(LexemeClass::kPoBoxWord)) {
      if (auto piece = reader_.ReadPoBox(begin)) Grow(*piece);
    }
  }

  // Where the capitalised words begin that end at `position`, at most three.
  std::uint32_t NameStart(std::uint32_t position) const {
    std::uint32_t begin = position;
    for (int i = 0; i < 3; ++i) {
      const auto token = reader_.TokenBefore(begin);
      if (!token || token->range.begin < cursor_ || token->range.end > begin) break;
      if (!token->capitalised || token->digits || reader_.IsStop(*token)) break;
      begin = token->range.begin;
    }
    return begin;
  }

  const CountrySet& Regions() const { return reader_.Regions(); }

  struct Chain {
    Range range;
    EvidenceSet evidence = 0;
    FamilySet families = 0;
    CountrySet named;  // by state, country
    std::string_view state;
    Range postcode;
    CountrySet written;  // whose the postcode can be
    bool has(Evidence piece) const { return (evidence & Bit(piece)) != 0; }
  };

  static void Take(const AddressPiece& piece, Chain* chain) {
    if (chain->range.end == 0) chain->range.begin = piece.range.begin;
    chain->range.end = piece.range.end;
    chain->evidence |= piece.evidence;
    chain->families |= piece.families;
    if (!piece.state.empty()) chain->state = piece.state;
    if (piece.postcode.size() > 0) {
      chain->postcode = piece.postcode;
      chain->written = piece.countries;
    }
    const bool names =
        (piece.evidence & (Bit(Evidence::kRegionName) | Bit(Evidence::kCountry))) != 0;
    if (!names) return;
    const CountrySet both = chain->named & piece.countries;
    chain->named = both.any() ? both : chain->named | piece.countries;
  }

  // Whose postcode the chain has: of those it can be, the context's, if any.
  CountrySet Likely(const Chain& chain) const {
    const CountrySet near = chain.written & Regions();
    return near.any() ? near : chain.written;
  }

  // The countries whose postcodes may stand in the chain.
  CountrySet Possible(const Chain& chain) const {
    if (chain.named.any()) return chain.named;
    return input_.tables.postal.Countries(chain.families) | Regions();
  }

  std::optional<AddressPiece> ReadFollowing(std::uint32_t position, const Chain& chain,
                                            bool separated, bool comma) const {
    if (auto piece = reader_.ReadPoBox(position)) return piece;
    if (auto piece = reader_.ReadUnit(position)) return piece;
    const CountrySet possible = Possible(chain);
    if (auto piece = reader_.ReadState(position, possible, comma)) return piece;
    if (!chain.has(Evidence::kPostcode)) {
      auto piece = reader_.ReadPostcode(position, possible);
      if (piece && !MayBeYear(*piece, chain)) return piece;
    }
    if (auto piece = reader_.ReadCountry(position)) return piece;
    if (separated) {
      if (auto piece = reader_.ReadStreet(position)) return piece;
    }
    return std::nullopt;
  }

  bool IsPlainNumber(Range range) const {
    const std::string_view token = text_.substr(range.begin, range.size());
    return std::all_of(token.begin(), token.end(), IsAsciiDigit);
  }

  // Four digits that may be a year, where no state or region of the context speaks for a postcode.
  bool MayBeYear(const AddressPiece& piece, const Chain& chain) const {
    const std::string_view digits = text_.substr(piece.postcode.begin, piece.postcode.size());
    if (digits.size() != 4 || !IsPlainNumber(piece.postcode)) return false;
    if (!digits.starts_with("19") && !digits.starts_with("20")) return false;
    return chain.named.none() && (piece.countries & Regions()).none();
  }

  // Goes on to the next piece, over a few words of names. False where the address ends.
  bool Advance(Chain* chain) const {
    std::uint32_t at = chain->range.end;
    // Where the word before began.
    std::uint32_t last = at > kAbbreviation ? at - kAbbreviation : 0;
    int lines = 0;
    int commas = 0;
    int numbers = 0;
    for (int words = 0; words <= kMaxNameWords && at < chain->range.end + kMaxNameBytes; ++words) {
      const AddressGap gap = reader_.ReadGap(at);
      if (gap.end == at && at < text_.size() && text_[at] != '-') return false;
      lines += gap.line;
      commas += gap.comma;
      if (lines > 3 || commas > 3) return false;
      const bool separated =
          gap.comma || gap.line || (words == 0 && !chain->has(Evidence::kStreetLine));
      if (auto piece =
              ReadFollowing(gap.end, *chain, separated || words == 0, gap.comma || gap.line)) {
        const bool placed =
            (piece->evidence & (Bit(Evidence::kRegionName) | Bit(Evidence::kPostcode) |
                                Bit(Evidence::kCountry))) != 0;
        if (words > 0 && placed) piece->evidence |= Bit(Evidence::kLocality);
        Take(*piece, chain);
        if ((piece->evidence & Bit(Evidence::kCountry)) != 0) TakeNumber(chain);
        return true;
      }
      // A full stop ends the sentence unless it marks an abbreviation.
      if (gap.dot && at - last > kAbbreviation && !gap.comma) return false;
      const auto token = reader_.ReadToken(gap.end);
      if (!token || reader_.IsStop(*token)) return false;
      // A line that begins with a number is another detail, such as a phone number.
      if (IsPlainNumber(token->range) && (gap.line || ++numbers > 1)) return false;
      last = token->range.begin;
      // Names are written in capitals where the address has some.
      if (chain->has(Evidence::kCapitalised) && !token->capitalised && !reader_.IsParticle(*token))
        return false;
      at = token->range.end;
    }
    return false;
  }

  // Digits behind a country are its postcode, well-formed or not.
  void TakeNumber(Chain* chain) const {
    const AddressGap gap = reader_.ReadGap(chain->range.end);
    const auto token = reader_.ReadToken(gap.end);
    if (!token || !token->digits || !gap.plain() || gap.dot) return;
    const std::uint32_t end = reader_.ReadHouseNumber(gap.end);
    if (end == token->range.end && token->range.size() >= 4 && token->range.size() <= 6)
      chain->range.end = end;
  }

  // A town at the end: capitalised words behind a separator or a postcode, and nothing after them.
  void TakeTown(Chain* chain) const {
    std::uint32_t at = chain->range.end;
    const AddressGap gap = reader_.ReadGap(at);
    if (gap.dot) return;
    const bool after_postcode = chain->postcode.size() > 0 && chain->postcode.end == at &&
                                input_.tables.postal.TownFollows(Likely(*chain));
    if (gap.plain() && !after_postcode) return;
    if (!after_postcode && (chain->has(Evidence::kRegionName) || chain->has(Evidence::kCountry) ||
                            chain->has(Evidence::kPostcode)))
      return;
    if (gap.line && gap.comma) return;
    std::uint32_t end = 0;
    at = gap.end;
    for (int words = 0; words < 3; ++words) {
      const AddressGap next = words == 0 ? gap : reader_.ReadGap(at);
      if (words > 0 && (!next.plain() || next.dot)) break;
      const auto token = reader_.ReadToken(next.end);
      if (!token || token->digits || !token->capitalised || reader_.IsStop(*token)) break;
      at = end = token->range.end;
    }
    if (end == 0) return;
    chain->evidence |= Bit(Evidence::kLocality);
    chain->range.end = end;
  }

  bool PostcodeFits(const Chain& chain) const {
    if (chain.postcode.size() == 0 || chain.state.empty()) return false;
    const std::string_view digits = text_.substr(chain.postcode.begin, chain.postcode.size());
    // "US:30,31,398 AU:6"
    std::size_t i = 0;
    while (i < chain.state.size()) {
      const std::size_t end = std::min(chain.state.find_first_of(":, ", i), chain.state.size());
      const std::string_view beginning = chain.state.substr(i, end - i);
      if (!beginning.empty() && IsAsciiDigit(beginning[0]) && digits.starts_with(beginning))
        return true;
      i = end + 1;
    }
    return false;
  }

  void Grow(const AddressPiece& first) {
    Chain chain;
    Take(first, &chain);
    int pieces = 1;
    while (pieces < kMaxPieces && chain.range.size() < rule_.data->after() && Advance(&chain))
      ++pieces;
    TakeTown(&chain);
    // What is none may hold one: "86036 Rua do Arenque 1634".
    cursor_ = std::max(cursor_, Weigh(chain) ? chain.range.end : first.range.begin + 1);
  }

  // True if it is detected.
  bool Weigh(const Chain& chain) {
    Detection detection;
    detection.kind = Kind::kAddress;
    detection.rule = rule_.id();
    detection.range = chain.range;
    detection.evidence = chain.evidence;
    if (PostcodeFits(chain)) detection.evidence |= Bit(Evidence::kPostcodeFits);
    if (KeywordBefore(chain.range.begin)) detection.evidence |= Bit(Evidence::kKeywordNear);
    const std::uint32_t near =
        chain.range.begin > kKeywordBefore ? chain.range.begin - kKeywordBefore : 0;
    if (input_.hits.HasWord(near, chain.range.begin, LexemeClass::kSampleWord))
      detection.evidence |= Bit(Evidence::kSampleWords);
    const CountrySet countries = chain.named | input_.tables.postal.Countries(chain.families);
    if ((countries & Regions()).any()) detection.evidence |= Bit(Evidence::kNationalInRegion);
    if (input_.hits.HasWord(near, chain.range.begin, LexemeClass::kOtherAddressWord))
      detection.evidence |= Bit(Evidence::kNegativeContext);
    detection.rejected = FindLookAlike(input_, Kind::kAddress, detection.range);
    // A number and a name are anything without a postcode or a word for an address.
    constexpr EvidenceSet kCore = Bit(Evidence::kStreetLine) | Bit(Evidence::kStreetName) |
                                  Bit(Evidence::kPoBox) | Bit(Evidence::kUnit) |
                                  Bit(Evidence::kPostcode);
    if ((detection.evidence & kCore) == 0 && !KeywordBefore(chain.range.begin, kAdjacent))
      detection.rejected = "no_evidence";
    Finish(input_, &detection);
    const ByteSpan source = detection.source;
    detection.value = SingleSpaced(
        detection.disguise == 0 ? input_.source.substr(source.start, source.end - source.start)
                                : std::string_view(SourceCase(input_, detection.range)));
    const bool found = detection.rejected.empty();
    out_->push_back(std::move(detection));
    return found;
  }

  static std::string SingleSpaced(std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (!IsAsciiSpace(c)) {
        out.push_back(c);
      } else if (!out.empty() && out.back() != ' ') {
        out.push_back(' ');
      }
    }
    return out;
  }

  const DetectorInput& input_;
  const Rule& rule_;
  AddressReader reader_;
  std::string_view text_;
  std::vector<Detection>* out_;
  std::uint32_t cursor_ = 0;  // what lies before is settled
};

}  // namespace

void DetectAddresses(const DetectorInput& input, std::vector<Detection>* out) {
  const Rule* rule = input.tables.FindRule(Kind::kAddress, Trigger::kPlace);
  if (rule != nullptr) AddressDetector(input, *rule, out).Run();
}

}  // namespace presend

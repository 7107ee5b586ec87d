#include "scan/lexicon.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <utility>

#include "text/character.h"
#include "text/stable_sort.h"
#include "text/utf8.h"

namespace presend {
namespace {

constexpr std::array<std::string_view, kLexemeClassCount> kClassNames = {"top_level_domain",
                                                                         "at",
                                                                         "dot",
                                                                         "digits",
                                                                         "tens",
                                                                         "multiplier",
                                                                         "provider",
                                                                         "email_word",
                                                                         "phone_word",
                                                                         "other_number_word",
                                                                         "sample_word",
                                                                         "ordinary_word",
                                                                         "portfolio_word",
                                                                         "invitation_word",
                                                                         "app_name",
                                                                         "app_word",
                                                                         "common_word",
                                                                         "street_suffix",
                                                                         "street_prefix",
                                                                         "unit_word",
                                                                         "po_box_word",
                                                                         "address_word",
                                                                         "other_address_word",
                                                                         "counted_word",
                                                                         "direction",
                                                                         "number_sign",
                                                                         "postcode_word",
                                                                         "name_particle",
                                                                         "digit_joiner",
                                                                         "postal_region",
                                                                         "postal_country",
                                                                         "lead_word",
                                                                         "ordinary_ending",
                                                                         "host_word",
                                                                         "address_mark",
                                                                         "seldom_street"};

// What the scanner takes for the first word: up to the first character that ends one ("don" of
// "don't"), a single character of a script without spaces.
std::string_view FirstWordOf(std::string_view phrase) {
  std::size_t end = 0;
  while (end < phrase.size() && phrase[end] != ' ' && phrase[end] != '\'') {
    // No script without spaces has characters of one or two bytes.
    constexpr unsigned kThreeBytes = 0xE0;
    if (static_cast<unsigned char>(phrase[end]) < kThreeBytes) {
      ++end;
      continue;
    }
    const Decoded decoded = DecodeAt(phrase, end);
    if (IsUnspaced(decoded.code_point)) return phrase.substr(0, end == 0 ? decoded.length : end);
    end += decoded.length;
  }
  return phrase.substr(0, end);
}

}  // namespace

std::string_view Name(LexemeClass lexeme_class) {
  return kClassNames[static_cast<std::size_t>(lexeme_class)];
}

std::optional<LexemeClass> ParseLexemeClass(std::string_view word) {
  for (std::size_t i = 0; i < kClassNames.size(); ++i) {
    if (kClassNames[i] == word) return static_cast<LexemeClass>(i);
  }
  return std::nullopt;
}

Lexicon::Lexicon(const Pack& pack)
    : text_(reinterpret_cast<const char*>(pack.root().word_text()->data())) {
  const fb::RulePack& root = pack.root();
  groups_.reserve(root.class_sets()->size());  // the sets refer to it
  auto lexeme_class = root.class_sets()->begin();
  for (const std::uint8_t size : *root.class_set_sizes()) {
    Set set;
    const std::size_t first = groups_.size();
    for (int i = 0; i < size; ++i, ++lexeme_class) {
      constexpr auto kFirst = static_cast<std::uint16_t>(LexemeClass::kFirstGroup);
      if (*lexeme_class < kFirst) {
        set.classes |= Bit(static_cast<LexemeClass>(*lexeme_class));
      } else {
        set.classes |= kOfGroups;
        groups_.push_back(static_cast<WordGroup>(*lexeme_class - kFirst));
      }
    }
    StableSort(&groups_, std::less<WordGroup>(), first);
    set.groups = std::span(groups_).subspan(first);
    sets_.push_back(set);
  }
  for (const flatbuffers::String* value : *root.strings()) values_.push_back(value->string_view());

  const auto& word_sets = *root.word_sets();
  const auto& word_values = *root.word_values();
  const std::uint32_t count = word_sets.size();
  const std::uint32_t text_size = root.word_text()->size();
  index_ = WordIndex(count);
  first_words_.reserve(count);
  // Twice over the words: to count those of each first word, and to put them side by side.
  std::vector<std::uint16_t> firsts(count);
  std::vector<Entry> unsorted(count);
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto* end =
        static_cast<const char*>(std::memchr(text_ + begin, kWordEnd, text_size - begin));
    const auto length = static_cast<std::uint8_t>(end - (text_ + begin));
    const std::string_view word = Text(begin, length);
    const std::size_t first = FirstWordOf(word).size();
    firsts[i] = AddFirst(begin, static_cast<std::uint8_t>(first), text_size);
    unsorted[i] = {begin, KeyOf(word, first), word_sets[i], word_values[i], length};
    begin += length + 1u;
  }
  std::uint32_t total = 0;
  for (FirstWord& first : first_words_) {
    first.begin = total;
    total += first.end;
    first.end = first.begin;
  }
  entries_.resize(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    // By key; those of one key in the order of the pack.
    const FirstWord& first = first_words_[firsts[i]];
    std::uint32_t place = first_words_[firsts[i]].end++;
    for (; place > first.begin && entries_[place - 1].key > unsorted[i].key; --place)
      entries_[place] = entries_[place - 1];
    entries_[place] = unsorted[i];
    if (unsorted[i].key == kWhole) {
      ++first_words_[firsts[i]].whole;
      continue;
    }
    first_words_[firsts[i]].next |= NextBit(first, unsorted[i]);
    AddPair(first, unsorted[i], &pairs_);
  }
}

[[clang::minsize]] std::uint64_t Lexicon::NextBit(const FirstWord& first,
                                                  const Entry& phrase) const {
  const std::string_view text = Text(phrase.text, phrase.length);
  const std::size_t after = first.length + ((phrase.key & kJoined) == kJoined ? 2u : 1u);
  return NextBit(phrase.key, after < text.size() ? text[after] : ' ');
}

[[clang::minsize]] void Lexicon::AddPair(const FirstWord& first, const Entry& phrase,
                                         WordPairs* pairs) const {
  if ((phrase.key & kJoined) != kJoined) return;
  const std::size_t begin = first.length + 1u;
  pairs->Add(first.text,
             Text(phrase.text + static_cast<std::uint32_t>(begin), phrase.length - begin));
}

const Lexicon::FirstWord* Lexicon::FindFirst(std::string_view text, std::uint32_t begin,
                                             std::uint32_t end) const {
  const char* const word = text.data() + begin;
  const std::size_t length = end - begin;
  const std::uint64_t head = WordHead(word, length, text.size() - begin);
  return FindFirst(WordIndex::Hash(head, word, length), head, word, length);
}

Lexicon::Keys Lexicon::KeysAt(std::string_view text, std::size_t end, const FirstWord& first,
                              std::uint64_t next) {
  Keys keys;
  std::size_t position = end;
  if (position >= text.size()) return keys;
  const auto key_at = [&](Key kind, std::size_t at) {
    const auto key = static_cast<Key>(kind | static_cast<unsigned char>(text[at]));
    const char after = at + 1 < text.size() ? text[at + 1] : ' ';
    return (next & NextBit(key, after)) != 0 ? key : kNone;
  };
  // "p.o. box", "c/o": a letter that stands for a word may have its mark before the joint.
  const bool space = text[position] == ' ';
  if (!space) keys.direct = key_at(kDirect, position);
  if (first.length == 1 && IsAbbreviationMark(text[position])) ++position;
  if (space || (position < text.size() && IsPhraseJoint(text[position]))) ++position;
  if (position > end && position < text.size()) keys.joined = key_at(kJoined, position);
  return keys;
}

Lexicon::Phrases::Phrases(const Lexicon& lexicon, const FirstWord& first, std::uint64_t next,
                          std::string_view text, std::uint32_t end)
    : lexicon_(lexicon), first_(first), text_(text), word_end_(end) {
  const Keys keys = KeysAt(text, end, first, next);
  after_ = keys.joined;
  Seek(keys.direct);
}

void Lexicon::Phrases::Seek(std::uint16_t key) {
  if (key == kNone) std::swap(key, after_);
  key_ = key;
  if (key == kNone) return;
  stop_ = lexicon_.entries_.data() + first_.end;
  entry_ = FirstWith(lexicon_.entries_.data() + first_.begin + first_.whole, stop_, key);
}

const Lexicon::Entry* Lexicon::Phrases::Next() {
  while (key_ != kNone) {
    while (entry_ != stop_ && entry_->key == key_) {
      const Entry* const entry = entry_++;
      end_ = lexicon_.MatchEnd(*entry, first_.length, text_, word_end_);
      if (end_ != 0) return entry;
    }
    Seek(std::exchange(after_, kNone));
  }
  return nullptr;
}

[[clang::minsize]] std::uint16_t Lexicon::AddFirst(std::uint32_t begin, std::uint8_t length,
                                                   std::uint32_t text_size) {
  const char* const word = text_ + begin;
  const std::uint64_t head = WordHead(word, length, text_size - begin);
  const std::uint32_t hash = WordIndex::Hash(head, word, length);
  const FirstWord* const known = FindFirst(hash, head, word, length);
  const auto index = static_cast<std::uint16_t>(known != nullptr ? known - first_words_.data()
                                                                 : std::ssize(first_words_));
  if (known == nullptr) {
    index_.Add(hash, index);
    first_words_.push_back({head, 0, begin, 0, 0, 0, length});
  }
  ++first_words_[index].end;  // counts them until they are in their places
  return index;
}

Lexicon::Key Lexicon::KeyOf(std::string_view phrase, std::size_t first_length) {
  if (phrase.size() == first_length) return kWhole;
  const auto byte = static_cast<unsigned char>(phrase[first_length]);
  if (byte != ' ') return kDirect | byte;
  return static_cast<Key>(kJoined | static_cast<unsigned char>(phrase[first_length + 1]));
}

const Lexicon::Entry* Lexicon::FirstWith(const Entry* begin, const Entry* end, Key key) {
  return std::lower_bound(begin, end, key,
                          [](const Entry& entry, Key wanted) { return entry.key < wanted; });
}

// Where the phrase `entry` ends in `text` if it goes on behind its first word's `end`; else 0.
std::uint32_t Lexicon::MatchEnd(const Entry& entry, std::size_t first_length, std::string_view text,
                                std::uint32_t end) const {
  const std::string_view phrase = Text(entry.text, entry.length);
  std::size_t position = end;
  std::size_t word = 0;
  for (std::size_t i = first_length; i < phrase.size(); ++i) {
    if (position >= text.size()) return 0;
    if (phrase[i] != ' ') {
      if (text[position++] != phrase[i]) return 0;
      continue;
    }
    const std::size_t joint = position;
    if (i - word == 1 && IsAbbreviationMark(text[position])) ++position;
    if (position < text.size() && IsPhraseJoint(text[position])) ++position;
    if (position == joint) return 0;
    word = i + 1;
  }
  // A phrase ends at the end of a word, where its script has such.
  if (WordJoinsAt(text, position) &&
      !IsUnspaced(DecodeAt(phrase, PreviousStart(phrase, phrase.size())).code_point))
    return 0;
  return static_cast<std::uint32_t>(position);
}

void Lexicon::FindAll(std::string_view text, std::uint32_t begin, std::uint32_t end, void* to,
                      Visit visit) const {
  const FirstWord* const first = FindFirst(text, begin, end);
  if (first == nullptr) return;
  for (const Entry& entry : Whole(*first)) visit(to, entry, end);
  const std::uint64_t next = NextAt(*first, text, end);
  if (next == 0) return;
  Phrases phrases(*this, *first, next, text, end);
  while (const Entry* entry = phrases.Next()) visit(to, *entry, phrases.end());
}

[[clang::minsize]] std::optional<std::string_view> Lexicon::ValueOf(
    std::string_view word, LexemeClass lexeme_class) const {
  std::optional<std::string_view> value;
  const auto size = static_cast<std::uint32_t>(word.size());
  Find(word, 0, size, [&](const Entry& entry, std::uint32_t end) {
    if (end == size && (sets_[entry.set].classes & Bit(lexeme_class)) != 0)
      value = values_[entry.value];
  });
  return value;
}

[[clang::minsize]] std::optional<std::string_view> Lexicon::ValueOf(std::string_view word,
                                                                    WordGroup group) const {
  std::optional<std::string_view> value;
  const auto size = static_cast<std::uint32_t>(word.size());
  Find(word, 0, size, [&](const Entry& entry, std::uint32_t end) {
    if (end == size && IsOf(entry.set, group)) value = values_[entry.value];
  });
  return value;
}

[[clang::minsize]] ClassSet Lexicon::ClassesOf(std::string_view word) const {
  ClassSet classes = 0;
  const auto size = static_cast<std::uint32_t>(word.size());
  Find(word, 0, size, [&](const Entry& entry, std::uint32_t end) {
    if (end == size) classes |= sets_[entry.set].classes;
  });
  return classes;
}

[[clang::minsize]] Lexicon::Found Lexicon::LongestAt(std::string_view text, std::uint32_t begin,
                                                     std::uint32_t end,
                                                     LexemeClass lexeme_class) const {
  Found best;
  Find(text, begin, end, [&](const Entry& entry, std::uint32_t lexeme_end) {
    if (lexeme_end > best.end && (sets_[entry.set].classes & Bit(lexeme_class)) != 0)
      best = {lexeme_end, values_[entry.value]};
  });
  return best;
}

}  // namespace presend

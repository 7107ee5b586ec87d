// Constructions against a slow, obvious reference: every way to choose one hit for each step.
#include "scan/constructions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include "detect/detector.h"
#include "pack/pack.h"
#include "scan/scanner.h"
#include "test_checker.h"

namespace presend {
namespace {

const Pack& TestPack() {
  static const std::shared_ptr<const Pack> pack = Pack::Open(TestPackBytes(), "").value();
  return *pack;
}

const Tables& TestTables() {
  static const Tables tables(TestPack());
  return tables;
}

std::vector<std::uint16_t> Candidates(Constructions::Sort sort, const std::string& text,
                                      const Hits& hits, const std::vector<WordHit>& words) {
  std::vector<std::uint16_t> candidates;
  TestTables().constructions.FindCandidates(
      sort, text, words, hits, {}, {0, static_cast<std::uint32_t>(text.size())}, &candidates);
  return candidates;
}

struct Read {
  Hits hits;
  Sentence sentence;
  std::vector<ConstructionMatch> matches;
};

Read ReadAll(const std::string& text) {
  Read read;
  TestTables().scanner.Scan(text, &read.hits);
  read.sentence.Cut(text, {0, static_cast<std::uint32_t>(text.size())});
  TestTables().scanner.ScanGroups(text, read.sentence.range(), &read.sentence.words);
  TestTables().constructions.Mark(read.sentence.words, {}, &read.sentence);
  for (const auto sort : {Constructions::Sort::kActs, Constructions::Sort::kPurposes})
    TestTables().constructions.Find(
        read.sentence, Candidates(sort, text, read.hits, read.sentence.words), &read.matches);
  return read;
}

// The reference: whether the steps from `index` on can be met behind `position`, tried in full.
class Reference {
 public:
  Reference(const Sentence& sentence, const fb::Construction& construction)
      : sentence_(sentence), construction_(construction) {}

  bool Fits(const SentenceHit& first) const {
    const fb::Step& step = *construction_.steps()->Get(0);
    return Takes(step, first.group) && Holds(step, first.range.begin, first.range) &&
           Rest(1, first.range.end);
  }

  bool HasId() const {
    const auto& steps = *construction_.steps();
    return std::any_of(steps.begin(), steps.end(), [&](const fb::Step* step) {
      const WordGroup group = TestPack().root().step_groups()->Get(step->groups());
      return group == Id(BuiltInGroup::kId) || group == Id(BuiltInGroup::kNumericId);
    });
  }

 private:
  static bool Takes(const fb::Step& step, WordGroup group) {
    for (std::uint32_t i = 0; i < step.group_count(); ++i) {
      if (TestPack().root().step_groups()->Get(step.groups() + i) == group) return true;
    }
    return false;
  }

  bool Holds(const fb::Step& step, std::uint32_t position, const Range& range) const {
    if (sentence_.HasBreak(position, range.begin)) return false;
    if (construction_.one_clause() && sentence_.HasComma(position, range.begin)) return false;
    if ((step.flags() & kStepAtStart) != 0 && !OpensClause(range.begin, 3)) return false;
    if ((step.flags() & kStepAtEnd) != 0 && !sentence_.AtClauseEnd(range.end)) return false;
    if ((step.flags() & kStepAsVerb) != 0 && FollowsDeterminer(range.begin)) return false;
    if ((step.flags() & kStepBeforeQuestion) == 0) return true;
    const std::size_t after = sentence_.text().find_first_not_of(" \"", range.end);
    if (after != std::string_view::npos && sentence_.text()[after] == '?') return true;
    const auto group = TestTables().constructions.FindGroup("question_word");
    return std::any_of(sentence_.hits.begin(), sentence_.hits.end(), [&](const SentenceHit& hit) {
      return hit.group == group && hit.range.begin >= range.end &&
             sentence_.WordsBetween(range.end, hit.range.begin) == 0;
    });
  }

  // Whether `position` begins a clause, or stands behind at most `most` words that open one.
  bool OpensClause(std::uint32_t position, int most) const {
    if (sentence_.AtClauseStart(position)) return true;
    const auto group = TestTables().constructions.FindGroup("opening");
    const std::uint32_t clause = sentence_.ClauseAround(position).begin;
    return most > 0 &&
           std::any_of(sentence_.hits.begin(), sentence_.hits.end(), [&](const SentenceHit& hit) {
             return hit.group == group && hit.range.end <= position && hit.range.begin >= clause &&
                    sentence_.WordsBetween(hit.range.end, position) == 0 && IsLongest(hit) &&
                    OpensClause(hit.range.begin, most - 1);
           });
  }

  bool IsLongest(const SentenceHit& hit) const {
    return std::none_of(sentence_.hits.begin(), sentence_.hits.end(),
                        [&](const SentenceHit& other) {
                          return other.group == hit.group && other.range.begin == hit.range.begin &&
                                 other.range.end > hit.range.end;
                        });
  }

  // Whether the word before `position` is a determiner.
  bool FollowsDeterminer(std::uint32_t position) const {
    const auto group = TestTables().constructions.FindGroup("determiner");
    return group &&
           std::any_of(sentence_.hits.begin(), sentence_.hits.end(), [&](const SentenceHit& hit) {
             return hit.group == *group && hit.range.end < position &&
                    sentence_.WordsBetween(hit.range.end, position) == 0;
           });
  }

  bool Rest(flatbuffers::uoffset_t index, std::uint32_t position) const {
    if (index == construction_.steps()->size()) return true;
    const fb::Step& step = *construction_.steps()->Get(index);
    for (const SentenceHit& hit : sentence_.hits) {
      if (hit.range.begin < position || !Takes(step, hit.group)) continue;
      if (sentence_.WordsBetween(position, hit.range.begin) > step.gap()) continue;
      if (Holds(step, position, hit.range) && Rest(index + 1, hit.range.end)) return true;
    }
    return (step.flags() & kStepOptional) != 0 && Rest(index + 1, position);
  }

  const Sentence& sentence_;
  const fb::Construction& construction_;
};

// Words that the constructions are made of, and some that they are not.
std::string RandomSentence(std::mt19937* random) {
  static const std::vector<std::string> words = {
      "message",  "me",   "on",    "whatsapp", "telegram", "let's", "talk",   "your",    "number",
      "email",    "send", "can",   "you",      "we",       "i",     "not",    "outside", "the",
      "platform", "bot",  "build", "please",   "share",    "is",    "what's", "by",      "phone",
      "better",   "call", "add",   "to",       "github",   "repo",  "nda",    "for",     "prefer"};
  static const std::vector<std::string> joints = {" ", " ", " ", " ", ", ", "\n", "; ", " (", "? "};
  std::string text;
  const int count = 2 + static_cast<int>((*random)() % 12);
  for (int i = 0; i < count; ++i) {
    text += words[(*random)() % words.size()];
    text += i + 1 < count ? joints[(*random)() % joints.size()] : ((*random)() % 3 == 0 ? "?" : "");
  }
  return text;
}

TEST(Constructions, FindsWhatTheReferenceFinds) {
  std::mt19937 random(20260626);
  using Key = std::tuple<const void*, std::uint32_t, std::uint32_t>;
  std::size_t compared = 0;
  for (int i = 0; i < 6000; ++i) {
    const std::string text = RandomSentence(&random);
    const Read read = ReadAll(text);
    std::multiset<Key> found;
    for (const ConstructionMatch& match : read.matches) {
      if (match.id.size() == 0 && !match.joined)
        found.insert({match.construction, match.whole.begin, match.construction->steps()->size()});
    }
    std::multiset<Key> expected;
    for (const SentenceHit& hit : read.sentence.hits) {
      for (const fb::Construction* construction : *TestPack().root().constructions()) {
        const Reference reference(read.sentence, *construction);
        if (!reference.HasId() && reference.Fits(hit))
          expected.insert({construction, hit.range.begin, construction->steps()->size()});
      }
    }
    compared += expected.size();
    ASSERT_EQ(found, expected) << text;
  }
  EXPECT_GT(compared, 1000u);
}

// What is passed over because of its words alone shows no act.
TEST(Constructions, OnlySentencesThatMayShowAnActShowOne) {
  std::mt19937 random(20200626);
  std::size_t keyless = 0;
  std::size_t passed_over = 0;
  std::size_t acts = 0;
  for (int i = 0; i < 6000; ++i) {
    const std::string text = RandomSentence(&random) + (i % 2 == 0 ? "" : " @some_name99");
    const Read read = ReadAll(text);
    const bool shows = std::any_of(
        read.matches.begin(), read.matches.end(),
        [](const ConstructionMatch& match) { return match.construction->act() != kShowsNone; });
    const Range all{0, static_cast<std::uint32_t>(text.size())};
    const bool has_key = TestTables().constructions.HasKey(text, read.hits, all);
    const bool may_show =
        !Candidates(Constructions::Sort::kActs, text, read.hits, read.sentence.words).empty();
    ASSERT_TRUE(has_key || !may_show) << text;
    ASSERT_TRUE(may_show || !shows) << text;
    keyless += !has_key;
    passed_over += has_key && !may_show;
    acts += shows;
  }
  EXPECT_GT(keyless, 100u);
  EXPECT_GT(passed_over, 100u);
  EXPECT_GT(acts, 1000u);
}

bool Same(const WordHit& a, const WordHit& b) {
  return a.range == b.range && a.set == b.set && a.value() == b.value();
}

bool Has(const std::vector<WordHit>& words, const WordHit& word) {
  return std::any_of(words.begin(), words.end(),
                     [&](const WordHit& other) { return Same(other, word); });
}

// What Scan records of the words of constructions is what ScanGroups finds and more; and words are
// the same whether a text is read sentence by sentence or as a whole.
TEST(Scanner, FindsTheSameWordsOfGroupsInEachSentenceAsInTheWholeText) {
  std::mt19937 random(20210321);
  const Scanner& scanner = TestTables().scanner;
  std::size_t rare = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string text = RandomSentence(&random) + (i % 2 == 0 ? ". " : "\n\n") +
                             RandomSentence(&random) + "? " + RandomSentence(&random);
    const auto size = static_cast<std::uint32_t>(text.size());
    std::vector<WordHit> whole;
    scanner.ScanGroups(text, {0, size}, &whole);
    Hits hits;
    scanner.Scan(text, &hits);
    for (const WordHit& word : hits.words) {
      if (!word.IsAny(kKeyWord | kPartnerWord)) continue;
      ++rare;
      ASSERT_TRUE(Has(whole, word)) << text;
    }
    for (const WordHit& word : whole) {
      if (!word.IsAny(kKeyWord | kPartnerWord)) continue;
      ASSERT_TRUE(Has(hits.words, word)) << text;
    }
    std::vector<WordHit> joined;
    std::vector<WordHit> words;
    std::uint32_t begin = 0;
    hits.ends.push_back(size);
    for (const std::uint32_t end : hits.ends) {
      scanner.ScanGroups(text, {begin, end}, &words);
      joined.insert(joined.end(), words.begin(), words.end());
      begin = end;
    }
    ASSERT_TRUE(std::equal(joined.begin(), joined.end(), whole.begin(), whole.end(), Same)) << text;
  }
  EXPECT_GT(rare, 1000u);
}

TEST(Constructions, RangesLieInsideTheSentence) {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = RandomSentence(&random) + " @some_name99";
    for (const ConstructionMatch& match : ReadAll(text).matches) {
      ASSERT_LE(match.whole.begin, match.range.begin) << text;
      // A word joined to the key stands behind the rest.
      if (!match.joined) ASSERT_LE(match.range.end, match.whole.end) << text;
      ASSERT_LE(match.range.end, text.size()) << text;
      ASSERT_LT(match.range.begin, match.range.end) << text;
      ASSERT_LE(match.whole.end, text.size()) << text;
    }
  }
}

TEST(Sentence, SeesWhatIsQuotedAndWhereClausesEnd) {
  const auto cut = [](const std::string& text, Range range) {
    Sentence sentence;
    sentence.Cut(text, range);
    return sentence;
  };
  const std::string quote = "he wrote: \"first. your number?\" and left";
  const Sentence second = cut(quote, {18, static_cast<std::uint32_t>(quote.size())});
  EXPECT_TRUE(second.IsQuoted(18));
  EXPECT_FALSE(second.IsQuoted(34));
  const std::string lines = "> your number?\nno, sorry";
  const Sentence whole = cut(lines, {0, static_cast<std::uint32_t>(lines.size())});
  EXPECT_TRUE(whole.IsQuoted(2));
  EXPECT_FALSE(whole.IsQuoted(16));
  EXPECT_TRUE(whole.HasBreak(0, 16));
  EXPECT_TRUE(whole.HasComma(15, 20));
  EXPECT_EQ(whole.WordsBetween(0, static_cast<std::uint32_t>(lines.size())), 4);
  const std::string greek = "Έχεις viber;";
  EXPECT_TRUE(cut(greek, {0, static_cast<std::uint32_t>(greek.size())})
                  .IsQuestionAt(static_cast<std::uint32_t>(greek.size()) - 1));
  const std::string english = "I have viber;";
  EXPECT_FALSE(cut(english, {0, static_cast<std::uint32_t>(english.size())}).IsQuestionAt(12));
  const std::string code = "run `text me` now";
  EXPECT_TRUE(cut(code, {0, static_cast<std::uint32_t>(code.size())}).IsQuoted(6));
}

Range SentenceAround(const std::string& text, Range range, std::uint32_t reach = kMaxReach) {
  Hits hits;
  TestTables().scanner.Scan(text, &hits);
  return Sentences(text, hits).Around(range, reach);
}

TEST(Sentences, EndWithTheMarksOfTheirScript) {
  for (const std::string mark : {"。", "।", "۔"}) {
    const std::string text = "我" + mark + "你";
    EXPECT_EQ(SentenceAround(text, {0, 1}),
              (Range{0, static_cast<std::uint32_t>(3 + mark.size())}));
  }
  EXPECT_EQ(SentenceAround("да!Нет", {0, 1}), (Range{0, 5}));
}

// The reference: every byte asked, one after another.
Range SlowSentenceAround(const std::string& text, Range range, std::uint32_t reach) {
  const auto size = static_cast<std::uint32_t>(text.size());
  const auto ends_at = [&](std::uint32_t position) {
    return position == 0 || position >= size || EndsSentence(text, position);
  };
  const std::uint32_t first = range.begin > reach ? range.begin - reach : 0;
  const std::uint32_t last = std::min(size, range.end + reach);
  std::uint32_t begin = range.begin;
  while (begin > first && !ends_at(begin)) --begin;
  std::uint32_t end = range.end;
  while (end < last && !ends_at(end)) ++end;
  return {begin, end};
}

TEST(Sentences, AreThoseOfTheReference) {
  static const std::vector<std::string> parts = {"a", "word", " ",     " ",    ".", "!",
                                                 "?", "\n",   ":\n\n", "。",   "।", "۔",
                                                 "я", "-",    ",",     "\n\n", "7", "'"};
  std::mt19937 random(8);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto count = 1 + random() % 40; count > 0; --count) text += parts[random() % parts.size()];
    const auto begin = static_cast<std::uint32_t>(random() % text.size());
    const Range range{begin, begin + 1};
    const std::uint32_t reach = random() % 2 == 0 ? kMaxReach : 7;
    ASSERT_EQ(SentenceAround(text, range, reach), SlowSentenceAround(text, range, reach))
        << text << " at " << begin;
  }
}

}  // namespace
}  // namespace presend

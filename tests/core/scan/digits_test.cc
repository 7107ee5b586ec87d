// Digits as people write them to hide a number: written in random ways and read back, and what any
// text must give.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "detect/detector.h"
#include "pack/pack.h"
#include "scan/spelled.h"
#include "test_checker.h"
#include "text/random_text.h"
#include "text/stable_sort.h"
#include "text/utf8.h"

namespace presend {
namespace {

const Tables& TestTables() {
  static const std::shared_ptr<const Pack> pack = Pack::Open(TestPackBytes(), "").value();
  static const Tables tables(*pack);
  return tables;
}

constexpr const char* kUnits[] = {"zero", "one", "two",   "three", "four",
                                  "five", "six", "seven", "eight", "nine"};
constexpr const char* kTens[] = {"",      "",      "twenty",  "thirty", "forty",
                                 "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr const char* kTeens[] = {"ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                  "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};

class Writer {
 public:
  explicit Writer(std::mt19937* random) : random_(*random) {}

  // Writes `digits`, at least two of them as words.
  std::string Write(const std::string& digits) {
    std::string out;
    bool last_figure = true;
    bool after_hundred = false;
    for (std::size_t i = 0; i < digits.size();) {
      const int unit = digits[i] - '0';
      const int next = i + 1 < digits.size() ? digits[i + 1] - '0' : -1;
      const int third = i + 2 < digits.size() ? digits[i + 2] - '0' : -1;
      std::string word;
      std::size_t taken = 1;
      bool hundred = false;
      switch (Pick(i < 2 ? 4 : 6)) {
        case 0:  // with a unit, so that it joins nothing else
          if (unit >= 2 && next > 0) {
            word = std::string(kTens[unit]) + (Pick(2) == 0 ? "-" : " ") + kUnits[next];
            taken = 2;
          }
          break;
        case 1:
          if (unit == 1 && next >= 0) {
            word = kTeens[next];
            taken = 2;
          } else if (unit == next && unit == third) {
            word = std::string("triple ") + kUnits[unit];
            taken = 3;
          } else if (unit == next) {
            word = std::string("double ") + kUnits[unit];
            taken = 2;
          }
          break;
        case 2:
          if (unit > 0 && next == 0 && third == 0) {
            // What follows must not be a number below a hundred.
            word = std::string(kUnits[unit]) + " hundred";
            hundred = true;
            taken = 3;
          } else if (unit > 0 && next == 1 && third >= 0) {
            word = std::string(kUnits[unit]) + " hundred and " + kTeens[third];
            taken = 3;
          }
          break;
        case 4:
          word = std::string(1, digits[i]);
          break;
        default:
          break;
      }
      if (word.empty()) word = Pick(6) == 0 ? Apart(kUnits[unit]) : kUnits[unit];
      const bool figure = word.size() == 1;
      if (!out.empty()) {
        static constexpr const char* kGaps[] = {" ", " - ", ", ", " / ", ". ", " 😀 "};
        out += after_hundred ? " / " : figure && last_figure ? "-" : kGaps[Pick(6)];
      }
      last_figure = figure;
      after_hundred = hundred;
      out += word;
      i += taken;
    }
    return out;
  }

 private:
  int Pick(int below) { return std::uniform_int_distribution<int>(0, below - 1)(random_); }

  static std::string Apart(const std::string& word) {
    std::string out;
    for (const char letter : word) out += std::string(out.empty() ? "" : " ") + letter;
    return out;
  }

  std::mt19937& random_;
};

// What the finders make of a text.
std::string Undone(const std::string& text) {
  Hits hits;
  TestTables().scanner.Scan(text, &hits);
  std::vector<Replacement> replacements;
  View view;
  view.Copy(0, text);
  FindSpelledDigits(view, hits, TestTables().lexicon, &replacements);
  std::string out;
  std::uint32_t position = 0;
  for (const Replacement& replacement : replacements) {
    out += text.substr(position, replacement.range.begin - position) + replacement.text;
    position = replacement.range.end;
  }
  return out + text.substr(position);
}

TEST(Digits, WrittenInWordsAreReadBack) {
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    std::string digits;
    const int length = std::uniform_int_distribution<int>(7, 13)(random);
    for (int i = 0; i < length; ++i)
      digits.push_back(static_cast<char>('0' + std::uniform_int_distribution<int>(0, 9)(random)));
    const std::string text = Writer(&random).Write(digits);
    std::string read;
    for (const char byte : Undone(text)) {
      if (IsAsciiDigit(byte)) read.push_back(byte);
    }
    ASSERT_EQ(read, digits) << text;
  }
}

// Every replacement lies in the text, on whole characters, behind the one before.
void ExpectOrdered(const std::string& text, const std::vector<Replacement>& replacements) {
  std::uint32_t end = 0;
  for (const Replacement& replacement : replacements) {
    ASSERT_GE(replacement.range.begin, end) << text;
    ASSERT_GT(replacement.range.end, replacement.range.begin) << text;
    ASSERT_LE(replacement.range.end, text.size()) << text;
    for (const std::uint32_t at : {replacement.range.begin, replacement.range.end})
      ASSERT_FALSE(at < text.size() && IsContinuation(text[at])) << text;
    end = replacement.range.end;
  }
}

TEST(Digits, FindersKeepTheOrderOfAnyText) {
  static constexpr const char* kPieces[] = {
      " and ",  "415+15",    "+",  "fourone", "1",    "22",        "415",     "2l5",
      "o7",     "|",         "😀", "ー",      "の",   "\n",        ",",       "......",
      " ",      "-",         "~",  "з",       "five", "e i g h t", "hundred", "and",
      "twenty", "девятьсот", "二", "٣",       ":",    "a",         "double"};
  std::mt19937 random(11);
  for (int round = 0; round < 6000; ++round) {
    std::string source;
    for (int i = std::uniform_int_distribution<int>(1, 30)(random); i > 0; --i) {
      source += i % 7 == 0 ? RandomText(&random, false)
                           : kPieces[std::uniform_int_distribution<std::size_t>(
                                 0, std::size(kPieces) - 1)(random)];
    }
    View scratch;
    View plain;
    TestTables().folder.BuildPlainView(source, &scratch, &plain);
    const std::string text(plain.text());
    Hits hits;
    TestTables().scanner.Scan(text, &hits);
    std::vector<Replacement> replacements;
    FindSpelledDigits(plain, hits, TestTables().lexicon, &replacements);
    ExpectOrdered(text, replacements);
    replacements.clear();
    FindApartDigits(plain, source, hits, &replacements);
    // Odd marks, then words; sums; letters: each in order.
    std::vector<Replacement> gaps;
    std::vector<Replacement> sums;
    std::vector<Replacement> drawn;
    for (Replacement& replacement : replacements) {
      const auto is = [&](Disguise disguise) { return replacement.disguise == Bit(disguise); };
      (is(Disguise::kSpaced)    ? gaps
       : is(Disguise::kEncoded) ? sums
                                : drawn)
          .push_back(std::move(replacement));
    }
    StableSort(&gaps, [](const Replacement& a, const Replacement& b) {
      return a.range.begin < b.range.begin;
    });
    ExpectOrdered(text, gaps);
    ExpectOrdered(text, sums);
    ExpectOrdered(text, drawn);
  }
}

}  // namespace
}  // namespace presend

// Addresses that are spelled out and read again; and what holds for every replacement, on random
// rows of pieces.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "detect/detector.h"
#include "pack/pack.h"
#include "scan/spelled.h"
#include "test_checker.h"

namespace presend {
namespace {

const Tables& TestTables() {
  static const auto pack = Pack::Open(TestPackBytes(), "").value();
  static const Tables tables(*pack);
  return tables;
}

template <typename List>
std::string Pick(std::mt19937* random, const List& list) {
  return list[(*random)() % std::size(list)];
}

// The replacements in a text, which are in order and inside it.
std::vector<Replacement> Find(const std::string& text) {
  View scratch;
  View plain;
  TestTables().folder.BuildPlainView(text, &scratch, &plain);
  Hits hits;
  TestTables().scanner.Scan(plain.text(), &hits);
  std::vector<Replacement> found;
  FindSpelledSymbols(plain, text, hits, TestTables().lexicon, &found);
  for (const Replacement& replacement : found) {
    EXPECT_LT(replacement.range.begin, replacement.range.end) << text;
    EXPECT_LE(replacement.range.end, plain.text().size()) << text;
    EXPECT_EQ(replacement.text.find_first_of(" \t\n<>[](){}"), std::string::npos) << text;
  }
  std::sort(found.begin(), found.end(), [](const Replacement& a, const Replacement& b) {
    return a.range.begin < b.range.begin;
  });
  return found;
}

std::string Apart(const std::string& label, const std::string& gap) {
  std::string out;
  for (const char c : label) out += (out.empty() ? "" : gap) + c;
  return out;
}

// Every way of writing each part, on its own: what is read is the address again.
TEST(SpelledSymbols, ReadsWhatWasSpelled) {
  constexpr const char* kLocals[] = {"tomaszk", "anabel.roe", "jqsmith88", "mira_vale"};
  constexpr const char* kHosts[] = {"gmail", "grellow", "yahoo", "tworivers"};
  constexpr const char* kTops[] = {"com", "org", "de", "net"};
  constexpr const char* kAts[] = {" at ",   "@",        " @ ",      "[at]",   " (at) ",
                                  "{at}",   " AT ",     "_at_",     " -at- ", " |at| ",
                                  "<at>",   " arroba ", " 'at' ",   " [@] ",  " chiocciola ",
                                  "\nat\n", " *at* ",   " [[at]] ", " %at% ", " at sign "};
  constexpr const char* kDots[] = {" dot ",   "[dot]",   " (dot) ", "{dot}",  " DOT ",
                                   "_dot_",   " . ",     " punto ", "[.]",    " -dot- ",
                                   "\ndot\n", " 'dot' ", " :dot: ", " <dot> "};
  std::mt19937 random(71);
  for (int i = 0; i < 4000; ++i) {
    std::string local = Pick(&random, kLocals);
    std::string host = Pick(&random, kHosts);
    const std::string top = Pick(&random, kTops);
    const std::string address = local + "@" + host + "." + top;
    if (random() % 4 == 0) host = Apart(host, random() % 2 == 0 ? " " : "-");
    if (random() % 4 == 0 && local.find_first_of("._") == std::string::npos)
      local = Apart(local, random() % 2 == 0 ? " " : " - ");
    const std::size_t mark = local.find_first_of("._");
    if (random() % 2 == 0 && mark != std::string::npos)
      local.replace(mark, 1, local[mark] == '.' ? " dot " : " underscore ");
    const std::string text =
        "write to: " + local + Pick(&random, kAts) + host + Pick(&random, kDots) + top;
    const Context context = TestChecker().ParseContext("{}").value();
    const Decision decision = TestChecker().CheckUtf8(text, context, {});
    const bool found = std::any_of(
        decision.findings.begin(), decision.findings.end(), [&](const Finding& finding) {
          return finding.kind == Kind::kEmail && finding.value == address;
        });
    EXPECT_TRUE(found) << text;
  }
}

TEST(SpelledSymbols, WhatStandsFarAwayChangesNothing) {
  constexpr const char* kPieces[] = {
      "at",     "dot",      "com", "@",     ".",    "gmail", " ",      "  ",          "-",
      "_",      "[",        "]",   "(",     ")",    "<",     ">",      "a",           "b",
      "tomasz", "info",     "\n",  ",",     "plus", "dash",  "arroba", "AT",          "DOT",
      "de",     "one word", "d",   "point", "é",    "点",    "собака", "google mail", "followed by",
      "#",      "[]",       "'",   ";",     "the",  "x",     "dotcom"};
  // Ordinary words, more of them than any reach.
  std::string filler;
  for (int i = 0; i < 60; ++i) filler += "nothing ";
  const std::string near = filler.substr(0, 40);
  std::mt19937 random(72);
  std::size_t count = 0;
  for (int i = 0; i < 6000; ++i) {
    std::string middle;
    for (int k = 0; k < 14; ++k) {
      middle += Pick(&random, kPieces);
      if (random() % 2 == 0) middle += ' ';
    }
    const std::string alone = near + middle + " " + near;
    const std::string inside = filler + middle + " " + filler;
    const std::vector<Replacement> a = Find(alone);
    const std::vector<Replacement> b = Find(inside);
    ASSERT_EQ(a.size(), b.size()) << middle;
    for (std::size_t k = 0; k < a.size(); ++k) {
      EXPECT_EQ(a[k].range.begin + filler.size() - near.size(), b[k].range.begin) << middle;
      EXPECT_EQ(a[k].range.size(), b[k].range.size()) << middle;
      EXPECT_EQ(a[k].text, b[k].text) << middle;
    }
    count += a.size();
  }
  EXPECT_GT(count, 1000u);
}

}  // namespace
}  // namespace presend

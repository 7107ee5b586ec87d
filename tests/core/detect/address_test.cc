// Postcodes against the examples of the metadata that their grammars come from; and what holds for
// every address found, on random rows of pieces.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include "detect/detector.h"
#include "pack/compile/folded.h"
#include "pack/pack.h"
#include "test_checker.h"

namespace presend {
namespace {

using nlohmann::json;

const Tables& TestTables() {
  static const auto pack = Pack::Open(TestPackBytes(), "").value();
  static const Tables tables(*pack);
  return tables;
}

TEST(Postal, EveryExampleIsAPostcodeOfItsCountry) {
  int count = 0;
  for (const auto& file : std::filesystem::directory_iterator(PRESEND_POSTAL_COUNTRIES)) {
    const std::string code = file.path().stem().string();
    if (code.size() != 2) continue;
    std::ifstream in(file.path());
    const json country = json::parse(in);
    if (!country.contains("zip")) continue;
    const std::string examples = country.value("zipex", "");
    for (std::size_t begin = 0; begin < examples.size();) {
      const std::size_t end = std::min(examples.find(',', begin), examples.size());
      const std::string example = examples.substr(begin, end - begin);
      begin = end + 1;
      if (example.find(':') != std::string::npos) continue;  // a range
      const std::string text = Folded(example) + " ";
      const auto postcode =
          TestTables().postal.ReadPostcode(text, TestTables().postal.Country(code));
      if (!postcode) {
        ADD_FAILURE() << code << " " << example;
        continue;
      }
      EXPECT_EQ(postcode->length, text.size() - 1) << code << " " << example;
      ++count;
    }
  }
  EXPECT_GT(count, 300);
}

TEST(Postal, APostcodeEndsWithItsWord) {
  const PostalTables& postal = TestTables().postal;
  EXPECT_FALSE(postal.ReadPostcode("972056 ", postal.Country("US")).has_value());
  EXPECT_FALSE(postal.ReadPostcode("97205", postal.Country("XX")).has_value());
  // Belgium's is the shorter one; the Netherlands' would need two letters.
  const auto postcode =
      postal.ReadPostcode("9000 gent", postal.Country("NL") | postal.Country("BE"));
  if (!postcode) FAIL();
  EXPECT_EQ(postcode->length, 4u);
  EXPECT_EQ(postcode->countries, postal.Country("BE"));
}

TEST(Lexicon, AnAbbreviatedPhraseMayHaveItsMarks) {
  const Lexicon& lexicon = TestTables().lexicon;
  for (const std::string_view text : {"po box 1", "p.o. box 1", "p. o. box 1", "p o box 1"}) {
    const auto word = static_cast<std::uint32_t>(text.find_first_of(". b", 1));
    EXPECT_EQ(lexicon.LongestAt(text, 0, word, LexemeClass::kPoBoxWord).end, text.size() - 2)
        << text;
  }
  EXPECT_EQ(lexicon.LongestAt("po. box 1", 0, 2, LexemeClass::kPoBoxWord).end, 0u);
}

TEST(Address, RandomRowsOfPieces) {
  constexpr std::string_view kPieces[] = {"12",
                                          "5b",
                                          "1-2-3",
                                          "Oak",
                                          "street",
                                          "St.",
                                          "suite",
                                          "Apt 4",
                                          "\n",
                                          "\n> ",
                                          ",",
                                          ", ",
                                          " - ",
                                          "OR",
                                          "97205",
                                          "Texas",
                                          "in",
                                          "the",
                                          "rue",
                                          "de la",
                                          "Paix",
                                          "ul.",
                                          "вул.",
                                          "Київ",
                                          "#",
                                          "P.O.",
                                          "Box",
                                          "Dubai",
                                          "UAE",
                                          "Haupt\u00ADstraße",
                                          "東京都渋谷区",
                                          "〒150-0002",
                                          "SW1A 1AA",
                                          "my address is",
                                          "3º",
                                          "(",
                                          ")",
                                          ".",
                                          "ＰＯ ＢＯＸ",
                                          "floor"};
  const auto context = TestChecker().ParseContext(R"({"regions":["US","GB","JP","UA","DE"]})");
  ASSERT_TRUE(context.ok());
  std::mt19937 random(41);
  std::size_t found = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) {
      text +=
          kPieces[std::uniform_int_distribution<std::size_t>(0, std::size(kPieces) - 1)(random)];
      if (random() % 4 != 0) text += ' ';
    }
    const Decision decision = TestChecker().CheckUtf8(text, context.value(), {true, false});
    std::uint32_t last = 0;
    for (const Finding& finding : decision.findings) {
      ASSERT_LE(last, finding.bytes.start) << text;
      ASSERT_LT(finding.bytes.start, finding.bytes.end) << text;
      ASSERT_LE(finding.bytes.end, text.size()) << text;
      last = finding.bytes.end;
      if (finding.kind != Kind::kAddress) continue;
      ++found;
      if (!finding.value) FAIL() << text;
      EXPECT_EQ(finding.value->find("  "), std::string::npos);
      EXPECT_EQ(finding.value->find('\n'), std::string::npos);
      // Nothing hangs over: it begins and ends with a word.
      EXPECT_NE(text[finding.bytes.start], ' ');
      EXPECT_NE(text[finding.bytes.end - 1], ' ');
      EXPECT_NE(text[finding.bytes.end - 1], ',');
    }
  }
  EXPECT_GT(found, 500u);
}

}  // namespace
}  // namespace presend

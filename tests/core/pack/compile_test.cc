// What the compiler of packs refuses, and where it says that it is. The rules of the project are
// read once; each test changes what was read.
#include "pack/compile/compile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "pack/compile/numbering_metadata.h"

namespace presend {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const std::vector<RulesFile>& Rules() {
  static const std::vector<RulesFile> kRules = [] {
    auto read = ReadRulesFiles(PRESEND_RULES);
    EXPECT_TRUE(read.ok());
    return std::move(read).value();
  }();
  return kRules;
}

// The rules with one value put elsewhere.
std::vector<RulesFile> With(const std::string& name, const std::string& pointer, json value) {
  std::vector<RulesFile> files = Rules();
  const auto file = std::ranges::find(files, name, &RulesFile::name);
  EXPECT_NE(file, files.end()) << name;
  file->root[json::json_pointer(pointer)] = std::move(value);
  return files;
}

// The error of a step of the compiler: its message without the line, which rules may move.
std::string Message(const std::optional<Error>& error) {
  if (!error) return "none";
  EXPECT_EQ(error->code, ErrorCode::kRulesInvalid);
  std::string message = error->message;
  const std::size_t colon = message.find(".yaml:");
  if (colon == std::string::npos) return message;
  const std::size_t begin = colon + 6;
  const std::size_t end = message.find_first_not_of("0123456789", begin);
  EXPECT_GT(end, begin) << message;
  return message.replace(begin, end - begin, "N");
}

std::string DetectorsError(const std::string& name, const std::string& pointer, json value) {
  fb::RulePackT pack;
  return Message(AddDetectors(With(name, pointer, std::move(value)), &pack));
}

TEST(CompileDetectors, TheRulesOfTheProject) {
  fb::RulePackT pack;
  EXPECT_EQ(Message(AddDetectors(Rules(), &pack)), "none");
  EXPECT_FALSE(pack.rules.empty());
  EXPECT_FALSE(pack.folds.empty());
}

TEST(CompileDetectors, PatternsThatAreNone) {
  EXPECT_EQ(DetectorsError("detectors/email.yaml", "/rules/0/pattern", "(a"),
            "detectors/email.yaml:N: missing ): (a");
  EXPECT_EQ(DetectorsError("detectors/email.yaml", "/look_alikes/0/pattern", "[z-a]"),
            "detectors/email.yaml:N: invalid character class range: z-a");
}

TEST(CompileDetectors, WordsThatTheEngineDoesNotKnow) {
  const std::string kUnknown = ": the engine does not know the word";
  EXPECT_EQ(DetectorsError("detectors/email.yaml", "/kind", "letter"),
            "detectors/email.yaml:N: /kind" + kUnknown);
  EXPECT_EQ(DetectorsError("detectors/email.yaml", "/rules/0/trigger", "bell"),
            "detectors/email.yaml:N: /rules/0/trigger" + kUnknown);
  EXPECT_EQ(DetectorsError("folds.yaml", "/folds/0/disguise", "hat"),
            "folds.yaml:N: /folds/0/disguise" + kUnknown);
  EXPECT_EQ(DetectorsError("detectors/email.yaml", "/look_alikes/0/evidence", "hearsay"),
            "detectors/email.yaml:N: unknown evidence \"hearsay\"");
  EXPECT_EQ(DetectorsError("detectors/email.yaml", "/weights/hearsay", 5),
            "detectors/email.yaml:N: unknown evidence \"hearsay\"");
}

TEST(CompileDetectors, Folds) {
  const auto error = [](json folds) {
    return DetectorsError("folds.yaml", "/folds", std::move(folds));
  };
  EXPECT_EQ(error({{{"from", "ab"}, {"to", "c"}}, {{"from", "b"}, {"to", "d"}}}),
            "folds.yaml:N: a character stands twice");
  EXPECT_EQ(error({{{"from", "ab"}}}),
            "folds.yaml:N: \"to\" is missing, or \"each\" has another length than \"from\"");
  EXPECT_EQ(error({{{"from", "ab"}, {"each", "c"}}}),
            "folds.yaml:N: \"to\" is missing, or \"each\" has another length than \"from\"");
  EXPECT_EQ(error({{{"from", "a"}, {"each", "cd"}}}),
            "folds.yaml:N: \"each\" is longer than \"from\"");
  std::vector<RulesFile> files = Rules();
  std::erase_if(files, [](const RulesFile& file) { return file.name == "folds.yaml"; });
  fb::RulePackT pack;
  EXPECT_EQ(Message(AddDetectors(files, &pack)), "folds.yaml is missing");
}

TEST(CompileDetectors, FoldsThatFollowEachOtherAreOne) {
  fb::RulePackT pack;
  ASSERT_EQ(Message(AddDetectors(
                With("folds.yaml", "/folds", {{{"from", "\u24D0\u24D1\u24D2"}, {"each", "abc"}}}),
                &pack)),
            "none");
  ASSERT_EQ(pack.folds.size(), 1u);
  EXPECT_EQ(pack.folds[0]->code_point, 0x24D0u);
  EXPECT_EQ(pack.folds[0]->text, "a");
  EXPECT_EQ(pack.folds[0]->count, 3);
}

// The steps before the lexicons, as CompilePack takes them: apps and constructions name groups.
void AddGroups(const std::vector<RulesFile>& files, fb::RulePackT* pack) {
  Intern("", pack);
  EXPECT_EQ(Message(AddLinks(files, pack)), "none");
  EXPECT_EQ(Message(AddConstructions(files, pack)), "none");
}

std::string LexiconsError(const std::vector<RulesFile>& files,
                          const std::vector<std::string>& domains = {"com"},
                          const std::vector<LexiconEntry>& entries = {}) {
  fb::RulePackT pack;
  AddGroups(files, &pack);
  return Message(AddLexicons(files, domains, entries, &pack));
}

TEST(CompileLexicons, Words) {
  const std::string name = "lexicons/en.yaml";
  EXPECT_EQ(LexiconsError(Rules()), "none");
  EXPECT_EQ(LexiconsError(With(name, "/words/hats", json::array({"bowler"}))),
            name + ":N: unknown class of words \"hats\"");
  EXPECT_EQ(LexiconsError(With(name, "/words/common_word", json::array({""}))),
            name + ":N: \"\" is empty or too long");
  const std::string longest(kMaxLexemeBytes, 'x');
  EXPECT_EQ(LexiconsError(With(name, "/words/common_word", json::array({longest}))), "none");
  EXPECT_EQ(LexiconsError(With(name, "/words/common_word", json::array({longest + "x"}))),
            name + ":N: \"" + longest + "x\" is empty or too long");
}

TEST(CompileLexicons, Groups) {
  const std::string name = "lexicons/en.yaml";
  EXPECT_EQ(LexiconsError(With(name, "/groups/app", json::array({"messenger"}))),
            name + ":N: \"app\" is the engine's, or one group too many");
  EXPECT_EQ(LexiconsError(With(name, "/groups/negation", json::array({""}))),
            name + ":N: \"\" is empty or too long");
  fb::RulePackT pack;
  AddGroups(Rules(), &pack);
  ASSERT_TRUE(GroupNamed("nobody", &pack));
  EXPECT_EQ(Message(AddLexicons(Rules(), {}, {}, &pack)),
            "a construction names the group \"nobody\", which no lexicon fills");
}

TEST(CompileLexicons, WordsOfTables) {
  EXPECT_EQ(LexiconsError(Rules(), {"com", ""}), "bad top-level domain \"\"");
  EXPECT_EQ(LexiconsError(Rules(), {"com"}, {{"", LexemeClass::kUnitWord, ""}}),
            "addresses: \"\" is empty or too long");
}

TEST(CompileNumberingPlans, AnotherFormatIsRefused) {
  fb::RulePackT pack;
  const auto added = AddNumberingPlans(json::object(), &pack);
  ASSERT_FALSE(added.ok());
  EXPECT_EQ(Message(added.error()),
            "the numbering plans are not libphonenumber-js metadata of version 4");
}

TEST(WritePack, AFileForThePackAndOneForEachLocale) {
  const fs::path folder = fs::path(testing::TempDir()) / "presend-write-pack";
  fs::create_directories(folder);
  const std::string pack("pa\0ck", 5);
  EXPECT_FALSE(WritePack((folder / "my.pack").string(), pack, {{"de", "deutsch"}}));
  const auto read = [&](const char* name) {
    std::ifstream in(folder / name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  EXPECT_EQ(read("my.pack"), pack);
  EXPECT_EQ(read("my.de.texts"), "deutsch");
  const auto error = WritePack((folder / "nowhere" / "my.pack").string(), pack, {});
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::kInvalidInput);
  EXPECT_TRUE(error->message.starts_with("cannot write ")) << error->message;
  fs::remove_all(folder);
}

}  // namespace
}  // namespace presend

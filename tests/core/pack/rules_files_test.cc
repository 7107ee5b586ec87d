// What is wrong in a file of rules is told with its line.
#include "pack/compile/rules_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace presend {
namespace {

namespace fs = std::filesystem;

// A folder with one file of rules, pack.yaml, and its schema.
class RulesFolder : public testing::Test {
 protected:
  RulesFolder() : folder_(fs::path(testing::TempDir()) / UniqueName()) {
    fs::create_directories(folder_ / "schema");
    fs::copy_file(PRESEND_RULES "/schema/pack.schema.json",
                  folder_ / "schema" / "pack.schema.json");
  }
  ~RulesFolder() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  Result<std::vector<RulesFile>> Read(const std::string& yaml) const {
    Write("pack.yaml", yaml);
    return ReadRulesFiles(folder_.string());
  }
  std::string ErrorOf(const std::string& yaml) const {
    const auto read = Read(yaml);
    EXPECT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, ErrorCode::kRulesInvalid);
    return read.error().message;
  }
  const fs::path& folder() const { return folder_; }

 private:
  static std::string UniqueName() {
    return std::string("presend-rules-") +
           testing::UnitTest::GetInstance()->current_test_info()->name();
  }
  fs::path folder_;
};

constexpr const char* kGood = "# head\nid: own\nversion: \"1.2.3\"\nminimum_engine: \"0.1.0\"\n";

TEST_F(RulesFolder, AFileThatFits) {
  const auto read = Read(kGood);
  ASSERT_TRUE(read.ok()) << read.error().message;
  ASSERT_EQ(read.value().size(), 1u);
  const RulesFile& file = read.value()[0];
  EXPECT_EQ(file.root.dump(), R"({"id":"own","minimum_engine":"0.1.0","version":"1.2.3"})");
  EXPECT_EQ(file.Place("/version"), "pack.yaml:3");
  // What is not there has the place of what is around it.
  EXPECT_EQ(file.Place("/version/0/none"), "pack.yaml:3");
  EXPECT_EQ(FindFile(read.value(), "pack.yaml"), &file);
  EXPECT_EQ(FindFile(read.value(), "folds.yaml"), nullptr);
  EXPECT_TRUE(FilesIn(read.value(), "links").empty());
}

TEST_F(RulesFolder, AValueThatTheSchemaRefuses) {
  const std::string error = ErrorOf("id: own\nversion: \"1.2\"\nminimum_engine: \"0.1.0\"\n");
  EXPECT_TRUE(error.starts_with("pack.yaml:2: /version: ")) << error;
}

TEST_F(RulesFolder, AVersionWithoutQuotesIsNoText) {
  // 12 is a number, and nothing at all is null: neither is taken for text.
  EXPECT_TRUE(ErrorOf("id: own\nversion: 12\nminimum_engine: \"0.1.0\"\n")
                  .starts_with("pack.yaml:2: /version: "));
  const std::string nothing = ErrorOf("id: own\nminimum_engine: \"0.1.0\"\nversion:\n");
  EXPECT_NE(nothing.find(": /version: Value type not permitted"), std::string::npos) << nothing;
}

TEST_F(RulesFolder, AKeyThatIsMissingOrUnknown) {
  EXPECT_NE(ErrorOf("id: own\nversion: \"1.2.3\"\n").find("minimum_engine"), std::string::npos);
  EXPECT_NE(ErrorOf(std::string(kGood) + "colour: red\n").find("colour"), std::string::npos);
}

TEST_F(RulesFolder, AKeyThatStandsTwice) {
  EXPECT_EQ(ErrorOf(std::string(kGood) + "id: again\n"),
            "pack.yaml:5: the key \"id\" stands twice");
}

TEST_F(RulesFolder, WhatIsNoYaml) {
  EXPECT_TRUE(ErrorOf("id: own\nversion: [\n").starts_with("pack.yaml:3: "));
}

TEST_F(RulesFolder, EveryFileIsRead) {
  // Both defects are told, each with its file.
  Write("schema/apps.schema.json", R"({"type":"array"})");
  Write("apps.yaml", "no: list\n");
  const std::string error = ErrorOf("id: own\n");
  EXPECT_NE(error.find("apps.yaml:1: "), std::string::npos) << error;
  EXPECT_NE(error.find("pack.yaml:1: "), std::string::npos) << error;
}

TEST_F(RulesFolder, ASchemaThatIsMissingOrBroken) {
  Write("notes.yaml", "a: b\n");
  EXPECT_TRUE(ErrorOf(kGood).starts_with("notes.yaml: "));
  Write("schema/notes.schema.json", "{");
  EXPECT_TRUE(ErrorOf(kGood).starts_with("notes.yaml: "));
}

TEST_F(RulesFolder, AFolderWithoutRules) {
  const auto missing = ReadRulesFiles((folder() / "nowhere").string());
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::kInvalidInput);
  const auto empty = ReadRulesFiles((folder() / "schema").string());
  ASSERT_FALSE(empty.ok());
  EXPECT_EQ(empty.error().code, ErrorCode::kInvalidInput);
}

}  // namespace
}  // namespace presend

// The conformance cases, which every build runs: tests/conformance/*.jsonl.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "test_checker.h"
#include "text/utf8.h"

namespace presend {
namespace {

using nlohmann::json;

std::string Covered(const std::string& text, const json& finding) {
  return text.substr(finding["start"].get<std::size_t>(),
                     finding["end"].get<std::size_t>() - finding["start"].get<std::size_t>());
}

void RunCase(const json& one) {
  SCOPED_TRACE(one["name"].get<std::string>());
  const std::string text = one["text"].get<std::string>();
  const auto context =
      TestChecker().ParseContext(one.contains("context") ? one["context"].dump() : "{}");
  if (one["expect"].contains("error")) {
    ASSERT_FALSE(context.ok());
    EXPECT_EQ(ErrorCodeName(context.error().code), one["expect"]["error"].get<std::string>());
    return;
  }
  ASSERT_TRUE(context.ok()) << context.error().message;
  const Decision decision =
      TestChecker().CheckUtf8(text, context.value(), {one.value("all", false), false});
  const json got = json::parse(ToJson(decision, OffsetUnit::kUtf8));
  const json& expected = one["expect"];
  EXPECT_EQ(got["verdict"], expected["verdict"]);
  ASSERT_EQ(got["findings"].size(), expected["findings"].size()) << got.dump(1);
  for (std::size_t i = 0; i < expected["findings"].size(); ++i) {
    for (const auto& [key, value] : expected["findings"][i].items()) {
      EXPECT_EQ(key == "text" ? json(Covered(text, got["findings"][i])) : got["findings"][i][key],
                value)
          << key;
    }
  }
  if (expected.contains("declared")) EXPECT_EQ(got["declared"], expected["declared"]);
  // The same text as UTF-16 gives the same decision.
  std::u16string units;
  Utf8ToUtf16(text, &units);
  EXPECT_EQ(ToJson(TestChecker().Check(units, context.value(), {one.value("all", false), false})),
            ToJson(decision));
}

TEST(Conformance, EveryCase) {
  int count = 0;
  for (const auto& file : std::filesystem::directory_iterator(PRESEND_CONFORMANCE)) {
    if (file.path().extension() != ".jsonl") continue;
    std::ifstream in(file.path());
    for (std::string line; std::getline(in, line); ++count) RunCase(json::parse(line));
  }
  EXPECT_GT(count, 50);
}

}  // namespace
}  // namespace presend

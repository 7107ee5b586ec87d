#include <gtest/gtest.h>

#include "test_checker.h"

namespace presend {
namespace {

TEST(ContextJson, NamesWhatItDoesNotKnow) {
  const struct {
    const char* json;
    ErrorCode code;
    const char* names;
  } cases[] = {
      {R"({"surfase":"message"})", ErrorCode::kUnknownKey, "surfase"},
      {R"({"surface":"letter"})", ErrorCode::kUnknownWord, "letter"},
      {R"({"sender":{"plan":"gold"}})", ErrorCode::kUnknownWord, "gold"},
      {R"({"sender":{"name":"x"}})", ErrorCode::kUnknownKey, "sender.name"},
      {R"({"surface":1})", ErrorCode::kInvalidValue, "surface"},
      {R"({"surface":"message","surface":"invite"})", ErrorCode::kUnknownKey, "surface"},
      {R"({"policy":"nowhere"})", ErrorCode::kUnknownWord, "nowhere"},
      {R"({"date":"2020-02-30"})", ErrorCode::kInvalidValue, "2020-02-30"},
      {R"({"policy":"upwork-2020-06-26","date":"2020-07-01"})", ErrorCode::kInvalidValue,
       "upwork-2020-06-26"},
      {R"({"regions":["us"]})", ErrorCode::kInvalidValue, "us"},
      {R"({"regions":["XX"]})", ErrorCode::kUnknownWord, "XX"},
      {R"({"locale":"e"})", ErrorCode::kInvalidValue, "\"e\""},
      {R"({"declared":[{"purpose":"fun","kind":"email"}]})", ErrorCode::kUnknownWord, "fun"},
      {R"({"declared":[{"purpose":"portfolio","kind":"letter"}]})", ErrorCode::kUnknownWord,
       "letter"},
      {R"({"recent":[{"from":"me","text":""}]})", ErrorCode::kUnknownWord, "me"},
      {R"({"view":"both"})", ErrorCode::kUnknownWord, "both"},
      {"[]", ErrorCode::kInvalidValue, "object"},
      {"{", ErrorCode::kInvalidJson, "JSON"},
  };
  for (const auto& one : cases) {
    const auto context = TestChecker().ParseContext(one.json);
    ASSERT_FALSE(context.ok()) << one.json;
    EXPECT_EQ(context.error().code, one.code) << one.json;
    EXPECT_NE(context.error().message.find(one.names), std::string::npos)
        << context.error().message;
  }
  std::string recent = R"({"recent":[)";
  for (int i = 0; i < 11; ++i)
    recent += std::string(i > 0 ? "," : "") + R"({"from":"sender","text":"x"})";
  const auto context = TestChecker().ParseContext(recent + "]}");
  ASSERT_FALSE(context.ok());
  EXPECT_EQ(context.error().code, ErrorCode::kContextTooLarge);
}

// The limits are those of the fields: whoever makes a context without JSON meets them too.
TEST(Context, IsRefusedWhereItIsTooLarge) {
  const auto code = [](const ContextFields& fields) {
    const auto context = TestChecker().MakeContext(fields);
    return context.ok() ? "taken" : std::string(ErrorCodeName(context.error().code));
  };
  ContextFields messages;
  messages.recent.assign(kMaxRecentMessages, {true, "x"});
  EXPECT_EQ(code(messages), "taken");
  messages.recent.push_back({true, "x"});
  EXPECT_EQ(code(messages), "context_too_large");

  ContextFields recent;
  recent.recent.push_back({true, std::string(kMaxRecentBytes, 'x')});
  EXPECT_EQ(code(recent), "taken");
  recent.recent.push_back({false, "x"});
  EXPECT_EQ(code(recent), "context_too_large");

  ContextFields allow;
  allow.allow.assign(kMaxContextBytes / 2, "x");
  EXPECT_EQ(code(allow), "taken");
  allow.allow.emplace_back("x");
  EXPECT_EQ(code(allow), "context_too_large");

  ContextFields declared;
  declared.declared.push_back({"portfolio", Kind::kWebsite, std::string(kMaxContextBytes, 'x')});
  EXPECT_EQ(code(declared), "context_too_large");
  ContextFields word;
  word.surface = std::string(kMaxContextBytes + 1, 'x');
  EXPECT_EQ(code(word), "context_too_large");
  const std::string json = "{" + std::string(kMaxContextBytes - 2, ' ') + "}";
  EXPECT_TRUE(TestChecker().ParseContext(json).ok());
  EXPECT_EQ(TestChecker().ParseContext(json + " ").error().code, ErrorCode::kContextTooLarge);
}

// JSON is UTF-8 already. A value that is not would come back in the decision.
TEST(Context, IsRefusedWhereATextIsNoUtf8) {
  ContextFields declared;
  declared.declared.push_back({"system_access", Kind::kEmail, "j\xE9rome@firma.de"});
  ContextFields recent;
  recent.recent.push_back({true, "\xC3"});
  ContextFields allow;
  allow.allow.emplace_back("\xED\xA0\x80.example");
  for (const ContextFields& fields : {declared, recent, allow}) {
    const auto context = TestChecker().MakeContext(fields);
    ASSERT_FALSE(context.ok());
    EXPECT_EQ(context.error().code, ErrorCode::kInvalidValue);
  }
}

}  // namespace
}  // namespace presend

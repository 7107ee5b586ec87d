// One checker serves any number of threads at once. The thread sanitizer (preset tsan) watches what
// happens here; without it, the answers must still be those of one thread.
#include <gtest/gtest.h>

#include <algorithm>
#include <latch>
#include <thread>

#include "conformance_cases.h"
#include "presend/front_end.h"
#include "presend/redact.h"
#include "test_checker.h"

namespace presend {
namespace {

constexpr unsigned kThreads = 8;

// Runs eight of them, let go at once.
template <typename Work>
void Together(const Work& work) {
  std::latch ready(kThreads);
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (unsigned i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      ready.arrive_and_wait();
      work(i);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

// Every so many of the conformance cases: something of every kind, act and language.
std::vector<ConformanceCase> SomeCases() {
  constexpr std::size_t kEvery = 23;
  std::vector<ConformanceCase> some;
  const std::vector<ConformanceCase> all = ConformanceCases();
  for (std::size_t i = 0; i < all.size(); i += kEvery) some.push_back(all[i]);
  return some;
}

Checker Fresh() {
  Result<Checker> loaded = Checker::Load(TestPackBytes(), {}).value().WithTexts(DefaultTexts());
  return std::move(loaded).value();
}

TEST(Threads, OneCheckerAnswersEightAsItAnswersOne) {
  const std::vector<ConformanceCase> cases = SomeCases();
  ASSERT_GT(cases.size(), 200u);
  std::vector<std::string> expected;
  for (const ConformanceCase& one : cases) {
    const Context context = TestChecker().ParseContext(one.context).value();
    expected.push_back(ToJson(TestChecker().CheckUtf8(one.text, context, {true, true})));
  }
  // A checker of its own: its patterns are compiled when they are first needed, by all at once.
  const Checker checker = Fresh();
  Together([&](unsigned thread) {
    Workspace workspace;
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const std::size_t at = (i + thread / 2 * cases.size() / (kThreads / 2)) % cases.size();
      const Context context = checker.ParseContext(cases[at].context).value();
      const Decision decision =
          checker.CheckUtf8(cases[at].text, context, {true, true}, &workspace);
      ASSERT_EQ(ToJson(decision), expected[at]) << cases[at].text;
    }
  });
}

TEST(Threads, EverythingElseOfACheckerIsSharedToo) {
  const std::vector<ConformanceCase> cases = SomeCases();
  const Checker checker = Fresh();
  const Context context = checker.ParseContext(R"({"regions":["US"],"locale":"de"})").value();
  const std::string info = TestChecker().PackInfoJson();
  Together([&](unsigned thread) {
    auto scanner = LineScanner::Make(checker, R"({"surface":"proposal"})");
    ASSERT_TRUE(scanner.ok());
    for (std::size_t i = thread; i < cases.size(); i += kThreads) {
      const nlohmann::json line = {{"text", cases[i].text}};
      EXPECT_NE(scanner.value().Answer(line.dump(), 1, {}).find("\"decision\""), std::string::npos);
      EXPECT_FALSE(ReportText(checker, cases[i].text, context, {true, false, true}).empty());
      (void)RedactText(checker, cases[i].text, context);
    }
    EXPECT_EQ(checker.PackInfoJson(), info);
    EXPECT_FALSE(checker.Message("interface.redacted", "fr").empty());
    const auto more = checker.WithTexts(DefaultTexts());
    ASSERT_TRUE(more.ok());
    const Context own = more.value().ParseContext("{}").value();
    EXPECT_EQ(more.value().CheckUtf8("jane@firma.de", own).verdict, Outcome::kBlock);
  });
}

}  // namespace
}  // namespace presend

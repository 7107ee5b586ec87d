// Packs damaged at random give typed errors, or packs that do no harm.
#include "pack/mutations.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <ctime>
#include <thread>
#include <vector>

#include "pack/compile/sign_pack.h"
#include "presend/checker.h"
#include "presend/front_end.h"
#include "test_checker.h"

namespace presend {
namespace {

// What a round may take, in seconds of its thread's own time: other programs do not count.
constexpr double kNoHang = 5;

double ThreadSeconds() {
  std::timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::span<const std::byte> Bytes(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

// With sanitizers each round takes twenty times as long.
#if __has_feature(address_sanitizer)
constexpr int kSlower = 10;
#else
constexpr int kSlower = 1;
#endif

int Rounds(int few, int many) {
  return (std::getenv("PRESEND_LONG") != nullptr ? many : few) / kSlower;
}

// Runs the rounds on all cores until one fails. A round's numbers are its own, whichever thread has
// it, so that it can be repeated alone.
template <typename Round>
void OnAllCores(int rounds, std::uint64_t seed, const Round& one) {
  std::atomic<int> next{0};
  const auto work = [&] {
    for (int round = next++; round < rounds && !testing::Test::HasFailure(); round = next++) {
      SCOPED_TRACE(round);
      std::mt19937_64 random(seed << 32 | static_cast<std::uint64_t>(round));
      const double start = ThreadSeconds();
      one(round, &random);
      EXPECT_LT(ThreadSeconds() - start, kNoHang);
    }
  };
  std::vector<std::thread> threads(std::max(1u, std::thread::hardware_concurrency()));
  for (std::thread& thread : threads) thread = std::thread(work);
  for (std::thread& thread : threads) thread.join();
}

// What a pack that opens is tried on: every kind of detail, plain and disguised.
constexpr std::string_view kTexts[] = {
    "Write to john@gmail.com or john at gmail dot com, five double five one two three four.",
    "Call +1 (415) 555-0132 or 1 415 555 0132, 011 44 20 7946 0018. WhatsApp me on 4155550132!",
    "See https://example.com/contact/me?x=1, www.behance.net/jo, t.me/jo, bit.ly/x, forms.gle/x.",
    "12 Long Street, New York, NY 10001; Lange Strasse 12, 10115 Berlin. P.O. Box 7.",
    "my t\xD0\xB5legram: @jo_smith, what is your number? I do not share my e-mail here.",
    "j\xC3\xB3hn\xE2\x80\x8B@gm\xD0\xB0il.com \xF0\x9D\x9F\x92\xF0\x9D\x9F\x8F\xF0\x9D\x9F\x93 "
    "\xFF\xFE",
    "Put this number on the page, then add me to GitHub. Let us talk outside of here, text me."};

// Opens a pack and, if that goes, does with it whatever a caller can do.
bool Try(const std::string& pack, std::mt19937_64* random) {
  Result<Checker> loaded = Checker::Load(Bytes(pack), {"sha256:0", ""});
  if (!loaded.ok()) {
    const ErrorCode code = loaded.error().code;
    EXPECT_TRUE(code == ErrorCode::kPackDamaged || code == ErrorCode::kPackUnsupported ||
                code == ErrorCode::kPackTooLarge)
        << ErrorCodeName(code);
    return false;
  }
  const Checker& checker = loaded.value();
  EXPECT_FALSE(checker.PackInfoJson().empty());
  static const std::string_view kContexts[] = {
      "{}",
      R"({"regions":["US"],"locale":"de","view":"recipient","recent":[{"from":"recipient","text":"your number?"}]})"};
  const Result<Context> context = checker.ParseContext(kContexts[(*random)() % 2]);
  if (!context.ok()) return true;
  const std::size_t first = (*random)() % std::size(kTexts);
  for (const std::size_t which : {first, (first + 1) % std::size(kTexts)}) {
    const std::string_view text = kTexts[which];
    const Decision decision = checker.CheckUtf8(text, context.value(), {true, true});
    EXPECT_FALSE(ToJson(decision).empty());
    for (const Finding& finding : decision.findings)
      EXPECT_TRUE(finding.bytes.start < finding.bytes.end && finding.bytes.end <= text.size());
  }
  if (first == 0)
    EXPECT_FALSE(ReportText(checker, kTexts[0], context.value(), {true, false, true}).empty());
  return true;
}

TEST(Mutations, TheSmallPackFindsDetails) {
  const std::string pack = SmallPack();
  const Result<Checker> checker = Checker::Load(Bytes(pack), {});
  ASSERT_TRUE(checker.ok()) << checker.error().message;
  EXPECT_LT(pack.size(), TestPackBytes().size() / 3);
  const Context context = checker.value().ParseContext(R"({"regions":["US"]})").value();
  std::size_t findings = 0;
  for (const std::string_view text : kTexts)
    findings += checker.value().CheckUtf8(text, context, {true}).findings.size();
  EXPECT_GT(findings, 8u);
}

TEST(Mutations, APackIsRefusedOrHarmless) {
  const std::string small = SmallPack();
  const auto whole = TestPackBytes();
  const std::string large(reinterpret_cast<const char*>(whole.data()), whole.size());
  const int rounds = Rounds(4'000, 1'000'000);
  std::atomic<int> opened{0};
  OnAllCores(rounds, 29, [&](int round, std::mt19937_64* random) {
    std::string pack = round % 200 == 0 ? large : small;
    Mutate(random, &pack);
    if (Try(pack, random)) ++opened;
  });
  EXPECT_GT(opened, rounds / 20) << "what opens is the part that needs trying";
  EXPECT_LT(opened, rounds);
}

TEST(Mutations, ASignedPackIsRefused) {
  SigningKey key{"team-a"};
  key.seed.fill(7);
  const Result<std::string> file = SignPack(SmallPack(), key, {20'000, 21'000, ""});
  ASSERT_TRUE(file.ok());
  LoadOptions options;
  options.keys = {PublicHalf(key)};
  options.now = 20'500;
  ASSERT_TRUE(Checker::Load(Bytes(file.value()), options).ok());
  const std::size_t head = ReadSignedHead(Bytes(file.value())).value().pack_start();
  OnAllCores(Rounds(3'000, 300'000), 31, [&](int round, std::mt19937_64* random) {
    std::string bytes = file.value();
    if (round % 2 == 0) {
      Mutate(random, &bytes);
    } else {  // the head is a small part of it
      std::string start = bytes.substr(0, head);
      Mutate(random, &start);
      bytes = start + bytes.substr(head);
    }
    if (bytes == file.value()) return;
    const Result<Checker> loaded = Checker::Load(Bytes(bytes), options);
    ASSERT_FALSE(loaded.ok());
    EXPECT_TRUE(ErrorCodeName(loaded.error().code).starts_with("pack_"));
  });
}

}  // namespace
}  // namespace presend

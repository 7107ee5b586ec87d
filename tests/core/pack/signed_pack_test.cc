#include "presend/signed_pack.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "pack/compile/sign_pack.h"
#include "pack/pack.h"
#include "presend/days.h"
#include "test_checker.h"

namespace presend {
namespace {

// A fixed secret, as tests of other projects may use it too: nobody may trust it.
SigningKey Key(const std::string& id, std::uint8_t fill = 7) {
  SigningKey key{id};
  key.seed.fill(fill);
  return key;
}

int Day(const char* iso) { return ParseIsoDate(iso).value(); }

// The rules of the tests' pack under another version.
std::string PackOf(const std::string& version) {
  const auto bytes = TestPackBytes();
  auto root = std::unique_ptr<fb::RulePackT>(fb::GetRulePack(bytes.data())->UnPack());
  root->version = version;
  flatbuffers::FlatBufferBuilder builder;
  builder.Finish(fb::RulePack::Pack(builder, root.get()), fb::RulePackIdentifier());
  return {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()};
}

std::string Signed(const std::string& version, const SigningKey& key = Key("team-a")) {
  Result<std::string> file =
      SignPack(PackOf(version), key, {Day("2026-01-01"), Day("2026-12-31"), ""});
  return file.ok() ? std::move(file).value() : file.error().message;
}

std::span<const std::byte> Bytes(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

LoadOptions Options(const char* now = "2026-06-01") {
  LoadOptions options;
  options.keys = {PublicHalf(Key("team-a"))};
  options.now = Day(now);
  return options;
}

// The name of the error, or "taken".
std::string Outcome(const std::string& file, const LoadOptions& options) {
  const Result<Checker> loaded = Checker::Load(Bytes(file), options);
  return loaded.ok() ? "taken" : std::string(ErrorCodeName(loaded.error().code));
}

TEST(SignedPack, IsTakenByItsDigestInside) {
  const Result<Checker> loaded = Checker::Load(Bytes(Signed("0.2.0")), Options());
  ASSERT_TRUE(loaded.ok()) << loaded.error().message;
  EXPECT_EQ(loaded.value().pack_version(), "0.2.0");
  EXPECT_NE(loaded.value().PackInfoJson().find(
                R"("signature":{"key":"team-a","created":"2026-01-01","expires":"2026-12-31"})"),
            std::string::npos);
}

TEST(SignedPack, HasTheDocumentedHead) {
  const std::string file = Signed("0.2.0");
  const Result<SignedHead> head = ReadSignedHead(Bytes(file));
  ASSERT_TRUE(head.ok());
  const SignedHead& says = head.value();
  EXPECT_EQ(file.substr(0, says.head_size),
            "presend signed pack 1\nid presend-default\nversion 0.2.0\ncreated 2026-01-01\n"
            "expires 2026-12-31\nengine 0.1.0\nkey team-a\nsize " +
                std::to_string(says.size) + "\nsha256 " + std::string(says.sha256) + "\n\n");
  EXPECT_EQ(file.size(), says.pack_start() + says.size);
  EXPECT_EQ(file, Signed("0.2.0")) << "the same pack, key and days give the same bytes";
}

TEST(SignedPack, EachRefusalHasItsCode) {
  const std::string good = Signed("0.2.0");
  const std::size_t head = ReadSignedHead(Bytes(good)).value().head_size;
  const auto changed = [&](std::size_t at) {
    std::string copy = good;
    copy[at] = static_cast<char>(copy[at] ^ 1);
    return copy;
  };
  EXPECT_EQ(Outcome(good, Options()), "taken");
  EXPECT_EQ(Outcome(good, Options("2026-12-31")), "taken");
  EXPECT_EQ(Outcome(good, Options("2027-01-01")), "pack_expired");
  EXPECT_EQ(Outcome(PackOf("0.2.0"), Options()), "pack_unsigned");
  EXPECT_EQ(Outcome("", Options()), "pack_unsigned");
  EXPECT_EQ(Outcome(Signed("0.2.0", Key("team-b")), Options()), "pack_wrong_key");
  EXPECT_EQ(Outcome(Signed("0.2.0", Key("team-a", 8)), Options()), "pack_altered");
  EXPECT_EQ(Outcome(changed(head + 3), Options()), "pack_altered");
  EXPECT_EQ(Outcome(changed(good.size() - 100), Options()), "pack_altered");
  EXPECT_EQ(Outcome(changed(good.find("12-31") + 4), Options()), "pack_altered");
  EXPECT_EQ(Outcome(good + "x", Options()), "pack_altered");
  for (const std::size_t cut : {std::size_t{30}, head - 1, head, head + 40, good.size() - 1})
    EXPECT_EQ(Outcome(good.substr(0, cut), Options()), "pack_truncated") << cut;
  EXPECT_EQ(Outcome(std::string(kMaxPackBytes + 4096, 'x'), Options()), "pack_too_large");
  const Result<std::string> newer =
      SignPack(PackOf("0.2.0"), Key("team-a"), {Day("2026-01-01"), Day("2026-12-31"), "9.0.0"});
  EXPECT_EQ(Outcome(newer.value(), Options()), "pack_unsupported");
  LoadOptions held = Options();
  held.held = PackName{"presend-default", "0.2.0", "sha256:other"};
  EXPECT_EQ(Outcome(good, held), "pack_downgraded");
  EXPECT_EQ(Outcome(Signed("0.1.9"), held), "pack_downgraded");
  EXPECT_EQ(Outcome(Signed("0.10.0"), held), "taken") << "versions are numbers";
  held.held->digest = "sha256:" + std::string(ReadSignedHead(Bytes(good)).value().sha256);
  EXPECT_EQ(Outcome(good, held), "taken") << "the very same";
  held.held = PackName{"another", "", ""};
  EXPECT_EQ(Outcome(good, held), "pack_other_id");
  LoadOptions unverified = Options();
  unverified.signature_verified = false;
  EXPECT_EQ(Outcome(good, unverified), "pack_altered");
}

TEST(SignedPack, WithoutKeysOnlyTheTrustedDigestCounts) {
  const auto bytes = TestPackBytes();
  LoadOptions options{"", TestChecker().pack_digest()};
  EXPECT_TRUE(Checker::Load(bytes, options).ok());
  EXPECT_EQ(Outcome(Signed("0.2.0"), options), "pack_untrusted");
  options.keys = Options().keys;
  options.now = Day("2026-06-01");
  EXPECT_TRUE(Checker::Load(bytes, options).ok()) << "with keys the pack of the build counts too";
}

TEST(SignedPack, KeysOverlapWhileOneReplacesTheOther) {
  const std::string by_old = Signed("0.2.0", Key("old", 1));
  const std::string by_next = Signed("0.2.0", Key("next", 2));
  LoadOptions options = Options();
  options.keys = {PublicHalf(Key("old", 1)), PublicHalf(Key("next", 2))};
  options.keys[0].not_after = Day("2026-06-30");
  options.keys[1].not_before = Day("2026-06-01");
  const auto on = [&](const char* day, const std::string& file) {
    options.now = Day(day);
    return Outcome(file, options);
  };
  EXPECT_EQ(on("2026-05-31", by_old), "taken");
  EXPECT_EQ(on("2026-05-31", by_next), "pack_wrong_key");
  EXPECT_EQ(on("2026-06-01", by_next), "taken");
  EXPECT_EQ(on("2026-06-30", by_old), "taken");
  EXPECT_EQ(on("2026-07-01", by_old), "pack_wrong_key");
  EXPECT_EQ(on("2026-07-01", by_next), "taken");
}

TEST(SignedPack, ATestKeyIsForBuildsThatAreNoRelease) {
  const std::string file = Signed("0.2.0", Key("test-a"));
  LoadOptions options = Options();
  options.keys = {PublicHalf(Key("test-a"))};
  const SignedHead head = ReadSignedHead(Bytes(file)).value();
  const Result<std::size_t> released = KeyFor(head, options.keys, options.now, true);
  ASSERT_FALSE(released.ok());
  EXPECT_EQ(released.error().code, ErrorCode::kPackTestKey);
  EXPECT_TRUE(KeyFor(head, options.keys, options.now, false).ok());
#ifdef NDEBUG
  EXPECT_EQ(Outcome(file, options), "pack_test_key");
#else
  EXPECT_EQ(Outcome(file, options), "taken");
#endif
}

TEST(SignedPack, AHeadHasOneForm) {
  const std::string good = Signed("0.2.0");
  const auto with = [&](const std::string& from, const std::string& to) {
    std::string copy = good;
    copy.replace(copy.find(from), from.size(), to);
    const Result<SignedHead> head = ReadSignedHead(Bytes(copy));
    return head.ok() ? "read" : std::string(ErrorCodeName(head.error().code));
  };
  EXPECT_EQ(with("id ", "ID "), "pack_damaged");
  EXPECT_EQ(with("id ", "id  "), "pack_damaged");
  EXPECT_EQ(with("\nversion", "\r\nversion"), "pack_damaged");
  EXPECT_EQ(with("created 2026-01-01", "created 2026-02-30"), "pack_damaged");
  EXPECT_EQ(with("size ", "size 0"), "pack_damaged");
  EXPECT_EQ(with("size ", "size -"), "pack_damaged");
  EXPECT_EQ(with("size ", "size 99999999999999999999"), "pack_damaged");
  EXPECT_EQ(with("key team-a", "key " + std::string(200, 'a')), "pack_damaged");
  EXPECT_EQ(with("engine 0.1.0\n", ""), "pack_damaged");
  EXPECT_EQ(with("pack 1", "pack 2"), "pack_unsigned");
}

TEST(SignedPack, KeysAreReadAsTheyAreWritten) {
  const Result<SigningKey> made = MakeSigningKey("team-2026.a");
  ASSERT_TRUE(made.ok());
  const Result<SigningKey> read = ReadSigningKey(ToJson(made.value()));
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().seed, made.value().seed);
  const Result<std::vector<TrustedKey>> halves = ReadTrustedKeys(
      R"([{"id":"b","publicKey":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=","notAfter":"2026-06-30"},)" +
      ToJson(PublicHalf(made.value())) + "]");
  ASSERT_TRUE(halves.ok()) << halves.error().message;
  EXPECT_EQ(halves.value()[0].not_after, Day("2026-06-30"));
  EXPECT_EQ(halves.value()[1].public_key, PublicHalf(made.value()).public_key);
  for (const char* wrong :
       {"", "[]x", "7", R"({"id":"A","publicKey":""})", R"({"id":"a","publicKey":"AAAA"})",
        R"({"id":"a","secretKey":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="})"})
    EXPECT_FALSE(ReadTrustedKeys(wrong).ok()) << wrong;
  EXPECT_FALSE(MakeSigningKey("With Space").ok());
}

// A swap while eight threads check: each decision is of one pack, whole, and packs that nobody uses
// any more are let go.
TEST(SignedPack, TheHostSwapsUnderThreads) {
  std::vector<std::string> files;
  for (int i = 1; i <= 12; ++i) files.push_back(Signed("0.2." + std::to_string(i)));
  Result<Checker> first = Checker::Load(TestPackBytes(), {"", TestChecker().pack_digest()});
  std::atomic<std::shared_ptr<const Checker>> current(
      std::make_shared<const Checker>(std::move(first).value()));
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  threads.reserve(8);
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      Workspace workspace;
      while (!done) {
        const std::shared_ptr<const Checker> held = current.load();
        const Context context = held->ParseContext(R"({"surface":"proposal"})").value();
        const Decision decision =
            held->CheckUtf8("write to john@gmail.com", context, {}, &workspace);
        if (decision.findings.size() != 1 || decision.stamp->pack_version != held->pack_version())
          ++wrong;
      }
    });
  }
  std::vector<std::weak_ptr<const Checker>> past;
  for (const std::string& file : files) {
    LoadOptions options = Options();
    const std::shared_ptr<const Checker> held = current.load();
    past.push_back(held);
    options.held = held->name();
    Result<Checker> loaded = Checker::Load(Bytes(file), options);
    ASSERT_TRUE(loaded.ok()) << loaded.error().message;
    current = std::make_shared<const Checker>(std::move(loaded).value());
    const Result<Checker> again = Checker::Load(TestPackBytes(), options);
    EXPECT_FALSE(again.ok()) << "a refused pack changes nothing";
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(current.load()->pack_version(), "0.2.12");
  for (const std::weak_ptr<const Checker>& checker : past) EXPECT_TRUE(checker.expired());
}

}  // namespace
}  // namespace presend

// The C interface against the C++ one, and every argument that does not fit.
#include <gtest/gtest.h>
#include <sodium.h>

#include <array>
#include <set>
#include <thread>

#include "conformance_cases.h"
#include "presend/default_pack.h"
#include "presend/front_end.h"
#include "presend/presend.h"
#include "presend/redact.h"
#include "test_checker.h"

namespace presend {
namespace {

using nlohmann::json;

struct CheckerDeleter {
  void operator()(presend_checker* checker) const { presend_free_checker(checker); }
};
using OwnedChecker = std::unique_ptr<presend_checker, CheckerDeleter>;

struct WorkspaceDeleter {
  void operator()(presend_workspace* workspace) const { presend_free_workspace(workspace); }
};
using OwnedWorkspace = std::unique_ptr<presend_workspace, WorkspaceDeleter>;

presend_checker* Shared() {
  static const OwnedChecker checker(presend_load(nullptr));
  return checker.get();
}

// A text that came out, given back at once; "error: <code>" for a call that failed.
std::string Taken(char* text, const std::size_t* size = nullptr) {
  if (text == nullptr) {
    const json error = json::parse(presend_last_error());
    EXPECT_FALSE(error["message"].get<std::string>().empty());
    return "error: " + error["code"].get<std::string>();
  }
  std::string out = size == nullptr ? std::string(text) : std::string(text, *size);
  EXPECT_EQ(text[out.size()], '\0');
  presend_free(text);
  return out;
}

std::string Check(std::string_view text, std::string_view context, unsigned flags = 0,
                  presend_workspace* workspace = nullptr) {
  std::size_t size = 1;
  char* out = presend_check(Shared(), workspace, text.data(), text.size(), context.data(),
                            context.size(), flags, &size);
  EXPECT_EQ(out == nullptr, size == 0);
  return Taken(out, &size);
}

TEST(CInterface, GivesWhatCppGives) {
  const OwnedWorkspace workspace(presend_new_workspace());
  std::size_t redacted = 0;
  for (const ConformanceCase& one : ConformanceCases()) {
    SCOPED_TRACE(one.name);
    const Context context = TestChecker().ParseContext(one.context).value();
    for (const unsigned flags :
         {0u, PRESEND_ALL, PRESEND_TRACE | PRESEND_UTF8_OFFSETS, PRESEND_UTF8_OFFSETS}) {
      const Decision decision = TestChecker().CheckUtf8(
          one.text, context, {(flags & PRESEND_ALL) != 0, (flags & PRESEND_TRACE) != 0});
      const bool utf8 = (flags & PRESEND_UTF8_OFFSETS) != 0;
      const std::string found = Check(one.text, one.context, flags, workspace.get());
      ASSERT_EQ(found, ToJson(decision, utf8 ? OffsetUnit::kUtf8 : OffsetUnit::kUtf16));
      const std::string expected = Redact(one.text, decision).value();
      redacted += expected != one.text ? 1 : 0;
      std::size_t size = 0;
      ASSERT_EQ(
          Taken(presend_redact_decision(one.text.data(), one.text.size(), found.data(),
                                        found.size(), nullptr, flags & PRESEND_UTF8_OFFSETS, &size),
                &size),
          expected);
      ASSERT_EQ(Taken(presend_redact(Shared(), nullptr, one.text.data(), one.text.size(),
                                     one.context.data(), one.context.size(), nullptr, 0, &size),
                      &size),
                expected);
    }
  }
  EXPECT_GT(redacted, 1000u);
}

// `context` in `locale`, whatever it asked for.
std::string InLocale(const std::string& context, const std::string& locale) {
  json changed = json::parse(context);
  changed["locale"] = locale;
  return changed.dump();
}

// All that the pack has, English first.
std::vector<std::string> Locales() { return TestChecker().LocaleTags(); }

TEST(CInterface, SpeaksEveryLocaleOfThePackThatIsBuiltIn) {
  ASSERT_EQ(Locales().size(), 10u);
  const OwnedWorkspace workspace(presend_new_workspace());
  std::set<std::string> headlines;
  for (const std::string& locale : Locales()) {
    const std::string context = InLocale("{}", locale);
    headlines.insert(
        json::parse(Check("write to john@gmail.com", context))["findings"][0]["headline"]);
    EXPECT_EQ(Taken(presend_message(Shared(), "locale", locale.c_str(), nullptr)), locale);
  }
  EXPECT_EQ(headlines.size(), Locales().size());
  std::size_t number = 0;
  for (const ConformanceCase& one : ConformanceCases()) {
    SCOPED_TRACE(one.name);
    const std::string context = InLocale(one.context, Locales()[number++ % Locales().size()]);
    ASSERT_EQ(Check(one.text, context, PRESEND_ALL, workspace.get()),
              ToJson(TestChecker().CheckUtf8(one.text, TestChecker().ParseContext(context).value(),
                                             {true})));
  }
  EXPECT_GT(number, 1000u);
}

// The bytes of a file of texts with another text in it.
std::string GermanTexts(std::string_view other) {
  for (const TextsFile& file : DefaultTexts()) {
    std::string bytes(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
    if (!bytes.starts_with("presend texts 1 de\n")) continue;
    const std::string_view usual = "Das ist eine E-Mail-Adresse.";
    return bytes.replace(bytes.find(usual), usual.size(), other);
  }
  return {};
}

// The pack that is built in, but that it names `texts` where it named the German ones.
std::string PackWithTexts(const std::string& texts) {
  const auto digest = [](std::string_view bytes) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return hash;
  };
  std::string pack(reinterpret_cast<const char*>(DefaultPack().data()), DefaultPack().size());
  const std::string named = digest(GermanTexts("Das ist eine E-Mail-Adresse."));
  return pack.replace(pack.find(named), named.size(), digest(texts));
}

OwnedChecker LoadAny(const std::string& pack) {
  presend_load_options options = PRESEND_LOAD_OPTIONS_INIT;
  options.pack = pack.data();
  options.pack_size = pack.size();
  options.any_pack = 1;
  return OwnedChecker(presend_load(&options));
}

TEST(CInterface, TakesTheTextsOfAPackOfOnesOwn) {
  const std::string texts = GermanTexts("Das hier ist eine E-Mail-Adresse.");
  const std::string pack = PackWithTexts(texts);
  OwnedChecker plain = LoadAny(pack);
  ASSERT_NE(plain, nullptr);
  const auto headline = [](const presend_checker* checker, const char* locale) {
    return Taken(presend_message(checker, "headlines.email.share", locale, nullptr));
  };
  // Of the built-in texts it has those that it names.
  EXPECT_EQ(headline(plain.get(), "de"), "This is an email address.");
  EXPECT_EQ(headline(plain.get(), "fr"), headline(Shared(), "fr"));

  std::string given = texts;
  const presend_texts file = {given.data(), given.size()};
  const OwnedChecker more(presend_with_texts(plain.get(), &file, 1));
  ASSERT_NE(more, nullptr);
  given.assign(given.size(), 'x');  // it was read during the call only
  EXPECT_EQ(headline(plain.get(), "de"), "This is an email address.");
  plain.reset();
  EXPECT_EQ(headline(more.get(), "de-AT"), "Das hier ist eine E-Mail-Adresse.");
  EXPECT_EQ(headline(more.get(), "fr"), headline(Shared(), "fr"));
  const std::string_view text = "mail john@gmail.com";
  const std::string context = R"({"locale":"de"})";
  const OwnedWorkspace workspace(presend_new_workspace());
  for (const presend_checker* checker : {more.get(), Shared()}) {
    const std::string found =
        Taken(presend_check(checker, workspace.get(), text.data(), text.size(), context.data(),
                            context.size(), 0, nullptr));
    EXPECT_EQ(json::parse(found)["findings"][0]["headline"], headline(checker, "de"));
  }

  // What is refused leaves everything as it was.
  const auto refused = [&](std::vector<presend_texts> files) {
    const OwnedChecker checker(presend_with_texts(more.get(), files.data(), files.size()));
    return checker == nullptr ? Taken(nullptr) : "taken";
  };
  const std::string usual = GermanTexts("Das ist eine E-Mail-Adresse.");
  const std::string unknown = "presend texts 1 ja\n";
  const presend_texts good = {texts.data(), texts.size()};
  EXPECT_EQ(refused({}), "taken");
  EXPECT_EQ(refused({good, good}), "taken");
  EXPECT_EQ(refused({good, {usual.data(), usual.size()}}), "error: texts_untrusted");
  EXPECT_EQ(refused({good, {unknown.data(), unknown.size()}}), "error: texts_unknown");
  EXPECT_EQ(refused({{texts.data(), texts.size() - 1}}), "error: texts_untrusted");
  EXPECT_EQ(refused({{texts.data(), 5}}), "error: texts_damaged");
  EXPECT_EQ(refused({{nullptr, 0}}), "error: texts_damaged");
  EXPECT_EQ(refused({{nullptr, 1}}), "error: invalid_arguments");
  EXPECT_EQ(refused({{texts.data(), PRESEND_TERMINATED}}), "error: invalid_arguments");
  EXPECT_EQ(presend_with_texts(more.get(), nullptr, 1), nullptr);
  EXPECT_EQ(Taken(nullptr), "error: invalid_arguments");
  EXPECT_EQ(presend_with_texts(nullptr, &good, 1), nullptr);
  EXPECT_EQ(Taken(nullptr), "error: invalid_arguments");
  EXPECT_EQ(headline(more.get(), "de"), "Das hier ist eine E-Mail-Adresse.");
}

TEST(CInterface, CheckersThatShareAPackAreMadeAndFreedOnAnyThread) {
  const std::string texts = GermanTexts("Das hier ist eine E-Mail-Adresse.");
  const std::string pack = PackWithTexts(texts);
  const OwnedChecker plain = LoadAny(pack);
  const presend_texts file = {texts.data(), texts.size()};
  std::array<std::thread, 4> threads;
  for (std::thread& thread : threads) {
    thread = std::thread([&] {
      for (int round = 0; round < 10; ++round) {
        const OwnedChecker more(presend_with_texts(plain.get(), &file, 1));
        for (const presend_checker* checker : {plain.get(), more.get()}) {
          EXPECT_EQ(Taken(presend_message(checker, "headlines.email.share", "de", nullptr)),
                    checker == plain.get() ? "This is an email address."
                                           : "Das hier ist eine E-Mail-Adresse.");
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(CInterface, ReportsAndTellsOfThePack) {
  const Context context = TestChecker().ParseContext("{}").value();
  const std::string text = "write to john@gmail.com";
  EXPECT_EQ(Taken(presend_report(Shared(), text.data(), text.size(), nullptr, 0,
                                 PRESEND_EXPLAIN | PRESEND_COLOUR, nullptr)),
            ReportText(TestChecker(), text, context, {false, true, true}));
  EXPECT_EQ(Taken(presend_pack_info(Shared(), nullptr)), TestChecker().PackInfoJson());
  EXPECT_EQ(Taken(presend_message(Shared(), "interface.redacted", "en", nullptr)), "[removed]");
  EXPECT_EQ(Taken(presend_message(Shared(), "no.such", "en", nullptr)), "");
  EXPECT_EQ(presend_version(), EngineVersion());
}

TEST(CInterface, TakesTextsThatEndWithANulAndTextsThatHoldOne) {
  EXPECT_EQ(Taken(presend_redact(Shared(), nullptr, "to john@gmail.com", PRESEND_TERMINATED, "{}",
                                 PRESEND_TERMINATED, "<gone>", 0, nullptr)),
            "to <gone>");
  const std::string_view text("a\0b john@gmail.com \xFF", 20);
  std::size_t size = 0;
  EXPECT_EQ(
      Taken(presend_redact(Shared(), nullptr, text.data(), text.size(), nullptr, 0, "", 0, &size),
            &size),
      std::string("a\0b  \xFF", 6));
  EXPECT_EQ(Check("", "{}"), Check({}, {}));
}

TEST(CInterface, AsksOnDemand) {
  const char* text = "see www.acme-tools.com";
  for (const unsigned flags : {0u, PRESEND_ASK}) {
    EXPECT_EQ(Taken(presend_redact(Shared(), nullptr, text, PRESEND_TERMINATED, nullptr, 0, "x",
                                   flags, nullptr)),
              flags == 0 ? "see www.acme-tools.com" : "see x");
  }
}

TEST(CInterface, RefusesArgumentsThatDoNotFit) {
  constexpr const char* kMisused = "error: invalid_arguments";
  const auto check = [](const presend_checker* checker, const char* text, std::size_t size,
                        const char* context, std::size_t context_size, unsigned flags) {
    return Taken(
        presend_check(checker, nullptr, text, size, context, context_size, flags, nullptr));
  };
  EXPECT_EQ(check(nullptr, "x", 1, "{}", 2, 0), kMisused);
  EXPECT_EQ(check(Shared(), nullptr, 1, "{}", 2, 0), kMisused);
  EXPECT_EQ(check(Shared(), nullptr, PRESEND_TERMINATED, "{}", 2, 0), kMisused);
  EXPECT_EQ(check(Shared(), "x", PRESEND_TERMINATED - 1, "{}", 2, 0), kMisused);
  EXPECT_EQ(check(Shared(), "x", 1, nullptr, 2, 0), kMisused);
  EXPECT_EQ(check(Shared(), "x", 1, "{}", PRESEND_TERMINATED / 2 + 1, 0), kMisused);
  EXPECT_EQ(check(Shared(), "x", 1, "{}", 2, PRESEND_ASK), kMisused);
  EXPECT_EQ(check(Shared(), "x", 1, "{}", 2, 1u << 31), kMisused);
  EXPECT_EQ(check(Shared(), "x", 1, "", 0, 0), "error: invalid_json");
  EXPECT_EQ(check(Shared(), "x", 1, "[]", 2, 0), "error: invalid_value");
  EXPECT_EQ(check(Shared(), "x", 1, R"({"a":1})", 7, 0), "error: unknown_key");
  EXPECT_EQ(check(Shared(), "x", 1, R"({"surface":"wall"})", 18, 0), "error: unknown_word");
  const std::string spaces(kMaxContextBytes + 1, ' ');
  EXPECT_EQ(check(Shared(), "x", 1, spaces.data(), spaces.size(), 0), "error: context_too_large");
  const std::string huge(kMaxTextBytes + 1, 'x');
  EXPECT_EQ(check(Shared(), huge.data(), huge.size(), "{}", 2, 0), "error: text_too_long");
  EXPECT_EQ(Taken(presend_report(Shared(), huge.data(), huge.size(), "{}", 2, 0, nullptr)),
            "error: text_too_long");
  EXPECT_EQ(Taken(presend_report(Shared(), "x", 1, "{}", 2, PRESEND_TRACE, nullptr)), kMisused);
  EXPECT_EQ(Taken(presend_report(nullptr, "x", 1, "{}", 2, 0, nullptr)), kMisused);
  EXPECT_EQ(Taken(presend_redact(nullptr, nullptr, "x", 1, "{}", 2, nullptr, 0, nullptr)),
            kMisused);
  EXPECT_EQ(Taken(presend_redact(Shared(), nullptr, "x", 1, "{}", 2, nullptr, 1, nullptr)),
            kMisused);
  EXPECT_EQ(Taken(presend_pack_info(nullptr, nullptr)), kMisused);
  EXPECT_EQ(Taken(presend_message(nullptr, "x", "en", nullptr)), kMisused);
  EXPECT_EQ(Taken(presend_message(Shared(), nullptr, "en", nullptr)), kMisused);
  EXPECT_EQ(Taken(presend_message(Shared(), "x", nullptr, nullptr)), kMisused);
  presend_free(nullptr);
  presend_free_checker(nullptr);
  presend_free_workspace(nullptr);
}

TEST(CInterface, RefusesDecisionsThatAreNoneOrAboutAnotherText) {
  const std::string text = "😀 write to john@gmail.com";
  const std::string decision = Check(text, "{}");
  const auto redact = [](std::string_view about, std::string_view json, unsigned flags = 0) {
    return Taken(presend_redact_decision(about.data(), about.size(), json.data(), json.size(),
                                         nullptr, flags, nullptr));
  };
  EXPECT_EQ(redact(text, decision), "😀 write to […]");
  EXPECT_EQ(redact(text, Check(text, "{}", PRESEND_TRACE)), "😀 write to […]");
  EXPECT_EQ(redact("😀 write to", decision), "error: invalid_arguments");
  EXPECT_EQ(redact("😀 wrote to john@gmail.com", decision), "error: invalid_arguments");
  EXPECT_EQ(redact(text, decision, PRESEND_UTF8_OFFSETS), "error: invalid_arguments");
  EXPECT_EQ(redact(text, decision, PRESEND_ALL), "error: invalid_arguments");
  EXPECT_EQ(redact(text, ""), "error: invalid_json");
  EXPECT_EQ(redact(text, "{"), "error: invalid_json");
  for (const char* none : {"[]", "7", "{}", R"({"findings":{}})", R"({"decision":7})",
                           R"({"findings":[7]})", R"({"findings":[{}]})"})
    EXPECT_EQ(redact(text, none), "error: invalid_value") << none;
  // Every key of a finding that is read, and what it must not be.
  for (const char* key : {"id", "kind", "act", "outcome", "start", "end"}) {
    for (const json& wrong : {json(), json(-1), json(1.5), json("x"), json(1ull << 40)}) {
      json changed = json::parse(decision);
      changed["findings"][0][key] = wrong;
      const std::string found = redact(text, changed.dump());
      EXPECT_TRUE(found == "error: invalid_value" || found == "error: invalid_arguments")
          << key << ' ' << wrong << ": " << found;
    }
  }
}

TEST(CInterface, LoadsPacks) {
  const auto load = [](presend_load_options options) -> std::string {
    const OwnedChecker checker(presend_load(&options));
    return checker == nullptr ? Taken(nullptr) : "loaded";
  };
  presend_load_options options = PRESEND_LOAD_OPTIONS_INIT;
  EXPECT_EQ(load(options), "loaded");
  options.struct_size -= 1;
  EXPECT_EQ(load(options), "error: invalid_arguments");
  options.struct_size = sizeof(options) + 8;
  EXPECT_EQ(load(options), "error: invalid_arguments");
  options = PRESEND_LOAD_OPTIONS_INIT;
  options.pack_size = 4;
  EXPECT_EQ(load(options), "error: invalid_arguments");

  std::string pack(reinterpret_cast<const char*>(DefaultPack().data()), DefaultPack().size());
  options.pack = pack.data();
  options.pack_size = pack.size();
  EXPECT_EQ(load(options), "loaded");
  options.trusted_digest = "";
  EXPECT_EQ(load(options), "error: invalid_arguments");
  options.trusted_digest = "sha256:0";
  EXPECT_EQ(load(options), "error: pack_untrusted");
  const std::string digest(DefaultPackDigest());
  options.trusted_digest = digest.c_str();
  EXPECT_EQ(load(options), "loaded");

  // The very same pack may take the place of the one held.
  options.held = Shared();
  EXPECT_EQ(load(options), "loaded");
  options.held = nullptr;

  presend_key key = {"upwork-2026-a", {}, 0, 30000};
  options.keys = &key;
  options.key_count = 1;
  EXPECT_EQ(load(options), "error: invalid_arguments");  // no day
  options.today = 20000;
  EXPECT_EQ(load(options), "loaded");  // the trusted one needs no signature
  options.any_pack = 1;
  EXPECT_EQ(load(options), "error: invalid_arguments");
  options.any_pack = 0;
  options.key_count = 0;
  EXPECT_EQ(load(options), "error: invalid_arguments");
  options.keys = nullptr;
  options.key_count = 1;
  EXPECT_EQ(load(options), "error: invalid_arguments");
  key.id = nullptr;
  options.keys = &key;
  EXPECT_EQ(load(options), "error: invalid_arguments");
  key.id = "upwork-2026-a";
  options.trusted_digest = nullptr;
  pack.back() = static_cast<char>(pack.back() ^ 1);
  EXPECT_EQ(load(options), "error: pack_unsigned");
  options.keys = nullptr;
  options.key_count = 0;
  options.trusted_digest = nullptr;
  EXPECT_EQ(load(options), "error: pack_untrusted");
  options.any_pack = 1;
  options.pack_size = 0;
  EXPECT_EQ(load(options), "error: pack_damaged");
  options.pack_size = 100;
  EXPECT_EQ(load(options), "error: pack_damaged");
  pack.resize(kMaxPackBytes + 1);
  options.pack = pack.data();
  options.pack_size = pack.size();
  EXPECT_EQ(load(options), "error: pack_too_large");
}

TEST(CInterface, AWorkspaceServesAnyCheckerAndContext) {
  const OwnedWorkspace workspace(presend_new_workspace());
  const std::string_view text = "write to john@gmail.com";
  const std::string expected = Check(text, "{}");
  const std::string active = Check(text, R"({"contract":"active"})");
  ASSERT_NE(expected, active);
  for (int round = 0; round < 3; ++round) {
    // Freed and made again, often at the same address.
    const OwnedChecker checker(presend_load(nullptr));
    for (const bool other : {false, true, true, false}) {
      const std::string_view context = other ? R"({"contract":"active"})" : "{}";
      EXPECT_EQ(Taken(presend_check(checker.get(), workspace.get(), text.data(), text.size(),
                                    context.data(), context.size(), 0, nullptr)),
                other ? active : expected);
    }
    // A context that is refused leaves the one before in its place.
    EXPECT_EQ(Check(text, "[]", 0, workspace.get()), "error: invalid_value");
  }
}

TEST(CInterface, ThreadsShareACheckerAndNoError) {
  const std::string expected = Check("write to john@gmail.com", "{}");
  Check("x", "[]");
  const std::string error = presend_last_error();
  EXPECT_NE(error.find("invalid_value"), std::string::npos);
  std::array<std::thread, 4> threads;
  for (std::thread& thread : threads) {
    thread = std::thread([&] {
      EXPECT_STREQ(presend_last_error(), "");
      const OwnedWorkspace workspace(presend_new_workspace());
      for (int round = 0; round < 50; ++round) {
        EXPECT_EQ(Check("write to john@gmail.com", "{}", 0, workspace.get()), expected);
        EXPECT_EQ(Check("x", "{", 0, workspace.get()), "error: invalid_json");
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(presend_last_error(), error);
}

}  // namespace
}  // namespace presend

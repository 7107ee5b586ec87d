// Every text in every language where it is used: each row, lift, kind, act and view that can meet.
#include "explain/locales.h"

#include <gtest/gtest.h>
#include <unicode/uscript.h>

#include <fstream>
#include <map>
#include <random>
#include <regex>
#include <set>

#include "explain/explain.h"
#include "pack/compile/compile.h"
#include "pack/compile/explanations.h"
#include "pack/digest.h"
#include "pack/lines.h"
#include "pack/texts_file.h"
#include "policy/policy_fixture.h"
#include "presend/front_end.h"
#include "text/utf8.h"

namespace presend {
namespace {

std::vector<std::string> Translations() {
  std::vector<std::string> tags = TestChecker().LocaleTags();
  tags.erase(tags.begin());
  return tags;
}

std::span<const std::byte> Bytes(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

std::vector<TextsFile> Files(std::string_view file, std::string digest = {}) {
  return {{Bytes(file), std::move(digest)}};
}

std::string FileOf(std::string_view tag) {
  for (const TextsFile& file : DefaultTexts()) {
    const std::string text(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
    if (TextsFileTag(text) == tag) return text;
  }
  return {};
}

// --- What each sentence of a decision reads like.

struct Language {
  UScriptCode script;
  std::string_view stop;  // what ends a sentence
};

Language LanguageOf(const std::string& tag) {
  if (tag == "ru" || tag == "uk") return {USCRIPT_CYRILLIC, "."};
  if (tag == "ar") return {USCRIPT_ARABIC, "."};
  if (tag == "hi") return {USCRIPT_DEVANAGARI, "।"};
  if (tag == "zh") return {USCRIPT_HAN, "。"};
  return {USCRIPT_LATIN, "."};
}

// Names that stay as they are, and what Latin-script languages spell as English does.
bool IsName(const std::string& word) {
  static const std::set<std::string> kNames = {
      "Messages", "Dropbox", "NDA", "Upwork", "Example", "Stays", "Telegram", "WhatsApp", "ID"};
  return kNames.contains(word);
}

class Reader {
 public:
  explicit Reader(const std::string& tag)
      : tag_(tag),
        language_(LanguageOf(tag)),
        texts_(TestChecker().locales(), tag),
        english_(TestChecker().locales(), "en") {}

  // One sentence in this language, and not the English one.
  void Sentence(std::string_view text, std::string_view english) {
    SCOPED_TRACE(tag_ + ": " + std::string(text));
    if (!seen_.insert(std::string(text)).second) return;
    EXPECT_NE(text, english);
    ASSERT_TRUE(text.ends_with(language_.stop));
    const std::string_view inner = text.substr(0, text.size() - language_.stop.size());
    for (const char* other : {"। ", "。", "！", "？", "! ", "? ", "¿", "؟", "\n", "  "})
      EXPECT_EQ(inner.find(other), std::string_view::npos) << other;
    // A full stop inside belongs to an abbreviation or a number: "2020 г.", "26. Juni", "n.º 1".
    static const std::regex kStop("[.] ");
    static const std::regex kKnown("(г|р|n|26|Nr)[.]");
    const std::string rest = std::regex_replace(std::string(inner), kKnown, "");
    EXPECT_FALSE(std::regex_search(rest, kStop));
    Words(text);
  }

  // No placeholder is left, and the words are of this language.
  void Words(std::string_view text) {
    EXPECT_FALSE(text.empty());
    EXPECT_EQ(text.find_first_of("{}"), std::string_view::npos);
    std::string latin;
    int letters = 0;
    int own = 0;
    for (std::size_t i = 0; i < text.size();) {
      const Decoded decoded = DecodeAt(text, i);
      i += decoded.length;
      UErrorCode status = U_ZERO_ERROR;
      const UScriptCode script =
          uscript_getScript(static_cast<UChar32>(decoded.code_point), &status);
      if (script == USCRIPT_LATIN && decoded.code_point < 0x80) {
        latin.push_back(static_cast<char>(decoded.code_point));
        continue;
      }
      if (script == language_.script) ++own;
      if (script > USCRIPT_INHERITED) ++letters;
      EndOfWord(&latin);
    }
    EndOfWord(&latin);
    // Other scripts than the language's own are only in names.
    if (language_.script != USCRIPT_LATIN) {
      EXPECT_EQ(own, letters) << text;
      EXPECT_GT(own, 0) << text;
    }
  }

  const Texts& texts() const { return texts_; }
  const Texts& english() const { return english_; }
  std::size_t count() const { return seen_.size(); }

 private:
  void EndOfWord(std::string* word) const {
    if (!word->empty() && language_.script != USCRIPT_LATIN) EXPECT_TRUE(IsName(*word)) << *word;
    static const std::set<std::string> kEnglish = {"the",  "and",  "this", "is",    "with",
                                                   "that", "your", "here", "which", "contract"};
    EXPECT_FALSE(kEnglish.contains(*word)) << *word;
    word->clear();
  }

  const std::string tag_;
  const Language language_;
  const Texts texts_;
  const Texts english_;
  std::set<std::string> seen_;
};

struct Situation {
  Kind kind;
  Act act;
  std::string_view text;
  std::string_view exception;
  Outcome outcome;
};

// What `presend` says of a finding, in a locale and in English.
void ReadFinding(const Situation& situation, Reader* reader) {
  Ruling ruling;
  ruling.text = situation.text;
  ruling.exception = situation.exception;
  for (const bool recipient : {false, true}) {
    for (const bool uncertain : {false, true}) {
      for (const char* app : {"", "telegram"}) {
        Finding finding;
        finding.kind = situation.kind;
        finding.act = situation.act;
        finding.outcome = situation.outcome;
        if (*app != '\0') finding.app = app;
        Finding english = finding;
        Explain(reader->texts(), ruling, uncertain, recipient, &finding);
        Explain(reader->english(), ruling, uncertain, recipient, &english);
        reader->Sentence(finding.headline, english.headline);
        reader->Sentence(finding.reason, english.reason);
        reader->Sentence(finding.instead, english.instead);
        EXPECT_EQ(finding.condition.has_value(), english.condition.has_value());
        if (finding.condition) reader->Sentence(*finding.condition, *english.condition);
      }
    }
  }
}

TEST(LocaleTexts, EveryRowReadsWellInEveryLanguage) {
  EXPECT_EQ(Translations(),
            (std::vector<std::string>{"ar", "de", "es", "fr", "hi", "pt", "ru", "uk", "zh"}));
  for (const std::string& tag : Translations()) {
    Reader reader(tag);
    for (const fb::Policy* policy : *TestPack()->root().policies()) {
      for (const fb::Row* row : *policy->rows()) {
        for (int kind = 0; kind < kKindCount; ++kind) {
          for (int act = 0; act < kActCount; ++act) {
            if ((row->kinds() >> kind & 1u) == 0 || (row->acts() >> act & 1u) == 0) continue;
            const auto read = [&](std::string_view text, std::string_view exception,
                                  Outcome outcome) {
              ReadFinding(
                  {static_cast<Kind>(kind), static_cast<Act>(act), text, exception, outcome},
                  &reader);
            };
            read(row->text()->string_view(), ViewOf(row->exception()),
                 static_cast<Outcome>(row->outcome()));
            for (const fb::Claim* claim : *row->claimable()) {
              const auto purpose = policy->purposes()->Get(claim->purpose())->string_view();
              if (claim->text() != nullptr)
                read(claim->text()->string_view(), purpose, Outcome::kAdvise);
              reader.Words(reader.texts().Find("exceptions." + std::string(purpose) + ".claim"));
            }
            for (const fb::Lift* lift : *policy->lifts())
              read(lift->text()->string_view(), ViewOf(lift->exception()),
                   static_cast<Outcome>(lift->outcome()));
          }
        }
      }
    }
    EXPECT_GT(reader.count(), 200u) << tag;
  }
}

// Every other text too, whoever shows it: none is empty, English or in another script.
TEST(LocaleTexts, EveryTextIsInItsLanguage) {
  // The same word in both languages.
  const std::set<std::string> same = {"ID", "Plan"};
  for (const std::string& tag : Translations()) {
    const Reader reader(tag);
    for (std::string_view rest = TestChecker().locales().LinesFor(tag); !rest.empty();) {
      const Line line = TakeLine(&rest);
      if (line.id == "locale" || line.id == "direction" || line.id.starts_with("apps.") ||
          line.id.starts_with("report.filled."))
        continue;
      SCOPED_TRACE(tag + " " + std::string(line.id) + ": " + std::string(line.text));
      // Long texts that are the same as in English were not translated.
      if (line.text.find(' ') != std::string_view::npos)
        EXPECT_NE(line.text, reader.english().Find(line.id));
      std::string filled(line.text);
      for (const char* name : {"{app}", "{count}", "{purpose}", "{text}"}) {
        const std::size_t at = filled.find(name);
        if (at != std::string::npos) filled.replace(at, std::string_view(name).size(), "Telegram");
      }
      EXPECT_EQ(filled.find_first_of("{}"), std::string::npos);
    }
  }
}

// The report in a terminal, whole: nothing in it is put together in code.
TEST(LocaleTexts, AReportHasNoWordOfEnglish) {
  const std::vector<std::string> english = {
      "Why",      "Instead",    "Found",  "Read as", "Certainty",    "Row",
      "Rests on", "Decided by", "Place",  "shared",  "fine",         "needs",
      "the rule", "a date",     "it has", "Please",  "email address"};
  for (const std::string& tag : Translations()) {
    for (const char* context :
         {R"("sender":{"plan":"plus"})", R"("view":"recipient")", R"("contract":"active")",
          R"("declared":[{"purpose":"portfolio","kind":"email","value":"john@gmail.com"}])"}) {
      const auto parsed =
          TestChecker().ParseContext("{\"locale\":\"" + tag + "\"," + context + "}");
      ASSERT_TRUE(parsed.ok()) << parsed.error().message;
      const std::string report =
          ReportText(TestChecker(), "1: john [at] gmail dot com, 10.15.7.2048 +1 415 555 2671?",
                     parsed.value(), {true, false, true});
      for (const std::string& word : english)
        EXPECT_EQ(report.find(word), std::string::npos) << word << "\nin\n" << report;
      EXPECT_EQ(report.find_first_of("{}"), std::string::npos) << report;
    }
  }
}

// What goes from left to right keeps to itself in a text that goes from right to left.
TEST(LocaleTexts, ValuesAreIsolatedInArabic) {
  const Texts texts(TestChecker().locales(), "ar");
  EXPECT_EQ(texts.Find("direction"), "rtl");
  EXPECT_EQ(Texts(TestChecker().locales(), "ru").Find("direction"), "ltr");
  for (std::string_view rest = TestChecker().locales().LinesFor("ar"); !rest.empty();) {
    const std::string_view text = TakeLine(&rest).text;
    for (std::size_t at = text.find('{'); at != std::string_view::npos;
         at = text.find('{', at + 1)) {
      // NOLINTBEGIN(misc-misleading-bidirectional): the marks are what is looked for
      EXPECT_EQ(text.substr(at - 3, 3), "\xE2\x81\xA8") << text;
      EXPECT_EQ(text.substr(text.find('}', at) + 1, 3), "\xE2\x81\xA9") << text;
      // NOLINTEND(misc-misleading-bidirectional)
    }
  }
}

TEST(LocaleTexts, AppsHaveTheNamesThatPeopleUse) {
  EXPECT_EQ(TestChecker().Message("apps.wechat", "zh-CN"), "微信");
  EXPECT_EQ(TestChecker().Message("apps.wechat", "de"), "WeChat");
  EXPECT_EQ(TestChecker().Message("apps.vk", "uk"), "ВКонтакте");
  EXPECT_EQ(TestChecker().Message("apps.nobody", "zh"), "");
}

TEST(LocaleTexts, RefusalsCheckClear) {
  for (const std::string& tag : TestChecker().LocaleTags()) {
    for (int i = 0; i < 3; ++i) {
      const auto text = TestChecker().Message("refusals." + std::to_string(i), tag);
      EXPECT_FALSE(text.empty());
      const auto context = TestChecker().ParseContext("{}");
      EXPECT_EQ(TestChecker().CheckUtf8(text, context.value()).verdict, Outcome::kClear) << text;
    }
  }
}

// --- Which locale a tag means, and what stands in.

TEST(Locales, TheLongestPrefixDecides) {
  const auto speaks = [](const char* tag) {
    return std::string(TestChecker().Message("locale", tag));
  };
  EXPECT_EQ(speaks("pt-BR"), "pt");
  EXPECT_EQ(speaks("zh-Hant-TW"), "zh");
  EXPECT_EQ(speaks("DE-at"), "de");
  EXPECT_EQ(speaks("en-GB"), "en");
  EXPECT_EQ(speaks("ja"), "en");
  EXPECT_EQ(speaks("d"), "en");
}

TEST(Locales, EnglishStandsInForTextsThatAreNotThere) {
  // Without its file a locale is English.
  const auto bare = Checker::Load(TestPackBytes(), {});
  ASSERT_TRUE(bare.ok());
  const std::string german = FileOf("de");
  EXPECT_EQ(bare.value().Message("kinds.email", "de"), "email address");
  const auto with = bare.value().WithTexts(Files(german));
  ASSERT_TRUE(with.ok());
  EXPECT_EQ(with.value().Message("kinds.email", "de"), "E-Mail-Adresse");
  EXPECT_EQ(bare.value().Message("kinds.email", "de"), "email address");
  // A context of the one serves the other.
  const auto context = bare.value().ParseContext(R"({"locale":"de"})");
  EXPECT_EQ(with.value().CheckUtf8("a@gmail.com", context.value()).findings[0].headline,
            "Das ist eine E-Mail-Adresse.");
  // And so is each text that the file leaves empty.
  std::string joined;
  EXPECT_TRUE(JoinTextsFile("presend texts 1 de\nja\n\n", "a\tyes\nb\tno\n", &joined));
  EXPECT_EQ(joined, "a\tja\n");
}

// --- What is refused.

ErrorCode Refused(std::string_view file, std::string digest = {}) {
  const auto with = TestChecker().WithTexts(Files(file, std::move(digest)));
  EXPECT_FALSE(with.ok());
  return with.ok() ? ErrorCode::kInternal : with.error().code;
}

TEST(Locales, RefuseWhatThePackDoesNotName) {
  std::string file = FileOf("de");
  EXPECT_EQ(Refused(""), ErrorCode::kTextsDamaged);
  EXPECT_EQ(Refused("PSND"), ErrorCode::kTextsDamaged);
  EXPECT_EQ(Refused("presend texts 1 de"), ErrorCode::kTextsDamaged);
  EXPECT_EQ(Refused("presend texts 1 ja\n"), ErrorCode::kTextsUnknown);
  EXPECT_EQ(Refused("presend texts 1 en\n"), ErrorCode::kTextsUnknown);
  EXPECT_EQ(Refused(file.substr(0, 1000)), ErrorCode::kTextsUntrusted);
  EXPECT_EQ(Refused(file, "sha256:00"), ErrorCode::kTextsUntrusted);
  file.back() = ' ';
  EXPECT_EQ(Refused(file), ErrorCode::kTextsUntrusted);
}

// A pack may name a file that is none, and somebody may say that it has the right digest.
TEST(Locales, AFileThatDoesNotFitIsDamaged) {
  const std::string whole = FileOf("uk");
  const std::string digest = Sha256Digest(Bytes(whole));
  const auto bare = Checker::Load(TestPackBytes(), {});
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string file = whole;
    if (round % 2 == 0) file.resize(random() % file.size());
    for (int change = 0; change < 4 && !file.empty(); ++change)
      file[random() % file.size()] = static_cast<char>(random() % 4 == 0 ? '\n' : random());
    const auto with = bare.value().WithTexts(Files(file, digest));
    if (with.ok()) {
      EXPECT_TRUE(AreLines(with.value().locales().LinesFor("uk")));
    } else {
      EXPECT_TRUE(with.error().code == ErrorCode::kTextsDamaged ||
                  with.error().code == ErrorCode::kTextsUnknown);
    }
  }
}

TEST(Locales, TheSameRulesGiveTheSameFiles) {
  const auto files = ReadRulesFiles(PRESEND_RULES);
  ASSERT_TRUE(files.ok()) << files.error().message;
  fb::RulePackT pack;
  const auto texts = AddTexts(files.value(), &pack);
  ASSERT_TRUE(texts.ok());
  for (const CompiledTexts& compiled : texts.value())
    EXPECT_TRUE(compiled.bytes == FileOf(compiled.locale)) << compiled.locale;
}

// --- Lint.

using Problems = std::vector<std::string>;

Problems Lint(const std::function<void(nlohmann::json*)>& change, const char* name) {
  auto files = ReadRulesFiles(PRESEND_RULES);
  for (RulesFile& file : files.value()) {
    if (file.name == std::string("explanations/") + name + ".yaml") change(&file.root);
  }
  return LintLocales(files.value());
}

TEST(LintLocales, TheLocalesHaveNoDefect) {
  EXPECT_EQ(Lint([](nlohmann::json*) {}, "de"), Problems());
}

TEST(LintLocales, NamesWhatIsMissingAndWhatIsTooMuch) {
  EXPECT_EQ(Lint([](nlohmann::json* root) { (*root)["kinds"].erase("email"); }, "de"),
            Problems{"explanations/de.yaml: kinds.email is missing; English stands in for it"});
  EXPECT_EQ(Lint([](nlohmann::json* root) { (*root)["kinds"]["fax"] = "Fax"; }, "de"),
            Problems{"explanations/de.yaml: kinds.fax is a text that nobody asks for"});
  EXPECT_EQ(Lint([](nlohmann::json* root) { (*root)["apps"]["aol"] = "AOL"; }, "de"),
            Problems{"explanations/de.yaml: apps.aol names no app of apps.yaml"});
  EXPECT_EQ(
      Lint([](nlohmann::json* root) { (*root)["interface"]["claimed"] = "{grund}"; }, "de"),
      Problems{"explanations/de.yaml: interface.claimed has other placeholders than English"});
}

TEST(LintLocales, WantsThePluralsOfTheLanguage) {
  EXPECT_EQ(Lint([](nlohmann::json* root) { (*root)["interface"].erase("summary_ask_few"); }, "ru"),
            Problems{"explanations/ru.yaml: interface.summary_ask_few, a plural that the language "
                     "needs, is missing"});
  EXPECT_EQ(
      Lint([](nlohmann::json* root) { (*root)["interface"]["summary_ask_two"] = "{count}"; }, "de"),
      Problems{"explanations/de.yaml: interface.summary_ask_two is a text that nobody asks for"});
  EXPECT_EQ(Lint([](nlohmann::json* root) { root->erase("plurals"); }, "zh").front(),
            "explanations/zh.yaml: plurals is missing");
}

}  // namespace
}  // namespace presend

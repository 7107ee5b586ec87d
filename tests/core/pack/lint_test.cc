#include "pack/compile/lint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "pack/compile/rules_files.h"
#include "policy/policy_fixture.h"

namespace presend {
namespace {

// The lint of the test pack after a change.
std::vector<std::string> Lint(const std::function<void(fb::RulePackT*)>& change) {
  fb::RulePackT pack;
  TestPack()->root().UnPackTo(&pack);
  change(&pack);
  flatbuffers::FlatBufferBuilder builder(1 << 20);
  fb::FinishRulePackBuffer(builder, fb::CreateRulePack(builder, &pack));
  return LintPolicies(
      {reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()});
}

fb::PolicyT& PolicyIn(fb::RulePackT* pack, const std::string& id = "upwork-2020-06-26") {
  return **std::find_if(pack->policies.begin(), pack->policies.end(),
                        [&](const auto& policy) { return policy->id == id; });
}

auto RowAt(fb::PolicyT& policy, const std::string& id) {
  return std::find_if(policy.rows.begin(), policy.rows.end(),
                      [&](const auto& row) { return row->id == id; });
}

void RemoveMessage(fb::RulePackT* pack, const std::string& id) {
  std::vector<std::uint8_t>& messages = pack->locales[0]->messages;
  const std::string lines = '\n' + std::string(messages.begin(), messages.end());
  const auto begin = static_cast<std::ptrdiff_t>(lines.find('\n' + id + '\t'));
  const auto end =
      static_cast<std::ptrdiff_t>(lines.find('\n', static_cast<std::size_t>(begin) + 1));
  messages.erase(messages.begin() + begin, messages.begin() + end);
}

using Problems = std::vector<std::string>;

TEST(Lint, ThePackHasNoDefect) {
  EXPECT_EQ(Lint([](fb::RulePackT*) {}), Problems());
}

TEST(Lint, AGap) {
  EXPECT_EQ(Lint([](fb::RulePackT* pack) {
              fb::PolicyT& policy = PolicyIn(pack);
              policy.rows.erase(RowAt(policy, "7"));
            }),
            (Problems{"policy upwork-2020-06-26: no row decides about scheduling_link, move_off on "
                      "profile, portfolio, job_post, invite, proposal, message",
                      "policy upwork-2020-06-26: no row decides about scheduling_link, request on "
                      "profile, portfolio, job_post, invite, proposal, message",
                      "policy upwork-2020-06-26: no row decides about scheduling_link, share on "
                      "profile, portfolio, job_post, invite, proposal, message"}));
}

TEST(Lint, AGapForOneTraitOnSomeSurfaces) {
  EXPECT_EQ(Lint([](fb::RulePackT* pack) {
              (*RowAt(PolicyIn(pack), "11"))->without_traits = Bit(Trait::kCalledPortfolio);
            }),
            (Problems{"policy upwork-2020-06-26: no row decides about website, move_off, "
                      "called_portfolio on profile, portfolio, job_post, invite, message",
                      "policy upwork-2020-06-26: no row decides about website, share, "
                      "called_portfolio on profile, portfolio, job_post, invite, message"}));
}

TEST(Lint, ADeadRow) {
  EXPECT_EQ(Lint([](fb::RulePackT* pack) {
              fb::PolicyT& policy = PolicyIn(pack);
              auto general = std::make_unique<fb::RowT>(**RowAt(policy, "3"));
              general->id = "5+";
              policy.rows.insert(RowAt(policy, "3"), std::move(general));
            }),
            (Problems{"policy upwork-2020-06-26: row 3 (number 19 of the table, text contact_form) "
                      "never decides: a row before it fits wherever it does"}));
}

TEST(Lint, ARowForAPurposeThatNothingOffers) {
  EXPECT_EQ(Lint([](fb::RulePackT* pack) {
              const fb::PolicyT& policy = PolicyIn(pack);
              for (const auto& row : policy.rows) {
                if (row->id == "1" || row->id == "2")
                  std::erase_if(row->claimable,
                                [](const auto& claim) { return claim->purpose == 3; });
              }
            }),
            (Problems{"policy upwork-2020-06-26: row 16 (number 9 of the table, text file_access) "
                      "never decides: a row before it fits wherever it does"}));
}

TEST(Lint, ADeadLiftAndADeadClaim) {
  EXPECT_EQ(Lint([](fb::RulePackT* pack) {
              fb::PolicyT& policy = PolicyIn(pack, "upwork-current");
              policy.lifts.push_back(std::make_unique<fb::LiftT>(*policy.lifts[0]));
              policy.lifts.back()->id = "again";
              auto claim = std::make_unique<fb::ClaimT>();
              claim->kinds = 1u << static_cast<unsigned>(Kind::kPhone);
              (*RowAt(policy, "11"))->claimable.push_back(std::move(claim));
            }),
            (Problems{"policy upwork-current: row 11 (number 26 of the table, text "
                      "website_current) offers system_access for findings that it never meets",
                      "policy upwork-current: lift again never decides: one before it fits "
                      "wherever it does, or nobody has its plan"}));
}

TEST(Lint, AQuestionWithoutAnAnswerAndAnExceptionWithoutAName) {
  EXPECT_EQ(Lint([](fb::RulePackT* pack) {
              fb::PolicyT& policy = PolicyIn(pack);
              (*RowAt(policy, "12"))->claimable.clear();
              (*RowAt(policy, "13"))->exception.clear();
              policy.lifts[0]->exception = "portfolio";
            }),
            (Problems{"policy upwork-2020-06-26: row 13 (number 29 of the table, text file_link) "
                      "advises, but names no exception",
                      "policy upwork-2020-06-26: lift contract_started names an exception, but "
                      "does not advise",
                      "policy upwork-2020-06-26: row 12 (number 28 of the table, text "
                      "shortened_link) asks about shortened_link, move_off, but nothing can be "
                      "claimed there",
                      "policy upwork-2020-06-26: row 12 (number 28 of the table, text "
                      "shortened_link) asks about shortened_link, request, but nothing can be "
                      "claimed there",
                      "policy upwork-2020-06-26: row 12 (number 28 of the table, text "
                      "shortened_link) asks about shortened_link, share, but nothing can be "
                      "claimed there"}));
}

TEST(Lint, MissingTexts) {
  EXPECT_EQ(
      Lint([](fb::RulePackT* pack) {
        for (const char* id :
             {"texts.stays_details.reason_recipient", "exceptions.visa_letter.claim",
              "exceptions.registered_hotel.condition", "texts.stays_place_claimed.instead",
              "texts.stays_accepted.when", "words.surface.inquiry", "policies.example-stays-2024"})
          RemoveMessage(pack, id);
      }),
      (Problems{"policy example-stays-2024: text texts.stays_details.reason_recipient is missing",
                "policy example-stays-2024: text exceptions.visa_letter.claim is missing",
                "policy example-stays-2024: text texts.stays_place_claimed.instead is missing",
                "policy example-stays-2024: text texts.stays_accepted.when is missing",
                "policy example-stays-2024: text exceptions.registered_hotel.condition is missing",
                "policy example-stays-2024: text policies.example-stays-2024 is missing",
                "policy example-stays-2024: text words.surface.inquiry is missing"}));
}

TEST(Lint, PoliciesThatCannotBeToldApart) {
  EXPECT_EQ(Lint([](fb::RulePackT* pack) {
              PolicyIn(pack, "upwork-current").effective =
                  PolicyIn(pack, "upwork-2020-06-26").effective;
              PolicyIn(pack, "upwork-before-2020-06-26").is_default = true;
            }),
            (Problems{"policy upwork-current: another one of its family comes into force on the "
                      "same day",
                      "2 policies are the default; one must be"}));
}

TEST(Lint, APatternThatRe2CannotRun) {
  const Problems problems = Lint([](fb::RulePackT* pack) { pack->rules[0]->pattern = "a(b"; });
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(problems[0].find("its pattern cannot be used: missing )"), std::string::npos);
}

TEST(Lint, APatternWhoseProgramIsTooLarge) {
  const auto with = [](const char* pattern) {
    return Lint([&](fb::RulePackT* pack) { pack->look_alikes[0]->pattern = pattern; });
  };
  const Problems problems = with("(?:[a-z0-9]{1,60}[.]){1,16}");
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_NE(problems[0].find("instructions, at most 1000 are allowed"), std::string::npos);
  EXPECT_EQ(with("(?:[a-z0-9]+[.])+"), Problems());
}

TEST(Lint, ARuleBehindAnotherOfItsKindAndTrigger) {
  EXPECT_EQ(
      Lint([](fb::RulePackT* pack) {
        auto second = std::make_unique<fb::RuleT>(*pack->rules[0]);
        second->id = "second";
        pack->rules.push_back(std::move(second));
      }),
      Problems{"rule second is never used: " + TestPack()->root().rules()->Get(0)->id()->str() +
               " has its kind and trigger"});
}

TEST(Lint, ALookAlikeOfAKindWithoutRules) {
  const Problems problems = Lint([](fb::RulePackT* pack) {
    pack->look_alikes[0]->kind = static_cast<std::uint8_t>(Kind::kShortenedLink);
  });
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_TRUE(problems[0].ends_with("is never used: nothing finds shortened_link")) << problems[0];
}

TEST(Lint, AConstructionWithAGroupWithoutWords) {
  EXPECT_EQ(Lint([](fb::RulePackT* pack) {
              pack->groups.emplace_back("idle");
              pack->group_kinds.push_back(255);
              pack->step_groups.push_back(static_cast<std::uint16_t>(pack->groups.size() - 1));
              auto construction = std::make_unique<fb::ConstructionT>(*pack->constructions[0]);
              construction->id = "share/idle";
              const auto groups = static_cast<std::uint16_t>(pack->step_groups.size() - 1);
              construction->steps.emplace_back(groups, std::uint8_t{1}, std::uint8_t{0},
                                               std::uint8_t{0});
              pack->constructions.push_back(std::move(construction));
            }),
            Problems{"construction share/idle never matches: no word is of idle"});
}

// The host "a.example" with paths, each of a class, put before all others.
Problems LintHost(const std::vector<std::pair<std::string, Kind>>& paths) {
  return Lint([&](fb::RulePackT* pack) {
    std::string text;
    std::size_t i = 0;
    for (const auto& [path, kind] : paths) {
      const std::string host = i == 0 ? "a.example" : "";
      text += host + path;
      const auto at = static_cast<std::ptrdiff_t>(i++);
      const auto put = [&](auto* list, std::size_t value) {
        using Value = typename std::decay_t<decltype(*list)>::value_type;
        list->insert(list->begin() + at, static_cast<Value>(value));
      };
      put(&pack->host_lengths, host.size());
      put(&pack->host_path_lengths, path.size());
      put(&pack->host_kinds, static_cast<std::size_t>(kind));
      put(&pack->host_needs, 255);
      put(&pack->host_apps, 65535);
    }
    pack->host_text.insert(pack->host_text.begin(), text.begin(), text.end());
  });
}

TEST(Lint, AHostInTwoClasses) {
  EXPECT_EQ(LintHost({{"/me", Kind::kSocialProfile}, {"/**", Kind::kFileLink}}), Problems());
  EXPECT_EQ(
      LintHost({{"/*", Kind::kSocialProfile}, {"/me", Kind::kFileLink}}),
      Problems{"host a.example/me is of two classes: it stands behind /*, which fits wherever "
               "it does"});
  EXPECT_EQ(LintHost({{"/me/", Kind::kFileLink}, {"/me", Kind::kFileLink}}),
            Problems{"host a.example/me stands behind /me/, which fits wherever it does"});
}

TEST(Lint, ARuleWithoutExamples) {
  std::vector<RulesFile> files = ReadRulesFiles(PRESEND_RULES).value();
  EXPECT_EQ(LintExamples(files), Problems());
  const auto edit = [&](const std::string& name) -> nlohmann::json& {
    return std::find_if(files.begin(), files.end(),
                        [&](const RulesFile& file) { return file.name == name; })
        ->root;
  };
  edit("detectors/email.yaml")["rules"][0]["match"] = nlohmann::json::array();
  edit("intents/en.yaml")["constructions"][0].erase("no_match");
  for (RulesFile& file : files) {
    if (file.name.starts_with("links/scheduling_link")) {
      for (nlohmann::json& host : file.root["hosts"]) {
        host.erase("match");
        host.erase("no_match");
      }
    }
  }
  const Problems problems = LintExamples(files);
  ASSERT_EQ(problems.size(), 4u);
  EXPECT_TRUE(problems[0].starts_with("detectors/email.yaml:"));
  EXPECT_TRUE(problems[0].ends_with("no example under match"));
  EXPECT_TRUE(problems[1].starts_with("intents/en.yaml:"));
  EXPECT_EQ(problems[2], "links/scheduling_link.yaml: no example under match");
  EXPECT_EQ(problems[3], "links of the class scheduling_link: no example under no_match");
}

}  // namespace
}  // namespace presend

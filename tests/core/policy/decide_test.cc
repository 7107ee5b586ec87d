#include "policy/decide.h"

#include <gtest/gtest.h>

#include <random>

#include "policy/declared.h"
#include "policy/inferred.h"
#include "policy/policy_fixture.h"

namespace presend {
namespace {

constexpr TraitSet kWork = Bit(Trait::kWorkContent);

TEST(Decide, CallsOfThePlatformAreClearBeforeAnythingStricter) {
  for (const Act act : {Act::kMoveOff, Act::kRequest, Act::kShare}) {
    const FindingFacts call = Facts(Kind::kChannel, act, Bit(Trait::kPlatformMeans));
    EXPECT_EQ(Spoken(TestContext(), call), "clear 8b rule - -");
    EXPECT_EQ(Spoken(TestContext().Recipient("client", "enterprise"), call), "clear 8b rule - -");
    EXPECT_EQ(Spoken(TestContext(), Facts(Kind::kChannel, act)), "block 8 rule - -");
  }
}

TEST(Decide, WorkContentByKind) {
  const TestContext context;
  for (const Kind kind : {Kind::kWebsite, Kind::kPortfolioLink, Kind::kFileLink}) {
    EXPECT_EQ(Spoken(context, Facts(kind, Act::kShare, kWork)),
              "advise 19 inferred work_content -");
  }
  for (const Kind kind : {Kind::kPhone, Kind::kEmail, Kind::kAddress, Kind::kSocialProfile,
                          Kind::kContactForm, Kind::kApplicationSystem}) {
    FindingFacts facts = Facts(kind, Act::kShare, kWork);
    EXPECT_EQ(Spoken(context, facts), "ask 19 inferred - work_content");
    facts.declared = context.Purposes({"work_content"});
    EXPECT_EQ(Spoken(context, facts), "advise 19 declared work_content -");
    // The row is met before row 14, so what that offers is not offered here.
    facts.declared = context.Purposes({"system_access"});
    EXPECT_EQ(Spoken(context, facts), "ask 19 inferred - work_content");
  }
  EXPECT_EQ(Spoken(context, Facts(Kind::kMessagingLink, Act::kShare, kWork)), "block 5 rule - -");
  EXPECT_EQ(Spoken(context, Facts(Kind::kMeetingLink, Act::kShare, kWork)), "block 6 rule - -");
  EXPECT_EQ(Spoken(context, Facts(Kind::kSchedulingLink, Act::kShare, kWork)), "block 7 rule - -");
  EXPECT_EQ(Spoken(context, Facts(Kind::kShortenedLink, Act::kShare, kWork)),
            "ask 12 rule - portfolio,file_transfer,work_content");
  EXPECT_EQ(Spoken(context, Facts(Kind::kHandle, Act::kShare, kWork)), "block 1 rule - -");
}

TEST(Decide, WorkContentIsAPurposeAndClosedToHiddenDetails) {
  FindingFacts facts = Facts(Kind::kEmail, Act::kShare, kWork);
  facts.closed_to_purposes = true;
  EXPECT_EQ(Spoken(TestContext(), facts), "block 1 rule - -");
  facts.uncertain = true;
  EXPECT_EQ(Spoken(TestContext(), facts), "ask 1 rule - not_contact");
}

TEST(Decide, AnIdOnAHostOfPortfoliosCountsAsAPortfolioLink) {
  TestContext proposal;
  proposal.Surface("proposal");
  const TestContext message;
  TestContext page;
  page.Surface("portfolio");
  for (const char* app_class : {"code_host", "creative"}) {
    const bool code = app_class == std::string("code_host");
    const FindingFacts shared = Facts(Kind::kHandle, Act::kShare, 0, app_class);
    EXPECT_EQ(Spoken(proposal, shared), "advise 9 rule portfolio -");
    EXPECT_EQ(Spoken(page, shared), "advise 10 rule portfolio -");
    EXPECT_EQ(Spoken(message, shared), code ? "ask 10 rule - system_access,portfolio,work_content"
                                            : "ask 10 rule - portfolio,work_content");
    EXPECT_EQ(Spoken(message, Facts(Kind::kHandle, Act::kRequest, 0, app_class)),
              code ? "block 2 rule - system_access" : "block 2 rule - -");
    FindingFacts hidden = shared;
    hidden.closed_to_purposes = true;
    EXPECT_EQ(Spoken(proposal, hidden), "block 1 rule - -");
  }
  EXPECT_EQ(Spoken(proposal, Facts(Kind::kHandle, Act::kShare, 0, "workspace")),
            "block 1 rule - system_access");
  EXPECT_EQ(Spoken(proposal, Facts(Kind::kHandle, Act::kShare, 0, "remote_control")),
            "block 1 rule - system_access");
  EXPECT_EQ(Spoken(proposal, Facts(Kind::kHandle, Act::kShare, 0, "messenger")),
            "block 1 rule - -");
}

TEST(Decide, AccessThatTheTextShowsComesBeforeThePortfolio) {
  TestContext proposal;
  proposal.Surface("proposal");
  FindingFacts facts = Facts(Kind::kHandle, Act::kShare, 0, "code_host");
  facts.inferred = proposal.Purposes({"system_access"});
  EXPECT_EQ(Spoken(proposal, facts), "advise 14 inferred system_access -");
  // Nothing is held up there, so nothing needs to be declared.
  facts.inferred = 0;
  facts.declared = proposal.Purposes({"system_access"});
  EXPECT_EQ(Spoken(proposal, facts), "advise 9 rule portfolio -");
}

TEST(Decide, OfSeveralPurposesRows14And16And15ComeFirst) {
  const TestContext context;
  FindingFacts facts = Facts(Kind::kEmail);
  facts.declared = context.Purposes({"legal_document", "file_transfer"});
  EXPECT_EQ(Spoken(context, facts), "advise 16 declared file_transfer -");
  facts.declared |= context.Purposes({"system_access"});
  EXPECT_EQ(Spoken(context, facts), "advise 14 declared system_access -");
  facts.inferred = context.Purposes({"system_access"});
  facts.declared = context.Purposes({"legal_document"});
  EXPECT_EQ(Spoken(context, facts), "advise 14 inferred system_access -");
  facts = Facts(Kind::kWebsite);
  facts.declared = context.Purposes({"work_content", "portfolio", "system_access"});
  EXPECT_EQ(Spoken(context, facts), "advise 11 declared system_access -");
  facts.declared = context.Purposes({"work_content", "portfolio"});
  EXPECT_EQ(Spoken(context, facts), "advise 11 declared portfolio -");
}

TEST(Decide, HiddenOrMovingOffGetsNoPurposeButNotContact) {
  const TestContext context;
  FindingFacts facts = Facts(Kind::kEmail, Act::kMoveOff);
  facts.closed_to_purposes = true;
  facts.inferred = context.Purposes({"system_access"});
  facts.declared = context.Purposes({"legal_document"});
  EXPECT_EQ(Spoken(context, facts), "block 1 rule - -");
  EXPECT_EQ(Decide(context, facts).barred, 0u);
  facts.disguised = true;
  EXPECT_EQ(context.Names(Decide(context, facts).barred),
            (std::vector<std::string>{"system_access", "legal_document", "file_transfer"}));
  facts.uncertain = true;
  EXPECT_EQ(Spoken(context, facts), "ask 1 rule - not_contact");
  facts.declared = context.Purposes({"not_contact"});
  EXPECT_EQ(Spoken(context, facts), "advise 1 declared not_contact -");
  EXPECT_EQ(Decide(context, facts).text, "not_contact");
  // The lifted cases are not touched by it.
  EXPECT_EQ(Spoken(TestContext().Contract("active"), facts), "clear 1 lifted - -");
}

TEST(Decide, LiftsInTheirOrderAndPlaces) {
  const FindingFacts email = Facts(Kind::kEmail);
  const auto lifted = [&](const TestContext& context) { return Spoken(context, email); };
  const std::string block = "block 1 rule - system_access,legal_document,file_transfer";
  TestContext all;
  all.Contract("active").Recipient("client", "enterprise").Relation("pre_existing");
  EXPECT_EQ(lifted(all), "clear 1 lifted - -");
  EXPECT_EQ(lifted(all.Contract("none")), "advise 1 lifted enterprise_client -");
  EXPECT_EQ(lifted(all.Recipient("client", "basic")), "advise 1 lifted pre_existing_relation -");
  EXPECT_EQ(lifted(TestContext().Contract("offered")), block);
  EXPECT_EQ(lifted(TestContext().Sender("freelancer", "enterprise")), block);
  EXPECT_EQ(lifted(TestContext().Recipient("freelancer", "business").Sender("client", "plus")),
            block);
  // On public pages only a client's own job post is lifted, and only by its plan.
  TestContext post;
  post.Surface("job_post").Sender("client", "business").Recipient("freelancer", "basic");
  EXPECT_EQ(lifted(post), "advise 1 lifted enterprise_client -");
  EXPECT_EQ(lifted(TestContext(post).Sender("freelancer", "basic").Recipient("client", "business")),
            block);
  EXPECT_EQ(lifted(TestContext(post).Surface("profile")), block);
  EXPECT_EQ(
      lifted(
          TestContext(post).Sender("client", "basic").Contract("active").Relation("pre_existing")),
      block);
}

TEST(Decide, CurrentPolicyDiffersWhereThePagesDo) {
  const TestContext context("upwork-current");
  EXPECT_EQ(Spoken(context, Facts(Kind::kEmail)),
            "block 1 rule - system_access,legal_document,file_transfer");
  EXPECT_EQ(Spoken(context, Facts(Kind::kPhone)), "block 1 rule - legal_document");
  EXPECT_EQ(Spoken(context, Facts(Kind::kHandle, Act::kShare, 0, "workspace")), "block 1 rule - -");
  EXPECT_EQ(Spoken(context, Facts(Kind::kWebsite)), "ask 11 rule - portfolio,work_content");
  EXPECT_EQ(
      Spoken(TestContext("upwork-current").Recipient("client", "business"), Facts(Kind::kAddress)),
      "block 1 rule - legal_document");
  EXPECT_EQ(Spoken(TestContext("upwork-current").Recipient("client", "enterprise"),
                   Facts(Kind::kAddress)),
            "advise 1 lifted enterprise_client -");
  EXPECT_EQ(Spoken(TestContext("upwork-current")
                       .Surface("job_post")
                       .Sender("client", "enterprise")
                       .Recipient("freelancer", "basic"),
                   Facts(Kind::kAddress)),
            "block 1 rule - legal_document");
}

TEST(Decide, AnotherMarketplaceNeedsRulesOnly) {
  TestContext chat("example-stays-2024");
  EXPECT_EQ(Spoken(chat, Facts(Kind::kPhone)), "block details rule - -");
  FindingFacts email = Facts(Kind::kEmail);
  EXPECT_EQ(Spoken(chat, email), "block details rule - visa_letter");
  email.declared = chat.Purposes({"visa_letter"});
  EXPECT_EQ(Spoken(chat, email), "advise letter declared visa_letter -");
  // It has no calls of its own.
  EXPECT_EQ(Spoken(chat, Facts(Kind::kChannel, Act::kMoveOff, Bit(Trait::kPlatformMeans))),
            "block elsewhere rule - -");
  chat.Contract("accepted");
  EXPECT_EQ(Spoken(chat, Facts(Kind::kPhone)), "clear details lifted - -");
  EXPECT_EQ(Spoken(chat.Surface("review"), Facts(Kind::kPhone)), "block review rule - -");
}

// What the lint's shorter walk relies on, on findings and contexts drawn at random: some row
// decides, the context beyond the surface changes nothing but the lift, and no lift makes anything
// stricter.
TEST(Decide, ContextsBeyondTheSurfaceOnlyLift) {
  std::mt19937 random(41);
  const auto below = [&](unsigned end) {
    return static_cast<std::uint8_t>(std::uniform_int_distribution<unsigned>(0, end - 1)(random));
  };
  int lifted = 0;
  for (const fb::Policy* policy : *TestPack()->root().policies()) {
    for (int round = 0; round < 50000; ++round) {
      TestContext context(policy->id()->string_view());
      context.surface = below(policy->surfaces()->size());
      context.contract = below(policy->contracts()->size());
      context.relation = below(policy->relations()->size());
      context.sender = {below(policy->roles()->size()), below(policy->plans()->size())};
      context.recipient = {below(policy->roles()->size()), below(policy->plans()->size())};
      FindingFacts facts;
      facts.kind = static_cast<Kind>(below(kKindCount));
      facts.act = static_cast<Act>(below(kActCount));
      facts.traits = below(1u << kTraitCount);
      facts.app_class = below(TestPack()->root().app_classes()->size() + 1) - 1;
      facts.uncertain = below(2) == 1;
      facts.closed_to_purposes = facts.disguised = facts.kind <= Kind::kHandle && below(2) == 1;
      facts.declared = below(2) == 1 ? below(1u << policy->purposes()->size()) : 0u;
      facts.inferred = below(2) == 1 ? below(1u << policy->purposes()->size()) : 0u;
      TestContext plain(policy->id()->string_view());
      plain.surface = context.surface;
      const Ruling with = Decide(context, facts);
      const Ruling without = Decide(plain, facts);
      ASSERT_FALSE(with.is_gap);
      ASSERT_EQ(with.row, without.row);
      ASSERT_LE(with.outcome, without.outcome);
      ASSERT_EQ(with.lift != nullptr, with.basis == Basis::kLifted);
      if (with.lift == nullptr) {
        ASSERT_EQ(with.outcome, without.outcome);
        ASSERT_EQ(with.claimable, without.claimable);
      } else {
        ++lifted;
        ASSERT_EQ(with.claimable, 0u);
      }
    }
  }
  EXPECT_GT(lifted, 10000);
}

TEST(InferredPurpose, ThePolicyListsWhatCounts) {
  const fb::Policy& announced = TestPolicy("upwork-2020-06-26");
  const fb::Policy& current = TestPolicy("upwork-current");
  EXPECT_NE(InferredPurpose(announced, "system_access", "store"), 0u);
  EXPECT_NE(InferredPurpose(current, "system_access", "code_host"), 0u);
  EXPECT_EQ(InferredPurpose(current, "system_access", "store"), 0u);
  EXPECT_EQ(InferredPurpose(announced, "legal_document", "background_check"), 0u);
  EXPECT_NE(InferredPurpose(current, "legal_document", "background_check"), 0u);
  EXPECT_NE(InferredPurpose(current, "file_transfer", "cloud_drive"), 0u);
  EXPECT_EQ(InferredPurpose(TestPolicy("example-stays-2024"), "file_transfer", "other"), 0u);
}

// What became of what was declared for one finding.
std::string WhyNot(const TestContext& context, const FindingFacts& facts,
                   std::string_view declared) {
  TestContext with = context;
  const int purpose = IndexOf(*context.policy->purposes(), declared);
  with.declared = {{static_cast<std::uint8_t>(purpose), facts.kind, "x"}};
  FindingFacts asked = facts;
  Finding finding;
  finding.kind = facts.kind;
  finding.value = "x";
  asked.declared = DeclaredFor(with, finding.kind, finding.value);
  const auto results = DeclaredResults(with, {finding}, {Decide(with, asked)});
  return results[0].accepted ? "accepted" : results[0].why;
}

TEST(DeclaredResults, SayWhyNot) {
  const TestContext context;
  EXPECT_EQ(WhyNot(context, Facts(Kind::kEmail), "system_access"), "accepted");
  EXPECT_EQ(WhyNot(context, Facts(Kind::kEmail), "portfolio"), "not_claimable");
  EXPECT_EQ(WhyNot(context, Facts(Kind::kEmail), "not_contact"), "not_claimable");
  EXPECT_EQ(WhyNot(context, Facts(Kind::kFileLink), "file_transfer"), "not_needed");
  EXPECT_EQ(WhyNot(TestContext().Contract("active"), Facts(Kind::kEmail), "portfolio"),
            "not_needed");
  FindingFacts moving = Facts(Kind::kEmail, Act::kMoveOff);
  moving.closed_to_purposes = true;
  EXPECT_EQ(WhyNot(context, moving, "system_access"), "not_claimable");
  moving.disguised = true;
  EXPECT_EQ(WhyNot(context, moving, "system_access"), "disguised");
  EXPECT_EQ(WhyNot(context, moving, "portfolio"), "not_claimable");
  FindingFacts shown = Facts(Kind::kEmail);
  shown.inferred = context.Purposes({"system_access"});
  EXPECT_EQ(WhyNot(context, shown, "legal_document"), "not_needed");
  EXPECT_EQ(WhyNot(context, shown, "portfolio"), "not_claimable");
  EXPECT_EQ(WhyNot(context, Facts(Kind::kWebsite, Act::kShare, kWork), "work_content"),
            "not_needed");
}

}  // namespace
}  // namespace presend

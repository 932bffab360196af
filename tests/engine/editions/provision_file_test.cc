#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "tests/engine/editions/spoilt.h"

namespace redress::editions {
namespace {

constexpr const char* kSound = R"(id: "code"
version: 1
title: "A code"
in_force_from_date { year: 2024 month: 4 day: 1 }
stages: 1
clocks {
  id: "stage1.respond" provision: "6.3" title: "Respond" stage: 1 until: CLOCK_FACT_RESPONDED
  literal { from: CLOCK_FACT_RECEIVED limit { working_days: 10 } }
}
provisions {
  number: "6.9c"
  title: "The decision is stated"
  scope: PROVISION_SCOPE_COMPLAINT
  kinds: [PROVISION_KIND_STRUCTURAL, PROVISION_KIND_COMPUTABLE]
  checks { stated { fact: "responded" stage: 1 field: "decision_stated" when_field: "outcome" when_value: "OUTCOME_UPHELD" } }
  checks { clock: "stage1.respond" }
  checks { held { fact: "defined" after: "acknowledged" } }
  checks { named: NAMED_CHECK_POINTS_DECIDED stage: 1 months: 12 }
  newer_numbers: "6.9d"
}
provisions {
  number: "8.2"
  title: "It is published"
  scope: PROVISION_SCOPE_LANDLORD
  kinds: PROVISION_KIND_JUDGEMENT
  question: "Is it easy to find?"
  checks { register { kinds: LANDLORD_EVIDENCE_KIND_PUBLICATION months_max: 15 } }
}
)";

TEST(ProvisionFileTest, ASoundOneIsRead) {
  const auto edition = ParseEdition(kSound, "e.textproto");
  ASSERT_TRUE(edition.has_value()) << edition.error().message;
  EXPECT_EQ(edition->provisions_size(), 2);
}

class SpoiltProvisionTest : public testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltProvisionTest, NamesFileLineAndWhatIsExpected) {
  const auto edition = ParseEdition(Spoil(kSound, GetParam()), "e.textproto");
  ASSERT_FALSE(edition.has_value());
  EXPECT_EQ(edition.error(), LawInvalid("e.textproto:" + GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Provision, SpoiltProvisionTest,
    testing::Values(
        Spoilt{"NotNumbered", "\"6.9c\"", "\"six\"",
               "11: expected a provision numbered as the Code's, such as 6.3, but it is not"},
        Spoilt{"NumberTwice", "\"8.2\"", "\"6.9c\"",
               "22: expected a number of its own, but \"6.9c\" is another provision's too"},
        Spoilt{"NoTitle", "title: \"The decision is stated\"", "",
               "10: expected one line of 1 to 256 bytes of UTF-8 as title, but it is empty"},
        Spoilt{"NoScope", "  scope: PROVISION_SCOPE_COMPLAINT\n", "",
               "10: expected a scope that the engine knows, but it is none"},
        Spoilt{"NoKind", "  kinds: [PROVISION_KIND_STRUCTURAL, PROVISION_KIND_COMPUTABLE]\n", "",
               "10: expected at least one of kinds, but there is none"},
        Spoilt{"KindTwice", "PROVISION_KIND_COMPUTABLE]", "PROVISION_KIND_STRUCTURAL]",
               "14: expected each kind once, but one is there twice"},
        Spoilt{"KindThatIsNone", "PROVISION_KIND_COMPUTABLE]", "PROVISION_KIND_UNSPECIFIED]",
               "14: expected a kind that the engine knows, but it is none"},
        Spoilt{"JudgementWithoutQuestion", "  question: \"Is it easy to find?\"\n", "",
               "21: expected a question where a person has to judge, but there is none"},
        Spoilt{"QuestionWithoutJudgement", "kinds: PROVISION_KIND_JUDGEMENT",
               "kinds: PROVISION_KIND_STRUCTURAL",
               "26: expected a question only where a person has to judge, but it is not so here"},
        Spoilt{"NewerNumberThatIsNone", "\"6.9d\"", "\"later\"",
               "19: expected a provision numbered as the Code's, such as 6.3, but it is not"}),
    [](const auto& test) { return test.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Check, SpoiltProvisionTest,
    testing::Values(
        Spoilt{"UnknownFact", "fact: \"responded\"", "fact: \"replied\"",
               "15: expected a fact's name in Fact as fact, but it is none"},
        Spoilt{"UnknownField", "\"decision_stated\"", "\"decision\"",
               "15: expected a field of Responded, but it has none of that name"},
        Spoilt{"FieldThatIsANumber", "field: \"decision_stated\"", "field: \"stage\"",
               "15: expected a yes or no, a text, a date, an id or a list as field, but it is "
               "something else"},
        Spoilt{"NoOfALetter", "field: \"decision_stated\"", "no_is_kept: true field: \"letter\"",
               "15: expected no_is_kept of a yes or no only, but it is another"},
        Spoilt{"WhenOfALetter", "when_field: \"outcome\"", "when_field: \"letter\"",
               "15: expected a field of Responded that is one of a list of names, but it is not"},
        Spoilt{"ValueThatIsNone", "\"OUTCOME_UPHELD\"", "\"OUTCOME_AGREED\"",
               "15: expected a value of Outcome, but it is none"},
        Spoilt{"StageBeyond", "fact: \"responded\" stage: 1", "fact: \"responded\" stage: 2",
               "15: expected stage of 0 to 1, but it is 2"},
        Spoilt{"ClockOfAnotherEdition", "clock: \"stage1.respond\"", "clock: \"stage2.respond\"",
               "16: expected the id of a clock of this edition, but it is none"},
        Spoilt{"AfterNothing", "after: \"acknowledged\"", "after: \"answered\"",
               "17: expected a fact's name in Fact as after, but it is none"},
        Spoilt{"FactOfTheLandlord", "held { fact: \"defined\"", "held { fact: \"role_held\"",
               "17: expected a fact of the stream that the provision is about as fact, but "
               "role_held is of another"},
        Spoilt{"UnknownCheck", "NAMED_CHECK_POINTS_DECIDED", "NAMED_CHECK_UNSPECIFIED",
               "18: expected a check that the engine knows, but it is none"},
        Spoilt{"MonthsBeyond", "months: 12", "months: 121",
               "18: expected months of 0 to 120, but it is 121"},
        Spoilt{"StageOfAClock", "checks { clock: \"stage1.respond\" }",
               "checks { clock: \"stage1.respond\" stage: 1 }",
               "16: expected a stage here on a named check only, but it is another"},
        Spoilt{"NoRule", "checks { clock: \"stage1.respond\" }", "checks { }",
               "16: expected clock, stated, held, register or named in a check, but there is none"},
        Spoilt{
            "RegisterOfAComplaint", "checks { clock: \"stage1.respond\" }",
            "checks { register { } }",
            "16: expected the landlord's register in a provision about the landlord only, but it "
            "is about another"},
        Spoilt{"RegisterTooOld", "months_max: 15", "months_max: 121",
               "27: expected months_max of 0 to 120, but it is 121"},
        Spoilt{"EvidenceThatIsNone", "LANDLORD_EVIDENCE_KIND_PUBLICATION",
               "LANDLORD_EVIDENCE_KIND_UNSPECIFIED",
               "27: expected a kind of evidence that the engine knows, but it is none"}),
    [](const auto& test) { return test.param.name; });

TEST(ProvisionFileTest, NeitherCheckNorPersonIsRefused) {
  std::string text(kSound);
  const auto from = text.find("  checks { stated");
  text.erase(from, text.find("  newer_numbers") - from);
  EXPECT_EQ(ParseEdition(text, "e.textproto").error(),
            LawInvalid("e.textproto:10: expected a check, or a person to judge, but there is "
                       "neither"));
}

TEST(ProvisionFileTest, SizesAreBounded) {
  const std::string sound(kSound);
  const std::string check = "  checks { clock: \"stage1.respond\" }\n";
  std::string checks = sound;
  for (int i = 0; i < 5; ++i) checks.insert(checks.find(check), check);
  EXPECT_EQ(ParseEdition(checks, "e.textproto").error().message.substr(0, 55),
            "e.textproto:15: expected at most 8 checks, but there ar");
  std::string many = sound;
  for (int i = 0; i < 199; ++i) {
    many += "provisions { number: \"" + std::to_string(10 + i / 90) + "." +
            std::to_string(1 + i % 90) +
            "\" title: \"t\" scope: PROVISION_SCOPE_LANDLORD kinds: PROVISION_KIND_JUDGEMENT "
            "question: \"q\" }\n";
  }
  EXPECT_EQ(ParseEdition(many, "e.textproto").error(),
            LawInvalid("e.textproto:10: expected at most 200 provisions, but there are 201"));
}

}  // namespace
}  // namespace redress::editions

#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "tests/engine/editions/spoilt.h"

namespace redress::editions {
namespace {

constexpr const char* kSound = R"(id: "landlord"
version: 1
day_of_receipt_is_day_one: true
title: "What we ask of ourselves"
targets { clock_id: "stage1.acknowledge" limit { working_days: 2 } }
warning_leads { clock_id: "stage1.respond" working_days: [5, 2] }
warning_leads { working_days: 1 }
asked_rules { check: "LATE" action: ASKED_ACTION_BLOCK }
escalation_window_working_days: 20
channels: [CHANNEL_PHONE, CHANNEL_EMAIL]
)";

TEST(PolicyFileTest, ASoundOneIsReadWhole) {
  const auto policy = ParsePolicy(kSound, "p.textproto");
  ASSERT_TRUE(policy.has_value()) << policy.error().message;
  EXPECT_EQ(policy->id(), "landlord");
  EXPECT_TRUE(policy->day_of_receipt_is_day_one());
}

class SpoiltPolicyTest : public testing::TestWithParam<Spoilt> {};

TEST_P(SpoiltPolicyTest, NamesFileLineAndWhatIsExpected) {
  const auto policy = ParsePolicy(Spoil(kSound, GetParam()), "p.textproto");
  ASSERT_FALSE(policy.has_value());
  EXPECT_EQ(policy.error(), LawInvalid(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    All, SpoiltPolicyTest,
    testing::Values(
        Spoilt{"UnknownField", "day_of_receipt_is_day_one", "pause_when_waiting",
               "p.textproto:3: expected textproto of redress.v1.Policy, but Message type "
               "\"redress.v1.Policy\" has no field named \"pause_when_waiting\""},
        Spoilt{"IdMissing", "id: \"landlord\"", "",
               "p.textproto:1: expected an id of 1 to 64 characters of [A-Za-z0-9._-], but it is "
               "empty"},
        Spoilt{"VersionMissing", "version: 1", "",
               "p.textproto:1: expected a version from 1, but it is 0"},
        Spoilt{"TargetWithoutClock", "clock_id: \"stage1.acknowledge\" ", "",
               "p.textproto:5: expected the id of a clock as clock_id, but it is empty"},
        Spoilt{"TargetWithoutLimit", "limit { working_days: 2 }", "",
               "p.textproto:5: expected a limit in days, but there is none"},
        Spoilt{"TargetOfZero", "limit { working_days: 2 }", "limit { working_days: 0 }",
               "p.textproto:5: expected 1 to 1000 working_days, but there are 0"},
        Spoilt{"TargetBelowZero", "limit { working_days: 2 }", "limit { working_days: -2 }",
               "p.textproto:5: expected textproto of redress.v1.Policy, but Expected integer, got: "
               "-"},
        Spoilt{"TargetThatIsStated", "limit { working_days: 2 }", "limit { stated: true }",
               "p.textproto:5: expected a limit that is counted as a target, but it is another"},
        Spoilt{"TargetTwice", "warning_leads { working_days: 1 }",
               "targets { clock_id: \"stage1.acknowledge\" limit { working_days: 1 } }",
               "p.textproto:7: expected one target for \"stage1.acknowledge\", but there are more"},
        Spoilt{"LeadTwice", "clock_id: \"stage1.respond\" working_days: [5, 2]",
               "working_days: [5, 2]",
               "p.textproto:7: expected one warning_leads for \"\", but there are more"},
        Spoilt{"LeadOfNothing", "working_days: [5, 2] ", "",
               "p.textproto:6: expected 1 to 5 working_days, but there are 0"},
        Spoilt{"LeadTooLong", "[5, 2]", "[61]",
               "p.textproto:6: expected 0 to 60 working_days, but there are 61"},
        Spoilt{"LeadsTooMany", "[5, 2]", "[1, 2, 3, 4, 5, 6]",
               "p.textproto:6: expected 1 to 5 working_days, but there are 6"},
        Spoilt{"LeadDayTwice", "[5, 2]", "[5, 5]",
               "p.textproto:6: expected each number once, but one is there twice"},
        Spoilt{"AskedForNoCheck", "\"LATE\"", "\"TARDY\"",
               "p.textproto:8: expected the name of a RefusalReason without its prefix as check, "
               "but it is none"},
        Spoilt{"AskedWithItsPrefix", "\"LATE\"", "\"REFUSAL_REASON_LATE\"",
               "p.textproto:8: expected the name of a RefusalReason without its prefix as check, "
               "but it is none"},
        Spoilt{"AskedTwice", "escalation_window_working_days: 20",
               "asked_rules { check: \"LATE\" }",
               "p.textproto:9: expected one rule for \"LATE\", but there are more"},
        Spoilt{"ActionThatIsNone", "action: ASKED_ACTION_BLOCK", "action: 7",
               "p.textproto:8: expected an action that the engine knows, but it is none"},
        Spoilt{"WindowTooLong", "days: 20", "days: 251",
               "p.textproto:9: expected escalation_window_working_days of 0 to 250, but it is 251"},
        Spoilt{"ChannelTwice", "CHANNEL_EMAIL]", "CHANNEL_PHONE]",
               "p.textproto:10: expected each channel once, but one is there twice"},
        Spoilt{"ChannelThatIsNone", "CHANNEL_EMAIL]", "CHANNEL_UNSPECIFIED]",
               "p.textproto:10: expected a channel that the engine knows, but it is none"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace redress::editions

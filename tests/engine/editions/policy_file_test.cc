#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "tests/engine/editions/spoilt.h"

namespace redress::editions {
namespace {

constexpr const char* kSound = R"(id: "landlord"
version: 1
day_of_receipt_is_day_one: true
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
               "p.textproto:1: expected a version from 1, but it is 0"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace redress::editions

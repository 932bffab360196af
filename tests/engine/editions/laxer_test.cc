#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "engine/editions/shipped.h"

namespace redress::editions {
namespace {

Law ShippedLaw() {
  Law law;
  for (const ShippedFile& file : Shipped()) {
    if (file.kind != v1::LAW_KIND_EDITION) continue;
    law.editions.push_back(
        std::make_shared<const v1::Edition>(ParseEdition(file.content, file.name).value()));
  }
  return law;
}

v1::Policy Target(const std::string& clock_id, const std::string& limit) {
  return ParsePolicy("id: \"p\" version: 1 targets { clock_id: \"" + clock_id + "\" limit { " +
                         limit + " } }",
                     "p")
      .value();
}

std::string Offended(const std::string& clock_id, const std::string& limit) {
  const auto refusal = LaxerThanCode(Target(clock_id, limit), ShippedLaw());
  if (!refusal) return "nothing";
  EXPECT_EQ(refusal->reason, v1::REFUSAL_REASON_POLICY_LAXER_THAN_CODE);
  return refusal->provision;
}

TEST(LaxerTest, ATargetUpToTheCodesLimitIsFine) {
  EXPECT_EQ(Offended("stage1.acknowledge", "working_days: 2"), "nothing");
  EXPECT_EQ(Offended("stage1.acknowledge", "working_days: 5"), "nothing");
}

TEST(LaxerTest, ALongerOneOffendsTheProvisionOfItsClock) {
  EXPECT_EQ(Offended("stage1.acknowledge", "working_days: 6"), "4.1");
  EXPECT_EQ(Offended("stage2.acknowledge", "working_days: 6"), "6.11");
  EXPECT_EQ(Offended("stage2.respond", "working_days: 21"), "5.13");
}

TEST(LaxerTest, OneThatIsCountedOtherwiseCannotBeTold) {
  EXPECT_EQ(Offended("stage1.acknowledge", "calendar_days: 1"), "4.1");
  EXPECT_EQ(Offended("casework.remedy", "working_days: 1"), "7.3");
}

TEST(LaxerTest, AClockThatNoAdoptedEditionHasIsNamed) {
  const auto refusal = NamesNoClock(Target("stage9.respond", "working_days: 1"), ShippedLaw());
  ASSERT_TRUE(refusal.has_value());
  EXPECT_EQ(refusal->message,
            "expected a clock of an adopted edition, but none has the id stage9.respond");
  EXPECT_FALSE(NamesNoClock(Target("stage1.respond", "working_days: 1"), ShippedLaw()));
  EXPECT_FALSE(NamesNoClock(Target("stage9.respond", "working_days: 1"), Law{}));
}

}  // namespace
}  // namespace redress::editions

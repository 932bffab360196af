#include "engine/landlord/register.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace redress::landlord {
namespace {

Day D(std::string_view text) { return FromIsoDate(text).value(); }

template <typename Fact>
std::vector<std::string> Ids(const std::vector<Held<Fact>>& held,
                             const std::string& (Fact::*id)() const) {
  std::vector<std::string> ids;
  for (const auto& entry : held) ids.push_back((entry.fact.*id)());
  return ids;
}

using Strings = std::vector<std::string>;

// A landlord's stream, told fact by fact.
class RegisterTest : public testing::Test {
 protected:
  // Says that a fact happened on a day, or, where it is empty, on a day that is not known; it was
  // recorded on 1 June 2024.
  v1::Fact& Tell(std::string_view happened) {
    v1::RecordedEvent& event = events_.emplace_back();
    event.mutable_event()->set_version(events_.size());
    *event.mutable_recorded_date() = ToCivilDate(D("2024-06-01"));
    if (happened.empty()) {
      event.mutable_event()->mutable_happened()->set_grade(v1::DATE_GRADE_NOT_KNOWN);
    } else {
      *event.mutable_event()->mutable_happened()->mutable_date() = ToCivilDate(D(happened));
    }
    return *event.mutable_event()->mutable_fact();
  }

  void CountHomes(std::string_view happened, v1::Tenure tenure, std::uint64_t homes,
                  std::string_view at = "") {
    auto& counted = *Tell(happened).mutable_homes_counted();
    counted.set_tenure(tenure);
    counted.set_homes(homes);
    if (!at.empty()) *counted.mutable_at_date() = ToCivilDate(D(at));
  }

  void HoldRole(std::string_view happened, const std::string& officer, std::string_view from,
                std::string_view until) {
    auto& held = *Tell(happened).mutable_role_held();
    held.set_role(v1::LANDLORD_ROLE_SENIOR_LEAD);
    held.set_officer_id(officer);
    if (!from.empty()) *held.mutable_from_date() = ToCivilDate(D(from));
    if (!until.empty()) *held.mutable_until_date() = ToCivilDate(D(until));
  }

  v1::LandlordEvidenceHeld& HoldEvidence(std::string_view happened, const std::string& id) {
    auto& held = *Tell(happened).mutable_landlord_evidence_held();
    held.set_evidence_id(id);
    return held;
  }

  [[nodiscard]] Register On(std::string_view day) const { return FoldRegister(events_, D(day)); }
  [[nodiscard]] Strings RolesOn(std::string_view day) const {
    return Ids(On(day).roles, &v1::RoleHeld::officer_id);
  }
  [[nodiscard]] Strings EvidenceOn(std::string_view day) const {
    return Ids(On(day).evidence, &v1::LandlordEvidenceHeld::evidence_id);
  }

  std::vector<v1::RecordedEvent> events_;
};

TEST_F(RegisterTest, AnEmptyStreamHoldsNothing) {
  const Register held = On("2024-06-01");
  EXPECT_EQ(held.on, D("2024-06-01"));
  EXPECT_TRUE(held.homes.empty() && held.roles.empty() && held.policies.empty());
  EXPECT_FALSE(held.ombudsman_details.has_value());
}

TEST_F(RegisterTest, TheLatestCountOfEachTenureHoldsWheneverItWasRecorded) {
  CountHomes("2024-04-10", v1::TENURE_GENERAL_NEEDS_RENT, 900, "2024-03-31");
  CountHomes("2024-05-02", v1::TENURE_GENERAL_NEEDS_RENT, 950, "2023-03-31");  // Found late.
  CountHomes("2024-05-02", v1::TENURE_SHARED_OWNERSHIP, 70);
  const Register held = On("2024-05-02");
  ASSERT_EQ(held.homes.size(), 2U);
  EXPECT_EQ(held.homes[0].fact.homes(), 900U);
  EXPECT_EQ(held.homes[0].versions, std::vector<std::uint64_t>{1});
  EXPECT_EQ(held.homes[1].from, D("2024-05-02"));
  ASSERT_EQ(On("2024-03-30").homes.size(), 1U);
  EXPECT_EQ(On("2024-03-30").homes[0].fact.homes(), 950U);
}

TEST_F(RegisterTest, ACountOfTheSameDayReplacesTheOneBefore) {
  CountHomes("2024-04-10", v1::TENURE_GENERAL_NEEDS_RENT, 900, "2024-03-31");
  CountHomes("2024-04-11", v1::TENURE_GENERAL_NEEDS_RENT, 901, "2024-03-31");
  EXPECT_EQ(On("2024-04-11").homes.at(0).fact.homes(), 901U);
}

TEST_F(RegisterTest, ARoleHoldsFromItsDayToItsLastDay) {
  HoldRole("2024-01-05", "ann", "2024-02-01", "2024-03-31");
  EXPECT_EQ(RolesOn("2024-01-31"), Strings{});
  EXPECT_EQ(RolesOn("2024-02-01"), Strings{"ann"});
  EXPECT_EQ(RolesOn("2024-03-31"), Strings{"ann"});
  EXPECT_EQ(RolesOn("2024-04-01"), Strings{});
}

TEST_F(RegisterTest, ARoleIsGivenItsEndLater) {
  HoldRole("2024-01-05", "ann", "", "");
  HoldRole("2024-03-01", "bob", "", "");
  HoldRole("2024-03-02", "ann", "", "2024-03-05");
  EXPECT_EQ(RolesOn("2024-01-05"), Strings{"ann"});
  EXPECT_EQ(RolesOn("2024-03-05"), (Strings{"ann", "bob"}));
  EXPECT_EQ(RolesOn("2024-03-06"), Strings{"bob"});
  const Register held = On("2024-03-05");
  EXPECT_EQ(held.roles[0].versions, (std::vector<std::uint64_t>{1, 3}));
  EXPECT_EQ(held.roles[0].from, D("2024-01-05"));
}

TEST_F(RegisterTest, ARoleTakenUpAgainIsHeldAgain) {
  HoldRole("2024-01-05", "ann", "", "2024-01-31");
  HoldRole("2024-03-01", "ann", "", "");
  EXPECT_EQ(RolesOn("2024-02-15"), Strings{});
  EXPECT_EQ(RolesOn("2024-03-01"), Strings{"ann"});
}

TEST_F(RegisterTest, OfEachPolicyTheVersionInForceOnThatDayHolds) {
  for (const auto& [day, version] : {std::pair{"2023-01-01", 1U}, {"2024-04-01", 2U}}) {
    auto& published = *Tell("2022-12-01").mutable_policy_published();
    published.set_policy_id("complaints");
    published.set_version(version);
    *published.mutable_from_date() = ToCivilDate(D(day));
  }
  EXPECT_TRUE(On("2022-12-31").policies.empty());
  EXPECT_EQ(On("2024-03-31").policies.at(0).fact.version(), 1U);
  ASSERT_EQ(On("2024-04-01").policies.size(), 1U);
  EXPECT_EQ(On("2024-04-01").policies[0].fact.version(), 2U);
}

TEST_F(RegisterTest, TheOmbudsmansDetailsAreThoseOfThatDay) {
  Tell("2024-01-01").mutable_ombudsman_details_set()->set_title("old");
  auto& set = *Tell("2024-02-01").mutable_ombudsman_details_set();
  set.set_title("new");
  *set.mutable_from_date() = ToCivilDate(D("2024-03-01"));
  EXPECT_FALSE(On("2023-12-31").ombudsman_details.has_value());
  EXPECT_EQ(On("2024-02-29").ombudsman_details->fact.title(), "old");
  EXPECT_EQ(On("2024-03-01").ombudsman_details->fact.title(), "new");
}

TEST_F(RegisterTest, EvidenceHoldsWhileValidAndNotWithdrawn) {
  auto& dated = HoldEvidence("2024-01-10", "report");
  *dated.mutable_valid_from_date() = ToCivilDate(D("2024-01-01"));
  *dated.mutable_valid_until_date() = ToCivilDate(D("2024-12-31"));
  HoldEvidence("2024-01-10", "minutes");
  Tell("2024-03-01").mutable_landlord_evidence_withdrawn()->set_evidence_id("minutes");
  EXPECT_EQ(EvidenceOn("2023-12-31"), Strings{});
  EXPECT_EQ(EvidenceOn("2024-01-01"), Strings{"report"});
  EXPECT_EQ(EvidenceOn("2024-02-29"), (Strings{"report", "minutes"}));
  EXPECT_EQ(EvidenceOn("2024-03-01"), Strings{"report"});
  EXPECT_EQ(EvidenceOn("2024-12-31"), Strings{"report"});
  EXPECT_EQ(EvidenceOn("2025-01-01"), Strings{});
}

TEST_F(RegisterTest, EvidenceHasTheReviewDateLastSet) {
  *HoldEvidence("2024-01-10", "report").mutable_review_date() = ToCivilDate(D("2024-06-30"));
  auto& reviewed = *Tell("2024-06-20").mutable_landlord_evidence_reviewed();
  reviewed.set_evidence_id("report");
  *reviewed.mutable_next_review_date() = ToCivilDate(D("2025-06-30"));
  Tell("2025-06-01").mutable_landlord_evidence_reviewed()->set_evidence_id("report");
  const auto review_on = [&](std::string_view day) {
    const Register held = On(day);
    const auto& fact = held.evidence.at(0).fact;
    return fact.has_review_date() ? ToDay(fact.review_date()) : std::nullopt;
  };
  EXPECT_EQ(review_on("2024-06-19"), D("2024-06-30"));
  EXPECT_EQ(review_on("2024-06-20"), D("2025-06-30"));
  EXPECT_EQ(review_on("2025-06-01"), std::nullopt);
  EXPECT_EQ(On("2025-06-01").evidence[0].versions, (std::vector<std::uint64_t>{1, 2, 3}));
}

TEST_F(RegisterTest, CircumstancesHoldUntilTheyEnd) {
  Tell("2024-02-01").mutable_exceptional_circumstances_began()->set_circumstances_id("attack");
  Tell("2024-03-01").mutable_exceptional_circumstances_ended()->set_circumstances_id("attack");
  EXPECT_TRUE(On("2024-01-31").circumstances.empty());
  EXPECT_EQ(On("2024-02-29").circumstances.size(), 1U);
  EXPECT_TRUE(On("2024-03-01").circumstances.empty());
}

TEST_F(RegisterTest, ImprovementsStandLatestFirst) {
  for (const auto& [day, id] : {std::pair{"2024-02-01", "b"},
                                {"2024-01-01", "a"},
                                {"2024-02-01", "c"},
                                {"2024-03-01", "later"}}) {
    Tell(day).mutable_improvement_made()->set_improvement_id(id);
  }
  EXPECT_EQ(Ids(On("2024-02-01").improvements, &v1::ImprovementMade::improvement_id),
            (Strings{"c", "b", "a"}));
}

TEST_F(RegisterTest, WhatHappenedOnADayNotKnownCountsFromTheDayItWasRecorded) {
  HoldRole("", "ann", "", "");
  HoldEvidence("", "report");
  EXPECT_TRUE(On("2024-05-31").roles.empty() && On("2024-05-31").evidence.empty());
  EXPECT_EQ(RolesOn("2024-06-01"), Strings{"ann"});
  EXPECT_EQ(EvidenceOn("2024-06-01"), Strings{"report"});
}

TEST_F(RegisterTest, WhatEndsNothingEndsNothing) {
  HoldEvidence("2024-01-10", "report");
  Tell("2024-01-11").mutable_landlord_evidence_withdrawn()->set_evidence_id("other");
  Tell("2024-01-11").mutable_landlord_evidence_reviewed()->set_evidence_id("other");
  Tell("2024-01-11").mutable_exceptional_circumstances_ended()->set_circumstances_id("none");
  Tell("2024-01-11");  // No fact at all.
  EXPECT_EQ(EvidenceOn("2024-01-11"), Strings{"report"});
}

}  // namespace
}  // namespace redress::landlord

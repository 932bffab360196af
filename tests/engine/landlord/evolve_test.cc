#include <gtest/gtest.h>

#include "engine/editions/shipped.h"
#include "engine/landlord/state.h"

namespace redress::landlord {
namespace {

Day D(std::string_view text) { return FromIsoDate(text).value(); }

// A landlord's stream, event by event.
class LandlordTest : public testing::Test {
 protected:
  v1::RecordedEvent Next() {
    v1::RecordedEvent event;
    event.mutable_event()->set_version(++version_);
    event.mutable_recorded_time()->set_seconds(1'712'000'000 + static_cast<int>(version_));
    return event;
  }

  void Create() {
    v1::RecordedEvent event = Next();
    event.mutable_event()->mutable_fact()->mutable_landlord_created()->set_display_name("Homes");
    Evolve(state_, event);
  }

  void Adopt(v1::LawKind kind, const std::string& id, std::string_view content) {
    v1::RecordedEvent event = Next();
    v1::LawAdopted& adopted = *event.mutable_event()->mutable_fact()->mutable_law_adopted();
    adopted.set_kind(kind);
    adopted.set_id(id);
    adopted.set_version(1);
    adopted.set_content(std::string(content));
    adopted.set_digest(std::string(32, 'd'));
    Evolve(state_, event);
  }

  void AdoptShipped() {
    for (const editions::ShippedFile& file : editions::Shipped()) {
      Adopt(file.kind, std::string(file.name), file.content);
    }
  }

  State state_;

 private:
  std::uint64_t version_ = 0;
};

std::string Edition(const std::string& id, int year) {
  return "id: \"" + id +
         "\" version: 1 title: \"t\" in_force_from_date { year: " + std::to_string(year) +
         " month: 1 day: 1 } stages: 1 clocks { id: \"c\" provision: \"1.1\" title: \"c\" stage: 1 "
         "until: CLOCK_FACT_RESPONDED "
         "literal { from: CLOCK_FACT_RECEIVED limit { working_days: 1 } } }";
}

TEST_F(LandlordTest, BeginsWithAnEmptyLaw) {
  EXPECT_EQ(state_.law, nullptr);
  Create();
  EXPECT_EQ(state_.version, 1U);
  EXPECT_EQ(state_.display_name, "Homes");
  EXPECT_EQ(state_.law_version, 0U);
  ASSERT_NE(state_.law, nullptr);
  EXPECT_EQ(state_.law->version, 0U);
  ASSERT_NE(state_.law->calendar, nullptr);
  EXPECT_EQ(state_.law->EditionFor(D("2024-04-01")), nullptr);
}

TEST_F(LandlordTest, TheOmbudsmansDetailsHoldFromTheEarliestDayOfAll) {
  Create();
  EXPECT_EQ(state_.ombudsman_details_from, std::nullopt);
  const auto set = [&](const char* happened, const char* from) {
    v1::RecordedEvent event = Next();
    *event.mutable_recorded_date() = ToCivilDate(D("2024-06-03"));
    auto& details = *event.mutable_event()->mutable_fact()->mutable_ombudsman_details_set();
    if (from != nullptr) *details.mutable_from_date() = ToCivilDate(D(from));
    if (happened != nullptr) {
      *event.mutable_event()->mutable_happened()->mutable_date() = ToCivilDate(D(happened));
    }
    Evolve(state_, event);
  };
  set(nullptr, nullptr);
  EXPECT_EQ(state_.ombudsman_details_from, D("2024-06-03"));
  set("2024-05-01", nullptr);
  EXPECT_EQ(state_.ombudsman_details_from, D("2024-05-01"));
  set("2024-04-01", "2024-05-02");
  EXPECT_EQ(state_.ombudsman_details_from, D("2024-05-01"));
  set("2024-05-10", "2024-04-02");
  EXPECT_EQ(state_.ombudsman_details_from, D("2024-04-02"));
}

TEST_F(LandlordTest, EachAdoptionRaisesTheLawsVersion) {
  Create();
  AdoptShipped();
  EXPECT_EQ(state_.version, 5U);
  EXPECT_EQ(state_.law_version, 4U);
  EXPECT_EQ(state_.law->version, 4U);
  EXPECT_EQ(state_.law->calendar->id(), "england");
  EXPECT_EQ(state_.law->EditionFor(D("2023-01-01"))->id(), "housing-ombudsman-2022");
  EXPECT_EQ(state_.law->EditionFor(D("2025-01-01"))->id(), "housing-ombudsman-2024");
}

TEST_F(LandlordTest, KeepsTheFileAsItWasAdopted) {
  Create();
  Adopt(v1::LAW_KIND_POLICY, "landlord", "id: \"landlord\" version: 1");
  EXPECT_EQ(state_.files.at({v1::LAW_KIND_POLICY, "landlord"}),
            (AdoptedFile{.version = 1,
                         .digest = std::string(32, 'd'),
                         .content = "id: \"landlord\" version: 1",
                         .event_version = 2,
                         .recorded_nanos = 1'712'000'002'000'000'000}));
}

TEST_F(LandlordTest, ALawThatIsHeldStaysAsItWas) {
  Create();
  Adopt(v1::LAW_KIND_EDITION, "a", Edition("a", 2020));
  const auto held = state_.law;
  Adopt(v1::LAW_KIND_EDITION, "b", Edition("b", 2021));
  EXPECT_EQ(held->version, 1U);
  EXPECT_EQ(held->editions.size(), 1U);
  EXPECT_EQ(state_.law->editions.size(), 2U);
}

TEST_F(LandlordTest, EditionsAreOrderedByTheDayTheyCameIntoForce) {
  Create();
  Adopt(v1::LAW_KIND_EDITION, "newer", Edition("newer", 2024));
  Adopt(v1::LAW_KIND_EDITION, "older", Edition("older", 2020));
  ASSERT_EQ(state_.law->editions.size(), 2U);
  EXPECT_EQ(state_.law->editions[0]->id(), "older");
  EXPECT_EQ(state_.law->EditionFor(D("2024-06-01"))->id(), "newer");
}

TEST_F(LandlordTest, OfTwoEditionsOfOneDayTheOneAdoptedLaterGoverns) {
  Create();
  Adopt(v1::LAW_KIND_EDITION, "z", Edition("z", 2024));
  Adopt(v1::LAW_KIND_EDITION, "a", Edition("a", 2024));
  EXPECT_EQ(state_.law->EditionFor(D("2024-06-01"))->id(), "a");
  Adopt(v1::LAW_KIND_EDITION, "z", Edition("z", 2024));
  EXPECT_EQ(state_.law->EditionFor(D("2024-06-01"))->id(), "z");
}

TEST_F(LandlordTest, ALaterFileOfTheSameIdReplacesTheEarlier) {
  Create();
  Adopt(v1::LAW_KIND_EDITION, "a", Edition("a", 2020));
  Adopt(v1::LAW_KIND_EDITION, "a", Edition("a", 2023));
  ASSERT_EQ(state_.law->editions.size(), 1U);
  EXPECT_EQ(state_.law->EditionFor(D("2021-01-01")), nullptr);
}

TEST_F(LandlordTest, TheCalendarAndThePolicyAdoptedLastAreInForce) {
  const auto calendar = [](const std::string& id) {
    return "id: \"" + id + "\" version: 7 source: \"s\" first_year: 2024 last_year: 2024";
  };
  Create();
  Adopt(v1::LAW_KIND_CALENDAR, "z", calendar("z"));
  Adopt(v1::LAW_KIND_CALENDAR, "a", calendar("a"));
  EXPECT_EQ(state_.law->calendar->id(), "a");
  EXPECT_EQ(state_.law->calendar->version(), 7U);
  Adopt(v1::LAW_KIND_POLICY, "z", "id: \"z\" version: 1 day_of_receipt_is_day_one: true");
  EXPECT_TRUE(state_.law->policy.day_of_receipt_is_day_one());
  Adopt(v1::LAW_KIND_POLICY, "a", "id: \"a\" version: 1");
  EXPECT_FALSE(state_.law->policy.day_of_receipt_is_day_one());
  EXPECT_EQ(state_.law_version, 4U);
}

TEST_F(LandlordTest, CalendarsAreHeldByIdAndEnglandsIsTheUsualOne) {
  const auto calendar = [](const std::string& id) {
    return "id: \"" + id + "\" version: 7 source: \"s\" first_year: 2024 last_year: 2024";
  };
  Create();
  Adopt(v1::LAW_KIND_CALENDAR, "england", calendar("england"));
  Adopt(v1::LAW_KIND_CALENDAR, "scotland", calendar("scotland"));
  EXPECT_EQ(state_.law->calendar->id(), "england");
  v1::Edition edition;
  EXPECT_EQ(state_.law->CalendarOf(edition).id(), "england");
  edition.set_calendar_id("scotland");
  EXPECT_EQ(state_.law->CalendarOf(edition).id(), "scotland");
  edition.set_calendar_id("wales");
  EXPECT_EQ(state_.law->CalendarOf(edition).id(), "england");
}

TEST_F(LandlordTest, TariffsHoldFromTheirDayOn) {
  const auto tariff = [](const std::string& id, int year) {
    return "id: \"" + id +
           "\" version: 1 title: \"t\" in_force_from_date { year: " + std::to_string(year) +
           " month: 4 day: 1 } items { id: \"i\" title: \"i\" unit: \"day\" amount_pence: 1 }";
  };
  Create();
  Adopt(v1::LAW_KIND_TARIFF, "newer", tariff("newer", 2026));
  Adopt(v1::LAW_KIND_TARIFF, "older", tariff("older", 2024));
  EXPECT_EQ(state_.law->TariffFor(D("2024-03-31")), nullptr);
  EXPECT_EQ(state_.law->TariffFor(D("2026-03-31"))->id(), "older");
  EXPECT_EQ(state_.law->TariffFor(D("2026-04-01"))->id(), "newer");
  EXPECT_EQ(state_.law->FindTariff("older")->id(), "older");
  EXPECT_EQ(state_.law->FindTariff("other"), nullptr);
}

TEST_F(LandlordTest, LettersAreHeldByIdAndTheNewestOfAnIdHolds) {
  const auto letter = [](const std::string& tags, const std::string& words) {
    return "{{! letter: update }}\n{{! version: 1 }}\n" + tags + words;
  };
  Create();
  Adopt(v1::LAW_KIND_LETTER_TEMPLATE, "update", letter("", "one"));
  Adopt(v1::LAW_KIND_LETTER_TEMPLATE, "update.cy", letter("{{! lang: cy }}\n", "two"));
  Adopt(v1::LAW_KIND_LETTER_TEMPLATE, "update", letter("", "three"));
  ASSERT_EQ(state_.law->letters.size(), 2U);
  EXPECT_EQ(state_.law->letters.at("update")->text, letter("", "three"));
  EXPECT_EQ(state_.law->letters.at("update.cy")->language, "cy");
  Adopt(v1::LAW_KIND_LETTER_TEMPLATE, "update", "no head");
  EXPECT_EQ(state_.law->letters.size(), 1U) << "an older readable one does not come back";
  EXPECT_EQ(state_.law_version, 4U);
}

TEST_F(LandlordTest, ContentThatCannotBeReadIsKeptAndNotApplied) {
  Create();
  AdoptShipped();
  Adopt(v1::LAW_KIND_EDITION, "broken", "stages: \xFF");
  Adopt(v1::LAW_KIND_CALENDAR, "broken", "clocks {}");
  Adopt(v1::LAW_KIND_POLICY, "broken", "}");
  Adopt(v1::LAW_KIND_UNSPECIFIED, "unknown", Edition("unknown", 2020));
  EXPECT_EQ(state_.files.at({v1::LAW_KIND_EDITION, "broken"}).content, "stages: \xFF");
  EXPECT_EQ(state_.law_version, 8U);
  EXPECT_EQ(state_.law->version, 8U);
  EXPECT_EQ(state_.law->editions.size(), 3U);
  EXPECT_EQ(state_.law->calendar->id(), "england");
}

TEST_F(LandlordTest, OfficersAreKnownByTheirIds) {
  Create();
  v1::RecordedEvent event = Next();
  event.mutable_event()->mutable_fact()->mutable_officer_registered()->set_officer_id("ann");
  Evolve(state_, event);
  EXPECT_EQ(state_.officer_ids, std::set<std::string>{"ann"});
  EXPECT_EQ(state_.law_version, 0U);
}

TEST_F(LandlordTest, CorrectionsAnnulmentsAndFactsOfOtherStreamsOnlyMoveTheVersion) {
  Create();
  AdoptShipped();
  State expected = state_;
  const auto take = [&](auto&& write) {
    v1::RecordedEvent event = Next();
    write(*event.mutable_event()->mutable_fact());
    Evolve(state_, event);
    ++expected.version;
    EXPECT_EQ(state_, expected);
    EXPECT_EQ(state_.law, expected.law);  // The very same: not even made again.
  };
  take([](v1::Fact& fact) { fact.mutable_corrected()->set_version(2); });
  take([](v1::Fact& fact) { fact.mutable_annulled()->add_versions(2); });
  take([](v1::Fact& fact) { fact.mutable_received(); });
  take([](v1::Fact&) {});
}

}  // namespace
}  // namespace redress::landlord

#include <gtest/gtest.h>

#include "tests/engine/findings/fixture.h"

// Compensation: how it was worked out (7.2, 7.4), and that it was paid (7.3).
namespace redress::findings {
namespace {

constexpr std::string_view kToday = "2024-06-28";
// 7.4 is in part for a person: what the rules found kept is then a question.
constexpr std::string_view kRight = "JUDGEMENT";

constexpr std::uint64_t kHuge = 1ull << 63;

// The shipped law, with a tariff of 20 pounds a missed appointment, and one whose amount no file
// may have.
const editions::Law& LawWithTariff() {
  static const auto* law = [] {
    auto* made = new editions::Law(LawWith(""));  // Never freed: used at exit.
    v1::Tariff tariff;
    tariff.set_id("house");
    tariff.set_version(2);
    auto& item = *tariff.add_items();
    item.set_id("missed-appointment");
    item.set_unit("occasion");
    item.set_amount_pence(2'000);
    auto& huge = *tariff.add_items();
    huge.set_id("huge");
    huge.set_amount_pence(kHuge);
    made->tariffs.push_back(std::make_shared<const v1::Tariff>(tariff));
    return made;
  }();
  return *law;
}

std::string Pence(std::uint64_t pence) { return std::to_string(pence); }

std::string ByTariff(const std::string& item, std::uint32_t units, std::uint64_t pence) {
  return "items { head: COMPENSATION_HEAD_TARIFF tariff_item: \"" + item +
         "\" units: " + std::to_string(units) + " amount_pence: " + Pence(pence) + " } ";
}

std::string ByHead(const std::string& head, std::uint64_t pence) {
  return "items { head: COMPENSATION_HEAD_" + head + " amount_pence: " + Pence(pence) + " } ";
}

std::string Offered(const std::string& items, std::uint64_t total,
                    const std::string& tariff = "tariff_id: \"house\" tariff_version: 2") {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-16", "compensation_offered { remedy_id: \"r1\" stage: 1 " + items +
                               "total_pence: " + Pence(total) + " " + tariff + " }");
  return story.Line("7.4", kToday, LawWithTariff());
}

TEST(CompensationTest, ItemsOfTheTariffAreMultipliedAndAddUp) {
  EXPECT_EQ(Offered(ByTariff("missed-appointment", 2, 4'000) + ByHead("DISTRESS", 10'000), 14'000),
            kRight);
}

TEST(CompensationTest, AnAmountThatIsNotTheTariffsIsABreach) {
  EXPECT_EQ(Offered(ByTariff("missed-appointment", 2, 2'000), 2'000), "BREACHED");
  EXPECT_EQ(Offered(ByTariff("missed-appointment", 0, 2'000), 2'000), "BREACHED");
}

TEST(CompensationTest, AnItemThatTheTariffDoesNotHaveIsABreach) {
  EXPECT_EQ(Offered(ByTariff("missed-call", 2, 4'000), 4'000), "BREACHED");
}

TEST(CompensationTest, ATariffThatIsNotAdoptedIsNoEvidence) {
  const auto item = ByTariff("missed-appointment", 2, 4'000);
  EXPECT_EQ(Offered(item, 4'000, "tariff_id: \"other\""), "NO_EVIDENCE");
  EXPECT_EQ(Offered(item, 4'000, "tariff_id: \"house\" tariff_version: 1"), "NO_EVIDENCE");
  EXPECT_EQ(Offered(item, 4'000, "tariff_id: \"house\""), kRight);  // Of any version.
}

TEST(CompensationTest, ItemsThatDoNotAddUpAreABreach) {
  EXPECT_EQ(Offered(ByHead("DISTRESS", 10'000), 10'001), "BREACHED");
  EXPECT_EQ(Offered(ByHead("DISTRESS", 10'000), 0), "BREACHED");
}

TEST(CompensationTest, AnItemForNothingNamedIsNoEvidence) {
  EXPECT_EQ(Offered(ByHead("UNSPECIFIED", 10'000), 10'000), "NO_EVIDENCE");
  EXPECT_EQ(Offered("", 10'000), "NO_EVIDENCE");
}

TEST(CompensationTest, ProductsBeyondWhatCanBeCountedMatchNothing) {
  // Twice 2^63 is 0 in 64 bits, thrice it is 2^63.
  EXPECT_EQ(Offered(ByTariff("huge", 2, 0), 0), "BREACHED");
  EXPECT_EQ(Offered(ByTariff("huge", 3, kHuge), kHuge), "BREACHED");
  EXPECT_EQ(Offered(ByTariff("huge", 1, kHuge), kHuge), kRight);
}

TEST(CompensationTest, SumsBeyondWhatCanBeCountedMatchNothing) {
  const auto half = ByHead("DISTRESS", kHuge);
  EXPECT_EQ(Offered(half + half, 0), "BREACHED");
  EXPECT_EQ(Offered(half + half + ByHead("OTHER_LOSS", 500), 500), "BREACHED");
}

TEST(CompensationTest, OnlyTheLastOfferOfARemedyCounts) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-16", "compensation_offered { remedy_id: \"r1\" stage: 1 " +
                               ByHead("DISTRESS", 10'000) + "total_pence: 5000 }")
      .Given("2024-04-17", "compensation_offered { remedy_id: \"r1\" stage: 1 " +
                               ByHead("DISTRESS", 10'000) + "total_pence: 10000 }");
  EXPECT_EQ(story.Line("7.4", kToday), kRight);
}

// Accepted compensation of 100 pounds, to be paid by 31 May, and what was paid of it.
std::string Paid(const std::vector<std::uint64_t>& payments, std::string_view today) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-16",
             "remedy_agreed { remedy_id: \"r1\" stage: 1 kind: REMEDY_KIND_COMPENSATION what {} "
             "amount_pence: 10000 due_date { year: 2024 month: 5 day: 31 } }")
      .Given("2024-04-17", "remedy_answered { remedy_id: \"r1\" accepted: YES_NO_YES }");
  for (const std::uint64_t pence : payments) {
    story.Given("2024-05-20",
                "compensation_paid { remedy_id: \"r1\" amount_pence: " + Pence(pence) + " }");
  }
  return story.Line("7.3", today);
}

TEST(CompensationTest, PaidIsWhatIsPaidInFull) {
  EXPECT_EQ(Paid({10'000}, kToday), "COMPLIED");
  EXPECT_EQ(Paid({4'000, 6'000}, kToday), "COMPLIED");
  EXPECT_EQ(Paid({4'000}, kToday), "NO_EVIDENCE");
  EXPECT_EQ(Paid({}, "2024-05-31"), "NOT_APPLICABLE");
}

TEST(CompensationTest, PaymentsBeyondWhatCanBeCountedDoNotStartAnew) {
  EXPECT_EQ(Paid({5'000, ~0ull}, kToday), "COMPLIED");
}

TEST(CompensationTest, WhatWasDeclinedIsNotOwed) {
  Story story;
  story.Given("2024-04-02", "received {}")
      .Given("2024-04-16",
             "remedy_agreed { remedy_id: \"r1\" stage: 1 kind: REMEDY_KIND_COMPENSATION what {} "
             "amount_pence: 10000 due_date { year: 2024 month: 5 day: 31 } }")
      .Given("2024-04-17", "remedy_answered { remedy_id: \"r1\" accepted: YES_NO_NO }");
  EXPECT_EQ(story.Line("7.3", kToday), "NOT_APPLICABLE");
}

}  // namespace
}  // namespace redress::findings

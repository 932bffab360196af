#include <gtest/gtest.h>

#include "engine/findings/findings.h"
#include "tests/engine/findings/fixture.h"

namespace redress::findings {
namespace {

// The edition whose provisions are found on. All findings have to be of one.
std::string EditionOf(const std::vector<Finding>& findings) {
  std::string id;
  for (const Finding& finding : findings) {
    EXPECT_TRUE(id.empty() || id == finding.edition->id()) << finding.edition->id();
    id = finding.edition->id();
  }
  return id;
}

std::string OfRequest(const Story& story) {
  return EditionOf(OfServiceRequest(story.events(), {}, Shipped(), D("2024-07-01")));
}

// A day on either side of 1 April 2024, when one edition took the place of another.
constexpr std::string_view kRedated =
    "corrected { version: 1 happened { grade: DATE_GRADE_DAY date { year: 2024 month: 4 day: 2 } } }";

TEST(OtherTest, TheEditionIsThatOfTheDayARequestWasReceived) {
  Story story;
  story.Given("2024-03-28", "request_received {}");
  EXPECT_EQ(OfRequest(story), "housing-ombudsman-2022");
}

TEST(OtherTest, ACorrectedReceiptMovesARequestToItsOwnEdition) {
  Story story;
  story.Given("2024-03-28", "request_received {}").Given("2024-04-10", kRedated);
  EXPECT_EQ(OfRequest(story), "housing-ombudsman-2024");
}

TEST(OtherTest, ACorrectedContactMovesToItsOwnEdition) {
  Story story;
  story.Given("2021-03-29", "contact_received {}");
  const auto edition = [&] {
    return EditionOf(OfContact(story.events(), Shipped(), D("2024-07-01")));
  };
  const std::string before = edition();
  story.Given("2024-04-10", kRedated);
  EXPECT_EQ(edition(), "housing-ombudsman-2024");
  EXPECT_NE(edition(), before);
}

}  // namespace
}  // namespace redress::findings

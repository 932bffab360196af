#include <gtest/gtest.h>

#include "engine/whatif/compare.h"
#include "tests/engine/whatif/history.h"

namespace redress::whatif {
namespace {

TEST(ToldDayTest, NobodyWasToldAnything) {
  EXPECT_EQ(ToldDay(History().Received("2022-09-08").Acknowledged("2022-09-09").events(), {}),
            std::nullopt);
}

TEST(ToldDayTest, AnExtensionReplacesWhatTheAcknowledgementTold) {
  const auto history = History()
                           .Received("2022-09-08")
                           .Acknowledged("2022-09-09", "2022-09-22")
                           .Extended("2022-09-20", "2022-09-30");
  EXPECT_EQ(ToldDay(history.events(), {}), D("2022-09-30"));
}

TEST(ToldDayTest, AnExtensionWithoutADateTellsNone) {
  const auto history =
      History().Acknowledged("2022-09-09", "2022-09-22").Extended("2022-09-20", "");
  EXPECT_EQ(ToldDay(history.events(), {}), D("2022-09-22"));
}

TEST(ToldDayTest, GoesByTheOrderOfTellingNotOfRecording) {
  const auto history =
      History().Extended("2022-09-20", "2022-09-30").Acknowledged("2022-09-09", "2022-09-22");
  EXPECT_EQ(ToldDay(history.events(), {}), D("2022-09-30"));
}

TEST(ToldDayTest, OnADayNotKnownItCountsFromTheRecording) {
  const auto history =
      History().Acknowledged("", "2024-06-20").Extended("2024-05-01", "2024-05-20");
  EXPECT_EQ(ToldDay(history.events(), {}), D("2024-06-20"));
}

TEST(ToldDayTest, WhatWasAnnulledWasNeverTold) {
  const auto history = History()
                           .Acknowledged("2022-09-09", "2022-09-22")
                           .Extended("2022-09-20", "2022-09-30")
                           .Annulled("2022-09-21", 2);
  EXPECT_EQ(ToldDay(history.events(), {}), D("2022-09-22"));
}

TEST(ToldDayTest, ACorrectionTellsWhatWasReallyTold) {
  History history;
  history.Acknowledged("2022-09-09", "2022-09-22").Extended("2022-09-20", "2022-09-30");
  auto& corrected = *history.Tell("2022-09-21").mutable_corrected();
  corrected.set_version(2);
  auto& extension = *corrected.mutable_fact()->mutable_extension_notified();
  extension.set_stage(1);
  *extension.mutable_new_due_date() = ToCivilDate(D("2022-10-03"));
  EXPECT_EQ(ToldDay(history.events(), {}), D("2022-10-03"));
  history.Annulled("2022-09-22", 3);
  EXPECT_EQ(ToldDay(history.events(), {}), D("2022-09-30"));
}

TEST(ToldDayTest, ACorrectedDayChangesTheOrderOfTelling) {
  History history;
  history.Acknowledged("2022-09-09", "2022-09-22").Extended("2022-09-20", "2022-09-30");
  auto& corrected = *history.Tell("2022-09-21").mutable_corrected();
  corrected.set_version(1);
  *corrected.mutable_happened()->mutable_date() = ToCivilDate(D("2022-09-21"));
  EXPECT_EQ(ToldDay(history.events(), {}), D("2022-09-22"));
}

TEST(ToldDayTest, WhatHappenedLaterIsLeftOut) {
  const auto history =
      History().Acknowledged("2022-09-09", "2022-09-22").Extended("2022-09-20", "2022-09-30");
  EXPECT_EQ(ToldDay(history.events(), D("2022-09-19")), D("2022-09-22"));
  EXPECT_EQ(ToldDay(history.events(), D("2022-09-08")), std::nullopt);
}

TEST(ToldDayTest, CorrectionsAndAnnulmentsOfWhatIsNotThereAreNothing) {
  History history;
  history.Acknowledged("2022-09-09", "2022-09-22")
      .Annulled("2022-09-10", 9)
      .Annulled("2022-09-10", 0);
  history.Tell("2022-09-11").mutable_corrected()->set_version(77);
  auto& other_kind = *history.Tell("2022-09-11").mutable_corrected();
  other_kind.set_version(1);
  *other_kind.mutable_fact()->mutable_extension_notified()->mutable_new_due_date() =
      ToCivilDate(D("2022-12-01"));
  EXPECT_EQ(ToldDay(history.events(), {}), D("2022-09-22"));
}

}  // namespace
}  // namespace redress::whatif

#include "engine/runtime/reader.h"

#include "tests/engine/runtime/fixture.h"

namespace redress::runtime {
namespace {

// A complaint received on 28 May, recorded at once; acknowledged on 29 May, recorded on 10 June;
// its receipt corrected to 20 May on 12 June.
class ReaderTest : public WriterTest {
 protected:
  ReaderTest() : reader_(store_, clock_) {
    clock_.Set("2024-05-28");
    Start();
    Take(CreateMill());
    Take(Adopt("law1", "england.textproto"));
    Take(Adopt("law2", "housing_ombudsman_2024.textproto"));
    Take(ReportReceived("r1", "c1", "2024-05-28"));
    clock_.Set("2024-06-10");
    Take(ReportAcknowledged("r2", "c1", "2024-05-29"));
    clock_.Set("2024-06-12");
    v1::Fact homes;
    *homes.mutable_homes_counted()->mutable_at_date() = ToCivilDate(DayOfIso("2024-06-12"));
    homes.mutable_homes_counted()->set_homes(900);
    homes.mutable_homes_counted()->set_tenure(v1::TENURE_GENERAL_NEEDS_RENT);
    Take(Report("h1", v1::STREAM_KIND_LANDLORD, "mill", "2024-06-12", homes));
    v1::Fact fact;
    fact.mutable_corrected()->set_version(1);
    *fact.mutable_corrected()->mutable_happened() = OnDay("2024-05-20");
    Take(Report("r3", v1::STREAM_KIND_COMPLAINT, "c1", "2024-06-12", fact));
    writer_->Stop();
  }

  std::int64_t NoonOf(const char* iso) const {
    return (std::chrono::seconds(DayOfIso(iso).time_since_epoch()).count() + 12 * 3600) *
           1'000'000'000;
  }

  Reader reader_;
};

TEST_F(ReaderTest, NowIsEverything) {
  const auto read = reader_.ReadComplaint("mill", "c1", {});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->events.size(), 3u);
  EXPECT_EQ(ToIsoDate(read->state.received_day.value()), "2024-05-20");
  EXPECT_TRUE(read->state.stages[0].acknowledged);
  EXPECT_EQ(ToIsoDate(read->as_of), "2024-06-12");
  EXPECT_EQ(read->law->version, 2u);
}

TEST_F(ReaderTest, AsItWasLeavesOutWhatHadNotHappened) {
  const auto read = reader_.ReadComplaint(
      "mill", "c1", {.happened_by = DayOfIso("2024-05-28"), .known_at_unix_nanos = std::nullopt});
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->state.stages[0].acknowledged);
  EXPECT_EQ(ToIsoDate(read->state.received_day.value()), "2024-05-20");
}

TEST_F(ReaderTest, AsWeKnewItLeavesOutWhatWasNotRecorded) {
  const auto read = reader_.ReadComplaint(
      "mill", "c1", {.happened_by = std::nullopt, .known_at_unix_nanos = NoonOf("2024-06-11")});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->events.size(), 2u);
  EXPECT_EQ(ToIsoDate(read->state.received_day.value()), "2024-05-28");
  EXPECT_TRUE(read->state.stages[0].acknowledged);
  EXPECT_EQ(ToIsoDate(read->as_of), "2024-06-11");
}

TEST_F(ReaderTest, BeforeAnythingWasKnownThereIsNone) {
  const auto read = reader_.ReadComplaint(
      "mill", "c1", {.happened_by = std::nullopt, .known_at_unix_nanos = NoonOf("2024-05-27")});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kNotFound);
}

TEST_F(ReaderTest, AnotherLandlordsComplaintIsNotFound) {
  const auto read = reader_.ReadComplaint("other", "c1", {});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kNotFound);
}

TEST_F(ReaderTest, ALandlordsEventsAreThoseThatWereKnownByThen) {
  const auto all = reader_.ReadLandlordEvents("mill", std::nullopt);
  ASSERT_TRUE(all);
  EXPECT_EQ(all->size(), 4u);
  const auto then = reader_.ReadLandlordEvents("mill", NoonOf("2024-05-28"));
  ASSERT_TRUE(then);
  ASSERT_EQ(then->size(), 3u) << "recorded at that very instant counts";
  EXPECT_TRUE(then->back().event().fact().has_law_adopted());
  EXPECT_TRUE(reader_.ReadLandlordEvents("mill", NoonOf("2024-05-27"))->empty());
  EXPECT_TRUE(reader_.ReadLandlordEvents("other", std::nullopt)->empty());
}

TEST_F(ReaderTest, TheTimelineShowsEachStepAndWhatCorrectedIt) {
  const auto read = reader_.ReadComplaint("mill", "c1", {});
  ASSERT_TRUE(read);
  const auto entries = reader_.Timeline("mill", "c1", *read);
  ASSERT_EQ(entries.size(), 3u);
  EXPECT_EQ(entries[0].corrected_by_version(), 3u);
  EXPECT_EQ(ToIsoDate(ToDay(entries[0].summary().received_date()).value()), "2024-05-28");
  EXPECT_EQ(ToIsoDate(ToDay(entries[2].summary().received_date()).value()), "2024-05-20");
  EXPECT_EQ(entries[0].clocks(0).state(), v1::CLOCK_STATE_RUNNING);
  EXPECT_EQ(entries[1].clocks(0).state(), v1::CLOCK_STATE_MET);
  // Received on 20 May after all, so acknowledged on 29 May was late.
  EXPECT_EQ(entries[2].clocks(0).state(), v1::CLOCK_STATE_MISSED);
}

}  // namespace
}  // namespace redress::runtime

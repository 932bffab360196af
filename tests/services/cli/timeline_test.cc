#include <sstream>

#include <gtest/gtest.h>

#include "services/cli/describe.h"
#include "services/cli/render_timeline.h"
#include "tests/services/cli/message.h"

namespace redress::cli {
namespace {

const Names kNames = {{"o-1", "Ann Example"}};

std::vector<v1::TimelineEntry> Corrected() {
  return {Make<v1::TimelineEntry>(R"(
            event { recorded_date { year: 2024 month: 4 day: 2 } event { version: 1 channel: CHANNEL_PHONE
              happened { grade: DATE_GRADE_DAY date { year: 2024 month: 4 day: 2 } }
              fact { received { words { clear: "The roof leaks.\nAgain." } references { source: "crm" reference: "117" } } } } })"),
          Make<v1::TimelineEntry>(R"(
            event { recorded_date { year: 2024 month: 4 day: 9 } event { version: 2 stage: 1 actor_id: "o-1" channel: CHANNEL_LETTER
              happened { grade: DATE_GRADE_DAY date { year: 2024 month: 4 day: 4 } }
              fact { acknowledged { stage: 1 handler_id: "o-1" response_told_date { year: 2024 month: 4 day: 18 } } } } }
            corrected_by_version: 3)"),
          Make<v1::TimelineEntry>(R"(
            event { recorded_date { year: 2024 month: 4 day: 10 } event { version: 3 stage: 1 actor_id: "o-2"
              happened { grade: DATE_GRADE_DAY date { year: 2024 month: 4 day: 10 } }
              fact { corrected { version: 2 happened { grade: DATE_GRADE_DAY date { year: 2024 month: 4 day: 5 } } reason: "a slip" } } } })")};
}

TEST(RenderTimelineTest, ShowsEachEventAndWhatACorrectionReplaced) {
  EXPECT_EQ(
      RenderTimeline(Corrected(), kNames, {}),
      R"(EVENT  HAPPENED         RECORDED                       STAGE  WHO          HOW     WHAT
1      Tue 2 Apr 2024   Tue 2 Apr 2024                                     phone   received: words “The roof leaks.\nAgain.”; references crm/117
2      Thu 4 Apr 2024   Tue 9 Apr 2024   5 days later  1      Ann Example  letter  [corrected: see 3] acknowledged: handler Ann Example; response told Thu 18 Apr 2024
3      Wed 10 Apr 2024  Wed 10 Apr 2024                1      o-2                  corrected event 2: it happened Fri 5 Apr 2024 (a slip)
                                                                                     was: Thu 4 Apr 2024, acknowledged: handler Ann Example; response told Thu 18 Apr 2024
)");
}

TEST(RenderTimelineTest, FitsAScreenOf80Columns) {
  const std::string expected =
      R"(  1  Tue 2 Apr 2024  received: words “The roof leaks.\nAgain.”; references
     crm/117
     phone
  2  Thu 4 Apr 2024  [corrected: see 3] acknowledged: handler Ann Example;
     response told Thu 18 Apr 2024
     by Ann Example, letter, recorded 5 days later
  3  Wed 10 Apr 2024  corrected event 2: it happened Fri 5 Apr 2024 (a slip)
     by o-2
       was: Thu 4 Apr 2024, acknowledged: handler Ann Example; response told Thu
     18 Apr 2024
)";
  EXPECT_EQ(RenderTimeline(Corrected(), kNames, {.width = 80}), expected);
}

TEST(RenderTimelineTest, AnAnnulledEventSaysThatItNeverHappened) {
  auto entries = Corrected();
  entries[0].set_annulled_by_version(9);
  EXPECT_NE(RenderTimeline(entries, {}, {}).find("[never happened: see 9] received"),
            std::string::npos);
}

TEST(RenderReplayStepTest, ShowsWhereThingsStoodThen) {
  auto entry = Corrected()[1];
  entry.set_corrected_by_version(0);
  *entry.mutable_summary() = Make<v1::ComplaintSummary>("status: COMPLAINT_STATUS_OPEN stage: 1");
  *entry.add_clocks() = Make<v1::ClockView>(
      "clock_id: 'stage1.acknowledge' provision: '6.2' state: CLOCK_STATE_MET due_date { year: "
      "2024 month: 4 day: 9 }");
  *entry.add_clocks() = Make<v1::ClockView>(
      "clock_id: 'stage2.respond' provision: '6.14' state: CLOCK_STATE_NOT_STARTED");
  EXPECT_EQ(RenderReplayStep(entry, kNames, {}),
            R"(  2  Thu 4 Apr 2024  acknowledged: handler Ann Example; response told Thu 18 Apr 2024
     by Ann Example, letter, recorded 5 days later
     now open at stage 1
       stage 1 acknowledgement   6.2   done in time, due Tue 9 Apr 2024
)");
}

TEST(DescribeFactTest, EveryFactOfTheContractIsDescribed) {
  const auto* type = v1::Fact::descriptor();
  for (int at = 0; at < type->field_count(); ++at) {
    v1::Fact fact;
    fact.GetReflection()->MutableMessage(&fact, type->field(at));
    EXPECT_FALSE(DescribeFact(fact, {}).empty()) << type->field(at)->name();
  }
  EXPECT_EQ(DescribeFact({}, {}), "a fact this program does not know");
}

TEST(DescribeFactTest, SaysMoneyListsAndWhatIsInside) {
  EXPECT_EQ(DescribeFact(Make<v1::Fact>("remedy_agreed { remedy_id: 'r1' stage: 1 kind: "
                                        "REMEDY_KIND_COMPENSATION amount_pence: 12505 }"),
                         {}),
            "remedy agreed: remedy r1; kind compensation; amount £125.05");
  EXPECT_EQ(DescribeFact(Make<v1::Fact>("defined { points { point_id: 'p1' text { clear: 'damp' } "
                                        "} points { point_id: 'p2' text { erased {} } } "
                                        "not_responsible_stated: YES_NO_NO }"),
                         {}),
            "defined: points (point p1; text “damp”), (point p2; text (erased)); not responsible "
            "stated no");
  EXPECT_EQ(
      DescribeFact(
          Make<v1::Fact>(
              "escalation_requested { to_stage: 2 point_ids: ['a','b','c','d','e','f','g'] }"),
          {}),
      "escalation requested: to stage 2; points a, b, c, d, e, and 2 more");
}

TEST(DescribeFactTest, CorrectionsInCorrectionsComeToAnEnd) {
  v1::Fact fact;
  v1::Fact* inner = &fact;
  for (int depth = 0; depth < 90; ++depth) {
    inner->mutable_corrected()->set_version(1);
    inner = inner->mutable_corrected()->mutable_fact();
  }
  EXPECT_EQ(DescribeFact(fact, {}), "corrected event 1");
}

}  // namespace
}  // namespace redress::cli

#include <algorithm>

#include <google/protobuf/util/json_util.h>
#include <gtest/gtest.h>

#include "services/cli/import_tally.h"
#include "services/cli/json.h"
#include "services/cli/render_complaint.h"
#include "services/cli/render_due.h"
#include "services/cli/render_facts.h"
#include "services/cli/render_status.h"
#include "tests/services/cli/message.h"

namespace redress::cli {
namespace {

const Names kNames = {{"o-1", "Ann Example"}};

TEST(RenderComplaintTest, ShowsWhereItStandsAndItsDuties) {
  const auto complaint = Make<v1::ComplaintView>(R"(
    summary { complaint_id: "c-1042" references { source: "crm" reference: "2024/117" } status: COMPLAINT_STATUS_OPEN stage: 1
      received_date { year: 2024 month: 4 day: 2 } handler_id: "o-1" subject_category: "property-condition"
      property_reference: "P-7" estate_reference: "E-1" next_due_date { year: 2024 month: 4 day: 18 } next_due_clock_id: "stage1.respond" }
    as_of_date { year: 2024 month: 4 day: 19 }
    clocks { clock_id: "stage1.acknowledge" provision: "6.2" state: CLOCK_STATE_MET due_date { year: 2024 month: 4 day: 9 }
      done_date { year: 2024 month: 4 day: 4 } working_days_taken: 2 }
    clocks { clock_id: "stage1.respond" provision: "6.3" state: CLOCK_STATE_OVERDUE due_date { year: 2024 month: 4 day: 18 }
      working_days_taken: 11 working_days_late: 1 })");
  EXPECT_EQ(RenderComplaint(complaint, kNames, Detail::kTable, {}),
            R"(Complaint c-1042: open at stage 1
  known as    crm/2024/117
  received    Tue 2 Apr 2024
  about       property-condition
  home        P-7, estate E-1
  with        Ann Example
  next        stage 1 response, to look at by Thu 18 Apr 2024

Duties as they stand on Fri 19 Apr 2024
DUTY                     PROVISION  STATE                     DUE              DONE            WORKING DAYS
stage 1 acknowledgement  6.2        done in time              Tue 9 Apr 2024   Thu 4 Apr 2024             2
stage 1 response         6.3        overdue by 1 working day  Thu 18 Apr 2024  -                         11
)");
}

TEST(RenderDutiesTest, FitsAScreenOf80Columns) {
  const auto complaint = Make<v1::ComplaintView>(R"(
    clocks { clock_id: "stage2.acknowledge" provision: "6.11" state: CLOCK_STATE_OVERDUE working_days_late: 642
      due_date { year: 2024 month: 4 day: 18 } })");
  const std::string expected = R"(DUTY                            STATE                        DUE
stage 2 acknowledgement (6.11)  overdue by 642 working days  Thu 18 Apr 2024
)";
  EXPECT_EQ(RenderDuties(complaint.clocks(), {.width = 80}), expected);
}

TEST(RenderComplaintTest, WithoutDutiesItSaysSo) {
  const std::string text = RenderComplaint(
      Make<v1::ComplaintView>("summary { complaint_id: 'c' status: COMPLAINT_STATUS_OPEN }"), {},
      Detail::kExplained, {});
  EXPECT_NE(text.find("day not known"), std::string::npos) << text;
  EXPECT_NE(text.find("No duty of the Code applies to it"), std::string::npos) << text;
}

TEST(RenderComplaintTest, ExplainsEachDutyBelowTheTable) {
  const std::string text = RenderComplaint(Make<v1::ComplaintView>(R"(
      clocks { clock_id: "stage1.respond" provision: "6.3" state: CLOCK_STATE_RUNNING }
      clocks { clock_id: "stage2.respond" provision: "6.14" state: CLOCK_STATE_NOT_STARTED })"),
                                           {}, Detail::kExplained, {});
  EXPECT_NE(text.find("\nStage 1 response (6.3): running\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("Stage 2 response (6.14)"), std::string::npos) << text;
}

DueList TwoDuties() {
  DueList list;
  list.today_date = Make<v1::CivilDate>("year: 2024 month: 4 day: 19");
  list.items.push_back(Make<v1::DueItem>(R"(
    row { complaint_id: "c-1" clock_id: "stage1.respond" provision: "6.3" due_date { year: 2024 month: 4 day: 18 }
      warn_date { year: 2024 month: 4 day: 17 } handler_id: "o-1" reference { source: "crm" reference: "117" } subject_category: "damp" }
    working_days_left: -1)"));
  list.items.push_back(Make<v1::DueItem>(R"(
    row { complaint_id: "c-2" clock_id: "stage2.acknowledge" provision: "6.11" due_date { year: 2024 month: 4 day: 19 }
      warn_date { year: 2024 month: 4 day: 19 } provisional: true })"));
  return list;
}

TEST(RenderDueTest, ShowsWhatIsDueWithWhoAndWhy) {
  EXPECT_EQ(RenderDue(TwoDuties(), kNames, Detail::kTable, {}),
            R"(2 duties, 1 of them overdue, on Fri 19 Apr 2024
LOOK BY          DUE                            LEFT                DUTY                     PROVISION  COMPLAINT  WITH         ABOUT
Wed 17 Apr 2024  Thu 18 Apr 2024                1 working day late  stage 1 response         6.3        crm/117    Ann Example  damp
Fri 19 Apr 2024  Fri 19 Apr 2024 (provisional)  due today           stage 2 acknowledgement  6.11       c-2        nobody
)");
}

TEST(RenderDueTest, FitsAScreenOf80Columns) {
  const std::string expected = R"(2 duties, 1 of them overdue, on Fri 19 Apr 2024
Thu 18 Apr 2024  1 working day late: stage 1 response (6.3)
                 crm/117, with Ann Example, damp
Fri 19 Apr 2024  due today: stage 2 acknowledgement (6.11), provisional
                 c-2, with nobody
)";
  EXPECT_EQ(RenderDue(TwoDuties(), kNames, Detail::kTable, {.width = 80}), expected);
}

TEST(RenderDueTest, SaysThatThereIsMoreAndThatDatesMayMove) {
  DueList list = TwoDuties();
  list.more = true;
  list.rows_to_reckon = 1;
  const std::string text = RenderDue(list, kNames, Detail::kTable, {});
  EXPECT_TRUE(text.starts_with("The first 2 duties, ")) << text;
  EXPECT_NE(text.find("--limit 0 all"), std::string::npos) << text;
  EXPECT_NE(text.find("1 complaint still to be worked out"), std::string::npos) << text;
}

TEST(RenderDueTest, AnEmptyListSaysSo) {
  DueList list;
  list.today_date = Make<v1::CivilDate>("year: 2024 month: 4 day: 19");
  EXPECT_EQ(RenderDue(list, {}, Detail::kTable, {}), "Nothing is due, on Fri 19 Apr 2024.\n");
}

TEST(RenderDueTest, LateByTheLeastNumberThereIsStaysANumber) {
  DueList list = TwoDuties();
  list.items[0].set_working_days_left(-2147483648);
  EXPECT_NE(RenderDue(list, {}, Detail::kTable, {}).find("2147483648 working days late"),
            std::string::npos);
}

TEST(RenderDueChangesTest, SaysWhatCameAndWhatWent) {
  EXPECT_EQ(RenderDueChanges(Make<v1::WatchDueResponse>(R"(
              changed { complaint_id: "c-1" clock_id: "stage1.respond" provision: "6.3" due_date { year: 2024 month: 4 day: 18 } }
              gone { complaint_id: "c-2" clock_id: "stage1.acknowledge" } caught_up: true)"),
                             {}, {}),
            R"(due   Thu 18 Apr 2024   stage 1 response          6.3   c-1  with nobody
gone                    stage 1 acknowledgement         c-2
That is all there is now; watching for changes.
)");
}

TEST(RenderStatusTest, TellsANewcomerHowToBegin) {
  const std::string text =
      RenderStatus(Make<v1::GetStatusResponse>(
                       "version: '0.1.0' now_time { seconds: 1712221200 } virtual_time: true"),
                   "127.0.0.1:7400", {});
  EXPECT_EQ(text,
            R"(Redress 0.1.0 at 127.0.0.1:7400
  clock       2024-04-04 09:00:00 UTC, virtual
  log         0 events
  landlords   none yet: `redress --landlord ID setup --name NAME` begins one
)");
}

TEST(RenderWarningsTest, SaysWhatSpeaksAgainstIt) {
  EXPECT_EQ(RenderWarnings({}), "");
  EXPECT_EQ(RenderWarnings(Make<v1::CommandResult>(
                R"(warnings { check: "LATE" provision: "6.3" message: "expected a, but b" }
                   warnings { check: "QUESTION_OPEN" field: "responded.stage" message: "x" })")),
            "warning: expected a, but b (check LATE, provision 6.3)\n"
            "warning: x (check QUESTION_OPEN, field responded.stage)\n");
}

TEST(RenderResultTest, NamesAnOverriddenBlockApart) {
  EXPECT_EQ(RenderResult(Make<v1::CommandResult>(
                             R"(steps { stream { kind: STREAM_KIND_COMPLAINT id: "c" } version: 4 }
                   steps { stream { kind: STREAM_KIND_COMPLAINT id: "c" } version: 5 })"),
                         {"noted"}, {}),
            "Recorded an overridden block as event 4 of complaint c.\n"
            "Recorded noted as event 5 of complaint c.\n");
}

TEST(RenderResultTest, NamesEveryFactThatWasAskedFor) {
  EXPECT_EQ(RenderResult(Make<v1::CommandResult>(
                             R"(steps { stream { kind: STREAM_KIND_COMPLAINT id: "c" } version: 4 }
                   steps { stream { kind: STREAM_KIND_COMPLAINT id: "c" } version: 5 }
                   steps { stream { kind: STREAM_KIND_COMPLAINT id: "c" } version: 6 })"),
                         {"extension_notified", "corresponded"}, {}),
            "Recorded an overridden block as event 4 of complaint c.\n"
            "Recorded extension notified as event 5 of complaint c.\n"
            "Recorded corresponded as event 6 of complaint c.\n");
}

TEST(RenderResultTest, SaysWhatWasRecordedWhere) {
  EXPECT_EQ(
      RenderResult(Make<v1::CommandResult>(
                       "steps { stream { kind: STREAM_KIND_COMPLAINT id: 'c-1' } version: 3 }"),
                   {"handler_assigned"}, {}),
      "Recorded handler assigned as event 3 of complaint c-1.\n");
  EXPECT_EQ(RenderResult(Make<v1::CommandResult>("validated_only: true"), {"noted"}, {}),
            "It would be recorded. Nothing was written.\n");
}

TEST(RenderFactsTest, ShowsWhatTheContractSaysOfAFact) {
  const std::string text = RenderFacts(FactCatalogue(), "handler_assigned", {});
  EXPECT_EQ(text,
            R"(handler_assigned  of a complaint
  Somebody was made to consider the complaint at a stage, from now on (5.8, 6.13).

  stage=number
      1 to 3.
  handler_id=id
      The officer's id.
)");
}

TEST(FactCatalogueTest, EveryFactIsExplained) {
  EXPECT_GE(FactCatalogue().size(), 30U);
  for (const auto& fact : FactCatalogue()) {
    EXPECT_FALSE(fact.gist.empty()) << fact.name;
    for (const auto& field : fact.fields)
      EXPECT_FALSE(field.gist.empty()) << fact.name << "." << field.name;
  }
  EXPECT_EQ(FindFact("law_adopted"), nullptr);
}

TEST(JsonTest, ControlCharactersAreEscapedAndItParsesBack) {
  const auto personal = Make<v1::Personal>(R"(clear: "\033[2J\302\233\177")");
  const std::string line = JsonLine(personal);
  EXPECT_EQ(line.find_first_of("\x1b\x7f\xc2"), std::string::npos) << line;
  EXPECT_EQ(std::count(line.begin(), line.end(), '\n'), 1);
  v1::Personal back;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(line, &back).ok());
  EXPECT_EQ(back.clear(), personal.clear());
}

TEST(JsonTest, ZeroesAreThereForPrograms) {
  EXPECT_NE(JsonLine(v1::DueItem()).find("\"workingDaysLeft\":0"), std::string::npos);
  EXPECT_EQ(JsonRecordLine(v1::RecordedEvent()), "{}\n");
}

TEST(RenderTallyTest, ShowsWhatBecameOfTheRows) {
  ImportTally tally;
  tally.TakeAnswer(
      Make<v1::ImportRowsResponse>("line: 2 outcome: IMPORT_OUTCOME_TAKEN import_id: 'i-1'"));
  tally.TakeAnswer(
      Make<v1::ImportRowsResponse>(R"(line: 3 outcome: IMPORT_OUTCOME_CHANGED import_id: "i-1"
      differences { field: "responded(1).happened" recorded: "2024-04-18" row: "2024-04-19" })"));
  tally.TakeFault({4, "Received", "expected a date, but found none"});
  tally.TakeNotes({{"Acknowledged", "left out: no such day"}});
  tally.TakeNotes({{"Acknowledged", "left out: no such day"}});
  tally.unmapped = {"Colour\x1b"};
  tally.rejects_path = "log.rejects.csv";
  EXPECT_EQ(RenderTally(tally, "log.csv", {}),
            R"(Import i-1 of log.csv
ROWS
new             1
there already   0
changed, taken  0
changed, left   1  as they are recorded: --take-changes takes them
rejected        1  in log.rejects.csv: mend that file and import it

LINE  CHANGED                RECORDED    IN THE ROW
3     responded(1).happened  2024-04-18  2024-04-19

Rejected
  line 4, column Received: expected a date, but found none

Taken, but not as plainly written
ROWS  COLUMN        WHAT WAS DONE
   2  Acknowledged  left out: no such day

Columns not taken: Colour\u{1b}. A mapping file says what they hold: --mapping FILE.
)");
}

TEST(ImportTallyTest, StaysBoundedHoweverLongTheLog) {
  ImportTally tally;
  for (std::uint64_t line = 1; line <= 1000; ++line) {
    tally.TakeFault({line, "A", "expected something"});
    tally.TakeNotes({{std::to_string(line), "note"}});
    v1::ImportRowsResponse changed;
    changed.set_line(line);
    changed.set_outcome(v1::IMPORT_OUTCOME_CHANGED);
    changed.add_differences();
    tally.TakeAnswer(changed);
  }
  EXPECT_EQ(tally.rejections.size(), ImportTally::kRejectionsMax);
  EXPECT_EQ(tally.differences.size(), ImportTally::kDifferencesMax);
  EXPECT_EQ(tally.differences_more, 1000 - ImportTally::kDifferencesMax);
  EXPECT_EQ(tally.notes.size(), ImportTally::kNotesMax);
  EXPECT_EQ(tally.Rejected(), 1000U);
  EXPECT_NE(RenderTally(tally, "l", {}).find("and 990 more"), std::string::npos);
}

}  // namespace
}  // namespace redress::cli

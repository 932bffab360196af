#include <gtest/gtest.h>

#include "tests/engine/commands/history.h"

namespace redress::commands {
namespace {

// What is refused when asked and recorded when reported, in the order of v1::RefusalReason.
class BreachTest : public testing::TestWithParam<Row> {};

TEST_P(BreachTest, IsRefusedAskedAndRecordedReported) {
  Office office;
  for (const auto& said : GetParam().given) office.Told(said);
  EXPECT_EQ(Answer(office, v1::INTENT_ASK, GetParam().said), GetParam().answer);
  EXPECT_EQ(Answer(office, v1::INTENT_REPORT, GetParam().said), "recorded");
}

INSTANTIATE_TEST_SUITE_P(
    InOrder, BreachTest,
    testing::Values(
        Row{"NoEditionToReceiveUnder",
            {},
            {"c1", "2019-04-02", "received {}"},
            "NO_EDITION_IN_FORCE received: expected an adopted edition in force on 2019-04-02, "
            "but there is none"},
        Row{"StageBeyondEdition",
            {kReceived, kResponded},
            {"c1", "2024-05-01", "escalation_requested { to_stage: 3 }"},
            "STAGE_BEYOND_EDITION escalation_requested.to_stage 5.3: expected a stage of 1 to 2, "
            "as housing-ombudsman-2024 has it, but found 3"},
        Row{"WorkOnAClosedComplaint",
            {kReceived, kResponded, {"c1", "2024-05-01", "closed {}"}},
            {"c1", "2024-05-02", R"(handler_assigned { stage: 1 handler_id: "ann" })"},
            "COMPLAINT_ENDED handler_assigned: expected a complaint that goes on, but its "
            "status is CLOSED"},
        Row{"EscalatingADuplicate",
            {kReceived,
             kResponded,
             {"c2", "2024-05-01", "received {}"},
             {"c1", "2024-05-01", R"(marked_duplicate { of_complaint_id: "c2" })"}},
            {"c1", "2024-05-02", "escalation_requested { to_stage: 2 }"},
            "COMPLAINT_ENDED escalation_requested: expected a complaint that goes on, but its "
            "status is DUPLICATE"},
        Row{"StageNotOpen",
            {kReceived, kResponded},
            {"c1", "2024-05-02", R"(acknowledged { stage: 2 handler_id: "bob" })"},
            "STAGE_NOT_OPEN acknowledged.stage: expected a stage that has begun, but stage 2 "
            "has not"},
        Row{"RefusingWhatWasNotAsked",
            {kReceived, kResponded},
            {"c1", "2024-05-02", "escalation_refused { to_stage: 2 }"},
            "STAGE_NOT_OPEN escalation_refused.to_stage: expected a stage that has begun, but "
            "stage 2 has not"},
        Row{"StageNotAnswered",
            {kReceived},
            {"c1", "2024-05-02", "escalation_requested { to_stage: 2 }"},
            "STAGE_NOT_ANSWERED escalation_requested.to_stage 6.10: expected stage 1 to have its "
            "response, but it has none"},
        Row{"ClosingUnanswered",
            {kReceived},
            {"c1", "2024-05-02", "closed {}"},
            "STAGE_NOT_ANSWERED closed 6.3: expected the latest stage to have its response, but "
            "it has none"},
        Row{"AlreadyAcknowledged",
            {kReceived, kAcknowledged},
            kAcknowledged,
            "ALREADY_ACKNOWLEDGED acknowledged.stage 6.2: expected a stage not acknowledged "
            "yet, but stage 1 is"},
        Row{"AlreadyResponded",
            {kReceived, kAcknowledged, kResponded},
            kResponded,
            "ALREADY_RESPONDED responded.stage 6.3: expected a stage without a response, but "
            "stage 1 has one"},
        Row{"AcknowledgingAfterTheResponse",
            {kReceived, kResponded},
            kAcknowledged,
            "ALREADY_RESPONDED acknowledged.stage 6.3: expected a stage without a response, but "
            "stage 1 has one"},
        Row{"RefusingAfterTheResponse",
            {kReceived, kResponded},
            {"c1", "2024-05-02", "complaint_refused {}"},
            "ALREADY_RESPONDED complaint_refused 6.3: expected a stage without a response, but "
            "stage 1 has one"},
        Row{"JoiningAfterTheResponse",
            {kReceived, kResponded},
            {"c1", "2024-05-02",
             "further_complaint_raised { stage: 1 place: FURTHER_COMPLAINT_PLACE_JOINED }"},
            "ALREADY_RESPONDED further_complaint_raised.stage 6.8: expected a stage without a "
            "response, but stage 1 has one"},
        Row{"NotAcknowledged",
            {kReceived},
            kResponded,
            "NOT_ACKNOWLEDGED responded.stage 6.2: expected an acknowledged stage, but stage 1 "
            "is not"},
        Row{"NotAcknowledgedAtStageTwo",
            {kReceived, kResponded, kEscalated},
            {"c1", "2024-05-10", "responded { stage: 2 }"},
            "NOT_ACKNOWLEDGED responded.stage 6.11: expected an acknowledged stage, but stage 2 "
            "is not"},
        Row{"SameHandlerAtBothStages",
            {kReceived, kAcknowledged, kResponded, kEscalated},
            {"c1", "2024-05-02", R"(acknowledged { stage: 2 handler_id: "ann" })"},
            "SAME_PERSON_AT_BOTH_STAGES acknowledged.handler_id 6.13: expected somebody who "
            "considered no earlier stage, but that officer did"},
        Row{"SameResponderAtBothStages",
            {kReceived,
             {"c1", "2024-04-15", R"(responded { stage: 1 responder_id: "cyd" })"},
             kEscalated,
             {"c1", "2024-05-02", R"(acknowledged { stage: 2 handler_id: "bob" })"}},
            {"c1", "2024-05-10", R"(responded { stage: 2 responder_id: "cyd" })"},
            "SAME_PERSON_AT_BOTH_STAGES responded.responder_id 6.13: expected somebody who "
            "considered no earlier stage, but that officer did"},
        Row{"ConflictOfInterest",
            {kReceived,
             {"c1", "2024-04-03", R"(conflict_declared { stage: 1 officer_id: "bob" })"}},
            {"c1", "2024-04-04", R"(handler_assigned { stage: 1 handler_id: "bob" })"},
            "CONFLICT_OF_INTEREST handler_assigned.handler_id 5.8c: expected somebody without a "
            "conflict of interest, but that officer declared one"},
        Row{"ExtensionTooLate",
            {kReceived, kAcknowledged},
            {"c1", "2024-04-19",
             "extension_notified { stage: 1 new_due_date { year: 2024 month: 8 day: 1 } }"},
            "EXTENSION_TOO_LATE extension_notified 6.4: expected the resident to be told by "
            "2024-04-18, but it is 2024-04-19"},
        Row{"ExtensionTooLong",
            {kReceived, kAcknowledged},
            {"c1", "2024-04-18",
             "extension_notified { stage: 1 new_due_date { year: 2024 month: 5 day: 3 } }"},
            "EXTENSION_TOO_LONG extension_notified.new_due_date 6.4: expected a date up to "
            "2024-05-02, or a recorded good reason where the edition takes one, but found "
            "2024-05-03"},
        Row{"ExtensionWithoutDate",
            {kReceived, kAcknowledged},
            {"c1", "2024-04-18", "extension_notified { stage: 1 }"},
            "EXTENSION_WITHOUT_DATE extension_notified.new_due_date 6.4: expected the new date, "
            "but there is none"},
        Row{"ExtensionToNoLaterDate",
            {kReceived, kAcknowledged},
            {"c1", "2024-04-10",
             "extension_notified { stage: 1 new_due_date { year: 2024 month: 4 day: 18 } }"},
            "EXTENSION_WITHOUT_DATE extension_notified.new_due_date 6.4: expected a date after "
            "2024-04-18, but found 2024-04-18"},
        Row{"OpenRemedy",
            {kReceived,
             kResponded,
             {"c1", "2024-04-15", R"(remedy_agreed { remedy_id: "r" stage: 1 })"},
             {"c1", "2024-04-15", R"(action_agreed { action_id: "w" stage: 1 })"}},
            {"c1", "2024-05-02", "closed {}"},
            "OPEN_ACTIONS closed 7.3: expected every remedy and action to be done, but 2 are not"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace redress::commands

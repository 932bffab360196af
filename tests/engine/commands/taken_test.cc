#include <gtest/gtest.h>

#include "tests/engine/commands/history.h"

namespace redress::commands {
namespace {

// What comes from the resident, or is only about the record, is taken when asked too.
class TakenTest : public testing::TestWithParam<Row> {};

TEST_P(TakenTest, IsRecordedWhenAsked) {
  Office office;
  for (const auto& said : GetParam().given) office.Told(said);
  EXPECT_EQ(Answer(office, v1::INTENT_ASK, GetParam().said), GetParam().answer);
}

INSTANTIATE_TEST_SUITE_P(
    Asked, TakenTest,
    testing::Values(
        Row{"ReceivedLate", {}, {"c1", "2024-04-02", "received {}"}, "recorded"},
        Row{"ReceivedOnADayNotKnown", {}, {"c1", "", "received {}"}, "recorded"},
        Row{"AcknowledgedLate",
            {kReceived},
            {"c1", "2024-06-03", R"(acknowledged { stage: 1 handler_id: "ann" })"},
            "recorded"},
        Row{"RespondedLate",
            {kReceived, kAcknowledged},
            {"c1", "2024-06-03", Response(1)},
            "recorded"},
        Row{"PromisedForLater",
            {kReceived},
            {"c1", "2024-06-03",
             "acknowledged { stage: 1 response_told_date { year: 2030 month: 1 day: 1 } }"},
            "recorded"},
        Row{"EscalatedAfterClosing",
            {kReceived, kResponded, {"c1", "2024-05-01", "closed {}"}},
            kEscalated,
            "recorded"},
        Row{"EscalationRefused",
            {kReceived, kResponded, kEscalated},
            {"c1", "2024-05-02",
             "escalation_refused { to_stage: 2 ground: REFUSAL_GROUND_ALREADY_CONSIDERED "
             "evidence { length: 3 } explanation { length: 3 } ombudsman_right_told: YES_NO_YES }"},
            "recorded"},
        Row{"AnotherPersonAtStageTwo",
            {kReceived, kAcknowledged, kResponded, kEscalated},
            {"c1", "2024-05-02", R"(acknowledged { stage: 2 handler_id: "bob" })"},
            "recorded"},
        Row{"ExtensionWithinTheLimit",
            {kReceived, kAcknowledged},
            {"c1", "2024-04-18",
             "extension_notified { stage: 1 new_due_date { year: 2024 month: 5 day: 2 } "
             "reasons { length: 3 } ombudsman_details_given: YES_NO_YES }"},
            "recorded"},
        Row{"LongExtensionWithGoodReason",
            {kReceived, kAcknowledged},
            {"c1", "2024-04-18",
             "extension_notified { stage: 1 new_due_date { year: 2024 month: 8 day: 2 } "
             "good_reason_recorded: YES_NO_YES reasons { length: 3 } "
             "ombudsman_details_given: YES_NO_YES }"},
            "recorded"},
        Row{"ExtensionOfADayNotKnown",
            {{"c1", "", "received {}"}},
            {"c1", "2024-04-18",
             "extension_notified { stage: 1 new_due_date { year: 2024 month: 8 day: 2 } "
             "reasons { length: 3 } ombudsman_details_given: YES_NO_YES }"},
            "recorded"},
        Row{"NoteOnAClosedComplaint",
            {kReceived, {"c1", "2024-05-01", "closed {}"}},
            {"c1", "2024-05-02", "noted {}"},
            "recorded"},
        Row{"RemedyDoneAfterClosing",
            {kReceived,
             {"c1", "2024-04-15", R"(remedy_agreed { remedy_id: "r" stage: 1 })"},
             {"c1", "2024-05-01", "closed {}"}},
            {"c1", "2024-05-02", R"(remedy_done { remedy_id: "r" })"},
            "recorded"},
        Row{"Reopened",
            {kReceived, kResponded, {"c1", "2024-05-01", "closed {}"}},
            {"c1", "2024-05-02", "reopened { stage: 1 }"},
            "recorded"},
        Row{"ClosedWhenAllIsDone",
            {kReceived,
             kResponded,
             {"c1", "2024-04-15", R"(remedy_agreed { remedy_id: "r" stage: 1 })"},
             {"c1", "2024-04-16", R"(remedy_done { remedy_id: "r" })"}},
            {"c1", "2024-05-02", "closed {}"},
            "recorded"},
        Row{"FurtherComplaintApartAfterTheResponse",
            {kReceived, kResponded},
            {"c1", "2024-05-02",
             "further_complaint_raised { stage: 1 place: FURTHER_COMPLAINT_PLACE_APART }"},
            "recorded"},
        Row{"PointsDefinedAnewAtStageTwo",
            {kReceived, kDefined, kResponded, kEscalated},
            {"c1", "2024-05-02", R"(defined { stage: 2 points { point_id: "a" } })"},
            "recorded"},
        Row{"ReceivedAnewAfterItWasAnnulled",
            {kReceived, {"c1", "2024-05-01", "annulled { versions: 1 }"}},
            kReceived,
            "recorded"},
        Row{"AnnullingACorrection",
            {kReceived, {"c1", "2024-04-04", "corrected { version: 1 fact { received {} } }"}},
            {"c1", "2024-04-05", "annulled { versions: 2 }"},
            "recorded"},
        Row{"CorrectingAnOwnReference",
            {kReceived},
            {"c1", "2024-04-05",
             R"(corrected { version: 1 fact { received { references { source: "crm" reference: "C-1" } } } })"},
            "recorded"},
        Row{"ImportStartedAnew",
            {{"i1", "2024-04-04",
              "import_started { source: \"crm\" content_digest: "
              "\"01234567890123456789012345678901\" }"},
             {"i1", "2024-04-05", "import_annulled {}"}},
            {"i1", "2024-04-06",
             "import_started { source: \"crm\" content_digest: "
             "\"01234567890123456789012345678901\" }"},
            "recorded"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace redress::commands

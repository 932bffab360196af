#include <gtest/gtest.h>

#include "tests/engine/commands/history.h"

namespace redress::commands {
namespace {

// What is refused whether asked or reported, in the order of v1::RefusalReason.
class NonsenseTest : public testing::TestWithParam<Row> {};

TEST_P(NonsenseTest, IsRefusedAskedOrReported) {
  Office office;
  for (const auto& said : GetParam().given) office.Told(said);
  EXPECT_EQ(Answer(office, v1::INTENT_ASK, GetParam().said), GetParam().answer);
  EXPECT_EQ(Answer(office, v1::INTENT_REPORT, GetParam().said), GetParam().answer);
}

INSTANTIATE_TEST_SUITE_P(
    InOrder, NonsenseTest,
    testing::Values(
        Row{"Malformed",
            {kReceived},
            {"c1", "2024-04-04", "acknowledged { stage: 4 }"},
            "MALFORMED acknowledged.stage: expected 1 to 3, but found 4"},
        Row{"MalformedBeforeNotFound",
            {},
            {"c1", "2024-04-04", "acknowledged { stage: 4 }"},
            "MALFORMED acknowledged.stage: expected 1 to 3, but found 4"},
        Row{"ComplaintNotFound",
            {},
            {"c1", "2025-04-04", "acknowledged { stage: 1 }"},
            "STREAM_NOT_FOUND acknowledged: expected a complaint that was received, but there "
            "is none with that id"},
        Row{"PersonNotFound",
            {},
            {"p2", "2024-04-04", "person_named {}"},
            "STREAM_NOT_FOUND person_named: expected a record that has begun, but there is "
            "none with that id"},
        Row{"ImportNotFound",
            {},
            {"i2", "2024-04-04", "import_completed {}"},
            "STREAM_NOT_FOUND import_completed: expected a record that has begun, but there "
            "is none with that id"},
        Row{"ComplaintExists",
            {kReceived},
            {"c1", "2025-04-02", "received {}"},
            "STREAM_EXISTS received: expected a complaint not received yet, but there is one "
            "with that id"},
        Row{"PersonExists",
            {},
            {"p1", "2024-04-04", "person_registered {}"},
            "STREAM_EXISTS person_registered: expected a record that has not begun, but there "
            "is one with that id"},
        Row{"LandlordExists",
            {},
            {"town", "2024-04-04", R"(landlord_created { display_name: "x" })"},
            "STREAM_EXISTS landlord_created: expected a landlord not created yet, but there is "
            "one with that id"},
        Row{"HappenedTomorrow",
            {kReceived},
            {"c1", "2024-06-04", "acknowledged { stage: 1 handler_id: \"zoe\" }"},
            "DATE_IN_FUTURE happened: expected a day up to 2024-06-03, but found one after it"},
        Row{"RecognisedTomorrow",
            {},
            {"c1", "2024-06-03",
             "received { recognised { grade: DATE_GRADE_DAY date { year: 2024 month: 6 day: 4 "
             "} } }"},
            "DATE_IN_FUTURE received.recognised: expected a day up to 2024-06-03, but found "
            "one after it"},
        Row{"OccurredTomorrow",
            {},
            {"c1", "2024-06-03",
             "received { issue_occurred { grade: DATE_GRADE_DAY date { year: 2024 month: 6 "
             "day: 4 } } }"},
            "DATE_IN_FUTURE received.issue_occurred: expected a day up to 2024-06-03, but "
            "found one after it"},
        Row{"AwareTomorrow",
            {},
            {"c1", "2024-06-03",
             "received { resident_became_aware { grade: DATE_GRADE_DAY date { year: 2024 "
             "month: 6 day: 4 } } }"},
            "DATE_IN_FUTURE received.resident_became_aware: expected a day up to 2024-06-03, "
            "but found one after it"},
        Row{"CorrectedToTomorrow",
            {kReceived},
            {"c1", "2024-06-03",
             "corrected { version: 1 happened { grade: DATE_GRADE_DAY date { year: 2024 "
             "month: 6 day: 4 } } }"},
            "DATE_IN_FUTURE corrected.happened: expected a day up to 2024-06-03, but found "
            "one after it"},
        Row{"ReferenceTaken",
            {kReceived},
            {"c2", "2024-04-04",
             R"(received { resident_id: "p9" references { source: "x" reference: "C-1" }
                     references { source: "crm" reference: "C-1" } })"},
            "REFERENCE_TAKEN received.references[1]: expected a reference no other complaint "
            "has, but one has it"},
        Row{"NoSuchPerson",
            {},
            {"c1", "2024-04-04", R"(received { resident_id: "p9" })"},
            "REFERS_TO_NOTHING received.resident_id: expected a record of this landlord, but "
            "there is none with that id"},
        Row{"NoSuchContact",
            {},
            {"c1", "2024-04-04", R"(received { contact_id: "k9" })"},
            "REFERS_TO_NOTHING received.contact_id: expected a record of this landlord, but "
            "there is none with that id"},
        Row{"NoSuchComplaint",
            {kReceived},
            {"c1", "2024-04-04", R"(marked_duplicate { of_complaint_id: "c9" })"},
            "REFERS_TO_NOTHING marked_duplicate.of_complaint_id: expected a record of this "
            "landlord, but there is none with that id"},
        Row{"DuplicateOfItself",
            {kReceived},
            {"c1", "2024-04-04", R"(marked_duplicate { of_complaint_id: "c1" })"},
            "REFERS_TO_NOTHING marked_duplicate.of_complaint_id: expected another complaint, "
            "but found the complaint itself"},
        Row{"NoSuchOfficer",
            {kReceived},
            {"c1", "2024-04-04", R"(acknowledged { stage: 1 handler_id: "zoe" })"},
            "REFERS_TO_NOTHING acknowledged.handler_id: expected an officer who is registered, "
            "but there is none with that id"},
        Row{"NoSuchPoint",
            {kReceived, kAcknowledged, kDefined},
            {"c1", "2024-04-15",
             R"(responded { stage: 1 decisions { point_id: "a" } decisions { point_id: "b" } })"},
            "REFERS_TO_NOTHING responded.decisions[1].point_id: expected a point of this "
            "complaint, but there is none with that id"},
        Row{"NoSuchPointToTakeFurther",
            {kReceived, kResponded},
            {"c1", "2024-05-01", R"(escalation_requested { to_stage: 2 point_ids: "b" })"},
            "REFERS_TO_NOTHING escalation_requested.point_ids[0]: expected a point of this "
            "complaint, but there is none with that id"},
        Row{"NoSuchQuestion",
            {kReceived},
            {"c1", "2024-04-04", R"(clarification_given { stage: 1 question_id: "q" })"},
            "REFERS_TO_NOTHING clarification_given.question_id: expected a question asked in "
            "this complaint, but there is none with that id"},
        Row{"NoSuchRemedy",
            {kReceived},
            {"c1", "2024-04-04", R"(remedy_done { remedy_id: "r" })"},
            "REFERS_TO_NOTHING remedy_done.remedy_id: expected a remedy of this complaint, but "
            "there is none with that id"},
        Row{"NoSuchAction",
            {kReceived},
            {"c1", "2024-04-04", R"(action_done { action_id: "w" })"},
            "REFERS_TO_NOTHING action_done.action_id: expected an action of this complaint, "
            "but there is none with that id"},
        Row{"NoSuchVersionToCorrect",
            {kReceived},
            {"c1", "2024-04-04", "corrected { version: 2 fact { noted {} } }"},
            "REFERS_TO_NOTHING corrected.version: expected a version of 1 to 1, but found 2"},
        Row{"NoSuchVersionToAnnul",
            {kReceived},
            {"c1", "2024-04-04", "annulled { versions: 1 versions: 3 }"},
            "REFERS_TO_NOTHING annulled.versions: expected a version of 1 to 1, but found 3"},
        Row{"NoSuchVersionOfAPerson",
            {},
            {"p1", "2024-04-04", "annulled { versions: 2 }"},
            "REFERS_TO_NOTHING annulled.versions: expected a version of 1 to 1, but found 2"},
        Row{"CorrectedToNoSuchOfficer",
            {kReceived, kAcknowledged},
            {"c1", "2024-04-04",
             R"(corrected { version: 2 fact { acknowledged { stage: 1 handler_id: "zoe" } } })"},
            "REFERS_TO_NOTHING corrected.fact.acknowledged.handler_id: expected an officer who "
            "is registered, but there is none with that id"},
        Row{"QuestionAskedAlready",
            {kReceived,
             {"c1", "2024-04-04", R"(clarification_asked { stage: 1 question_id: "q" })"}},
            {"c1", "2024-04-05", R"(clarification_asked { stage: 1 question_id: "q" })"},
            "ALREADY_RECORDED clarification_asked.question_id: expected an id not used in this "
            "complaint yet, but a question has it"},
        Row{"PointRaisedAlready",
            {kReceived, kDefined},
            {"c1", "2024-04-05",
             R"(further_complaint_raised { stage: 1 points { point_id: "z" } points { point_id: "a" } })"},
            "ALREADY_RECORDED further_complaint_raised.points[1].point_id: expected an id not "
            "used in this complaint yet, but a point has it"},
        Row{"RemedyAgreedAlready",
            {kReceived, {"c1", "2024-04-04", R"(remedy_agreed { remedy_id: "r" stage: 1 })"}},
            {"c1", "2024-04-05", R"(remedy_agreed { remedy_id: "r" stage: 1 })"},
            "ALREADY_RECORDED remedy_agreed.remedy_id: expected an id not used in this "
            "complaint yet, but a remedy has it"},
        Row{"RemedyDoneAlready",
            {kReceived,
             {"c1", "2024-04-04", R"(remedy_agreed { remedy_id: "r" stage: 1 })"},
             {"c1", "2024-04-05", R"(remedy_done { remedy_id: "r" })"}},
            {"c1", "2024-04-06", R"(remedy_done { remedy_id: "r" })"},
            "ALREADY_RECORDED remedy_done.remedy_id: expected a remedy that has not ended, "
            "but it has"},
        Row{"ActionAgreedAlready",
            {kReceived, {"c1", "2024-04-04", R"(action_agreed { action_id: "w" stage: 1 })"}},
            {"c1", "2024-04-05", R"(action_agreed { action_id: "w" stage: 1 })"},
            "ALREADY_RECORDED action_agreed.action_id: expected an id not used in this "
            "complaint yet, but an action has it"},
        Row{"ActionDoneAlready",
            {kReceived,
             {"c1", "2024-04-04", R"(action_agreed { action_id: "w" stage: 1 })"},
             {"c1", "2024-04-05", R"(action_done { action_id: "w" })"}},
            {"c1", "2024-04-06", R"(action_done { action_id: "w" })"},
            "ALREADY_RECORDED action_done.action_id: expected an action that has not ended, but "
            "it has"},
        Row{"OfficerRegisteredAlready",
            {},
            {"town", "2024-04-06", R"(officer_registered { officer_id: "ann" })"},
            "ALREADY_RECORDED officer_registered.officer_id: expected an id no officer has, "
            "but one has it"},
        Row{"ImportAnnulledAlready",
            {{"i1", "2024-04-04",
              "import_started { source: \"crm\" content_digest: "
              "\"01234567890123456789012345678901\" }"},
             {"i1", "2024-04-05", "import_annulled {}"}},
            {"i1", "2024-04-06", "import_annulled {}"},
            "ALREADY_RECORDED import_annulled: expected an import that is not annulled, but it is"},
        Row{"CorrectingACorrection",
            {kReceived, {"c1", "2024-04-04", "corrected { version: 1 fact { received {} } }"}},
            {"c1", "2024-04-05", "corrected { version: 2 fact { received {} } }"},
            "NOT_CORRECTABLE corrected.version: expected an event that says what happened, but "
            "found a correction or an annulment"},
        Row{"CorrectingToAnotherKind",
            {kReceived},
            {"c1", "2024-04-05", "corrected { version: 1 fact { noted {} } }"},
            "NOT_CORRECTABLE corrected.fact: expected the same kind of fact as the event's, "
            "but found noted"},
        Row{"CorrectingWhatIsAnnulled",
            {kReceived, kAcknowledged, {"c1", "2024-04-05", "annulled { versions: 2 }"}},
            {"c1", "2024-04-05", "corrected { version: 2 fact { acknowledged { stage: 1 } } }"},
            "NOT_CORRECTABLE corrected.version: expected an event that stands, but it is annulled"},
        Row{"AnnullingTwice",
            {kReceived, kAcknowledged, {"c1", "2024-04-05", "annulled { versions: 2 }"}},
            {"c1", "2024-04-05", "annulled { versions: 1 versions: 2 }"},
            "NOT_CORRECTABLE annulled.versions: expected events that stand, but version 2 is "
            "annulled already"},
        Row{"AnnullingAnAnnulment",
            {kReceived, kAcknowledged, {"c1", "2024-04-05", "annulled { versions: 2 }"}},
            {"c1", "2024-04-05", "annulled { versions: 3 }"},
            "NOT_CORRECTABLE annulled.versions: expected events that are not annulments, but "
            "version 3 is one"},
        Row{"CorrectingTheLandlord",
            {},
            {"town", "2024-04-05", "annulled { versions: 1 }"},
            "NOT_CORRECTABLE annulled: expected a record of a complaint, a contact or a "
            "person, but found another"},
        Row{"CorrectingAPersonToAnotherKind",
            {},
            {"p1", "2024-04-05", "corrected { version: 1 fact { person_named {} } }"},
            "NOT_CORRECTABLE corrected.version: expected an event that stands and the same "
            "kind of fact, but found another"},
        Row{"AnnullingAPersonTwice",
            {{"p1", "2024-04-05", "annulled { versions: 1 }"}},
            {"p1", "2024-04-05", "annulled { versions: 1 }"},
            "NOT_CORRECTABLE annulled.versions: expected events that stand and are not "
            "annulments, but version 1 is not such a one"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace redress::commands

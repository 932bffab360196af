#include <gtest/gtest.h>

#include "tests/engine/commands/office.h"

namespace redress::commands {
namespace {

// What is refused whether asked or reported, in the order of v1::RefusalReason. `given` is on
// record.
struct Nonsense {
  const char* name;
  std::vector<Said> given;
  Said said;
  const char* refusal;
};

// What is refused when asked, and recorded when reported.
struct Breach {
  const char* name;
  std::vector<Said> given;
  Said said;
  const char* refusal;
};

std::string Answer(const Office& office, v1::Intent intent, const Said& said) {
  const auto decided = office.Decide(Office::Make(intent, {said}));
  return decided ? "recorded" : ToText(decided.error());
}

const Said kReceived{"c1", "2024-04-02",
                     R"(received { references { source: "crm" reference: "C-1" } })"};
const Said kAcknowledged{"c1", "2024-04-04", R"(acknowledged { stage: 1 handler_id: "ann" })"};
const Said kDefined{"c1", "2024-04-04", R"(defined { stage: 1 points { point_id: "a" } })"};
const Said kResponded{"c1", "2024-04-15", "responded { stage: 1 }"};
const Said kEscalated{"c1", "2024-05-01", "escalation_requested { to_stage: 2 }"};

class NonsenseTest : public testing::TestWithParam<Nonsense> {};

TEST_P(NonsenseTest, IsRefusedAskedOrReported) {
  Office office;
  for (const auto& said : GetParam().given) office.Told(said);
  EXPECT_EQ(Answer(office, v1::INTENT_ASK, GetParam().said), GetParam().refusal);
  EXPECT_EQ(Answer(office, v1::INTENT_REPORT, GetParam().said), GetParam().refusal);
}

INSTANTIATE_TEST_SUITE_P(
    InOrder, NonsenseTest,
    testing::Values(
        Nonsense{"Malformed",
                 {kReceived},
                 {"c1", "2024-04-04", "acknowledged { stage: 4 }"},
                 "MALFORMED acknowledged.stage: expected 1 to 3, but found 4"},
        Nonsense{"MalformedBeforeNotFound",
                 {},
                 {"c1", "2024-04-04", "acknowledged { stage: 4 }"},
                 "MALFORMED acknowledged.stage: expected 1 to 3, but found 4"},
        Nonsense{"ComplaintNotFound",
                 {},
                 {"c1", "2025-04-04", "acknowledged { stage: 1 }"},
                 "STREAM_NOT_FOUND acknowledged: expected a complaint that was received, but there "
                 "is none with that id"},
        Nonsense{"PersonNotFound",
                 {},
                 {"p2", "2024-04-04", "person_named {}"},
                 "STREAM_NOT_FOUND person_named: expected a record that has begun, but there is "
                 "none with that id"},
        Nonsense{"ImportNotFound",
                 {},
                 {"i2", "2024-04-04", "import_completed {}"},
                 "STREAM_NOT_FOUND import_completed: expected a record that has begun, but there "
                 "is none with that id"},
        Nonsense{"ComplaintExists",
                 {kReceived},
                 {"c1", "2025-04-02", "received {}"},
                 "STREAM_EXISTS received: expected a complaint not received yet, but there is one "
                 "with that id"},
        Nonsense{"PersonExists",
                 {},
                 {"p1", "2024-04-04", "person_registered {}"},
                 "STREAM_EXISTS person_registered: expected a record that has not begun, but there "
                 "is one with that id"},
        Nonsense{
            "LandlordExists",
            {},
            {"town", "2024-04-04", R"(landlord_created { display_name: "x" })"},
            "STREAM_EXISTS landlord_created: expected a landlord not created yet, but there is "
            "one with that id"},
        Nonsense{
            "HappenedTomorrow",
            {kReceived},
            {"c1", "2024-06-04", "acknowledged { stage: 1 handler_id: \"zoe\" }"},
            "DATE_IN_FUTURE happened: expected a day up to 2024-06-03, but found one after it"},
        Nonsense{"RecognisedTomorrow",
                 {},
                 {"c1", "2024-06-03",
                  "received { recognised { grade: DATE_GRADE_DAY date { year: 2024 month: 6 day: 4 "
                  "} } }"},
                 "DATE_IN_FUTURE received.recognised: expected a day up to 2024-06-03, but found "
                 "one after it"},
        Nonsense{"OccurredTomorrow",
                 {},
                 {"c1", "2024-06-03",
                  "received { issue_occurred { grade: DATE_GRADE_DAY date { year: 2024 month: 6 "
                  "day: 4 } } }"},
                 "DATE_IN_FUTURE received.issue_occurred: expected a day up to 2024-06-03, but "
                 "found one after it"},
        Nonsense{"AwareTomorrow",
                 {},
                 {"c1", "2024-06-03",
                  "received { resident_became_aware { grade: DATE_GRADE_DAY date { year: 2024 "
                  "month: 6 day: 4 } } }"},
                 "DATE_IN_FUTURE received.resident_became_aware: expected a day up to 2024-06-03, "
                 "but found one after it"},
        Nonsense{"CorrectedToTomorrow",
                 {kReceived},
                 {"c1", "2024-06-03",
                  "corrected { version: 1 happened { grade: DATE_GRADE_DAY date { year: 2024 "
                  "month: 6 day: 4 } } }"},
                 "DATE_IN_FUTURE corrected.happened: expected a day up to 2024-06-03, but found "
                 "one after it"},
        Nonsense{"ReferenceTaken",
                 {kReceived},
                 {"c2", "2024-04-04",
                  R"(received { resident_id: "p9" references { source: "x" reference: "C-1" }
                     references { source: "crm" reference: "C-1" } })"},
                 "REFERENCE_TAKEN received.references[1]: expected a reference no other complaint "
                 "has, but one has it"},
        Nonsense{"NoSuchPerson",
                 {},
                 {"c1", "2024-04-04", R"(received { resident_id: "p9" })"},
                 "REFERS_TO_NOTHING received.resident_id: expected a record of this landlord, but "
                 "there is none with that id"},
        Nonsense{"NoSuchContact",
                 {},
                 {"c1", "2024-04-04", R"(received { contact_id: "k9" })"},
                 "REFERS_TO_NOTHING received.contact_id: expected a record of this landlord, but "
                 "there is none with that id"},
        Nonsense{"NoSuchComplaint",
                 {kReceived},
                 {"c1", "2024-04-04", R"(marked_duplicate { of_complaint_id: "c9" })"},
                 "REFERS_TO_NOTHING marked_duplicate.of_complaint_id: expected a record of this "
                 "landlord, but there is none with that id"},
        Nonsense{"DuplicateOfItself",
                 {kReceived},
                 {"c1", "2024-04-04", R"(marked_duplicate { of_complaint_id: "c1" })"},
                 "REFERS_TO_NOTHING marked_duplicate.of_complaint_id: expected another complaint, "
                 "but found the complaint itself"},
        Nonsense{
            "NoSuchOfficer",
            {kReceived},
            {"c1", "2024-04-04", R"(acknowledged { stage: 1 handler_id: "zoe" })"},
            "REFERS_TO_NOTHING acknowledged.handler_id: expected an officer who is registered, "
            "but there is none with that id"},
        Nonsense{
            "NoSuchPoint",
            {kReceived, kAcknowledged, kDefined},
            {"c1", "2024-04-15",
             R"(responded { stage: 1 decisions { point_id: "a" } decisions { point_id: "b" } })"},
            "REFERS_TO_NOTHING responded.decisions[1].point_id: expected a point of this "
            "complaint, but there is none with that id"},
        Nonsense{"NoSuchPointToTakeFurther",
                 {kReceived, kResponded},
                 {"c1", "2024-05-01", R"(escalation_requested { to_stage: 2 point_ids: "b" })"},
                 "REFERS_TO_NOTHING escalation_requested.point_ids[0]: expected a point of this "
                 "complaint, but there is none with that id"},
        Nonsense{"NoSuchQuestion",
                 {kReceived},
                 {"c1", "2024-04-04", R"(clarification_given { stage: 1 question_id: "q" })"},
                 "REFERS_TO_NOTHING clarification_given.question_id: expected a question asked in "
                 "this complaint, but there is none with that id"},
        Nonsense{
            "NoSuchRemedy",
            {kReceived},
            {"c1", "2024-04-04", R"(remedy_done { remedy_id: "r" })"},
            "REFERS_TO_NOTHING remedy_done.remedy_id: expected a remedy of this complaint, but "
            "there is none with that id"},
        Nonsense{"NoSuchAction",
                 {kReceived},
                 {"c1", "2024-04-04", R"(action_done { action_id: "w" })"},
                 "REFERS_TO_NOTHING action_done.action_id: expected an action of this complaint, "
                 "but there is none with that id"},
        Nonsense{"NoSuchVersionToCorrect",
                 {kReceived},
                 {"c1", "2024-04-04", "corrected { version: 2 fact { noted {} } }"},
                 "REFERS_TO_NOTHING corrected.version: expected a version of 1 to 1, but found 2"},
        Nonsense{"NoSuchVersionToAnnul",
                 {kReceived},
                 {"c1", "2024-04-04", "annulled { versions: 1 versions: 3 }"},
                 "REFERS_TO_NOTHING annulled.versions: expected a version of 1 to 1, but found 3"},
        Nonsense{"NoSuchVersionOfAPerson",
                 {},
                 {"p1", "2024-04-04", "annulled { versions: 2 }"},
                 "REFERS_TO_NOTHING annulled.versions: expected a version of 1 to 1, but found 2"},
        Nonsense{
            "CorrectedToNoSuchOfficer",
            {kReceived, kAcknowledged},
            {"c1", "2024-04-04",
             R"(corrected { version: 2 fact { acknowledged { stage: 1 handler_id: "zoe" } } })"},
            "REFERS_TO_NOTHING corrected.fact.acknowledged.handler_id: expected an officer who "
            "is registered, but there is none with that id"},
        Nonsense{
            "QuestionAskedAlready",
            {kReceived,
             {"c1", "2024-04-04", R"(clarification_asked { stage: 1 question_id: "q" })"}},
            {"c1", "2024-04-05", R"(clarification_asked { stage: 1 question_id: "q" })"},
            "ALREADY_RECORDED clarification_asked.question_id: expected an id not used in this "
            "complaint yet, but a question has it"},
        Nonsense{
            "PointRaisedAlready",
            {kReceived, kDefined},
            {"c1", "2024-04-05",
             R"(further_complaint_raised { stage: 1 points { point_id: "z" } points { point_id: "a" } })"},
            "ALREADY_RECORDED further_complaint_raised.points[1].point_id: expected an id not "
            "used in this complaint yet, but a point has it"},
        Nonsense{"RemedyAgreedAlready",
                 {kReceived, {"c1", "2024-04-04", R"(remedy_agreed { remedy_id: "r" stage: 1 })"}},
                 {"c1", "2024-04-05", R"(remedy_agreed { remedy_id: "r" stage: 1 })"},
                 "ALREADY_RECORDED remedy_agreed.remedy_id: expected an id not used in this "
                 "complaint yet, but a remedy has it"},
        Nonsense{"RemedyDoneAlready",
                 {kReceived,
                  {"c1", "2024-04-04", R"(remedy_agreed { remedy_id: "r" stage: 1 })"},
                  {"c1", "2024-04-05", R"(remedy_done { remedy_id: "r" })"}},
                 {"c1", "2024-04-06", R"(remedy_done { remedy_id: "r" })"},
                 "ALREADY_RECORDED remedy_done.remedy_id: expected a remedy not carried out yet, "
                 "but it was"},
        Nonsense{"ActionAgreedAlready",
                 {kReceived, {"c1", "2024-04-04", R"(action_agreed { action_id: "w" stage: 1 })"}},
                 {"c1", "2024-04-05", R"(action_agreed { action_id: "w" stage: 1 })"},
                 "ALREADY_RECORDED action_agreed.action_id: expected an id not used in this "
                 "complaint yet, but an action has it"},
        Nonsense{
            "ActionDoneAlready",
            {kReceived,
             {"c1", "2024-04-04", R"(action_agreed { action_id: "w" stage: 1 })"},
             {"c1", "2024-04-05", R"(action_done { action_id: "w" })"}},
            {"c1", "2024-04-06", R"(action_done { action_id: "w" })"},
            "ALREADY_RECORDED action_done.action_id: expected an action not done yet, but it was"},
        Nonsense{"OfficerRegisteredAlready",
                 {},
                 {"town", "2024-04-06", R"(officer_registered { officer_id: "ann" })"},
                 "ALREADY_RECORDED officer_registered.officer_id: expected an id no officer has, "
                 "but one has it"},
        Nonsense{
            "ImportAnnulledAlready",
            {{"i1", "2024-04-04",
              "import_started { source: \"crm\" content_digest: "
              "\"01234567890123456789012345678901\" }"},
             {"i1", "2024-04-05", "import_annulled {}"}},
            {"i1", "2024-04-06", "import_annulled {}"},
            "ALREADY_RECORDED import_annulled: expected an import that is not annulled, but it is"},
        Nonsense{
            "CorrectingACorrection",
            {kReceived, {"c1", "2024-04-04", "corrected { version: 1 fact { received {} } }"}},
            {"c1", "2024-04-05", "corrected { version: 2 fact { received {} } }"},
            "NOT_CORRECTABLE corrected.version: expected an event that says what happened, but "
            "found a correction or an annulment"},
        Nonsense{"CorrectingToAnotherKind",
                 {kReceived},
                 {"c1", "2024-04-05", "corrected { version: 1 fact { noted {} } }"},
                 "NOT_CORRECTABLE corrected.fact: expected the same kind of fact as the event's, "
                 "but found noted"},
        Nonsense{
            "CorrectingWhatIsAnnulled",
            {kReceived, kAcknowledged, {"c1", "2024-04-05", "annulled { versions: 2 }"}},
            {"c1", "2024-04-05", "corrected { version: 2 fact { acknowledged { stage: 1 } } }"},
            "NOT_CORRECTABLE corrected.version: expected an event that stands, but it is annulled"},
        Nonsense{"AnnullingTwice",
                 {kReceived, kAcknowledged, {"c1", "2024-04-05", "annulled { versions: 2 }"}},
                 {"c1", "2024-04-05", "annulled { versions: 1 versions: 2 }"},
                 "NOT_CORRECTABLE annulled.versions: expected events that stand, but version 2 is "
                 "annulled already"},
        Nonsense{"AnnullingAnAnnulment",
                 {kReceived, kAcknowledged, {"c1", "2024-04-05", "annulled { versions: 2 }"}},
                 {"c1", "2024-04-05", "annulled { versions: 3 }"},
                 "NOT_CORRECTABLE annulled.versions: expected events that are not annulments, but "
                 "version 3 is one"},
        Nonsense{"CorrectingTheLandlord",
                 {},
                 {"town", "2024-04-05", "annulled { versions: 1 }"},
                 "NOT_CORRECTABLE annulled: expected a record of a complaint, a contact or a "
                 "person, but found another"},
        Nonsense{"CorrectingAPersonToAnotherKind",
                 {},
                 {"p1", "2024-04-05", "corrected { version: 1 fact { person_named {} } }"},
                 "NOT_CORRECTABLE corrected.version: expected an event that stands and the same "
                 "kind of fact, but found another"},
        Nonsense{"AnnullingAPersonTwice",
                 {{"p1", "2024-04-05", "annulled { versions: 1 }"}},
                 {"p1", "2024-04-05", "annulled { versions: 1 }"},
                 "NOT_CORRECTABLE annulled.versions: expected events that stand and are not "
                 "annulments, but version 1 is not such a one"}),
    [](const auto& row) { return std::string(row.param.name); });

class BreachTest : public testing::TestWithParam<Breach> {};

TEST_P(BreachTest, IsRefusedAskedAndRecordedReported) {
  Office office;
  for (const auto& said : GetParam().given) office.Told(said);
  EXPECT_EQ(Answer(office, v1::INTENT_ASK, GetParam().said), GetParam().refusal);
  EXPECT_EQ(Answer(office, v1::INTENT_REPORT, GetParam().said), "recorded");
}

INSTANTIATE_TEST_SUITE_P(
    InOrder, BreachTest,
    testing::Values(
        Breach{"NoEditionToReceiveUnder",
               {},
               {"c1", "2019-04-02", "received {}"},
               "NO_EDITION_IN_FORCE received: expected an adopted edition in force on 2019-04-02, "
               "but there is none"},
        Breach{
            "StageBeyondEdition",
            {kReceived, kResponded},
            {"c1", "2024-05-01", "escalation_requested { to_stage: 3 }"},
            "STAGE_BEYOND_EDITION escalation_requested.to_stage 5.3: expected a stage of 1 to 2, "
            "as housing-ombudsman-2024 has it, but found 3"},
        Breach{"WorkOnAClosedComplaint",
               {kReceived, kResponded, {"c1", "2024-05-01", "closed {}"}},
               {"c1", "2024-05-02", R"(handler_assigned { stage: 1 handler_id: "ann" })"},
               "COMPLAINT_ENDED handler_assigned: expected a complaint that goes on, but its "
               "status is CLOSED"},
        Breach{"EscalatingADuplicate",
               {kReceived,
                kResponded,
                {"c2", "2024-05-01", "received {}"},
                {"c1", "2024-05-01", R"(marked_duplicate { of_complaint_id: "c2" })"}},
               {"c1", "2024-05-02", "escalation_requested { to_stage: 2 }"},
               "COMPLAINT_ENDED escalation_requested: expected a complaint that goes on, but its "
               "status is DUPLICATE"},
        Breach{"StageNotOpen",
               {kReceived, kResponded},
               {"c1", "2024-05-02", R"(acknowledged { stage: 2 handler_id: "bob" })"},
               "STAGE_NOT_OPEN acknowledged.stage: expected a stage that has begun, but stage 2 "
               "has not"},
        Breach{"RefusingWhatWasNotAsked",
               {kReceived, kResponded},
               {"c1", "2024-05-02", "escalation_refused { to_stage: 2 }"},
               "STAGE_NOT_OPEN escalation_refused.to_stage: expected a stage that has begun, but "
               "stage 2 has not"},
        Breach{
            "StageNotAnswered",
            {kReceived},
            {"c1", "2024-05-02", "escalation_requested { to_stage: 2 }"},
            "STAGE_NOT_ANSWERED escalation_requested.to_stage 6.10: expected stage 1 to have its "
            "response, but it has none"},
        Breach{"ClosingUnanswered",
               {kReceived},
               {"c1", "2024-05-02", "closed {}"},
               "STAGE_NOT_ANSWERED closed 6.3: expected the latest stage to have its response, but "
               "it has none"},
        Breach{"AlreadyAcknowledged",
               {kReceived, kAcknowledged},
               kAcknowledged,
               "ALREADY_ACKNOWLEDGED acknowledged.stage 6.2: expected a stage not acknowledged "
               "yet, but stage 1 is"},
        Breach{"AlreadyResponded",
               {kReceived, kAcknowledged, kResponded},
               kResponded,
               "ALREADY_RESPONDED responded.stage 6.3: expected a stage without a response, but "
               "stage 1 has one"},
        Breach{"AcknowledgingAfterTheResponse",
               {kReceived, kResponded},
               kAcknowledged,
               "ALREADY_RESPONDED acknowledged.stage 6.3: expected a stage without a response, but "
               "stage 1 has one"},
        Breach{"RefusingAfterTheResponse",
               {kReceived, kResponded},
               {"c1", "2024-05-02", "complaint_refused {}"},
               "ALREADY_RESPONDED complaint_refused 6.3: expected a stage without a response, but "
               "stage 1 has one"},
        Breach{"JoiningAfterTheResponse",
               {kReceived, kResponded},
               {"c1", "2024-05-02",
                "further_complaint_raised { stage: 1 place: FURTHER_COMPLAINT_PLACE_JOINED }"},
               "ALREADY_RESPONDED further_complaint_raised.stage 6.8: expected a stage without a "
               "response, but stage 1 has one"},
        Breach{"NotAcknowledged",
               {kReceived},
               kResponded,
               "NOT_ACKNOWLEDGED responded.stage 6.2: expected an acknowledged stage, but stage 1 "
               "is not"},
        Breach{"NotAcknowledgedAtStageTwo",
               {kReceived, kResponded, kEscalated},
               {"c1", "2024-05-10", "responded { stage: 2 }"},
               "NOT_ACKNOWLEDGED responded.stage 6.11: expected an acknowledged stage, but stage 2 "
               "is not"},
        Breach{"SameHandlerAtBothStages",
               {kReceived, kAcknowledged, kResponded, kEscalated},
               {"c1", "2024-05-02", R"(acknowledged { stage: 2 handler_id: "ann" })"},
               "SAME_PERSON_AT_BOTH_STAGES acknowledged.handler_id 6.13: expected somebody who "
               "considered no earlier stage, but that officer did"},
        Breach{"SameResponderAtBothStages",
               {kReceived,
                {"c1", "2024-04-15", R"(responded { stage: 1 responder_id: "cyd" })"},
                kEscalated,
                {"c1", "2024-05-02", R"(acknowledged { stage: 2 handler_id: "bob" })"}},
               {"c1", "2024-05-10", R"(responded { stage: 2 responder_id: "cyd" })"},
               "SAME_PERSON_AT_BOTH_STAGES responded.responder_id 6.13: expected somebody who "
               "considered no earlier stage, but that officer did"},
        Breach{"ConflictOfInterest",
               {kReceived,
                {"c1", "2024-04-03", R"(conflict_declared { stage: 1 officer_id: "bob" })"}},
               {"c1", "2024-04-04", R"(handler_assigned { stage: 1 handler_id: "bob" })"},
               "CONFLICT_OF_INTEREST handler_assigned.handler_id 5.8: expected somebody without a "
               "conflict of interest, but that officer declared one"},
        Breach{"ExtensionTooLate",
               {kReceived, kAcknowledged},
               {"c1", "2024-04-19",
                "extension_notified { stage: 1 new_due_date { year: 2024 month: 8 day: 1 } }"},
               "EXTENSION_TOO_LATE extension_notified 6.4: expected the resident to be told by "
               "2024-04-18, but it is 2024-04-19"},
        Breach{"ExtensionTooLong",
               {kReceived, kAcknowledged},
               {"c1", "2024-04-18",
                "extension_notified { stage: 1 new_due_date { year: 2024 month: 5 day: 3 } }"},
               "EXTENSION_TOO_LONG extension_notified.new_due_date 6.4: expected a date up to "
               "2024-05-02, or a recorded good reason where the edition takes one, but found "
               "2024-05-03"},
        Breach{"ExtensionWithoutDate",
               {kReceived, kAcknowledged},
               {"c1", "2024-04-18", "extension_notified { stage: 1 }"},
               "EXTENSION_WITHOUT_DATE extension_notified.new_due_date 6.4: expected the new date, "
               "but there is none"},
        Breach{"ExtensionToNoLaterDate",
               {kReceived, kAcknowledged},
               {"c1", "2024-04-10",
                "extension_notified { stage: 1 new_due_date { year: 2024 month: 4 day: 18 } }"},
               "EXTENSION_WITHOUT_DATE extension_notified.new_due_date 6.4: expected a date after "
               "2024-04-18, but found 2024-04-18"},
        Breach{
            "OpenRemedy",
            {kReceived,
             kResponded,
             {"c1", "2024-04-15", R"(remedy_agreed { remedy_id: "r" stage: 1 })"},
             {"c1", "2024-04-15", R"(action_agreed { action_id: "w" stage: 1 })"}},
            {"c1", "2024-05-02", "closed {}"},
            "OPEN_ACTIONS closed 7.3: expected every remedy and action to be done, but 2 are not"}),
    [](const auto& row) { return std::string(row.param.name); });

// What comes from the resident, or is only about the record, is taken when asked too.
class TakenTest : public testing::TestWithParam<Breach> {};

TEST_P(TakenTest, IsRecordedWhenAsked) {
  Office office;
  for (const auto& said : GetParam().given) office.Told(said);
  EXPECT_EQ(Answer(office, v1::INTENT_ASK, GetParam().said), "recorded");
}

INSTANTIATE_TEST_SUITE_P(
    Asked, TakenTest,
    testing::Values(
        Breach{"ReceivedLate", {}, {"c1", "2024-04-02", "received {}"}, ""},
        Breach{"ReceivedOnADayNotKnown", {}, {"c1", "", "received {}"}, ""},
        Breach{"AcknowledgedLate",
               {kReceived},
               {"c1", "2024-06-03", R"(acknowledged { stage: 1 handler_id: "ann" })"},
               ""},
        Breach{"RespondedLate",
               {kReceived, kAcknowledged},
               {"c1", "2024-06-03", "responded { stage: 1 }"},
               ""},
        Breach{"PromisedForLater",
               {kReceived},
               {"c1", "2024-06-03",
                "acknowledged { stage: 1 response_told_date { year: 2030 month: 1 day: 1 } }"},
               ""},
        Breach{"EscalatedAfterClosing",
               {kReceived, kResponded, {"c1", "2024-05-01", "closed {}"}},
               kEscalated,
               ""},
        Breach{"EscalationRefused",
               {kReceived, kResponded, kEscalated},
               {"c1", "2024-05-02", "escalation_refused { to_stage: 2 }"},
               ""},
        Breach{"AnotherPersonAtStageTwo",
               {kReceived, kAcknowledged, kResponded, kEscalated},
               {"c1", "2024-05-02", R"(acknowledged { stage: 2 handler_id: "bob" })"},
               ""},
        Breach{"ExtensionWithinTheLimit",
               {kReceived, kAcknowledged},
               {"c1", "2024-04-18",
                "extension_notified { stage: 1 new_due_date { year: 2024 month: 5 day: 2 } }"},
               ""},
        Breach{"LongExtensionWithGoodReason",
               {kReceived, kAcknowledged},
               {"c1", "2024-04-18",
                "extension_notified { stage: 1 new_due_date { year: 2024 month: 8 day: 2 } "
                "good_reason_recorded: YES_NO_YES }"},
               ""},
        Breach{"ExtensionOfADayNotKnown",
               {{"c1", "", "received {}"}},
               {"c1", "2024-04-18",
                "extension_notified { stage: 1 new_due_date { year: 2024 month: 8 day: 2 } }"},
               ""},
        Breach{"NoteOnAClosedComplaint",
               {kReceived, {"c1", "2024-05-01", "closed {}"}},
               {"c1", "2024-05-02", "noted {}"},
               ""},
        Breach{"RemedyDoneAfterClosing",
               {kReceived,
                {"c1", "2024-04-15", R"(remedy_agreed { remedy_id: "r" stage: 1 })"},
                {"c1", "2024-05-01", "closed {}"}},
               {"c1", "2024-05-02", R"(remedy_done { remedy_id: "r" })"},
               ""},
        Breach{"Reopened",
               {kReceived, kResponded, {"c1", "2024-05-01", "closed {}"}},
               {"c1", "2024-05-02", "reopened { stage: 1 }"},
               ""},
        Breach{"ClosedWhenAllIsDone",
               {kReceived,
                kResponded,
                {"c1", "2024-04-15", R"(remedy_agreed { remedy_id: "r" stage: 1 })"},
                {"c1", "2024-04-16", R"(remedy_done { remedy_id: "r" })"}},
               {"c1", "2024-05-02", "closed {}"},
               ""},
        Breach{"FurtherComplaintApartAfterTheResponse",
               {kReceived, kResponded},
               {"c1", "2024-05-02",
                "further_complaint_raised { stage: 1 place: FURTHER_COMPLAINT_PLACE_APART }"},
               ""},
        Breach{"PointsDefinedAnewAtStageTwo",
               {kReceived, kDefined, kResponded, kEscalated},
               {"c1", "2024-05-02", R"(defined { stage: 2 points { point_id: "a" } })"},
               ""},
        Breach{"ReceivedAnewAfterItWasAnnulled",
               {kReceived, {"c1", "2024-05-01", "annulled { versions: 1 }"}},
               kReceived,
               ""},
        Breach{"AnnullingACorrection",
               {kReceived, {"c1", "2024-04-04", "corrected { version: 1 fact { received {} } }"}},
               {"c1", "2024-04-05", "annulled { versions: 2 }"},
               ""},
        Breach{
            "CorrectingAnOwnReference",
            {kReceived},
            {"c1", "2024-04-05",
             R"(corrected { version: 1 fact { received { references { source: "crm" reference: "C-1" } } } })"},
            ""},
        Breach{"ImportStartedAnew",
               {{"i1", "2024-04-04",
                 "import_started { source: \"crm\" content_digest: "
                 "\"01234567890123456789012345678901\" }"},
                {"i1", "2024-04-05", "import_annulled {}"}},
               {"i1", "2024-04-06",
                "import_started { source: \"crm\" content_digest: "
                "\"01234567890123456789012345678901\" }"},
               ""}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace redress::commands

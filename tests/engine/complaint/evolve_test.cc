#include <functional>

#include <gtest/gtest.h>

#include "engine/complaint/state.h"
#include "tests/engine/complaint/told.h"

namespace redress::complaint {
namespace {

constexpr auto kOpen = v1::COMPLAINT_STATUS_OPEN;

// A complaint received, and what is to be seen of it after one fact more.
struct FactCase {
  const char* name;
  const char* fact;
  std::function<void(State&)> expect;  // Changes the state that a complaint just received has.
};

State Hot(const Told& told) {
  State state;
  for (const auto& event : told.events()) Evolve(state, event);
  return state;
}

const char* const kReceived =
    R"(received { subject_category: "damp" property_reference: "p1" estate_reference: "e1"
       references { source: "crm" reference: "C-1" } })";

Stage& At(State& state, std::uint32_t number) { return state.stages[number - 1]; }

void OpenAt(State& state, std::uint32_t number) {
  At(state, number).opened = true;
  state.stage = std::max(state.stage, number);
}

class EachFactTest : public testing::TestWithParam<FactCase> {};

TEST_P(EachFactTest, ChangesWhatLaterDecisionsRead) {
  Told told;
  told.Then("2024-04-02", kReceived);
  State expected = Hot(told);
  told.Then("2024-04-05", GetParam().fact);
  const State state = Hot(told);
  expected.version = 2;
  expected.last_position = 20;
  expected.body_cases.push_back(told.events()[1].event().fact().body_case());
  expected.clock_facts = state.clock_facts;  // Clocks have tests of their own.
  GetParam().expect(expected);
  EXPECT_EQ(state, expected);
  EXPECT_EQ(Fold(told.events()), state);
}

void Nothing(State&) {}

INSTANTIATE_TEST_SUITE_P(
    Complaint, EachFactTest,
    testing::Values(
        FactCase{"Logged", "logged { stage: 2 }", [](State& s) { OpenAt(s, 2); }},
        FactCase{"Acknowledged", R"(acknowledged { stage: 1 handler_id: "ann" })",
                 [](State& s) {
                   At(s, 1).acknowledged = true;
                   At(s, 1).handler_id = "ann";
                   At(s, 1).considered_by = {"ann"};
                 }},
        FactCase{"AcknowledgedByNobodyKnown", "acknowledged { stage: 1 }",
                 [](State& s) { At(s, 1).acknowledged = true; }},
        FactCase{"Defined",
                 R"(defined { stage: 1 points { point_id: "a" } points { point_id: "b" } })",
                 [](State& s) {
                   s.point_ids = {"a", "b"};
                   At(s, 1).point_ids = {"a", "b"};
                   At(s, 1).definition.points = true;
                 }},
        FactCase{"DefinedInFull",
                 R"(defined { stage: 2 outcomes_sought {} responsible {}
                    not_responsible_stated: YES_NO_YES })",
                 [](State& s) {
                   OpenAt(s, 2);
                   At(s, 2).definition = {.outcomes = true, .responsibility = true};
                 }},
        FactCase{"ClarificationAsked", R"(clarification_asked { stage: 1 question_id: "q" })",
                 [](State& s) {
                   s.question_ids = {"q"};
                   At(s, 1).open_question_ids = {"q"};
                 }},
        FactCase{"ClarificationGiven", R"(clarification_given { stage: 1 question_id: "q" })",
                 Nothing},
        FactCase{"HandlerAssigned", R"(handler_assigned { stage: 2 handler_id: "bob" })",
                 [](State& s) {
                   OpenAt(s, 2);
                   At(s, 2).handler_id = "bob";
                   At(s, 2).considered_by = {"bob"};
                 }},
        FactCase{"ConflictDeclared", R"(conflict_declared { stage: 2 officer_id: "bob" })",
                 [](State& s) { At(s, 2).conflicted = {"bob"}; }},
        FactCase{"Triaged", "triaged { stage: 1 risk: LEVEL_HIGH }", Nothing},
        FactCase{"ExtensionNotified", "extension_notified { stage: 2 }",
                 [](State& s) { OpenAt(s, 2); }},
        FactCase{"LatenessExplained", "lateness_explained { stage: 2 }", Nothing},
        FactCase{"UpdateIntervalAgreed",
                 "update_interval_agreed { stage: 2 interval_working_days: 5 }",
                 [](State& s) { OpenAt(s, 2); }},
        FactCase{"UpdateSent", "update_sent { stage: 2 }", [](State& s) { OpenAt(s, 2); }},
        FactCase{"FurtherComplaintJoined",
                 R"(further_complaint_raised { stage: 1 place: FURTHER_COMPLAINT_PLACE_JOINED
                    points { point_id: "c" } })",
                 [](State& s) {
                   s.point_ids = {"c"};
                   At(s, 1).point_ids = {"c"};
                 }},
        FactCase{"FurtherComplaintApart",
                 R"(further_complaint_raised { stage: 1 place: FURTHER_COMPLAINT_PLACE_APART
                    points { point_id: "c" } new_complaint_id: "c2" })",
                 Nothing},
        FactCase{"Responded", R"(responded { stage: 1 responder_id: "ann" })",
                 [](State& s) {
                   At(s, 1).responded = true;
                   At(s, 1).considered_by = {"ann"};
                   s.status = v1::COMPLAINT_STATUS_RESPONDED;
                 }},
        FactCase{"EscalationRequested", "escalation_requested { to_stage: 2 }",
                 [](State& s) {
                   OpenAt(s, 2);
                   At(s, 2).whole_taken_further = true;
                 }},
        FactCase{"EscalationOfAPoint", R"(escalation_requested { to_stage: 2 point_ids: "a" })",
                 [](State& s) {
                   OpenAt(s, 2);
                   At(s, 2).taken_further = {"a"};
                 }},
        FactCase{"EscalationRefusedUnasked", "escalation_refused { to_stage: 2 }", Nothing},
        FactCase{"ComplaintRefused", "complaint_refused {}",
                 [](State& s) { s.status = v1::COMPLAINT_STATUS_REFUSED; }},
        FactCase{"Withdrawn", "withdrawn {}",
                 [](State& s) { s.status = v1::COMPLAINT_STATUS_WITHDRAWN; }},
        FactCase{"Closed", "closed {}", [](State& s) { s.status = v1::COMPLAINT_STATUS_CLOSED; }},
        FactCase{"Reopened", "reopened { stage: 1 }", Nothing},
        FactCase{"MarkedDuplicate", R"(marked_duplicate { of_complaint_id: "c9" })",
                 [](State& s) { s.status = v1::COMPLAINT_STATUS_DUPLICATE; }},
        FactCase{"RecordedInError", "recorded_in_error {}",
                 [](State& s) { s.status = v1::COMPLAINT_STATUS_RECORDED_IN_ERROR; }},
        FactCase{"RemedyAgreed", R"(remedy_agreed { remedy_id: "r" stage: 2 })",
                 [](State& s) {
                   s.items_done = {{{ItemKind::kRemedy, "r"}, false}};
                 }},
        FactCase{"RemedyDone", R"(remedy_done { remedy_id: "r" })",
                 [](State& s) {
                   s.items_done = {{{ItemKind::kRemedy, "r"}, true}};
                 }},
        FactCase{"ActionAgreed", R"(action_agreed { action_id: "w" stage: 2 })",
                 [](State& s) {
                   s.items_done = {{{ItemKind::kAction, "w"}, false}};
                 }},
        FactCase{"ActionDone", R"(action_done { action_id: "w" })",
                 [](State& s) {
                   s.items_done = {{{ItemKind::kAction, "w"}, true}};
                 }},
        FactCase{"Corresponded", "corresponded { direction: DIRECTION_IN stage: 2 }", Nothing},
        FactCase{"Noted", "noted {}", Nothing},
        FactCase{"PartyAdded", R"(party_added { person_id: "p" })", Nothing}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(ReceivedTest, OpensStageOneAndKeepsWhatFiltersRead) {
  const State state = Hot(Told().Then("2024-04-02", kReceived));
  EXPECT_EQ(state.version, 1u);
  EXPECT_EQ(state.last_position, 10u);
  EXPECT_EQ(state.status, kOpen);
  EXPECT_EQ(state.stage, 1u);
  EXPECT_TRUE(state.stages[0].opened);
  EXPECT_EQ(state.received_day, DayOf("2024-04-02"));
  EXPECT_EQ(state.subject_category, "damp");
  EXPECT_EQ(state.property_reference, "p1");
  EXPECT_EQ(state.estate_reference, "e1");
  ASSERT_EQ(state.references.size(), 1u);
  EXPECT_EQ(state.references[0].reference(), "C-1");
  EXPECT_EQ(state.clock_facts.marks.size(), 1u);
}

TEST(ReceivedTest, OnADayNotKnownLeavesItOpen) {
  EXPECT_EQ(Hot(Told().Then("", kReceived)).received_day, std::nullopt);
}

// What a course of facts comes to.
struct CourseCase {
  const char* name;
  std::vector<const char*> facts;  // After `Received`.
  v1::ComplaintStatus status;
  std::uint32_t stage;
};

class CourseTest : public testing::TestWithParam<CourseCase> {};

TEST_P(CourseTest, ComesToThatStatusAndStage) {
  Told told;
  told.Then("2024-04-02", kReceived);
  State hot = Hot(told);
  for (const char* fact : GetParam().facts) {
    told.Then("2024-05-02", fact);
    Evolve(hot, told.events().back());
    ASSERT_EQ(hot, Fold(told.events())) << fact;
  }
  EXPECT_EQ(v1::ComplaintStatus_Name(hot.status), v1::ComplaintStatus_Name(GetParam().status));
  EXPECT_EQ(hot.stage, GetParam().stage);
}

const char* const kResponded1 = "responded { stage: 1 }";
const char* const kResponded2 = "responded { stage: 2 }";
const char* const kEscalated = "escalation_requested { to_stage: 2 }";

INSTANTIATE_TEST_SUITE_P(
    Complaint, CourseTest,
    testing::Values(
        CourseCase{"EscalatedAfterResponse", {kResponded1, kEscalated}, kOpen, 2},
        CourseCase{"EscalatedBeforeResponse", {kEscalated, kResponded1}, kOpen, 2},
        CourseCase{"StageTwoAnsweredUnasked", {kResponded2}, v1::COMPLAINT_STATUS_RESPONDED, 2},
        CourseCase{"EscalationRefused",
                   {kResponded1, kEscalated, "escalation_refused { to_stage: 2 }"},
                   v1::COMPLAINT_STATUS_RESPONDED,
                   1},
        CourseCase{"EscalationRefusedBeforeTheResponse",
                   {kEscalated, "escalation_refused { to_stage: 2 }"},
                   kOpen,
                   1},
        CourseCase{"LetterAboutARefusedEscalationOpensNothing",
                   {kResponded1, kEscalated, "escalation_refused { to_stage: 2 }",
                    "corresponded { direction: DIRECTION_OUT stage: 2 }"},
                   v1::COMPLAINT_STATUS_RESPONDED,
                   1},
        CourseCase{"AskedAgainAfterRefusal",
                   {kResponded1, kEscalated, "escalation_refused { to_stage: 2 }", kEscalated},
                   kOpen,
                   2},
        CourseCase{"EscalatedAfterClosing", {kResponded1, "closed {}", kEscalated}, kOpen, 2},
        CourseCase{"LatePaperworkAfterClosing",
                   {kResponded1, "closed {}", "logged { stage: 1 }"},
                   v1::COMPLAINT_STATUS_CLOSED,
                   1},
        CourseCase{"ClosedAfterWithdrawal",
                   {"withdrawn {}", "closed {}"},
                   v1::COMPLAINT_STATUS_WITHDRAWN,
                   1},
        CourseCase{"WithdrawnAfterClosing",
                   {"closed {}", "withdrawn {}"},
                   v1::COMPLAINT_STATUS_WITHDRAWN,
                   1},
        CourseCase{"Reopened", {kResponded1, "closed {}", "reopened { stage: 1 }"}, kOpen, 1},
        CourseCase{"ReopenedAtStageOneAfterStageTwo",
                   {kResponded1, kEscalated, kResponded2, "closed {}", "reopened { stage: 1 }"},
                   kOpen,
                   1},
        CourseCase{"ReopenedAndAnswered",
                   {kResponded1, "closed {}", "reopened { stage: 1 }", kResponded1},
                   v1::COMPLAINT_STATUS_RESPONDED,
                   1},
        CourseCase{"StageThree", {"responded { stage: 3 }"}, v1::COMPLAINT_STATUS_RESPONDED, 3},
        CourseCase{"NoStageAtAll", {"logged { stage: 0 }", "logged { stage: 4 }"}, kOpen, 1}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(CourseTest, WhoConsideredAStageStaysKnownWhenItShuts) {
  const State state = Hot(Told()
                              .Then("2024-04-02", kReceived)
                              .Then("2024-05-02", R"(acknowledged { stage: 2 handler_id: "bob" })")
                              .Then("2024-05-03", "escalation_refused { to_stage: 2 }"));
  EXPECT_EQ(state.stages[1],
            (Stage{.handler_id = "bob", .considered_by = {"bob"}, .conflicted = {}}));
}

TEST(NeedsFoldTest, OnlyWhatIsAboutTheRecordDoes) {
  v1::Event event;
  for (const auto* kind : {"corrected { version: 1 }", "annulled { versions: 1 }"}) {
    *event.mutable_fact() = FactOf(kind);
    EXPECT_TRUE(NeedsFold(event)) << kind;
  }
  *event.mutable_fact() = FactOf("noted {}");
  EXPECT_FALSE(NeedsFold(event));
}

}  // namespace
}  // namespace redress::complaint

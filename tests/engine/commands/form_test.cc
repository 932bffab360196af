#include <functional>

#include <gtest/gtest.h>

#include "tests/engine/commands/office.h"

namespace redress::commands {
namespace {

const std::string kLong(65, 'x');
const std::string kLongPart(33, 'x');

std::string Quoted(const std::string& text) { return '"' + text + '"'; }

std::string Many(const std::string& entry, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += entry + " ";
  return text;
}

std::string ManyIds(const std::string& before, const std::string& after, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += before + Quoted("x" + std::to_string(i)) + after + " ";
  return text;
}

// Facts that no state could make sense of, and the field at fault.
struct FieldCase {
  std::string stream;
  std::string fact;
  std::string field;
};

class FieldTest : public testing::TestWithParam<FieldCase> {};

TEST_P(FieldTest, IsMalformed) {
  for (const auto intent : {v1::INTENT_ASK, v1::INTENT_REPORT}) {
    const auto decided = Office::Bare().Decide(
        Office::Make(intent, {{GetParam().stream, "2024-04-02", GetParam().fact}}));
    ASSERT_FALSE(decided.has_value());
    EXPECT_EQ(v1::RefusalReason_Name(decided.error().reason), "REFUSAL_REASON_MALFORMED");
    EXPECT_EQ(decided.error().field, GetParam().field);
    EXPECT_TRUE(decided.error().message.starts_with("expected ")) << decided.error().message;
    EXPECT_NE(decided.error().message.find(", but "), std::string::npos) << decided.error().message;
  }
}

const char* const kDigest = "\"01234567890123456789012345678901\"";

INSTANTIATE_TEST_SUITE_P(
    Complaint, FieldTest,
    testing::Values(
        FieldCase{"c1", "received { resident_id: " + Quoted(kLong) + " }", "received.resident_id"},
        FieldCase{"c1", "received { raised_by_id: \"a b\" }", "received.raised_by_id"},
        FieldCase{"c1", "received { contact_id: \"a/b\" }", "received.contact_id"},
        FieldCase{"c1", "received { " + Many("words {}", 21) + "}", "received.words"},
        FieldCase{"c1", "received { words { clear: \"x\" } }", "received.words[0]"},
        FieldCase{"c1", "received { words { erased {} } }", "received.words[0]"},
        FieldCase{"c1", "received { words { withheld {} } }", "received.words[0]"},
        FieldCase{"c1", "received { words { sealed { nonce: \"short\" } } }", "received.words[0]"},
        FieldCase{"c1", "received { words { subject_id: \"a b\" } }",
                  "received.words[0].subject_id"},
        FieldCase{"c1", "received { recognised {} }", "received.recognised"},
        FieldCase{"c1", "received { issue_occurred { grade: DATE_GRADE_DAY } }",
                  "received.issue_occurred"},
        FieldCase{"c1",
                  "received { resident_became_aware { grade: DATE_GRADE_DAY date { year: 2024 "
                  "month: 2 day: 30 } } }",
                  "received.resident_became_aware"},
        FieldCase{"c1",
                  "received { recognised { grade: DATE_GRADE_EXACT date { year: 2024 month: 2 day: "
                  "3 } } }",
                  "received.recognised"},
        FieldCase{"c1",
                  "received { recognised { grade: DATE_GRADE_NOT_KNOWN date { year: 2024 month: 2 "
                  "day: 3 } } }",
                  "received.recognised"},
        FieldCase{"c1",
                  "received { recognised { grade: DATE_GRADE_DAY date { year: 2024 month: 2 day: 3 "
                  "} instant { seconds: -9999999999 } } }",
                  "received.recognised"},
        FieldCase{"c1", "received { tenure: 99 }", "received.tenure"},
        FieldCase{"c1", "received { in_measured_population: 9 }",
                  "received.in_measured_population"},
        FieldCase{"c1", "received { property_reference: " + Quoted(kLong) + " }",
                  "received.property_reference"},
        FieldCase{"c1", "received { estate_reference: \"a\\nb\" }", "received.estate_reference"},
        FieldCase{"c1", "received { subject_category: " + Quoted(kLong) + " }",
                  "received.subject_category"},
        FieldCase{"c1", "received { handling_category: " + Quoted(kLong) + " }",
                  "received.handling_category"},
        FieldCase{"c1",
                  "received { " + ManyIds("references { source: \"a\" reference: ", "}", 9) + "}",
                  "received.references"},
        FieldCase{"c1", "received { references { reference: \"1\" } }",
                  "received.references[0].source"},
        FieldCase{"c1", "received { references { source: \"a\" } }",
                  "received.references[0].reference"},
        FieldCase{"c1", "received { references { source: \"a\" reference: \"x\\001\" } }",
                  "received.references[0].reference"},
        FieldCase{"c1",
                  "received { references { source: \"a\" reference: " +
                      Quoted(std::string(129, 'x')) + " } }",
                  "received.references[0].reference"},
        FieldCase{"c1",
                  "received { " + Many("references { source: \"a\" reference: \"1\" }", 2) + "}",
                  "received.references[1]"},
        FieldCase{"c1", "logged {}", "logged.stage"},
        FieldCase{"c1", "acknowledged { stage: 1 handler_id: \"\\303\\251\" }",
                  "acknowledged.handler_id"},
        FieldCase{"c1", "acknowledged { stage: 1 response_told_date {} }",
                  "acknowledged.response_told_date"},
        FieldCase{"c1", "acknowledged { stage: 1 letter { clear: \"x\" } }", "acknowledged.letter"},
        FieldCase{"c1", "defined { stage: 1 " + ManyIds("points { point_id: ", "}", 101) + "}",
                  "defined.points"},
        FieldCase{"c1", "defined { stage: 1 points { point_id: " + Quoted(kLongPart) + " } }",
                  "defined.points[0].point_id"},
        FieldCase{"c1", "defined { stage: 1 " + Many("points { point_id: \"a\" }", 2) + "}",
                  "defined.points[1].point_id"},
        FieldCase{"c1", "defined { stage: 1 points { point_id: \"a\" text { clear: \"x\" } } }",
                  "defined.points[0].text"},
        FieldCase{"c1", "defined { stage: 1 " + Many("outcomes_sought {}", 51) + "}",
                  "defined.outcomes_sought"},
        FieldCase{"c1", "defined { stage: 1 " + Many("responsible {}", 51) + "}",
                  "defined.responsible"},
        FieldCase{"c1", "defined { stage: 1 " + Many("not_responsible {}", 51) + "}",
                  "defined.not_responsible"},
        FieldCase{"c1", "clarification_asked { stage: 1 }", "clarification_asked.question_id"},
        FieldCase{"c1", "clarification_given { stage: 1 question_id: " + Quoted(kLongPart) + " }",
                  "clarification_given.question_id"},
        FieldCase{"c1", "handler_assigned { stage: 1 }", "handler_assigned.handler_id"},
        FieldCase{"c1", "conflict_declared { stage: 1 }", "conflict_declared.officer_id"},
        FieldCase{"c1", "triaged { stage: 1 complexity: 9 }", "triaged.complexity"},
        FieldCase{"c1", "triaged { stage: 1 risk: 9 }", "triaged.risk"},
        FieldCase{"c1",
                  "extension_notified { stage: 1 new_due_date { year: 1800 month: 1 day: 1 } }",
                  "extension_notified.new_due_date"},
        FieldCase{"c1", "lateness_explained { stage: 1 reason { clear: \"x\" } }",
                  "lateness_explained.reason"},
        FieldCase{"c1", "update_interval_agreed { stage: 1 }",
                  "update_interval_agreed.interval_working_days"},
        FieldCase{"c1", "update_interval_agreed { stage: 1 interval_working_days: 251 }",
                  "update_interval_agreed.interval_working_days"},
        FieldCase{"c1", "update_sent { stage: 1 text { clear: \"x\" } }", "update_sent.text"}));

INSTANTIATE_TEST_SUITE_P(
    ComplaintFromTheResponseOn, FieldTest,
    testing::Values(
        FieldCase{"c1", "further_complaint_raised { stage: 1 place: 9 }",
                  "further_complaint_raised.place"},
        FieldCase{"c1", "further_complaint_raised { stage: 1 new_complaint_id: \"c2\" }",
                  "further_complaint_raised.new_complaint_id"},
        FieldCase{"c1", "responded { stage: 1 " + ManyIds("decisions { point_id: ", "}", 101) + "}",
                  "responded.decisions"},
        FieldCase{"c1", "responded { stage: 1 " + Many("decisions { point_id: \"a\" }", 2) + "}",
                  "responded.decisions[1].point_id"},
        FieldCase{"c1", "responded { stage: 1 decisions { point_id: \"a\" outcome: 9 } }",
                  "responded.decisions[0].outcome"},
        FieldCase{"c1",
                  "responded { stage: 1 decisions { point_id: \"a\" policy_reference: " +
                      Quoted(std::string(257, 'x')) + " } }",
                  "responded.decisions[0].policy_reference"},
        FieldCase{"c1", "responded { stage: 1 outcome: 9 }", "responded.outcome"},
        FieldCase{"c1", "responded { stage: 1 next_step_told: 9 }", "responded.next_step_told"},
        FieldCase{"c1", "responded { stage: 1 responder_id: \"a b\" }", "responded.responder_id"},
        FieldCase{"c1", "escalation_requested { to_stage: 1 }", "escalation_requested.to_stage"},
        FieldCase{"c1", "escalation_requested { to_stage: 4 }", "escalation_requested.to_stage"},
        FieldCase{"c1",
                  "escalation_requested { to_stage: 2 " + ManyIds("point_ids: ", "", 101) + "}",
                  "escalation_requested.point_ids"},
        FieldCase{"c1", "escalation_requested { to_stage: 2 point_ids: \"\" }",
                  "escalation_requested.point_ids[0]"},
        FieldCase{"c1", "escalation_refused { to_stage: 1 }", "escalation_refused.to_stage"},
        FieldCase{"c1", "escalation_refused { to_stage: 2 ground: 9 }",
                  "escalation_refused.ground"},
        FieldCase{"c1", "complaint_refused { ground: 9 }", "complaint_refused.ground"},
        FieldCase{"c1", "withdrawn { by_resident_confirmed: 9 }",
                  "withdrawn.by_resident_confirmed"},
        FieldCase{"c1", "closed { reason { clear: \"x\" } }", "closed.reason"},
        FieldCase{"c1", "reopened {}", "reopened.stage"},
        FieldCase{"c1", "marked_duplicate {}", "marked_duplicate.of_complaint_id"},
        FieldCase{"c1", "recorded_in_error { reason { clear: \"x\" } }",
                  "recorded_in_error.reason"},
        FieldCase{"c1", "remedy_agreed { stage: 1 }", "remedy_agreed.remedy_id"},
        FieldCase{"c1", "remedy_agreed { remedy_id: \"r\" stage: 1 kind: 99 }",
                  "remedy_agreed.kind"},
        FieldCase{"c1", "remedy_agreed { remedy_id: \"r\" stage: 1 amount_pence: 1 }",
                  "remedy_agreed.amount_pence"},
        FieldCase{"c1",
                  "remedy_agreed { remedy_id: \"r\" stage: 1 kind: REMEDY_KIND_COMPENSATION "
                  "amount_pence: 100000000001 }",
                  "remedy_agreed.amount_pence"},
        FieldCase{"c1", "remedy_done {}", "remedy_done.remedy_id"},
        FieldCase{"c1", "action_agreed { action_id: \"w\" }", "action_agreed.stage"},
        FieldCase{"c1", "action_agreed { action_id: \"w\" stage: 1 due_date {} }",
                  "action_agreed.due_date"},
        FieldCase{"c1", "action_done {}", "action_done.action_id"},
        FieldCase{"c1", "corresponded { stage: 4 }", "corresponded.stage"},
        FieldCase{"c1", "corresponded { direction: 9 }", "corresponded.direction"},
        FieldCase{"c1", "noted { text { clear: \"x\" } }", "noted.text"},
        FieldCase{"c1", "party_added {}", "party_added.person_id"},
        FieldCase{"c1", "party_added { person_id: \"p\" role: 99 }", "party_added.role"}));

INSTANTIATE_TEST_SUITE_P(
    Others, FieldTest,
    testing::Values(
        FieldCase{"k1", "contact_received { " + Many("words {}", 21) + "}",
                  "contact_received.words"},
        FieldCase{"k1", "contact_received { " + ManyIds("complaint_ids: ", "", 21) + "}",
                  "contact_received.complaint_ids"},
        FieldCase{"k1", "contact_received { complaint_ids: \"\" }",
                  "contact_received.complaint_ids[0]"},
        FieldCase{"p1", "person_registered { role: 99 }", "person_registered.role"},
        FieldCase{"p1", "person_named { name { clear: \"x\" } }", "person_named.name"},
        FieldCase{"p1", "person_contact_changed { phone { clear: \"x\" } }",
                  "person_contact_changed.phone"},
        FieldCase{"p1", "person_contact_changed { preferred_channel: 99 }",
                  "person_contact_changed.preferred_channel"},
        FieldCase{"town", "landlord_created {}", "landlord_created.display_name"},
        FieldCase{"town",
                  "landlord_created { display_name: " + Quoted(std::string(129, 'x')) + " }",
                  "landlord_created.display_name"},
        FieldCase{"town", "law_adopted { id: \"x\" version: 1 }", "law_adopted.kind"},
        FieldCase{"town", "law_adopted { kind: LAW_KIND_POLICY id: \"x\" }", "law_adopted.version"},
        FieldCase{"town", "law_adopted { kind: LAW_KIND_POLICY id: \"x\" version: 1 }",
                  "law_adopted.content"},
        FieldCase{"town",
                  "law_adopted { kind: LAW_KIND_POLICY id: \"x\" version: 1 content: \"x\" digest: "
                  "\"short\" }",
                  "law_adopted.digest"},
        FieldCase{"town",
                  "law_adopted { kind: LAW_KIND_POLICY id: \"x\" version: 1 content: " +
                      Quoted(std::string(49'153, 'x')) + " }",
                  "law_adopted.content"},
        FieldCase{"town", "officer_registered {}", "officer_registered.officer_id"},
        FieldCase{"town", "officer_registered { officer_id: \"a\" team: " + Quoted(kLong) + " }",
                  "officer_registered.team"},
        FieldCase{"i1", std::string("import_started { content_digest: ") + kDigest + " }",
                  "import_started.source"},
        FieldCase{"i1", "import_started { source: \"x\" }", "import_started.content_digest"},
        FieldCase{"i1", "import_annulled { reason: " + Quoted(std::string(257, 'x')) + " }",
                  "import_annulled.reason"},
        FieldCase{"c1", "corrected { fact { noted {} } }", "corrected.version"},
        FieldCase{"c1", "corrected { version: 1 }", "corrected"},
        FieldCase{"c1", "corrected { version: 1 happened {} }", "corrected.happened"},
        FieldCase{"c1", "corrected { version: 1 fact {} }", "corrected.fact"},
        FieldCase{"c1", "corrected { version: 1 fact { corrected { version: 1 } } }",
                  "corrected.fact"},
        FieldCase{"c1", "corrected { version: 1 fact { acknowledged {} } }",
                  "corrected.fact.acknowledged.stage"},
        FieldCase{"c1", "annulled {}", "annulled.versions"},
        FieldCase{"c1", "annulled { versions: 0 }", "annulled.versions"},
        FieldCase{"c1", "annulled { versions: 2 versions: 2 }", "annulled.versions"},
        FieldCase{"c1", "annulled { versions: 1 reason: \"a\\tb\" }", "annulled.reason"},
        FieldCase{"k1", "judgement_given { stage: 1 }", "judgement_given.stage"},
        FieldCase{"town", "judgement_given { stage: 1 }", "judgement_given.stage"},
        FieldCase{"p1", "noted {}", "stream.kind"},
        FieldCase{"c1", "person_named {}", "stream.kind"},
        FieldCase{"c1", "officer_registered { officer_id: \"a\" }", "stream.kind"},
        FieldCase{"c1", "import_completed {}", "stream.kind"},
        FieldCase{"p1", "contact_received {}", "stream.kind"}, FieldCase{"c1", "", "fact"}));

// What is wrong with a command around its facts.
struct HeadCase {
  const char* name;
  std::function<void(Command&)> spoil;
  const char* field;
};

class HeadTest : public testing::TestWithParam<HeadCase> {};

TEST_P(HeadTest, IsMalformed) {
  Command command = Office::Make(v1::INTENT_REPORT, {{"c1", "2024-04-02", "received {}"}});
  ASSERT_TRUE(Office().Decide(command).has_value());
  GetParam().spoil(command);
  const auto decided = Office().Decide(command);
  ASSERT_FALSE(decided.has_value());
  EXPECT_EQ(v1::RefusalReason_Name(decided.error().reason), "REFUSAL_REASON_MALFORMED");
  EXPECT_EQ(decided.error().field, GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(
    Commands, HeadTest,
    testing::Values(
        HeadCase{"Landlord", [](Command& c) { c.landlord_id = "a b"; }, "landlord_id"},
        HeadCase{"RequestId", [](Command& c) { c.request_id = ""; }, "request_id"},
        HeadCase{"Intent", [](Command& c) { c.intent = v1::INTENT_UNSPECIFIED; }, "intent"},
        HeadCase{"UnknownIntent", [](Command& c) { c.intent = static_cast<v1::Intent>(9); },
                 "intent"},
        HeadCase{"Correlation", [](Command& c) { c.correlation_id = kLong; }, "correlation_id"},
        HeadCase{"NoSteps", [](Command& c) { c.steps.clear(); }, "steps"},
        HeadCase{"TooManySteps", [](Command& c) { c.steps.resize(kStepsMax + 1, c.steps[0]); },
                 "steps"},
        HeadCase{"StreamId", [](Command& c) { c.steps[0].stream.id = ""; }, "stream.id"},
        HeadCase{"AnotherLandlordsStream",
                 [](Command& c) { c.steps[0].stream.landlord_id = "city"; }, "stream"},
        HeadCase{"AnotherLandlordsLandlord",
                 [](Command& c) {
                   c.steps[0].stream = KeyOf("town");
                   c.steps[0].stream.id = "city";
                   c.steps[0].fact = FactOf(R"(officer_registered { officer_id: "a" })");
                 },
                 "stream.id"},
        HeadCase{"NoSuchDay", [](Command& c) { c.steps[0].happened.mutable_date()->set_month(13); },
                 "happened"},
        HeadCase{"UngradedNoSuchDay",
                 [](Command& c) {
                   c.steps[0].happened.clear_grade();
                   c.steps[0].happened.mutable_date()->set_month(13);
                 },
                 "happened"},
        HeadCase{"UnknownGrade",
                 [](Command& c) { c.steps[0].happened.set_grade(static_cast<v1::DateGrade>(9)); },
                 "happened"},
        HeadCase{"Channel", [](Command& c) { c.steps[0].channel = static_cast<v1::Channel>(99); },
                 "channel"},
        HeadCase{"Actor", [](Command& c) { c.steps[0].actor_id = kLong; }, "actor_id"},
        HeadCase{"TooLarge",
                 [](Command& c) {
                   for (int i = 0; i < 2; ++i) {
                     auto& sealed =
                         *c.steps[0].fact.mutable_received()->add_words()->mutable_sealed();
                     sealed.set_nonce(std::string(12, 'n'));
                     sealed.set_commitment(std::string(32, 'c'));
                     sealed.set_ciphertext(std::string(32'700, 't'));
                   }
                 },
                 "fact"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(FormTest, TheLargestFactMakesAnEventWithinItsBound) {
  Command command = Office::Make(
      v1::INTENT_REPORT, {{std::string("c") + std::string(63, 'x'), "2024-04-02", "received {}"}});
  auto& received = *command.steps[0].fact.mutable_received();
  received.set_subject_category(std::string(64, 's'));
  for (int i = 0; i < 3; ++i) {
    auto& sealed = *received.add_words()->mutable_sealed();
    sealed.set_nonce(std::string(12, 'n'));
    sealed.set_commitment(std::string(32, 'c'));
    sealed.set_ciphertext(std::string(21'000, 't'));
  }
  auto& last = *received.mutable_words(2)->mutable_sealed()->mutable_ciphertext();
  while (command.steps[0].fact.ByteSizeLong() < kEventBytesMax - 512) last += 't';
  command.correlation_id = command.steps[0].actor_id = std::string(64, 'x');
  command.causation_position = std::numeric_limits<std::uint64_t>::max();
  command.steps[0].channel = v1::CHANNEL_PHONE;
  command.steps[0].happened.mutable_instant()->set_seconds(1712016000);
  command.steps[0].happened.mutable_instant()->set_nanos(999'999'999);
  const auto events = Office().Decide(command);
  EXPECT_EQ(command.steps[0].fact.ByteSizeLong(), kEventBytesMax - 512);
  ASSERT_TRUE(events.has_value()) << ToText(events.error());
  EXPECT_LE(events->front().ByteSizeLong(), kEventBytesMax);
}

}  // namespace
}  // namespace redress::commands

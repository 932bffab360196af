#include "services/door/form.h"

#include <functional>
#include <ostream>
#include <string>

#include <gtest/gtest.h>

#include "redress/v1/complaint_service.pb.h"

#include "tests/services/door/set_clock.h"

namespace redress::door {
namespace {

v1::RecordRequest Good() {
  v1::RecordRequest request;
  v1::CommandHeader& header = *request.mutable_header();
  header.set_landlord_id("test-homes");
  header.set_request_id("r-1");
  header.set_intent(v1::INTENT_REPORT);
  header.mutable_happened()->mutable_date()->set_year(2024);
  header.mutable_happened()->mutable_date()->set_month(4);
  header.mutable_happened()->mutable_date()->set_day(2);
  v1::Step& step = *request.add_steps();
  step.mutable_stream()->set_kind(v1::STREAM_KIND_COMPLAINT);
  step.mutable_stream()->set_id("c-1");
  v1::Responded& responded = *step.mutable_fact()->mutable_responded();
  responded.set_stage(1);
  responded.set_outcome(v1::OUTCOME_UPHELD);
  v1::PointDecision& decision = *responded.add_decisions();
  decision.set_point_id("p1");
  decision.mutable_reasons()->set_clear("because");
  return request;
}

v1::Responded& RespondedIn(v1::RecordRequest& request) {
  return *request.mutable_steps(0)->mutable_fact()->mutable_responded();
}

// One thing wrong in a good request, and the field it is found at.
struct Row {
  const char* name;
  std::function<void(v1::RecordRequest&)> spoil;
  const char* field;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

class FormTest : public testing::TestWithParam<Row> {
 protected:
  SetClock clock_{"2024-05-01"};
};

TEST_P(FormTest, FaultIsFoundAtItsField) {
  v1::RecordRequest request = Good();
  ASSERT_FALSE(CheckForm(request, "", clock_));
  GetParam().spoil(request);
  const auto fault = CheckForm(request, "", clock_);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->reason, v1::REFUSAL_REASON_MALFORMED);
  EXPECT_EQ(fault->field, GetParam().field);
  EXPECT_TRUE(fault->message.starts_with("expected ")) << fault->message;
  EXPECT_NE(fault->message.find(", but "), std::string::npos) << fault->message;
}

const Row kRows[] = {
    {"landlord missing", [](auto& r) { r.mutable_header()->clear_landlord_id(); },
     "header.landlord_id"},
    {"landlord too long",
     [](auto& r) { r.mutable_header()->set_landlord_id(std::string(65, 'a')); },
     "header.landlord_id"},
    {"request id with a slash", [](auto& r) { r.mutable_header()->set_request_id("a/b"); },
     "header.request_id"},
    {"intent not said", [](auto& r) { r.mutable_header()->clear_intent(); }, "header.intent"},
    {"intent unknown", [](auto& r) { r.mutable_header()->set_intent(static_cast<v1::Intent>(9)); },
     "header.intent"},
    {"channel unknown",
     [](auto& r) { r.mutable_header()->set_channel(static_cast<v1::Channel>(99)); },
     "header.channel"},
    {"header missing", [](auto& r) { r.clear_header(); }, "header"},
    {"correlation with a line's end",
     [](auto& r) { r.mutable_header()->set_correlation_id("a\nb"); }, "header.correlation_id"},
    {"no steps", [](auto& r) { r.clear_steps(); }, "steps"},
    {"too many steps",
     [](auto& r) {
       while (r.steps_size() <= 500) *r.add_steps() = r.steps(0);
     },
     "steps"},
    {"no such day",
     [](auto& r) {
       r.mutable_header()->mutable_happened()->mutable_date()->set_month(2);
       r.mutable_header()->mutable_happened()->mutable_date()->set_day(30);
     },
     "header.happened.date"},
    {"year too early",
     [](auto& r) { r.mutable_header()->mutable_happened()->mutable_date()->set_year(1899); },
     "header.happened.date"},
    {"instant too late",
     [](auto& r) {
       r.mutable_header()->mutable_happened()->clear_date();
       r.mutable_header()->mutable_happened()->mutable_instant()->set_seconds(7'258'118'400);
     },
     "header.happened.instant"},
    {"instant on another day",
     [](auto& r) {
       r.mutable_header()->mutable_happened()->mutable_instant()->set_seconds(1'714'000'000);
     },
     "header.happened.date"},
    {"moment empty", [](auto& r) { r.mutable_header()->mutable_happened()->Clear(); },
     "header.happened"},
    {"date where none is known",
     [](auto& r) { r.mutable_header()->mutable_happened()->set_grade(v1::DATE_GRADE_NOT_KNOWN); },
     "header.happened.date"},
    {"exact without an instant",
     [](auto& r) { r.mutable_header()->mutable_happened()->set_grade(v1::DATE_GRADE_EXACT); },
     "header.happened.instant"},
    {"stream without an id", [](auto& r) { r.mutable_steps(0)->mutable_stream()->clear_id(); },
     "steps[0].stream.id"},
    {"stream of no kind", [](auto& r) { r.mutable_steps(0)->mutable_stream()->clear_kind(); },
     "steps[0].stream.kind"},
    {"no fact", [](auto& r) { r.mutable_steps(0)->clear_fact(); }, "steps[0].fact"},
    {"empty fact", [](auto& r) { r.mutable_steps(0)->mutable_fact()->Clear(); }, "steps[0].fact"},
    {"stage 0", [](auto& r) { RespondedIn(r).set_stage(0); }, "steps[0].responded.stage"},
    {"stage 4", [](auto& r) { RespondedIn(r).set_stage(4); }, "steps[0].responded.stage"},
    {"too many decisions",
     [](auto& r) {
       while (RespondedIn(r).decisions_size() <= 100) {
         *RespondedIn(r).add_decisions() = RespondedIn(r).decisions(0);
       }
     },
     "steps[0].responded.decisions"},
    {"point id too long",
     [](auto& r) { RespondedIn(r).mutable_decisions(0)->set_point_id(std::string(33, 'p')); },
     "steps[0].responded.decisions[0].point_id"},
    {"policy too long",
     [](auto& r) {
       RespondedIn(r).mutable_decisions(0)->set_policy_reference(std::string(257, 'p'));
     },
     "steps[0].responded.decisions[0].policy_reference"},
    {"policy with a control character",
     [](auto& r) { RespondedIn(r).mutable_decisions(0)->set_policy_reference("a\tb"); },
     "steps[0].responded.decisions[0].policy_reference"},
    {"text too long",
     [](auto& r) {
       RespondedIn(r).mutable_decisions(0)->mutable_reasons()->set_clear(std::string(32'769, 'x'));
     },
     "steps[0].responded.decisions[0].reasons.clear"},
    {"text not UTF-8",
     [](auto& r) { RespondedIn(r).mutable_decisions(0)->mutable_reasons()->set_clear("\xff\xfe"); },
     "steps[0].responded.decisions[0].reasons.clear"},
    {"text sealed by the caller",
     [](auto& r) {
       RespondedIn(r).mutable_decisions(0)->mutable_reasons()->mutable_sealed()->set_key_id(1);
     },
     "steps[0].responded.decisions[0].reasons"},
    {"text of no form",
     [](auto& r) { RespondedIn(r).mutable_decisions(0)->mutable_reasons()->Clear(); },
     "steps[0].responded.decisions[0].reasons"},
    {"subject with a space",
     [](auto& r) { RespondedIn(r).mutable_decisions(0)->mutable_reasons()->set_subject_id("a b"); },
     "steps[0].responded.decisions[0].reasons.subject_id"},
    {"outcome unknown", [](auto& r) { RespondedIn(r).set_outcome(static_cast<v1::Outcome>(77)); },
     "steps[0].responded.outcome"},
    {"reference of 129 characters",
     [](auto& r) {
       auto& reference = *r.mutable_steps(0)->mutable_fact()->mutable_received()->add_references();
       reference.set_source("log");
       for (int i = 0; i < 129; ++i) *reference.mutable_reference() += "\u00e9";
     },
     "steps[0].received.references[0].reference"},
    {"interval of 0",
     [](auto& r) {
       r.mutable_steps(0)->mutable_fact()->mutable_update_interval_agreed()->set_stage(1);
     },
     "steps[0].update_interval_agreed.interval_working_days"},
    {"escalation to stage 1",
     [](auto& r) {
       r.mutable_steps(0)->mutable_fact()->mutable_escalation_requested()->set_to_stage(1);
     },
     "steps[0].escalation_requested.to_stage"},
    {"annulling nothing",
     [](auto& r) { r.mutable_steps(0)->mutable_fact()->mutable_annulled()->set_reason("slip"); },
     "steps[0].annulled.versions"},
    {"a field of another contract",
     [](auto& r) {
       RespondedIn(r).GetReflection()->MutableUnknownFields(&RespondedIn(r))->AddVarint(99, 1);
     },
     "steps[0].responded"},
};

INSTANTIATE_TEST_SUITE_P(Rules, FormTest, testing::ValuesIn(kRows));

TEST(FormLimitsTest, WhatIsJustAllowedPasses) {
  const SetClock clock("2024-05-01");
  v1::RecordRequest request = Good();
  request.mutable_header()->set_landlord_id(std::string(64, 'a'));
  RespondedIn(request).mutable_decisions(0)->mutable_reasons()->set_clear(std::string(32'768, 'x'));
  RespondedIn(request).mutable_decisions(0)->set_point_id(std::string(32, 'p'));
  EXPECT_FALSE(CheckForm(request, "", clock));
}

TEST(FormLimitsTest, MessagesShowNothingOfTheText) {
  const SetClock clock("2024-05-01");
  v1::RecordRequest request = Good();
  RespondedIn(request).mutable_decisions(0)->set_policy_reference("Mrs Marked\n");
  const auto fault = CheckForm(request, "", clock);
  ASSERT_TRUE(fault);
  EXPECT_EQ(fault->message.find("Marked"), std::string::npos);
}

}  // namespace
}  // namespace redress::door

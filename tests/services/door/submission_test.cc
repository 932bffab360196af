#include "services/door/submission.h"

#include <fstream>
#include <regex>
#include <sstream>

#include <gtest/gtest.h>

#include "services/rpc_status/rpc_status.pb.h"
#include "storage/memory/vault.h"
#include "tests/services/door/set_clock.h"

namespace redress::door {
namespace {

class SubmissionTest : public testing::Test {
 protected:
  SubmissionTest() {
    header_.set_landlord_id("test-homes");
    header_.set_request_id("r-1");
    header_.set_intent(v1::INTENT_ASK);
    header_.set_actor_id("ann");
    step_.mutable_stream()->set_kind(v1::STREAM_KIND_COMPLAINT);
    step_.mutable_stream()->set_id("c-1");
    step_.mutable_fact()->mutable_noted()->mutable_text()->set_clear("Marked text");
  }

  runtime::Submission Make() { return MakeSubmission(header_, {step_}, vault_, clock_).value(); }

  v1::CommandHeader header_;
  v1::Step step_;
  SetClock clock_{"2024-04-02"};
  storage::MemoryVault vault_;
};

TEST_F(SubmissionTest, TextIsSealedAndOpensAgain) {
  runtime::Submission made = Make();
  commands::Step& step = made.command.steps.at(0);
  EXPECT_EQ(step.fact.noted().text().content_case(), v1::Personal::kSealed);
  EXPECT_EQ(step.fact.noted().text().length(), 11u);
  EXPECT_EQ(made.command.steps[0].fact.SerializeAsString().find("Marked"), std::string::npos);
  ASSERT_TRUE(OpenAll(step.stream, vault_, step.fact));
  EXPECT_EQ(step.fact.noted().text().clear(), "Marked text");
}

TEST_F(SubmissionTest, WhatIsOnlyValidatedHoldsNoTextAtAll) {
  header_.set_validate_only(true);
  const runtime::Submission made = Make();
  EXPECT_TRUE(made.validate_only);
  EXPECT_EQ(made.command.steps[0].fact.noted().text().content_case(),
            v1::Personal::CONTENT_NOT_SET);
}

TEST_F(SubmissionTest, AskedWithoutAMomentIsNow) {
  const v1::Happened happened = Make().command.steps[0].happened;
  EXPECT_EQ(happened.grade(), v1::DATE_GRADE_EXACT);
  EXPECT_EQ(ToDay(happened.date()), FromIsoDate("2024-04-02"));
  EXPECT_TRUE(happened.has_instant());
}

TEST_F(SubmissionTest, ReportedWithoutAMomentIsLeftForTheEngineToRefuse) {
  header_.set_intent(v1::INTENT_REPORT);
  EXPECT_EQ(Make().command.steps[0].happened.grade(), v1::DATE_GRADE_UNSPECIFIED);
}

TEST_F(SubmissionTest, MomentsWithinAFactAreCompleted) {
  step_.mutable_fact()->mutable_received()->mutable_recognised()->mutable_instant()->set_seconds(
      1'720'652'400);  // 2024-07-10T23:00:00Z, the 11th in London.
  const v1::Happened recognised = Make().command.steps[0].fact.received().recognised();
  EXPECT_EQ(ToDay(recognised.date()), FromIsoDate("2024-07-11"));
  EXPECT_EQ(recognised.grade(), v1::DATE_GRADE_EXACT);
}

TEST_F(SubmissionTest, StepsInheritWhatTheHeaderSays) {
  header_.set_channel(v1::CHANNEL_PHONE);
  EXPECT_EQ(Make().command.steps[0].actor_id, "ann");
  EXPECT_EQ(Make().command.steps[0].channel, v1::CHANNEL_PHONE);
  step_.set_actor_id("bob");
  step_.set_channel(v1::CHANNEL_EMAIL);
  EXPECT_EQ(Make().command.steps[0].actor_id, "bob");
  EXPECT_EQ(Make().command.steps[0].channel, v1::CHANNEL_EMAIL);
}

TEST_F(SubmissionTest, SamePayloadLaterHasTheSameMac) {
  const auto first = Make().payload_mac;
  clock_.Advance(5);
  EXPECT_EQ(Make().payload_mac, first);
  header_.set_request_id("r-2");
  header_.set_validate_only(true);
  header_.set_expected_version(3);
  step_.mutable_fact()->mutable_noted()->mutable_text()->set_length(7);
  EXPECT_EQ(Make().payload_mac, first);
}

TEST_F(SubmissionTest, EverythingElseChangesTheMac) {
  const auto first = Make().payload_mac;
  const auto differs = [&](auto&& change) {
    const v1::CommandHeader header = header_;
    const v1::Step step = step_;
    change();
    EXPECT_NE(Make().payload_mac, first);
    header_ = header;
    step_ = step;
  };
  differs([&] { header_.set_actor_id("bob"); });
  differs([&] { header_.set_intent(v1::INTENT_REPORT); });
  differs([&] { header_.set_channel(v1::CHANNEL_PHONE); });
  differs([&] { header_.set_correlation_id("x"); });
  differs([&] { header_.set_causation_position(7); });
  differs([&] { step_.mutable_stream()->set_id("c-2"); });
  differs([&] { step_.mutable_fact()->mutable_noted()->mutable_text()->set_clear("Other"); });
  differs([&] { step_.mutable_fact()->mutable_noted()->mutable_text()->set_subject_id("p"); });
}

TEST_F(SubmissionTest, AnOverridesReasonIsSealedInTheFirstStepsStream) {
  v1::Override& override = *header_.add_overrides();
  override.set_check("LATE");
  override.mutable_reason()->set_clear("Marked reason");
  v1::Step second = step_;
  second.mutable_stream()->set_id("c-2");
  auto made = MakeSubmission(header_, {step_, second}, vault_, clock_).value();
  ASSERT_EQ(made.command.overrides.size(), 1u);
  v1::Personal& reason = made.command.overrides[0].reason;
  EXPECT_EQ(made.command.overrides[0].check, "LATE");
  EXPECT_EQ(reason.SerializeAsString().find("Marked"), std::string::npos);
  EXPECT_EQ(reason.length(), 13u);
  ASSERT_TRUE(OpenAll(made.command.steps[0].stream, vault_, reason));
  EXPECT_EQ(reason.clear(), "Marked reason");
  header_.set_validate_only(true);
  const auto validated = Make().command.overrides.at(0).reason;
  EXPECT_EQ(validated.content_case(), v1::Personal::CONTENT_NOT_SET);
  EXPECT_EQ(validated.length(), 13u);
}

TEST_F(SubmissionTest, OverridesArePartOfThePayload) {
  const auto without = Make().payload_mac;
  v1::Override& override = *header_.add_overrides();
  override.set_check("LATE");
  override.mutable_reason()->set_clear("Marked reason");
  const auto with = Make().payload_mac;
  EXPECT_NE(with, without);
  override.mutable_reason()->set_length(7);
  EXPECT_EQ(Make().payload_mac, with);
  override.mutable_reason()->set_clear("Another reason");
  EXPECT_NE(Make().payload_mac, with);
}

TEST_F(SubmissionTest, WhatIsWarnedOfIsAnswered) {
  runtime::Done done;
  done.warnings.push_back({v1::REFUSAL_REASON_LATE, "expected a, but b", "responded", "6.3"});
  const v1::CommandResult result = ToResult(done, true);
  ASSERT_EQ(result.warnings_size(), 1);
  EXPECT_EQ(result.warnings(0).check(), "LATE");
  EXPECT_EQ(result.warnings(0).provision(), "6.3");
  EXPECT_EQ(result.warnings(0).field(), "responded");
  EXPECT_EQ(result.warnings(0).message(), "expected a, but b");
}

TEST_F(SubmissionTest, MadeUpIdIsNoPartOfThePayload) {
  step_.mutable_stream()->set_id("made-1");
  const auto first = SealSubmission(header_, {step_}, "made-1", vault_, clock_)->payload_mac;
  step_.mutable_stream()->set_id("made-2");
  EXPECT_EQ(SealSubmission(header_, {step_}, "made-2", vault_, clock_)->payload_mac, first);
  EXPECT_NE(SealSubmission(header_, {step_}, "", vault_, clock_)->payload_mac, first);
}

TEST_F(SubmissionTest, EventTooLargeIsRefusedValidatedOrNot) {
  v1::Received& received = *step_.mutable_fact()->mutable_received();
  received.add_words()->set_clear(std::string(32'700, 'x'));
  received.add_words()->set_clear(std::string(32'000, 'x'));
  for (const bool validate_only : {false, true}) {
    header_.set_validate_only(validate_only);
    const auto made = MakeSubmission(header_, {step_}, vault_, clock_);
    ASSERT_FALSE(made);
    EXPECT_EQ(std::get<Refusal>(made.error()).field, "fact");
  }
}

TEST_F(SubmissionTest, StepWithoutAStreamIsRefused) {
  step_.clear_stream();
  const auto made = MakeSubmission(header_, {step_}, vault_, clock_);
  ASSERT_FALSE(made);
  EXPECT_EQ(std::get<Refusal>(made.error()).field, "stream");
}

// The contract says each reason's status code in brackets. What is sent must not drift from it.
TEST(StatusTest, CodesAreThoseOfTheContract) {
  std::ifstream file(REDRESS_SOURCE "/proto/redress/v1/errors.proto");
  std::stringstream text;
  text << file.rdbuf();
  const std::string contract = text.str();
  const std::regex line(R"(  (REFUSAL_REASON_\w+) = (\d+);.*\[(\w+)\])");
  const std::map<std::string, grpc::StatusCode> codes = {
      {"INVALID_ARGUMENT", grpc::StatusCode::INVALID_ARGUMENT},
      {"NOT_FOUND", grpc::StatusCode::NOT_FOUND},
      {"ALREADY_EXISTS", grpc::StatusCode::ALREADY_EXISTS},
      {"ABORTED", grpc::StatusCode::ABORTED},
      {"FAILED_PRECONDITION", grpc::StatusCode::FAILED_PRECONDITION}};
  int seen = 0;
  for (std::sregex_iterator at(contract.begin(), contract.end(), line), end; at != end; ++at) {
    const auto reason = static_cast<v1::RefusalReason>(std::stoi((*at)[2]));
    const grpc::Status status = ToStatus(Refusal{reason, "expected a, but b", "f", "6.13"});
    EXPECT_EQ(status.error_code(), codes.at((*at)[3])) << (*at)[1];
    google::rpc::Status sent;
    google::rpc::ErrorInfo why;
    ASSERT_TRUE(sent.ParseFromString(status.error_details()));
    ASSERT_EQ(sent.details_size(), 1);
    ASSERT_TRUE(sent.details(0).UnpackTo(&why));
    EXPECT_EQ("REFUSAL_REASON_" + why.reason(), (*at)[1].str());
    EXPECT_EQ(why.domain(), "redress");
    EXPECT_EQ(why.metadata().at("field"), "f");
    EXPECT_EQ(why.metadata().at("provision"), "6.13");
    ++seen;
  }
  EXPECT_EQ(seen, v1::RefusalReason_ARRAYSIZE - 1);
}

TEST(StatusTest, FullQueueSaysWhenToTryAgain) {
  const grpc::Status status = ToStatus(Error{ErrorCode::kResourceExhausted, "expected a, but b"});
  google::rpc::Status sent;
  google::rpc::ErrorInfo why;
  google::rpc::RetryInfo retry;
  ASSERT_TRUE(sent.ParseFromString(status.error_details()));
  ASSERT_EQ(sent.details_size(), 2);
  ASSERT_TRUE(sent.details(0).UnpackTo(&why));
  ASSERT_TRUE(sent.details(1).UnpackTo(&retry));
  EXPECT_EQ(why.reason(), "RESOURCE_EXHAUSTED");
  EXPECT_GT(retry.retry_delay().nanos(), 0);
}

}  // namespace
}  // namespace redress::door

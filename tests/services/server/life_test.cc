#include "tests/services/server/fixture.h"

namespace redress::server {
namespace {

class LifeTest : public ServerTest {
 protected:
  // Every part that 6.9 and 6.19 ask for.
  static void Answer(v1::Responded& responded, std::uint32_t stage, const std::string& responder) {
    responded.set_stage(stage);
    responded.set_outcome(v1::OUTCOME_UPHELD);
    responded.set_responder_id(responder);
    responded.mutable_letter()->set_clear("Dear resident");
    responded.set_stage_stated(v1::YES_NO_YES);
    responded.set_definition_stated(v1::YES_NO_YES);
    responded.set_decision_stated(v1::YES_NO_YES);
    responded.set_reasons_stated(v1::YES_NO_YES);
    responded.set_remedy_stated(v1::YES_NO_YES);
    responded.set_actions_stated(v1::YES_NO_YES);
    responded.set_next_step_told(v1::YES_NO_YES);
  }

  grpc::Status Respond(const std::string& id, std::uint32_t stage, const std::string& responder) {
    v1::RespondRequest request;
    *request.mutable_header() = Header();
    request.set_complaint_id(id);
    Answer(*request.mutable_responded(), stage, responder);
    v1::RespondResponse response;
    return Call(*complaints_, &v1::ComplaintService::Stub::Respond, request, &response);
  }

  grpc::Status Escalate(const std::string& id) {
    v1::RequestEscalationRequest request;
    *request.mutable_header() = Header();
    request.set_complaint_id(id);
    request.mutable_escalation_requested()->set_to_stage(2);
    v1::RequestEscalationResponse response;
    return Call(*complaints_, &v1::ComplaintService::Stub::RequestEscalation, request, &response);
  }

  std::vector<v1::TimelineEntry> Replay(v1::ReplayRequest request) {
    request.set_landlord_id("test-homes");
    grpc::ClientContext context;
    auto stream = audit_->Replay(&context, request);
    std::vector<v1::TimelineEntry> entries;
    v1::ReplayResponse response;
    while (stream->Read(&response)) entries.push_back(response.entry());
    const grpc::Status status = stream->Finish();
    EXPECT_TRUE(status.ok()) << status.error_message();
    return entries;
  }

  // 2 April to 7 May 2024, through both stages.
  std::string LiveThroughBothStages() {
    const std::string id = Receive();
    clock_.Set("2024-04-04");
    EXPECT_TRUE(Acknowledge(id, 1, "ann").ok());
    clock_.Set("2024-04-15");
    EXPECT_TRUE(Respond(id, 1, "ann").ok());
    clock_.Set("2024-04-22");
    EXPECT_TRUE(Escalate(id).ok());
    clock_.Set("2024-04-24");
    EXPECT_TRUE(Acknowledge(id, 2, "bob").ok());
    clock_.Set("2024-05-07");
    EXPECT_TRUE(Respond(id, 2, "bob").ok());
    return id;
  }
};

TEST_F(LifeTest, TwoStagesEndWithEveryDutyMet) {
  const std::string id = LiveThroughBothStages();
  const v1::ComplaintView view = Get(id);
  EXPECT_EQ(view.summary().stage(), 2u);
  EXPECT_EQ(view.summary().status(), v1::COMPLAINT_STATUS_RESPONDED);
  EXPECT_EQ(view.summary().handler_id(), "bob");
  ASSERT_GT(view.clocks_size(), 3);
  for (const v1::ClockView& clock : view.clocks()) {
    if (clock.clock_id().ends_with(".respond")) {
      EXPECT_EQ(clock.state(), v1::CLOCK_STATE_MET) << clock.clock_id();
    }
  }
}

TEST_F(LifeTest, AskedAgainstTheCodeIsRefusedWithItsProvision) {
  const std::string id = Receive();
  ASSERT_TRUE(Acknowledge(id, 1, "ann").ok());
  ASSERT_TRUE(Respond(id, 1, "ann").ok());
  ASSERT_TRUE(Escalate(id).ok());
  const grpc::Status status = Acknowledge(id, 2, "ann");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::FAILED_PRECONDITION);
  const google::rpc::ErrorInfo why = WhyOf(status);
  EXPECT_EQ(why.reason(), "SAME_PERSON_AT_BOTH_STAGES");
  EXPECT_EQ(why.metadata().at("provision"), "6.13");
}

TEST_F(LifeTest, AnOverrideIsAnEventWithItsReasonAndTheAnswerWarns) {
  const std::string id = Receive();
  ASSERT_TRUE(Acknowledge(id, 1, "ann").ok());
  v1::RespondRequest request;
  *request.mutable_header() = Header();
  request.set_complaint_id(id);
  Answer(*request.mutable_responded(), 1, "ann");
  request.mutable_responded()->clear_remedy_stated();
  v1::RespondResponse response;
  const auto respond = [&] {
    return Call(*complaints_, &v1::ComplaintService::Stub::Respond, request, &response);
  };
  const grpc::Status refused = respond();
  EXPECT_EQ(WhyOf(refused).reason(), "RESPONSE_INCOMPLETE");
  EXPECT_EQ(WhyOf(refused).metadata().at("provision"), "6.9e");
  EXPECT_EQ(WhyOf(refused).metadata().at("field"), "responded.remedy_stated");
  v1::Override& override = *request.mutable_header()->add_overrides();
  override.set_check("RESPONSE_INCOMPLETE");
  override.mutable_reason()->set_clear("");
  EXPECT_EQ(WhyOf(respond()).metadata().at("field"), "header.overrides[0].reason");
  override.mutable_reason()->set_clear("Marked reason");
  ASSERT_TRUE(respond().ok());
  ASSERT_EQ(response.result().warnings_size(), 1);
  EXPECT_EQ(response.result().warnings(0).check(), "RESPONSE_INCOMPLETE");
  EXPECT_EQ(response.result().warnings(0).provision(), "6.9e");
  EXPECT_EQ(response.result().steps_size(), 2);
  ASSERT_TRUE(respond().ok());
  EXPECT_TRUE(response.result().repeated_request());
  EXPECT_EQ(response.result().warnings_size(), 0);
  v1::ReplayRequest replay;
  replay.set_complaint_id(id);
  const auto entries = Replay(replay);
  ASSERT_EQ(entries.size(), 4u);
  const v1::BlockOverridden& lifted = entries[2].event().event().fact().block_overridden();
  EXPECT_EQ(lifted.reason().clear(), "Marked reason");
  EXPECT_EQ(lifted.stage(), 1u);
}

TEST_F(LifeTest, ReplayGivesEveryEventWithItsTextOpened) {
  const std::string id = LiveThroughBothStages();
  v1::ReplayRequest request;
  request.set_complaint_id(id);
  const auto entries = Replay(request);
  ASSERT_EQ(entries.size(), 6u);
  EXPECT_EQ(entries[0].event().event().fact().received().words(0).clear(), "Marked words");
  EXPECT_EQ(entries[2].event().event().fact().responded().letter().clear(), "Dear resident");
  EXPECT_EQ(entries[5].summary().stage(), 2u);
}

TEST_F(LifeTest, ReplayAsOfADayLeavesOutWhatCameAfter) {
  const std::string id = LiveThroughBothStages();
  v1::ReplayRequest request;
  request.set_complaint_id(id);
  *request.mutable_as_of_date() = ToCivilDate(*FromIsoDate("2024-04-15"));
  EXPECT_EQ(Replay(request).size(), 3u);
}

TEST_F(LifeTest, LogHoldsNoTextInTheClear) {
  LiveThroughBothStages();
  v1::ReadLogRequest request;
  request.set_from_position(1);
  grpc::ClientContext context;
  auto stream = audit_->ReadLog(&context, request);
  v1::ReadLogResponse response;
  std::uint64_t next = 1;
  while (stream->Read(&response)) {
    EXPECT_EQ(response.SerializeAsString().find("Marked"), std::string::npos);
    for (const v1::Commit& commit : response.commits()) {
      EXPECT_EQ(commit.first_position(), next);
      next += static_cast<std::uint64_t>(commit.events_size());
    }
  }
  EXPECT_TRUE(stream->Finish().ok());
  EXPECT_EQ(next, response.last_position() + 1);
}

TEST_F(LifeTest, DueListsWhatIsNotDoneWithItsReasons) {
  const std::string id = Receive();
  clock_.Set("2024-04-12");
  v1::ListDueRequest request;
  request.set_explain(true);
  const v1::ListDueResponse due = ListDue(request);
  ASSERT_GT(due.items_size(), 0);
  const v1::DueItem& first = due.items(0);
  EXPECT_EQ(first.row().clock_id(), "stage1.acknowledge");
  EXPECT_EQ(ToDay(first.row().due_date()), FromIsoDate("2024-04-09"));
  EXPECT_EQ(first.working_days_left(), -3);
  EXPECT_EQ(first.clock().state(), v1::CLOCK_STATE_OVERDUE);
  EXPECT_GT(first.clock().explanations_size(), 0);
  request.set_overdue_only(true);
  const v1::ListDueResponse overdue = ListDue(request);
  ASSERT_EQ(overdue.items_size(), 1);
  EXPECT_EQ(overdue.items(0).row().clock_id(), "stage1.acknowledge");
}

TEST_F(LifeTest, PagesOfDutiesGoThroughAllOnce) {
  for (int i = 0; i < 5; ++i) Receive();
  v1::ListDueRequest request;
  const int all = ListDue(request).items_size();
  request.set_page_size(2);
  std::set<std::string> seen;
  for (int pages = 0; pages < 20; ++pages) {
    const v1::ListDueResponse page = ListDue(request);
    EXPECT_LE(page.items_size(), 2);
    for (const v1::DueItem& item : page.items()) {
      EXPECT_TRUE(seen.insert(item.row().complaint_id() + item.row().clock_id()).second);
    }
    if (page.next_page_token().empty()) break;
    request.set_page_token(page.next_page_token());
  }
  EXPECT_EQ(static_cast<int>(seen.size()), all);
}

TEST_F(LifeTest, ReassignGivesManyToOneInOneCommit) {
  const std::string a = Receive();
  const std::string b = Receive();
  v1::ReassignHandlerRequest request;
  *request.mutable_header() = Header();
  request.add_complaint_ids(a);
  request.add_complaint_ids(b);
  request.set_handler_id("cat");
  v1::ReassignHandlerResponse response;
  const grpc::Status status =
      Call(*complaints_, &v1::ComplaintService::Stub::ReassignHandler, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.result().steps_size(), 2);
  EXPECT_EQ(Get(a).summary().handler_id(), "cat");
  EXPECT_EQ(Get(b).summary().handler_id(), "cat");
  *request.mutable_header() = Header();
  request.add_complaint_ids(a);
  const grpc::Status twice =
      Call(*complaints_, &v1::ComplaintService::Stub::ReassignHandler, request, &response);
  EXPECT_EQ(WhyOf(twice).metadata().at("field"), "complaint_ids[2]");
}

TEST_F(LifeTest, WatchShowsWhatIsThereThenWhatComesAndGoes) {
  const std::string id = Receive();
  v1::WatchDueRequest request;
  request.set_landlord_id("test-homes");
  grpc::ClientContext context;
  auto stream = worklist_->WatchDue(&context, request);
  v1::WatchDueResponse response;
  ASSERT_TRUE(stream->Read(&response));
  EXPECT_TRUE(response.caught_up());
  EXPECT_GT(response.changed_size(), 0);
  ASSERT_TRUE(Acknowledge(id, 1, "ann").ok());
  // No duty of it ends with that, but the handler of each changes.
  ASSERT_TRUE(stream->Read(&response));
  ASSERT_GT(response.changed_size(), 0);
  EXPECT_EQ(response.changed(0).handler_id(), "ann");
  ASSERT_TRUE(Respond(id, 1, "ann").ok());
  bool gone = false;
  while (!gone && stream->Read(&response)) {
    for (const v1::GoneDuty& duty : response.gone()) {
      gone |= duty.complaint_id() == id && duty.clock_id() == "stage1.respond";
    }
  }
  EXPECT_TRUE(gone);
  server_->Drain();
  while (stream->Read(&response)) {
  }
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::UNAVAILABLE);
}

TEST_F(LifeTest, PersonIsReadWithTextsOpened) {
  v1::RegisterPersonRequest person;
  *person.mutable_header() = Header();
  person.mutable_person_registered()->set_role(v1::PARTY_ROLE_RESIDENT);
  v1::RegisterPersonResponse registered;
  ASSERT_TRUE(Call(*people_, &v1::PeopleService::Stub::RegisterPerson, person, &registered).ok());
  EXPECT_EQ(registered.person_id().size(), 26u);
  v1::NamePersonRequest name;
  *name.mutable_header() = Header();
  name.set_person_id(registered.person_id());
  name.mutable_person_named()->mutable_name()->set_clear("A Resident");
  v1::NamePersonResponse named;
  ASSERT_TRUE(Call(*people_, &v1::PeopleService::Stub::NamePerson, name, &named).ok());
  v1::GetPersonRequest get;
  get.set_landlord_id("test-homes");
  get.set_person_id(registered.person_id());
  v1::GetPersonResponse read;
  ASSERT_TRUE(Call(*people_, &v1::PeopleService::Stub::GetPerson, get, &read).ok());
  EXPECT_EQ(read.name().clear(), "A Resident");
  EXPECT_EQ(read.version(), 2u);
}

TEST_F(LifeTest, LandlordShowsItsLawAndItsOfficers) {
  v1::GetLandlordRequest get;
  get.set_landlord_id("test-homes");
  v1::GetLandlordResponse read;
  ASSERT_TRUE(Call(*admin_, &v1::AdminService::Stub::GetLandlord, get, &read).ok());
  EXPECT_EQ(read.display_name(), "Test Homes");
  EXPECT_EQ(static_cast<std::size_t>(read.law_size()), editions::Shipped().size());
  ASSERT_EQ(read.officers_size(), 3);
  EXPECT_EQ(read.officers(0).name().clear(), "Officer ann");
}

TEST_F(LifeTest, AdoptingWhatIsInForceRecordsNothing) {
  const auto before = store_.LastPosition();
  const editions::ShippedFile& file = editions::Shipped().front();
  v1::AdoptLawRequest adopt;
  *adopt.mutable_header() = Header();
  adopt.set_kind(file.kind);
  adopt.set_content(std::string(file.content));
  v1::AdoptLawResponse adopted;
  ASSERT_TRUE(Call(*admin_, &v1::AdminService::Stub::AdoptLaw, adopt, &adopted).ok());
  EXPECT_EQ(store_.LastPosition(), before);
  EXPECT_EQ(adopted.result().steps_size(), 1);
}

}  // namespace
}  // namespace redress::server

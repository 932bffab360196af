#include <algorithm>
#include <future>
#include <vector>

#include <gtest/gtest.h>

#include "redress/v1/contact_service.grpc.pb.h"
#include "redress/v1/findings_service.grpc.pb.h"

#include "tests/services/server/fixture.h"

namespace redress::requests {
namespace {

using Stub = v1::ContactService::Stub;

class ContactServiceTest : public server::ServerTest {
 protected:
  std::string ReceiveContact(const std::string& id = "", const std::string& complaint_id = "") {
    v1::ReceiveContactRequest request;
    *request.mutable_header() = Header();
    request.mutable_header()->set_channel(v1::CHANNEL_PHONE);
    request.set_contact_id(id);
    request.mutable_contact_received()->add_words()->set_clear("Nobody came");
    if (!complaint_id.empty()) {
      request.mutable_contact_received()->add_complaint_ids(complaint_id);
    }
    v1::ReceiveContactResponse response;
    const auto status =
        Call(*people_, &v1::PeopleService::Stub::ReceiveContact, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.contact_id();
  }

  grpc::Status Sort(const std::string& id, v1::ContactKind kind, v1::YesNo dissatisfied) {
    v1::SortContactRequest request;
    *request.mutable_header() = Header();
    request.set_contact_id(id);
    request.mutable_contact_sorted()->set_kind(kind);
    request.mutable_contact_sorted()->set_dissatisfied(dissatisfied);
    v1::SortContactResponse response;
    return Call(*stub_, &Stub::SortContact, request, &response);
  }

  void AnswerSurvey(const std::string& id, v1::YesNo told) {
    v1::GiveSurveyFeedbackRequest request;
    *request.mutable_header() = Header();
    request.set_contact_id(id);
    request.mutable_survey_feedback_given()->set_dissatisfied(v1::YES_NO_YES);
    request.mutable_survey_feedback_given()->set_complaint_way_told(told);
    v1::GiveSurveyFeedbackResponse response;
    ASSERT_TRUE(Call(*stub_, &Stub::GiveSurveyFeedback, request, &response).ok());
  }

  void OfferChoice(const std::string& id, v1::YesNo wanted) {
    v1::OfferComplaintChoiceRequest request;
    *request.mutable_header() = Header();
    request.set_contact_id(id);
    request.mutable_complaint_choice_offered()->set_wanted(wanted);
    request.mutable_complaint_choice_offered()->mutable_words()->set_clear("Not this time");
    v1::OfferComplaintChoiceResponse response;
    ASSERT_TRUE(Call(*stub_, &Stub::OfferComplaintChoice, request, &response).ok());
  }

  grpc::Status Judge(const std::string& id, v1::Verdict verdict) {
    v1::JudgeContactRequest request;
    *request.mutable_header() = Header();
    request.set_contact_id(id);
    request.mutable_judgement_given()->set_provision("1.3");
    request.mutable_judgement_given()->set_verdict(verdict);
    request.mutable_judgement_given()->mutable_reason()->set_clear("Marked reason");
    v1::JudgeContactResponse response;
    const auto stub = v1::FindingsService::NewStub(channel_);
    return Call(*stub, &v1::FindingsService::Stub::JudgeContact, request, &response);
  }

  static v1::GetContactRequest Getting(const std::string& id) {
    v1::GetContactRequest request;
    request.set_landlord_id("test-homes");
    request.set_contact_id(id);
    return request;
  }

  v1::GetContactResponse Contact(const std::string& id) {
    v1::GetContactResponse response;
    const auto status = Call(*stub_, &Stub::GetContact, Getting(id), &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  v1::Finding FindingOn(const std::string& id, const std::string& provision) {
    const auto response = Contact(id);
    const auto& all = response.contact().findings();
    const auto found = std::ranges::find(all, provision, &v1::Finding::provision);
    return found == all.end() ? v1::Finding() : *found;
  }

  static v1::ListContactsRequest Listing(std::uint32_t page_size = 0) {
    v1::ListContactsRequest request;
    request.set_landlord_id("test-homes");
    request.set_page_size(page_size);
    return request;
  }

  // Ids page by page, a text each: "a b".
  std::vector<std::string> Pages(v1::ListContactsRequest request) {
    std::vector<std::string> pages;
    do {
      v1::ListContactsResponse response;
      const auto status = Call(*stub_, &Stub::ListContacts, request, &response);
      EXPECT_TRUE(status.ok()) << status.error_message();
      std::string ids;
      for (const auto& one : response.contacts()) {
        ids += (ids.empty() ? "" : " ") + one.contact_id();
        EXPECT_TRUE(one.findings().empty()) << one.contact_id();
      }
      pages.push_back(ids);
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return pages;
  }

  std::unique_ptr<Stub> stub_ = v1::ContactService::NewStub(channel_);
};

TEST_F(ContactServiceTest, AContactIsGivenWithItsRecordOpened) {
  const std::string id = ReceiveContact();
  ASSERT_FALSE(id.empty());
  ASSERT_TRUE(Sort(id, v1::CONTACT_KIND_ENQUIRY, v1::YES_NO_YES).ok());
  AnswerSurvey(id, v1::YES_NO_YES);
  OfferChoice(id, v1::YES_NO_NO);
  const auto response = Contact(id);
  const auto& view = response.contact();
  EXPECT_EQ(view.contact_id(), id);
  EXPECT_EQ(view.landlord_id(), "test-homes");
  EXPECT_EQ(view.version(), 4u);
  EXPECT_EQ(view.received().date().day(), 2u);
  EXPECT_EQ(view.channel(), v1::CHANNEL_PHONE);
  EXPECT_EQ(view.kind(), v1::CONTACT_KIND_ENQUIRY);
  EXPECT_EQ(view.dissatisfied(), v1::YES_NO_YES);
  EXPECT_EQ(view.choice_wanted(), v1::YES_NO_NO);
  EXPECT_EQ(view.survey_answers(), 1u);
  EXPECT_EQ(view.complaint_ids_size(), 0);
  ASSERT_EQ(response.events_size(), 4);
  EXPECT_EQ(response.events(0).event().fact().contact_received().words(0).clear(), "Nobody came");
  EXPECT_EQ(response.events(3).event().fact().complaint_choice_offered().words().clear(),
            "Not this time");
}

TEST_F(ContactServiceTest, WhereThereIsNoneItSaysSo) {
  v1::GetContactResponse response;
  const auto get = [&](const std::string& id) {
    return Call(*stub_, &Stub::GetContact, Getting(id), &response);
  };
  EXPECT_EQ(get("nobody").error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(server::WhyOf(get("nobody")).reason(), "STREAM_NOT_FOUND");
  EXPECT_EQ(server::WhyOf(get("nobody")).metadata().at("field"), "contact_id");
  EXPECT_EQ(server::WhyOf(get("no id")).reason(), "MALFORMED");
  EXPECT_EQ(server::WhyOf(get("")).metadata().at("field"), "contact_id");
  Receive("c1");  // A complaint is none.
  EXPECT_EQ(get("c1").error_code(), grpc::StatusCode::NOT_FOUND);
  auto listing = Listing();
  listing.set_landlord_id("nobody");
  v1::ListContactsResponse listed;
  EXPECT_EQ(Call(*stub_, &Stub::ListContacts, listing, &listed).error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST_F(ContactServiceTest, TheServiceRequestAndTheComplaintsItBecameAreNamed) {
  const std::string complaint = Receive("c1");
  ReceiveContact("k1", complaint);
  v1::RecordRequest record;
  *record.mutable_header() = Header();
  auto& received = *record.add_steps();
  received.mutable_stream()->set_kind(v1::STREAM_KIND_SERVICE_REQUEST);
  received.mutable_stream()->set_id("r1");
  received.mutable_fact()->mutable_request_received()->set_contact_id("k1");
  auto& sorted = *record.add_steps();
  sorted.mutable_stream()->set_kind(v1::STREAM_KIND_CONTACT);
  sorted.mutable_stream()->set_id("k1");
  sorted.mutable_fact()->mutable_contact_sorted()->set_kind(v1::CONTACT_KIND_SERVICE_REQUEST);
  sorted.mutable_fact()->mutable_contact_sorted()->set_service_request_id("r1");
  v1::RecordResponse recorded;
  const auto status = Call(*complaints_, &v1::ComplaintService::Stub::Record, record, &recorded);
  ASSERT_TRUE(status.ok()) << status.error_message();
  const auto view = Contact("k1").contact();
  EXPECT_EQ(view.kind(), v1::CONTACT_KIND_SERVICE_REQUEST);
  EXPECT_EQ(view.service_request_id(), "r1");
  ASSERT_EQ(view.complaint_ids_size(), 1);
  EXPECT_EQ(view.complaint_ids(0), "c1");
}

TEST_F(ContactServiceTest, PagesHoldEachContactOnceInOrderOfId) {
  for (const char* id : {"k3", "k1", "k2", "k5"}) ReceiveContact(id);
  ReceiveContact("k4", Receive("c1"));
  ASSERT_TRUE(Sort("k2", v1::CONTACT_KIND_COMPLIMENT, v1::YES_NO_NO).ok());
  EXPECT_EQ(Pages(Listing()), std::vector<std::string>{"k1 k2 k3 k4 k5"});
  EXPECT_EQ(Pages(Listing(2)), (std::vector<std::string>{"k1 k2", "k3 k4", "k5"}));
  auto unsorted = Listing(2);
  unsorted.set_unsorted_only(true);
  EXPECT_EQ(Pages(unsorted), (std::vector<std::string>{"k1 k3", "k5"}));
}

TEST_F(ContactServiceTest, ATokenIsGoodOnlyForItsList) {
  for (const char* id : {"k1", "k2"}) ReceiveContact(id);
  v1::ListContactsResponse first;
  ASSERT_TRUE(Call(*stub_, &Stub::ListContacts, Listing(1), &first).ok());
  EXPECT_EQ(first.position(), Count(store_.LastPosition()));
  auto other = Listing(1);
  other.set_page_token(first.next_page_token());
  other.set_unsorted_only(true);
  v1::ListContactsResponse response;
  const auto status = Call(*stub_, &Stub::ListContacts, other, &response);
  EXPECT_EQ(server::WhyOf(status).metadata().at("field"), "page_token");
}

TEST_F(ContactServiceTest, WhatIsAnnulledWholeIsThereToBeReadAndNotToBeSorted) {
  ReceiveContact("k1");
  v1::RecordRequest request;
  *request.mutable_header() = Header();
  auto& step = *request.add_steps();
  step.mutable_stream()->set_kind(v1::STREAM_KIND_CONTACT);
  step.mutable_stream()->set_id("k1");
  step.mutable_fact()->mutable_annulled()->add_versions(1);
  v1::RecordResponse recorded;
  const auto status = Call(*complaints_, &v1::ComplaintService::Stub::Record, request, &recorded);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_FALSE(Contact("k1").contact().has_received());
  EXPECT_EQ(Contact("k1").events_size(), 2);
  EXPECT_EQ(Pages(Listing()), std::vector<std::string>{"k1"});
  auto unsorted = Listing();
  unsorted.set_unsorted_only(true);
  EXPECT_EQ(Pages(unsorted), std::vector<std::string>{""});
}

TEST_F(ContactServiceTest, WhatTheCodeSaysOfItIsThere) {
  ReceiveContact("k1");
  EXPECT_EQ(FindingOn("k1", "1.3").verdict(), v1::VERDICT_NOT_APPLICABLE);
  AnswerSurvey("k1", v1::YES_NO_NO);
  EXPECT_EQ(FindingOn("k1", "1.6").verdict(), v1::VERDICT_BREACHED);
  EXPECT_EQ(FindingOn("k1", "1.6").edition_id(), "housing-ombudsman-2024");
  EXPECT_EQ(FindingOn("k1", "1.4").verdict(), v1::VERDICT_UNSPECIFIED);  // Of service requests.
  // The day counts: what was sorted today need not have been offered the choice yet.
  ASSERT_TRUE(Sort("k1", v1::CONTACT_KIND_ENQUIRY, v1::YES_NO_YES).ok());
  EXPECT_EQ(FindingOn("k1", "1.3").verdict(), v1::VERDICT_NOT_APPLICABLE);
  clock_.Set("2024-04-03");
  EXPECT_EQ(FindingOn("k1", "1.3").verdict(), v1::VERDICT_NO_EVIDENCE);
}

TEST_F(ContactServiceTest, WhatAPersonJudgedOfAContactIsItsFinding) {
  ReceiveContact("k1");
  ASSERT_TRUE(Sort("k1", v1::CONTACT_KIND_ENQUIRY, v1::YES_NO_YES).ok());
  OfferChoice("k1", v1::YES_NO_NO);
  EXPECT_EQ(FindingOn("k1", "1.3").verdict(), v1::VERDICT_JUDGEMENT);
  EXPECT_FALSE(FindingOn("k1", "1.3").question().empty());
  ASSERT_TRUE(Judge("k1", v1::VERDICT_COMPLIED).ok());
  const auto judged = FindingOn("k1", "1.3");
  EXPECT_EQ(judged.verdict(), v1::VERDICT_COMPLIED);
  EXPECT_TRUE(judged.judged());
  ASSERT_EQ(judged.versions_size(), 1);
  EXPECT_EQ(judged.versions(0), 4u);
  EXPECT_EQ(judged.ShortDebugString().find("Marked"), std::string::npos);
  // The last judgement holds.
  ASSERT_TRUE(Judge("k1", v1::VERDICT_BREACHED).ok());
  EXPECT_EQ(FindingOn("k1", "1.3").verdict(), v1::VERDICT_BREACHED);
}

TEST_F(ContactServiceTest, OfAContactThatThereIsNotNothingCanBeJudged) {
  EXPECT_EQ(server::WhyOf(Judge("k9", v1::VERDICT_COMPLIED)).reason(), "STREAM_NOT_FOUND");
  ReceiveContact("k1");
  EXPECT_EQ(server::WhyOf(Judge("k1", v1::VERDICT_AT_RISK)).reason(), "MALFORMED");
}

TEST_F(ContactServiceTest, WaitsForAPosition) {
  ReceiveContact("k1");
  auto request = Getting("k1");
  request.set_wait_for_position(Count(store_.LastPosition()) + 1);
  v1::GetContactResponse response;
  grpc::ClientContext context;
  std::promise<grpc::Status> answered;
  stub_->async()->GetContact(&context, &request, &response,
                             [&](grpc::Status status) { answered.set_value(std::move(status)); });
  ASSERT_TRUE(Sort("k1", v1::CONTACT_KIND_ENQUIRY, v1::YES_NO_NO).ok());
  EXPECT_TRUE(answered.get_future().get().ok());
  EXPECT_EQ(response.contact().version(), 2u);
}

}  // namespace
}  // namespace redress::requests

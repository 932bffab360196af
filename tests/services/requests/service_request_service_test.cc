#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "redress/v1/findings_service.grpc.pb.h"
#include "redress/v1/request_service.grpc.pb.h"

#include "services/requests/list.h"
#include "tests/services/server/fixture.h"

namespace redress::requests {
namespace {

using Stub = v1::ServiceRequestService::Stub;

class ServiceRequestServiceTest : public server::ServerTest {
 protected:
  std::string ReceiveRequest(const std::string& id = "") {
    v1::ReceiveServiceRequestRequest request;
    *request.mutable_header() = Header();
    request.set_service_request_id(id);
    request.mutable_request_received()->add_words()->set_clear("No heat");
    request.mutable_request_received()->set_subject_category("heating");
    v1::ReceiveServiceRequestResponse response;
    const auto status = Call(*stub_, &Stub::ReceiveServiceRequest, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.service_request_id();
  }

  void Complete(const std::string& id) {
    v1::CompleteServiceRequestRequest request;
    *request.mutable_header() = Header();
    request.set_service_request_id(id);
    request.mutable_request_completed()->mutable_what()->set_clear("New boiler");
    v1::CompleteServiceRequestResponse response;
    const auto status = Call(*stub_, &Stub::CompleteServiceRequest, request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  void Review(const std::string& id) {
    v1::ReviewServiceRequestRequest request;
    *request.mutable_header() = Header();
    request.set_service_request_id(id);
    request.mutable_request_reviewed()->mutable_text()->set_clear("Fitter comes on Monday");
    v1::ReviewServiceRequestResponse response;
    const auto status = Call(*stub_, &Stub::ReviewServiceRequest, request, &response);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  grpc::Status Convert(const std::string& id, const std::string& complaint_id) {
    v1::ConvertServiceRequestRequest request;
    *request.mutable_header() = Header();
    request.set_service_request_id(id);
    request.mutable_request_converted()->set_complaint_id(complaint_id);
    v1::ConvertServiceRequestResponse response;
    return Call(*stub_, &Stub::ConvertServiceRequest, request, &response);
  }

  void DisputeAndConvert(const std::string& id, const std::string& complaint_id) {
    v1::DisputeServiceRequestRequest request;
    *request.mutable_header() = Header();
    request.set_service_request_id(id);
    request.mutable_request_disputed()->mutable_words()->set_clear("Still cold");
    v1::DisputeServiceRequestResponse response;
    ASSERT_TRUE(Call(*stub_, &Stub::DisputeServiceRequest, request, &response).ok());
    const auto status = Convert(id, complaint_id);
    ASSERT_TRUE(status.ok()) << status.error_message();
  }

  grpc::Status GetRequest(const std::string& id, v1::GetServiceRequestResponse& response) {
    v1::GetServiceRequestRequest request;
    request.set_landlord_id("test-homes");
    request.set_service_request_id(id);
    return Call(*stub_, &Stub::GetServiceRequest, request, &response);
  }

  v1::ListServiceRequestsRequest Listing(std::uint32_t page_size = 0) {
    v1::ListServiceRequestsRequest request;
    request.set_landlord_id("test-homes");
    request.set_page_size(page_size);
    return request;
  }

  // Ids page by page, a text each: "a b".
  std::vector<std::string> Pages(v1::ListServiceRequestsRequest request) {
    std::vector<std::string> pages;
    do {
      v1::ListServiceRequestsResponse response;
      const auto status = Call(*stub_, &Stub::ListServiceRequests, request, &response);
      EXPECT_TRUE(status.ok()) << status.error_message();
      std::string ids;
      for (const auto& one : response.service_requests()) {
        ids += (ids.empty() ? "" : " ") + one.service_request_id();
      }
      pages.push_back(ids);
      request.set_page_token(response.next_page_token());
    } while (!request.page_token().empty());
    return pages;
  }

  std::unique_ptr<Stub> stub_ = v1::ServiceRequestService::NewStub(channel_);
};

TEST_F(ServiceRequestServiceTest, ARequestIsGivenWithItsRecordOpened) {
  const std::string id = ReceiveRequest();
  ASSERT_FALSE(id.empty());
  Complete(id);
  v1::GetServiceRequestResponse response;
  ASSERT_TRUE(GetRequest(id, response).ok());
  const auto& view = response.service_request();
  EXPECT_EQ(view.service_request_id(), id);
  EXPECT_EQ(view.landlord_id(), "test-homes");
  EXPECT_EQ(view.version(), 2u);
  EXPECT_EQ(view.status(), v1::SERVICE_REQUEST_STATUS_COMPLETED);
  EXPECT_EQ(view.subject_category(), "heating");
  EXPECT_EQ(view.received().date().day(), 2u);
  EXPECT_TRUE(view.has_completed());
  ASSERT_EQ(response.events_size(), 2);
  EXPECT_EQ(response.events(0).event().fact().request_received().words(0).clear(), "No heat");
  EXPECT_EQ(response.events(1).event().fact().request_completed().what().clear(), "New boiler");
  EXPECT_EQ(response.events(1).recorded_date().day(), 2u);
}

TEST_F(ServiceRequestServiceTest, WhereThereIsNoneItSaysSo) {
  v1::GetServiceRequestResponse response;
  const auto status = GetRequest("nobody", response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(server::WhyOf(status).reason(), "STREAM_NOT_FOUND");
  EXPECT_EQ(server::WhyOf(GetRequest("no id", response)).reason(), "MALFORMED");
  auto listing = Listing();
  listing.set_landlord_id("nobody");
  v1::ListServiceRequestsResponse listed;
  EXPECT_EQ(Call(*stub_, &Stub::ListServiceRequests, listing, &listed).error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST_F(ServiceRequestServiceTest, PagesHoldEachRequestOnceInOrderOfId) {
  for (const char* id : {"r3", "r1", "r2", "r5", "r4"}) ReceiveRequest(id);
  Receive("c1");  // A complaint is none.
  Complete("r2");
  Complete("r4");
  EXPECT_EQ(Pages(Listing()), std::vector<std::string>{"r1 r2 r3 r4 r5"});
  EXPECT_EQ(Pages(Listing(2)), (std::vector<std::string>{"r1 r2", "r3 r4", "r5"}));
  EXPECT_EQ(Pages(Listing(5)), std::vector<std::string>{"r1 r2 r3 r4 r5"});
  auto open = Listing(2);
  open.set_open_only(true);
  EXPECT_EQ(Pages(open), (std::vector<std::string>{"r1 r3", "r5"}));
}

TEST_F(ServiceRequestServiceTest, ATokenIsGoodOnlyForItsList) {
  for (const char* id : {"r1", "r2"}) ReceiveRequest(id);
  v1::ListServiceRequestsResponse first;
  ASSERT_TRUE(Call(*stub_, &Stub::ListServiceRequests, Listing(1), &first).ok());
  auto other = Listing(1);
  other.set_page_token(first.next_page_token());
  other.set_open_only(true);
  v1::ListServiceRequestsResponse response;
  const auto status = Call(*stub_, &Stub::ListServiceRequests, other, &response);
  EXPECT_EQ(server::WhyOf(status).metadata().at("field"), "page_token");
}

TEST_F(ServiceRequestServiceTest, WhatIsAnnulledWholeIsThereToBeRead) {
  ReceiveRequest("r1");
  v1::RecordRequest request;
  *request.mutable_header() = Header();
  auto& step = *request.add_steps();
  step.mutable_stream()->set_kind(v1::STREAM_KIND_SERVICE_REQUEST);
  step.mutable_stream()->set_id("r1");
  step.mutable_fact()->mutable_annulled()->add_versions(1);
  v1::RecordResponse recorded;
  const auto status = Call(*complaints_, &v1::ComplaintService::Stub::Record, request, &recorded);
  ASSERT_TRUE(status.ok()) << status.error_message();
  v1::GetServiceRequestResponse response;
  ASSERT_TRUE(GetRequest("r1", response).ok());
  EXPECT_EQ(response.service_request().status(), v1::SERVICE_REQUEST_STATUS_RECORDED_IN_ERROR);
  EXPECT_EQ(response.events_size(), 2);
}

TEST_F(ServiceRequestServiceTest, ADisputeLeadsToAComplaintAndGoesOn) {
  ReceiveRequest("r1");
  DisputeAndConvert("r1", Receive("c1"));
  v1::GetServiceRequestResponse response;
  ASSERT_TRUE(GetRequest("r1", response).ok());
  EXPECT_TRUE(response.service_request().disputed());
  ASSERT_EQ(response.service_request().complaint_ids_size(), 1);
  EXPECT_EQ(response.service_request().complaint_ids(0), "c1");
  EXPECT_EQ(response.service_request().status(), v1::SERVICE_REQUEST_STATUS_OPEN);
  // A complaint that there is not is none it can lead to.
  EXPECT_EQ(server::WhyOf(Convert("r1", "c9")).reason(), "REFERS_TO_NOTHING");
}

TEST_F(ServiceRequestServiceTest, WhatAPersonJudgedOfARequestIsItsFinding) {
  ReceiveRequest("r1");
  const auto stub = v1::FindingsService::NewStub(channel_);
  v1::JudgeServiceRequestRequest judge;
  *judge.mutable_header() = Header();
  judge.set_service_request_id("r1");
  judge.mutable_judgement_given()->set_provision("1.5");
  judge.mutable_judgement_given()->set_verdict(v1::VERDICT_COMPLIED);
  judge.mutable_judgement_given()->mutable_reason()->set_clear("Marked reason");
  v1::JudgeServiceRequestResponse judged;
  const auto ask = [&] {
    return Call(*stub, &v1::FindingsService::Stub::JudgeServiceRequest, judge, &judged);
  };
  const auto finding = [this] {
    v1::GetServiceRequestResponse response;
    EXPECT_TRUE(GetRequest("r1", response).ok());
    const auto& all = response.service_request().findings();
    const auto found = std::ranges::find(all, "1.5", &v1::Finding::provision);
    return found == all.end() ? v1::Finding() : *found;
  };
  ASSERT_TRUE(ask().ok());
  // Nobody has disputed the request: there is nothing that a person could be asked.
  EXPECT_EQ(finding().verdict(), v1::VERDICT_NOT_APPLICABLE);
  DisputeAndConvert("r1", Receive("c1"));
  Review("r1");
  EXPECT_EQ(finding().verdict(), v1::VERDICT_COMPLIED);
  EXPECT_TRUE(finding().judged());
  ASSERT_EQ(finding().versions_size(), 1);
  EXPECT_EQ(finding().versions(0), 2u);
  EXPECT_EQ(finding().ShortDebugString().find("Marked"), std::string::npos);
  // The last judgement holds.
  *judge.mutable_header() = Header();
  judge.mutable_judgement_given()->set_verdict(v1::VERDICT_BREACHED);
  ASSERT_TRUE(ask().ok());
  EXPECT_EQ(finding().verdict(), v1::VERDICT_BREACHED);
  // Of a request that there is not, nothing can be judged.
  *judge.mutable_header() = Header();
  judge.set_service_request_id("r9");
  EXPECT_EQ(server::WhyOf(ask()).reason(), "STREAM_NOT_FOUND");
}

// What the store has to be asked for a page.
TEST(ListPageTest, ACallLooksAtNoMoreThanItsBoundHoweverFewFit) {
  storage::MemoryStore store;
  ports::Batch batch;
  for (std::size_t i = 0; i < kStreamsLookedAtMax + 10; ++i) {
    auto& commit = batch.commits.emplace_back().commit;
    commit.set_first_position(2 * i + 1);
    commit.set_landlord_id("acorn");
    for (int version = 1; version <= 2; ++version) {
      auto& event = *commit.add_events();
      event.mutable_stream()->set_kind(v1::STREAM_KIND_SERVICE_REQUEST);
      event.mutable_stream()->set_id("r" + std::to_string(100'000 + i));
      event.set_version(static_cast<std::uint64_t>(version));
      if (version == 1) event.mutable_fact()->mutable_request_received();
      if (version == 2) event.mutable_fact()->mutable_request_completed();
    }
  }
  ASSERT_TRUE(store.Write(batch));
  v1::ListServiceRequestsRequest request;
  request.set_landlord_id("acorn");
  request.set_open_only(true);
  v1::ListServiceRequestsResponse response;
  ASSERT_TRUE(ListPage(request, store, response));
  EXPECT_EQ(response.service_requests_size(), 0);
  ASSERT_FALSE(response.next_page_token().empty());
  request.set_page_token(response.next_page_token());
  response.Clear();
  ASSERT_TRUE(ListPage(request, store, response));
  EXPECT_TRUE(response.next_page_token().empty());
}

}  // namespace
}  // namespace redress::requests

#include <vector>

#include <gtest/gtest.h>

#include "redress/v1/contact_service.grpc.pb.h"
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
  const std::string complaint = Receive("c1");
  v1::DisputeServiceRequestRequest dispute;
  *dispute.mutable_header() = Header();
  dispute.set_service_request_id("r1");
  dispute.mutable_request_disputed()->mutable_words()->set_clear("Still cold");
  v1::DisputeServiceRequestResponse disputed;
  ASSERT_TRUE(Call(*stub_, &Stub::DisputeServiceRequest, dispute, &disputed).ok());
  v1::ConvertServiceRequestRequest convert;
  *convert.mutable_header() = Header();
  convert.set_service_request_id("r1");
  convert.mutable_request_converted()->set_complaint_id(complaint);
  v1::ConvertServiceRequestResponse converted;
  ASSERT_TRUE(Call(*stub_, &Stub::ConvertServiceRequest, convert, &converted).ok());
  v1::GetServiceRequestResponse response;
  ASSERT_TRUE(GetRequest("r1", response).ok());
  EXPECT_TRUE(response.service_request().disputed());
  ASSERT_EQ(response.service_request().complaint_ids_size(), 1);
  EXPECT_EQ(response.service_request().complaint_ids(0), "c1");
  EXPECT_EQ(response.service_request().status(), v1::SERVICE_REQUEST_STATUS_OPEN);
  // A complaint that there is not is none it can lead to.
  *convert.mutable_header() = Header();
  convert.mutable_request_converted()->set_complaint_id("c9");
  const auto status = Call(*stub_, &Stub::ConvertServiceRequest, convert, &converted);
  EXPECT_EQ(server::WhyOf(status).reason(), "REFERS_TO_NOTHING");
}

// What the store has to be asked for a page.
TEST(ListPageTest, ACallLooksAtNoMoreThanItsBoundHoweverFewFit) {
  storage::MemoryStore store;
  ports::Batch batch;
  for (std::size_t i = 0; i < kRequestsLookedAtMax + 10; ++i) {
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

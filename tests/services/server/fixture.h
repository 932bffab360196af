#pragma once

#include <memory>
#include <string>

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>

#include "redress/v1/admin_service.grpc.pb.h"
#include "redress/v1/audit_service.grpc.pb.h"
#include "redress/v1/complaint_service.grpc.pb.h"
#include "redress/v1/people_service.grpc.pb.h"
#include "redress/v1/worklist_service.grpc.pb.h"

#include "engine/editions/shipped.h"
#include "services/rpc_status/rpc_status.pb.h"
#include "services/server/server.h"
#include "storage/memory/store.h"
#include "storage/memory/vault.h"
#include "tests/services/door/set_clock.h"

namespace redress::server {

// Why a call failed, for programs. Fails the test unless there is exactly one ErrorInfo of ours.
inline google::rpc::ErrorInfo WhyOf(const grpc::Status& status) {
  google::rpc::Status sent;
  google::rpc::ErrorInfo why;
  int found = 0;
  EXPECT_TRUE(sent.ParseFromString(status.error_details())) << status.error_message();
  for (const auto& detail : sent.details()) {
    if (detail.Is<google::rpc::ErrorInfo>()) found += detail.UnpackTo(&why) ? 1 : 0;
  }
  EXPECT_EQ(found, 1) << status.error_message();
  EXPECT_EQ(why.domain(), "redress");
  EXPECT_EQ(sent.code(), status.error_code());
  return why;
}

// A server on memory at noon of 2 April 2024, with one landlord, the shipped law and three
// officers.
class ServerTest : public testing::Test {
 protected:
  ServerTest() {
    ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.metrics = "";
    options.version = "test";
    server_ = Server::Start({store_, vault_, clock_}, options).value();
    channel_ = grpc::CreateChannel(server_->listen(), grpc::InsecureChannelCredentials());
    complaints_ = v1::ComplaintService::NewStub(channel_);
    worklist_ = v1::WorklistService::NewStub(channel_);
    people_ = v1::PeopleService::NewStub(channel_);
    audit_ = v1::AuditService::NewStub(channel_);
    admin_ = v1::AdminService::NewStub(channel_);
    SetUpLandlord();
  }

  v1::CommandHeader Header() {
    v1::CommandHeader header;
    header.set_landlord_id("test-homes");
    header.set_request_id("request-" + std::to_string(++requests_));
    header.set_intent(v1::INTENT_ASK);
    header.set_actor_id("ann");
    return header;
  }

  // Calls a unary method of a stub: Call(stub, &Stub::Method, request, &response).
  template <typename Stub, typename Request, typename Response>
  grpc::Status Call(Stub& stub,
                    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                    const Request& request, Response* response) {
    grpc::ClientContext context;
    return (stub.*method)(&context, request, response);
  }

  std::string Receive(const std::string& id = "", const std::string& words = "Marked words") {
    v1::ReceiveRequest request;
    *request.mutable_header() = Header();
    request.set_complaint_id(id);
    request.mutable_received()->add_words()->set_clear(words);
    v1::ReceiveResponse response;
    grpc::ClientContext context;
    const grpc::Status status = complaints_->Receive(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.complaint_id();
  }

  grpc::Status Acknowledge(const std::string& id, std::uint32_t stage, const std::string& handler) {
    v1::AcknowledgeRequest request;
    *request.mutable_header() = Header();
    request.set_complaint_id(id);
    request.mutable_acknowledged()->set_stage(stage);
    request.mutable_acknowledged()->set_handler_id(handler);
    v1::AcknowledgeResponse response;
    grpc::ClientContext context;
    return complaints_->Acknowledge(&context, request, &response);
  }

  v1::ComplaintView Get(const std::string& id) {
    v1::GetRequest request;
    request.set_landlord_id("test-homes");
    request.set_complaint_id(id);
    v1::GetResponse response;
    grpc::ClientContext context;
    const grpc::Status status = complaints_->Get(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response.complaint();
  }

  v1::ListDueResponse ListDue(v1::ListDueRequest request = {}) {
    request.set_landlord_id("test-homes");
    v1::ListDueResponse response;
    grpc::ClientContext context;
    const grpc::Status status = worklist_->ListDue(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  storage::MemoryStore store_;
  storage::MemoryVault vault_;
  door::SetClock clock_{"2024-04-02"};
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::ComplaintService::Stub> complaints_;
  std::unique_ptr<v1::WorklistService::Stub> worklist_;
  std::unique_ptr<v1::PeopleService::Stub> people_;
  std::unique_ptr<v1::AuditService::Stub> audit_;
  std::unique_ptr<v1::AdminService::Stub> admin_;

 private:
  void SetUpLandlord() {
    v1::CreateLandlordRequest create;
    *create.mutable_header() = Header();
    create.mutable_landlord_created()->set_display_name("Test Homes");
    v1::CreateLandlordResponse created;
    ASSERT_TRUE(Call(*admin_, &v1::AdminService::Stub::CreateLandlord, create, &created).ok());
    for (const editions::ShippedFile& file : editions::Shipped()) {
      v1::AdoptLawRequest adopt;
      *adopt.mutable_header() = Header();
      adopt.set_kind(file.kind);
      adopt.set_file_name(std::string(file.name));
      adopt.set_content(std::string(file.content));
      v1::AdoptLawResponse adopted;
      ASSERT_TRUE(Call(*admin_, &v1::AdminService::Stub::AdoptLaw, adopt, &adopted).ok());
    }
    for (const char* id : {"ann", "bob", "cat"}) {
      v1::RegisterOfficerRequest officer;
      *officer.mutable_header() = Header();
      officer.mutable_officer_registered()->set_officer_id(id);
      officer.mutable_officer_registered()->mutable_name()->set_clear(std::string("Officer ") + id);
      v1::RegisterOfficerResponse registered;
      ASSERT_TRUE(
          Call(*admin_, &v1::AdminService::Stub::RegisterOfficer, officer, &registered).ok());
    }
    v1::RecordRequest record;
    *record.mutable_header() = Header();
    v1::Step& step = *record.add_steps();
    step.mutable_stream()->set_kind(v1::STREAM_KIND_LANDLORD);
    step.mutable_stream()->set_id("test-homes");
    auto& details = *step.mutable_fact()->mutable_ombudsman_details_set();
    details.set_title("The Ombudsman");
    *details.mutable_from_date() = ToCivilDate(*FromIsoDate("2020-01-01"));
    v1::RecordResponse recorded;
    ASSERT_TRUE(Call(*complaints_, &v1::ComplaintService::Stub::Record, record, &recorded).ok());
  }

  int requests_ = 0;
};

}  // namespace redress::server

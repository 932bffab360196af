#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

#include <grpcpp/server.h>

#include "redress/v1/admin_service.grpc.pb.h"
#include "redress/v1/audit_service.grpc.pb.h"
#include "redress/v1/complaint_service.grpc.pb.h"
#include "redress/v1/contact_service.grpc.pb.h"
#include "redress/v1/findings_service.grpc.pb.h"
#include "redress/v1/import_service.grpc.pb.h"
#include "redress/v1/letter_service.grpc.pb.h"
#include "redress/v1/request_service.grpc.pb.h"
#include "redress/v1/worklist_service.grpc.pb.h"

#include "services/cli/world.h"

namespace redress::cli {

// A server in this process that answers what a test tells it to, and keeps what it was asked.
// Tests set it up before they call, and look at it after.
class FakeServer {
 public:
  FakeServer();
  ~FakeServer();

  [[nodiscard]] std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

  // What is answered.
  grpc::Status status;  // Of every call but those of `AdminService`.
  v1::GetStatusResponse admin_status;
  std::map<std::string, v1::GetLandlordResponse> landlords;
  v1::GetResponse complaint;
  std::vector<v1::TimelineEntry> history;
  std::vector<v1::ListDueResponse> due_pages;
  std::vector<v1::WatchDueResponse> due_changes;
  v1::GetLandlordFindingsResponse landlord_findings;
  std::vector<v1::ReadLogResponse> log;
  v1::GetServiceRequestResponse service_request;
  std::vector<v1::ListServiceRequestsResponse> request_pages;
  v1::GetContactResponse contact;
  std::vector<v1::ListContactsResponse> contact_pages;
  v1::RenderLetterResponse letter;
  std::map<std::string, std::string> row_faults;  // Rows to reject, by reference: the field.
  std::uint64_t rows_until_failure = 0;           // 0: never.

  // What was asked.
  std::vector<v1::CreateLandlordRequest> created;
  std::vector<v1::AdoptLawRequest> adopted;
  std::vector<v1::RegisterOfficerRequest> officers;
  std::vector<v1::RecordRequest> recorded;
  bool warned = false;  // Whether what is recorded is warned of.
  std::vector<v1::GetRequest> gets;
  std::vector<v1::ReplayRequest> replays;
  std::vector<v1::ListDueRequest> due_requests;
  std::vector<v1::ImportStart> import_starts;
  std::vector<v1::ImportRow> import_rows;
  std::vector<v1::GetServiceRequestRequest> request_gets;
  std::vector<v1::ListServiceRequestsRequest> request_lists;
  std::vector<v1::GetContactRequest> contact_gets;
  std::vector<v1::ListContactsRequest> contact_lists;
  std::vector<v1::AnnulImportRequest> annulled;
  std::vector<v1::RenderLetterRequest> letters;

 private:
  class Admin;
  class Complaints;
  class Worklist;
  class Audit;
  class Imports;
  class Requests;
  class Contacts;
  class Letters;
  class Findings;

  std::vector<std::unique_ptr<grpc::Service>> services_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
};

// What a command wrote, and how it ended.
struct Ran {
  int exit_code = 0;
  std::string out;
  std::string err;
};

// Runs `redress` with `arguments` in a world without terminal, whose ids are "id-1", "id-2" and so
// on.
[[nodiscard]] Ran RunCommand(const std::vector<std::string>& arguments,
                             const std::string& input = "");

}  // namespace redress::cli

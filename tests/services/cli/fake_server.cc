#include "tests/services/cli/fake_server.h"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include "services/cli/app.h"
#include "services/cli/digest.h"

namespace redress::cli {

using grpc::ServerContext;
using grpc::ServerReaderWriter;
using grpc::ServerWriter;
using grpc::Status;

class FakeServer::Admin final : public v1::AdminService::Service {
 public:
  explicit Admin(FakeServer& fake) : fake_(fake) {}

  Status GetStatus(ServerContext*, const v1::GetStatusRequest*,
                   v1::GetStatusResponse* response) override {
    *response = fake_.admin_status;
    return Status::OK;
  }
  Status GetLandlord(ServerContext*, const v1::GetLandlordRequest* request,
                     v1::GetLandlordResponse* response) override {
    const auto found = fake_.landlords.find(request->landlord_id());
    if (found == fake_.landlords.end())
      return Status(grpc::StatusCode::NOT_FOUND, "expected a landlord, but there is none");
    *response = found->second;
    return Status::OK;
  }
  Status CreateLandlord(ServerContext*, const v1::CreateLandlordRequest* request,
                        v1::CreateLandlordResponse* response) override {
    fake_.created.push_back(*request);
    auto& landlord = fake_.landlords[request->header().landlord_id()];
    landlord.set_landlord_id(request->header().landlord_id());
    landlord.set_display_name(request->landlord_created().display_name());
    response->mutable_result()->add_steps();
    return Status::OK;
  }
  Status AdoptLaw(ServerContext*, const v1::AdoptLawRequest* request,
                  v1::AdoptLawResponse* response) override {
    fake_.adopted.push_back(*request);
    auto& landlord = fake_.landlords[request->header().landlord_id()];
    auto& law = *landlord.add_law();
    law.set_kind(request->kind());
    law.set_digest(Sha256(request->content()));
    response->mutable_result()->add_steps();
    return Status::OK;
  }
  Status RegisterOfficer(ServerContext*, const v1::RegisterOfficerRequest* request,
                         v1::RegisterOfficerResponse*) override {
    fake_.officers.push_back(*request);
    return Status::OK;
  }

 private:
  FakeServer& fake_;
};

class FakeServer::Complaints final : public v1::ComplaintService::Service {
 public:
  explicit Complaints(FakeServer& fake) : fake_(fake) {}

  Status Get(ServerContext*, const v1::GetRequest* request, v1::GetResponse* response) override {
    fake_.gets.push_back(*request);
    *response = fake_.complaint;
    return fake_.status;
  }
  Status Record(ServerContext*, const v1::RecordRequest* request,
                v1::RecordResponse* response) override {
    fake_.recorded.push_back(*request);
    for (const v1::Step& asked : request->steps()) {
      auto& step = *response->mutable_result()->add_steps();
      *step.mutable_stream() = asked.stream();
      step.set_version(static_cast<std::uint64_t>(response->result().steps_size()));
    }
    if (fake_.warned) {
      v1::Warning& warning = *response->mutable_result()->add_warnings();
      warning.set_check("LATE");
      warning.set_provision("6.3");
      warning.set_message("expected a, but b");
    }
    return fake_.status;
  }

 private:
  FakeServer& fake_;
};

class FakeServer::Worklist final : public v1::WorklistService::Service {
 public:
  explicit Worklist(FakeServer& fake) : fake_(fake) {}

  Status ListDue(ServerContext*, const v1::ListDueRequest* request,
                 v1::ListDueResponse* response) override {
    fake_.due_requests.push_back(*request);
    const std::size_t page = request->page_token().empty() ? 0 : std::stoul(request->page_token());
    if (page < fake_.due_pages.size()) *response = fake_.due_pages[page];
    return fake_.status;
  }
  Status WatchDue(ServerContext*, const v1::WatchDueRequest*,
                  ServerWriter<v1::WatchDueResponse>* writer) override {
    for (const auto& changes : fake_.due_changes) writer->Write(changes);
    return fake_.status;
  }

 private:
  FakeServer& fake_;
};

class FakeServer::Audit final : public v1::AuditService::Service {
 public:
  explicit Audit(FakeServer& fake) : fake_(fake) {}

  Status Replay(ServerContext*, const v1::ReplayRequest* request,
                ServerWriter<v1::ReplayResponse>* writer) override {
    fake_.replays.push_back(*request);
    for (const auto& entry : fake_.history) {
      v1::ReplayResponse response;
      *response.mutable_entry() = entry;
      writer->Write(response);
    }
    return fake_.status;
  }
  Status ReadLog(ServerContext*, const v1::ReadLogRequest*,
                 ServerWriter<v1::ReadLogResponse>* writer) override {
    for (const auto& response : fake_.log) writer->Write(response);
    return fake_.status;
  }

 private:
  FakeServer& fake_;
};

class FakeServer::Requests final : public v1::ServiceRequestService::Service {
 public:
  explicit Requests(FakeServer& fake) : fake_(fake) {}

  Status GetServiceRequest(ServerContext*, const v1::GetServiceRequestRequest* request,
                           v1::GetServiceRequestResponse* response) override {
    fake_.request_gets.push_back(*request);
    *response = fake_.service_request;
    return fake_.status;
  }
  Status ListServiceRequests(ServerContext*, const v1::ListServiceRequestsRequest* request,
                             v1::ListServiceRequestsResponse* response) override {
    const std::size_t page = fake_.request_lists.size();
    fake_.request_lists.push_back(*request);
    if (page < fake_.request_pages.size()) *response = fake_.request_pages[page];
    return fake_.status;
  }

 private:
  FakeServer& fake_;
};

class FakeServer::Contacts final : public v1::ContactService::Service {
 public:
  explicit Contacts(FakeServer& fake) : fake_(fake) {}

  Status GetContact(ServerContext*, const v1::GetContactRequest* request,
                    v1::GetContactResponse* response) override {
    fake_.contact_gets.push_back(*request);
    *response = fake_.contact;
    return fake_.status;
  }
  Status ListContacts(ServerContext*, const v1::ListContactsRequest* request,
                      v1::ListContactsResponse* response) override {
    const std::size_t page = fake_.contact_lists.size();
    fake_.contact_lists.push_back(*request);
    if (page < fake_.contact_pages.size()) *response = fake_.contact_pages[page];
    return fake_.status;
  }

 private:
  FakeServer& fake_;
};

class FakeServer::Imports final : public v1::ImportService::Service {
 public:
  explicit Imports(FakeServer& fake) : fake_(fake) {}

  Status ImportRows(
      ServerContext*,
      ServerReaderWriter<v1::ImportRowsResponse, v1::ImportRowsRequest>* stream) override {
    v1::ImportRowsRequest request;
    std::uint64_t rows = 0;
    while (stream->Read(&request)) {
      if (request.has_start()) {
        fake_.import_starts.push_back(request.start());
        continue;
      }
      if (++rows == fake_.rows_until_failure)
        return Status(grpc::StatusCode::INTERNAL, "expected room, but there is none");
      fake_.import_rows.push_back(request.row());
      v1::ImportRowsResponse response;
      response.set_line(request.row().line());
      response.set_import_id("import-1");
      const auto fault = fake_.row_faults.find(request.row().reference());
      response.set_outcome(fault == fake_.row_faults.end() ? v1::IMPORT_OUTCOME_TAKEN
                                                           : v1::IMPORT_OUTCOME_REJECTED);
      if (fault != fake_.row_faults.end()) {
        response.set_error_field(fault->second);
        response.set_error_message("expected something else");
      }
      stream->Write(response);
    }
    v1::ImportRowsResponse end;
    end.set_import_id("import-1");
    stream->Write(end);
    return fake_.status;
  }
  Status AnnulImport(ServerContext*, const v1::AnnulImportRequest* request,
                     ServerWriter<v1::AnnulImportResponse>* writer) override {
    fake_.annulled.push_back(*request);
    for (std::uint64_t done = 1; done <= 3; ++done) {
      v1::AnnulImportResponse response;
      response.set_complaints_annulled(done);
      response.set_complaints_total(3);
      writer->Write(response);
    }
    return fake_.status;
  }

 private:
  FakeServer& fake_;
};

class FakeServer::Letters final : public v1::LetterService::Service {
 public:
  explicit Letters(FakeServer& fake) : fake_(fake) {}

  Status RenderLetter(ServerContext*, const v1::RenderLetterRequest* request,
                      v1::RenderLetterResponse* response) override {
    fake_.letters.push_back(*request);
    *response = fake_.letter;
    return fake_.status;
  }

 private:
  FakeServer& fake_;
};

class FakeServer::Findings final : public v1::FindingsService::Service {
 public:
  explicit Findings(FakeServer& fake) : fake_(fake) {}

  Status GetLandlordFindings(ServerContext*, const v1::GetLandlordFindingsRequest*,
                             v1::GetLandlordFindingsResponse* response) override {
    *response = fake_.landlord_findings;
    return fake_.status;
  }

 private:
  FakeServer& fake_;
};

FakeServer::FakeServer() {
  services_.push_back(std::make_unique<Admin>(*this));
  services_.push_back(std::make_unique<Complaints>(*this));
  services_.push_back(std::make_unique<Worklist>(*this));
  services_.push_back(std::make_unique<Audit>(*this));
  services_.push_back(std::make_unique<Imports>(*this));
  services_.push_back(std::make_unique<Requests>(*this));
  services_.push_back(std::make_unique<Contacts>(*this));
  services_.push_back(std::make_unique<Letters>(*this));
  services_.push_back(std::make_unique<Findings>(*this));
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
  for (const auto& service : services_) builder.RegisterService(service.get());
  server_ = builder.BuildAndStart();
}

FakeServer::~FakeServer() { server_->Shutdown(); }

Ran RunCommand(const std::vector<std::string>& arguments, const std::string& input) {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in(input);
  int ids = 0;
  World world{out,
              err,
              in,
              {},
              false,
              [](const char*) { return std::nullopt; },
              [&ids] { return "id-" + std::to_string(++ids); },
              [&out](std::chrono::milliseconds time) { out << "[pause " << time.count() << "]\n"; },
              [] { return std::chrono::steady_clock::time_point(); },
              [] { return Day(std::chrono::year(2024) / 5 / 1); }};
  Ran ran;
  ran.exit_code = Run(arguments, world);
  ran.out = out.str();
  ran.err = err.str();
  return ran;
}

}  // namespace redress::cli

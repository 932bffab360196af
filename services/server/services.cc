#include "services/server/services.h"

#include "redress/v1/admin_service.pb.h"
#include "redress/v1/audit_service.pb.h"
#include "redress/v1/casework_service.pb.h"
#include "redress/v1/complaint_service.pb.h"
#include "redress/v1/contact_service.pb.h"
#include "redress/v1/findings_service.pb.h"
#include "redress/v1/import_service.pb.h"
#include "redress/v1/landlord_service.pb.h"
#include "redress/v1/letter_service.pb.h"
#include "redress/v1/ombudsman_service.pb.h"
#include "redress/v1/people_service.pb.h"
#include "redress/v1/request_service.pb.h"
#include "redress/v1/what_if_service.pb.h"
#include "redress/v1/worklist_service.pb.h"

#include "services/admin/admin_service.h"
#include "services/audit/audit_service.h"
#include "services/complaints/complaint_service.h"
#include "services/findings/findings_service.h"
#include "services/intake/import_service.h"
#include "services/landlord/landlord_service.h"
#include "services/letters/letter_service.h"
#include "services/people/people_service.h"
#include "services/requests/contact_service.h"
#include "services/requests/service_request_service.h"
#include "services/whatif/what_if_service.h"
#include "services/worklist/worklist_service.h"

namespace redress::server {
namespace {

// Services all of whose methods ask for a fact.
std::vector<const google::protobuf::ServiceDescriptor*> CommandsOnly() {
  return {v1::MakeOrderRequest::descriptor()->file()->service(0),
          v1::AgreeAdjustmentRequest::descriptor()->file()->service(0)};
}

}  // namespace

std::vector<std::unique_ptr<grpc::Service>> MakeServices(door::House& house,
                                                         door::VirtualClock* virtual_clock,
                                                         const std::string& version) {
  std::vector<std::unique_ptr<grpc::Service>> services;
  services.push_back(std::make_unique<complaints::ComplaintService>(house));
  services.push_back(std::make_unique<worklist::WorklistService>(house));
  services.push_back(std::make_unique<audit::AuditService>(house));
  services.push_back(std::make_unique<people::PeopleService>(house));
  services.push_back(std::make_unique<requests::ServiceRequestService>(house));
  services.push_back(std::make_unique<requests::ContactService>(house));
  services.push_back(std::make_unique<admin::AdminService>(house, virtual_clock, version));
  services.push_back(std::make_unique<intake::ImportService>(house));
  services.push_back(std::make_unique<services_findings::FindingsService>(house));
  services.push_back(std::make_unique<landlord::LandlordService>(house));
  services.push_back(std::make_unique<whatif::WhatIfService>(house));
  services.push_back(std::make_unique<letters::LetterService>(house));
  for (const auto* descriptor : CommandsOnly()) {
    services.push_back(std::make_unique<door::CommandService>(*descriptor, house));
  }
  return services;
}

std::vector<const google::protobuf::ServiceDescriptor*> DescribeServices() {
  std::vector<const google::protobuf::ServiceDescriptor*> described;
  for (const google::protobuf::FileDescriptor* file :
       {v1::GetRequest::descriptor()->file(), v1::ListDueRequest::descriptor()->file(),
        v1::ReplayRequest::descriptor()->file(), v1::GetPersonRequest::descriptor()->file(),
        v1::GetServiceRequestRequest::descriptor()->file(),
        v1::GetContactRequest::descriptor()->file(),
        v1::GetStatusRequest::descriptor()->file(), v1::ImportStart::descriptor()->file(),
        v1::GetFindingsRequest::descriptor()->file(), v1::GetRegisterRequest::descriptor()->file(),
        v1::CompareLawRequest::descriptor()->file(),
        v1::RenderLetterRequest::descriptor()->file()}) {
    described.push_back(file->service(0));
  }
  for (const auto* descriptor : CommandsOnly()) described.push_back(descriptor);
  return described;
}

}  // namespace redress::server

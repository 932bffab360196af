#include "services/cli/complaint_name.h"

#include "redress/v1/complaint_service.grpc.pb.h"

namespace redress::cli {

bool IsReference(const std::string& name) { return name.find('/') != std::string::npos; }

Answer<v1::ExternalReference> ReadReference(const std::string& name) {
  const auto slash = name.find('/');
  if (slash == std::string::npos || slash == 0 || slash + 1 == name.size()) {
    return Fail(kWrongUsage, "expected SOURCE/REFERENCE, e.g. complaints-log/2024-0117");
  }
  v1::ExternalReference reference;
  reference.set_source(name.substr(0, slash));
  reference.set_reference(name.substr(slash + 1));
  return reference;
}

Answer<std::string> ComplaintId(Session& session, const std::string& landlord_id,
                                const std::string& name) {
  if (!IsReference(name)) return name;
  const auto reference = ReadReference(name);
  if (!reference) return tl::make_unexpected(reference.error());
  v1::GetRequest request;
  request.set_landlord_id(landlord_id);
  *request.mutable_reference() = *reference;
  const auto stub = session.Stub<v1::ComplaintService>();
  const auto answer = session.Call(*stub, &v1::ComplaintService::Stub::Get, request);
  if (!answer) return tl::make_unexpected(answer.error());
  return answer->complaint().summary().complaint_id();
}

}  // namespace redress::cli

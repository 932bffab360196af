#include "services/door/commands.h"

#include <utility>

#include "redress/v1/event.pb.h"

#include "services/door/submission.h"

namespace redress::door {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

v1::StreamKind KindOf(const std::string& id_field) {
  if (id_field == "complaint_id") return v1::STREAM_KIND_COMPLAINT;
  if (id_field == "person_id") return v1::STREAM_KIND_PERSON;
  if (id_field == "contact_id") return v1::STREAM_KIND_CONTACT;
  if (id_field == "service_request_id") return v1::STREAM_KIND_SERVICE_REQUEST;
  return v1::STREAM_KIND_UNSPECIFIED;
}

const FieldDescriptor* BodyOf(const Descriptor& fact) {
  const auto* bodies = v1::Fact::descriptor()->FindOneofByName("body");
  for (int i = 0; i < bodies->field_count(); ++i) {
    if (bodies->field(i)->message_type() == &fact) return bodies->field(i);
  }
  return nullptr;
}

const v1::CommandHeader& HeaderOf(const Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("header");
  return static_cast<const v1::CommandHeader&>(request.GetReflection()->GetMessage(request, field));
}

// Fills `result` and the id of the first stream, where the response has a field for it.
void Fill(const runtime::Done& done, bool validated_only, std::string_view made_id,
          Message& response) {
  const Descriptor& type = *response.GetDescriptor();
  const auto* reflection = response.GetReflection();
  *static_cast<v1::CommandResult*>(reflection->MutableMessage(
      &response, type.FindFieldByName("result"))) = ToResult(done, validated_only);
  if (done.commit.events().empty()) return;
  const v1::StreamId& stream = done.commit.events(0).stream();
  // An id made up for what was only validated names nothing, ever.
  if (validated_only && !done.repeated && stream.id() == made_id) return;
  for (int i = 0; i < type.field_count(); ++i) {
    if (KindOf(type.field(i)->name()) == stream.kind()) {
      reflection->SetString(&response, type.field(i), stream.id());
    }
  }
}

}  // namespace

std::optional<FactMethod> ReadFactMethod(const google::protobuf::MethodDescriptor& method) {
  const Descriptor& request = *method.input_type();
  FactMethod read;
  bool has_header = false;
  for (int i = 0; i < request.field_count(); ++i) {
    const FieldDescriptor* field = request.field(i);
    if (field->is_repeated()) return std::nullopt;
    if (field->name() == "header") {
      has_header = true;
    } else if (KindOf(field->name()) != v1::STREAM_KIND_UNSPECIFIED && read.id == nullptr) {
      read.id = field;
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && read.fact == nullptr) {
      read.fact = field;
    } else {
      return std::nullopt;
    }
  }
  if (!has_header || read.fact == nullptr) return std::nullopt;
  read.body = BodyOf(*read.fact->message_type());
  if (read.body == nullptr) return std::nullopt;
  read.kind = read.id == nullptr ? v1::STREAM_KIND_LANDLORD : KindOf(read.id->name());
  return read;
}

CommandService::CommandService(const google::protobuf::ServiceDescriptor& descriptor, House& house)
    : Service(descriptor, house.clock, &house.streams), house_(house) {
  for (int i = 0; i < descriptor.method_count(); ++i) {
    const auto method = ReadFactMethod(*descriptor.method(i));
    if (!method) continue;
    HandleUnary(*descriptor.method(i),
                [this, method = *method](Call& call) { HandleFact(call, method); });
  }
}

void CommandService::HandleFact(Call& call, const FactMethod& method) {
  Message& request = call.request();
  const auto* reflection = request.GetReflection();
  const v1::CommandHeader& header = HeaderOf(request);
  std::string id =
      method.id == nullptr ? header.landlord_id() : reflection->GetString(request, method.id);
  std::string made_id;
  if (id.empty()) id = made_id = house_.ids.Make();
  v1::Step step;
  step.mutable_stream()->set_kind(method.kind);
  step.mutable_stream()->set_id(id);
  v1::Fact* fact = step.mutable_fact();
  fact->GetReflection()->SetAllocatedMessage(
      fact, reflection->ReleaseMessage(&request, method.fact), method.body);
  std::vector<v1::Step> steps;
  steps.push_back(std::move(step));
  Submit(call, header, std::move(steps), made_id);
}

void CommandService::Submit(Call& call, const v1::CommandHeader& header,
                            std::vector<v1::Step> steps, std::string_view made_id,
                            std::function<void()> then) {
  auto submission = SealSubmission(header, std::move(steps), made_id, house_.vault, house_.clock);
  if (!submission) return call.Fail(submission.error());
  submission->deadline_unix_nanos = call.deadline_unix_nanos();
  const bool taken = house_.writer.Submit(
      std::move(*submission),
      [&call, validate_only = header.validate_only(), made_id = std::string(made_id),
       then = std::move(then)](const runtime::Outcome& outcome) {
        if (!outcome) return call.Fail(outcome.error());
        Fill(*outcome, validate_only, made_id, call.response());
        if (then) then();
        call.Answer();
      });
  if (taken) return;
  if (const auto failed = house_.writer.Failed()) return call.Fail(*failed);
  call.Fail(Error{ErrorCode::kResourceExhausted,
                  "expected room for another command, but the queue is full: try again"});
}

void CommandService::Read(Call& call, std::uint64_t position, std::function<void()> read) {
  house_.positions.Await(position, call, std::move(read));
}

}  // namespace redress::door

#include "services/door/submission.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include "redress/v1/complaint_service.pb.h"

#include "engine/complaint/asked_rules.h"
#include "services/door/form.h"
#include "services/door/happened.h"
#include "services/door/personal.h"

namespace redress::door {
namespace {

using runtime::Failure;

// What an event holds beside its fact, at most: ids, dates, category. Generous.
constexpr std::size_t kEnvelopeBytesMax = 1'024;
// What sealing adds to a text, at most: salt, tag, nonce, commitment, key id, lengths.
constexpr std::size_t kSealBytesMax = 128;

std::string StepPath(const std::vector<v1::Step>& steps, std::size_t index) {
  return steps.size() == 1 ? "" : "steps[" + std::to_string(index) + "]";
}

std::optional<Refusal> CheckSteps(const std::vector<v1::Step>& steps, const ports::Clock& clock) {
  if (steps.empty() || steps.size() > commands::kStepsMax) {
    return Malformed("steps", "expected 1 to " + std::to_string(commands::kStepsMax) +
                                  " entries, but found " + std::to_string(steps.size()));
  }
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (auto fault = CheckForm(steps[i], StepPath(steps, i), clock)) return fault;
  }
  return std::nullopt;
}

// What makes two commands the same: everything the caller said but the request id itself, whether
// it was only to be validated, and the version it was to find. Personal texts are in it in the
// clear.
std::string CanonicalPayload(const v1::CommandHeader& header, const std::vector<v1::Step>& steps,
                             std::string_view made_id) {
  v1::RecordRequest payload;
  *payload.mutable_header() = header;
  payload.mutable_header()->clear_request_id();
  payload.mutable_header()->clear_validate_only();
  payload.mutable_header()->clear_expected_version();
  for (const v1::Step& step : steps) {
    v1::Step& kept = *payload.add_steps();
    kept = step;
    if (!made_id.empty() && kept.stream().id() == made_id) kept.mutable_stream()->clear_id();
  }
  ForEachPersonal(payload, [](v1::Personal& personal) {
    personal.clear_length();  // Ours to set, whatever the caller said.
    return true;
  });
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream to_string(&bytes);
    google::protobuf::io::CodedOutputStream out(&to_string);
    out.SetSerializationDeterministic(true);
    payload.SerializeWithCachedSizes((payload.ByteSizeLong(), &out));
  }
  return bytes;
}

// Fills in every moment inside a fact, e.g. `Received.recognised`.
void CompleteWithin(google::protobuf::Message& message, const ports::Clock& clock) {
  using google::protobuf::FieldDescriptor;
  if (message.GetDescriptor() == v1::Happened::descriptor()) {
    return Complete(static_cast<v1::Happened&>(message), clock);
  }
  const auto* reflection = message.GetReflection();
  std::vector<const FieldDescriptor*> fields;
  reflection->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    // No repeated message of the contract holds a moment but the steps themselves.
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE || field->is_repeated()) continue;
    CompleteWithin(*reflection->MutableMessage(&message, field), clock);
  }
}

// Reported without a moment: left empty, for the engine to refuse in its turn.
v1::Happened HappenedOf(const v1::CommandHeader& header, v1::Step& step,
                        const ports::Clock& clock) {
  v1::Happened happened;
  if (step.has_happened()) {
    happened.Swap(step.mutable_happened());
  } else if (header.has_happened()) {
    happened = header.happened();
  } else if (header.intent() == v1::INTENT_ASK) {
    return HappenedNow(clock);
  } else {
    return happened;
  }
  Complete(happened, clock);
  return happened;
}

// What is only validated is never written: no key is spent, and the engine sees no text at all, but
// how long it is.
void Blank(google::protobuf::Message& message) {
  ForEachPersonal(message, [](v1::Personal& personal) {
    personal.set_length(static_cast<std::uint32_t>(personal.clear().size()));
    personal.clear_content();
    return true;
  });
}

std::optional<Failure> Seal(const StreamKey& stream, google::protobuf::Message& message,
                            ports::Vault& vault) {
  std::optional<Failure> failure;
  ForEachPersonal(message, [&](v1::Personal& personal) {
    if (auto sealed = vault.Seal(stream, personal); !sealed) failure = sealed.error();
    return !failure;
  });
  return failure;
}

// Whether the event will fit, sealed or not: what is validated and what is written answer alike.
std::optional<Refusal> CheckEventSize(v1::Step& step, const std::string& path) {
  std::size_t bytes = step.fact().ByteSizeLong() + kEnvelopeBytesMax;
  ForEachPersonal(*step.mutable_fact(), [&](v1::Personal&) {
    bytes += kSealBytesMax;
    return true;
  });
  if (bytes <= commands::kEventBytesMax) return std::nullopt;
  return Malformed(path.empty() ? "fact" : path + ".fact",
                   "expected an event of at most " + std::to_string(commands::kEventBytesMax) +
                       " bytes with its seals, but found about " + std::to_string(bytes));
}

commands::Command MakeCommand(const v1::CommandHeader& header) {
  commands::Command command;
  command.landlord_id = header.landlord_id();
  command.request_id = header.request_id();
  command.intent = header.intent();
  command.correlation_id = header.correlation_id();
  command.causation_position = header.causation_position();
  if (header.has_expected_version()) command.expected_version = header.expected_version();
  return command;
}

commands::Step MakeStep(const v1::CommandHeader& header, v1::Step& step,
                        const ports::Clock& clock) {
  commands::Step made;
  made.stream = {header.landlord_id(), step.stream().kind(), step.stream().id()};
  made.happened = HappenedOf(header, step, clock);
  made.channel = step.channel() == v1::CHANNEL_UNSPECIFIED ? header.channel() : step.channel();
  made.actor_id = step.actor_id().empty() ? header.actor_id() : step.actor_id();
  made.fact.Swap(step.mutable_fact());
  CompleteWithin(made.fact, clock);
  return made;
}

std::optional<Failure> SealOrBlank(const StreamKey& stream, google::protobuf::Message& message,
                                   bool validate_only, ports::Vault& vault) {
  if (!validate_only) return Seal(stream, message, vault);
  Blank(message);
  return std::nullopt;
}

// Why something was done all the same stands in the stream of the command's first step.
std::optional<Failure> TakeOverrides(const v1::CommandHeader& header,
                                     runtime::Submission& submission, ports::Vault& vault) {
  if (submission.command.steps.empty()) return std::nullopt;
  const StreamKey& stream = submission.command.steps[0].stream;
  for (v1::Override override : header.overrides()) {
    auto failure = SealOrBlank(stream, override, submission.validate_only, vault);
    if (failure) return failure;
    submission.command.overrides.push_back({override.check(), override.reason()});
  }
  return std::nullopt;
}

}  // namespace

tl::expected<runtime::Submission, Failure> MakeSubmission(const v1::CommandHeader& header,
                                                          std::vector<v1::Step> steps,
                                                          ports::Vault& vault,
                                                          const ports::Clock& clock) {
  if (auto fault = CheckForm(header, "header", clock)) return tl::unexpected(Failure{*fault});
  if (auto fault = CheckSteps(steps, clock)) return tl::unexpected(Failure{*fault});
  return SealSubmission(header, std::move(steps), "", vault, clock);
}

tl::expected<runtime::Submission, Failure> SealSubmission(const v1::CommandHeader& header,
                                                          std::vector<v1::Step> steps,
                                                          std::string_view made_id,
                                                          ports::Vault& vault,
                                                          const ports::Clock& clock) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string path = StepPath(steps, i);
    if (!steps[i].has_stream()) {
      return tl::unexpected(Failure{Malformed(path.empty() ? "stream" : path + ".stream",
                                              "expected it to be there, but it is not")});
    }
    if (auto fault = CheckEventSize(steps[i], path)) return tl::unexpected(Failure{*fault});
  }
  runtime::Submission submission;
  submission.validate_only = header.validate_only();
  submission.payload_mac = vault.Mac(CanonicalPayload(header, steps, made_id));
  submission.command = MakeCommand(header);
  submission.command.steps.reserve(steps.size());
  for (v1::Step& step : steps) {
    commands::Step& made = submission.command.steps.emplace_back(MakeStep(header, step, clock));
    auto failure = SealOrBlank(made.stream, made.fact, submission.validate_only, vault);
    if (failure) return tl::unexpected(*std::move(failure));
  }
  if (auto failure = TakeOverrides(header, submission, vault)) {
    return tl::unexpected(*std::move(failure));
  }
  return submission;
}

v1::CommandResult ToResult(const runtime::Done& done, bool validated_only) {
  v1::CommandResult result;
  result.set_first_position(done.commit.first_position());
  *result.mutable_recorded_time() = done.commit.recorded_time();
  for (const v1::Event& event : done.commit.events()) {
    v1::RecordedStep& step = *result.add_steps();
    *step.mutable_stream() = event.stream();
    step.set_version(event.version());
  }
  result.set_repeated_request(done.repeated);
  result.set_validated_only(validated_only && !done.repeated);
  for (const complaint::Warning& warned : done.warnings) {
    v1::Warning& warning = *result.add_warnings();
    warning.set_check(complaint::CheckName(warned.reason));
    warning.set_provision(warned.provision);
    warning.set_field(warned.field);
    warning.set_message(warned.message);
  }
  return result;
}

}  // namespace redress::door

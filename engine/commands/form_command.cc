#include <set>
#include <string_view>

#include "engine/commands/form.h"
#include "engine/commands/happened.h"
#include "engine/complaint/asked_rules.h"
#include "engine/complaint/fact.h"

namespace redress::commands {
namespace {

// What an event adds to its fact, at most: ids of 64 bytes, a category, a moment and numbers. Kept
// free, so that a fact within the bound always makes an event within its own.
constexpr std::size_t kEnvelopeBytesMax = 512;

void CheckHead(Form& form, const Command& command) {
  form.Id("landlord_id", command.landlord_id);
  form.Id("request_id", command.request_id);
  form.Enum("intent", command.intent == v1::INTENT_ASK || command.intent == v1::INTENT_REPORT);
  if (command.correlation_id.size() > 0) form.Id("correlation_id", command.correlation_id);
  form.Number("steps", command.steps.size(), 1, kStepsMax);
}

// What may be lifted is a closed list, and only what is asked is checked at all.
void CheckOverrides(Form& form, const Command& command) {
  if (command.overrides.empty()) return;
  form.Count("overrides", static_cast<int>(command.overrides.size()), kOverridesMax);
  if (command.intent != v1::INTENT_ASK) {
    form.Fault("overrides", "expected overrides of what is asked, but this is reported");
  }
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < command.overrides.size(); ++i) {
    const Override& override = command.overrides[i];
    const int at = static_cast<int>(i);
    if (complaint::FindAskedCheck(override.check) == nullptr) {
      form.Fault({"overrides", at, "check"},
                 "expected a check that may be lifted, but found another");
    }
    if (!seen.insert(override.check).second) {
      form.Fault({"overrides", at, "check"}, "expected each check once, but found one again");
    }
    const Place reason("overrides", at, "reason");
    form.Sealed(reason, true, override.reason);
    if (override.reason.length() == 0) form.Fault(reason, "expected why, but there is nothing");
  }
}

void CheckStream(Form& form, const Command& command, const Step& step) {
  form.Id("stream.id", step.stream.id);
  if (step.stream.landlord_id != command.landlord_id) {
    form.Fault("stream", "expected a stream of the command's landlord, but it is another's");
  }
  if (step.stream.kind == v1::STREAM_KIND_LANDLORD && step.stream.id != command.landlord_id) {
    form.Fault("stream.id", "expected the landlord's own stream, but found another");
  }
  if (!BelongsTo(step.fact, step.stream.kind)) {
    form.Fault("stream.kind",
               "expected the kind of stream that the fact stands in, but found another");
  }
  const std::uint32_t stage = step.fact.judgement_given().stage();
  if (stage != 0 && step.stream.kind != v1::STREAM_KIND_COMPLAINT) {
    form.Fault("judgement_given.stage",
               "expected 0, as only complaints have stages, but found " + std::to_string(stage));
  }
}

void CheckStep(Form& form, const Command& command, const Step& step) {
  if (step.fact.body_case() == v1::Fact::BODY_NOT_SET) {
    return form.Fault("fact", "expected a fact, but there is none");
  }
  CheckStream(form, command, step);
  const v1::Happened happened = Graded(step.happened);
  form.Moment("happened", happened.grade() != v1::DATE_GRADE_UNSPECIFIED, happened);
  form.Enum("channel", v1::Channel_IsValid(step.channel));
  form.OptionalId("actor_id", step.actor_id);
  const std::size_t bytes = step.fact.ByteSizeLong();
  if (bytes > kEventBytesMax - kEnvelopeBytesMax) {
    form.Fault("fact", "expected a fact of at most " +
                           std::to_string(kEventBytesMax - kEnvelopeBytesMax) +
                           " bytes, but found " + std::to_string(bytes));
  }
}

}  // namespace

std::string StepPrefix(const Command& command, std::size_t index) {
  return command.steps.size() == 1 ? "" : "steps[" + std::to_string(index) + "].";
}

std::optional<Refusal> ObjectToForm(const Command& command) {
  Form head("");
  CheckHead(head, command);
  if (auto fault = head.Take()) return fault;
  Form overrides("header.");
  CheckOverrides(overrides, command);
  if (auto fault = overrides.Take()) return fault;
  for (std::size_t i = 0; i < command.steps.size(); ++i) {
    const Step& step = command.steps[i];
    const std::string prefix = StepPrefix(command, i);
    Form form(prefix);
    CheckStep(form, command, step);
    if (auto fault = form.Take()) return fault;
    const std::string fact_prefix = prefix + complaint::NameOf(step.fact) + ".";
    Form fields(fact_prefix);
    CheckComplaintFact(fields, step.fact);
    if (auto fault = fields.Take()) return fault;
  }
  return std::nullopt;
}

}  // namespace redress::commands

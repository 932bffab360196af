#include "engine/commands/form.h"
#include "engine/commands/happened.h"
#include "engine/commands/objections.h"
#include "engine/commands/working.h"
#include "engine/complaint/asked_rules.h"
#include "engine/complaint/fact.h"

namespace redress::commands {
namespace {

// The complaint's subject, for filters: as it was known when the event was recorded.
std::string CategoryOf(const Working& working, const Step& step) {
  if (step.fact.has_received()) return step.fact.received().subject_category();
  const StreamState* state = working.Find(step.stream);
  const auto* complaint = state == nullptr ? nullptr : std::get_if<complaint::State>(&state->body);
  return complaint == nullptr ? "" : complaint->subject_category;
}

// One event of a step, but for its version and its fact.
struct Making {
  const Command& command;
  const Step& step;
  const v1::Happened& happened;
  std::string category;
};

v1::Event MakeEvent(const Making& making, std::uint64_t version, v1::Fact fact) {
  v1::Event event;
  event.mutable_stream()->set_kind(making.step.stream.kind);
  event.mutable_stream()->set_id(making.step.stream.id);
  event.set_version(version);
  *event.mutable_happened() = making.happened;
  event.set_actor_id(making.step.actor_id);
  event.set_channel(making.step.channel);
  event.set_stage(complaint::StageOf(fact));
  event.set_category(making.category);
  event.set_correlation_id(making.command.correlation_id);
  event.set_causation_position(making.command.causation_position);
  event.set_intent(making.command.intent);
  *event.mutable_fact() = std::move(fact);
  return event;
}

v1::Fact OverriddenFact(const Command& command, const Step& step, const Refusal& lifted) {
  v1::Fact fact;
  auto& overridden = *fact.mutable_block_overridden();
  overridden.set_check(complaint::CheckName(lifted.reason));
  overridden.set_provision(lifted.provision);
  overridden.set_stage(complaint::StageOf(step.fact));
  for (const Override& override : command.overrides) {
    if (override.check == overridden.check()) *overridden.mutable_reason() = override.reason;
  }
  return fact;
}

// The checks that are overridden. Their names are known to be of the list.
std::vector<v1::RefusalReason> OverriddenIn(const Command& command) {
  std::vector<v1::RefusalReason> reasons;
  for (const Override& override : command.overrides) {
    reasons.push_back(complaint::FindAskedCheck(override.check)->reason);
  }
  return reasons;
}

// The events of step `index`: what was overridden for its sake first.
void Make(std::size_t index, const Making& making, const std::vector<Refusal>& lifted,
          Working& working, std::vector<v1::Event>& events) {
  std::uint64_t version = working.VersionOf(making.step.stream);
  const auto add = [&](v1::Fact fact) {
    events.push_back(MakeEvent(making, ++version, std::move(fact)));
    working.Take(index, events.back());
  };
  for (const Refusal& refusal : lifted) add(OverriddenFact(making.command, making.step, refusal));
  add(making.step.fact);
}

void KeepWarnings(std::vector<complaint::Warning> found, const std::string& prefix,
                  std::vector<complaint::Warning>& warnings) {
  for (auto& warning : found) {
    if (warnings.size() == kWarningsMax) return;
    warning.field = prefix + warning.field;
    warnings.push_back(std::move(warning));
  }
}

Refusal TooManyLifted() {
  return {.reason = v1::REFUSAL_REASON_MALFORMED,
          .message = "expected overrides to lift at most " + std::to_string(kLiftedMax) +
                     " blocks of a command, but they lift more",
          .field = "header.overrides",
          .provision = ""};
}

}  // namespace

tl::expected<Decision, Refusal> Decide(const States& states, const Command& command,
                                       const Context& context) {
  if (auto fault = ObjectToForm(command)) return tl::unexpected(std::move(*fault));
  const auto overridden = OverriddenIn(command);
  Working working(states, command);
  Decision decision;
  decision.events.reserve(command.steps.size());
  std::size_t lifted = 0;
  for (std::size_t i = 0; i < command.steps.size(); ++i) {
    const Step& step = command.steps[i];
    const v1::Happened happened = HappenedOf(step, command.intent, context.today);
    Situation situation{.working = working,
                        .command = command,
                        .step = step,
                        .is_first = i == 0,
                        .happened = happened,
                        .today = context.today};
    if (step.stream == command.steps[0].stream) situation.overridden = overridden;
    auto objections = Object(situation);
    if (objections.refusal) {
      objections.refusal->field = StepPrefix(command, i) + objections.refusal->field;
      return tl::unexpected(*std::move(objections.refusal));
    }
    lifted += objections.lifted.size();
    if (lifted > kLiftedMax) return tl::unexpected(TooManyLifted());
    KeepWarnings(std::move(objections.warnings), StepPrefix(command, i), decision.warnings);
    Make(i, {command, step, happened, CategoryOf(working, step)}, objections.lifted, working,
         decision.events);
  }
  return decision;
}

}  // namespace redress::commands

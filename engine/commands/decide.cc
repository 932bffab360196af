#include "engine/commands/form.h"
#include "engine/commands/happened.h"
#include "engine/commands/objections.h"
#include "engine/commands/working.h"
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

v1::Event MakeEvent(const Working& working, const Command& command, const Step& step,
                    v1::Happened happened) {
  v1::Event event;
  event.mutable_stream()->set_kind(step.stream.kind);
  event.mutable_stream()->set_id(step.stream.id);
  event.set_version(working.VersionOf(step.stream) + 1);
  *event.mutable_happened() = std::move(happened);
  event.set_actor_id(step.actor_id);
  event.set_channel(step.channel);
  event.set_stage(complaint::StageOf(step.fact));
  event.set_category(CategoryOf(working, step));
  event.set_correlation_id(command.correlation_id);
  event.set_causation_position(command.causation_position);
  event.set_intent(command.intent);
  *event.mutable_fact() = step.fact;
  return event;
}

}  // namespace

tl::expected<std::vector<v1::Event>, Refusal> Decide(const States& states, const Command& command,
                                                     const Context& context) {
  if (auto fault = ObjectToForm(command)) return tl::unexpected(std::move(*fault));
  Working working(states, command);
  std::vector<v1::Event> events;
  events.reserve(command.steps.size());
  for (std::size_t i = 0; i < command.steps.size(); ++i) {
    const Step& step = command.steps[i];
    v1::Happened happened = HappenedOf(step, command.intent, context.today);
    auto objection = Object({.working = working,
                             .command = command,
                             .step = step,
                             .is_first = i == 0,
                             .happened = happened,
                             .today = context.today});
    if (objection) {
      objection->field = StepPrefix(command, i) + objection->field;
      return tl::unexpected(std::move(*objection));
    }
    events.push_back(MakeEvent(working, command, step, std::move(happened)));
    working.Take(i, events.back());
  }
  return events;
}

}  // namespace redress::commands

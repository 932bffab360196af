#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/complaint/decide.h"
#include "engine/complaint/state.h"
#include "engine/imports/state.h"
#include "engine/landlord/state.h"
#include "engine/people/state.h"
#include "engine/types/result.h"
#include "engine/types/stream_key.h"

namespace redress::commands {

inline constexpr std::size_t kStepsMax = 500;
inline constexpr std::size_t kEventBytesMax = 65'536;
inline constexpr std::size_t kOverridesMax = 20;  // Of one command.
inline constexpr std::size_t kLiftedMax = 50;     // Blocks that one command's overrides lift.
inline constexpr std::size_t kWarningsMax = 200;  // Told of one command; further ones are not.

// One fact to be recorded in one stream.
struct Step {
  StreamKey stream;
  v1::Happened happened;  // Completed by the door: day and grade are set as types.proto says.
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  std::string actor_id;
  v1::Fact fact;          // Personal texts sealed.
};

// A check that is not to block what is asked.
struct Override {
  std::string check;    // By the name of its v1::RefusalReason without prefix.
  v1::Personal reason;  // Why. Sealed in the first step's stream.
};

// What somebody asks for or reports. Checked for form and sealed by a door; decided by the engine.
struct Command {
  std::string landlord_id;
  std::string request_id;
  v1::Intent intent = v1::INTENT_UNSPECIFIED;
  std::string correlation_id;
  std::uint64_t causation_position = 0;
  std::optional<std::uint64_t> expected_version;  // Of the first step's stream.
  std::vector<Step> steps;                        // 1 to kStepsMax, all of `landlord_id`.
  std::vector<Override> overrides;  // At most kOverridesMax. For steps in the first step's stream.
};

// What a command makes.
struct Decision {
  std::vector<v1::Event> events;             // In order, versions assigned.
  std::vector<complaint::Warning> warnings;  // What speaks against it, in the order of the steps.
};

// What a decision may know beside the states.
struct Context {
  Day today;
};

// The state of one stream. monostate: of a kind that has no state beyond its version.
struct StreamState {
  std::uint64_t version = 0;  // 0: it does not exist.
  std::variant<std::monostate, complaint::State, landlord::State, people::State, imports::State> body;
};

// Every state that a command names: the streams of its steps, its landlord, the complaints its facts
// refer to, and who has the external references it gives.
struct States {
  std::unordered_map<StreamKey, const StreamState*, StreamKeyHash> streams;
  const landlord::State* landlord = nullptr;  // Null: there is no such landlord.
  // The complaint that has a reference already; by "source\n reference". Absent: it is free.
  std::unordered_map<std::string, std::string> complaint_by_reference;
};

// The streams a command needs the states of, its steps' own first. The landlord's is not among them.
[[nodiscard]] std::vector<StreamKey> StreamsNamed(const Command& command);
// The external references a command needs to be looked up.
[[nodiscard]] std::vector<v1::ExternalReference> ReferencesNamed(const Command& command);
[[nodiscard]] std::string ReferenceKey(const v1::ExternalReference& reference);

// Decides what `command` makes, or the refusal that comes first in the order of v1::RefusalReason.
// A block that an override lifts makes a `BlockOverridden` directly before the event it is about.
// Pure and total.
[[nodiscard]] tl::expected<Decision, Refusal> Decide(const States& states, const Command& command,
                                                     const Context& context);

// The state a stream of `kind` begins with.
[[nodiscard]] StreamState MakeState(v1::StreamKind kind);

// Folds one event into `state`. Answers false if the stream has to be folded afresh with FoldStream
// (a correction or an annulment); `state` is then of no use.
[[nodiscard]] bool Evolve(StreamState& state, const v1::RecordedEvent& event);

// Folds a whole stream of `kind`, in version order.
[[nodiscard]] StreamState FoldStream(v1::StreamKind kind,
                                     std::span<const v1::RecordedEvent> events);

}  // namespace redress::commands

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"

namespace redress::requests {

// Where a service request stands.
enum class Status {
  kNone,             // There is no such stream.
  kOpen,             // To be done.
  kStopped,          // Work stopped before it was done.
  kCompleted,        // Done, whether or not it was said to have stopped before.
  kRecordedInError,  // Nothing of it stands.
};

// A fact of a service request that stands, without what it says.
struct Sign {
  std::uint64_t version = 0;
  v1::Fact::BodyCase kind = v1::Fact::BODY_NOT_SET;
  std::optional<Day> day;  // When it happened. Absent: nobody recorded the day.
  Day counted;             // That day, or else the one it was recorded on.

  bool operator==(const Sign&) const = default;
};

// A service request (1.4, 1.5). Holds nothing personal: folding gives the same before and after any
// erasure. Bounded by the stream's own facts.
struct State {
  std::uint64_t version = 0;  // Of the last event. 0: there is no such service request.
  Status status = Status::kNone;
  std::optional<v1::Happened> received;   // Of the last receipt that stands.
  std::optional<v1::Happened> completed;  // Of the last completion that stands.
  std::string resident_id;
  std::string contact_id;
  std::string subject_category;
  std::string property_reference;
  std::string estate_reference;
  std::vector<v1::ExternalReference> references;
  std::optional<Day> promised;             // When it is to be done by.
  std::vector<Sign> signs;                 // All facts that stand, in version order.
  std::vector<std::string> complaint_ids;  // That it led to, each once, in order.
  std::uint32_t reviews = 0;
  bool disputed = false;
  bool contradictory = false;  // Its dates cannot all be true: done before received, or the like.

  // The last that shows somebody dealing with it: received, reviewed, answered, disputed.
  [[nodiscard]] const Sign* LastSignOfLife() const;
  // The first of a kind by the day it counts from; of one day, as recorded. Null: there is none.
  [[nodiscard]] const Sign* First(v1::Fact::BodyCase kind) const;
};

[[nodiscard]] bool operator==(const State& a, const State& b);

// Folds a whole stream, in version order, as of the end of a day (where given). Never judges, never
// fails; facts of other streams say nothing here.
[[nodiscard]] State Fold(std::span<const v1::RecordedEvent> events,
                         std::optional<Day> as_of = std::nullopt);

}  // namespace redress::requests

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"

namespace redress::landlord {

// Something that held on a day, from when to when, and the events that say so.
template <typename Fact>
struct Held {
  Fact fact;                            // As recorded, with what later events changed of it.
  Day from;                             // As the fact says, else the day it happened.
  std::optional<Day> until;             // Its last day, that day included. Nothing: open.
  std::vector<std::uint64_t> versions;  // In the landlord's stream, in version order.
};

// What a landlord held about itself on one day. Each list is in the order its events were recorded,
// but where it says otherwise.
struct Register {
  Day on;
  std::vector<Held<v1::HomesCounted>> homes;        // The latest count of each tenure, by tenure.
  std::vector<Held<v1::RoleHeld>> roles;            // By role.
  std::vector<Held<v1::PolicyPublished>> policies;  // The one in force of each policy id, by id.
  std::optional<Held<v1::OmbudsmanDetailsSet>> ombudsman_details;
  std::vector<Held<v1::LandlordEvidenceHeld>> evidence;  // `review_date`: as last reviewed.
  std::vector<Held<v1::ExceptionalCircumstancesBegan>> circumstances;
  std::vector<Held<v1::ImprovementMade>> improvements;  // Made by then, the latest first.
};

// Folds a landlord's stream, in version order, to what held on `on`. Pure and total. Everything
// counts from the date it states, else from the day it happened, else from the day it was recorded;
// when it was recorded decides nothing but which of two that say otherwise is believed: the later.
[[nodiscard]] Register FoldRegister(std::span<const v1::RecordedEvent> events, Day on);

}  // namespace redress::landlord

#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/clocks/facts.h"
#include "engine/types/fact_item.h"
#include "redress/v1/event.pb.h"
#include "redress/v1/views.pb.h"

namespace redress::complaint {

inline constexpr std::uint32_t kStagesMax = 3;

// What the definitions of a stage have set out so far (5.6, 5.7).
struct Definition {
  bool points = false;          // What is complained of.
  bool outcomes = false;        // What the resident wants.
  bool responsibility = false;  // What the landlord answers for, and what not.

  void Take(const v1::Defined& defined);
  bool operator==(const Definition&) const = default;
};

// What later decisions read of one stage.
struct Stage {
  bool opened = false;
  bool acknowledged = false;
  bool responded = false;
  std::string handler_id;                   // The latest. Empty: nobody.
  std::set<std::string> considered_by;      // Everybody who had it, answered it or acknowledged it.
  std::set<std::string> conflicted;         // Officers who declared a conflict at this stage.
  Definition definition = {};
  std::set<std::string> point_ids = {};          // Defined at this stage, or joined into it.
  std::set<std::string> taken_further = {};      // Points that requests took to this stage.
  bool whole_taken_further = false;              // Whether a request did not say which.
  std::set<std::string> open_question_ids = {};  // Asked at this stage and not answered.

  bool operator==(const Stage&) const = default;
};

// Names one remedy, action, order, … of a complaint.
using ItemKey = std::pair<ItemKind, std::string>;

// What later decisions read of one complaint. Holds nothing personal: folding gives the same before
// and after any erasure. Everything in it is bounded by the complaint's own facts.
struct State {
  std::uint64_t version = 0;        // Of the last event. 0: there is no such complaint.
  std::uint64_t last_position = 0;  // Of the last event.
  v1::ComplaintStatus status = v1::COMPLAINT_STATUS_UNSPECIFIED;
  std::uint32_t stage = 0;          // The latest stage opened. 0: none.
  std::array<Stage, kStagesMax> stages;  // Stage n at n - 1.
  std::vector<v1::ExternalReference> references;
  std::optional<Day> received_day;
  std::string subject_category;
  std::string property_reference;
  std::string estate_reference;
  std::set<std::string> point_ids;
  std::set<std::string> question_ids;
  std::map<ItemKey, bool> items_done;  // Remedies, actions, orders, …: whether each has ended.
  std::map<std::uint64_t, std::uint64_t> annulled_by;   // Version -> version of its annulment.
  std::map<std::uint64_t, std::uint64_t> corrected_by;  // Version -> version of its latest correction.
  std::vector<std::int32_t> body_cases;  // The kind of each event's fact, by version - 1.
  clocks::Facts clock_facts;
};

[[nodiscard]] bool operator==(const State& a, const State& b);

// Folds one event into `state`. Never judges, never fails. A `Corrected` or an `Annulled` changes only
// versions here: see NeedsFold.
void Evolve(State& state, const v1::RecordedEvent& event);

// Whether `event` changes what earlier ones meant, so that the stream has to be folded afresh.
[[nodiscard]] bool NeedsFold(const v1::Event& event);

// Folds a whole stream, in version order: events that were corrected as they should have been, those
// annulled not at all.
[[nodiscard]] State Fold(std::span<const v1::RecordedEvent> events);

// As `Fold`, of what had happened by the end of `as_of` (where given). Events whose day is not known
// count from the day they were recorded.
[[nodiscard]] State FoldAsOf(std::span<const v1::RecordedEvent> events, std::optional<Day> as_of);

}  // namespace redress::complaint

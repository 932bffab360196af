#include <algorithm>

#include "engine/requests/state.h"
#include "engine/types/fact_cases.h"
#include "engine/types/reference.h"
#include "engine/types/standing.h"

namespace redress::requests {
namespace {

// Whether `a` happened before `b`, as far as their days, or else their instants, say.
bool IsBefore(const v1::Happened& a, const v1::Happened& b) {
  if (a.has_instant() && b.has_instant()) {
    if (a.instant().seconds() != b.instant().seconds()) {
      return a.instant().seconds() < b.instant().seconds();
    }
    return a.instant().nanos() < b.instant().nanos();
  }
  const auto day = ToDay(a.date());
  const auto other = ToDay(b.date());
  return day && other && *day < *other;
}

bool IsSignOfLife(v1::Fact::BodyCase kind) {
  return kind == v1::Fact::kRequestReceived || kind == v1::Fact::kRequestReviewed ||
         kind == v1::Fact::kRequestAnswered || kind == v1::Fact::kRequestDisputed;
}

void Receive(State& state, const StandingFact& standing) {
  const v1::RequestReceived& fact = standing.fact->request_received();
  state.received = *standing.happened;
  state.resident_id = fact.resident_id();
  state.contact_id = fact.contact_id();
  state.subject_category = fact.subject_category();
  state.property_reference = fact.property_reference();
  state.estate_reference = fact.estate_reference();
  state.references.assign(fact.references().begin(), fact.references().end());
  state.promised = fact.has_promised_date() ? ToDay(fact.promised_date()) : std::nullopt;
}

void Convert(State& state, const std::string& complaint_id) {
  if (std::ranges::count(state.complaint_ids, complaint_id) > 0) return;
  state.complaint_ids.push_back(complaint_id);
}

// Answers whether it is a fact of a service request.
bool Apply(State& state, const StandingFact& standing) {
  switch (standing.fact->body_case()) {
    case v1::Fact::kRequestReceived:
      Receive(state, standing);
      return true;
    case v1::Fact::kRequestReviewed:
      ++state.reviews;
      return true;
    case v1::Fact::kRequestDisputed:
      state.disputed = true;
      return true;
    case v1::Fact::kRequestConverted:
      Convert(state, standing.fact->request_converted().complaint_id());
      return true;
    case v1::Fact::kRequestCompleted:
      state.completed = *standing.happened;
      state.status = Status::kCompleted;
      return true;
    case v1::Fact::kRequestStopped:
      if (state.status != Status::kCompleted) state.status = Status::kStopped;
      return true;
    case v1::Fact::kRequestAnswered:
      return true;
    REDRESS_CASES_OF_COMPLAINTS:
    REDRESS_CASES_OF_PEOPLE:
    REDRESS_CASES_OF_LANDLORDS:
    REDRESS_CASES_OF_IMPORTS:
    REDRESS_CASES_OF_CASEWORK:
    REDRESS_CASES_OF_REMEDIES:
    REDRESS_CASES_OF_OMBUDSMAN:
    REDRESS_CASES_OF_NEIGHBOURS:
    REDRESS_CASES_OF_FINDINGS:
    REDRESS_CASES_ABOUT_RECORDS:
      return false;  // In no stream of theirs.
  }
  return false;
}

// Nothing can come before the request, and work that was done cannot stop any more.
bool IsContradictory(const State& state, const std::vector<StandingFact>& facts) {
  return std::ranges::any_of(facts, [&](const StandingFact& one) {
    const bool too_early = state.received && IsBefore(*one.happened, *state.received);
    const bool too_late = one.fact->has_request_stopped() && state.completed &&
                          IsBefore(*state.completed, *one.happened);
    return too_early || too_late;
  });
}

std::string Bytes(const std::optional<v1::Happened>& happened) {
  return happened ? "1" + happened->SerializeAsString() : "";
}

}  // namespace

State Fold(std::span<const v1::RecordedEvent> events, std::optional<Day> as_of) {
  State state;
  if (events.empty()) return state;
  state.version = events.back().event().version();
  state.status = Status::kOpen;
  std::vector<StandingFact> facts;
  for (const auto& standing : FactsThatStand(events, as_of)) {
    if (!Apply(state, standing)) continue;
    state.signs.push_back(
        {standing.version, standing.fact->body_case(), standing.day, standing.counted});
    facts.push_back(standing);
  }
  if (facts.empty()) state.status = Status::kRecordedInError;
  state.contradictory = IsContradictory(state, facts);
  return state;
}

const Sign* State::LastSignOfLife() const {
  const Sign* last = nullptr;
  for (const auto& sign : signs) {
    if (IsSignOfLife(sign.kind) && (last == nullptr || sign.counted >= last->counted)) last = &sign;
  }
  return last;
}

const Sign* State::First(v1::Fact::BodyCase kind) const {
  const Sign* first = nullptr;
  for (const auto& sign : signs) {
    if (sign.kind == kind && (first == nullptr || sign.counted < first->counted)) first = &sign;
  }
  return first;
}

bool operator==(const State& a, const State& b) {
  return a.version == b.version && a.status == b.status && Bytes(a.received) == Bytes(b.received) &&
         Bytes(a.completed) == Bytes(b.completed) && a.resident_id == b.resident_id &&
         a.contact_id == b.contact_id && a.subject_category == b.subject_category &&
         a.property_reference == b.property_reference && a.estate_reference == b.estate_reference &&
         SameReferences(a.references, b.references) && a.promised == b.promised &&
         a.signs == b.signs && a.complaint_ids == b.complaint_ids && a.reviews == b.reviews &&
         a.disputed == b.disputed && a.contradictory == b.contradictory;
}

}  // namespace redress::requests

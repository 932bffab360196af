#include "tests/record/record.h"

#include "engine/types/standing.h"

#include <algorithm>
#include <utility>

#include "engine/types/assert.h"

namespace redress::record {
namespace {

// The state of a stream that does not exist, one for each kind.
const commands::StreamState& EmptyState(v1::StreamKind kind) {
  static const auto* states = [] {
    auto* made = new std::map<v1::StreamKind, commands::StreamState>;  // Never freed: used at exit.
    for (int number = v1::StreamKind_MIN; number <= v1::StreamKind_MAX; ++number) {
      const auto known = static_cast<v1::StreamKind>(number);
      made->emplace(known, commands::MakeState(known));
    }
    return made;
  }();
  return states->at(kind);
}

}  // namespace

Record::Record(std::string landlord_id, Day today)
    : landlord_id_(std::move(landlord_id)), today_(today) {}

void Record::MoveTo(Day today) { today_ = std::max(today_, today); }

StreamKey Record::KeyOf(v1::StreamKind kind, const std::string& id) const {
  return {.landlord_id = landlord_id_, .kind = kind, .id = id};
}

const commands::StreamState& Record::StateOf(const StreamKey& stream) const {
  const auto found = streams_.find(stream);
  return found == streams_.end() ? EmptyState(stream.kind) : found->second;
}

const complaint::State& Record::Complaint(const std::string& complaint_id) const {
  return std::get<complaint::State>(StateOf(KeyOf(v1::STREAM_KIND_COMPLAINT, complaint_id)).body);
}

const landlord::State& Record::Landlord() const {
  return std::get<landlord::State>(StateOf(KeyOf(v1::STREAM_KIND_LANDLORD, landlord_id_)).body);
}

const std::vector<v1::RecordedEvent>& Record::EventsOf(const StreamKey& stream) const {
  static const auto* none = new std::vector<v1::RecordedEvent>;
  const auto found = events_.find(stream);
  return found == events_.end() ? *none : found->second;
}

std::vector<clocks::Clock> Record::Clocks(const std::string& complaint_id) const {
  const auto& law = Landlord().law;
  if (law == nullptr) return {};
  return clocks::Derive(Complaint(complaint_id).clock_facts, *law, today_);
}

std::vector<findings::Finding> Record::Findings(const std::string& complaint_id) const {
  const auto& events = EventsOf(KeyOf(v1::STREAM_KIND_COMPLAINT, complaint_id));
  const StandingEvents standing(events);
  const auto landlord =
      landlord::FoldRegister(EventsOf(KeyOf(v1::STREAM_KIND_LANDLORD, landlord_id_)), today_);
  return findings::OfComplaint(
      standing.events(), Complaint(complaint_id),
      {.law = *Landlord().law, .landlord = &landlord, .today = today_});
}

std::vector<findings::Finding> Record::Findings(const StreamKey& stream) const {
  if (stream.kind == v1::STREAM_KIND_CONTACT) {
    return findings::OfContact(EventsOf(stream), *Landlord().law, today_);
  }
  if (stream.kind != v1::STREAM_KIND_SERVICE_REQUEST) return Findings(stream.id);
  std::vector<requests::ComplaintAtHand> complaints;
  for (const auto& id : requests::Fold(EventsOf(stream), today_).complaint_ids) {
    complaints.push_back({id, Complaint(id).received_day});
  }
  return findings::OfServiceRequest(EventsOf(stream), complaints, *Landlord().law, today_);
}

std::vector<findings::Finding> Record::LandlordFindings() const {
  const auto& events = EventsOf(KeyOf(v1::STREAM_KIND_LANDLORD, landlord_id_));
  const auto landlord = landlord::FoldRegister(events, today_);
  return findings::OfLandlord(events, landlord,
                              {.law = *Landlord().law, .landlord = &landlord, .today = today_});
}

std::vector<clocks::Clock> Record::LandlordClocks() const {
  const auto& law = Landlord().law;
  if (law == nullptr) return {};
  clocks::Facts facts;
  for (const auto& event : EventsOf(KeyOf(v1::STREAM_KIND_LANDLORD, landlord_id_))) {
    clocks::Evolve(facts, event);
  }
  return clocks::DeriveLandlord(facts, *law, today_);
}

commands::States Record::StatesFor(const commands::Command& command) const {
  commands::States states;
  for (const auto& key : commands::StreamsNamed(command)) states.streams[key] = &StateOf(key);
  if (streams_.contains(KeyOf(v1::STREAM_KIND_LANDLORD, landlord_id_))) {
    states.landlord = &Landlord();
  }
  for (const auto& reference : commands::ReferencesNamed(command)) {
    const auto key = commands::ReferenceKey(reference);
    const auto taken = complaint_by_reference_.find(key);
    if (taken != complaint_by_reference_.end()) states.complaint_by_reference.insert(*taken);
  }
  return states;
}

tl::expected<std::vector<v1::RecordedEvent>, Refusal> Record::Submit(
    const commands::Command& command) {
  const auto decided = commands::Decide(StatesFor(command), command, {.today = today_});
  if (!decided) return tl::unexpected(decided.error());
  warnings_ = decided->warnings;
  std::vector<v1::RecordedEvent> recorded;
  for (const auto& event : decided->events) {
    auto& entry = recorded.emplace_back();
    entry.set_position(++last_position_);
    entry.set_request_id(command.request_id);
    entry.mutable_recorded_time()->set_seconds(
        std::chrono::duration_cast<std::chrono::seconds>(today_.time_since_epoch()).count() +
        43'200);
    *entry.mutable_recorded_date() = ToCivilDate(today_);
    *entry.mutable_event() = event;
    Append(entry);
  }
  return recorded;
}

void Record::Append(const v1::RecordedEvent& recorded) {
  const auto& id = recorded.event().stream();
  const auto key = KeyOf(id.kind(), id.id());
  auto& events = events_[key];
  events.push_back(recorded);
  auto& state = streams_.try_emplace(key, commands::MakeState(id.kind())).first->second;
  if (!commands::Evolve(state, recorded)) state = commands::FoldStream(id.kind(), events);
  if (id.kind() == v1::STREAM_KIND_COMPLAINT) KeepReferences(key);
}

// A reference belongs to the complaint whose state holds it, and is free again when none does.
void Record::KeepReferences(const StreamKey& stream) {
  std::erase_if(complaint_by_reference_,
                [&](const auto& kept) { return kept.second == stream.id; });
  for (const auto& reference : Complaint(stream.id).references) {
    complaint_by_reference_[commands::ReferenceKey(reference)] = stream.id;
  }
}

}  // namespace redress::record

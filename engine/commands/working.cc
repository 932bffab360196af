#include "engine/commands/working.h"

#include "engine/commands/named.h"

namespace redress::commands {
namespace {

// Nothing of a working copy is kept, so where it would stand in the log does not matter.
v1::RecordedEvent AsRecorded(v1::Event& event) {
  v1::RecordedEvent recorded;
  recorded.mutable_event()->Swap(&event);
  *recorded.mutable_recorded_date() = recorded.event().happened().date();
  return recorded;
}

}  // namespace

Working::Working(const States& states, const Command& command)
    : states_(states), command_(command) {
  if (command.steps.size() == 1) return;
  for (std::size_t i = 0; i < command.steps.size(); ++i) last_use_[command.steps[i].stream] = i;
}

const StreamState* Working::Find(const StreamKey& stream) const {
  if (const auto copy = copies_.find(stream); copy != copies_.end()) return &copy->second;
  const auto given = states_.streams.find(stream);
  if (given == states_.streams.end() || given->second == nullptr) return nullptr;
  return given->second->version == 0 ? nullptr : given->second;
}

const landlord::State* Working::Landlord() const {
  if (landlord_copy_ != nullptr) return landlord_copy_.get();
  return states_.landlord == nullptr || states_.landlord->version == 0 ? nullptr : states_.landlord;
}

std::uint64_t Working::VersionOf(const StreamKey& stream) const {
  if (stream.kind == v1::STREAM_KIND_LANDLORD) {
    return Landlord() == nullptr ? 0 : Landlord()->version;
  }
  const StreamState* state = Find(stream);
  return state == nullptr ? 0 : state->version;
}

bool Working::WillExist(const StreamKey& stream) const {
  return Find(stream) != nullptr || last_use_.contains(stream);
}

const std::string* Working::HolderOf(const std::string& reference_key) const {
  if (const auto given = given_.find(reference_key); given != given_.end()) return &given->second;
  const auto taken = states_.complaint_by_reference.find(reference_key);
  return taken == states_.complaint_by_reference.end() ? nullptr : &taken->second;
}

void Working::Take(std::size_t index, v1::Event& event) {
  if (index + 1 == command_.steps.size()) return;
  TakeReferences(index, event.fact());
  const StreamKey& stream = command_.steps[index].stream;
  const bool is_landlord = stream.kind == v1::STREAM_KIND_LANDLORD;
  if (!is_landlord && last_use_.at(stream) <= index) return;
  auto recorded = AsRecorded(event);
  if (is_landlord) {
    if (landlord_copy_ == nullptr) {
      landlord_copy_ = Landlord() == nullptr ? std::make_unique<landlord::State>()
                                             : std::make_unique<landlord::State>(*Landlord());
    }
    landlord::Evolve(*landlord_copy_, recorded);
  } else {
    const StreamState* known = Find(stream);
    auto& copy = copies_.try_emplace(stream, known == nullptr ? MakeState(stream.kind) : *known)
                     .first->second;
    if (!Evolve(copy, recorded)) complaint::Evolve(std::get<complaint::State>(copy.body), recorded);
  }
  event.Swap(recorded.mutable_event());
}

void Working::TakeReferences(std::size_t index, const v1::Fact& fact) {
  const auto* received = ReceivedIn(fact);
  if (received == nullptr) return;
  for (const auto& reference : received->references()) {
    given_[ReferenceKey(reference)] = command_.steps[index].stream.id;
  }
}

}  // namespace redress::commands

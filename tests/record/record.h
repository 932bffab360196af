#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/clocks/derive.h"
#include "engine/commands/command.h"
#include "engine/findings/findings.h"

namespace redress::record {

// One landlord's record in memory: what the one writer does with a command, without threads,
// storage or rows. Time is told to it and only moves forward. Not thread-safe.
class Record {
 public:
  Record(std::string landlord_id, Day today);

  // Moves the clock to `today`, or leaves it where it is if that would be backwards.
  void MoveTo(Day today);
  [[nodiscard]] Day today() const { return today_; }
  [[nodiscard]] const std::string& landlord_id() const { return landlord_id_; }

  // Decides `command` on the hot states and folds what it makes into them. Answers the events as
  // they were recorded, or the refusal. A hot state that has to be folded afresh is.
  tl::expected<std::vector<v1::RecordedEvent>, Refusal> Submit(const commands::Command& command);

  // What the last command that was taken was warned of.
  [[nodiscard]] const std::vector<complaint::Warning>& warnings() const { return warnings_; }

  // The hot state of a stream; of a stream that does not exist, the state it begins with.
  [[nodiscard]] const commands::StreamState& StateOf(const StreamKey& stream) const;
  [[nodiscard]] const complaint::State& Complaint(const std::string& complaint_id) const;
  [[nodiscard]] const landlord::State& Landlord() const;

  // Events of one stream, in version order.
  [[nodiscard]] const std::vector<v1::RecordedEvent>& EventsOf(const StreamKey& stream) const;

  // The duties of a complaint at the end of today. Valid until the next Submit.
  [[nodiscard]] std::vector<clocks::Clock> Clocks(const std::string& complaint_id) const;
  // Those that rest on the landlord's own stream, likewise.
  [[nodiscard]] std::vector<clocks::Clock> LandlordClocks() const;

  // What the Code says of a complaint, and of the landlord as a whole, at the end of today. Valid until the next
  // Submit.
  [[nodiscard]] std::vector<findings::Finding> Findings(const std::string& complaint_id) const;
  // Of a complaint, a service request or a contact.
  [[nodiscard]] std::vector<findings::Finding> Findings(const StreamKey& stream) const;
  [[nodiscard]] std::vector<findings::Finding> LandlordFindings() const;

  // Every stream there is, with its hot state, in order of key.
  [[nodiscard]] const std::map<StreamKey, commands::StreamState>& streams() const {
    return streams_;
  }

  [[nodiscard]] StreamKey KeyOf(v1::StreamKind kind, const std::string& id) const;

 private:
  [[nodiscard]] commands::States StatesFor(const commands::Command& command) const;
  void Append(const v1::RecordedEvent& recorded);
  void KeepReferences(const StreamKey& stream);

  std::string landlord_id_;
  Day today_;
  std::uint64_t last_position_ = 0;
  std::vector<complaint::Warning> warnings_;
  std::map<StreamKey, commands::StreamState> streams_;
  std::map<StreamKey, std::vector<v1::RecordedEvent>> events_;
  std::map<std::string, std::string> complaint_by_reference_;
};

}  // namespace redress::record

#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "engine/commands/command.h"

namespace redress::commands {

// The states while a command is being decided: those given, and on top of them what its own earlier
// steps make of them. A state is copied only where a later step still looks at it. After a
// correction or an annulment a copy knows which versions those named; what they change beside is
// known only once the stream is folded afresh.
class Working {
 public:
  // Both must outlive this.
  Working(const States& states, const Command& command);

  // Null if there is no such stream (yet).
  [[nodiscard]] const StreamState* Find(const StreamKey& stream) const;
  // Null if there is no such landlord (yet).
  [[nodiscard]] const landlord::State* Landlord() const;
  // How far a stream is; 0 if there is none.
  [[nodiscard]] std::uint64_t VersionOf(const StreamKey& stream) const;
  // Whether the stream is there, or some step of the command begins it: all are kept, or none.
  [[nodiscard]] bool WillExist(const StreamKey& stream) const;
  // The complaint that has a reference; null if none has.
  [[nodiscard]] const std::string* HolderOf(const std::string& reference_key) const;

  // Takes in what step `index` made.
  void Take(std::size_t index, v1::Event& event);

 private:
  void TakeReferences(std::size_t index, const v1::Fact& fact);

  const States& states_;
  const Command& command_;
  std::unordered_map<StreamKey, std::size_t, StreamKeyHash> last_use_;  // Of several steps only.
  std::unordered_map<StreamKey, StreamState, StreamKeyHash> copies_;
  std::unique_ptr<landlord::State> landlord_copy_;
  std::unordered_map<std::string, std::string> given_;  // References this command gave: to which.
};

}  // namespace redress::commands

#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/types/result.h"
#include "engine/types/stream_key.h"
#include "redress/v1/event.pb.h"

namespace redress::ports {

// The answer kept for a request id: enough to give it again.
struct RequestRecord {
  std::array<std::uint8_t, 32> payload_mac{};  // HMAC-SHA-256 of the clear payload, taken at the door.
  Position first_position{0};                  // Of the commit it made.

  bool operator==(const RequestRecord&) const = default;
};

// The immutable log, read. Thread-safe. Every answer is from what is on disk.
// Every record carries its own checksum; bytes that do not match it are kDataLoss with the position.
class Log {
 public:
  virtual ~Log() = default;

  // The last position written; 0 for an empty log.
  [[nodiscard]] virtual Position LastPosition() const = 0;

  // Reads one stream's events in version order, from `from` on, at most `events_max`.
  // Empty if there is none.
  [[nodiscard]] virtual Result<std::vector<v1::RecordedEvent>> ReadStream(
      const StreamKey& stream, Version from, std::size_t events_max) const = 0;

  // Calls `visit` with each commit in log order, from the one that holds position `from` on, until it
  // answers false or the log ends. Memory is bounded by one commit.
  [[nodiscard]] virtual Result<void> ReadCommits(
      Position from, const std::function<bool(const v1::Commit&)>& visit) const = 0;

  // The answer kept for a request id, if there is one.
  [[nodiscard]] virtual Result<std::optional<RequestRecord>> FindRequest(
      const std::string& landlord_id, const std::string& request_id) const = 0;
};

}  // namespace redress::ports

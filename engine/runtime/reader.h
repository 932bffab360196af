#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/complaint/state.h"
#include "engine/editions/law.h"
#include "engine/landlord/state.h"
#include "engine/ports/clock.h"
#include "engine/ports/store.h"

namespace redress::runtime {

// No stream grows past this: the writer takes no more, so that what is read up to here is whole.
inline constexpr std::size_t kStreamEventsMax = 100'000;

// Which past is asked for. Absent: now.
struct AsOf {
  std::optional<Day> happened_by;                   // What had happened by the end of this day.
  std::optional<std::int64_t> known_at_unix_nanos;  // What had been recorded by then.
};

// A complaint read back from the log, with the law it is judged by.
struct ComplaintRead {
  std::vector<v1::RecordedEvent> events;  // All of them that were known, in version order.
  complaint::State state;                 // As of the day asked for.
  std::shared_ptr<const editions::Law> law;
  Day as_of;             // The day asked for, or today.
  Position position{0};  // The log's last when it was read.
};

// Reads complaints and landlords from what is on disk. Thread-safe. Holds nothing.
class Reader {
 public:
  Reader(const ports::Log& log, const ports::Clock& clock);

  // kNotFound if there is none, or nothing of it was known then.
  [[nodiscard]] Result<ComplaintRead> ReadComplaint(const std::string& landlord_id,
                                                    const std::string& complaint_id,
                                                    const AsOf& as_of) const;

  // The landlord's own events that had been recorded by then, in version order; absent: all. None
  // if there is no such landlord. What had happened by a day is for each fold to say: what the
  // landlord puts on record later may hold for an earlier day.
  [[nodiscard]] Result<std::vector<v1::RecordedEvent>> ReadLandlordEvents(
      const std::string& landlord_id, std::optional<std::int64_t> known_at_unix_nanos) const;

  // The landlord as it was known. kNotFound if there is none.
  [[nodiscard]] Result<landlord::State> ReadLandlord(const std::string& landlord_id,
                                                     const AsOf& as_of) const;

  // One entry for each event of `read`: the complaint and its duties right after it.
  [[nodiscard]] std::vector<v1::TimelineEntry> Timeline(const std::string& landlord_id,
                                                        const std::string& complaint_id,
                                                        const ComplaintRead& read) const;

 private:
  const ports::Log& log_;
  const ports::Clock& clock_;
};

}  // namespace redress::runtime

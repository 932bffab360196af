#pragma once

#include <string>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"

namespace redress::complaint {

// The fact that `text`, textproto of v1::Fact, gives. Fails the test binary if it gives none.
[[nodiscard]] v1::Fact FactOf(const std::string& text);

[[nodiscard]] Day DayOf(const std::string& iso_date);

// On a day, e.g. "2024-04-02"; "": not known.
[[nodiscard]] v1::Happened On(const std::string& iso_date);

// A complaint's history as a test tells it. Each event is recorded on the day it happened, at the
// position of its version times ten; what is not known is recorded on 2024-06-01.
class Told {
 public:
  Told& Then(const std::string& iso_date, const std::string& fact);
  // As Then, recorded on another day.
  Told& ThenRecorded(const std::string& iso_date, const std::string& recorded,
                     const std::string& fact);

  [[nodiscard]] const std::vector<v1::RecordedEvent>& events() const { return events_; }

 private:
  std::vector<v1::RecordedEvent> events_;
};

}  // namespace redress::complaint

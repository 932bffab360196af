#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/clocks/derive.h"
#include "engine/clocks/facts.h"
#include "engine/editions/law.h"

namespace redress::clocks {

// A day written as 2024-04-02, which has to be one.
[[nodiscard]] Day D(std::string_view text);

// The law that comes with the program, and one with a policy that counts the day of receipt as
// day 1.
[[nodiscard]] const editions::Law& Shipped();
[[nodiscard]] const editions::Law& ShippedWithDayOne();

// A day that is not known.
inline constexpr std::string_view kNotKnown;

// A complaint's facts, each recorded after the one before. A fact is recorded on the day it
// happened, or where that is not known on 1 July 2024, unless `Recorded` says otherwise.
class Record {
 public:
  Record& Received(std::string_view day) { return Add(v1::CLOCK_FACT_RECEIVED, 1, day); }
  Record& Logged(std::uint32_t stage, std::string_view day) {
    return Add(v1::CLOCK_FACT_LOGGED, stage, day);
  }
  Record& Acknowledged(std::uint32_t stage, std::string_view day) {
    return Add(v1::CLOCK_FACT_ACKNOWLEDGED, stage, day);
  }
  Record& Defined(std::uint32_t stage, std::string_view day) {
    return Add(v1::CLOCK_FACT_DEFINED, stage, day);
  }
  Record& Responded(std::uint32_t stage, std::string_view day) {
    return Add(v1::CLOCK_FACT_RESPONDED, stage, day);
  }
  Record& Requested(std::uint32_t stage, std::string_view day) {
    return Add(v1::CLOCK_FACT_ESCALATION_REQUESTED, stage, day);
  }
  Record& Extended(std::uint32_t stage, std::string_view told, std::string_view new_due);
  Record& ExtendedWithReason(std::uint32_t stage, std::string_view told, std::string_view new_due);
  Record& Ended(std::string_view day) { return AddEnd(0, day, false); }
  Record& Refused(std::uint32_t stage, std::string_view day) { return AddEnd(stage, day, false); }
  Record& Reopened(std::uint32_t stage, std::string_view day) { return AddEnd(stage, day, true); }

  // Of the fact added last: its hour of the day, and the day it was recorded.
  Record& At(int hour);
  Record& Recorded(std::string_view day);

  [[nodiscard]] const Facts& facts() const { return facts_; }

 private:
  Record& Add(v1::ClockFact fact, std::uint32_t stage, std::string_view day);
  Record& AddEnd(std::uint32_t stage, std::string_view day, bool reopens);
  [[nodiscard]] Moment Next(std::string_view day);

  Facts facts_;
  Moment* last_ = nullptr;
  std::uint64_t version_ = 0;
};

// The clock with that id, as it stands on `today`, in a line. What a clock does not have is left
// out: "stage1.respond MISSED literal due=2024-04-18 warn=2024-04-18 done=2024-04-19 taken=11
// opening=13 late=1 missing=DEFINED". "none" if there is no such clock.
[[nodiscard]] std::string Line(const Record& record, std::string_view clock_id,
                               std::string_view today, const editions::Law& law = Shipped());

// All clocks, a line each.
[[nodiscard]] std::vector<std::string> Lines(const Record& record, std::string_view today,
                                             const editions::Law& law = Shipped());

// The extensions of the clock with that id, each as "2024-04-15 to 2024-04-25 counts" or as
// "2024-04-15 to 2024-04-25 does not count: why".
[[nodiscard]] std::vector<std::string> Extensions(const Record& record, std::string_view clock_id,
                                                  std::string_view today);

}  // namespace redress::clocks

#include "tests/engine/complaint/told.h"

#include <google/protobuf/text_format.h>

#include "engine/complaint/fact.h"
#include "engine/types/assert.h"

namespace redress::complaint {

v1::Fact FactOf(const std::string& text) {
  v1::Fact fact;
  const bool parsed = google::protobuf::TextFormat::ParseFromString(text, &fact);
  REDRESS_ASSERT(parsed);
  return fact;
}

Day DayOf(const std::string& iso_date) {
  const auto day = FromIsoDate(iso_date);
  REDRESS_ASSERT(day.has_value());
  return *day;
}

v1::Happened On(const std::string& iso_date) {
  v1::Happened happened;
  happened.set_grade(iso_date.empty() ? v1::DATE_GRADE_NOT_KNOWN : v1::DATE_GRADE_DAY);
  if (!iso_date.empty()) *happened.mutable_date() = ToCivilDate(DayOf(iso_date));
  return happened;
}

Told& Told::Then(const std::string& iso_date, const std::string& fact) {
  return ThenRecorded(iso_date, iso_date.empty() ? "2024-06-01" : iso_date, fact);
}

Told& Told::ThenRecorded(const std::string& iso_date, const std::string& recorded,
                         const std::string& fact) {
  auto& entry = events_.emplace_back();
  entry.set_position(10 * events_.size());
  *entry.mutable_recorded_date() = ToCivilDate(DayOf(recorded));
  auto& event = *entry.mutable_event();
  event.set_version(events_.size());
  *event.mutable_happened() = On(iso_date);
  *event.mutable_fact() = FactOf(fact);
  event.set_stage(StageOf(event.fact()));
  return *this;
}

}  // namespace redress::complaint

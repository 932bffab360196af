#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/editions/shipped.h"
#include "engine/landlord/state.h"
#include "engine/types/day.h"

namespace redress::whatif {

inline Day D(std::string_view text) { return FromIsoDate(text).value(); }

// A complaint's stream, told fact by fact.
class History {
 public:
  // Recorded on the day it happened, or if that is not known (empty) on 1 June 2024.
  v1::Fact& Tell(std::string_view happened) {
    v1::RecordedEvent& event = events_.emplace_back();
    event.mutable_event()->set_version(events_.size());
    if (happened.empty()) {
      event.mutable_event()->mutable_happened()->set_grade(v1::DATE_GRADE_NOT_KNOWN);
      *event.mutable_recorded_date() = ToCivilDate(D("2024-06-01"));
    } else {
      event.mutable_event()->mutable_happened()->set_grade(v1::DATE_GRADE_DAY);
      *event.mutable_event()->mutable_happened()->mutable_date() = ToCivilDate(D(happened));
      *event.mutable_recorded_date() = ToCivilDate(D(happened));
    }
    return *event.mutable_event()->mutable_fact();
  }

  History& Received(std::string_view day) {
    Tell(day).mutable_received();
    return *this;
  }
  History& Acknowledged(std::string_view day, std::string_view told = "") {
    auto& acknowledged = *Tell(day).mutable_acknowledged();
    acknowledged.set_stage(1);
    if (!told.empty()) *acknowledged.mutable_response_told_date() = ToCivilDate(D(told));
    return *this;
  }
  History& Extended(std::string_view day, std::string_view new_due) {
    auto& extended = *Tell(day).mutable_extension_notified();
    extended.set_stage(1);
    if (!new_due.empty()) *extended.mutable_new_due_date() = ToCivilDate(D(new_due));
    return *this;
  }
  History& Responded(std::string_view day) {
    Tell(day).mutable_responded()->set_stage(1);
    return *this;
  }
  History& Annulled(std::string_view day, std::uint64_t version) {
    Tell(day).mutable_annulled()->add_versions(version);
    return *this;
  }

  [[nodiscard]] const std::vector<v1::RecordedEvent>& events() const { return events_; }

 private:
  std::vector<v1::RecordedEvent> events_;
};

inline std::string_view ShippedContent(std::string_view name) {
  for (const editions::ShippedFile& file : editions::Shipped()) {
    if (file.name == name) return file.content;
  }
  return "";
}

// England's calendar, of another version, as it was before the holiday of 19 September 2022 was
// proclaimed.
inline std::string CalendarWithoutFuneral() {
  std::string text(ShippedContent("england.textproto"));
  const auto at = text.find("holidays { date { year: 2022 month: 9 day: 19 }");
  text.erase(at, text.find('\n', at) - at);
  return text;
}

// As `text`, of the version after its own, which has one digit.
inline std::string AsNextVersion(std::string_view text) {
  constexpr std::string_view kVersion = "\nversion: ";
  std::string next(text);
  ++next[next.find(kVersion) + kVersion.size()];
  return next;
}

// A landlord that adopted files, in their order.
class Landlord {
 public:
  Landlord() {
    v1::RecordedEvent event = Next();
    event.mutable_event()->mutable_fact()->mutable_landlord_created()->set_display_name("Mill");
    landlord::Evolve(state_, event);
  }

  Landlord& Adopt(v1::LawKind kind, const std::string& id, std::string_view content) {
    v1::RecordedEvent event = Next();
    auto& adopted = *event.mutable_event()->mutable_fact()->mutable_law_adopted();
    adopted.set_kind(kind);
    adopted.set_id(id);
    adopted.set_version(1);
    adopted.set_content(std::string(content));
    landlord::Evolve(state_, event);
    return *this;
  }

  // The editions that come with the program, and the calendar without the holiday.
  static Landlord BeforeTheHoliday() {
    Landlord landlord;
    landlord.Adopt(v1::LAW_KIND_CALENDAR, "england", CalendarWithoutFuneral());
    landlord.Adopt(v1::LAW_KIND_EDITION, "housing-ombudsman-2022",
                   ShippedContent("housing_ombudsman_2022.textproto"));
    return landlord;
  }

  [[nodiscard]] const landlord::State& state() const { return state_; }
  [[nodiscard]] const editions::Law& law() const { return *state_.law; }

 private:
  v1::RecordedEvent Next() {
    v1::RecordedEvent event;
    event.mutable_event()->set_version(++version_);
    return event;
  }

  landlord::State state_;
  std::uint64_t version_ = 0;
};

}  // namespace redress::whatif

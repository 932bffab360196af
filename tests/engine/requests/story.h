#pragma once

#include <string>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"

namespace redress::requests {

inline Day D(const std::string& iso) { return *FromIsoDate(iso); }

// A stream as it is written, event by event. Everything is recorded on 1 July 2024 but what says
// otherwise.
class Story {
 public:
  // Tells that `fact` happened on `iso`, or on a day not known ("?").
  Story& On(const std::string& iso, v1::Fact fact, const std::string& recorded = "2024-07-01",
            v1::Channel channel = v1::CHANNEL_UNSPECIFIED) {
    auto& one = events_.emplace_back();
    one.mutable_event()->set_channel(channel);
    one.mutable_event()->set_version(events_.size());
    *one.mutable_event()->mutable_happened() = When(iso);
    *one.mutable_event()->mutable_fact() = std::move(fact);
    *one.mutable_recorded_date() = ToCivilDate(D(recorded));
    return *this;
  }
  Story& Annul(std::vector<std::uint64_t> versions) {
    v1::Fact fact;
    for (const auto version : versions) fact.mutable_annulled()->add_versions(version);
    return On("2024-07-01", std::move(fact));
  }
  // Corrects the day of an event.
  Story& Redate(std::uint64_t version, const std::string& iso) {
    v1::Fact fact;
    fact.mutable_corrected()->set_version(version);
    *fact.mutable_corrected()->mutable_happened() = When(iso);
    return On("2024-07-01", std::move(fact));
  }

  [[nodiscard]] const std::vector<v1::RecordedEvent>& events() const { return events_; }

  static v1::Happened When(const std::string& iso) {
    v1::Happened happened;
    if (iso == "?") {
      happened.set_grade(v1::DATE_GRADE_NOT_KNOWN);
      return happened;
    }
    *happened.mutable_date() = ToCivilDate(D(iso.substr(0, 10)));
    happened.set_grade(v1::DATE_GRADE_DAY);
    if (iso.size() > 10) {  // "2024-04-02T14": at that hour, in UTC.
      happened.mutable_instant()->set_seconds(D(iso.substr(0, 10)).time_since_epoch().count() *
                                                  86'400LL +
                                              std::stoi(iso.substr(11)) * 3'600);
      happened.set_grade(v1::DATE_GRADE_EXACT);
    }
    return happened;
  }

 private:
  std::vector<v1::RecordedEvent> events_;
};

inline v1::Fact Received(const std::string& promised = "") {
  v1::Fact fact;
  fact.mutable_request_received()->set_subject_category("heating");
  if (!promised.empty()) {
    *fact.mutable_request_received()->mutable_promised_date() = ToCivilDate(D(promised));
  }
  return fact;
}
inline v1::Fact Reviewed() {
  v1::Fact fact;
  fact.mutable_request_reviewed();
  return fact;
}
inline v1::Fact Answered() {
  v1::Fact fact;
  fact.mutable_request_answered();
  return fact;
}
inline v1::Fact Disputed() {
  v1::Fact fact;
  fact.mutable_request_disputed();
  return fact;
}
inline v1::Fact Converted(const std::string& complaint_id = "c1") {
  v1::Fact fact;
  fact.mutable_request_converted()->set_complaint_id(complaint_id);
  return fact;
}
inline v1::Fact Stopped() {
  v1::Fact fact;
  fact.mutable_request_stopped();
  return fact;
}
inline v1::Fact Completed() {
  v1::Fact fact;
  fact.mutable_request_completed();
  return fact;
}

}  // namespace redress::requests

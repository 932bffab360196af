#include "tests/engine/findings/fixture.h"

#include <algorithm>

#include <google/protobuf/text_format.h>

#include "engine/types/standing.h"
#include "engine/editions/shipped.h"
#include "engine/types/assert.h"

namespace redress::findings {
namespace {

constexpr std::string_view kRecordedIfNotKnown = "2024-07-01";

std::string Describe(const Finding& finding) {
  std::string text = v1::Verdict_Name(finding.said.verdict).substr(sizeof "VERDICT_" - 1);
  if (finding.said.stage != 0) text += " stage=" + std::to_string(finding.said.stage);
  return text + (finding.judged ? " judged" : "");
}

}  // namespace

Day D(std::string_view text) { return FromIsoDate(text).value(); }

editions::Law LawWith(std::string_view policy) {
  editions::Law law{.version = 1, .editions = {}, .calendar = {}, .policy = {}, .tariffs = {}};
  const bool read = google::protobuf::TextFormat::ParseFromString(std::string(policy), &law.policy);
  REDRESS_ASSERT(read);
  for (const auto& file : editions::Shipped()) {
    if (file.kind == v1::LAW_KIND_CALENDAR) {
      law.calendar = std::make_shared<const calendar::WorkingDays>(
          editions::ParseCalendar(file.content, file.name).value());
    } else if (file.kind == v1::LAW_KIND_EDITION) {
      law.editions.push_back(std::make_shared<const v1::Edition>(
          editions::ParseEdition(file.content, file.name).value()));
    }
  }
  return law;
}

const editions::Law& Shipped() {
  static const auto* law = new editions::Law(LawWith(""));  // Never freed: used at exit.
  return *law;
}

Story& Story::Given(std::string_view day, std::string_view fact) {
  auto& recorded = events_.emplace_back();
  auto& event = *recorded.mutable_event();
  const bool read =
      google::protobuf::TextFormat::ParseFromString(std::string(fact), event.mutable_fact());
  REDRESS_ASSERT(read);
  event.mutable_stream()->set_kind(v1::STREAM_KIND_COMPLAINT);
  event.mutable_stream()->set_id("c1");
  event.set_version(events_.size());
  recorded.set_position(events_.size());
  *recorded.mutable_recorded_date() = ToCivilDate(D(day.empty() ? kRecordedIfNotKnown : day));
  event.mutable_happened()->set_grade(day.empty() ? v1::DATE_GRADE_NOT_KNOWN : v1::DATE_GRADE_DAY);
  if (!day.empty()) *event.mutable_happened()->mutable_date() = ToCivilDate(D(day));
  return *this;
}

std::vector<Finding> Story::Find(std::string_view today, const editions::Law& law) const {
  const StandingEvents standing(events_);
  return OfComplaint(standing.events(), complaint::Fold(events_),
                     {.law = law, .landlord = nullptr, .today = D(today)});
}

std::string Story::Line(std::string_view provision, std::string_view today,
                        const editions::Law& law) const {
  std::string line;
  for (const Finding& finding : Find(today, law)) {
    if (finding.provision->number() != provision) continue;
    line += (line.empty() ? "" : "; ") + Describe(finding);
  }
  return line.empty() ? "none" : line;
}

std::vector<std::string> Story::Editions(std::string_view today) const {
  std::vector<std::string> ids;
  for (const Finding& finding : Find(today, Shipped())) {
    const std::string& id = finding.edition->id();
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

}  // namespace redress::findings

#include "services/intake/row_command.h"

#include <charconv>

#include "engine/complaint/fact.h"
#include "engine/imports/diff.h"
#include "engine/requests/state.h"
#include "services/door/happened.h"
#include "services/door/submission.h"
#include "services/intake/import_names.h"

namespace redress::intake {
namespace {

using runtime::Failure;

constexpr std::size_t kEventsMax = 10'000;  // A stream that can pass this is cut by period.

v1::Step MakeOfficerStep(const std::string& landlord_id, const std::string& officer_id,
                         const v1::Personal& name, const v1::Happened& now) {
  v1::Step step;
  step.mutable_stream()->set_kind(v1::STREAM_KIND_LANDLORD);
  step.mutable_stream()->set_id(landlord_id);
  *step.mutable_happened() = now;
  auto& registered = *step.mutable_fact()->mutable_officer_registered();
  registered.set_officer_id(officer_id);
  *registered.mutable_name() = name;
  return step;
}

class Planner {
 public:
  Planner(const PreparedRow& row, const RunContext& run,
          const std::set<std::string>& known_officers, door::House& house)
      : row_(row), run_(run), known_officers_(known_officers), house_(house) {
    plan_.answer.set_line(row.line);
  }

  tl::expected<RowPlan, Failure> Plan() {
    auto failure = row_.kind == v1::STREAM_KIND_COMPLAINT ? PlanComplaint() : PlanRequest();
    if (failure) return tl::unexpected(*std::move(failure));
    return std::move(plan_);
  }

 private:
  std::optional<Failure> PlanComplaint() {
    const auto& start = run_.start;
    const auto found =
        house_.store.FindByReference(start.landlord_id(), start.source(), row_.reference);
    if (!found) return Failure{found.error()};
    if (*found) return PlanPresent(**found);
    PlanNew(house_.ids.Make());
    return std::nullopt;
  }

  // Its id follows from the reference; one of which nothing stands any more is begun anew.
  std::optional<Failure> PlanRequest() {
    const std::string id = ServiceRequestIdOf(run_.start.source(), row_.reference);
    const auto events =
        house_.store.ReadStream({run_.start.landlord_id(), row_.kind, id}, Version{1}, kEventsMax);
    if (!events) return Failure{events.error()};
    const auto status = requests::Fold(*events).status;
    if (status != requests::Status::kNone && status != requests::Status::kRecordedInError) {
      return PlanPresent(id);
    }
    PlanNew(id);
    return std::nullopt;
  }

  void SayWhich(const std::string& id) {
    if (row_.kind == v1::STREAM_KIND_COMPLAINT) {
      plan_.answer.set_complaint_id(id);
    } else {
      plan_.answer.set_service_request_id(id);
    }
  }

  void PlanNew(const std::string& id) {
    std::map<std::string, std::string> people;
    for (const auto& person : PeopleIn(row_.person_steps)) people[person] = house_.ids.Make();
    AddOfficers();
    AddPersonSteps(row_.person_steps, people);
    for (auto step : row_.own_steps) {
      (void)Resolve(people, *step.mutable_fact());
      auto& fact = *step.mutable_fact();
      if (fact.has_received()) SetReference(*fact.mutable_received()->add_references());
      if (fact.has_request_received()) {
        SetReference(*fact.mutable_request_received()->add_references());
      }
      AddOwnStep(id, std::move(step));
    }
    plan_.answer.set_outcome(v1::IMPORT_OUTCOME_TAKEN);
    SayWhich(id);
  }

  void SetReference(v1::ExternalReference& reference) const {
    reference.set_source(run_.start.source());
    reference.set_reference(row_.reference);
  }

  std::optional<Failure> PlanPresent(const std::string& id) {
    SayWhich(id);
    auto events = ReadOpened({run_.start.landlord_id(), row_.kind, id});
    if (!events) return Failure{events.error()};
    const std::string resident = imports::ResidentOf(*events);
    std::map<std::string, std::string> people;
    for (const auto& person : PeopleIn(row_.person_steps)) {
      // A row has one resident; somebody else whom it names is new each time, and shown as such.
      people[person] = people.empty() && !resident.empty() ? resident : house_.ids.Make();
    }
    auto steps = row_.own_steps;
    for (auto& step : steps) (void)Resolve(people, *step.mutable_fact());
    auto comparison = imports::Compare(*events, steps);
    auto taken = std::move(comparison.steps);
    Show(comparison.differences);
    std::vector<v1::Step> person_steps;
    if (auto failure = ComparePeople(people, person_steps)) return failure;
    Decide(id, std::move(taken), std::move(person_steps), events->size());
    return std::nullopt;
  }

  std::optional<Failure> ComparePeople(const std::map<std::string, std::string>& people,
                                       std::vector<v1::Step>& taken) {
    for (const auto& [placeholder, id] : people) {
      auto events = ReadOpened({run_.start.landlord_id(), v1::STREAM_KIND_PERSON, id});
      if (!events) return Failure{events.error()};
      std::vector<v1::Step> steps;
      for (auto step : row_.person_steps) {
        if (step.stream().id() != placeholder) continue;
        (void)Resolve(people, *step.mutable_fact());
        // Since when somebody has another name, the log does not say.
        if (!events->empty()) {
          step.mutable_happened()->Clear();
          step.mutable_happened()->set_grade(v1::DATE_GRADE_NOT_KNOWN);
        }
        steps.push_back(std::move(step));
      }
      auto comparison = imports::Compare(*events, steps);
      Show(comparison.differences);
      for (auto& step : comparison.steps) {
        step.mutable_stream()->set_kind(v1::STREAM_KIND_PERSON);
        step.mutable_stream()->set_id(id);
        taken.push_back(std::move(step));
      }
    }
    return std::nullopt;
  }

  void Decide(const std::string& id, std::vector<v1::Step> own_steps,
              std::vector<v1::Step> person_steps, std::uint64_t version) {
    const bool nothing_to_take = own_steps.empty() && person_steps.empty();
    if (plan_.answer.differences().empty() && nothing_to_take) {
      return plan_.answer.set_outcome(v1::IMPORT_OUTCOME_UNCHANGED);
    }
    if (!run_.start.take_changes() || nothing_to_take) {
      return plan_.answer.set_outcome(v1::IMPORT_OUTCOME_CHANGED);
    }
    plan_.answer.set_outcome(v1::IMPORT_OUTCOME_UPDATED);
    AddOfficers();
    // The version that was read must be the first step's stream's, so officers go ahead by
    // themselves.
    if (!plan_.steps.empty() && !run_.start.dry_run()) {
      plan_.only_officers = true;
      return;
    }
    if (!own_steps.empty() && plan_.steps.empty()) plan_.expected_version = version;
    for (auto& step : own_steps) AddOwnStep(id, std::move(step));
    for (auto& step : person_steps) AddStep(std::move(step));
  }

  void Show(const std::vector<imports::Difference>& differences) {
    for (const auto& one : differences) {
      auto& shown = *plan_.answer.add_differences();
      shown.set_field(one.field);
      shown.set_recorded(one.recorded);
      shown.set_row(one.row);
    }
  }

  void AddOfficers() {
    const auto now = door::HappenedNow(house_.clock);
    for (const auto& [id, name] : row_.officer_names) {
      if (known_officers_.contains(id)) continue;
      plan_.steps.push_back(MakeOfficerStep(run_.start.landlord_id(), id, name, now));
      plan_.officers.push_back(id);
    }
  }

  void AddPersonSteps(const std::vector<v1::Step>& steps,
                      const std::map<std::string, std::string>& people) {
    for (auto step : steps) {
      step.mutable_stream()->set_id(people.at(step.stream().id()));
      (void)Resolve(people, *step.mutable_fact());
      AddStep(std::move(step));
    }
  }

  void AddOwnStep(const std::string& id, v1::Step step) {
    step.mutable_stream()->set_kind(row_.kind);
    step.mutable_stream()->set_id(id);
    AddStep(std::move(step));
  }

  void AddStep(v1::Step step) {
    // That a log was corrected happened when we were told so.
    if (step.fact().has_corrected()) *step.mutable_happened() = door::HappenedNow(house_.clock);
    plan_.steps.push_back(std::move(step));
  }

  Result<std::vector<v1::RecordedEvent>> ReadOpened(const StreamKey& stream) {
    auto events = house_.store.ReadStream(stream, Version{1}, kEventsMax);
    if (!events) return events;
    for (auto& event : *events) {
      if (const auto opened = door::OpenAll(stream, house_.vault, event); !opened) {
        return tl::unexpected(opened.error());
      }
    }
    return events;
  }

  const PreparedRow& row_;
  const RunContext& run_;
  const std::set<std::string>& known_officers_;
  door::House& house_;
  RowPlan plan_;
};

}  // namespace

tl::expected<RowPlan, Failure> PlanRow(const PreparedRow& row, const RunContext& run,
                                       const std::set<std::string>& known_officers,
                                       door::House& house) {
  return Planner(row, run, known_officers, house).Plan();
}

v1::CommandHeader MakeHeader(const RunContext& run, const std::string& request_suffix) {
  v1::CommandHeader header;
  header.set_landlord_id(run.start.landlord_id());
  header.set_request_id("imp." + run.nonce + "." + request_suffix);
  header.set_intent(v1::INTENT_REPORT);
  header.set_actor_id(run.start.actor_id());
  header.set_correlation_id(run.import_id);
  header.set_validate_only(run.start.dry_run());
  return header;
}

std::string FieldInRow(const std::string& field, const std::vector<v1::Step>& steps) {
  constexpr std::string_view kSteps = "steps[";
  std::size_t index = 0;
  std::size_t end = 0;
  if (field.starts_with(kSteps)) {
    const char* last = field.data() + field.size();
    const auto [after, error] = std::from_chars(field.data() + kSteps.size(), last, index);
    if (error != std::errc{} || after == last) return field;
    end = static_cast<std::size_t>(after - field.data()) + 1;
  }
  if (index >= steps.size()) return field;
  std::string rest = field.substr(std::min(end, field.size()));
  if (rest.starts_with('.')) rest.erase(0, 1);
  const auto& fact = steps[index].fact();
  const std::string own = complaint::NameOf(fact) + ".";
  for (const std::string& prefix : {"fact." + own, own}) {
    if (rest.starts_with(prefix)) rest.erase(0, prefix.size());
  }
  return LabelOf(fact) + (rest.empty() ? "" : "." + rest);
}

}  // namespace redress::intake

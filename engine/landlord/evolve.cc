#include <algorithm>
#include <vector>

#include "engine/landlord/state.h"
#include "engine/types/fact_cases.h"
#include "engine/types/instant.h"

namespace redress::landlord {
namespace {

// The files of one kind, in order of adoption.
std::vector<const AdoptedFile*> FilesOf(const State& state, v1::LawKind kind) {
  std::vector<const AdoptedFile*> files;
  for (const auto& [key, file] : state.files) {
    if (key.first == kind) files.push_back(&file);
  }
  std::sort(files.begin(), files.end(), [](const AdoptedFile* a, const AdoptedFile* b) {
    return a->event_version < b->event_version;
  });
  return files;
}

std::vector<std::shared_ptr<const v1::Edition>> EditionsOf(const State& state) {
  std::vector<std::shared_ptr<const v1::Edition>> editions;
  for (const AdoptedFile* file : FilesOf(state, v1::LAW_KIND_EDITION)) {
    if (auto edition = editions::ParseEdition(file->content, "edition")) {
      editions.push_back(std::make_shared<const v1::Edition>(*std::move(edition)));
    }
  }
  // Stable: of two in force from one day, the one adopted later comes last and governs.
  std::stable_sort(editions.begin(), editions.end(), [](const auto& a, const auto& b) {
    return ToDay(a->in_force_from_date()) < ToDay(b->in_force_from_date());
  });
  return editions;
}

std::vector<std::shared_ptr<const v1::Tariff>> TariffsOf(const State& state) {
  std::vector<std::shared_ptr<const v1::Tariff>> tariffs;
  for (const AdoptedFile* file : FilesOf(state, v1::LAW_KIND_TARIFF)) {
    if (auto tariff = editions::ParseTariff(file->content, "tariff")) {
      tariffs.push_back(std::make_shared<const v1::Tariff>(*std::move(tariff)));
    }
  }
  std::stable_sort(tariffs.begin(), tariffs.end(), [](const auto& a, const auto& b) {
    return ToDay(a->in_force_from_date()) < ToDay(b->in_force_from_date());
  });
  return tariffs;
}

// Letters' templates by their own ids.
std::map<std::string, std::shared_ptr<const editions::LetterTemplate>, std::less<>> LettersOf(
    const State& state) {
  std::map<std::string, std::shared_ptr<const editions::LetterTemplate>, std::less<>> letters;
  for (const AdoptedFile* file : FilesOf(state, v1::LAW_KIND_LETTER_TEMPLATE)) {
    if (auto letter = editions::ParseLetterTemplate(file->content, "letter")) {
      const std::string id = letter->Id();
      letters[id] = std::make_shared<const editions::LetterTemplate>(*std::move(letter));
    }
  }
  return letters;
}

// All calendars by id; in force where nothing else is said is england, else the one adopted last.
void TakeCalendars(const State& state, editions::Law& law) {
  law.calendar = std::make_shared<const calendar::WorkingDays>();
  for (const AdoptedFile* file : FilesOf(state, v1::LAW_KIND_CALENDAR)) {
    const auto calendar = editions::ParseCalendar(file->content, "calendar");
    if (!calendar) continue;
    law.calendar = std::make_shared<const calendar::WorkingDays>(*calendar);
    law.calendars[calendar->id()] = law.calendar;
  }
  const auto usual = law.calendars.find(editions::kDefaultCalendar);
  if (usual != law.calendars.end()) law.calendar = usual->second;
}

}  // namespace

std::shared_ptr<const editions::Law> MakeLaw(const State& state) {
  editions::Law law{.version = state.law_version,
                    .editions = EditionsOf(state),
                    .calendar = {},
                    .policy = {},
                    .calendars = {},
                    .tariffs = TariffsOf(state),
                    .letters = LettersOf(state)};
  TakeCalendars(state, law);
  // Of several policies the one adopted last is in force.
  for (const AdoptedFile* file : FilesOf(state, v1::LAW_KIND_POLICY)) {
    if (auto policy = editions::ParsePolicy(file->content, "policy"))
      law.policy = *std::move(policy);
  }
  return std::make_shared<const editions::Law>(std::move(law));
}

namespace {

void Adopt(State& state, const v1::RecordedEvent& event) {
  const v1::LawAdopted& adopted = event.event().fact().law_adopted();
  state.files[{adopted.kind(), adopted.id()}] = {.version = adopted.version(),
                                                 .digest = adopted.digest(),
                                                 .content = adopted.content(),
                                                 .event_version = event.event().version(),
                                                 .recorded_nanos = ToNanos(event.recorded_time())};
  ++state.law_version;
  state.law = MakeLaw(state);
}

// A piece of evidence and the like begins, goes on or ends.
void Follow(State& state, const v1::Fact& fact) {
  const auto item = ItemOf(fact);
  if (!item) return;
  bool& ended = state.items_ended[{item->kind, item->id}];
  ended = item->part == ItemPart::kEnds;
}

// Details hold from the day they name, else from the day they were set, and until others do.
void HoldDetails(State& state, const v1::RecordedEvent& recorded) {
  const auto& event = recorded.event();
  const auto& set = event.fact().ombudsman_details_set();
  auto from = set.has_from_date() ? ToDay(set.from_date()) : std::nullopt;
  if (!from && event.happened().has_date()) from = ToDay(event.happened().date());
  if (!from) from = ToDay(recorded.recorded_date());
  auto& first = state.ombudsman_details_from;
  if (from && (!first || *from < *first)) first = from;
}

}  // namespace

void Evolve(State& state, const v1::RecordedEvent& event) {
  state.version = event.event().version();
  const v1::Fact& fact = event.event().fact();
  switch (fact.body_case()) {
    case v1::Fact::kLandlordCreated:
      state.display_name = fact.landlord_created().display_name();
      break;
    case v1::Fact::kLawAdopted:
      Adopt(state, event);
      break;
    case v1::Fact::kOfficerRegistered:
      state.officer_ids.insert(fact.officer_registered().officer_id());
      break;
    case v1::Fact::kLandlordEvidenceHeld:
    case v1::Fact::kLandlordEvidenceReviewed:
    case v1::Fact::kLandlordEvidenceWithdrawn:
    case v1::Fact::kExceptionalCircumstancesBegan:
    case v1::Fact::kExceptionalCircumstancesEnded:
    case v1::Fact::kImprovementMade:
      Follow(state, fact);
      break;
    case v1::Fact::kOmbudsmanDetailsSet:
      HoldDetails(state, event);
      break;
    // Read by findings and views, from the events.
    case v1::Fact::kHomesCounted:
    case v1::Fact::kRoleHeld:
    case v1::Fact::kPolicyPublished:
    REDRESS_CASES_OF_FINDINGS:
    // Decide refuses to correct or annul in a landlord's stream.
    REDRESS_CASES_ABOUT_RECORDS:
    // Facts of other streams.
    REDRESS_CASES_OF_COMPLAINTS:
    REDRESS_CASES_OF_CASEWORK:
    REDRESS_CASES_OF_REMEDIES:
    REDRESS_CASES_OF_OMBUDSMAN:
    REDRESS_CASES_OF_NEIGHBOURS:
    REDRESS_CASES_OF_PEOPLE:
    REDRESS_CASES_OF_SERVICE_REQUESTS:
    REDRESS_CASES_OF_IMPORTS:
      break;
  }
  if (!state.law) state.law = MakeLaw(state);
}

}  // namespace redress::landlord

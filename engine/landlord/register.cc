#include "engine/landlord/register.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "engine/types/fact_cases.h"
#include "engine/types/standing.h"

namespace redress::landlord {
namespace {

// One event, and the day it counts from.
struct Told {
  const v1::Fact& fact;
  std::uint64_t version;
  Day day;
};

Day DateOr(bool has, const v1::CivilDate& date, Day otherwise) {
  return has ? ToDay(date).value_or(otherwise) : otherwise;
}

std::optional<Day> DateOrNone(bool has, const v1::CivilDate& date) {
  return has ? ToDay(date) : std::nullopt;
}

template <typename Fact>
Held<Fact> MakeHeld(const Fact& fact, const Told& told, Day from,
                    std::optional<Day> until = std::nullopt) {
  return {.fact = fact, .from = from, .until = until, .versions = {told.version}};
}

// Puts `newer` in the place of what has the same key and begins no later.
template <typename Key, typename Fact>
void Replace(std::map<Key, Held<Fact>>& held, const Key& key, Held<Fact> newer) {
  const auto found = held.find(key);
  if (found == held.end()) {
    held.emplace(key, std::move(newer));
  } else if (found->second.from <= newer.from) {
    found->second = std::move(newer);
  }
}

class Folding {
 public:
  explicit Folding(Day on) { register_.on = on; }

  void Evolve(const Told& told);
  [[nodiscard]] Register Finish();

 private:
  void Count(const Told& told);
  void Hold(const Told& told);
  void Publish(const Told& told);
  void SetDetails(const Told& told);
  void Keep(const Told& told);
  void Review(const Told& told);
  void Withdraw(const Told& told);
  void Begin(const Told& told);
  void End(const Told& told);
  void Improve(const Told& told);

  // Whether what counts from `day` counts by the day asked for.
  [[nodiscard]] bool IsBy(Day day) const { return day <= register_.on; }
  template <typename Fact>
  [[nodiscard]] bool Holds(const Held<Fact>& held) const {
    return held.from <= register_.on && (!held.until || register_.on <= *held.until);
  }

  Register register_;
  std::map<int, Held<v1::HomesCounted>> homes_;                // By tenure.
  std::map<std::string, Held<v1::PolicyPublished>> policies_;  // By policy id.
  std::vector<Held<v1::RoleHeld>> roles_;                      // Of any day.
};

void Folding::Count(const Told& told) {
  const v1::HomesCounted& counted = told.fact.homes_counted();
  const Day from = DateOr(counted.has_at_date(), counted.at_date(), told.day);
  if (IsBy(from)) Replace<int>(homes_, counted.tenure(), MakeHeld(counted, told, from));
}

// Whoever is given the same role again from the same day, or an end without a beginning, is who had
// it: the newer event says until when.
void Folding::Hold(const Told& told) {
  const v1::RoleHeld& held = told.fact.role_held();
  const Day from = DateOr(held.has_from_date(), held.from_date(), told.day);
  const auto until = DateOrNone(held.has_until_date(), held.until_date());
  const auto had = std::find_if(roles_.rbegin(), roles_.rend(), [&](const auto& earlier) {
    if (earlier.fact.role() != held.role() || earlier.fact.officer_id() != held.officer_id()) {
      return false;
    }
    return held.has_from_date() ? earlier.from == from : until && !earlier.until;
  });
  if (had == roles_.rend()) return roles_.push_back(MakeHeld(held, told, from, until));
  had->until = until;
  if (until) {
    *had->fact.mutable_until_date() = held.until_date();
  } else {
    had->fact.clear_until_date();
  }
  had->versions.push_back(told.version);
}

void Folding::Publish(const Told& told) {
  const v1::PolicyPublished& published = told.fact.policy_published();
  const Day from = DateOr(published.has_from_date(), published.from_date(), told.day);
  if (IsBy(from)) Replace(policies_, published.policy_id(), MakeHeld(published, told, from));
}

void Folding::SetDetails(const Told& told) {
  const v1::OmbudsmanDetailsSet& set = told.fact.ombudsman_details_set();
  const Day from = DateOr(set.has_from_date(), set.from_date(), told.day);
  auto& details = register_.ombudsman_details;
  if (IsBy(from) && (!details || details->from <= from)) details = MakeHeld(set, told, from);
}

void Folding::Keep(const Told& told) {
  const v1::LandlordEvidenceHeld& held = told.fact.landlord_evidence_held();
  register_.evidence.push_back(
      MakeHeld(held, told, DateOr(held.has_valid_from_date(), held.valid_from_date(), told.day),
               DateOrNone(held.has_valid_until_date(), held.valid_until_date())));
}

void Folding::Review(const Told& told) {
  if (!IsBy(told.day)) return;
  const v1::LandlordEvidenceReviewed& reviewed = told.fact.landlord_evidence_reviewed();
  for (auto& held : register_.evidence) {
    if (held.fact.evidence_id() != reviewed.evidence_id()) continue;
    held.fact.clear_review_date();
    if (reviewed.has_next_review_date()) {
      *held.fact.mutable_review_date() = reviewed.next_review_date();
    }
    held.versions.push_back(told.version);
  }
}

void Folding::Withdraw(const Told& told) {
  if (!IsBy(told.day)) return;
  const std::string& id = told.fact.landlord_evidence_withdrawn().evidence_id();
  std::erase_if(register_.evidence,
                [&](const auto& held) { return held.fact.evidence_id() == id; });
}

void Folding::Begin(const Told& told) {
  if (!IsBy(told.day)) return;
  register_.circumstances.push_back(
      MakeHeld(told.fact.exceptional_circumstances_began(), told, told.day));
}

void Folding::End(const Told& told) {
  if (!IsBy(told.day)) return;
  const std::string& id = told.fact.exceptional_circumstances_ended().circumstances_id();
  std::erase_if(register_.circumstances,
                [&](const auto& held) { return held.fact.circumstances_id() == id; });
}

void Folding::Improve(const Told& told) {
  if (!IsBy(told.day)) return;
  register_.improvements.push_back(MakeHeld(told.fact.improvement_made(), told, told.day));
}

void Folding::Evolve(const Told& told) {
  switch (told.fact.body_case()) {
    case v1::Fact::kHomesCounted:
      return Count(told);
    case v1::Fact::kRoleHeld:
      return Hold(told);
    case v1::Fact::kPolicyPublished:
      return Publish(told);
    case v1::Fact::kOmbudsmanDetailsSet:
      return SetDetails(told);
    case v1::Fact::kLandlordEvidenceHeld:
      return Keep(told);
    case v1::Fact::kLandlordEvidenceReviewed:
      return Review(told);
    case v1::Fact::kLandlordEvidenceWithdrawn:
      return Withdraw(told);
    case v1::Fact::kExceptionalCircumstancesBegan:
      return Begin(told);
    case v1::Fact::kExceptionalCircumstancesEnded:
      return End(told);
    case v1::Fact::kImprovementMade:
      return Improve(told);
    // Nothing of the register.
    case v1::Fact::kLandlordCreated:
    case v1::Fact::kLawAdopted:
    case v1::Fact::kOfficerRegistered:
    REDRESS_CASES_OF_FINDINGS:
    // Decide refuses to correct or annul in a landlord's stream.
    REDRESS_CASES_ABOUT_RECORDS:
    REDRESS_CASES_OF_COMPLAINTS:
    REDRESS_CASES_OF_CASEWORK:
    REDRESS_CASES_OF_REMEDIES:
    REDRESS_CASES_OF_OMBUDSMAN:
    REDRESS_CASES_OF_NEIGHBOURS:
    REDRESS_CASES_OF_PEOPLE:
    REDRESS_CASES_OF_SERVICE_REQUESTS:
    REDRESS_CASES_OF_IMPORTS:
      return;
  }
}

Register Folding::Finish() {
  for (auto& [tenure, held] : homes_) register_.homes.push_back(std::move(held));
  for (auto& [id, held] : policies_) register_.policies.push_back(std::move(held));
  for (auto& held : roles_) {
    if (Holds(held)) register_.roles.push_back(std::move(held));
  }
  std::stable_sort(register_.roles.begin(), register_.roles.end(),
                   [](const auto& a, const auto& b) { return a.fact.role() < b.fact.role(); });
  std::erase_if(register_.evidence, [&](const auto& held) { return !Holds(held); });
  std::reverse(register_.improvements.begin(), register_.improvements.end());
  std::stable_sort(register_.improvements.begin(), register_.improvements.end(),
                   [](const auto& a, const auto& b) { return a.from > b.from; });
  return std::move(register_);
}

}  // namespace

Register FoldRegister(std::span<const v1::RecordedEvent> events, Day on) {
  Folding folding(on);
  for (const v1::RecordedEvent& event : events) {
    folding.Evolve({.fact = event.event().fact(),
                    .version = event.event().version(),
                    .day = CountedDay(event)});
  }
  return folding.Finish();
}

}  // namespace redress::landlord

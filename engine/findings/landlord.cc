#include <algorithm>

#include "engine/editions/leads.h"
#include "engine/findings/findings.h"
#include "engine/findings/judgement.h"
#include "engine/findings/stated.h"

namespace redress::findings {
namespace {

constexpr std::size_t kChannelsMin = 2;  // 3.1: different ways.

// What the landlord's checks read.
struct Whole {
  const std::vector<StandingFact>& facts;  // Of the landlord's stream, by the end of today.
  const landlord::Register& landlord;
  const editions::Law& law;
  const v1::Edition& edition;
  const v1::Provision& provision;
  Day today;
};

bool IsNear(const Whole& whole, std::optional<Day> day) {
  return day && editions::LeadReached(whole.law.policy, "", whole.law.CalendarOf(whole.edition),
                                      *day, whole.today);
}

Said CheckRole(const Whole& whole, v1::LandlordRole role, const char* title) {
  const landlord::Held<v1::RoleHeld>* longest = nullptr;
  for (const auto& held : whole.landlord.roles) {
    if (held.fact.role() != role) continue;
    const bool outlasts =
        longest == nullptr || !held.until || (longest->until && *held.until > *longest->until);
    if (outlasts) longest = &held;
  }
  if (longest == nullptr) {
    return NoEvidence(std::string("nobody is on record as ") + title, "record who it is");
  }
  if (IsNear(whole, longest->until)) {
    return AtRisk(
        std::string("nobody is on record as ") + title + " after " + ToIsoDate(*longest->until),
        "record who follows", longest->versions);
  }
  return Complied(std::string("somebody is on record as ") + title, longest->versions);
}

Said CheckPolicyInForce(const Whole& whole) {
  for (const auto& held : whole.landlord.policies) {
    if (!held.fact.address().empty()) {
      return Complied("a policy is in force and published", held.versions);
    }
  }
  if (whole.landlord.policies.empty()) {
    return NoEvidence("no complaints policy is on record",
                      "record the policy and where it is published");
  }
  return NoEvidence("where the complaints policy is published is not held", "record its address",
                    whole.landlord.policies.front().versions);
}

Said CheckSinglePolicy(const Whole& whole) {
  if (whole.landlord.policies.empty()) {
    return NoEvidence("no complaints policy is on record", "record the policy");
  }
  if (whole.landlord.policies.size() == 1) {
    return Complied("one policy is in force", whole.landlord.policies.front().versions);
  }
  std::vector<std::uint64_t> versions;
  for (const auto& held : whole.landlord.policies) {
    versions.insert(versions.end(), held.versions.begin(), held.versions.end());
  }
  return Breached(std::to_string(whole.landlord.policies.size()) + " policies are in force",
                  std::move(versions), "put one policy in force for all");
}

Said CheckDetails(const Whole& whole) {
  const auto& details = whole.landlord.ombudsman_details;
  if (!details) {
    return NoEvidence("the Ombudsman's details are not on record", "record them");
  }
  const auto& fact = details->fact;
  if (fact.postal_address().empty() && fact.phone_number().empty() && fact.web_address().empty()) {
    return NoEvidence("no way to reach the Ombudsman is on record", "record address, phone or web",
                      details->versions);
  }
  return Complied("the Ombudsman's details are on record", details->versions);
}

Said CheckCircumstances(const Whole& whole) {
  Said all = NotApplicable("no exceptional circumstances are on record");
  for (const auto& held : whole.landlord.circumstances) {
    const auto& fact = held.fact;
    const auto back = fact.has_return_date() ? ToDay(fact.return_date()) : std::nullopt;
    const auto any = [&](v1::YesNo value) {
      return fact.ombudsman_told() == value || fact.residents_told() == value ||
             fact.published() == value;
    };
    if (any(v1::YES_NO_NO)) {
      Join(all, Breached("the Ombudsman, the residents or the web site were not told",
                         held.versions, "tell them"));
    } else if (any(v1::YES_NO_UNSPECIFIED) || !back) {
      Join(all, NoEvidence("who was told, or when the Code will be followed again, is not held",
                           "record both", held.versions));
    } else if (*back < whole.today) {
      Join(all, NoEvidence("the Code was to be followed again from " + ToIsoDate(*back) +
                               ", and nothing shows that it is",
                           "record that it is, or tell a new date", held.versions));
    } else if (IsNear(whole, back)) {
      Join(all, AtRisk("the Code is to be followed again from " + ToIsoDate(*back),
                       "be ready, or tell a new date", held.versions));
    } else {
      Join(all, Complied("those concerned were told, with a date", held.versions));
    }
  }
  return all;
}

Said CheckChannels(const Whole& whole) {
  const std::set<int> channels(whole.law.policy.channels().begin(),
                               whole.law.policy.channels().end());
  if (channels.size() >= kChannelsMin) {
    return Complied("the adopted policy offers " + std::to_string(channels.size()) + " ways");
  }
  if (channels.empty()) {
    return NoEvidence("the ways to complain are not held", "adopt a policy that lists them");
  }
  return Breached("the adopted policy offers one way only", {}, "offer more ways");
}

Said CheckRegister(const Whole& whole, const v1::RegisterCheck& check) {
  const Day oldest = check.months_max() == 0
                         ? Day{std::chrono::days{-1'000'000}}
                         : AddMonths(whole.today, -static_cast<int>(check.months_max()));
  const landlord::Held<v1::LandlordEvidenceHeld>* best = nullptr;
  for (const auto& held : whole.landlord.evidence) {
    const auto& fact = held.fact;
    const auto& numbers = fact.provisions();
    if (std::find(numbers.begin(), numbers.end(), whole.provision.number()) == numbers.end())
      continue;
    if (!fact.edition_id().empty() && fact.edition_id() != whole.edition.id()) continue;
    const auto& kinds = check.kinds();
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), fact.kind()) == kinds.end())
      continue;
    if (held.from < oldest) continue;
    if (best == nullptr || !held.until || (best->until && *held.until > *best->until)) best = &held;
  }
  if (best == nullptr) {
    return NoEvidence("nothing on the register shows it", "put what shows it on the register");
  }
  if (IsNear(whole, best->until)) {
    return AtRisk("what shows it holds until " + ToIsoDate(*best->until), "renew it",
                  best->versions);
  }
  return Complied("on the register: " + best->fact.title(), best->versions);
}

// The last fact of that name.
std::optional<std::uint64_t> FindLast(const Whole& whole, const std::string& name) {
  const auto* field = v1::Fact::descriptor()->FindFieldByName(name);
  std::optional<std::uint64_t> last;
  for (const StandingFact& one : whole.facts) {
    if (field != nullptr && one.fact->body_case() == field->number()) last = one.version;
  }
  return last;
}

Said CheckNamed(const Whole& whole, v1::NamedCheck check) {
  switch (check) {
    case v1::NAMED_CHECK_ROLE_HELD_OFFICER:
      return CheckRole(whole, v1::LANDLORD_ROLE_COMPLAINTS_OFFICER, "complaints officer");
    case v1::NAMED_CHECK_ROLE_HELD_SENIOR_LEAD:
      return CheckRole(whole, v1::LANDLORD_ROLE_SENIOR_LEAD, "senior lead");
    case v1::NAMED_CHECK_ROLE_HELD_MEMBER:
      return CheckRole(whole, v1::LANDLORD_ROLE_MEMBER_RESPONSIBLE,
                       "Member Responsible for Complaints");
    case v1::NAMED_CHECK_POLICY_IN_FORCE:
      return CheckPolicyInForce(whole);
    case v1::NAMED_CHECK_SINGLE_POLICY:
      return CheckSinglePolicy(whole);
    case v1::NAMED_CHECK_OMBUDSMAN_DETAILS_HELD:
      return CheckDetails(whole);
    case v1::NAMED_CHECK_CIRCUMSTANCES_TOLD:
      return CheckCircumstances(whole);
    case v1::NAMED_CHECK_CHANNELS_OFFERED:
      return CheckChannels(whole);
    default:  // Of complaints, service requests and contacts; refused here when the file is read.
      return NotApplicable("it is not about landlords");
  }
}

Said Run(const Whole& whole, const v1::Check& check) {
  switch (check.rule_case()) {
    case v1::Check::kRegister:
      return CheckRegister(whole, check.register_());
    case v1::Check::kHeld:
      return SayHeld(check.held(), [&](const std::string& name) { return FindLast(whole, name); });
    case v1::Check::kNamed:
      return CheckNamed(whole, check.named());
    case v1::Check::kClock:   // Of complaints.
    case v1::Check::kStated:  // Likewise.
    case v1::Check::RULE_NOT_SET:
      return NotApplicable("it is not about landlords");
  }
  return NotApplicable("it is not about landlords");
}

Computed Compute(const Whole& whole) {
  Computed computed;
  for (const v1::Check& check : whole.provision.checks()) computed.Take(Run(whole, check), check);
  if (!computed.any) computed.said = NotApplicable("it is for a person to judge");
  computed.asks_person = IsForPerson(whole.provision);
  return computed;
}

}  // namespace

std::vector<Finding> OfLandlord(std::span<const v1::RecordedEvent> events,
                                const landlord::Register& landlord, const Grounds& grounds) {
  std::vector<Finding> findings;
  const v1::Edition* edition = grounds.law.EditionFor(grounds.today);
  if (edition == nullptr) return findings;
  const auto facts = FactsThatStand(events, grounds.today);
  const Judgements judgements = JudgementsIn(facts);
  for (const v1::Provision& provision : edition->provisions()) {
    if (provision.scope() != v1::PROVISION_SCOPE_LANDLORD) continue;
    const Whole whole{.facts = facts,
                      .landlord = landlord,
                      .law = grounds.law,
                      .edition = *edition,
                      .provision = provision,
                      .today = grounds.today};
    findings.push_back(JoinJudgement(provision, *edition, Compute(whole), judgements, 0));
  }
  return findings;
}

}  // namespace redress::findings

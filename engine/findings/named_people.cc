#include <algorithm>

#include "engine/findings/named.h"

namespace redress::findings {
namespace {

std::set<std::string> ConsideredBefore(const Setting& setting, std::uint32_t stage) {
  std::set<std::string> officers;
  for (std::uint32_t earlier = 1; earlier < stage; ++earlier)
    officers.merge(ConsideredBy(setting, earlier));
  return officers;
}

bool SharesOne(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& id) { return b.contains(id); });
}

// An earlier stage that was answered by nobody who is named.
bool NamesNobodyBefore(const Setting& setting, std::uint32_t stage) {
  for (std::uint32_t earlier = 1; earlier < stage; ++earlier) {
    if (setting.Stage(earlier).answered && ConsideredBy(setting, earlier).empty()) return true;
  }
  return false;
}

Said Another(const Setting& setting, std::uint32_t stage) {
  const bool answered = setting.Stage(stage).answered;
  const auto named = ConsideredBy(setting, stage);
  if (!answered && named.empty()) return NotApplicable("nobody considers " + Named(stage) + " yet");
  const auto before = ConsideredBefore(setting, stage);
  const auto answerers = AnswerersOf(setting, stage);
  const std::string handler = HandlerOf(setting, stage);
  const Entry* response = setting.record.Last(v1::Fact::kResponded, stage);
  if (SharesOne(answerers, before) || (answered && answerers.empty() && before.contains(handler))) {
    return Breached("somebody who considered an earlier stage considered " + Named(stage),
                    {response->version}, "have somebody else consider it");
  }
  if (!answered && before.contains(handler)) {
    return AtRisk("the handler of " + Named(stage) + " considered an earlier stage",
                  "assign somebody else");
  }
  if ((answered && named.empty()) || NamesNobodyBefore(setting, stage)) {
    return NoEvidence("who considered each stage is not held", "record who considered each stage");
  }
  return Complied("other people consider it than before");
}

// One declared conflict, at a stage.
Said Declared(const Setting& setting, const Entry& entry, std::uint32_t stage) {
  const std::string& officer = entry.fact->conflict_declared().officer_id();
  const Entry* response = setting.record.Last(v1::Fact::kResponded, stage);
  const auto answerers = AnswerersOf(setting, stage);
  if (response != nullptr && answerers.contains(officer) && !IsBefore(*response, entry)) {
    if (!response->day || !entry.day) {
      return NoEvidence("whether the conflict was declared before the response is not held",
                        "record the days of both", {entry.version, response->version});
    }
    return Breached("who declared a conflict answered all the same",
                    {entry.version, response->version}, "have somebody else consider it");
  }
  const std::string handler = HandlerOf(setting, stage);
  if (response == nullptr && handler == officer) {
    return AtRisk("who declared a conflict still has it", "assign somebody else", {entry.version});
  }
  if (response != nullptr && answerers.empty() && (handler.empty() || handler == officer)) {
    return NoEvidence("who answered after the conflict was declared is not held",
                      "record who answered", {entry.version});
  }
  return Complied("somebody else took it over", {entry.version});
}

// Whether something of these kinds is held at a stage up to `stage`, not dated after its response.
const Entry* HeldBefore(const Setting& setting, std::uint32_t stage, const Entry& response,
                        std::initializer_list<std::int32_t> kinds) {
  for (const Entry& entry : setting.record.entries()) {
    if (std::find(kinds.begin(), kinds.end(), entry.kind) == kinds.end()) continue;
    if (entry.stage > stage) continue;
    if (entry.day && response.day && *entry.day > *response.day) continue;
    const auto& corresponded = entry.fact->corresponded();
    if (entry.fact->has_corresponded() && corresponded.direction() != v1::DIRECTION_IN) continue;
    if (entry.fact->has_party_heard() && entry.fact->party_heard().person_id().empty()) continue;
    return &entry;
  }
  return nullptr;
}

// Who acts for the resident without authority on record.
const Entry* Unauthorised(const Setting& setting) {
  std::set<std::string> authorised;
  std::set<std::string> others;
  for (const Entry& entry : setting.record.entries()) {
    if (entry.fact->has_representative_authorised() &&
        entry.fact->representative_authorised().authority_held() == v1::YES_NO_YES) {
      authorised.insert(entry.fact->representative_authorised().person_id());
    }
    if (entry.fact->has_party_added() &&
        entry.fact->party_added().role() != v1::PARTY_ROLE_REPRESENTATIVE) {
      others.insert(entry.fact->party_added().person_id());
    }
  }
  for (const Entry& entry : setting.record.entries()) {
    std::string id;
    if (entry.fact->has_representative_authorised())
      id = entry.fact->representative_authorised().person_id();
    if (entry.fact->has_party_added() &&
        entry.fact->party_added().role() == v1::PARTY_ROLE_REPRESENTATIVE) {
      id = entry.fact->party_added().person_id();
    }
    const auto& received = entry.fact->received();
    if (!received.raised_by_id().empty() && received.raised_by_id() != received.resident_id() &&
        !others.contains(received.raised_by_id())) {
      id = received.raised_by_id();
    }
    if (!id.empty() && !authorised.contains(id)) return &entry;
  }
  return nullptr;
}

bool HasRepresentative(const Setting& setting) {
  return std::any_of(setting.record.entries().begin(), setting.record.entries().end(),
                     [](const Entry& entry) {
                       const auto& received = entry.fact->received();
                       return entry.fact->has_representative_authorised() ||
                              entry.fact->party_added().role() == v1::PARTY_ROLE_REPRESENTATIVE ||
                              (!received.raised_by_id().empty() &&
                               received.raised_by_id() != received.resident_id());
                     });
}

Said SayMeeting(const Entry& entry) {
  const auto& meeting = entry.fact->meeting_held();
  if (meeting.accompanied() == v1::YES_NO_YES ||
      meeting.accompaniment_offered() == v1::YES_NO_YES) {
    return Complied("the resident could bring somebody along", {entry.version});
  }
  if (meeting.accompaniment_offered() == v1::YES_NO_NO) {
    return Breached("the resident was not offered to bring somebody along", {entry.version});
  }
  return NoEvidence("whether the resident could bring somebody along is not held", "record that",
                    {entry.version});
}

}  // namespace

Said AnotherPerson(const Setting& setting, const v1::Check& check) {
  Said all = NotApplicable("there is no later stage");
  for (std::uint32_t stage = 2; stage <= clocks::kStagesMax; ++stage) {
    if ((check.stage() != 0 && check.stage() != stage) || !setting.Governs(stage)) continue;
    Said said = Another(setting, stage);
    said.stage = stage;
    Join(all, std::move(said));
  }
  return all;
}

Said NoConflict(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("nobody declared a conflict of interest");
  for (const Entry* entry : setting.record.Of(v1::Fact::kConflictDeclared)) {
    Join(all, EachStage(setting, entry->stage,
                        [&](std::uint32_t n) { return Declared(setting, *entry, n); }));
  }
  return all;
}

Said EvidenceConsidered(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) {
    const Entry* response = setting.record.Last(v1::Fact::kResponded, n);
    if (response == nullptr) return NotApplicable(Named(n) + " is not answered yet");
    const Entry* held = HeldBefore(setting, n, *response, {v1::Fact::kEvidenceConsidered});
    if (held != nullptr) return Complied("evidence was considered", {held->version});
    return NoEvidence("what evidence was considered is not held", "record what was considered",
                      {response->version});
  });
}

Said BothSidesHeard(const Setting& setting, const v1::Check& check) {
  return EachStage(setting, check.stage(), [&](std::uint32_t n) {
    const Entry* response = setting.record.Last(v1::Fact::kResponded, n);
    if (response == nullptr) return NotApplicable(Named(n) + " is not answered yet");
    const Entry* heard = HeldBefore(setting, n, *response,
                                    {v1::Fact::kPartyHeard, v1::Fact::kClarificationGiven,
                                     v1::Fact::kMeetingHeld, v1::Fact::kCorresponded});
    if (heard != nullptr) return Complied("the resident could say their side", {heard->version});
    return NoEvidence("nothing shows that the resident was heard before the response",
                      "record how the resident was heard", {response->version});
  });
}

Said RepresentativeHeard(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("nobody acts for the resident, and nobody met");
  if (setting.GovernsTheLast() && HasRepresentative(setting)) {
    const Entry* without = Unauthorised(setting);
    Join(all, without == nullptr
                  ? Complied("who acts for the resident has authority on record")
                  : NoEvidence("somebody acts for the resident without authority on record",
                               "record the authority", {without->version}));
  }
  for (const Entry* entry : setting.record.Of(v1::Fact::kMeetingHeld)) {
    if (!setting.Governs(entry->stage)) continue;
    Said said = SayMeeting(*entry);
    said.stage = entry->stage;
    Join(all, std::move(said));
  }
  return all;
}

}  // namespace redress::findings

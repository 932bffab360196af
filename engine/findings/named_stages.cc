#include <algorithm>

#include "engine/findings/named.h"

namespace redress::findings {
namespace {

// Whether what the resident took further was looked at in the stage it went to.
Said Progressed(const Setting& setting, std::uint32_t stage) {
  const Entry* asked = setting.record.Last(v1::Fact::kEscalationRequested, stage);
  const auto& wanted = asked->fact->escalation_requested().point_ids();
  if (wanted.empty()) return Complied("it went on whole", {asked->version});
  std::set<std::string> held;
  for (const Entry& entry : setting.record.entries()) {
    if (entry.stage != stage) continue;
    for (const auto& point : entry.fact->defined().points()) held.insert(point.point_id());
    for (const auto& point : entry.fact->responded().decisions()) held.insert(point.point_id());
  }
  if (held.empty()) {
    return NoEvidence("which points were looked at in " + Named(stage) + " is not held",
                      "record the definition of " + Named(stage), {asked->version});
  }
  const auto missing = std::count_if(wanted.begin(), wanted.end(),
                                     [&](const std::string& id) { return !held.contains(id); });
  if (missing == 0) return Complied("every point taken further was looked at", {asked->version});
  return Breached(std::to_string(missing) + " of the points taken further were left out",
                  {asked->version}, "look at every point that was taken further");
}

// Where it belongs by the three grounds of 6.8; nothing if what they need is not recorded.
std::optional<v1::FurtherComplaintPlace> PlaceFor(const Setting& setting, const Entry& entry) {
  const auto& raised = entry.fact->further_complaint_raised();
  const Entry* response = setting.record.First(v1::Fact::kResponded, 1);
  const bool apart_anyhow =
      raised.related() == v1::YES_NO_NO || raised.would_delay() == v1::YES_NO_YES;
  const bool in_order = response == nullptr || (response->day && entry.day);
  if (!in_order && !apart_anyhow) return std::nullopt;
  const bool answered = response != nullptr && in_order && IsBefore(*response, entry);
  if (answered || apart_anyhow) {
    return v1::FURTHER_COMPLAINT_PLACE_APART;
  }
  if (raised.related() == v1::YES_NO_YES && raised.would_delay() == v1::YES_NO_NO) {
    return v1::FURTHER_COMPLAINT_PLACE_JOINED;
  }
  return std::nullopt;
}

Said SayFurther(const Setting& setting, const Entry& entry) {
  const auto& raised = entry.fact->further_complaint_raised();
  if (raised.place() == v1::FURTHER_COMPLAINT_PLACE_UNSPECIFIED) {
    return NoEvidence("where it went is not held", "record where it went", {entry.version});
  }
  const auto place = PlaceFor(setting, entry);
  if (!place) {
    return NoEvidence(
        "whether it was related, would have delayed the response, or came after it, is not held",
        "record what is missing", {entry.version});
  }
  if (*place != raised.place()) {
    return Breached(*place == v1::FURTHER_COMPLAINT_PLACE_APART
                        ? "it was joined, but should have been logged as a new complaint"
                        : "it was logged apart, but should have been joined",
                    {entry.version});
  }
  if (*place == v1::FURTHER_COMPLAINT_PLACE_APART && raised.new_complaint_id().empty()) {
    return NoEvidence("the complaint it was logged as is not named", "name it", {entry.version});
  }
  return Complied("it went where it belongs", {entry.version});
}

}  // namespace

Said TwoStages(const Setting& setting, const v1::Check&) {
  const Entry* received = setting.record.First(v1::Fact::kReceived);
  const bool began_late = received != nullptr && received->stage > 1;
  if (began_late && !setting.edition.may_open_at_later_stage()) {
    return Breached("it began at a later stage than the first", {received->version});
  }
  for (std::uint32_t stage = setting.edition.stages() + 1; stage <= clocks::kStagesMax; ++stage) {
    if (!setting.Governs(stage)) continue;
    Entries at;
    for (const Entry& entry : setting.record.entries()) {
      if (entry.stage == stage) at.push_back(&entry);
    }
    return Breached("it was taken to " + Named(stage) + ", which the edition does not have",
                    VersionsOf(at));
  }
  if (!setting.Stage(1).answered) return NotApplicable("stage 1 is not answered yet");
  return Complied("no more stages than " + std::to_string(setting.edition.stages()));
}

Said UnresolvedProgresses(const Setting& setting, const v1::Check& check) {
  Said all = NotApplicable("nobody asked for the next stage");
  for (std::uint32_t stage = 2; stage <= clocks::kStagesMax; ++stage) {
    if (check.stage() != 0 && check.stage() + 1 != stage) continue;
    if (!setting.Governs(stage) || !setting.record.Has(v1::Fact::kEscalationRequested, stage)) {
      continue;
    }
    const Entry* refused = setting.record.Last(v1::Fact::kEscalationRefused, stage);
    if (refused != nullptr && setting.Stage(stage).over) continue;  // 5.11 has it.
    v1::Check of_stage;
    of_stage.set_stage(stage);
    Said said = EscalationTaken(setting, of_stage);
    if (said.verdict == v1::VERDICT_COMPLIED) said = Progressed(setting, stage);
    said.stage = stage;
    Join(all, std::move(said));
  }
  return all;
}

Said EscalationInOrder(const Setting& setting, const v1::Check& check) {
  Said all = NotApplicable("nobody asked for the next stage");
  for (std::uint32_t stage = 2; stage <= clocks::kStagesMax; ++stage) {
    if ((check.stage() != 0 && check.stage() != stage) || !setting.Governs(stage)) continue;
    const Entry* asked = setting.record.First(v1::Fact::kEscalationRequested, stage);
    if (asked == nullptr) continue;
    const Entry* before = setting.record.First(v1::Fact::kResponded, stage - 1);
    Said said;
    if (before == nullptr) {
      said = NoEvidence("no response of " + Named(stage - 1) + " is held", "record it",
                        {asked->version});
    } else if (!before->day || !asked->day) {
      said = NoEvidence("the days of response and escalation are not both held", "record them",
                        {before->version, asked->version});
    } else if (*asked->day < *before->day) {
      said = Breached("it went on before " + Named(stage - 1) + " was answered",
                      {asked->version, before->version});
    } else {
      said = Complied("it went on after the response", {before->version, asked->version});
    }
    said.stage = stage;
    Join(all, std::move(said));
  }
  return all;
}

Said FurtherComplaintsPlaced(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("nothing further was raised");
  for (const Entry* entry : setting.record.Of(v1::Fact::kFurtherComplaintRaised)) {
    if (!setting.Reads(*entry)) continue;
    Said said = SayFurther(setting, *entry);
    said.stage = entry->stage;
    Join(all, std::move(said));
  }
  return all;
}

Said ThirdPartyWithin(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("no third party handled it");
  for (const Entry* entry : setting.record.Of(v1::Fact::kThirdPartyHandled)) {
    if (!setting.Governs(entry->stage)) continue;
    const auto& handled = entry->fact->third_party_handled();
    Said said;
    if (handled.within_stages() == v1::YES_NO_NO ||
        handled.resident_not_asked_twice() == v1::YES_NO_NO) {
      said = Breached("the third party's handling came on top of the landlord's stages",
                      {entry->version});
    } else if (entry->stage > setting.edition.stages()) {
      said = Breached("the third party's handling made a stage of its own", {entry->version});
    } else if (handled.within_stages() == v1::YES_NO_UNSPECIFIED ||
               handled.resident_not_asked_twice() == v1::YES_NO_UNSPECIFIED) {
      said = NoEvidence("whether it was inside the landlord's stages is not held", "record that",
                        {entry->version});
    } else {
      said = Complied("the third party's handling was inside the stages", {entry->version});
    }
    said.stage = entry->stage;
    Join(all, std::move(said));
  }
  return all;
}

}  // namespace redress::findings

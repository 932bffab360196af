#include <algorithm>

#include "engine/findings/named.h"

namespace redress::findings {
namespace {

constexpr int kTimeLimitMonths = 12;  // 2.2a, 2.3; where the check says nothing else.

// What shows that a stage was taken up.
const Entry* TakenAt(const Setting& setting, std::uint32_t stage) {
  for (const Entry& entry : setting.record.entries()) {
    if (entry.stage != stage) continue;
    if (entry.kind == v1::Fact::kLogged || entry.kind == v1::Fact::kAcknowledged ||
        entry.kind == v1::Fact::kDefined || entry.kind == v1::Fact::kHandlerAssigned ||
        entry.kind == v1::Fact::kResponded) {
      return &entry;
    }
  }
  return nullptr;
}

// Neither taken nor refused: whether it should have been by now.
Said Untaken(const Setting& setting, std::uint32_t stage) {
  if (setting.status == v1::COMPLAINT_STATUS_WITHDRAWN) {
    return NotApplicable("withdrawn before it was taken");
  }
  const clocks::Clock* clock = setting.FirstClockOf(stage);
  const bool is_running =
      clock != nullptr && clock->state == v1::CLOCK_STATE_RUNNING && !setting.ComplaintIsOver();
  if (!is_running) {
    return NoEvidence("nothing shows that it was taken, nor that it was refused",
                      "acknowledge it, or refuse it on a ground");
  }
  if (clock->warn && setting.IsNear(*clock->warn, clock->rule->id())) {
    return AtRisk("neither taken nor refused, and soon due", "acknowledge it, or refuse it");
  }
  return NotApplicable("there is still time to take it");
}

struct Refused {
  const Entry* entry = nullptr;
  v1::RefusalGround ground = v1::REFUSAL_GROUND_UNSPECIFIED;
  bool has_evidence = false;
};

Refused ReadRefusal(const Entry& entry) {
  if (entry.kind == v1::Fact::kComplaintRefused) {
    const auto& refused = entry.fact->complaint_refused();
    return {&entry, refused.ground(), refused.has_evidence()};
  }
  const auto& refused = entry.fact->escalation_refused();
  return {&entry, refused.ground(), refused.has_evidence()};
}

std::optional<Day> DayIn(bool has, const v1::Happened& happened) {
  return has && happened.has_date() ? ToDay(happened.date()) : std::nullopt;
}

// Whether a refusal as too old was so, by when the matter arose and became known.
Said CountTimeLimit(const Setting& setting, const Entry& refusal, int months) {
  const Entry* received = setting.record.First(v1::Fact::kReceived);
  if (received == nullptr || !received->day) {
    return NoEvidence("the day the complaint was received is not held", "record that day",
                      {refusal.version});
  }
  const auto& fact = received->fact->received();
  const auto occurred = DayIn(fact.has_issue_occurred(), fact.issue_occurred());
  const auto aware = DayIn(fact.has_resident_became_aware(), fact.resident_became_aware());
  const std::vector<std::uint64_t> versions = {received->version, refusal.version};
  if (!occurred && !aware) {
    return NoEvidence("neither when it arose nor when it became known is held",
                      "record when it arose and when the resident became aware", versions);
  }
  const Day from = std::max(occurred.value_or(*received->day - std::chrono::days{36'500}),
                            aware.value_or(*received->day - std::chrono::days{36'500}));
  const Day limit = AddMonths(from, months);
  if (*received->day <= limit) {
    return Breached("refused as too old, but it was raised by " + ToIsoDate(limit), versions,
                    "take the complaint");
  }
  if (!aware) {
    return NoEvidence("it arose too long ago, but when the resident became aware is not held",
                      "record when the resident became aware", versions);
  }
  return Complied("raised after " + ToIsoDate(limit), versions);
}

}  // namespace

Said ReceivedAsTold(const Setting& setting, const v1::Check&) {
  const Entry* received = setting.record.First(v1::Fact::kReceived);
  if (received == nullptr) {
    return NoEvidence("the complaint itself is not on record", "record when it was received");
  }
  if (!received->day) {
    return NoEvidence("the day it was received is not held", "record that day",
                      {received->version});
  }
  const auto& fact = received->fact->received();
  const auto recognised = DayIn(fact.has_recognised(), fact.recognised());
  if (recognised && *recognised < *received->day) {
    return Breached("it was recognised as a complaint before the day it counts from",
                    {received->version}, "correct the day received to the first contact");
  }
  for (const std::int32_t kind : {v1::Fact::kLogged, v1::Fact::kAcknowledged}) {
    const Entry* later = setting.record.First(kind, 1);
    if (later == nullptr || !later->day || *later->day >= *received->day) continue;
    return Breached("it was dealt with before the day it counts from",
                    {received->version, later->version},
                    "correct the day received to the first contact");
  }
  return Complied("received " + ToIsoDate(*received->day), {received->version});
}

Said TakenUnlessExcluded(const Setting& setting, const v1::Check&) {
  if (!setting.Governs(1)) return NotApplicable("another edition governs stage 1");
  const Entry* refusal = setting.record.Last(v1::Fact::kComplaintRefused);
  const Entry* directed = setting.record.Last(v1::Fact::kAcceptanceDirected, 1);
  if (refusal != nullptr && directed != nullptr && IsBefore(*refusal, *directed)) {
    return Breached("the Ombudsman had to direct that it be taken",
                    {refusal->version, directed->version});
  }
  if (setting.status == v1::COMPLAINT_STATUS_REFUSED && refusal != nullptr) {
    const Refused read = ReadRefusal(*refusal);
    if (read.ground == v1::REFUSAL_GROUND_UNSPECIFIED || !read.has_evidence) {
      return NoEvidence("refused, but its ground or what shows it is not held",
                        "record the ground and its evidence", {refusal->version});
    }
    return Complied("refused on a ground with evidence", {refusal->version});
  }
  if (const Entry* taken = TakenAt(setting, 1)) return Complied("taken", {taken->version});
  return Untaken(setting, 1);
}

Said TimeLimitCounted(const Setting& setting, const v1::Check& check) {
  const int months = check.months() == 0 ? kTimeLimitMonths : static_cast<int>(check.months());
  Said all = NotApplicable("nothing was refused as too old");
  for (const Entry& entry : setting.record.entries()) {
    const bool refuses =
        entry.kind == v1::Fact::kComplaintRefused || entry.kind == v1::Fact::kEscalationRefused;
    if (!refuses || !setting.Reads(entry)) continue;
    if (ReadRefusal(entry).ground != v1::REFUSAL_GROUND_OVER_TIME_LIMIT) continue;
    Join(all, CountTimeLimit(setting, entry, months));
  }
  return all;
}

Said ProceedingsFiled(const Setting& setting, const v1::Check&) {
  const Entry* entry = setting.record.Last(v1::Fact::kComplaintRefused);
  if (entry == nullptr || !setting.Reads(*entry) ||
      ReadRefusal(*entry).ground != v1::REFUSAL_GROUND_LEGAL_PROCEEDINGS) {
    return NotApplicable("nothing was refused for legal proceedings");
  }
  const auto& refused = entry->fact->complaint_refused();
  if (refused.particulars_filed() == v1::YES_NO_NO) {
    return Breached("refused although the particulars were not filed at court", {entry->version},
                    "take the complaint");
  }
  const auto filed =
      refused.has_proceedings_filed_date() ? ToDay(refused.proceedings_filed_date()) : std::nullopt;
  if (filed && entry->day && *filed > *entry->day) {
    return Breached("refused before the claim was filed at court", {entry->version},
                    "take the complaint");
  }
  if (!filed || refused.particulars_filed() == v1::YES_NO_UNSPECIFIED) {
    return NoEvidence("when the claim form and the particulars were filed is not held",
                      "record the day of filing", {entry->version});
  }
  return Complied("claim form and particulars were filed", {entry->version});
}

Said ConsideredBefore(const Setting& setting, const v1::Check&) {
  const Entry* entry = setting.record.Last(v1::Fact::kComplaintRefused);
  if (entry == nullptr || !setting.Reads(*entry) ||
      ReadRefusal(*entry).ground != v1::REFUSAL_GROUND_ALREADY_CONSIDERED) {
    return NotApplicable("nothing was refused as considered before");
  }
  if (entry->fact->complaint_refused().considered_complaint_id().empty()) {
    return NoEvidence("the complaint it was considered under is not named", "name that complaint",
                      {entry->version});
  }
  return Complied("the earlier complaint is named", {entry->version});
}

Said EscalationTaken(const Setting& setting, const v1::Check& check) {
  Said all = NotApplicable("nobody asked for the next stage");
  for (std::uint32_t stage = 2; stage <= clocks::kStagesMax; ++stage) {
    if ((check.stage() != 0 && check.stage() != stage) || !setting.Governs(stage)) continue;
    const Entry* asked = setting.record.First(v1::Fact::kEscalationRequested, stage);
    const Entry* refused = setting.record.Last(v1::Fact::kEscalationRefused, stage);
    if (asked == nullptr && refused == nullptr) continue;
    const Entry* directed = setting.record.Last(v1::Fact::kAcceptanceDirected, stage);
    const Entry* taken = TakenAt(setting, stage);
    const bool in_force = refused != nullptr && (taken == nullptr || IsBefore(*taken, *refused)) &&
                          setting.Stage(stage).over;
    Said said;
    if (refused != nullptr && directed != nullptr && IsBefore(*refused, *directed)) {
      said = Breached("the Ombudsman had to direct that it go on",
                      {refused->version, directed->version});
    } else if (in_force) {
      const Refused read = ReadRefusal(*refused);
      if (read.ground == v1::REFUSAL_GROUND_UNSPECIFIED || !read.has_evidence) {
        said = NoEvidence("refused, but its ground or what shows it is not held",
                          "record the ground and its evidence", {refused->version});
      } else if (read.ground == v1::REFUSAL_GROUND_OVER_TIME_LIMIT) {
        said = CountTimeLimit(setting, *refused, kTimeLimitMonths);
      } else {
        said = Complied("refused on a ground with evidence", {refused->version});
      }
    } else if (taken != nullptr) {
      said = Complied("taken", {taken->version});
    } else {
      said = Untaken(setting, stage);
    }
    said.stage = stage;
    Join(all, std::move(said));
  }
  return all;
}

}  // namespace redress::findings

#include "engine/findings/stated.h"

#include <algorithm>

#include <google/protobuf/descriptor.h>

namespace redress::findings {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::int32_t KindOf(const std::string& fact) {
  const auto* field = v1::Fact::descriptor()->FindFieldByName(fact);
  return field == nullptr ? 0 : field->number();
}

const Message& BodyOf(const Entry& entry) {
  const auto* field = v1::Fact::descriptor()->FindFieldByNumber(entry.kind);
  return entry.fact->GetReflection()->GetMessage(*entry.fact, field);
}

// Whether the fact is of the sort that the check asks about.
bool IsAsked(const Message& body, const v1::StatedCheck& check) {
  if (check.when_field().empty()) return true;
  const auto* field = body.GetDescriptor()->FindFieldByName(check.when_field());
  if (field == nullptr || field->cpp_type() != FieldDescriptor::CPPTYPE_ENUM) return false;
  return body.GetReflection()->GetEnum(body, field)->name() == check.when_value();
}

// YES, NO or nothing of a yes or no; whether it is there of everything else.
v1::YesNo ValueOf(const Message& body, const FieldDescriptor& field) {
  const auto& reflection = *body.GetReflection();
  if (field.is_repeated()) {
    return reflection.FieldSize(body, &field) > 0 ? v1::YES_NO_YES : v1::YES_NO_UNSPECIFIED;
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
    const int number = reflection.GetEnumValue(body, &field);
    if (field.enum_type() == v1::YesNo_descriptor()) return static_cast<v1::YesNo>(number);
    return number != 0 ? v1::YES_NO_YES : v1::YES_NO_UNSPECIFIED;
  }
  return reflection.HasField(body, &field) ? v1::YES_NO_YES : v1::YES_NO_UNSPECIFIED;
}

std::string Words(std::string name) {
  for (char& c : name) c = c == '_' ? ' ' : c;
  return name;
}

Said SayStated(const Entry& entry, const v1::StatedCheck& check) {
  const Message& body = BodyOf(entry);
  const auto* field = body.GetDescriptor()->FindFieldByName(check.field());
  if (field == nullptr)
    return NotApplicable("it has no such field");  // Refused when the file is read.
  const v1::YesNo value = ValueOf(body, *field);
  const std::string what = Words(check.field());
  if (value == v1::YES_NO_UNSPECIFIED) {
    const std::string reason = "whether \"" + what + "\" holds is not recorded";
    if (check.absent_is_breach()) return Breached("\"" + what + "\" is missing", {entry.version});
    return NoEvidence(reason, "record \"" + what + "\" by correcting the event", {entry.version});
  }
  const bool kept = (value == v1::YES_NO_YES) != check.no_is_kept();
  if (kept) return Complied("\"" + what + "\" is recorded", {entry.version});
  return Breached("the record says of \"" + what + "\" that it is not so", {entry.version});
}

// Whether a later letter of the same stage took its place.
bool IsMended(const Setting& setting, const Entry& entry) {
  switch (entry.kind) {
    case v1::Fact::kAcknowledged:
    case v1::Fact::kDefined:
    case v1::Fact::kResponded:
      return setting.record.Last(entry.kind, entry.stage) != &entry;
    default:
      return false;
  }
}

std::string Due(const clocks::Clock& clock) {
  return clock.due ? "due " + ToIsoDate(*clock.due) : "with no date that is known";
}

Said SayClock(const Setting& setting, const clocks::Clock& clock) {
  const std::string& title = clock.rule->title();
  std::vector<std::uint64_t> versions;
  if (!clock.explanations.empty()) versions = {clock.explanations.front().start_version};
  switch (clock.state) {
    case v1::CLOCK_STATE_MET:
      if (!clock.missing.empty()) {
        return NoEvidence("done in time, but part of it is not on record",
                          "record what is missing with its day", versions);
      }
      return Complied(Due(clock) + ", done " + ToIsoDate(*clock.done), versions);
    case v1::CLOCK_STATE_MISSED:
      return Breached(Due(clock) + ", done " + ToIsoDate(*clock.done), versions,
                      "explain why, and put right what came of it");
    case v1::CLOCK_STATE_OVERDUE:
      return Breached(Due(clock) + ", not done", versions, "do it now: " + title);
    case v1::CLOCK_STATE_ENDED_LATE:
      return Breached(Due(clock) + ", not done before the complaint ended", versions);
    case v1::CLOCK_STATE_RUNNING:
      if (clock.warn && setting.IsNear(*clock.warn, clock.rule->id())) {
        return AtRisk(Due(clock) + ", to be looked at by " + ToIsoDate(*clock.warn),
                      "do it: " + title, versions);
      }
      return NotApplicable(Due(clock) + ", not yet");
    case v1::CLOCK_STATE_ENDED:
      return NotApplicable("the complaint ended before it was due");
    case v1::CLOCK_STATE_NO_EVIDENCE:
      return NoEvidence("later events show it must have been done, but no day is held",
                        "record it with its day", versions);
    case v1::CLOCK_STATE_NOT_STARTED:
      return NoEvidence("the day it runs from is not held", "record that day");
    default:
      return NotApplicable("it was not worked out");
  }
}

}  // namespace

Said CheckClock(const Setting& setting, const std::string& clock_id) {
  const clocks::Clock* clock = setting.Find(clock_id);
  if (clock == nullptr) return NotApplicable("the stage has not been reached");
  Said said = SayClock(setting, *clock);
  said.stage = clock->rule->stage();
  return said;
}

Said CheckStated(const Setting& setting, const v1::StatedCheck& check) {
  const std::int32_t kind = KindOf(check.fact());
  Said all = NotApplicable("no " + Words(check.fact()) + " is on record");
  bool any = false;
  for (const Entry* entry : setting.record.Of(kind, check.stage())) {
    if (!setting.Reads(*entry) || IsMended(setting, *entry)) continue;
    if (!IsAsked(BodyOf(*entry), check)) continue;
    Said said = SayStated(*entry, check);
    said.stage = entry->stage;
    if (any) {
      Join(all, std::move(said));
    } else {
      all = std::move(said);
    }
    any = true;
  }
  return all;
}

Said CheckHeld(const Setting& setting, const v1::HeldCheck& check) {
  Said said = SayHeld(check, [&](const std::string& fact) -> std::optional<std::uint64_t> {
    for (const Entry& entry : setting.record.entries()) {
      const bool at_stage = check.stage() == 0 || entry.stage == 0 || entry.stage == check.stage();
      if (entry.kind == KindOf(fact) && at_stage && setting.Reads(entry)) return entry.version;
    }
    return std::nullopt;
  });
  if (said.verdict != v1::VERDICT_NOT_APPLICABLE) said.stage = check.stage();
  return said;
}

Said SayHeld(const v1::HeldCheck& check, const FindFact& find) {
  const auto& after = check.after();
  const bool is_asked = after.empty() || std::any_of(after.begin(), after.end(), find);
  if (!is_asked) return NotApplicable("what calls for it has not happened");
  const std::string what = Words(check.fact());
  if (const auto held = find(check.fact())) return Complied("on record: " + what, {*held});
  if (check.absent_is_breach()) return Breached("not on record: " + what);
  return NoEvidence("not on record: " + what, "record it: " + what);
}

}  // namespace redress::findings

#include "services/cli/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>

#include <fmt/format.h>

#include "engine/types/day.h"

namespace redress::cli {
namespace {

constexpr std::array kWeekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// COMPLAINT_STATUS_ for ComplaintStatus: Buf's STANDARD rules hold every enumerator to it.
std::string PrefixOf(const std::string& type_name) {
  std::string prefix;
  for (const char letter : type_name) {
    if (std::isupper(static_cast<unsigned char>(letter)) && !prefix.empty()) prefix += '_';
    prefix += static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return prefix + "_";
}

std::string LateWords(const v1::ClockView& clock) {
  return Count(static_cast<std::uint64_t>(std::max(clock.working_days_late(), 0)), "working day");
}

}  // namespace

std::string DateWords(const v1::CivilDate& date) {
  const auto day = ToDay(date);
  if (!day) return "-";
  return fmt::format("{} {} {} {}", kWeekdays[std::chrono::weekday(*day).c_encoding()], date.day(),
                     kMonths[date.month() - 1], date.year());
}

std::string HappenedWords(const v1::Happened& happened) {
  if (happened.grade() == v1::DATE_GRADE_NOT_KNOWN || !happened.has_date()) return "day not known";
  const char* about = happened.grade() == v1::DATE_GRADE_ESTIMATED ? "about " : "";
  return about + DateWords(happened.date());
}

std::string InstantWords(const google::protobuf::Timestamp& time) {
  const std::chrono::sys_seconds instant{std::chrono::seconds(time.seconds())};
  constexpr Day kFirst{std::chrono::year{kYearMin} / 1 / 1};
  constexpr Day kLast{std::chrono::year{kYearMax} / 12 / 31};
  if (instant < kFirst || instant >= kLast + std::chrono::days(1)) return "-";
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::hh_mm_ss clock(instant - day);
  return fmt::format("{} {:02}:{:02}:{:02} UTC", ToIsoDate(day), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::string Count(std::uint64_t number, std::string_view singular) {
  return fmt::format("{} {}{}", number, singular, number == 1 ? "" : "s");
}

std::string EnumWords(const google::protobuf::EnumValueDescriptor& value) {
  std::string words = value.name();
  const std::string prefix = PrefixOf(value.type()->name());
  if (words.starts_with(prefix)) words.erase(0, prefix.size());
  for (char& letter : words) {
    letter =
        letter == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return words;
}

std::string EnumWords(const google::protobuf::EnumDescriptor& type, int number) {
  const auto* value = type.FindValueByNumber(number);
  return value == nullptr ? fmt::format("unknown ({})", number) : EnumWords(*value);
}

std::string FieldWords(std::string_view field_name) {
  std::string words(field_name);
  if (words.ends_with("_id")) words.erase(words.size() - 3);
  if (words.ends_with("_ids")) words.replace(words.size() - 4, 4, "s");
  if (words.ends_with("_date")) words.erase(words.size() - 5);
  if (words.ends_with("_pence")) words.erase(words.size() - 6);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string DutyWords(std::string_view clock_id) {
  if (const auto colon = clock_id.find(':'); colon != std::string_view::npos) {
    return DutyWords(clock_id.substr(0, colon)) + " of " + std::string(clock_id.substr(colon + 1));
  }
  // Of a stage under another code: "lgsco.stage1.respond".
  if (const auto stage = clock_id.find(".stage"); stage != std::string_view::npos) {
    return DutyWords(clock_id.substr(stage + 1)) + " (" + std::string(clock_id.substr(0, stage)) +
           ")";
  }
  std::string words(clock_id);
  if (const auto dot = words.find('.'); dot != std::string::npos) {
    const std::string duty = words.substr(dot + 1);
    words.erase(dot);
    if (words.size() == 6 && words.starts_with("stage")) words.insert(5, " ");
    words += duty == "respond"       ? " response"
             : duty == "acknowledge" ? " acknowledgement"
                                     : " " + duty;
  }
  return words;
}

std::string StandingWords(const v1::ComplaintSummary& summary) {
  const std::string status = EnumWords(*v1::ComplaintStatus_descriptor(), summary.status());
  const bool at_stage = summary.status() == v1::COMPLAINT_STATUS_OPEN ||
                        summary.status() == v1::COMPLAINT_STATUS_RESPONDED;
  return at_stage && summary.stage() > 0 ? fmt::format("{} at stage {}", status, summary.stage())
                                         : status;
}

Tone StandingTone(v1::ComplaintStatus status) {
  return status == v1::COMPLAINT_STATUS_OPEN ? Tone::kStrong : Tone::kPlain;
}

std::string StateWords(const v1::ClockView& clock) {
  switch (clock.state()) {
    case v1::CLOCK_STATE_NOT_STARTED:
      return "not started";
    case v1::CLOCK_STATE_RUNNING:
      return "running";
    case v1::CLOCK_STATE_OVERDUE:
      return "overdue by " + LateWords(clock);
    case v1::CLOCK_STATE_MET:
      return "done in time";
    case v1::CLOCK_STATE_MISSED:
      return "done " + LateWords(clock) + " late";
    case v1::CLOCK_STATE_ENDED:
      return "no longer needed";
    case v1::CLOCK_STATE_ENDED_LATE:
      return "not done; ended " + LateWords(clock) + " late";
    case v1::CLOCK_STATE_NO_EVIDENCE:
      return "no record of it";
    default:
      return "unknown";
  }
}

Tone StateTone(v1::ClockState state) {
  switch (state) {
    case v1::CLOCK_STATE_OVERDUE:
    case v1::CLOCK_STATE_MISSED:
    case v1::CLOCK_STATE_ENDED_LATE:
      return Tone::kBad;
    case v1::CLOCK_STATE_MET:
      return Tone::kGood;
    case v1::CLOCK_STATE_RUNNING:
    case v1::CLOCK_STATE_NO_EVIDENCE:
      return Tone::kWarning;
    default:
      return Tone::kQuiet;
  }
}

std::string LimitWords(const v1::Limit& limit) {
  switch (limit.amount_case()) {
    case v1::Limit::kWorkingDays:
      return Count(limit.working_days(), "working day");
    case v1::Limit::kCalendarDays:
      return Count(limit.calendar_days(), "calendar day");
    case v1::Limit::kHours:
      return Count(limit.hours(), "hour");
    case v1::Limit::kWeeks:
      return Count(limit.weeks(), "week");
    case v1::Limit::kMonths:
      return Count(limit.months(), "month");
    case v1::Limit::kStated:
      return "the date stated";
    case v1::Limit::kAgreedInterval:
      return "the interval agreed";
    case v1::Limit::AMOUNT_NOT_SET:
      return "no limit";
  }
  return "no limit";
}

std::string PersonalWords(const v1::Personal& personal) {
  switch (personal.content_case()) {
    case v1::Personal::kClear:
      return personal.clear();
    case v1::Personal::kSealed:
      return "(sealed)";
    case v1::Personal::kErased:
      return "(erased)";
    case v1::Personal::kWithheld:
      return personal.withheld().reason().empty()
                 ? "(withheld)"
                 : "(withheld: " + personal.withheld().reason() + ")";
    case v1::Personal::CONTENT_NOT_SET:
      return "";
  }
  return "";
}

std::string ReferenceWords(const v1::ExternalReference& reference) {
  return reference.reference().empty() ? "" : reference.source() + "/" + reference.reference();
}

std::string ReferencesWords(
    const google::protobuf::RepeatedPtrField<v1::ExternalReference>& references) {
  std::string words;
  for (const auto& reference : references) {
    words += (words.empty() ? "" : ", ") + ReferenceWords(reference);
  }
  return words;
}

}  // namespace redress::cli

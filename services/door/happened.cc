#include "services/door/happened.h"

namespace redress::door {
namespace {

constexpr std::int64_t kNanosPerSecond = 1'000'000'000;

constexpr std::int64_t SecondsAt(int year) {
  using namespace std::chrono;
  return duration_cast<seconds>(sys_days{std::chrono::year{year} / January / 1}.time_since_epoch())
      .count();
}

std::optional<MomentFault> FaultOfNotKnown(const v1::Happened& happened) {
  if (happened.has_date())
    return MomentFault{"date", "expected no date where none is known, but found one"};
  if (happened.has_instant()) {
    return MomentFault{"instant", "expected no instant where no day is known, but found one"};
  }
  return std::nullopt;
}

std::optional<MomentFault> FaultOfGrade(const v1::Happened& happened) {
  switch (happened.grade()) {
    case v1::DATE_GRADE_UNSPECIFIED:
      if (happened.has_date() || happened.has_instant()) return std::nullopt;
      return MomentFault{"",
                         "expected a date, an instant or grade NOT_KNOWN, but found none of them"};
    case v1::DATE_GRADE_EXACT:
      if (happened.has_instant()) return std::nullopt;
      return MomentFault{"instant", "expected an instant with grade EXACT, but there is none"};
    case v1::DATE_GRADE_DAY:
    case v1::DATE_GRADE_ESTIMATED:
      if (!happened.has_date()) {
        return MomentFault{"date", "expected a date with that grade, but there is none"};
      }
      if (!happened.has_instant()) return std::nullopt;
      return MomentFault{"instant", "expected an instant only with grade EXACT, but found one"};
    case v1::DATE_GRADE_NOT_KNOWN:
      return FaultOfNotKnown(happened);
    default:
      return MomentFault{"grade", "expected a grade of the contract, but found another number"};
  }
}

}  // namespace

std::optional<std::int64_t> ToNanos(const google::protobuf::Timestamp& instant) {
  constexpr std::int64_t kFirst = SecondsAt(kYearMin);
  constexpr std::int64_t kEnd = SecondsAt(kYearMax + 1);
  if (instant.seconds() < kFirst || instant.seconds() >= kEnd) return std::nullopt;
  if (instant.nanos() < 0 || instant.nanos() >= kNanosPerSecond) return std::nullopt;
  return instant.seconds() * kNanosPerSecond + instant.nanos();
}

google::protobuf::Timestamp ToTimestamp(std::int64_t unix_nanos) {
  google::protobuf::Timestamp instant;
  const std::int64_t nanos = (unix_nanos % kNanosPerSecond + kNanosPerSecond) % kNanosPerSecond;
  instant.set_seconds((unix_nanos - nanos) / kNanosPerSecond);
  instant.set_nanos(static_cast<std::int32_t>(nanos));
  return instant;
}

std::optional<MomentFault> FaultOf(const v1::Happened& happened, const ports::Clock& clock) {
  std::optional<Day> day;
  if (happened.has_date()) {
    day = ToDay(happened.date());
    if (!day)
      return MomentFault{"date", "expected a day of the years 1900 to 2199, but found none"};
  }
  if (happened.has_instant()) {
    const auto nanos = ToNanos(happened.instant());
    if (!nanos) {
      return MomentFault{"instant",
                         "expected an instant of the years 1900 to 2199, but found none"};
    }
    if (day && clock.DayOf(*nanos) != *day) {
      return MomentFault{"date", "expected the instant's day in London, but found another day"};
    }
  }
  return FaultOfGrade(happened);
}

void Complete(v1::Happened& happened, const ports::Clock& clock) {
  if (happened.grade() == v1::DATE_GRADE_UNSPECIFIED) {
    happened.set_grade(happened.has_instant() ? v1::DATE_GRADE_EXACT : v1::DATE_GRADE_DAY);
  }
  if (happened.has_instant() && !happened.has_date()) {
    *happened.mutable_date() = ToCivilDate(clock.DayOf(ToNanos(happened.instant()).value_or(0)));
  }
}

v1::Happened HappenedNow(const ports::Clock& clock) {
  const ports::Now now = clock.Read();
  v1::Happened happened;
  *happened.mutable_instant() = ToTimestamp(now.unix_nanos);
  *happened.mutable_date() = ToCivilDate(now.today);
  happened.set_grade(v1::DATE_GRADE_EXACT);
  return happened;
}

}  // namespace redress::door

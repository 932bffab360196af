#include "services/intake/rows/dates.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "services/intake/rows/date_text.h"
#include "services/intake/rows/text.h"

namespace redress::intake {
namespace {

using Words = std::initializer_list<std::string_view>;

constexpr std::size_t kDateBytesMax = 64;

bool IsOneOf(std::string_view text, Words words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

DateReading Graded(v1::DateGrade grade, std::string note) {
  DateReading reading;
  reading.happened.emplace().set_grade(grade);
  reading.note = std::move(note);
  return reading;
}

DateReading NotKnown(std::string why) {
  return Graded(v1::DATE_GRADE_NOT_KNOWN,
                "taken as happened on a day not known: " + std::move(why));
}

// What people write where they have no date. Nothing if `text` is none of that.
std::optional<DateReading> ReadWord(std::string_view text) {
  if (IsOneOf(text, {"", "-", "--", "n/a", "na", "none", "nil", "no", "n", "false",
                     "not applicable", "not required"})) {
    return DateReading{};
  }
  if (IsOneOf(text, {"tbc", "tba", "tbd", "pending", "awaiting", "ongoing", "not yet",
                     "in progress", "outstanding"})) {
    return DateReading{std::nullopt, "left out: the cell says that it has yet to happen"};
  }
  if (IsOneOf(text, {"unknown", "not known", "date unknown", "date not known", "not recorded", "?",
                     "??", "yes", "y", "true", "done", "sent", "completed"})) {
    return NotKnown("the cell gives no date");
  }
  return std::nullopt;
}

// Takes marks of an estimate away. True if there was one.
bool TakeEstimate(std::string& text) {
  const auto strip = [&text](bool front, std::string_view mark) {
    if (text.size() < mark.size()) return false;
    const std::size_t at = front ? 0 : text.size() - mark.size();
    if (std::string_view(text).substr(at, mark.size()) != mark) return false;
    text.erase(at, mark.size());
    text = Trim(text);
    return true;
  };
  bool found = false;
  for (const auto mark : {"approximately ", "approx. ", "approx ", "circa ", "c. ", "about ",
                          "around ", "estimated ", "est. ", "est ", "~"}) {
    found = strip(true, mark) || found;
  }
  for (const auto mark : {"(approximately)", "(approx.)", "(approx)", "(estimated)", "(est.)",
                          "(est)", "(?)", "?", " approx", " est"}) {
    found = strip(false, mark) || found;
  }
  return found;
}

// Spreadsheets count days from 30 December 1899, once past the 29 February 1900 that never was.
std::optional<DateReading> ReadSerial(std::string_view text) {
  char* end = nullptr;
  const std::string digits(text);
  const double serial = std::strtod(digits.c_str(), &end);
  if (digits.find_first_not_of("0123456789.") != std::string::npos || *end != '\0' ||
      !(serial >= 61) || !(serial < 109'575)) {
    return std::nullopt;
  }
  const auto days = static_cast<std::int64_t>(serial);
  const auto seconds = std::min<std::int64_t>(
      static_cast<std::int64_t>((serial - static_cast<double>(days)) * 86'400 + 0.5), 86'399);
  using namespace std::chrono;
  const Day day = sys_days{year{1899} / December / 30} + std::chrono::days(days);
  DateReading reading = Graded(v1::DATE_GRADE_DAY, "");
  *reading.happened->mutable_date() = ToCivilDate(day);
  if (const auto instant = InstantInLondon(ToCivilDate(day), seconds); instant && seconds != 0) {
    reading.happened->mutable_instant()->set_seconds(*instant);
    reading.happened->set_grade(v1::DATE_GRADE_EXACT);
  }
  return reading;
}

// Adds the instant, where one is known. Midnight is what a spreadsheet writes for a date without a
// time.
void AddInstant(const WrittenDate& written, DateReading& reading) {
  if (written.time_is_nonsense) {
    reading.note = "the time was left out: there is no such time";
    return;
  }
  if (!written.seconds || (*written.seconds == 0 && !written.utc_offset_seconds)) return;
  auto& happened = *reading.happened;
  std::optional<std::int64_t> instant;
  if (written.utc_offset_seconds) {
    const auto day = ToDay(happened.date());
    instant =
        day->time_since_epoch().count() * 86'400LL + *written.seconds - *written.utc_offset_seconds;
    *happened.mutable_date() = ToCivilDate(LondonDay(*instant));
  } else {
    instant = InstantInLondon(happened.date(), *written.seconds);
  }
  if (!instant) {
    reading.note = "the time was left out: London's clocks showed it twice or never that day";
    return;
  }
  happened.mutable_instant()->set_seconds(*instant);
  happened.set_grade(v1::DATE_GRADE_EXACT);
}

tl::expected<DateReading, std::string> Grade(const WrittenDate& written, bool estimated,
                                             const DateRules& rules) {
  if (written.orders_differ) {
    return tl::unexpected<std::string>(
        "expected the month to be 1 to 12, but it is more: if the log has another order, set "
        "date_order");
  }
  if (!written.year || !written.day) return NotKnown("the date is not whole");
  v1::CivilDate date;
  date.set_year(*written.year);
  date.set_month(written.month);
  date.set_day(*written.day);
  const auto day = ToDay(date);
  if (!day && rules.impossible_is_fault) {
    return tl::unexpected<std::string>("expected a day of the calendar, but there is no such day");
  }
  if (!day) return NotKnown("there is no such day");
  DateReading reading = Graded(v1::DATE_GRADE_DAY, "");
  *reading.happened->mutable_date() = date;
  const bool other_weekday =
      written.weekday && *written.weekday != std::chrono::weekday(*day).c_encoding();
  if (estimated || other_weekday) {
    reading.happened->set_grade(v1::DATE_GRADE_ESTIMATED);
    reading.note = estimated ? "taken as an estimate, as the cell says"
                             : "taken as an estimate: that day was another weekday";
    return reading;
  }
  AddInstant(written, reading);
  return reading;
}

}  // namespace

tl::expected<DateReading, std::string> ReadDate(std::string_view text, const DateRules& rules) {
  std::string folded =
      text.size() <= kDateBytesMax ? Fold(text) : std::string("longer than any date");
  if (auto word = ReadWord(folded)) return *std::move(word);
  const bool bare = folded.find_first_not_of("0123456789.") == std::string::npos &&
                    std::count(folded.begin(), folded.end(), '.') < 2 && folded.size() >= 5;
  if (bare && rules.excel_serials) {
    if (auto serial = ReadSerial(folded)) return *std::move(serial);
  }
  const bool estimated = TakeEstimate(folded);
  if (const auto written = TakeApart(folded, rules.order)) return Grade(*written, estimated, rules);
  if (rules.unreadable_is_not_known) return NotKnown("the cell holds something else than a date");
  return tl::unexpected<std::string>(bare ? "expected a date, but it is a bare number: if the log "
                                            "has a spreadsheet's day numbers, set "
                                            "excel_serials"
                                          : "expected a date, but it cannot be read as one");
}

}  // namespace redress::intake

#include "services/intake/rows/date_text.h"

#include <array>
#include <charconv>

namespace redress::intake {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};

struct Number {
  unsigned value = 0;
  std::size_t digits = 0;
};

// The index of the name that `word` is, or shortens to three letters or more ("sept", "tues").
template <std::size_t N>
std::optional<unsigned> IndexOf(const std::array<std::string_view, N>& names,
                                std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (unsigned i = 0; i < N; ++i) {
    if (names[i].substr(0, word.size()) == word) return i;
  }
  return std::nullopt;
}

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] bool AtEnd() const { return text_.empty(); }

  bool Take(std::string_view word) {
    if (text_.substr(0, word.size()) != word) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  bool TakeAny(std::string_view characters) {
    if (text_.empty() || characters.find(text_.front()) == std::string_view::npos) return false;
    text_.remove_prefix(1);
    return true;
  }

  void TakeAll(std::string_view characters) {
    while (TakeAny(characters)) {
    }
  }

  std::optional<Number> TakeNumber(std::size_t digits_max) {
    Number number;
    const auto [last, error] =
        std::from_chars(text_.data(), text_.data() + text_.size(), number.value);
    number.digits = static_cast<std::size_t>(last - text_.data());
    if (error != std::errc{} || number.digits > digits_max) return std::nullopt;
    text_.remove_prefix(number.digits);
    return number;
  }

  template <std::size_t N>
  std::optional<unsigned> TakeName(const std::array<std::string_view, N>& names) {
    std::size_t size = 0;
    while (size < text_.size() && text_[size] >= 'a' && text_[size] <= 'z') ++size;
    const auto index = IndexOf(names, text_.substr(0, size));
    if (index) text_.remove_prefix(size);
    return index;
  }

 private:
  std::string_view text_;
};

int FullYear(const Number& number) {
  const int year = static_cast<int>(number.value);
  if (number.digits != 2) return number.digits == 4 ? year : 0;  // 0 is no year that anybody means.
  return year < kTwoDigitYearPivot ? 2000 + year : 1900 + year;
}

// "2 April 2024", "2nd of April", "2-Apr-24": after the day.
bool TakeNamedMonth(Cursor& cursor, Number day, WrittenDate& date) {
  const auto month = cursor.TakeName(kMonths);
  if (!month) return false;
  date.month = *month + 1;
  date.day = day.value;
  cursor.TakeAll("/-., '");
  if (const auto year = cursor.TakeNumber(5)) date.year = FullYear(*year);
  return true;
}

// "02/04/2024", "2024-04-02", "04/2024": after the first number.
bool TakeNumbers(Cursor& cursor, Number first, DateOrder order, WrittenDate& date) {
  const auto second = cursor.TakeNumber(4);
  if (!second) return false;
  if (!cursor.TakeAny("/-.")) {
    date.month = first.digits == 4 ? second->value : first.value;
    if (first.digits == 4) date.year = FullYear(first);
    if (second->digits == 4) date.year = FullYear(*second);
    if (!date.year)
      date.day = second->value;  // Two numbers and no year: which is which does not matter.
    return true;
  }
  const auto third = cursor.TakeNumber(5);
  if (!third) return false;
  const bool year_first = first.digits == 4 || order == DateOrder::kYearMonthDay;
  date.year = FullYear(year_first ? first : *third);
  const bool month_first = !year_first && order == DateOrder::kMonthDayYear;
  date.month = month_first ? first.value : second->value;
  date.day = year_first ? third->value : month_first ? second->value : first.value;
  date.orders_differ = !year_first && date.month > 12 && date.month <= 31 && *date.day <= 12;
  return true;
}

// "April 2, 2024", "April 2024", "April": from the month on.
bool TakeMonthFirst(Cursor& cursor, WrittenDate& date) {
  const auto month = cursor.TakeName(kMonths);
  if (!month) return false;
  date.month = *month + 1;
  cursor.TakeAll("/-., '");
  auto number = cursor.TakeNumber(5);
  if (!number) return true;
  if (number->digits <= 2) {
    const bool ordinal =
        cursor.Take("st") || cursor.Take("nd") || cursor.Take("rd") || cursor.Take("th");
    cursor.TakeAll("., ");
    const auto year = cursor.TakeNumber(5);
    if (year || ordinal) {
      date.day = number->value;
      if (year) date.year = FullYear(*year);
      return true;
    }
  }
  date.year = FullYear(*number);  // "Mar-24", "March 2024".
  return true;
}

bool TakeDay(Cursor& cursor, DateOrder order, WrittenDate& date) {
  date.weekday = cursor.TakeName(kWeekdays);
  if (date.weekday) cursor.TakeAll("., ");
  const auto first = cursor.TakeNumber(4);
  if (!first) return TakeMonthFirst(cursor, date);
  if (first->digits <= 2) {
    if (!(cursor.Take("st") || cursor.Take("nd") || cursor.Take("rd"))) cursor.Take("th");
  }
  if (first->digits != 4 && cursor.TakeAny(" ,")) {
    cursor.TakeAll(" ,");
    cursor.Take("of ");
    return TakeNamedMonth(cursor, *first, date);
  }
  if (TakeNamedMonth(cursor, *first, date)) return true;  // "2apr24".
  if (!cursor.TakeAny("/-.")) return false;
  return TakeNamedMonth(cursor, *first, date) || TakeNumbers(cursor, *first, order, date);
}

void TakeZone(Cursor& cursor, WrittenDate& date) {
  cursor.TakeAll(" ");
  if (cursor.Take("z") || cursor.Take("gmt") || cursor.Take("utc")) {
    date.utc_offset_seconds = 0;
  } else if (cursor.Take("bst")) {
    date.utc_offset_seconds = 3'600;
  } else {
    const bool west = cursor.Take("-");
    if (!west && !cursor.Take("+")) return;
    const auto hours = cursor.TakeNumber(2);
    cursor.Take(":");
    const auto minutes = cursor.TakeNumber(2);
    if (!hours || hours->value > 14 || (minutes && minutes->value > 59))
      date.time_is_nonsense = true;
    const std::int64_t offset =
        hours ? hours->value * 3'600 + (minutes ? minutes->value * 60 : 0) : 0;
    date.utc_offset_seconds = west ? -offset : offset;
  }
}

// "14:05", "2:05:33 pm", "14:05:00.000Z". True if there is no time at all.
bool TakeTime(Cursor& cursor, WrittenDate& date) {
  if (cursor.AtEnd()) return true;
  if (!cursor.TakeAny("t, ")) return false;
  cursor.TakeAll(", ");
  cursor.Take("at ");
  const auto hour = cursor.TakeNumber(2);
  if (!hour || !cursor.Take(":")) return false;
  const auto minute = cursor.TakeNumber(2);
  if (!minute || minute->digits != 2) return false;
  std::optional<Number> second = Number{};
  if (cursor.Take(":")) second = cursor.TakeNumber(2);
  if (!second) return false;
  if (cursor.TakeAny(".,"))
    cursor.TakeAll("0123456789");  // Nobody's evidence hangs on the fraction.
  cursor.TakeAll(" ");
  unsigned hours = hour->value;
  const bool am = cursor.Take("am");
  const bool pm = !am && cursor.Take("pm");
  date.time_is_nonsense = minute->value > 59 || second->value > 59 || hours > 23 ||
                          ((am || pm) && (hours == 0 || hours > 12));
  if (am && hours == 12) hours = 0;
  if (pm && hours < 12) hours += 12;
  TakeZone(cursor, date);
  date.seconds = hours * 3'600 + minute->value * 60 + second->value;
  return cursor.AtEnd();
}

}  // namespace

std::optional<WrittenDate> TakeApart(std::string_view text, DateOrder order) {
  Cursor cursor(text);
  WrittenDate date;
  if (!TakeDay(cursor, order, date) || !TakeTime(cursor, date)) return std::nullopt;
  return date;
}

}  // namespace redress::intake

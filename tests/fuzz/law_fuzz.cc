// Files of law as an operator may hand them over: any bytes give a file that is sound, or a refusal with its line.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/calendar/working_days.h"
#include "engine/editions/law.h"
#include "engine/types/assert.h"
#include "engine/types/text.h"

namespace {

template <typename Parsed>
void CheckRefusal(const Parsed& parsed) {
  if (parsed) return;
  REDRESS_ASSERT(parsed.error().message.starts_with("fuzz.textproto:"));
  REDRESS_ASSERT(parsed.error().message.find(": expected ") != std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  CheckRefusal(redress::editions::ParseEdition(text, "fuzz.textproto"));
  CheckRefusal(redress::editions::ParsePolicy(text, "fuzz.textproto"));
  const auto letter = redress::editions::ParseLetterTemplate(text, "fuzz.textproto");
  CheckRefusal(letter);
  if (letter) REDRESS_ASSERT(redress::IsId(letter->Id()));
  const auto calendar = redress::editions::ParseCalendar(text, "fuzz.textproto");
  CheckRefusal(calendar);
  if (calendar) {
    const redress::calendar::WorkingDays days(*calendar);
    const auto counted = days.Add(redress::Day{std::chrono::days{19'000}}, 1'000);
    REDRESS_ASSERT(days.IsWorkingDay(counted.due));
  }
  return 0;
}

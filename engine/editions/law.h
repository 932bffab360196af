#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redress/v1/law.pb.h"
#include "redress/v1/other_facts.pb.h"

#include "engine/calendar/working_days.h"
#include "engine/types/result.h"

namespace redress::editions {

inline constexpr std::size_t kFileBytesMax = 49'152;  // Of a file's textproto.
inline constexpr std::size_t kLetterTemplateBytesMax = 32'768;
inline constexpr std::string_view kMainScheme;  // The Housing Ombudsman's, which decides.
inline constexpr std::string_view kDefaultCalendar = "england";

// A landlord's own template of a letter: what it says of itself in its first lines, and all of it
// unread. What its words may be is not the engine's to know: whoever fills it in checks them.
struct LetterTemplate {
  std::string letter;    // One of Letters().
  std::string language;  // A BCP 47 tag, e.g. "cy". Empty: it does not say.
  std::uint32_t version = 0;
  std::string text;

  // "response", or "response.cy": languages in small letters, since tags differ by no more.
  [[nodiscard]] std::string Id() const;
};

// What letters there are templates of: acknowledgement, extension, response, refusal, update.
[[nodiscard]] std::span<const std::string_view> Letters();

// The law in force at a landlord: what its adopted files say. Immutable once made; shared.
struct Law {
  std::uint32_t version = 0;  // Raised by each adoption. 0: nothing is adopted.
  std::vector<std::shared_ptr<const v1::Edition>>
      editions;  // Of every scheme. In ascending order of in_force_from_date;
                 // of one day, in order of adoption.
  std::shared_ptr<const calendar::WorkingDays>
      calendar;  // What is counted by where nothing else is said. Never null: england, else the
                 // one adopted last, else Monday to Friday.
  v1::Policy policy;  // Empty if none is adopted.
  std::map<std::string, std::shared_ptr<const calendar::WorkingDays>, std::less<>>
      calendars{};  // By id.
  std::vector<std::shared_ptr<const v1::Tariff>>
      tariffs{};  // In ascending order of in_force_from_date; of one day, in order of adoption.
  std::map<std::string, std::shared_ptr<const LetterTemplate>, std::less<>> letters{};  // By id.

  // The edition of the main scheme that governs a stage opened on `day`: the latest in force by
  // then and not past its last day, or null.
  [[nodiscard]] const v1::Edition* EditionFor(Day day) const {
    return EditionFor(kMainScheme, day);
  }

  // Likewise of `scheme`.
  [[nodiscard]] const v1::Edition* EditionFor(std::string_view scheme, Day day) const;

  // The schemes that have an edition, each once: the main one first, the others by name.
  [[nodiscard]] std::vector<std::string_view> Schemes() const;

  // What `edition` counts by: the calendar it names, else `calendar`.
  [[nodiscard]] const calendar::WorkingDays& CalendarOf(const v1::Edition& edition) const;

  // The tariff for what happens on `day`: the latest in force by then, or null.
  [[nodiscard]] const v1::Tariff* TariffFor(Day day) const;
  // The adopted tariff of that id, or null.
  [[nodiscard]] const v1::Tariff* FindTariff(std::string_view id) const;
};

// Reads and checks a file of textproto. A fault's message is "<file>:<line>: expected ..., but
// ...". Unknown fields, overlapping dates, limits of zero, clocks that never start, provisions that
// are not numbered as the Code's and everything else that would make a wrong deadline is a fault.
[[nodiscard]] tl::expected<v1::Edition, Refusal> ParseEdition(std::string_view text,
                                                              std::string_view file_name);
[[nodiscard]] tl::expected<v1::Calendar, Refusal> ParseCalendar(std::string_view text,
                                                                std::string_view file_name);
[[nodiscard]] tl::expected<v1::Policy, Refusal> ParsePolicy(std::string_view text,
                                                            std::string_view file_name);
[[nodiscard]] tl::expected<v1::Tariff, Refusal> ParseTariff(std::string_view text,
                                                            std::string_view file_name);

// Reads what a template of a letter says of itself: comments of the kind {{! letter: response }},
// {{! version: 2 }} and, if it likes, {{! lang: cy }}, each once and on a line of its own, before
// any other words. Faults as above.
[[nodiscard]] tl::expected<LetterTemplate, Refusal> ParseLetterTemplate(std::string_view text,
                                                                        std::string_view file_name);

// What a file of law says of itself.
struct Declared {
  std::string id;
  std::uint32_t version = 0;
};

// Reads and checks a file of that kind, as the five above do, for what it says of itself. A kind
// that is none is a fault of `kind`.
[[nodiscard]] tl::expected<Declared, Refusal> ParseLaw(v1::LawKind kind, std::string_view text,
                                                       std::string_view file_name);

// What makes `policy` ask less than the Code: a target longer than the limit of its own clock in
// any adopted edition, or counted otherwise, so that nobody can tell. Nothing if it does not. Says
// the provision of that clock.
[[nodiscard]] std::optional<Refusal> LaxerThanCode(const v1::Policy& policy, const Law& law);

// What `policy` says of a clock that no adopted edition has. Nothing while no edition is adopted.
[[nodiscard]] std::optional<Refusal> NamesNoClock(const v1::Policy& policy, const Law& law);

}  // namespace redress::editions

#pragma once

#include <span>
#include <string_view>

#include "redress/v1/other_facts.pb.h"

namespace redress::editions {

// A file of law that comes with the program. It is in force nowhere until a landlord adopts it.
struct ShippedFile {
  v1::LawKind kind = v1::LAW_KIND_UNSPECIFIED;
  std::string_view name;     // E.g. "housing_ombudsman_2024.textproto".
  std::string_view content;  // Textproto.
};

// What a landlord adopts unless it says otherwise: calendars first, then editions by the day they came
// into force.
[[nodiscard]] std::span<const ShippedFile> Shipped();

// The rest, adopted by name: older editions, neighbouring codes and what they count by. Calendars first,
// then editions by the day they came into force, then tariffs.
[[nodiscard]] std::span<const ShippedFile> ShippedBeside();

}  // namespace redress::editions

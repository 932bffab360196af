#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "redress/v1/law.pb.h"

#include "engine/editions/place.h"

namespace redress::editions {

inline constexpr int kClocksMax = 64;
inline constexpr int kTariffItemsMax = 200;
inline constexpr std::uint64_t kTariffPenceMax = 100'000'000;
inline constexpr std::size_t kTitleBytesMax = 256;

// Nothing if what was checked is sound, else its first fault.
using Checked = std::optional<Refusal>;

[[nodiscard]] Checked CheckEdition(const v1::Edition& edition, const Place& place);
[[nodiscard]] Checked CheckCalendar(const v1::Calendar& calendar, const Place& place);
[[nodiscard]] Checked CheckPolicy(const v1::Policy& policy, const Place& place);
[[nodiscard]] Checked CheckTariff(const v1::Tariff& tariff, const Place& place);

// The clock at `index` of `edition`, apart from what it has to do with the others.
[[nodiscard]] Checked CheckClock(const v1::Edition& edition, int index, const Place& place);

// What every file has: an id, and a version from 1.
[[nodiscard]] Checked CheckName(const std::string& id, std::uint32_t version, const Place& place);

// A text for people, in `field`.
[[nodiscard]] Checked CheckTitle(const char* field, const std::string& title, const Place& place);

}  // namespace redress::editions

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "redress/v1/law.pb.h"

#include "engine/editions/place.h"

namespace redress::editions {

inline constexpr int kClocksMax = 64;
inline constexpr int kProvisionsMax = 200;
inline constexpr int kChecksMax = 8;  // Of a provision; as many newer numbers.
inline constexpr std::size_t kProvisionBytesMax = 16;
inline constexpr std::uint32_t kStagesMax = 3;
inline constexpr std::uint32_t kMonthsMax = 120;
inline constexpr std::uint32_t kHoursMax = 8'784;
inline constexpr std::uint32_t kWeeksMax = 520;
inline constexpr int kPolicyEntriesMax = 64;  // Of targets, of leads, of rules for what is asked.
inline constexpr int kLeadDaysMax = 5;        // Of one duty.
inline constexpr std::uint32_t kLeadWorkingDaysMax = 60;
inline constexpr std::uint32_t kEscalationWindowMax = 250;
inline constexpr int kChannelsMax = 20;
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

// What it asks for and how that is found out; `provisions` of `edition`, whose clocks are sound.
[[nodiscard]] Checked CheckProvisions(const v1::Edition& edition, const Place& place);

// Of a clock that belongs to no stage: what starts and ends it.
[[nodiscard]] Checked CheckItemClock(const v1::ClockRule& rule, const Place& place);

// A list of facts in `field`: at least one, each known, none twice.
[[nodiscard]] Checked CheckFacts(const char* field,
                                 const google::protobuf::RepeatedField<int>& facts,
                                 const Place& place);

// The limit in the field `limit` of the message at `place`.
[[nodiscard]] Checked CheckLimit(const v1::Limit& limit, const Place& place);

// A provision in `field`, numbered as `scheme` does: the Housing Ombudsman's are "6.3" or "2.2a",
// of other schemes each is one short line.
[[nodiscard]] Checked CheckNumber(const char* field, const std::string& scheme,
                                  const std::string& number, const Place& place);

// What every file has: an id, and a version from 1.
[[nodiscard]] Checked CheckName(const std::string& id, std::uint32_t version, const Place& place);

// A text for people, in `field`.
[[nodiscard]] Checked CheckTitle(const char* field, const std::string& title, const Place& place);

}  // namespace redress::editions

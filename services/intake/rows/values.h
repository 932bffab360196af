#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "redress/v1/complaint_facts.pb.h"
#include "redress/v1/types.pb.h"

namespace redress::intake {

// What words of a log mean, without a mapping. `text` may be as people write it ("E-mail", "Partly
// Upheld") or the contract's own name ("web-form"). Nothing if it is none that is known.
[[nodiscard]] std::optional<v1::Channel> ChannelOf(std::string_view text);
[[nodiscard]] std::optional<v1::Tenure> TenureOf(std::string_view text);
[[nodiscard]] std::optional<v1::Outcome> OutcomeOf(std::string_view text);
[[nodiscard]] std::optional<v1::RefusalGround> RefusalGroundOf(std::string_view text);

// Where a service request stands, as a log has it.
enum class RequestStatus { kNotSaid, kOpen, kCompleted, kStopped };
[[nodiscard]] std::optional<RequestStatus> RequestStatusOf(std::string_view text);

// A category as a short name: "Damp & Mould" is "damp-and-mould". Empty if nothing of it is left.
[[nodiscard]] std::string CategoryOf(std::string_view text);

}  // namespace redress::intake

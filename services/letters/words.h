#pragma once

#include <cstdint>
#include <string>

#include "redress/v1/complaint_facts.pb.h"

#include "engine/types/day.h"

// How letters put things, in words for the resident.
namespace redress::letters {

// "3 May 2024".
[[nodiscard]] std::string DateWords(Day day);

// "£1,234.50"; "£50" where there are no pence.
[[nodiscard]] std::string MoneyWords(std::uint64_t pence);

// "upheld", "upheld in part", "not upheld"; empty if it is not decided.
[[nodiscard]] std::string OutcomeWords(v1::Outcome outcome);

// Why something is not taken, as a sentence. Empty if no ground is said.
[[nodiscard]] std::string GroundWords(v1::RefusalGround ground);

// What a remedy is where nothing else describes it. Empty if its kind is not said.
[[nodiscard]] std::string RemedyWords(v1::RemedyKind kind);

}  // namespace redress::letters

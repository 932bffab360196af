#pragma once

#include <cstdint>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/types/day.h"
#include "tests/properties/dice.h"

namespace redress::properties {

// What a random fact may refer to.
struct Surroundings {
  Day today;
  const std::vector<v1::Fact>* recorded = nullptr;  // The stream's facts so far, by version - 1.
  bool messy = true;    // Whether days may be far off or not known, and versions not there.
  bool spoilt = false;  // Whether some of its fields are of a form that is refused.
};

// Ids that random facts and histories are about.
inline constexpr std::uint64_t kOfficers = 4;    // "o1" to "o4".
inline constexpr std::uint64_t kPeople = 3;      // "person-1" to "person-3".
inline constexpr std::uint64_t kContacts = 2;    // "contact-1" and "contact-2".
inline constexpr std::uint64_t kRequests = 2;    // "request-1" and "request-2".
inline constexpr std::uint64_t kComplaints = 4;  // "c1" to "c4", at most.

// The numbers of all kinds of fact there are, by reflection: a new kind is thrown at once.
[[nodiscard]] const std::vector<int>& FactNumbers();

// A fact of that kind with random content: every field by reflection, its name saying what it may
// be.
[[nodiscard]] v1::Fact RandomFact(int number, const Surroundings& around, Dice& dice);

// A random time of happening, mostly of the last days; messy ones are far off, unknown, or
// nonsense.
[[nodiscard]] v1::Happened RandomHappened(const Surroundings& around, Dice& dice);

}  // namespace redress::properties

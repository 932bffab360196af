#pragma once

#include <optional>
#include <string>

#include "redress/v1/event.pb.h"

namespace redress {

// What facts give ids of its own within a record: a thing that begins, is followed, and ends.
enum class ItemKind {
  kRemedy,
  kAction,
  kAdjustment,
  kRestriction,
  kOrder,  // Of the Ombudsman; failure orders share its ids.
  kHazard,
  kDataComplaint,
  kOmbudsmanRequest,
  kLearning,
  kEvidence,       // On a landlord's register.
  kCircumstances,  // Exceptional ones of a landlord (8.5).
  kImprovement,
};

// What a fact does to its item.
enum class ItemPart { kBegins, kFollows, kEnds };

// The item that a fact is about. Points into the fact.
struct FactItem {
  ItemKind kind;
  const std::string& id;
  const char* field;  // The fact's field that holds the id.
  ItemPart part;
  const v1::CivilDate* stated = nullptr;  // When it is due, or looked at next, as the fact states. Null: it does not.
};

// The item that `fact` is about; nothing if it is about none. A `CompensationOffered` follows a remedy that is
// there and begins one that is not: kFollows here.
[[nodiscard]] std::optional<FactItem> ItemOf(const v1::Fact& fact);

}  // namespace redress

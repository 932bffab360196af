#pragma once

#include <string>
#include <vector>

#include "redress/v1/event.pb.h"

#include "engine/imports/diff.h"

namespace redress::imports {

// A fact as it stands: corrected, and not annulled.
struct Standing {
  std::uint64_t version = 0;  // Of the event that first recorded it.
  v1::Happened happened;
  v1::Channel channel = v1::CHANNEL_UNSPECIFIED;
  v1::Fact fact;
  bool imported = false;  // An import recorded it.
};

// How one recorded fact and one of a row differ.
struct FactDifference {
  std::vector<Difference> differences;
  bool moment_differs = false;   // And the row's is to be taken.
  bool content_differs = false;  // And the row's is to be taken:
  v1::Fact merged;               // the recorded fact with what the row says otherwise.

  [[nodiscard]] bool IsTaken() const { return moment_differs || content_differs; }
};

// `label` names the fact, e.g. "responded(1)".
[[nodiscard]] FactDifference CompareFacts(const std::string& label, const Standing& recorded,
                                          const v1::Step& row);

// E.g. "2024-04-02", "2024-04-02 (estimated)", "2024-04-02 (at 1712063100 s)", "not known".
[[nodiscard]] std::string Show(const v1::Happened& happened);

}  // namespace redress::imports

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redress/v1/command.pb.h"
#include "redress/v1/event.pb.h"

namespace redress::imports {

// What the correlation ids of imported events begin with: an import's id.
inline constexpr std::string_view kImportIdPrefix = "imp-";

// One difference between what is recorded and what a row says. Never shows a personal text.
struct Difference {
  std::string field;     // E.g. "responded(1).happened".
  std::string recorded;  // Empty: nothing is recorded.
  std::string row;       // Empty: the row says nothing.

  bool operator==(const Difference&) const = default;
};

// What a row would change.
struct Comparison {
  std::vector<Difference> differences;
  std::vector<v1::Step>
      steps;  // What would take them: new facts and corrections; no stream, and a
              // correction without a moment. Fewer than the differences: some are only shown.
};

// Compares a complaint, a service request, or a person, as recorded (all events of the stream in version order,
// personal texts opened where they can be) with what a row says of it. Corrections and annulments
// count.
//
// A row takes what it adds and what it says otherwise. What it does not say is not taken back: a
// blank cell may be an oversight. It is shown if an import recorded it, and left out if others did.
[[nodiscard]] Comparison Compare(std::span<const v1::RecordedEvent> recorded,
                                 std::span<const v1::Step> row);

// The person whom a complaint, or a service request, is about, as it stands. Empty: nobody is recorded.
[[nodiscard]] std::string ResidentOf(std::span<const v1::RecordedEvent> recorded);

}  // namespace redress::imports

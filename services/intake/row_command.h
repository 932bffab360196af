#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "redress/v1/import_service.pb.h"

#include "services/door/house.h"
#include "services/intake/prepare_row.h"

namespace redress::intake {

// What all rows of one run share.
struct RunContext {
  v1::ImportStart start;
  std::string import_id;
  std::string nonce;  // Of this run: request ids are of the run and the line.
};

// What is to be done with a row.
struct RowPlan {
  v1::ImportRowsResponse answer;  // If nothing is to be written, or once it is.
  std::vector<v1::Step> steps;    // To be written in one command. Empty: nothing.
  std::optional<std::uint64_t> expected_version;
  std::vector<std::string> officers;  // That the steps register.
  bool only_officers = false;  // The steps register officers first; the row itself comes after.
};

// Works out what a row asks for: a complaint or service request that is not on file is new; one
// that is is compared. Reads from disk. `known_officers`: the ids registered already.
[[nodiscard]] tl::expected<RowPlan, runtime::Failure> PlanRow(
    const PreparedRow& row, const RunContext& run, const std::set<std::string>& known_officers,
    door::House& house);

// The header of a command of this run.
[[nodiscard]] v1::CommandHeader MakeHeader(const RunContext& run,
                                           const std::string& request_suffix);

// Where in the row a refusal of its command points: "responded(1).happened" for
// "steps[3].happened".
[[nodiscard]] std::string FieldInRow(const std::string& field, const std::vector<v1::Step>& steps);

}  // namespace redress::intake

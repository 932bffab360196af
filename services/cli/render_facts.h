#pragma once

#include <string>
#include <vector>

#include "redress/v1/command.pb.h"

#include "services/cli/fact_catalogue.h"
#include "services/cli/style.h"

namespace redress::cli {

// The facts that can be recorded, a line each; or, if `name` is not empty, one with its fields.
[[nodiscard]] std::string RenderFacts(const std::vector<FactEntry>& facts, const std::string& name,
                                      const Style& style);

// What a command did. `fact_names` are the facts it asked for, in its order: what was recorded
// before them are the blocks overridden for them.
[[nodiscard]] std::string RenderResult(const v1::CommandResult& result,
                                       const std::vector<std::string>& fact_names,
                                       const Style& style);

// What speaks against what was done, a line each, for people. Empty: nothing does.
[[nodiscard]] std::string RenderWarnings(const v1::CommandResult& result);

}  // namespace redress::cli

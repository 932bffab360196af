#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "redress/v1/law.pb.h"

namespace redress::scenarios {

// A provision of an edition: the edition's id and the provision's number.
using ProvisionKey = std::pair<std::string, std::string>;

// What scenarios show of a provision.
struct Shown {
  std::set<std::string> verdicts;    // As scenarios write them: "breached".
  std::set<std::string> unnamed_in;  // Scenarios whose header does not name it.
};
using Coverage = std::map<ProvisionKey, Shown>;

// Adds what the `finding` lines of one scenario show. A line counts for the edition it names, else
// for the only one the landlord works by; else for none.
void Cover(Coverage& coverage, std::string_view text, const std::string& path);

// Whether a provision can be found breached, and not only without evidence.
[[nodiscard]] bool CanBeBreached(const v1::Provision& provision);

// What `coverage` lacks of a provision that a rule can find out about: "kept", "breached", "without
// evidence". Nothing if it shows all, or if no rule looks at it.
[[nodiscard]] std::vector<std::string> Lacking(const v1::Provision& provision, const Shown& shown);

}  // namespace redress::scenarios

#include "services/letters/layout/names.h"

#include <algorithm>

namespace redress::letters {
namespace {

constexpr Name kNames[] = {
    {"landlord"},
    {"date"},
    {"complaint"},
    {"reference"},
    {"stage"},
    {"next_stage"},
    {"resident"},
    {"handler"},
    {"received_date"},
    {"due_date"},
    {"old_due_date"},
    {"new_due_date"},
    {"outcome"},
    {"reasons"},
    {"ground"},
    {"news"},
    {"message"},
    {"update_interval"},
    {"ombudsman"},
    {"ombudsman_address"},
    {"ombudsman_phone"},
    {"ombudsman_email"},
    {"ombudsman_web"},
    {"ombudsman_note"},
    {"first_stage", NameKind::kFlag},
    {"final_stage", NameKind::kFlag},
    {"escalation", NameKind::kFlag},
    {"address_lines", NameKind::kList},
    {"line", NameKind::kText, "address_lines"},
    {"points", NameKind::kList},
    {"number", NameKind::kText, "points"},
    {"point", NameKind::kText, "points"},
    {"decision", NameKind::kText, "points"},
    {"decision_reasons", NameKind::kText, "points"},
    {"decision_policy", NameKind::kText, "points"},
    {"outcomes_sought", NameKind::kList},
    {"sought", NameKind::kText, "outcomes_sought"},
    {"responsible", NameKind::kList},
    {"answered_for", NameKind::kText, "responsible"},
    {"not_responsible", NameKind::kList},
    {"not_answered_for", NameKind::kText, "not_responsible"},
    {"questions", NameKind::kList},
    {"question", NameKind::kText, "questions"},
    {"remedies", NameKind::kList},
    {"remedy", NameKind::kText, "remedies"},
    {"remedy_amount", NameKind::kText, "remedies"},
    {"remedy_date", NameKind::kText, "remedies"},
    {"actions", NameKind::kList},
    {"action", NameKind::kText, "actions"},
    {"action_date", NameKind::kText, "actions"},
};

}  // namespace

std::span<const Name> Names() { return kNames; }

const Name* FindName(std::string_view name) {
  const auto* found = std::find_if(std::begin(kNames), std::end(kNames),
                                   [name](const Name& known) { return known.name == name; });
  return found == std::end(kNames) ? nullptr : found;
}

std::string ListNames() {
  std::string list;
  for (const Name& known : kNames) {
    if (!list.empty()) list += ", ";
    list += known.name;
  }
  return list;
}

}  // namespace redress::letters

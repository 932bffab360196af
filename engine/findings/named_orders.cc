#include <algorithm>

#include "engine/findings/named.h"
#include "engine/findings/promise.h"

namespace redress::findings {
namespace {

// What an order's compliance says; the order itself otherwise.
const Entry* CompliedWith(const Setting& setting, const std::string& order_id) {
  for (const Entry& entry : setting.record.entries()) {
    if (entry.fact->has_order_complied() && entry.fact->order_complied().order_id() == order_id) {
      return &entry;
    }
    if (entry.fact->has_failure_order_complied() &&
        entry.fact->failure_order_complied().order_id() == order_id) {
      return &entry;
    }
  }
  return nullptr;
}

bool HasProof(const Entry& entry) {
  return entry.fact->order_complied().has_proof() ||
         entry.fact->failure_order_complied().has_proof();
}

Said SayOrder(const Setting& setting, const Entry& entry, const std::string& id,
              std::optional<Day> due) {
  Promise promise{.version = entry.version, .what = "an order", .due = due};
  promise.done = CompliedWith(setting, id);
  promise.proof_needed = true;
  promise.has_proof = promise.done != nullptr && HasProof(*promise.done);
  promise.date_needed = setting.ComplaintIsOver();
  return SayPromise(setting, promise);
}

std::set<std::string> SevereIssues(const Setting& setting) {
  std::set<std::string> issues;
  for (const Entry* entry : setting.record.Of(v1::Fact::kOmbudsmanDetermined)) {
    for (const auto& issue : entry->fact->ombudsman_determined().issues()) {
      if (issue.determination() == v1::DETERMINATION_SEVERE_MALADMINISTRATION) {
        issues.insert(issue.issue_id());
      }
    }
  }
  return issues;
}

// Whether the landlord's register shows a report to the governing body on or after `day`.
bool IsReported(const landlord::Register& landlord, Day day) {
  return std::any_of(landlord.evidence.begin(), landlord.evidence.end(), [&](const auto& evidence) {
    const auto kind = evidence.fact.kind();
    const bool reports =
        kind == v1::LANDLORD_EVIDENCE_KIND_REPORT || kind == v1::LANDLORD_EVIDENCE_KIND_MINUTE;
    const auto& provisions = evidence.fact.provisions();
    return reports && evidence.from >= day &&
           std::any_of(provisions.begin(), provisions.end(), [](const std::string& number) {
             return number == "9.7c" || number == "9.7";
           });
  });
}

}  // namespace

Said OrdersComplied(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("the Ombudsman ordered nothing");
  if (!setting.GovernsTheLast()) return all;
  for (const Entry& entry : setting.record.entries()) {
    if (entry.fact->has_order_made()) {
      const auto& made = entry.fact->order_made();
      if (made.is_recommendation() == v1::YES_NO_YES) continue;
      Join(all, SayOrder(setting, entry, made.order_id(),
                         made.has_due_date() ? ToDay(made.due_date()) : std::nullopt));
    } else if (entry.fact->has_failure_order_issued()) {
      const auto& issued = entry.fact->failure_order_issued();
      Join(all, SayOrder(setting, entry, issued.order_id(),
                         issued.has_due_date() ? ToDay(issued.due_date()) : std::nullopt));
    }
  }
  return all;
}

Said OrdersFromSevereReported(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("no order follows severe maladministration");
  if (!setting.GovernsTheLast()) return all;
  const auto severe = SevereIssues(setting);
  for (const Entry* entry : setting.record.Of(v1::Fact::kOrderMade)) {
    const auto& made = entry->fact->order_made();
    const bool is_severe = made.from_severe_maladministration() == v1::YES_NO_YES ||
                           (made.from_severe_maladministration() == v1::YES_NO_UNSPECIFIED &&
                            severe.contains(made.issue_id()));
    if (!is_severe) continue;
    if (setting.landlord != nullptr && IsReported(*setting.landlord, entry->order)) {
      Join(all, Complied("the governing body was told", {entry->version}));
      continue;
    }
    const Day due = made.has_due_date() ? ToDay(made.due_date()).value_or(entry->order)
                                        : AddMonths(entry->order, 1);
    if (setting.today <= due) continue;
    Join(all,
         NoEvidence("nothing shows that the governing body was told of the order",
                    "put the report or the minutes on the landlord's register", {entry->version}));
  }
  return all;
}

}  // namespace redress::findings

#include "engine/findings/compensation.h"

#include <limits>

namespace redress::findings {
namespace {

// The remedy a fact is about, if it is about one that has been heard of.
Remedy* Known(std::map<std::string, Remedy>& remedies, const std::string& id) {
  const auto found = remedies.find(id);
  return found == remedies.end() ? nullptr : &found->second;
}

void Begin(const Setting& setting, std::map<std::string, Remedy>& remedies, const Entry& entry) {
  if (!setting.Reads(entry)) return;
  if (entry.fact->has_remedy_agreed()) {
    const auto& agreed = entry.fact->remedy_agreed();
    Remedy& remedy = remedies[agreed.remedy_id()];
    remedy.agreed = &entry;
    remedy.is_compensation |= agreed.kind() == v1::REMEDY_KIND_COMPENSATION;
  } else if (entry.fact->has_compensation_offered()) {
    Remedy& remedy = remedies[entry.fact->compensation_offered().remedy_id()];
    remedy.offer = &entry;
    remedy.is_compensation = true;
  }
}

void Go(std::map<std::string, Remedy>& remedies, const Entry& entry) {
  if (entry.fact->has_remedy_answered()) {
    if (Remedy* remedy = Known(remedies, entry.fact->remedy_answered().remedy_id())) {
      remedy->answer = &entry;
    }
  } else if (entry.fact->has_remedy_done()) {
    Remedy* remedy = Known(remedies, entry.fact->remedy_done().remedy_id());
    if (remedy != nullptr && remedy->done == nullptr) remedy->done = &entry;
  } else if (entry.fact->has_compensation_paid()) {
    const auto& paid = entry.fact->compensation_paid();
    Remedy* remedy = Known(remedies, paid.remedy_id());
    if (remedy == nullptr) return;
    // What is more than can be counted is more than any sum that is owed.
    if (__builtin_add_overflow(remedy->paid_pence, paid.amount_pence(), &remedy->paid_pence)) {
      remedy->paid_pence = std::numeric_limits<std::uint64_t>::max();
    }
    if (remedy->paid_off == nullptr && remedy->owed_pence() > 0 &&
        remedy->paid_pence >= remedy->owed_pence()) {
      remedy->paid_off = &entry;
    }
  }
}

}  // namespace

std::uint64_t Remedy::owed_pence() const {
  if (offer != nullptr) return offer->fact->compensation_offered().total_pence();
  return agreed == nullptr ? 0 : agreed->fact->remedy_agreed().amount_pence();
}

bool Remedy::Declined() const {
  return answer != nullptr && answer->fact->remedy_answered().accepted() == v1::YES_NO_NO;
}

bool Remedy::Accepted() const {
  return answer != nullptr && answer->fact->remedy_answered().accepted() == v1::YES_NO_YES;
}

std::map<std::string, Remedy> RemediesOf(const Setting& setting) {
  std::map<std::string, Remedy> remedies;
  for (const Entry& entry : setting.record.entries()) Begin(setting, remedies, entry);
  for (const Entry& entry : setting.record.entries()) Go(remedies, entry);
  return remedies;
}

}  // namespace redress::findings

#include "engine/types/clock_fact.h"

#include <array>

namespace redress {
namespace {

constexpr ClockFactNature kNothing;
constexpr ClockFactNature kStage{.item = {}, .of_stage = true};

constexpr ClockFactNature Of(ItemKind item) { return {.item = item}; }
constexpr ClockFactNature Dated(ItemKind item) { return {.item = item, .states_date = true}; }
constexpr ClockFactNature Landlords(ClockFactNature nature) {
  nature.of_landlord = true;
  return nature;
}

// By v1::ClockFact.
constexpr std::array<ClockFactNature, v1::ClockFact_ARRAYSIZE> kNatures = {
    kNothing,
    kStage,                                      // RECEIVED
    kStage,                                      // ESCALATION_REQUESTED
    kStage,                                      // LOGGED
    kStage,                                      // ACKNOWLEDGED
    kStage,                                      // DEFINED
    kStage,                                      // RESPONDED
    kNothing,                                    // UPDATE_INTERVAL_AGREED
    kNothing,                                    // UPDATE_SENT
    Dated(ItemKind::kRemedy),                    // REMEDY_AGREED
    Of(ItemKind::kRemedy),                       // REMEDY_DONE
    Dated(ItemKind::kAction),                    // ACTION_AGREED
    Of(ItemKind::kAction),                       // ACTION_DONE
    Dated(ItemKind::kAdjustment),                // ADJUSTMENT_AGREED
    Dated(ItemKind::kAdjustment),                // ADJUSTMENT_REVIEWED
    Of(ItemKind::kAdjustment),                   // ADJUSTMENT_ENDED
    Dated(ItemKind::kRestriction),               // RESTRICTION_PLACED
    Dated(ItemKind::kRestriction),               // RESTRICTION_REVIEWED
    Of(ItemKind::kRestriction),                  // RESTRICTION_LIFTED
    Dated(ItemKind::kOrder),                     // ORDER_MADE
    Of(ItemKind::kOrder),                        // ORDER_COMPLIED
    Dated(ItemKind::kOrder),                     // FAILURE_ORDER_ISSUED
    Of(ItemKind::kOrder),                        // FAILURE_ORDER_COMPLIED
    Of(ItemKind::kHazard),                       // SIGNIFICANT_HAZARD_REPORTED
    Of(ItemKind::kHazard),                       // EMERGENCY_HAZARD_REPORTED
    Of(ItemKind::kHazard),                       // HAZARD_INVESTIGATED
    Of(ItemKind::kHazard),                       // HAZARD_FOUND
    Of(ItemKind::kHazard),                       // HAZARD_SUMMARY_SENT
    Of(ItemKind::kHazard),                       // HAZARD_MADE_SAFE
    Of(ItemKind::kHazard),                       // PREVENTIVE_WORK_BEGUN
    Of(ItemKind::kHazard),                       // ACCOMMODATION_OFFERED
    Of(ItemKind::kDataComplaint),                // DATA_COMPLAINT_RAISED
    Of(ItemKind::kDataComplaint),                // DATA_COMPLAINT_ACKNOWLEDGED
    Of(ItemKind::kDataComplaint),                // DATA_COMPLAINT_ANSWERED
    Dated(ItemKind::kOmbudsmanRequest),          // OMBUDSMAN_REQUEST_MADE
    Of(ItemKind::kOmbudsmanRequest),             // OMBUDSMAN_REQUEST_ANSWERED
    Of(ItemKind::kRemedy),                       // COMPENSATION_ACCEPTED
    Of(ItemKind::kRemedy),                       // COMPENSATION_PAID
    Landlords(Dated(ItemKind::kEvidence)),       // EVIDENCE_HELD
    Landlords(Dated(ItemKind::kEvidence)),       // EVIDENCE_REVIEWED
    Landlords(Of(ItemKind::kEvidence)),          // EVIDENCE_WITHDRAWN
    Landlords(Dated(ItemKind::kCircumstances)),  // CIRCUMSTANCES_BEGAN
    Landlords(Of(ItemKind::kCircumstances)),     // CIRCUMSTANCES_ENDED
    kStage,                                      // REFUSED
    kStage,                                      // WITHDRAWN
    kStage,                                      // CLOSED
};
// A fact that is added there needs a row here.
static_assert(v1::ClockFact_ARRAYSIZE == v1::CLOCK_FACT_CLOSED + 1);

}  // namespace

const ClockFactNature& NatureOf(v1::ClockFact fact) {
  const auto at = static_cast<std::size_t>(fact);
  return fact >= 0 && at < kNatures.size() ? kNatures[at] : kNatures[0];
}

}  // namespace redress

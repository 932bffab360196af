#pragma once

#include "engine/findings/setting.h"

namespace redress::findings {

// One check of the closed list `NamedCheck`, on a complaint. Those about service requests, contacts
// and the landlord as a whole say nothing here.
[[nodiscard]] Said CheckNamed(const Setting& setting, const v1::Check& check);

// Each of them, by topic. `stage` 0: of all stages that the edition governs. README.md says what
// they hold to.

// named_taking.cc: whether it was taken, and as what.
[[nodiscard]] Said ReceivedAsTold(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said TakenUnlessExcluded(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said TimeLimitCounted(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said ProceedingsFiled(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said ConsideredBefore(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said EscalationTaken(const Setting& setting, const v1::Check& check);

// named_stages.cc: how it goes from stage to stage.
[[nodiscard]] Said TwoStages(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said UnresolvedProgresses(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said EscalationInOrder(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said FurtherComplaintsPlaced(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said ThirdPartyWithin(const Setting& setting, const v1::Check& check);

// named_answer.cc: what is set out, and what is answered.
[[nodiscard]] Said DefinitionComplete(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said ResponsibilityStated(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said PointsDecided(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said AnswerNotHeldBack(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said RecordComplete(const Setting& setting, const v1::Check& check);

// named_people.cc: who considered it, who was heard, who needs what.
[[nodiscard]] Said AnotherPerson(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said NoConflict(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said EvidenceConsidered(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said BothSidesHeard(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said RepresentativeHeard(const Setting& setting, const v1::Check& check);

// named_care.cc: adjustments and restrictions.
[[nodiscard]] Said AdjustmentsKept(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said RestrictionsKept(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said RestrictionsFair(const Setting& setting, const v1::Check& check);

// named_late.cc: extensions, updates, reasons for lateness.
[[nodiscard]] Said ExtensionWithinLimit(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said ExtensionToldWell(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said ExtensionAgreed(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said UpdatesKept(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said UpdatesAsAgreed(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said LatenessExplained(const Setting& setting, const v1::Check& check);

// named_remedy.cc: what puts matters right, and whether it came about.
[[nodiscard]] Said RemedyAtAnyStage(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said RemediesFollowed(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said ActionsFollowed(const Setting& setting, const v1::Check& check);

// named_compensation.cc.
[[nodiscard]] Said CompensationWorkedOut(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said CompensationPaid(const Setting& setting, const v1::Check& check);

// named_orders.cc: what the Ombudsman ordered.
[[nodiscard]] Said OrdersComplied(const Setting& setting, const v1::Check& check);
[[nodiscard]] Said OrdersFromSevereReported(const Setting& setting, const v1::Check& check);

}  // namespace redress::findings

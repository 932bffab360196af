#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "redress/v1/event.pb.h"
#include "redress/v1/views.pb.h"

#include "engine/clocks/derive.h"
#include "engine/complaint/state.h"
#include "engine/editions/law.h"
#include "engine/landlord/register.h"
#include "engine/requests/checks.h"
#include "engine/types/said.h"

namespace redress::findings {

// What the Code says of a record under one provision.
struct Finding {
  const v1::Provision* provision = nullptr;  // Of an edition that the law holds.
  const v1::Edition* edition = nullptr;      // Likewise.
  Said said;
  std::string check;    // The check that decided, e.g. "clock stage1.respond". Empty: a person's
                        // judgement is all.
  bool judged = false;  // Whether a person's judgement decided it.
};

// What a complaint is judged by, beside its own events. All of it outlives the findings.
struct Grounds {
  const editions::Law& law;
  const landlord::Register* landlord = nullptr;  // Null: not at hand.
  Day today;
};

// Says provision by provision how a complaint stands at the end of `today`, in the order of the
// editions that govern its stages. `events` are those that stand (StandingEvents),
// `state` what they fold to. Pure: the same events, grounds and day give the same findings, before
// and after any erasure.
[[nodiscard]] std::vector<Finding> OfComplaint(std::span<const v1::RecordedEvent* const> events,
                                               const complaint::State& state,
                                               const Grounds& grounds);

// Likewise of a landlord as a whole, under the edition in force on `today`: `events` are its
// stream.
[[nodiscard]] std::vector<Finding> OfLandlord(std::span<const v1::RecordedEvent> events,
                                              const landlord::Register& landlord,
                                              const Grounds& grounds);

// Likewise of a service request, under the edition in force when it was received. `events` are its
// stream, in version order; `complaints` those it led to, as far as they are at hand.
[[nodiscard]] std::vector<Finding> OfServiceRequest(
    std::span<const v1::RecordedEvent> events,
    std::span<const requests::ComplaintAtHand> complaints, const editions::Law& law, Day today);

// Likewise of a contact.
[[nodiscard]] std::vector<Finding> OfContact(std::span<const v1::RecordedEvent> events,
                                             const editions::Law& law, Day today);

// `finding` as readers get it.
[[nodiscard]] v1::Finding ToView(const Finding& finding);

}  // namespace redress::findings

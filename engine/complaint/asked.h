#pragma once

#include <string>
#include <vector>

#include "engine/clocks/derive.h"
#include "engine/complaint/asked_rules.h"
#include "engine/complaint/decide.h"
#include "engine/complaint/demands.h"

// The checks of what is asked, between themselves: decide.h is for everybody else.
namespace redress::complaint {

// A question with what follows from it.
struct Asked {
  const Question& question;
  const Demands demands;
  const std::uint32_t number;  // The stage spoken of; of the whole complaint, the first.
  const Stage& stage;          // That stage.
  const Day opened;            // When that stage opened, or would.
  const Day day;               // When what is asked for happens.
  const v1::Edition* edition;  // That governs the stage. Null: none is adopted for that day.
};

// Something that speaks against what is asked. Its reason is one of AskedChecks.
struct Raised {
  Refusal refusal;
  v1::AskedAction action =
      v1::ASKED_ACTION_UNSPECIFIED;  // What is done, if not as the list has it.
};
using AllRaised = std::vector<Raised>;

// A part of a fact that a provision asks for.
struct Part {
  std::string field;      // The field that says it. Empty: the whole fact.
  std::string otherwise;  // The provision's number in the edition of 2024.
};

// The number that the governing edition gives to what `reason` asks of `part`: that of its provision
// which corresponds to 2024's, by a check of that field, else by the reason's named check, else by
// its number alone; failing that, the first that checks that field or so; else 2024's number.
[[nodiscard]] std::string ProvisionOf(const Asked& asked, v1::RefusalReason reason,
                                      const Part& part);

// The number that it gives to what a named check holds to, or `otherwise`.
[[nodiscard]] std::string NamedProvision(const Asked& asked, v1::NamedCheck named,
                                         const char* otherwise);

// What the list gives as the provision of 2024 at the stage asked of.
[[nodiscard]] std::string ListedProvision(const Asked& asked, v1::RefusalReason reason);

// Raises `reason` against `part` of the fact, with its provision.
[[nodiscard]] Raised Raise(const Asked& asked, v1::RefusalReason reason, const Part& part,
                           std::string message);

// As above, of the provision that is listed.
[[nodiscard]] Raised RaiseListed(const Asked& asked, v1::RefusalReason reason,
                                 const std::string& field, std::string message);

// The governing code's duty at a stage that `until` ends; null if there is none.
[[nodiscard]] const clocks::Clock* FindDuty(const std::vector<clocks::Clock>& clocks,
                                            std::uint32_t stage, v1::ClockFact until);

// Each answers for one reason, or for the run of reasons named, in their order.
[[nodiscard]] AllRaised AgainstExtension(
    const Asked& asked);  // EXTENSION_TOO_LATE to _WITHOUT_DATE
[[nodiscard]] AllRaised AcknowledgementIncomplete(const Asked& asked);
[[nodiscard]] AllRaised ExtensionIncomplete(const Asked& asked);
[[nodiscard]] AllRaised ResponseIncomplete(const Asked& asked);
[[nodiscard]] AllRaised PointUndecided(const Asked& asked);
[[nodiscard]] AllRaised RefusalIncomplete(const Asked& asked);
[[nodiscard]] AllRaised OmbudsmanDetailsMissing(const Asked& asked);
[[nodiscard]] AllRaised Late(const Asked& asked);
[[nodiscard]] AllRaised QuestionOpen(const Asked& asked);

}  // namespace redress::complaint

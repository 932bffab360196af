// What an acknowledgement, an extension and a refusal have to hold, and whom the resident may turn
// to.
#include "engine/complaint/asked.h"

namespace redress::complaint {
namespace {

bool IsYes(v1::YesNo value) { return value == v1::YES_NO_YES; }

// Words of no length say nothing. What is only validated has lengths, though no words.
bool IsSaid(const v1::Personal& text) { return text.length() > 0; }

// One part of a letter, and whether it is there.
struct Asks {
  bool kept;
  Part part;
  std::string message;
};

AllRaised RaiseMissing(const Asked& asked, v1::RefusalReason reason, std::vector<Asks> parts) {
  AllRaised all;
  for (Asks& one : parts) {
    if (!one.kept) all.push_back(Raise(asked, reason, one.part, std::move(one.message)));
  }
  return all;
}

// Of a refusal, the same for a complaint and for an escalation; provisions apart.
struct Refusing {
  v1::RefusalGround ground;
  const v1::Personal& evidence;
  const v1::Personal& explanation;
  v1::YesNo right_told;
};

std::vector<Asks> AskOfRefusal(const Refusing& refusing, const char* grounded, const char* told) {
  return {{refusing.ground != v1::REFUSAL_GROUND_UNSPECIFIED,
           {"ground", grounded},
           "expected the ground, but there is none"},
          {IsSaid(refusing.evidence),
           {"evidence", grounded},
           "expected what shows the ground, but there is nothing"},
          {IsSaid(refusing.explanation),
           {"explanation", told},
           "expected what the resident is told, but there is nothing"},
          {IsYes(refusing.right_told),
           {"ombudsman_right_told", told},
           "expected the right to go to the Ombudsman to be told, but it is not said to be"}};
}

bool IsFinalResponse(const Asked& asked) {
  return asked.question.fact.has_responded() && asked.edition != nullptr &&
         asked.number >= asked.edition->stages();
}

}  // namespace

AllRaised AcknowledgementIncomplete(const Asked& asked) {
  if (!asked.question.fact.has_acknowledged()) return {};
  Definition definition = asked.stage.definition;
  if (asked.question.defined_with != nullptr) definition.Take(*asked.question.defined_with);
  constexpr auto kReason = v1::REFUSAL_REASON_ACKNOWLEDGEMENT_INCOMPLETE;
  if (!definition.points) {
    return {RaiseListed(asked, kReason, "",
                        "expected the complaint to be defined at that stage, but it is not")};
  }
  AllRaised all;
  if (!definition.outcomes) {
    all.push_back(
        RaiseListed(asked, kReason, "",
                    "expected the definition to hold the outcomes sought, but it has none"));
  }
  if (definition.responsibility) return all;
  all.push_back(
      {.refusal = Refuse(kReason, asked.question.fact, "",
                         "expected the definition to state what the landlord answers for and what "
                         "not, but it does not",
                         NamedProvision(asked, v1::NAMED_CHECK_RESPONSIBILITY_STATED, "5.7"))});
  return all;
}

AllRaised ExtensionIncomplete(const Asked& asked) {
  if (!asked.question.fact.has_extension_notified()) return {};
  const auto& notified = asked.question.fact.extension_notified();
  constexpr auto kReason = v1::REFUSAL_REASON_EXTENSION_INCOMPLETE;
  const std::string provision = ListedProvision(asked, kReason);
  return RaiseMissing(
      asked, kReason,
      {{IsSaid(notified.reasons()),
        {"reasons", provision},
        "expected the reasons, but there are none"},
       {IsYes(notified.ombudsman_details_given()),
        {"ombudsman_details_given", provision},
        "expected the Ombudsman's details to be given, but they are not said to be"}});
}

AllRaised RefusalIncomplete(const Asked& asked) {
  const v1::Fact& fact = asked.question.fact;
  constexpr auto kReason = v1::REFUSAL_REASON_REFUSAL_INCOMPLETE;
  if (fact.has_escalation_refused()) {
    const auto& refused = fact.escalation_refused();
    return RaiseMissing(asked, kReason,
                        AskOfRefusal({refused.ground(), refused.evidence(), refused.explanation(),
                                      refused.ombudsman_right_told()},
                                     "5.11", "5.11"));
  }
  if (!fact.has_complaint_refused()) return {};
  const auto& refused = fact.complaint_refused();
  auto parts = AskOfRefusal(
      {refused.ground(), refused.evidence(), refused.explanation(), refused.ombudsman_right_told()},
      "2.1", "2.4");
  const bool too_old = refused.ground() == v1::REFUSAL_GROUND_OVER_TIME_LIMIT;
  parts.push_back({!too_old || IsYes(refused.discretion_considered()),
                   {"discretion_considered", "2.3"},
                   "expected taking it all the same to have been considered, but it is not said "
                   "to have been"});
  return RaiseMissing(asked, kReason, std::move(parts));
}

AllRaised OmbudsmanDetailsMissing(const Asked& asked) {
  const v1::Fact& fact = asked.question.fact;
  const bool carries_them = fact.has_extension_notified() || fact.has_complaint_refused() ||
                            fact.has_escalation_refused() || IsFinalResponse(asked);
  const auto& from = asked.question.ombudsman_details_from;
  if (!carries_them || (from && *from <= asked.day)) return {};
  return {RaiseListed(asked, v1::REFUSAL_REASON_OMBUDSMAN_DETAILS_MISSING, "",
                      "expected the Ombudsman's details on the landlord's record for " +
                          ToIsoDate(asked.day) + ", but there are none")};
}

}  // namespace redress::complaint

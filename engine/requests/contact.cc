#include "engine/requests/contact.h"

#include "engine/types/fact_cases.h"
#include "engine/types/standing.h"

namespace redress::requests {
namespace {

void Apply(Contact& contact, const StandingFact& standing) {
  const v1::Fact& fact = *standing.fact;
  switch (fact.body_case()) {
    case v1::Fact::kContactReceived: {
      const auto& ids = fact.contact_received().complaint_ids();
      contact.received_version = standing.version;
      contact.complaint_ids.assign(ids.begin(), ids.end());
      return;
    }
    case v1::Fact::kContactSorted:
      contact.sorted = Sorted{standing.version, fact.contact_sorted().kind(),
                              fact.contact_sorted().dissatisfied(),
                              fact.contact_sorted().service_request_id(), standing.counted};
      return;
    case v1::Fact::kSurveyFeedbackGiven:
      contact.feedback.push_back({standing.version, fact.survey_feedback_given().dissatisfied(),
                                  fact.survey_feedback_given().complaint_way_told()});
      return;
    case v1::Fact::kComplaintChoiceOffered:
      contact.offers.push_back({standing.version, fact.complaint_choice_offered().wanted()});
      return;
    case v1::Fact::kPersonRegistered:
    case v1::Fact::kPersonNamed:
    case v1::Fact::kPersonContactChanged:
    REDRESS_CASES_OF_COMPLAINTS:
    REDRESS_CASES_OF_SERVICE_REQUESTS:
    REDRESS_CASES_OF_LANDLORDS:
    REDRESS_CASES_OF_IMPORTS:
    REDRESS_CASES_OF_CASEWORK:
    REDRESS_CASES_OF_REMEDIES:
    REDRESS_CASES_OF_OMBUDSMAN:
    REDRESS_CASES_OF_NEIGHBOURS:
    REDRESS_CASES_OF_FINDINGS:
    REDRESS_CASES_ABOUT_RECORDS:
      return;  // In no stream of theirs.
  }
}

}  // namespace

Contact FoldContact(std::span<const v1::RecordedEvent> events, std::optional<Day> as_of) {
  Contact contact;
  if (events.empty()) return contact;
  contact.version = events.back().event().version();
  for (const auto& standing : FactsThatStand(events, as_of)) Apply(contact, standing);
  return contact;
}

}  // namespace redress::requests

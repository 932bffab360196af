#include "engine/requests/contact.h"

#include <utility>

#include "engine/types/fact_cases.h"
#include "engine/types/standing.h"

namespace redress::requests {
namespace {

// `event` is the one that holds the fact: the way it came is no part of the fact, and is not
// corrected.
void Receive(Contact& contact, const StandingFact& standing, const v1::Event& event) {
  const auto& ids = standing.fact->contact_received().complaint_ids();
  contact.received_version = standing.version;
  contact.received = *standing.happened;
  contact.channel = event.channel();
  contact.complaint_ids.assign(ids.begin(), ids.end());
}

void Apply(Contact& contact, const StandingFact& standing, const v1::Event& event) {
  const v1::Fact& fact = *standing.fact;
  switch (fact.body_case()) {
    case v1::Fact::kContactReceived:
      return Receive(contact, standing, event);
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
  for (const auto& standing : FactsThatStand(events, as_of)) {
    Apply(contact, standing, events[standing.version - 1].event());
  }
  return contact;
}

bool Contact::AwaitsSorting() const {
  const bool stands = received_version != 0 || !feedback.empty() || !offers.empty();
  return stands && !sorted && complaint_ids.empty();
}

v1::YesNo Contact::Dissatisfied() const {
  std::pair<std::uint64_t, v1::YesNo> last{0, v1::YES_NO_UNSPECIFIED};
  const auto say = [&last](const auto& said) {
    const bool is_said = said.dissatisfied != v1::YES_NO_UNSPECIFIED;
    if (is_said && said.version > last.first) last = {said.version, said.dissatisfied};
  };
  if (sorted) say(*sorted);
  for (const Feedback& one : feedback) say(one);
  return last.second;
}

v1::YesNo Contact::ChoiceWanted() const {
  v1::YesNo last = v1::YES_NO_UNSPECIFIED;
  for (const Offer& offer : offers) {
    if (offer.wanted != v1::YES_NO_UNSPECIFIED) last = offer.wanted;
  }
  return last;
}

}  // namespace redress::requests

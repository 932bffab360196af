#include "services/requests/view.h"

namespace redress::requests {
namespace {

v1::ServiceRequestStatus ToStatus(Status status) {
  switch (status) {
    case Status::kOpen:
      return v1::SERVICE_REQUEST_STATUS_OPEN;
    case Status::kStopped:
      return v1::SERVICE_REQUEST_STATUS_STOPPED;
    case Status::kCompleted:
      return v1::SERVICE_REQUEST_STATUS_COMPLETED;
    case Status::kRecordedInError:
      return v1::SERVICE_REQUEST_STATUS_RECORDED_IN_ERROR;
    case Status::kNone:
      break;
  }
  return v1::SERVICE_REQUEST_STATUS_UNSPECIFIED;
}

}  // namespace

v1::ServiceRequestView ToView(const std::string& landlord_id, const std::string& service_request_id,
                              const State& state) {
  v1::ServiceRequestView view;
  view.set_landlord_id(landlord_id);
  view.set_service_request_id(service_request_id);
  view.set_version(state.version);
  view.set_status(ToStatus(state.status));
  if (state.received) *view.mutable_received() = *state.received;
  if (state.completed) *view.mutable_completed() = *state.completed;
  view.set_subject_category(state.subject_category);
  view.set_property_reference(state.property_reference);
  view.mutable_references()->Add(state.references.begin(), state.references.end());
  view.mutable_complaint_ids()->Add(state.complaint_ids.begin(), state.complaint_ids.end());
  view.set_disputed(state.disputed);
  view.set_reviews(state.reviews);
  view.set_contradictory(state.contradictory);
  return view;
}

v1::ContactView ToView(const std::string& landlord_id, const std::string& contact_id,
                       const Contact& contact) {
  v1::ContactView view;
  view.set_landlord_id(landlord_id);
  view.set_contact_id(contact_id);
  view.set_version(contact.version);
  if (contact.received) *view.mutable_received() = *contact.received;
  view.set_channel(contact.channel);
  if (contact.sorted) {
    view.set_kind(contact.sorted->kind);
    view.set_service_request_id(contact.sorted->service_request_id);
  }
  view.set_dissatisfied(contact.Dissatisfied());
  view.mutable_complaint_ids()->Add(contact.complaint_ids.begin(), contact.complaint_ids.end());
  view.set_survey_answers(static_cast<std::uint32_t>(contact.feedback.size()));
  view.set_choice_wanted(contact.ChoiceWanted());
  return view;
}

}  // namespace redress::requests

#include <algorithm>

#include "engine/requests/checks.h"

namespace redress::requests {
namespace {

// Whether the choice has to be offered to whoever made the contact.
bool IsAsked(const Sorted& sorted) {
  if (sorted.kind == v1::CONTACT_KIND_SURVEY_FEEDBACK) return false;  // 1.6 has it.
  return sorted.kind == v1::CONTACT_KIND_COMPLAINT || sorted.dissatisfied == v1::YES_NO_YES;
}

const Offer* Wanted(const Contact& contact) {
  const auto found = std::ranges::find(contact.offers, v1::YES_NO_YES, &Offer::wanted);
  return found == contact.offers.end() ? nullptr : &*found;
}

Said CheckOne(const Feedback& feedback) {
  const std::vector<std::uint64_t> versions = {feedback.version};
  if (feedback.complaint_way_told == v1::YES_NO_YES) {
    return Complied("the way to complain was told", versions);
  }
  if (feedback.dissatisfied != v1::YES_NO_YES) {
    return NotApplicable("the answer is not said to be dissatisfied");
  }
  const std::string mend = "tell them how to complain and correct the record";
  if (feedback.complaint_way_told == v1::YES_NO_NO) {
    return Breached("they were dissatisfied and not told how to complain", versions, mend);
  }
  return NoEvidence(
      "they were dissatisfied, and whether they were told how to complain is not held", mend,
      versions);
}

}  // namespace

Said CheckChoiceOffered(const Contact& contact, const Question& question) {
  if (!contact.sorted) return NotApplicable("nobody has said yet what the contact is");
  const Sorted& sorted = *contact.sorted;
  if (!IsAsked(sorted)) return NotApplicable("it is not said to express dissatisfaction");
  if (contact.IsComplaint()) return Complied("it is taken as a complaint", {sorted.version});
  if (const Offer* wanted = Wanted(contact)) {
    return NoEvidence("they chose to complain, and no complaint is held of it",
                      "log the complaint and name it in the contact",
                      {sorted.version, wanted->version});
  }
  if (!contact.offers.empty()) {
    return Complied("the choice to complain was offered",
                    {sorted.version, contact.offers.back().version});
  }
  if (question.today <= sorted.counted) return NotApplicable("it was sorted today");
  return NoEvidence("it expresses dissatisfaction, and no offer of the choice to complain is held",
                    "offer the choice to complain and record it", {sorted.version});
}

Said CheckSurveySignposted(const Contact& contact, const Question&) {
  if (contact.feedback.empty()) return NotApplicable("it holds no answer to a survey");
  if (contact.IsComplaint()) {
    return Complied(
        "it is taken as a complaint",
        {contact.complaint_ids.empty() ? contact.sorted->version : contact.received_version});
  }
  Said gravest;
  for (const auto& feedback : contact.feedback) Join(gravest, CheckOne(feedback));
  return gravest;
}

}  // namespace redress::requests

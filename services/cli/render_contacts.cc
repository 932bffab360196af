#include "services/cli/render_contacts.h"

#include "services/cli/render_findings.h"
#include "services/cli/render_timeline.h"
#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

std::string KindWords(const v1::ContactView& contact) {
  if (contact.kind() == v1::CONTACT_KIND_UNSPECIFIED) return "not sorted";
  return EnumWords(*v1::ContactKind_descriptor(), contact.kind());
}

// What nobody has sorted and became nothing is what somebody has to do.
Tone KindTone(const v1::ContactView& contact) {
  const bool is_sorted = contact.kind() != v1::CONTACT_KIND_UNSPECIFIED;
  const bool awaits = !is_sorted && contact.has_received() && contact.complaint_ids().empty();
  return awaits ? Tone::kWarning : Tone::kPlain;
}

std::string ReceivedWords(const v1::ContactView& contact) {
  return contact.has_received() ? HappenedWords(contact.received()) : "-";
}

std::string ChannelWords(const v1::ContactView& contact) {
  if (contact.channel() == v1::CHANNEL_UNSPECIFIED) return "-";
  return EnumWords(*v1::Channel_descriptor(), contact.channel());
}

std::string DissatisfiedWords(const v1::ContactView& contact) {
  if (contact.dissatisfied() == v1::YES_NO_UNSPECIFIED) return "-";
  return EnumWords(*v1::YesNo_descriptor(), contact.dissatisfied());
}

std::string ChoiceWords(const v1::ContactView& contact) {
  if (contact.choice_wanted() == v1::YES_NO_UNSPECIFIED) return "";
  return contact.choice_wanted() == v1::YES_NO_YES ? "wanted to complain"
                                                   : "did not want to complain";
}

std::string ComplaintsWords(const v1::ContactView& contact) {
  if (contact.complaint_ids_size() == 1) return "complaint " + contact.complaint_ids(0);
  return contact.complaint_ids().empty()
             ? ""
             : Count(static_cast<std::uint64_t>(contact.complaint_ids_size()), "complaint");
}

// What became of it, and what a reader should know beside.
std::string RemarkWords(const v1::ContactView& contact) {
  std::string words;
  const auto add = [&words](const std::string& remark) {
    if (!remark.empty()) words += (words.empty() ? "" : ", ") + remark;
  };
  if (!contact.has_received()) add("no receipt of it stands");
  add(contact.service_request_id().empty() ? ""
                                           : "service request " + contact.service_request_id());
  add(ComplaintsWords(contact));
  add(ChoiceWords(contact));
  add(contact.survey_answers() == 0 ? "" : Count(contact.survey_answers(), "survey answer"));
  return words;
}

std::string MoodWords(v1::YesNo dissatisfied) {
  if (dissatisfied == v1::YES_NO_UNSPECIFIED) return "";
  return dissatisfied == v1::YES_NO_YES ? ", dissatisfied" : ", not dissatisfied";
}

std::string Joined(const google::protobuf::RepeatedPtrField<std::string>& ids) {
  std::string words;
  for (const auto& id : ids) words += (words.empty() ? "" : ", ") + id;
  return words;
}

// What is said of it; nothing where nothing is said.
std::string OrNothing(std::string words) { return words == "-" ? "" : words; }

}  // namespace

std::string RenderContacts(const std::vector<v1::ContactView>& contacts, bool more,
                           const Style& style) {
  if (contacts.empty() && !more) return "No contact.\n";
  std::vector<Row> rows;
  for (const auto& contact : contacts) {
    rows.push_back({{contact.contact_id()},
                    {KindWords(contact), KindTone(contact)},
                    {ReceivedWords(contact)},
                    {ChannelWords(contact)},
                    {DissatisfiedWords(contact)},
                    {RemarkWords(contact)}});
  }
  const std::string table = RenderTable(
      {{"CONTACT"}, {"SORTED AS"}, {"RECEIVED"}, {"BY", true}, {"DISSATISFIED"}, {"REMARKS", true}},
      rows, style);
  return more ? table + "There are more: --limit 0 shows all.\n" : table;
}

std::string RenderContact(const v1::GetContactResponse& answer, const Names& names,
                          const Style& style) {
  const v1::ContactView& contact = answer.contact();
  std::string out = Paint(Shown("Contact " + contact.contact_id()), Tone::kStrong, style) + ": " +
                    Paint(KindWords(contact), KindTone(contact), style) +
                    MoodWords(contact.dissatisfied()) + "\n";
  out += Labelled("received", OrNothing(ReceivedWords(contact)), style);
  out += Labelled("by", OrNothing(ChannelWords(contact)), style);
  out += Labelled("choice", ChoiceWords(contact), style);
  out += Labelled("request", contact.service_request_id(), style);
  out += Labelled("complaints", Joined(contact.complaint_ids()), style);
  out += Labelled("surveys",
                  contact.survey_answers() == 0 ? "" : Count(contact.survey_answers(), "answer"),
                  style);
  out += RenderVerdicts(contact.findings(), style);
  return out + "\n" + RenderTimeline(EntriesOf(answer.events()), names, style);
}

}  // namespace redress::cli

#include "services/cli/render_requests.h"

#include "services/cli/render_findings.h"
#include "services/cli/render_timeline.h"
#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

std::string StatusWords(const v1::ServiceRequestView& request) {
  return EnumWords(*v1::ServiceRequestStatus_descriptor(), request.status());
}

Tone StatusTone(const v1::ServiceRequestView& request) {
  switch (request.status()) {
    case v1::SERVICE_REQUEST_STATUS_COMPLETED:
      return Tone::kGood;
    case v1::SERVICE_REQUEST_STATUS_OPEN:
      return Tone::kStrong;
    case v1::SERVICE_REQUEST_STATUS_STOPPED:
      return Tone::kWarning;
    default:
      return Tone::kQuiet;
  }
}

std::string EndWords(const v1::ServiceRequestView& request) {
  return request.has_completed() ? HappenedWords(request.completed()) : "-";
}

// What a reader should know beside where it stands.
std::string RemarkWords(const v1::ServiceRequestView& request) {
  std::string words;
  const auto add = [&words](const std::string& remark) {
    words += (words.empty() ? "" : ", ") + remark;
  };
  if (request.contradictory()) add("dates contradict each other");
  if (request.disputed()) add("disputed");
  if (request.complaint_ids_size() == 1) add("complaint " + request.complaint_ids(0));
  if (request.complaint_ids_size() > 1) {
    add(Count(static_cast<std::uint64_t>(request.complaint_ids_size()), "complaint"));
  }
  return words;
}

}  // namespace

std::string RenderRequests(const std::vector<v1::ServiceRequestView>& requests, bool more,
                           const Style& style) {
  if (requests.empty() && !more) return "No service request.\n";
  std::vector<Row> rows;
  for (const auto& request : requests) {
    rows.push_back(
        {{request.service_request_id()},
         {StatusWords(request), StatusTone(request)},
         {request.has_received() ? HappenedWords(request.received()) : "-"},
         {EndWords(request)},
         {request.subject_category()},
         {ReferencesWords(request.references())},
         {RemarkWords(request), request.contradictory() ? Tone::kWarning : Tone::kPlain}});
  }
  const std::string table = RenderTable({{"REQUEST"},
                                         {"STATUS"},
                                         {"RECEIVED"},
                                         {"DONE"},
                                         {"ABOUT", true},
                                         {"KNOWN AS", true},
                                         {"REMARKS", true}},
                                        rows, style);
  return more ? table + "There are more: --limit 0 shows all.\n" : table;
}

std::string RenderRequest(const v1::GetServiceRequestResponse& answer, const Names& names,
                          const Style& style) {
  const v1::ServiceRequestView& request = answer.service_request();
  std::string out =
      Paint(Shown("Service request " + request.service_request_id()), Tone::kStrong, style) + ": " +
      Paint(StatusWords(request), StatusTone(request), style) + "\n";
  out += Labelled("known as", ReferencesWords(request.references()), style);
  out +=
      Labelled("received", request.has_received() ? HappenedWords(request.received()) : "", style);
  out += Labelled("done", request.has_completed() ? HappenedWords(request.completed()) : "", style);
  out += Labelled("about", request.subject_category(), style);
  out += Labelled("home", request.property_reference(), style);
  out +=
      Labelled("looked at", request.reviews() == 0 ? "" : Count(request.reviews(), "time"), style);
  out += Labelled("remarks", RemarkWords(request), style);
  out += RenderVerdicts(request.findings(), style);
  return out + "\n" + RenderTimeline(EntriesOf(answer.events()), names, style);
}

}  // namespace redress::cli

#include "services/intake/rows/field.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "services/intake/rows/text.h"

namespace redress::intake {
namespace {

struct Named {
  Field field;
  std::string_view name;
};

constexpr std::array<Named, kFields> kNames = {{
    {Field::kIgnored, "ignore"},
    {Field::kReference, "reference"},
    {Field::kReceived, "received"},
    {Field::kIssueOccurred, "issue-occurred"},
    {Field::kBecameAware, "became-aware"},
    {Field::kLogged, "logged"},
    {Field::kAcknowledged1, "stage-1-acknowledged"},
    {Field::kPromised1, "stage-1-response-promised"},
    {Field::kDefined1, "stage-1-defined"},
    {Field::kHandler1, "stage-1-handler"},
    {Field::kExtensionTold1, "stage-1-extension-told"},
    {Field::kExtensionDue1, "stage-1-extension-due"},
    {Field::kExtensionReason1, "stage-1-extension-reason"},
    {Field::kResponded1, "stage-1-responded"},
    {Field::kResponder1, "stage-1-responder"},
    {Field::kOutcome1, "stage-1-outcome"},
    {Field::kEscalated, "escalation-requested"},
    {Field::kLogged2, "stage-2-logged"},
    {Field::kAcknowledged2, "stage-2-acknowledged"},
    {Field::kPromised2, "stage-2-response-promised"},
    {Field::kDefined2, "stage-2-defined"},
    {Field::kHandler2, "stage-2-handler"},
    {Field::kExtensionTold2, "stage-2-extension-told"},
    {Field::kExtensionDue2, "stage-2-extension-due"},
    {Field::kExtensionReason2, "stage-2-extension-reason"},
    {Field::kResponded2, "stage-2-responded"},
    {Field::kResponder2, "stage-2-responder"},
    {Field::kOutcome2, "stage-2-outcome"},
    {Field::kEscalationRefused, "escalation-refused"},
    {Field::kRefused, "refused"},
    {Field::kRefusalGround, "refusal-ground"},
    {Field::kWithdrawn, "withdrawn"},
    {Field::kClosed, "closed"},
    {Field::kChannel, "channel"},
    {Field::kTenure, "tenure"},
    {Field::kCategory, "category"},
    {Field::kHandlingCategory, "handling-category"},
    {Field::kProperty, "property"},
    {Field::kUprn, "uprn"},
    {Field::kEstate, "estate"},
    {Field::kResident, "resident-name"},
    {Field::kAddress, "resident-address"},
    {Field::kEmail, "resident-email"},
    {Field::kPhone, "resident-phone"},
    {Field::kWords, "words"},
    {Field::kNote, "note"},
    {Field::kAnswered, "answered"},
    {Field::kAnswer, "answer"},
    {Field::kPromised, "promised-by"},
    {Field::kStatus, "status"},
}};

// Words of a header that change nothing.
bool IsFiller(std::string_view word) {
  constexpr std::array<std::string_view, 19> kFillers = {
      "date",   "dates",     "the",        "of",        "on",   "at",   "was",
      "is",     "to",        "for",        "sent",      "time", "when", "made",
      "issued", "complaint", "complaints", "completed", "s"};
  return std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end();
}

// One spelling for each thing. Words not listed are their own.
std::string_view Canonical(std::string_view word) {
  static const std::unordered_map<std::string_view, std::string_view> kSpellings = {
      {"acknowledged", "ack"},
      {"acknowledgement", "ack"},
      {"acknowledgment", "ack"},
      {"acked", "ack"},
      {"ackd", "ack"},
      {"response", "responded"},
      {"reply", "responded"},
      {"replied", "responded"},
      {"answered", "responded"},
      {"respond", "responded"},
      {"escalation", "escalated"},
      {"escalate", "escalated"},
      {"ref", "reference"},
      {"no", "number"},
      {"id", "number"},
      {"num", "number"},
      {"extended", "extension"},
      {"ext", "extension"},
      {"notified", "told"},
      {"advised", "told"},
      {"informed", "told"},
      {"deadline", "due"},
      {"target", "due"},
      {"revised", "new"},
      {"closure", "closed"},
      {"withdrawal", "withdrawn"},
      {"definition", "defined"},
      {"registered", "logged"},
      {"opened", "logged"},
      {"recorded", "logged"},
      {"created", "logged"},
      {"receipt", "received"},
      {"method", "channel"},
      {"type", "category"},
      {"handler", "officer"},
      {"owner", "officer"},
      {"assigned", "officer"},
      {"investigator", "officer"},
      {"tenant", "resident"},
      {"customer", "resident"},
      {"complainant", "resident"},
      {"decision", "outcome"},
      {"finding", "outcome"},
      {"refusal", "refused"},
      {"rejected", "refused"},
      {"promised", "promised"},
      {"mail", "email"},
      {"telephone", "phone"},
      {"mobile", "phone"},
      {"e", ""}};
  const auto found = kSpellings.find(word);
  return found == kSpellings.end() ? word : found->second;
}

// Lower-case words of a header, in order, one spelling each, without filler. `stage` is taken out.
struct HeaderWords {
  int stage = 0;  // 1 or 2. 0: none was named.
  std::string words;
};

int StageOf(std::string_view word) {
  if (word == "s1" || word == "stage1" || word == "1" || word == "one" || word == "1st" ||
      word == "first") {
    return 1;
  }
  if (word == "s2" || word == "stage2" || word == "2" || word == "two" || word == "2nd" ||
      word == "second") {
    return 2;
  }
  return 0;
}

// Takes the words of a header one by one.
class HeaderReader {
 public:
  void Take(std::string_view word) {
    if (word.empty()) return;
    if (word == "stage") {
      stage_unnamed_ = true;
    } else if (const int stage = StageOf(word); stage != 0) {
      result_.stage = stage;
    } else if (word == "to" && last_ == "extension") {
      Add("due");  // "Extended to" is a date that was promised, not the day of promising.
    } else if (const auto canonical = Canonical(word); !canonical.empty() && !IsFiller(canonical)) {
      Add(canonical);
    }
    of_complaint_ = of_complaint_ || word == "complaint";
  }

  HeaderWords End() {
    if (stage_unnamed_ && result_.stage == 0) Add("stage");  // "Stage": of what, it does not say.
    // "Complaint no" is the complaint's; "No" may number the rows, and change when they are sorted.
    if (result_.words == "number" && of_complaint_) result_.words = "reference";
    return std::move(result_);
  }

 private:
  void Add(std::string_view word) {
    if (word == last_) return;
    last_ = word;
    if (!result_.words.empty()) result_.words += ' ';
    result_.words += word;
  }

  HeaderWords result_;
  std::string last_;
  bool stage_unnamed_ = false;
  bool of_complaint_ = false;
};

HeaderWords Normalise(std::string_view header) {
  HeaderReader reader;
  std::string word;
  for (const char c : Fold(header)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      word += c;
      continue;
    }
    reader.Take(word);
    word.clear();
  }
  reader.Take(word);
  return reader.End();
}

struct Known {
  std::string_view words;
  Field any;  // If no stage is named.
  Field stage1;
  Field stage2;
};

constexpr Field kNo = Field::kIgnored;

constexpr Known kKnown[] = {
    {"reference", Field::kReference, kNo, kNo},
    {"reference number", Field::kReference, kNo, kNo},
    {"case reference", Field::kReference, kNo, kNo},
    {"case number", Field::kReference, kNo, kNo},
    {"case reference number", Field::kReference, kNo, kNo},
    {"our reference", Field::kReference, kNo, kNo},
    {"unique reference", Field::kReference, kNo, kNo},
    {"unique reference number", Field::kReference, kNo, kNo},
    {"our reference number", Field::kReference, kNo, kNo},
    {"unique key", Field::kReference, kNo, kNo},
    {"received", Field::kReceived, Field::kReceived, Field::kEscalated},
    {"issue occurred", Field::kIssueOccurred, kNo, kNo},
    {"incident", Field::kIssueOccurred, kNo, kNo},
    {"became aware", Field::kBecameAware, kNo, kNo},
    {"resident aware", Field::kBecameAware, kNo, kNo},
    {"logged", Field::kLogged, Field::kLogged, Field::kLogged2},
    {"ack", Field::kAcknowledged1, Field::kAcknowledged1, Field::kAcknowledged2},
    {"ack letter", Field::kAcknowledged1, Field::kAcknowledged1, Field::kAcknowledged2},
    {"responded promised", Field::kPromised1, Field::kPromised1, Field::kPromised2},
    {"responded promised by", Field::kPromised1, Field::kPromised1, Field::kPromised2},
    {"responded due told", Field::kPromised1, Field::kPromised1, Field::kPromised2},
    {"defined", Field::kDefined1, Field::kDefined1, Field::kDefined2},
    {"officer", Field::kHandler1, Field::kHandler1, Field::kHandler2},
    {"officer name", Field::kHandler1, Field::kHandler1, Field::kHandler2},
    {"case officer", Field::kHandler1, Field::kHandler1, Field::kHandler2},
    {"investigating officer", Field::kHandler1, Field::kHandler1, Field::kHandler2},
    {"extension", Field::kExtensionTold1, Field::kExtensionTold1, Field::kExtensionTold2},
    {"extension told", Field::kExtensionTold1, Field::kExtensionTold1, Field::kExtensionTold2},
    {"extension agreed", Field::kExtensionTold1, Field::kExtensionTold1, Field::kExtensionTold2},
    {"extension letter", Field::kExtensionTold1, Field::kExtensionTold1, Field::kExtensionTold2},
    {"extension due", Field::kExtensionDue1, Field::kExtensionDue1, Field::kExtensionDue2},
    {"extension new due", Field::kExtensionDue1, Field::kExtensionDue1, Field::kExtensionDue2},
    {"extension until", Field::kExtensionDue1, Field::kExtensionDue1, Field::kExtensionDue2},
    {"new due", Field::kExtensionDue1, Field::kExtensionDue1, Field::kExtensionDue2},
    {"extension reason", Field::kExtensionReason1, Field::kExtensionReason1,
     Field::kExtensionReason2},
    {"reason extension", Field::kExtensionReason1, Field::kExtensionReason1,
     Field::kExtensionReason2},
    {"responded", Field::kResponded1, Field::kResponded1, Field::kResponded2},
    {"responded letter", Field::kResponded1, Field::kResponded1, Field::kResponded2},
    {"responder", Field::kResponder1, Field::kResponder1, Field::kResponder2},
    {"responded by", Field::kResponder1, Field::kResponder1, Field::kResponder2},
    {"responded officer", Field::kResponder1, Field::kResponder1, Field::kResponder2},
    {"outcome", Field::kOutcome1, Field::kOutcome1, Field::kOutcome2},
    {"upheld", Field::kOutcome1, Field::kOutcome1, Field::kOutcome2},
    {"escalated", Field::kEscalated, kNo, Field::kEscalated},
    {"escalated requested", Field::kEscalated, kNo, Field::kEscalated},
    {"escalated request", Field::kEscalated, kNo, Field::kEscalated},
    {"requested", kNo, kNo, Field::kEscalated},
    {"request", kNo, kNo, Field::kEscalated},
    {"escalated refused", Field::kEscalationRefused, kNo, Field::kEscalationRefused},
    {"refused", Field::kRefused, kNo, Field::kEscalationRefused},
    {"refused reason", Field::kRefusalGround, kNo, kNo},
    {"refused ground", Field::kRefusalGround, kNo, kNo},
    {"withdrawn", Field::kWithdrawn, kNo, kNo},
    {"closed", Field::kClosed, kNo, kNo},
    {"channel", Field::kChannel, kNo, kNo},
    {"contact channel", Field::kChannel, kNo, kNo},
    {"source", Field::kChannel, kNo, kNo},
    {"received via", Field::kChannel, kNo, kNo},
    {"how received", Field::kChannel, kNo, kNo},
    {"tenure", Field::kTenure, kNo, kNo},
    {"tenure category", Field::kTenure, kNo, kNo},
    {"category", Field::kCategory, kNo, kNo},
    {"subject", Field::kCategory, kNo, kNo},
    {"subject category", Field::kCategory, kNo, kNo},
    {"handling category", Field::kHandlingCategory, kNo, kNo},
    {"service failure", Field::kHandlingCategory, kNo, kNo},
    {"property", Field::kProperty, kNo, kNo},
    {"property reference", Field::kProperty, kNo, kNo},
    {"property number", Field::kProperty, kNo, kNo},
    {"uprn", Field::kUprn, kNo, kNo},
    {"estate", Field::kEstate, kNo, kNo},
    {"estate reference", Field::kEstate, kNo, kNo},
    {"resident", Field::kResident, kNo, kNo},
    {"resident name", Field::kResident, kNo, kNo},
    {"address", Field::kAddress, kNo, kNo},
    {"property address", Field::kAddress, kNo, kNo},
    {"resident address", Field::kAddress, kNo, kNo},
    {"email", Field::kEmail, kNo, kNo},
    {"email address", Field::kEmail, kNo, kNo},
    {"resident email", Field::kEmail, kNo, kNo},
    {"phone", Field::kPhone, kNo, kNo},
    {"phone number", Field::kPhone, kNo, kNo},
    {"resident phone", Field::kPhone, kNo, kNo},
    {"details", Field::kWords, kNo, kNo},
    {"summary", Field::kWords, kNo, kNo},
    {"description", Field::kWords, kNo, kNo},
    {"notes", Field::kNote, kNo, kNo},
    {"note", Field::kNote, kNo, kNo},
    {"comments", Field::kNote, kNo, kNo},
};

}  // namespace

std::string_view NameOf(Field field) { return kNames[static_cast<std::size_t>(field)].name; }

std::optional<Field> FieldNamed(std::string_view name) {
  for (const auto& named : kNames) {
    if (named.name == name) return named.field;
  }
  return std::nullopt;
}

bool IsOf(RowKind kind, Field field) {
  switch (field) {
    case Field::kIgnored:
    case Field::kReference:
    case Field::kReceived:
    case Field::kLogged:
    case Field::kClosed:
    case Field::kChannel:
    case Field::kCategory:
    case Field::kProperty:
    case Field::kUprn:
    case Field::kEstate:
    case Field::kResident:
    case Field::kAddress:
    case Field::kEmail:
    case Field::kPhone:
    case Field::kWords:
      return true;
    case Field::kAnswered:
    case Field::kAnswer:
    case Field::kPromised:
    case Field::kStatus:
      return kind == RowKind::kServiceRequest;
    default:
      return kind == RowKind::kComplaint;
  }
}

std::optional<Field> FieldOfHeader(std::string_view header) {
  if (IsRejectColumn(header)) return Field::kIgnored;
  const HeaderWords key = Normalise(header);
  for (const auto& known : kKnown) {
    if (known.words != key.words) continue;
    const Field field = key.stage == 0 ? known.any : key.stage == 1 ? known.stage1 : known.stage2;
    if (field == kNo) return std::nullopt;
    return field;
  }
  return std::nullopt;
}

bool IsRejectColumn(std::string_view header) {
  return header == kRejectLine || header == kRejectColumn || header == kRejectReason ||
         header == kRejectText;
}

}  // namespace redress::intake

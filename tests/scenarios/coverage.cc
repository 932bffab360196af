#include "tests/scenarios/coverage.h"

#include <algorithm>

#include <google/protobuf/descriptor.h>

#include "redress/v1/complaint_facts.pb.h"
#include "redress/v1/event.pb.h"

#include "tests/scenarios/scenario.h"
#include "tests/scenarios/words.h"

namespace redress::scenarios {
namespace {

// Checks that by their nature find no breach: what they look for is held or is not, and silence is
// no breach.
constexpr v1::NamedCheck kFindNoBreach[] = {
    v1::NAMED_CHECK_CONSIDERED_BEFORE,  // A complaint cannot name itself: Decide refuses that.
    v1::NAMED_CHECK_DEFINITION_COMPLETE,
    v1::NAMED_CHECK_EVIDENCE_CONSIDERED,
    v1::NAMED_CHECK_RECORD_COMPLETE,
    v1::NAMED_CHECK_REMEDY_AT_ANY_STAGE,
    v1::NAMED_CHECK_COMPENSATION_PAID,
    v1::NAMED_CHECK_ROLE_HELD_OFFICER,
    v1::NAMED_CHECK_ROLE_HELD_SENIOR_LEAD,
    v1::NAMED_CHECK_ROLE_HELD_MEMBER,
    v1::NAMED_CHECK_POLICY_IN_FORCE,
    v1::NAMED_CHECK_OMBUDSMAN_DETAILS_HELD,
    v1::NAMED_CHECK_BOTH_SIDES_HEARD,
    v1::NAMED_CHECK_LATENESS_EXPLAINED,
    v1::NAMED_CHECK_ORDERS_FROM_SEVERE_REPORTED,
    v1::NAMED_CHECK_CHOICE_OFFERED,
    v1::NAMED_CHECK_REQUEST_MONITORED,
};

// Whether a field can say no.
bool SaysNo(const v1::StatedCheck& check) {
  const auto* fact = v1::Fact::descriptor()->FindFieldByName(check.fact());
  const auto* field =
      fact == nullptr ? nullptr : fact->message_type()->FindFieldByName(check.field());
  return field != nullptr && field->enum_type() == v1::YesNo_descriptor();
}

bool CanFindBreach(const v1::Check& check) {
  switch (check.rule_case()) {
    case v1::Check::kClock:
      return true;
    case v1::Check::kStated:
      return check.stated().absent_is_breach() || SaysNo(check.stated());
    case v1::Check::kHeld:
      return check.held().absent_is_breach();
    case v1::Check::kNamed:
      return std::ranges::count(kFindNoBreach, check.named()) == 0;
    case v1::Check::kRegister:
    case v1::Check::RULE_NOT_SET:
      return false;
  }
  return false;
}

// The edition that a line is about; empty if the line does not say which of several.
std::string EditionOf(const Words& line, const std::vector<std::string>& editions) {
  for (const auto& [key, value] : line.pairs) {
    if (key == "edition") return value;
  }
  return editions.size() == 1 ? editions.front() : std::string();
}

}  // namespace

void Cover(Coverage& coverage, std::string_view text, const std::string& path) {
  const auto named = ReadHeader(text).provisions;
  std::vector<std::string> editions;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const auto words = line.starts_with('#') ? Words() : Cut(line).value_or(Words());
    if (words.bare.empty()) continue;
    if (words.bare[0] == "landlord" || words.bare[0] == "edition") {
      editions.insert(editions.end(), words.bare.begin() + 1, words.bare.end());
    }
    const bool finds = words.bare[0] == "finding" || words.bare[0] == "landlord-finding";
    if (!finds || words.bare.size() < 3) continue;
    const std::string edition = EditionOf(words, editions);
    if (edition.empty()) continue;
    if (std::ranges::count(named, words.bare[1]) == 0) {
      coverage[{edition, words.bare[1]}].unnamed_in.insert(path);
    } else {
      coverage[{edition, words.bare[1]}].verdicts.insert(words.bare[2]);
    }
  }
}

bool CanBeBreached(const v1::Provision& provision) {
  return std::ranges::any_of(provision.checks(), CanFindBreach);
}

std::vector<std::string> Lacking(const v1::Provision& provision, const Shown& shown) {
  const bool by_rule = std::ranges::any_of(provision.kinds(), [](int kind) {
    return kind == v1::PROVISION_KIND_COMPUTABLE || kind == v1::PROVISION_KIND_STRUCTURAL;
  });
  std::vector<std::string> lacking;
  if (!by_rule || provision.checks().empty()) return lacking;
  if (!shown.verdicts.contains("complied")) lacking.emplace_back("kept");
  const bool breached = CanBeBreached(provision);
  if (!shown.verdicts.contains(breached ? "breached" : "no-evidence")) {
    lacking.emplace_back(breached ? "breached" : "without evidence");
  }
  return lacking;
}

}  // namespace redress::scenarios

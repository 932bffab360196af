#include "tests/record/law.h"

#include <algorithm>
#include <array>
#include <set>

#include <openssl/evp.h>

#include "engine/editions/law.h"
#include "engine/editions/shipped.h"
#include "engine/types/assert.h"
#include "tests/record/facts.h"

namespace redress::record {
namespace {

std::string Digest(std::string_view content) {
  std::array<unsigned char, 32> digest{};
  unsigned int size = 0;
  const int done =
      EVP_Digest(content.data(), content.size(), digest.data(), &size, EVP_sha256(), nullptr);
  REDRESS_ASSERT(done == 1 && size == digest.size());
  return {digest.begin(), digest.end()};
}

commands::Command OnLandlord(const std::string& landlord_id, const std::string& what, Day day) {
  commands::Command command;
  command.landlord_id = landlord_id;
  command.request_id = "setup-" + what;
  command.intent = v1::INTENT_ASK;
  auto& step = command.steps.emplace_back();
  step.stream = {landlord_id, v1::STREAM_KIND_LANDLORD, landlord_id};
  step.happened = OnDay(day);
  return command;
}

}  // namespace

commands::Command CreateLandlord(const std::string& landlord_id, Day day) {
  auto command = OnLandlord(landlord_id, "landlord", day);
  command.steps[0].fact.mutable_landlord_created()->set_display_name("Example Homes");
  return command;
}

commands::Command AdoptLaw(const std::string& landlord_id, v1::LawKind kind, const std::string& id,
                           std::uint32_t version, std::string_view content, Day day) {
  auto command = OnLandlord(landlord_id, id + "-" + std::to_string(version), day);
  auto& adopted = *command.steps[0].fact.mutable_law_adopted();
  adopted.set_kind(kind);
  adopted.set_id(id);
  adopted.set_version(version);
  adopted.set_content(std::string(content));
  adopted.set_digest(Digest(content));
  return command;
}

std::vector<commands::Command> AdoptShipped(const std::string& landlord_id,
                                            const std::vector<std::string>& edition_ids, Day day) {
  std::vector<editions::ShippedFile> files(editions::Shipped().begin(), editions::Shipped().end());
  if (!edition_ids.empty()) {
    const auto beside = editions::ShippedBeside();
    files.insert(files.end(), beside.begin(), beside.end());
  }
  std::vector<commands::Command> calendars;
  std::vector<commands::Command> editions;
  std::set<std::string> counted_by{std::string(editions::kDefaultCalendar)};
  for (const auto& file : files) {
    if (file.kind != v1::LAW_KIND_EDITION) continue;
    const auto edition = editions::ParseEdition(file.content, file.name);
    REDRESS_ASSERT(edition.has_value());
    const bool wanted = edition_ids.empty() || std::ranges::count(edition_ids, edition->id()) > 0;
    if (!wanted) continue;
    counted_by.insert(edition->calendar_id());
    editions.push_back(
        AdoptLaw(landlord_id, file.kind, edition->id(), edition->version(), file.content, day));
  }
  for (const auto& file : files) {
    if (file.kind != v1::LAW_KIND_CALENDAR) continue;
    const auto calendar = editions::ParseCalendar(file.content, file.name);
    REDRESS_ASSERT(calendar.has_value());
    if (!counted_by.contains(calendar->id())) continue;
    calendars.push_back(
        AdoptLaw(landlord_id, file.kind, calendar->id(), calendar->version(), file.content, day));
  }
  calendars.insert(calendars.end(), editions.begin(), editions.end());
  return calendars;
}

commands::Command RegisterOfficer(const std::string& landlord_id, const std::string& officer_id,
                                  Day day) {
  auto command = OnLandlord(landlord_id, "officer-" + officer_id, day);
  auto& officer = *command.steps[0].fact.mutable_officer_registered();
  officer.set_officer_id(officer_id);
  officer.set_team("complaints");
  return command;
}

}  // namespace redress::record

#include "services/admin/landlord_view.h"

#include <map>
#include <string>

#include "services/door/happened.h"

namespace redress::admin {
namespace {

constexpr std::size_t kSliceEvents = 1'000;

}  // namespace

void FillLandlord(const landlord::State& state, v1::GetLandlordResponse& response) {
  response.set_display_name(state.display_name);
  response.set_version(state.version);
  response.set_law_version(state.law_version);
  for (const auto& [key, file] : state.files) {
    v1::AdoptedLaw& law = *response.add_law();
    law.set_kind(static_cast<v1::LawKind>(key.first));
    law.set_id(key.second);
    law.set_version(file.version);
    law.set_digest(file.digest);
    *law.mutable_adopted_time() = door::ToTimestamp(file.recorded_nanos);
  }
}

Result<void> AddOfficers(const StreamKey& stream, const landlord::State& state,
                         const ports::Log& log, v1::GetLandlordResponse& response) {
  std::map<std::string, v1::OfficerRegistered> officers;
  for (std::uint64_t from = 1;;) {
    const auto events = log.ReadStream(stream, Version{from}, kSliceEvents);
    if (!events) return tl::unexpected(events.error());
    for (const v1::RecordedEvent& event : *events) {
      const v1::Fact& fact = event.event().fact();
      if (!fact.has_officer_registered()) continue;
      // The state knows who is still registered; the stream knows by what name.
      const v1::OfficerRegistered& officer = fact.officer_registered();
      if (state.officer_ids.contains(officer.officer_id())) {
        officers[officer.officer_id()] = officer;
      }
    }
    if (events->size() < kSliceEvents) break;
    from += events->size();
  }
  for (auto& [id, registered] : officers) {
    v1::Officer& officer = *response.add_officers();
    officer.set_officer_id(id);
    if (registered.has_name()) *officer.mutable_name() = std::move(*registered.mutable_name());
    officer.set_team(registered.team());
  }
  return {};
}

}  // namespace redress::admin

#include "services/landlord/register_view.h"

#include <utility>

namespace redress::landlord {
namespace {

template <typename Fact, typename Repeated>
void Add(std::vector<Held<Fact>>& held, Repeated& facts) {
  for (auto& entry : held) *facts.Add() = std::move(entry.fact);
}

}  // namespace

Result<void> FillRegister(Register held, v1::GetRegisterResponse& response) {
  *response.mutable_on_date() = ToCivilDate(held.on);
  Add(held.homes, *response.mutable_homes());
  Add(held.roles, *response.mutable_roles());
  Add(held.policies, *response.mutable_policies());
  if (held.ombudsman_details) {
    *response.mutable_ombudsman_details() = std::move(held.ombudsman_details->fact);
  }
  Add(held.evidence, *response.mutable_evidence());
  Add(held.circumstances, *response.mutable_exceptional_circumstances());
  if (held.improvements.size() > kImprovementsMax) held.improvements.resize(kImprovementsMax);
  Add(held.improvements, *response.mutable_improvements());
  if (response.ByteSizeLong() <= kRegisterBytesMax) return {};
  return tl::unexpected(
      Error{ErrorCode::kFailedPrecondition,
            "expected a register that fits in one answer, but it does not: withdraw evidence that "
            "is not needed any more"});
}

}  // namespace redress::landlord

#include <map>
#include <string>
#include <tuple>

#include "engine/findings/findings.h"
#include "engine/whatif/compare.h"

namespace redress::whatif {
namespace {

using findings::Finding;

// A provision of an edition, at a stage. Versions of the edition are one: a draft in its place is
// what is compared.
using Key = std::tuple<std::string, std::string, std::uint32_t>;

Key KeyOf(const Finding& finding) {
  return {finding.edition->id(), finding.provision->number(), finding.said.stage};
}

std::vector<Finding> Find(std::span<const v1::RecordedEvent* const> events,
                          const complaint::State& state, const editions::Law& law,
                          const Question& question) {
  return findings::OfComplaint(events, state,
                               {.law = law, .landlord = question.landlord, .today = question.on});
}

}  // namespace

std::vector<Difference<v1::Finding>> CompareFindings(
    std::span<const v1::RecordedEvent* const> events, const complaint::State& state,
    const Question& question) {
  const auto now = Find(events, state, question.now, question);
  const auto then = Find(events, state, question.then, question);
  std::map<Key, const Finding*> unmatched;
  for (const Finding& finding : then) unmatched.emplace(KeyOf(finding), &finding);
  std::vector<Difference<v1::Finding>> differences;
  for (const Finding& finding : now) {
    const auto other = unmatched.find(KeyOf(finding));
    if (other == unmatched.end()) {
      differences.emplace_back().now = findings::ToView(finding);
      continue;
    }
    if (other->second->said.verdict != finding.said.verdict) {
      Difference<v1::Finding>& difference = differences.emplace_back();
      difference.now = findings::ToView(finding);
      difference.then = findings::ToView(*other->second);
    }
    unmatched.erase(other);
  }
  for (const Finding& finding : then) {
    if (!unmatched.contains(KeyOf(finding))) continue;
    differences.emplace_back().then = findings::ToView(finding);
  }
  return differences;
}

}  // namespace redress::whatif

#include "tests/scenarios/expect_finding.h"

#include <algorithm>

#include "tests/scenarios/fact_text.h"

namespace redress::scenarios {
namespace {

std::string VersionsOf(const findings::Finding& finding) {
  std::string text;
  for (const std::uint64_t version : finding.said.versions) {
    text += (text.empty() ? "" : ",") + std::to_string(version);
  }
  return text.empty() ? "none" : text;
}

std::string Describe(const findings::Finding& finding) {
  return v1::Verdict_Name(finding.said.verdict) + " stage=" + std::to_string(finding.said.stage) +
         " edition=" + finding.edition->id() + " check=" + finding.check +
         " versions=" + VersionsOf(finding) + (finding.judged ? " judged" : "") + ": " +
         finding.said.reason;
}

// The value of a key; nothing if there is no such key.
std::optional<std::string> ValueOf(const findings::Finding& finding, const std::string& key) {
  if (key == "stage") return std::to_string(finding.said.stage);
  if (key == "edition") return finding.edition->id();
  if (key == "check") return finding.check;
  if (key == "versions") return VersionsOf(finding);
  return std::nullopt;
}

bool IsOf(const findings::Finding& finding, const Words& words) {
  if (finding.provision->number() != words.bare[1]) return false;
  return std::ranges::all_of(words.pairs, [&](const Pair& pair) {
    return pair.first != "edition" || pair.second == finding.edition->id();
  });
}

}  // namespace

Outcome ExpectFinding(const std::vector<findings::Finding>& findings, const Words& words) {
  const bool judged = words.bare.size() == 4 && words.bare[3] == "judged";
  if (words.bare.size() != 3 && !judged) {
    return tl::unexpected<std::string>(
        "expected \"finding <provision> <verdict> [judged] [key=value...]\"");
  }
  const auto found =
      std::ranges::find_if(findings, [&](const auto& finding) { return IsOf(finding, words); });
  if (words.bare[2] == "absent") {
    if (found == findings.end()) return {};
    return tl::unexpected("expected no such finding, but it is " + Describe(*found));
  }
  v1::Verdict verdict = v1::VERDICT_UNSPECIFIED;
  if (!v1::Verdict_Parse("VERDICT_" + ToEnumCase(words.bare[2]), &verdict)) {
    return tl::unexpected("expected a verdict, but found \"" + words.bare[2] + "\"");
  }
  if (found == findings.end()) {
    return tl::unexpected("expected a finding on " + words.bare[1] + ", but there is none");
  }
  bool same = found->said.verdict == verdict && found->judged == judged;
  for (const auto& [key, value] : words.pairs) {
    const auto actual = ValueOf(*found, key);
    if (!actual)
      return tl::unexpected("expected something known of a finding, but found \"" + key + "\"");
    same = same && *actual == value;
  }
  if (same) return {};
  return tl::unexpected("expected another finding on " + words.bare[1] + ", but it is " +
                        Describe(*found));
}

}  // namespace redress::scenarios

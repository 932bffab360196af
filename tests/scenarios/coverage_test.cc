#include "tests/scenarios/coverage.h"

#include <algorithm>
#include <array>

#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "engine/editions/shipped.h"
#include "tests/scenarios/folder.h"

// That each provision a rule can find out about has a story where it is kept and one where it is
// not.
namespace redress::scenarios {
namespace {

// Editions that were read word by word, and so hold provisions.
constexpr std::array<std::string_view, 2> kEditions = {"housing-ombudsman-2022",
                                                       "housing-ombudsman-2024"};

std::vector<v1::Edition> Editions() {
  std::vector<v1::Edition> editions;
  for (const auto& file : editions::Shipped()) {
    if (file.kind != v1::LAW_KIND_EDITION) continue;
    auto edition = editions::ParseEdition(file.content, file.name);
    if (edition && std::ranges::count(kEditions, edition->id()) > 0) editions.push_back(*edition);
  }
  return editions;
}

Coverage CoverageOfAll() {
  Coverage coverage;
  for (const auto& path : ScenarioPaths()) Cover(coverage, ReadScenario(path), path);
  return coverage;
}

TEST(CoverageTest, EachProvisionIsKeptInOneStoryAndNotInAnother) {
  Coverage coverage = CoverageOfAll();
  const auto editions = Editions();
  ASSERT_EQ(editions.size(), kEditions.size());
  std::size_t looked_at = 0;
  for (const auto& edition : editions) {
    for (const auto& provision : edition.provisions()) {
      ++looked_at;
      const auto& shown = coverage[{edition.id(), provision.number()}];
      for (const auto& what : Lacking(provision, shown)) {
        ADD_FAILURE() << edition.id() << " " << provision.number() << ": no scenario shows it "
                      << what;
      }
    }
  }
  EXPECT_GT(looked_at, 150u);
}

TEST(CoverageTest, AStoryNamesInItsHeaderTheProvisionsItFindsOn) {
  for (const auto& [key, shown] : CoverageOfAll()) {
    for (const auto& path : shown.unnamed_in) {
      ADD_FAILURE() << path << " finds on " << key.second << ", which its header does not name";
    }
  }
}

v1::Provision Of(v1::ProvisionKind kind, v1::NamedCheck check) {
  v1::Provision provision;
  provision.set_number("6.3");
  provision.add_kinds(kind);
  provision.add_checks()->set_named(check);
  return provision;
}

TEST(CoverageTest, WhatIsMissingIsSeen) {
  const auto breachable = Of(v1::PROVISION_KIND_COMPUTABLE, v1::NAMED_CHECK_TWO_STAGES);
  const auto held = Of(v1::PROVISION_KIND_STRUCTURAL, v1::NAMED_CHECK_POLICY_IN_FORCE);
  using List = std::vector<std::string>;
  EXPECT_EQ(Lacking(breachable, {}), (List{"kept", "breached"}));
  EXPECT_EQ(Lacking(breachable, {.verdicts = {"complied", "no-evidence"}, .unnamed_in = {}}),
            List{"breached"});
  EXPECT_EQ(Lacking(held, {.verdicts = {"no-evidence"}, .unnamed_in = {}}), List{"kept"});
  EXPECT_EQ(Lacking(held, {.verdicts = {"complied", "no-evidence"}, .unnamed_in = {}}), List());
  EXPECT_EQ(Lacking(Of(v1::PROVISION_KIND_JUDGEMENT, v1::NAMED_CHECK_TWO_STAGES), {}), List());
}

TEST(CoverageTest, OnlyLinesOfThatProvisionAndEditionCount) {
  const std::string text =
      "# provision: 6.3\n# title: t\nlandlord a b\nfinding 6.3 complied\n"
      "finding 6.3 breached edition=b\nfinding 6.4 breached edition=b\n# finding 6.3 judgement\n";
  Coverage coverage;
  Cover(coverage, text, "x.scenario");
  EXPECT_EQ((coverage[{"b", "6.3"}].verdicts), std::set<std::string>{"breached"});
  EXPECT_TRUE((coverage[{"a", "6.3"}].verdicts.empty()));
  EXPECT_EQ((coverage[{"b", "6.4"}].unnamed_in), std::set<std::string>{"x.scenario"});
  EXPECT_TRUE((coverage[{"b", "6.4"}].verdicts.empty()));
}

}  // namespace
}  // namespace redress::scenarios

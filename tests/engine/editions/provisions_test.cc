#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/editions/law.h"
#include "engine/editions/shipped.h"

// That the catalogues of provisions are whole, and that what a rule can settle is settled by one.
namespace redress::editions {
namespace {

const v1::Edition& EditionOf(const std::string& id) {
  static const auto* all = [] {
    auto* read = new std::vector<v1::Edition>;
    for (const ShippedFile& file : Shipped()) {
      if (file.kind != v1::LAW_KIND_EDITION) continue;
      if (auto edition = ParseEdition(file.content, file.name)) read->push_back(*edition);
    }
    return read;
  }();
  static const v1::Edition none;
  const auto found = std::ranges::find(*all, id, &v1::Edition::id);
  return found == all->end() ? none : *found;
}

// How the provisions of an edition are to be found out: C computed, S structurally checked, J by a
// person. Where a row has several marks, each provision of it is C or S as marked, and at least one
// is J.
struct Marks {
  std::string edition_id;
  std::string numbers;  // Apart by blanks.
  std::string marks;
};

const std::vector<Marks>& Table() {
  static const std::string kNewer = "housing-ombudsman-2024";
  static const std::string kOlder = "housing-ombudsman-2022";
  static const std::vector<Marks> table = {
      {kNewer, "1.2 1.6 2.4 3.5 3.7 5.6 5.7 5.11 6.12", "S"},
      {kNewer, "1.3", "J"},
      {kNewer, "1.4 1.5", "CJ"},
      {kNewer, "2.1 2.5", "J"},
      {kNewer, "2.2 2.3", "CJ"},
      {kNewer, "2.2a 2.2b 2.2c 3.1 3.2 3.6 5.9 5.10 5.11 6.10 6.13 6.6 6.17 5.12 5.13 5.4 5.5",
       "C"},
      {kNewer, "5.8a 5.8b 5.8c 5.8d", "J"},
      {kNewer, "6.20", "J"},
      {kNewer, "6.1", "J"},
      {kNewer, "6.7 6.18", "SJ"},
      {kNewer, "6.8", "CJ"},
      {kNewer, "6.9 6.9a 6.9b 6.9c 6.9d 6.9e 6.9f 6.9g", "S"},
      {kNewer, "6.19 6.19a 6.19b 6.19c 6.19d 6.19e 6.19f 6.19g", "S"},
      {kNewer, "5.14 5.15", "CJ"},
      {kNewer, "7.1 7.2 7.3 7.4 8.5 9.4 9.5", "C"},
      {kNewer, "8.1 8.1a 8.1b 8.1c 8.1d 8.1e 8.1f 8.2 8.3 8.4", "S"},
      {kNewer, "5.2 5.3 6.2 6.3 6.4 6.11 6.14 6.15", "C"},
      {kOlder, "1.2 1.5 1.9 2.6 2.7 4.2 5.8 5.16 5.20 8.1 8.2 8.3", "S"},
      {kOlder, "1.3", "J"},
      {kOlder, "1.4 1.6", "CJ"},
      {kOlder, "1.7 1.8 1.9", "J"},
      {kOlder, "2.1 4.5 4.10 4.11 2.5 5.11 5.12 5.5 4.15 6.1 6.2 6.3 6.5 6.6 6.7 7.3", "C"},
      {kOlder, "2.2", "J"},
      {kOlder, "4.6 4.7 4.12", "J"},
      {kOlder, "4.13", "J"},
      {kOlder, "5.6", "SJ"},
      {kOlder, "5.7", "CJ"},
      {kOlder, "4.18 4.19", "CJ"},
      {kOlder, "4.4", "J"},
      {kOlder, "4.1 5.1 5.13 5.17 5.18", "C"},
  };
  return table;
}

bool Has(const Marks& row, char mark) { return row.marks.find(mark) != std::string::npos; }

std::vector<std::string> Cut(const std::string& numbers) {
  std::vector<std::string> cut;
  std::istringstream words(numbers);
  for (std::string word; words >> word;) cut.push_back(word);
  return cut;
}

const v1::Provision* Find(const v1::Edition& edition, const std::string& number) {
  const auto found = std::ranges::find(edition.provisions(), number, &v1::Provision::number);
  return found == edition.provisions().end() ? nullptr : &*found;
}

bool Is(const v1::Provision& provision, v1::ProvisionKind kind) {
  return std::ranges::count(provision.kinds(), kind) > 0;
}

bool HasCheck(const v1::Provision& provision, const std::set<v1::Check::RuleCase>& rules) {
  return std::ranges::any_of(provision.checks(),
                             [&](const auto& check) { return rules.contains(check.rule_case()); });
}

TEST(ProvisionsTest, WhatIsMarkedIsFoundOutSo) {
  for (const Marks& row : Table()) {
    const v1::Edition& edition = EditionOf(row.edition_id);
    bool asks_person = false;
    for (const std::string& number : Cut(row.numbers)) {
      const v1::Provision* provision = Find(edition, number);
      ASSERT_NE(provision, nullptr) << row.edition_id << " " << number;
      if (Has(row, 'C')) {
        EXPECT_TRUE(Is(*provision, v1::PROVISION_KIND_COMPUTABLE))
            << row.edition_id << " " << number;
      }
      if (Has(row, 'S')) {
        EXPECT_TRUE(Is(*provision, v1::PROVISION_KIND_STRUCTURAL))
            << row.edition_id << " " << number;
      }
      asks_person = asks_person || Is(*provision, v1::PROVISION_KIND_JUDGEMENT);
    }
    EXPECT_TRUE(asks_person || !Has(row, 'J')) << row.edition_id << " " << row.numbers;
  }
}

TEST(ProvisionsTest, AKindIsBorneOutByChecks) {
  using Check = v1::Check;
  for (const std::string id : {"housing-ombudsman-2022", "housing-ombudsman-2024"}) {
    ASSERT_GT(EditionOf(id).provisions_size(), 60) << id;
    for (const v1::Provision& provision : EditionOf(id).provisions()) {
      if (Is(provision, v1::PROVISION_KIND_COMPUTABLE)) {
        EXPECT_TRUE(HasCheck(provision, {Check::kClock, Check::kNamed, Check::kHeld}))
            << id << " " << provision.number();
      }
      if (Is(provision, v1::PROVISION_KIND_STRUCTURAL)) {
        EXPECT_TRUE(
            HasCheck(provision, {Check::kStated, Check::kNamed, Check::kHeld, Check::kRegister}))
            << id << " " << provision.number();
      }
      if (Is(provision, v1::PROVISION_KIND_JUDGEMENT)) {
        EXPECT_FALSE(provision.question().empty()) << id << " " << provision.number();
      }
    }
  }
}

// What is for a person is marked so, or says why no rule settles it.
TEST(ProvisionsTest, APersonIsAskedOnlyWhereMarkedOrWithAReason) {
  std::set<std::pair<std::string, std::string>> marked;
  std::set<std::pair<std::string, std::string>> judged;
  for (const Marks& row : Table()) {
    for (const std::string& number : Cut(row.numbers)) {
      marked.insert({row.edition_id, number});
      if (Has(row, 'J')) judged.insert({row.edition_id, number});
    }
  }
  for (const auto& [id, number] : marked) {
    const v1::Provision* provision = Find(EditionOf(id), number);
    if (!Is(*provision, v1::PROVISION_KIND_JUDGEMENT) || judged.contains({id, number})) continue;
    EXPECT_FALSE(provision->why_judgement().empty()) << id << " " << number;
  }
}

TEST(ProvisionsTest, EveryOlderNumberLeadsToANewerOne) {
  const v1::Edition& newer = EditionOf("housing-ombudsman-2024");
  int mapped = 0;
  for (const v1::Provision& provision : EditionOf("housing-ombudsman-2022").provisions()) {
    for (const std::string& number : provision.newer_numbers()) {
      EXPECT_NE(Find(newer, number), nullptr) << provision.number() << " -> " << number;
      ++mapped;
    }
  }
  EXPECT_GT(mapped, 50);
}

TEST(ProvisionsTest, EveryDutyIsAProvisions) {
  for (const std::string id : {"housing-ombudsman-2022", "housing-ombudsman-2024"}) {
    std::set<std::string> named;
    for (const v1::Provision& provision : EditionOf(id).provisions()) {
      for (const v1::Check& check : provision.checks()) named.insert(check.clock());
    }
    for (const v1::ClockRule& clock : EditionOf(id).clocks()) {
      EXPECT_TRUE(named.contains(clock.id())) << id << " " << clock.id();
    }
  }
}

}  // namespace
}  // namespace redress::editions

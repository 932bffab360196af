#include "engine/editions/law.h"

#include <gtest/gtest.h>

#include "engine/editions/shipped.h"

namespace redress::editions {
namespace {

Day D(std::string_view text) { return FromIsoDate(text).value(); }

Law ShippedEditions() {
  Law law{.version = 1,
          .editions = {},
          .calendar = std::make_shared<const calendar::WorkingDays>(),
          .policy = {}};
  for (const ShippedFile& file : Shipped()) {
    if (file.kind != v1::LAW_KIND_EDITION) continue;
    law.editions.push_back(
        std::make_shared<const v1::Edition>(ParseEdition(file.content, file.name).value()));
  }
  return law;
}

TEST(LawTest, TheLatestEditionInForceByThenGoverns) {
  const Law law = ShippedEditions();
  EXPECT_EQ(law.EditionFor(D("2022-03-31")), nullptr);
  EXPECT_EQ(law.EditionFor(D("2022-04-01"))->id(), "housing-ombudsman-2022");
  EXPECT_EQ(law.EditionFor(D("2024-03-31"))->id(), "housing-ombudsman-2022");
  EXPECT_EQ(law.EditionFor(D("2024-04-01"))->id(), "housing-ombudsman-2024");
  EXPECT_EQ(law.EditionFor(D("2099-01-01"))->id(), "housing-ombudsman-2024");
}

TEST(LawTest, WithoutEditionsNoneGoverns) { EXPECT_EQ(Law{}.EditionFor(D("2024-04-01")), nullptr); }

}  // namespace
}  // namespace redress::editions

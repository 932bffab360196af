// Dates worked out apart from this code, from the published bank holidays: day 0 in every column,
// and the date of an acknowledgement under day 1.

#include <gtest/gtest.h>

#include "tests/engine/clocks/fixture.h"

namespace redress::clocks {
namespace {

struct Vector {
  std::string start;  // Received, or asked for escalation.
  std::string acknowledge;
  std::string acknowledge_day_one;
  std::string stage1;
  std::string stage1_extended;  // By 10 working days.
  std::string stage2;
  std::string stage2_extended;  // By 20 working days.
};

void PrintTo(const Vector& vector, std::ostream* out) { *out << vector.start; }

// The 2024 edition, in force since long before: days before April 2024 exercise the calendar.
editions::Law Edition2024(const editions::Law& shipped) {
  editions::Law law = shipped;
  v1::Edition edition = *law.editions.back();
  edition.mutable_in_force_from_date()->set_year(2019);
  law.editions = {std::make_shared<const v1::Edition>(std::move(edition))};
  return law;
}

class VectorTest : public testing::TestWithParam<Vector> {
 protected:
  static std::string Due(const Record& record, std::string_view clock_id) {
    static const editions::Law law = Edition2024(Shipped());
    return DateIn(Line(record, clock_id, "2028-12-29", law), "due=");
  }

  static std::string Target(const Record& record, std::string_view clock_id) {
    static const editions::Law law = Edition2024(ShippedWithDayOne());
    return DateIn(Line(record, clock_id, "2028-12-29", law), "target=");
  }

 private:
  static std::string DateIn(const std::string& line, const std::string& name) {
    const auto at = line.find(name);
    return at == std::string::npos ? line : line.substr(at + name.size(), 10);
  }
};

TEST_P(VectorTest, Stage1) {
  const Vector& v = GetParam();
  Record record = Record().Received(v.start);
  EXPECT_EQ(Due(record, "stage1.acknowledge"), v.acknowledge);
  EXPECT_EQ(Target(record, "stage1.acknowledge"), v.acknowledge_day_one);
  record.Acknowledged(1, v.acknowledge);  // On the last day.
  EXPECT_EQ(Due(record, "stage1.respond"), v.stage1);
  // Told on the last day; asks for more than there is, and is cut to the limit.
  record.Extended(1, v.stage1, "2028-12-29");
  EXPECT_EQ(Due(record, "stage1.respond"), v.stage1_extended);
}

TEST_P(VectorTest, Stage2) {
  const Vector& v = GetParam();
  Record record = Record().Received(v.start).Requested(2, v.start);
  EXPECT_EQ(Due(record, "stage2.acknowledge"), v.acknowledge);
  EXPECT_EQ(Target(record, "stage2.acknowledge"), v.acknowledge_day_one);
  record.Acknowledged(2, v.acknowledge);
  EXPECT_EQ(Due(record, "stage2.respond"), v.stage2);
  record.Extended(2, v.stage2, "2028-12-29");
  EXPECT_EQ(Due(record, "stage2.respond"), v.stage2_extended);
}

TEST_P(VectorTest, AcknowledgedOnTheLastDayBothReadingsAgree) {
  const Vector& v = GetParam();
  const Record record =
      Record().Received(v.start).Requested(2, v.start);  // Nothing is acknowledged yet.
  EXPECT_EQ(Due(record, "stage1.respond"), v.stage1);
  EXPECT_EQ(Due(record, "stage2.respond"), v.stage2);
}

INSTANTIATE_TEST_SUITE_P(
    All, VectorTest,
    testing::Values(Vector{"2022-09-16", "2022-09-26", "2022-09-23", "2022-10-10", "2022-10-24",
                           "2022-10-24", "2022-11-21"},
                    Vector{"2023-05-05", "2023-05-15", "2023-05-12", "2023-05-30", "2023-06-13",
                           "2023-06-13", "2023-07-11"},
                    Vector{"2024-03-28", "2024-04-08", "2024-04-05", "2024-04-22", "2024-05-07",
                           "2024-05-07", "2024-06-05"},
                    Vector{"2024-04-01", "2024-04-08", "2024-04-08", "2024-04-22", "2024-05-07",
                           "2024-05-07", "2024-06-05"},
                    Vector{"2024-12-23", "2025-01-02", "2024-12-31", "2025-01-16", "2025-01-30",
                           "2025-01-30", "2025-02-27"},
                    Vector{"2025-04-17", "2025-04-28", "2025-04-25", "2025-05-13", "2025-05-28",
                           "2025-05-28", "2025-06-25"},
                    Vector{"2025-10-25", "2025-10-31", "2025-10-31", "2025-11-14", "2025-11-28",
                           "2025-11-28", "2025-12-30"},
                    Vector{"2026-04-02", "2026-04-13", "2026-04-10", "2026-04-27", "2026-05-12",
                           "2026-05-12", "2026-06-10"},
                    Vector{"2026-12-24", "2027-01-05", "2027-01-04", "2027-01-19", "2027-02-02",
                           "2027-02-02", "2027-03-02"},
                    Vector{"2027-12-24", "2028-01-05", "2028-01-04", "2028-01-19", "2028-02-02",
                           "2028-02-02", "2028-03-01"}),
    [](const auto& test) {
      std::string name = test.param.start;
      std::erase(name, '-');
      return name;
    });

}  // namespace
}  // namespace redress::clocks

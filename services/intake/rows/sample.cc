#include "services/intake/rows/sample.h"

#include <array>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/intake/rows/sample_dice.h"

namespace redress::intake {
namespace {

constexpr std::array<std::string_view, 22> kHeader = {
    "Complaint Ref",      "Date received",    "How received",
    "Resident name",      "Property ref",     "Tenure",
    "Complaint category", "Details",          "Officer",
    "Date logged",        "Stage 1 ack",      "Extension told",
    "New due date",       "Stage 1 response", "Stage 1 outcome",
    "Date escalated",     "Stage 2 ack",      "Stage 2 officer",
    "Stage 2 response",   "Stage 2 outcome",  "Date closed",
    "Spreadsheet colour"};
constexpr std::array<std::string_view, 12> kMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

constexpr Choices<6> kChannels = {"Phone", "E-mail", "Web form", "Letter", "Portal", "Cllr"};
constexpr Choices<5> kTenures = {"General needs", "Supported housing", "Sheltered",
                                 "Shared ownership", "Leasehold"};
constexpr Choices<7> kCategories = {"Damp & Mould", "Repairs",        "Anti-social behaviour",
                                    "Heating",      "Communal areas", "Service charges",
                                    "Staff conduct"};
constexpr Choices<6> kOfficers = {"Officer A. Example", "Officer B. Example", "Officer C. Example",
                                  "officer a. example", "Officer D. Example", "Officer E. Example"};
constexpr Choices<6> kSecondOfficers = {"Manager V. Example", "Manager W. Example",
                                        "Manager X. Example", "Manager Y. Example",
                                        "Manager Z. Example", "Officer A. Example"};
constexpr Choices<4> kOutcomes = {"Upheld", "Partly upheld", "Not upheld", "Partially upheld"};
constexpr Choices<3> kColours = {"", "amber", "red"};

std::string Number(std::string_view format, std::uint64_t number) {
  char text[48];
  std::snprintf(text, sizeof text, std::string(format).c_str(),
                static_cast<unsigned long long>(number));
  return text;
}

class RowWriter {
 public:
  RowWriter(Dice& dice, Day today) : dice_(dice), today_(today) {}

  std::vector<std::string> Write(std::uint64_t number) {
    received_ = today_ -
                std::chrono::days(dice_.Chance(400) ? dice_.Between(0, 45) : dice_.Between(0, 700));
    cells_.assign(kHeader.size(), "");
    WriteCase(number);
    const auto responded = WriteStage1();
    if (responded && dice_.Chance(160)) WriteStage2(*responded);
    Spoil();
    return std::move(cells_);
  }

 private:
  using MaybeDay = std::optional<Day>;

  // The day `days` after `from`, unless that is yet to come.
  MaybeDay After(Day from, int days) const {
    const Day day = from + std::chrono::days(days);
    if (day > today_) return std::nullopt;
    return day;
  }

  std::string Written(Day day) {
    const std::chrono::year_month_day ymd{day};
    const int y = static_cast<int>(ymd.year());
    const unsigned m = static_cast<unsigned>(ymd.month());
    const unsigned d = static_cast<unsigned>(ymd.day());
    char text[64];
    const int form = dice_.Between(1, 20);
    if (form <= 13) {
      std::snprintf(text, sizeof text, "%02u/%02u/%04d", d, m, y);
    } else if (form <= 15) {
      std::snprintf(text, sizeof text, "%u-%u-%02d", d, m, y % 100);
    } else if (form <= 17) {
      std::snprintf(text, sizeof text, "%u %s %04d", d, kMonths[m - 1].data(), y);
    } else if (form == 18) {
      std::snprintf(text, sizeof text, "%02u %.3s %02d", d, kMonths[m - 1].data(), y % 100);
    } else if (form == 19 && day < today_) {
      std::snprintf(text, sizeof text, "%02u/%02u/%04d %02d:%02d", d, m, y, dice_.Between(9, 17),
                    dice_.Between(0, 59));
    } else {
      return ToIsoDate(day);
    }
    return text;
  }

  void WriteCase(std::uint64_t number) {
    cells_[0] = Number("CMP/%06llu", number);
    cells_[1] = Written(received_);
    cells_[2] = dice_.Pick(kChannels);
    cells_[3] = Number("Resident %04llu", dice_.Next() % 5'000);
    cells_[4] = Number("HOME-%05llu", dice_.Next() % 20'000);
    cells_[5] = dice_.Pick(kTenures);
    cells_[6] = dice_.Pick(kCategories);
    cells_[7] = dice_.Chance(120)
                    ? "Says it was reported before.\nAsked \"when will it be done?\", no answer."
                    : "Made-up complaint for trying things out.";
    cells_[8] = dice_.Chance(40) ? "" : dice_.Pick(kOfficers);
    if (const auto day = After(received_, dice_.Between(0, 2))) cells_[9] = Written(*day);
    cells_[21] = dice_.Pick(kColours);
  }

  MaybeDay WriteStage1() {
    const int ack_days = dice_.Chance(850) ? dice_.Between(1, 6) : dice_.Between(7, 14);
    const auto acknowledged = After(received_, ack_days);
    if (acknowledged && !dice_.Chance(50)) cells_[10] = Written(*acknowledged);
    if (!acknowledged || dice_.Chance(25)) return std::nullopt;  // Some are never answered.
    int response_days = dice_.Between(4, 14);
    if (dice_.Chance(120)) {
      if (const auto told = After(*acknowledged, dice_.Between(8, 15))) {
        cells_[11] = Written(*told);
        cells_[12] = Written(*acknowledged + std::chrono::days(28));
      }
      response_days = dice_.Between(15, 32);
    } else if (dice_.Chance(150)) {
      response_days = dice_.Between(15, 50);
    }
    const auto responded = After(*acknowledged, response_days);
    if (!responded) return std::nullopt;
    cells_[13] = Written(*responded);
    if (!dice_.Chance(30)) cells_[14] = dice_.Pick(kOutcomes);
    if (const auto closed = After(*responded, dice_.Between(0, 30)); closed && dice_.Chance(800)) {
      cells_[20] = Written(*closed);
    }
    return responded;
  }

  void WriteStage2(Day responded) {
    const auto escalated = After(responded, dice_.Between(2, 40));
    if (!escalated) return;
    cells_[15] = Written(*escalated);
    cells_[17] = dice_.Pick(kSecondOfficers);
    cells_[20].clear();
    const auto acknowledged = After(*escalated, dice_.Between(1, 9));
    if (acknowledged && !dice_.Chance(60)) cells_[16] = Written(*acknowledged);
    const auto answered = After(*escalated, dice_.Between(10, 45));
    if (!answered) return;
    cells_[18] = Written(*answered);
    cells_[19] = dice_.Pick(kOutcomes);
    if (const auto closed = After(*answered, dice_.Between(0, 20))) cells_[20] = Written(*closed);
  }

  // What goes wrong in real logs, in a few of every thousand rows.
  void Spoil() {
    const int slip = dice_.Between(1, 1'000);
    if (slip <= 8) {
      cells_[10] = "31/02/2024";
    } else if (slip <= 16) {
      cells_[1] = "";
    } else if (slip <= 24) {
      cells_[10] = "yes";
    } else if (slip <= 30) {
      cells_[12] = "TBC";
    } else if (slip <= 35) {
      cells_[9] = "approx " + ToIsoDate(received_);
    } else if (slip <= 39) {
      cells_[13] = "see file";  // Rejected: it cannot be read as a date.
    } else if (slip <= 43) {
      cells_[0] = "";  // Rejected: no reference.
    } else if (slip <= 46) {
      cells_.insert(cells_.begin() + 7, "stray");  // Rejected: a cell too many.
      cells_.back() = "red";
    } else if (slip <= 49) {
      cells_[13] =
          ToIsoDate(today_ + std::chrono::days(365));  // Rejected: it cannot have happened yet.
    }
  }

  Dice& dice_;
  Day today_;
  Day received_;
  std::vector<std::string> cells_;
};

}  // namespace

void WriteSampleLog(std::ostream& out, const SampleOptions& options) {
  Dice dice(options.seed);
  out << "\xEF\xBB\xBF";
  WriteLine(out, kHeader);
  for (std::uint64_t i = 1; i <= options.rows; ++i) {
    WriteLine(out, RowWriter(dice, options.today).Write(i));
  }
}

}  // namespace redress::intake

#include "services/intake/rows/sample_requests.h"

#include <cstdio>
#include <string>
#include <vector>

#include "services/intake/rows/sample_dice.h"

namespace redress::intake {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;

constexpr std::array<std::string_view, 41> kHeader = {"Unique Key",
                                                      "Created Date",
                                                      "Closed Date",
                                                      "Agency",
                                                      "Agency Name",
                                                      "Complaint Type",
                                                      "Descriptor",
                                                      "Location Type",
                                                      "Incident Zip",
                                                      "Incident Address",
                                                      "Street Name",
                                                      "Cross Street 1",
                                                      "Cross Street 2",
                                                      "Intersection Street 1",
                                                      "Intersection Street 2",
                                                      "Address Type",
                                                      "City",
                                                      "Landmark",
                                                      "Facility Type",
                                                      "Status",
                                                      "Due Date",
                                                      "Resolution Description",
                                                      "Resolution Action Updated Date",
                                                      "Community Board",
                                                      "BBL",
                                                      "Borough",
                                                      "X Coordinate (State Plane)",
                                                      "Y Coordinate (State Plane)",
                                                      "Open Data Channel Type",
                                                      "Park Facility Name",
                                                      "Park Borough",
                                                      "Vehicle Type",
                                                      "Taxi Company Borough",
                                                      "Taxi Pick Up Location",
                                                      "Bridge Highway Name",
                                                      "Bridge Highway Direction",
                                                      "Road Ramp",
                                                      "Bridge Highway Segment",
                                                      "Latitude",
                                                      "Longitude",
                                                      "Location"};
constexpr std::size_t kKey = 0;
constexpr std::size_t kCreated = 1;
constexpr std::size_t kClosed = 2;
constexpr std::size_t kType = 5;
constexpr std::size_t kDescriptor = 6;
constexpr std::size_t kStatus = 19;
constexpr std::size_t kDue = 20;
constexpr std::size_t kResolution = 21;
constexpr std::size_t kResolved = 22;
constexpr std::size_t kBorough = 25;
constexpr std::size_t kChannel = 28;

constexpr Choices<6> kTypes = {"Heating",        "Noise - Residential", "Lift/Door",
                               "Damp and Mould", "Street Light",        "Water Leak"};
constexpr Choices<4> kDescriptors = {"Not working", "Loud, at night", "Comes and goes",
                                     "Entire building"};
constexpr Choices<4> kBoroughs = {"NORTH", "EAST", "SOUTH", "Unspecified"};
constexpr Choices<5> kChannels = {"PHONE", "ONLINE", "UNKNOWN", "MOBILE", "OTHER"};
constexpr Choices<4> kOpenStatuses = {"Pending", "Open", "In Progress", "Assigned"};
constexpr Choices<3> kAnswers = {"The caretaker looked at it and mended it.",
                                 "Nobody could be found at home; a card was left.",
                                 "No fault was found, and \"none\" was reported since."};
// What text is after it was taken for Windows-1252 and converted to UTF-8 once more.
constexpr std::string_view kConvertedTwice = "It is on the landlord\xC3\xA2\xC2\x80\xC2\x99s list.";

// "06/26/2018 10:58:54 AM".
std::string Written(std::int64_t seconds) {
  const Day day{std::chrono::days(seconds / kDaySeconds)};
  const std::chrono::year_month_day ymd{day};
  const int second = static_cast<int>(seconds % kDaySeconds);
  const int hour = second / 3'600;
  char text[64];
  std::snprintf(text, sizeof text, "%02u/%02u/%04d %02d:%02d:%02d %s",
                static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                static_cast<int>(ymd.year()), hour % 12 == 0 ? 12 : hour % 12, second / 60 % 60,
                second % 60, hour < 12 ? "AM" : "PM");
  return text;
}

class RequestWriter {
 public:
  RequestWriter(Dice& dice, Day today) : dice_(dice), today_(today) {}

  std::vector<std::string> Write(std::uint64_t number) {
    cells_.assign(kHeader.size(), "");
    cells_[kKey] = std::to_string(39'000'000 + number);
    // Long enough ago that nothing of it is yet to come.
    created_ = (today_.time_since_epoch().count() - dice_.Between(60, 1'500)) * kDaySeconds +
               dice_.Between(0, kDaySeconds - 1);
    cells_[kCreated] = Written(created_);
    cells_[kType] = dice_.Pick(kTypes);
    cells_[kDescriptor] = dice_.Pick(kDescriptors);
    cells_[kBorough] = dice_.Pick(kBoroughs);
    cells_[kChannel] = dice_.Pick(kChannels);
    if (dice_.Chance(490)) cells_[kDue] = Written(created_ + dice_.Between(1, 30) * kDaySeconds);
    WriteEnd();
    Spoil();
    return cells_;
  }

 private:
  void WriteEnd() {
    if (dice_.Chance(14)) {
      cells_[kStatus] = dice_.Pick(kOpenStatuses);
      return;
    }
    std::int64_t closed = created_ + dice_.Between(0, 40 * static_cast<int>(kDaySeconds));
    if (dice_.Chance(110)) closed += kDaySeconds - closed % kDaySeconds;  // At midnight.
    cells_[kStatus] = dice_.Chance(17) ? dice_.Pick(kOpenStatuses) : std::string_view("Closed");
    cells_[kClosed] = Written(closed);
    if (dice_.Chance(10)) {  // Closed before it was opened.
      cells_[kClosed] = Written(created_ - dice_.Between(1, 5) * kDaySeconds);
      cells_[kStatus] = "Pending";
    }
    cells_[kResolved] = cells_[kClosed];
    if (dice_.Chance(40)) cells_[kResolved] = Written(created_ - dice_.Between(30'000, 450'000));
    if (!dice_.Chance(63)) cells_[kResolution] = dice_.Pick(kAnswers);
    if (dice_.Chance(53)) cells_[kResolution] = kConvertedTwice;
  }

  // What goes wrong beside, in a few of every thousand rows. All of it has to be rejected.
  void Spoil() {
    const int slip = dice_.Between(1, 1'000);
    if (slip <= 3) {
      cells_[kCreated] = "02/30/2018 09:15:00 AM";  // There is no such day.
    } else if (slip <= 6) {
      cells_[kClosed] = "26/06/2018 11:30:00 AM";  // The other order.
    } else if (slip <= 9) {
      cells_[kClosed] = "see ticket";
    } else if (slip <= 12) {
      cells_[kKey] = "";
    } else if (slip <= 15) {
      cells_.insert(cells_.begin() + 7, "stray");
      cells_.back() = "(0, 0)";
    } else if (slip <= 18) {
      cells_[kClosed] = Written((today_.time_since_epoch().count() + 365) * kDaySeconds);
    }
  }

  Dice& dice_;
  const Day today_;
  std::int64_t created_ = 0;  // Seconds since 1970, by the city's own clocks.
  std::vector<std::string> cells_;
};

}  // namespace

const std::string_view kSampleRequestsMapping = R"(# A city's log of service requests.
rows = "service-requests"
date_order = "mdy"

[columns]
"Unique Key" = "reference"
"Created Date" = "received"
"Closed Date" = "closed"
"Complaint Type" = "category"
"Descriptor" = "words"
"Status" = "status"
"Due Date" = "promised-by"
"Resolution Description" = "answer"
"Resolution Action Updated Date" = "answered"
"Borough" = "estate"
"Open Data Channel Type" = "channel"

[values.status]
"Email Sent" = "open"

[values.channel]
"MOBILE" = "portal"
)";

void WriteSampleRequests(std::ostream& out, const SampleOptions& options) {
  Dice dice(options.seed);
  WriteLine(out, kHeader);
  RequestWriter writer(dice, options.today);
  for (std::uint64_t i = 1; i <= options.rows; ++i) {
    const auto cells = writer.Write(i);
    WriteLine(out, cells);
    if (dice.Chance(5) && ++i <= options.rows) WriteLine(out, cells);  // It stands twice.
  }
}

}  // namespace redress::intake

// Files that anybody may send: whatever is in them, an answer comes, and it is fit to be shown.

#include <random>

#include <gtest/gtest.h>

#include "engine/calendar/working_days.h"
#include "engine/editions/law.h"
#include "engine/editions/shipped.h"

namespace redress::editions {
namespace {

constexpr std::uint32_t kSeeds = 400;

// Cuts, doubles and overwrites parts of `text`.
std::string Damage(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t end) {
    return std::uniform_int_distribution<std::size_t>{0, end - 1}(random);
  };
  for (std::size_t left = 1 + below(4); left > 0 && text.size() > 1; --left) {
    const std::size_t at = below(text.size());
    const std::size_t size = below(std::min<std::size_t>(text.size() - at, 30)) + 1;
    switch (below(4)) {
      case 0:
        text.erase(at, size);
        break;
      case 1:
        text.insert(at, text.substr(at, size));
        break;
      case 2:
        text[at] = static_cast<char>(below(256));
        break;
      default:
        text[at] = "0129{}[]\":\\-\n"[below(13)];
        break;
    }
  }
  return text;
}

template <typename File>
void ExpectFitToShow(const tl::expected<File, Refusal>& read) {
  if (read) return;
  EXPECT_EQ(read.error().reason, v1::REFUSAL_REASON_LAW_INVALID);
  EXPECT_TRUE(read.error().message.starts_with("f:")) << read.error().message;
  EXPECT_NE(read.error().message.find(": expected "), std::string::npos) << read.error().message;
  EXPECT_LT(read.error().message.size(), 400U);
  for (const char c : read.error().message) EXPECT_TRUE(c >= ' ' && c <= '~');
}

TEST(HostileFileTest, EveryDamageHasAnAnswer) {
  int refused = 0;
  for (std::uint32_t seed = 0; seed < kSeeds && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (const ShippedFile& file : Shipped()) {
      const std::string text = Damage(std::string(file.content), random);
      if (file.kind == v1::LAW_KIND_EDITION) {
        const auto edition = ParseEdition(text, "f");
        ExpectFitToShow(edition);
        refused += edition ? 0 : 1;
      } else if (const auto calendar = ParseCalendar(text, "f")) {
        const calendar::WorkingDays working_days(*calendar);  // What is taken can be counted on.
        EXPECT_EQ(working_days.id(), calendar->id());
      } else {
        ExpectFitToShow(calendar);
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 400);  // Else the damage would mostly be to comments.
}

TEST(HostileFileTest, AFileOfOneKindIsNoneOfAnother) {
  for (const ShippedFile& file : Shipped()) {
    EXPECT_FALSE(ParsePolicy(file.content, "f").has_value());
    EXPECT_EQ(ParseEdition(file.content, "f").has_value(), file.kind == v1::LAW_KIND_EDITION);
    EXPECT_EQ(ParseCalendar(file.content, "f").has_value(), file.kind == v1::LAW_KIND_CALENDAR);
  }
}

}  // namespace
}  // namespace redress::editions

#include "services/door/page.h"

#include <gtest/gtest.h>

#include "redress/v1/complaint_service.pb.h"

namespace redress::door {
namespace {

TEST(PageTest, TokenGivesItsPartsBack) {
  const std::vector<std::string> parts{"2024-04-02", "c-1", "stage1.respond"};
  const std::string token = MakePageToken("7", parts);
  EXPECT_EQ(ReadPageToken(token, "7", 3).value(), parts);
}

TEST(PageTest, TokenOfAnotherListIsRefused) {
  v1::ListRequest request;
  request.set_landlord_id("test-homes");
  const std::string token = MakePageToken(Fingerprint(request), {"c-1"});
  request.set_page_size(7);
  request.set_page_token("aa");
  request.set_wait_for_position(9);
  EXPECT_TRUE(ReadPageToken(token, Fingerprint(request), 1));
  request.set_stage(2);
  const auto read = ReadPageToken(token, Fingerprint(request), 1);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().field, "page_token");
}

TEST(PageTest, TokenWithTooFewPartsIsRefused) {
  EXPECT_FALSE(ReadPageToken(MakePageToken("7", {"c-1"}), "7", 2));
  EXPECT_FALSE(ReadPageToken("abc", "7", 1));
  EXPECT_FALSE(ReadPageToken("", "7", 1));
}

TEST(PageTest, SizesAreBounded) {
  EXPECT_EQ(PageSize(0), 50u);
  EXPECT_EQ(PageSize(1), 1u);
  EXPECT_EQ(PageSize(4'000'000'000), 500u);
}

}  // namespace
}  // namespace redress::door

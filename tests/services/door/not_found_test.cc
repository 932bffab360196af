#include "services/door/not_found.h"

#include <gtest/gtest.h>

namespace redress::door {
namespace {

TEST(NotFoundTest, NamesTheFieldThatNamedIt) {
  EXPECT_EQ(NoLandlord(),
            (Refusal{v1::REFUSAL_REASON_LANDLORD_NOT_FOUND,
                     "expected a landlord with that id, but there is none", "landlord_id", ""}));
  EXPECT_EQ(NoComplaint(), (Refusal{v1::REFUSAL_REASON_STREAM_NOT_FOUND,
                                    "expected a complaint of that landlord, but there is none",
                                    "complaint_id", ""}));
  EXPECT_EQ(NoLandlord("start.landlord_id").field, "start.landlord_id");
  EXPECT_EQ(NoComplaint("complaint_ids[3]").field, "complaint_ids[3]");
}

}  // namespace
}  // namespace redress::door

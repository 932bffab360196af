#include "storage/memory/store.h"

#include "tests/storage/store_contract.h"

namespace redress::storage {
namespace {

class MemoryHolder {
 public:
  ports::Store& store() { return store_; }
  void Reopen() {}

 private:
  MemoryStore store_;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Memory, StoreContract, MemoryHolder);

TEST(MemoryStoreTest, ADeadDiskRefusesEveryWrite) {
  MemoryStore store;
  ASSERT_TRUE(store.Write(MakeSimpleBatch(1)));
  const Error died{ErrorCode::kUnavailable, "expected a disk, but it died"};
  store.FailWrites(died);
  for (int i = 0; i < 2; ++i) {
    const auto written = store.Write(MakeSimpleBatch(2));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error(), died);
  }
  EXPECT_EQ(store.LastPosition(), Position{1});
}

}  // namespace
}  // namespace redress::storage

#include "storage/memory/vault.h"

#include "tests/storage/vault_contract.h"

namespace redress::storage {
namespace {

class MemoryVaultHolder {
 public:
  ports::Vault& vault() { return vault_; }
  void Reopen() {}
  void Destroy(std::uint64_t key_id) { ASSERT_TRUE(vault_.Destroy(key_id)); }

 private:
  MemoryVault vault_;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Memory, VaultContract, MemoryVaultHolder);

TEST(MemoryVaultTest, AllKeysCanBeDestroyed) {
  MemoryVault vault;
  for (const std::string id : {"a", "b", "c"}) {
    v1::Personal personal = MakeClear("x");
    ASSERT_TRUE(vault.Seal(Complaint(id), personal));
    vault.DestroyAll();
    ASSERT_TRUE(vault.Open(Complaint(id), personal));
    EXPECT_TRUE(personal.has_erased());
  }
}

}  // namespace
}  // namespace redress::storage

#include "storage/vault/vault.h"

#include <stdexcept>
#include <thread>

#include "tests/storage/vault_contract.h"

namespace redress::storage {
namespace {

class VaultHolder {
 public:
  VaultHolder() { Reopen(); }

  ports::Vault& vault() { return *vault_; }
  void Reopen() {
    vault_.reset();
    auto opened = OpenVault({.path = folder_.Path("keys"), .master_key_file = {}});
    if (!opened) throw std::runtime_error(opened.error().message);
    vault_ = std::move(*opened);
  }
  void Destroy(std::uint64_t key_id) { ASSERT_TRUE(vault_->Destroy(key_id)); }

 private:
  Folder folder_;
  std::unique_ptr<Vault> vault_;
};

INSTANTIATE_TYPED_TEST_SUITE_P(Files, VaultContract, VaultHolder);

TEST(VaultTest, WorksWithinItsBounds) {
  // Nothing is remembered for longer than one text: each still opens, under a key of its own.
  Folder folder;
  const auto vault =
      OpenVault({.path = folder.Path(), .master_key_file = {}, .assigned_max = 1, .keys_max = 1});
  ASSERT_TRUE(vault);
  std::vector<v1::Personal> sealed;
  for (int i = 0; i < 20; ++i) {
    sealed.push_back(MakeClear(std::to_string(i)));
    ASSERT_TRUE((*vault)->Seal(Complaint(std::to_string(i % 2)), sealed.back()));
  }
  for (int i = 0; i < 20; ++i) {
    ASSERT_TRUE(
        (*vault)->Open(Complaint(std::to_string(i % 2)), sealed[static_cast<std::size_t>(i)]));
    EXPECT_EQ(sealed[static_cast<std::size_t>(i)].clear(), std::to_string(i));
  }
}

TEST(VaultTest, GoesOnToFurtherSegments) {
  Folder folder;
  const auto vault = OpenVault({.path = folder.Path(), .master_key_file = {}});
  ASSERT_TRUE(vault);
  std::set<std::uint64_t> keys;
  std::vector<v1::Personal> sealed;
  for (int i = 0; i < 1'100; ++i) {
    sealed.push_back(MakeClear("x"));
    ASSERT_TRUE((*vault)->Seal(Complaint(std::to_string(i)), sealed.back()));
    keys.insert(sealed.back().sealed().key_id());
  }
  EXPECT_EQ(keys.size(), 1'100u);
  EXPECT_EQ(*keys.begin(), 1u);
  EXPECT_EQ(*keys.rbegin(), 1'100u);
  EXPECT_TRUE((*vault)->Open(Complaint("1099"), sealed.back()));
}

TEST(VaultTest, ThreadsSealAndOpenTogether) {
  Folder folder;
  const auto vault =
      OpenVault({.path = folder.Path(), .master_key_file = {}, .assigned_max = 3, .keys_max = 2});
  ASSERT_TRUE(vault);
  std::vector<std::thread> threads;
  std::array<int, 4> opened{};
  for (std::size_t thread = 0; thread < opened.size(); ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 50; ++i) {
        const std::string text = std::to_string(thread) + " " + std::to_string(i);
        v1::Personal personal = MakeClear(text);
        const StreamKey stream = Complaint(std::to_string(i % 5));
        if (!(*vault)->Seal(stream, personal) || !(*vault)->Open(stream, personal)) return;
        if (personal.clear() == text) ++opened[thread];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(opened, (std::array<int, 4>{50, 50, 50, 50}));
}

}  // namespace
}  // namespace redress::storage

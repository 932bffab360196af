#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "storage/vault/master_key.h"
#include "storage/vault/vault.h"
#include "tests/storage/samples.h"

namespace redress::storage {
namespace {

namespace fs = std::filesystem;

class KeyFolderTest : public ::testing::Test {
 protected:
  Result<std::unique_ptr<Vault>> Open() {
    return OpenVault({.path = keys_, .master_key_file = master_});
  }

  // Seals one text and closes the folder again.
  v1::Personal SealOne() {
    v1::Personal personal;
    personal.set_clear("x");
    const auto vault = Open();
    EXPECT_TRUE(vault) << vault.error().message;
    EXPECT_TRUE((*vault)->Seal(samples::Complaint("a"), personal));
    return personal;
  }

  void ExpectRefused(ErrorCode code, const std::string& message_part) {
    const auto before = Snapshot();
    const auto vault = Open();
    ASSERT_FALSE(vault);
    EXPECT_EQ(vault.error().code, code) << vault.error().message;
    EXPECT_NE(vault.error().message.find(message_part), std::string::npos) << vault.error().message;
    EXPECT_EQ(Snapshot(), before);  // Nothing is changed by being refused.
  }

  static std::string ReadFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static void WriteFile(const fs::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
  }

  std::map<std::string, std::string> Snapshot() {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(keys_)) {
      files[entry.path().filename()] = ReadFile(entry.path());
    }
    return files;
  }

  samples::Folder folder_;
  std::string keys_ = folder_.Path("keys");
  std::string master_ = folder_.Path("master.key");
  std::string segment_ = keys_ + "/segment-000000000000";
};

TEST_F(KeyFolderTest, IsItsOwnersAlone) {
  SealOne();
  const auto rights = [](const std::string& path) {
    struct ::stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0);
    return status.st_mode & 0777;
  };
  EXPECT_EQ(rights(keys_), 0700u);
  EXPECT_EQ(rights(master_), 0600u);
  EXPECT_EQ(rights(segment_), 0600u);
}

TEST_F(KeyFolderTest, AnotherMasterKeyIsRefused) {
  SealOne();
  fs::remove(master_);
  ASSERT_TRUE(MakeMasterKeyFile(master_));
  ExpectRefused(ErrorCode::kFailedPrecondition, "it is another");
}

TEST_F(KeyFolderTest, AMissingMasterKeyIsNotMadeAgain) {
  SealOne();
  fs::remove(master_);
  ExpectRefused(ErrorCode::kFailedPrecondition, "put it back");
  EXPECT_FALSE(fs::exists(master_));
}

TEST_F(KeyFolderTest, AMasterKeyOpenToOthersIsRefused) {
  SealOne();
  for (const ::mode_t mode : {0640, 0604, 0620, 0601}) {
    ASSERT_EQ(::chmod(master_.c_str(), mode), 0);
    ExpectRefused(ErrorCode::kFailedPrecondition, "chmod 600");
  }
}

TEST_F(KeyFolderTest, AMasterKeyThatIsNoneIsRefused) {
  SealOne();
  for (const std::string& content : {std::string(), std::string("secret"), std::string(63, 'a'),
                                     std::string(65, 'a'), std::string(64, 'g')}) {
    WriteFile(master_, content);
    ExpectRefused(ErrorCode::kFailedPrecondition, "64 hexadecimal");
  }
}

TEST_F(KeyFolderTest, AMasterKeyIsNeverOverwritten) {
  ASSERT_TRUE(MakeMasterKeyFile(master_));
  const std::string before = ReadFile(master_);
  const auto again = MakeMasterKeyFile(master_);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, ErrorCode::kAlreadyExists);
  EXPECT_EQ(ReadFile(master_), before);
}

TEST_F(KeyFolderTest, ASecondServerIsRefused) {
  const auto first = Open();
  ASSERT_TRUE(first);
  ExpectRefused(ErrorCode::kFailedPrecondition, "stop that one");
}

TEST_F(KeyFolderTest, ACutSegmentIsDataLoss) {
  SealOne();
  fs::resize_file(segment_, fs::file_size(segment_) - 1);
  ExpectRefused(ErrorCode::kDataLoss, "cut short");
}

TEST_F(KeyFolderTest, AMissingSegmentIsDataLoss) {
  SealOne();
  SealOne();  // A second start: a second segment.
  ASSERT_TRUE(fs::exists(keys_ + "/segment-000000000001"));
  fs::remove(segment_);
  ExpectRefused(ErrorCode::kDataLoss, "1 are missing");
}

TEST_F(KeyFolderTest, ASwappedSegmentIsDataLoss) {
  SealOne();
  SealOne();
  fs::copy_file(segment_, keys_ + "/segment-000000000001", fs::copy_options::overwrite_existing);
  ExpectRefused(ErrorCode::kDataLoss, "segment-000000000001");
}

TEST_F(KeyFolderTest, ASegmentWhoseMakingWasInterruptedIsMadeAgain) {
  SealOne();
  // What a crash leaves: a draft, cut short, that never got its name.
  WriteFile(keys_ + "/segment-000000000001.new", "redress.k");
  const v1::Personal sealed = SealOne();
  EXPECT_EQ(sealed.sealed().key_id(), 1'025u);
  const auto vault = Open();
  ASSERT_TRUE(vault);
  v1::Personal personal = sealed;
  ASSERT_TRUE((*vault)->Open(samples::Complaint("a"), personal));
  EXPECT_EQ(personal.clear(), "x");
}

TEST_F(KeyFolderTest, AnAlteredKeyIsDataLossWhenUsed) {
  const v1::Personal sealed = SealOne();
  const std::string whole = ReadFile(segment_);
  const std::size_t slot = 24;  // The first key's.
  for (std::size_t offset = slot; offset < slot + 60; ++offset) {
    std::string altered = whole;
    altered[offset] = static_cast<char>(altered[offset] ^ 0x10);
    WriteFile(segment_, altered);
    const auto vault = Open();
    ASSERT_TRUE(vault);
    v1::Personal personal = sealed;
    const auto opened = (*vault)->Open(samples::Complaint("a"), personal);
    ASSERT_FALSE(opened) << offset;
    EXPECT_EQ(opened.error().code, ErrorCode::kDataLoss) << offset;
  }
}

TEST_F(KeyFolderTest, AKeyMovedToAnotherSlotIsDataLoss) {
  const v1::Personal sealed = SealOne();
  std::string content = ReadFile(segment_);
  content.replace(24, 60, content.substr(24 + 60, 60));
  WriteFile(segment_, content);
  const auto vault = Open();
  ASSERT_TRUE(vault);
  v1::Personal personal = sealed;
  const auto opened = (*vault)->Open(samples::Complaint("a"), personal);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::kDataLoss);
}

TEST_F(KeyFolderTest, AZeroedSlotIsADestroyedKey) {
  const v1::Personal sealed = SealOne();
  std::string content = ReadFile(segment_);
  content.replace(24, 60, 60, '\0');
  WriteFile(segment_, content);
  const auto vault = Open();
  ASSERT_TRUE(vault);
  v1::Personal personal = sealed;
  ASSERT_TRUE((*vault)->Open(samples::Complaint("a"), personal));
  EXPECT_EQ(personal.erased().commitment(), sealed.sealed().commitment());
}

TEST_F(KeyFolderTest, DestroyingZeroesOneSlotAndNothingElse) {
  const v1::Personal sealed = SealOne();
  const std::string before = ReadFile(segment_);
  {
    const auto vault = Open();
    ASSERT_TRUE(vault);
    ASSERT_TRUE((*vault)->Destroy(sealed.sealed().key_id()));
    for (const std::uint64_t never : {std::uint64_t{0}, std::uint64_t{1'025}}) {
      const auto destroyed = (*vault)->Destroy(never);
      ASSERT_FALSE(destroyed);
      EXPECT_EQ(destroyed.error().code, ErrorCode::kNotFound);
    }
  }
  std::string expected = before;
  expected.replace(24, 60, 60, '\0');
  EXPECT_EQ(ReadFile(segment_), expected);
}

TEST_F(KeyFolderTest, AMissingVaultFileIsDataLoss) {
  SealOne();
  fs::remove(keys_ + "/VAULT");
  ExpectRefused(ErrorCode::kDataLoss, "VAULT");
}

TEST_F(KeyFolderTest, ANewerFormatIsRefused) {
  SealOne();
  std::string content = ReadFile(keys_ + "/VAULT");
  content.replace(content.find("format 1"), 8, "format 2");
  WriteFile(keys_ + "/VAULT", content);
  ExpectRefused(ErrorCode::kFailedPrecondition, "use the release that made it");
}

TEST_F(KeyFolderTest, EveryAlteredByteOfTheVaultFileIsFound) {
  SealOne();
  const std::string whole = ReadFile(keys_ + "/VAULT");
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string altered = whole;
    altered[i] = static_cast<char>(altered[i] ^ 0x01);
    WriteFile(keys_ + "/VAULT", altered);
    EXPECT_FALSE(Open()) << i;
    WriteFile(keys_ + "/VAULT", whole.substr(0, i));
    EXPECT_FALSE(Open()) << "cut at " << i;
  }
  WriteFile(keys_ + "/VAULT", whole);
  EXPECT_TRUE(Open());
}

TEST_F(KeyFolderTest, NoKeyStandsInTheClear) {
  SealOne();
  std::array<unsigned char, 32> master{};
  const std::string hex = ReadFile(master_);
  for (std::size_t i = 0; i < master.size(); ++i) {
    master[i] = static_cast<unsigned char>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
  }
  for (const auto& [name, content] : Snapshot()) {
    EXPECT_EQ(content.find(std::string(master.begin(), master.end())), std::string::npos) << name;
    EXPECT_EQ(content.find(hex.substr(0, 64)), std::string::npos) << name;
  }
}

TEST_F(KeyFolderTest, APathThatIsNoFolderIsRefused) {
  WriteFile(keys_, "a file");
  EXPECT_FALSE(Open());
  EXPECT_EQ(ReadFile(keys_), "a file");
}

}  // namespace
}  // namespace redress::storage

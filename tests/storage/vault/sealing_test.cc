#include "storage/vault/sealing.h"

#include <gtest/gtest.h>
#include <openssl/sha.h>

#include "storage/vault/cipher.h"
#include "storage/vault/digest.h"
#include "storage/vault/hex.h"
#include "storage/vault/recently_used.h"
#include "tests/storage/samples.h"

namespace redress::storage {
namespace {

Secret MakeSecret(std::uint8_t byte) {
  Secret secret;
  std::fill_n(secret.data(), kKeyBytes, byte);
  return secret;
}

TEST(CipherTest, OpensWhatAnyAes256GcmSealed) {
  // The test cases 13 and 14 of the GCM specification: an all-zero key and nonce.
  const std::string nonce(kNonceBytes, '\0');
  std::string tag(kTagBytes, '\0');
  ASSERT_TRUE(FromHex("530f8afbc74536b9a963b4f1c4cb738b",
                      reinterpret_cast<std::uint8_t*>(tag.data()), tag.size()));
  EXPECT_EQ(OpenBox(MakeSecret(0), "", {.nonce = nonce, .ciphertext = tag}).value(), "");
  std::string box(16 + kTagBytes, '\0');
  ASSERT_TRUE(FromHex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
                      reinterpret_cast<std::uint8_t*>(box.data()), box.size()));
  EXPECT_EQ(OpenBox(MakeSecret(0), "", {.nonce = nonce, .ciphertext = box}).value(),
            std::string(16, '\0'));
}

TEST(CipherTest, AnotherKeyOrBindingOpensNothing) {
  const auto box = SealBox(MakeSecret(1), "bound", "text");
  ASSERT_TRUE(box);
  EXPECT_EQ(OpenBox(MakeSecret(1), "bound", *box).value(), "text");
  EXPECT_EQ(OpenBox(MakeSecret(2), "bound", *box).value(), std::nullopt);
  EXPECT_EQ(OpenBox(MakeSecret(1), "bounds", *box).value(), std::nullopt);
}

TEST(CipherTest, BoundTextsNeverReadAlike) {
  EXPECT_NE(Bound("x").Add("ab").Add("c").bytes(), Bound("x").Add("a").Add("bc").bytes());
  EXPECT_NE(Bound("x").Add("").Add("a").bytes(), Bound("x").Add("a").Add("").bytes());
}

TEST(DigestTest, HmacIsOfRfc4231) {
  // Test case 2's shape needs a short key; ours are 32 bytes, so case 1's key is padded as HMAC
  // does.
  Secret key = MakeSecret(0);
  std::fill_n(key.data(), 20, std::uint8_t{0x0b});
  const Digest mac = HmacSha256(key, "Hi There");
  EXPECT_EQ(ToHex(mac.data(), mac.size()),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
}

TEST(SealingTest, TheCommitmentIsSha256OfSaltAndText) {
  const NumberedKey key{.id = 7, .secret = MakeSecret(1)};
  const StreamKey stream = samples::Complaint("a");
  v1::Personal personal;
  personal.set_clear("yes");
  personal.set_subject_id("p1");
  ASSERT_TRUE(SealPersonal(stream, key, personal));
  // What others have to do to check a disclosed text, with the documented binding.
  const std::string bound = Bound("redress.personal.1")
                                .Add("acorn")
                                .Add("a")
                                .Add("p1")
                                .Add(std::uint64_t{v1::STREAM_KIND_COMPLAINT})
                                .Add(std::uint64_t{7})
                                .bytes();
  const auto salted =
      OpenBox(key.secret, bound,
              {.nonce = personal.sealed().nonce(), .ciphertext = personal.sealed().ciphertext()});
  ASSERT_TRUE(salted && *salted);
  ASSERT_EQ((*salted)->size(), 16u + 3u);
  EXPECT_EQ((*salted)->substr(16), "yes");
  std::array<unsigned char, 32> digest{};
  SHA256(reinterpret_cast<const unsigned char*>((*salted)->data()), (*salted)->size(),
         digest.data());
  EXPECT_EQ(personal.sealed().commitment(), std::string(digest.begin(), digest.end()));
}

TEST(HexTest, ReadsOnlyWholeHex) {
  std::array<std::uint8_t, 2> bytes{};
  EXPECT_TRUE(FromHex("0aFf", bytes.data(), 2));
  EXPECT_EQ(bytes, (std::array<std::uint8_t, 2>{0x0a, 0xff}));
  for (const std::string_view bad : {"", "0af", "0aff0", "0afg", " 0af", "-1ff"}) {
    EXPECT_FALSE(FromHex(bad, bytes.data(), 2)) << bad;
  }
}

TEST(RecentlyUsedTest, WhatWasNotUsedForLongestGoes) {
  RecentlyUsed<int, int> map(2);
  map.Put(1, 10);
  map.Put(2, 20);
  ASSERT_NE(map.Find(1), nullptr);
  map.Put(3, 30);
  EXPECT_EQ(map.Find(2), nullptr);
  EXPECT_EQ(*map.Find(1), 10);
  EXPECT_EQ(*map.Find(3), 30);
  map.Put(3, 31);
  EXPECT_EQ(*map.Find(3), 31);
  EXPECT_EQ(*map.Find(1), 10);
  map.Erase(1);
  EXPECT_EQ(map.Find(1), nullptr);
}

}  // namespace
}  // namespace redress::storage

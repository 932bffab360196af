#pragma once

#include <set>

#include <gtest/gtest.h>
#include <openssl/sha.h>

#include "engine/ports/vault.h"
#include "tests/storage/samples.h"

// What every ports::Vault promises. A Holder has `ports::Vault& vault()`, `void Reopen()` and
// `void Destroy(key id)`.
namespace redress::storage {

using namespace samples;  // The vocabulary of these tests.

[[nodiscard]] inline v1::Personal MakeClear(const std::string& text,
                                            const std::string& subject_id = "p1") {
  v1::Personal personal;
  personal.set_clear(text);
  personal.set_subject_id(subject_id);
  return personal;
}

template <typename Holder>
class VaultContract : public ::testing::Test {
 protected:
  ports::Vault& vault() { return holder_.vault(); }
  void Reopen() { holder_.Reopen(); }
  void Destroy(std::uint64_t key_id) { holder_.Destroy(key_id); }

  v1::Personal Sealed(const StreamKey& stream, const std::string& text,
                      const std::string& subject_id = "p1") {
    v1::Personal personal = MakeClear(text, subject_id);
    const auto sealed = vault().Seal(stream, personal);
    EXPECT_TRUE(sealed) << sealed.error().message;
    return personal;
  }

  std::string Opened(const StreamKey& stream, v1::Personal personal) {
    const auto opened = vault().Open(stream, personal);
    EXPECT_TRUE(opened) << opened.error().message;
    EXPECT_TRUE(personal.has_clear());
    return personal.clear();
  }

  void ExpectDataLoss(const StreamKey& stream, const v1::Personal& personal,
                      const std::string& what) {
    v1::Personal changed = personal;
    const auto opened = vault().Open(stream, changed);
    ASSERT_FALSE(opened) << what;
    EXPECT_EQ(opened.error().code, ErrorCode::kDataLoss) << what;
    // A failed opening leaves what it was given.
    EXPECT_EQ(changed.SerializeAsString(), personal.SerializeAsString()) << what;
  }

 private:
  Holder holder_;
};

TYPED_TEST_SUITE_P(VaultContract);

TYPED_TEST_P(VaultContract, SealedTextOpensAgain) {
  for (const std::string& text :
       {std::string(), std::string("the boiler is broken"), std::string("caf\xc3\xa9 \0 end", 11),
        std::string(32'768, 'x')}) {
    const v1::Personal sealed = this->Sealed(Complaint("a"), text);
    EXPECT_TRUE(sealed.has_sealed());
    EXPECT_EQ(sealed.length(), text.size());
    EXPECT_EQ(sealed.subject_id(), "p1");
    this->Reopen();
    EXPECT_EQ(this->Opened(Complaint("a"), sealed), text);
  }
}

TYPED_TEST_P(VaultContract, SealedTextHoldsNothingClear) {
  const std::string text = "marked-clear-text";
  EXPECT_EQ(this->Sealed(Complaint("a"), text).SerializeAsString().find(text), std::string::npos);
}

TYPED_TEST_P(VaultContract, TheSameTextNeverSealsAlike) {
  std::set<std::string> ciphertexts;
  std::set<std::string> commitments;
  std::set<std::string> nonces;
  for (int i = 0; i < 100; ++i) {
    const v1::Personal sealed = this->Sealed(Complaint("a"), "yes");
    ciphertexts.insert(sealed.sealed().ciphertext());
    commitments.insert(sealed.sealed().commitment());
    nonces.insert(sealed.sealed().nonce());
  }
  EXPECT_EQ(ciphertexts.size(), 100u);
  EXPECT_EQ(commitments.size(), 100u);
  EXPECT_EQ(nonces.size(), 100u);
}

TYPED_TEST_P(VaultContract, AKeyServesOneStreamAndSubject) {
  const auto key = [&](const StreamKey& stream, const std::string& subject) {
    return this->Sealed(stream, "x", subject).sealed().key_id();
  };
  const std::uint64_t first = key(Complaint("a"), "p1");
  EXPECT_GE(first, 1u);
  EXPECT_EQ(key(Complaint("a"), "p1"), first);
  const StreamKey contact{"acorn", v1::STREAM_KIND_CONTACT, "a"};
  const std::set<std::uint64_t> keys{first,
                                     key(Complaint("a"), "p2"),
                                     key(Complaint("a"), ""),
                                     key(Complaint("b"), "p1"),
                                     key(Complaint("a", "birch"), "p1"),
                                     key(contact, "p1")};
  EXPECT_EQ(keys.size(), 6u);
}

TYPED_TEST_P(VaultContract, AKeyIsNeverGivenToAnother) {
  std::set<std::uint64_t> keys;
  for (int start = 0; start < 3; ++start) {
    for (int i = 0; i < 5; ++i) {
      const StreamKey stream = Complaint(std::to_string(start) + "-" + std::to_string(i));
      EXPECT_TRUE(keys.insert(this->Sealed(stream, "x").sealed().key_id()).second);
    }
    this->Reopen();
  }
}

TYPED_TEST_P(VaultContract, OnlyClearTextIsSealed) {
  v1::Personal empty;
  v1::Personal sealed = this->Sealed(Complaint("a"), "x");
  v1::Personal erased;
  erased.mutable_erased();
  v1::Personal withheld;
  withheld.mutable_withheld();
  v1::Personal too_long = MakeClear(std::string(32'769, 'x'));
  for (v1::Personal* personal : {&empty, &sealed, &erased, &withheld, &too_long}) {
    const std::string before = personal->SerializeAsString();
    const auto refused = this->vault().Seal(Complaint("a"), *personal);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
    EXPECT_EQ(personal->SerializeAsString(), before);
  }
}

TYPED_TEST_P(VaultContract, OnlySealedTextIsOpened) {
  v1::Personal clear = MakeClear("x");
  const auto refused = this->vault().Open(Complaint("a"), clear);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
}

TYPED_TEST_P(VaultContract, MovedTextDoesNotOpen) {
  const v1::Personal sealed = this->Sealed(Complaint("a"), "x");
  // The stream it could be moved to has a key of its own, and a text under it.
  const v1::Personal other = this->Sealed(Complaint("b"), "y");
  this->ExpectDataLoss(Complaint("b"), sealed, "another stream");
  this->ExpectDataLoss(Complaint("a", "birch"), sealed, "another landlord");
  this->ExpectDataLoss({"acorn", v1::STREAM_KIND_CONTACT, "a"}, sealed, "another kind");
  this->ExpectDataLoss({"acor", v1::STREAM_KIND_COMPLAINT, "na"}, sealed, "a shifted boundary");
  v1::Personal moved = sealed;
  moved.set_subject_id("p2");
  this->ExpectDataLoss(Complaint("a"), moved, "another subject");
  moved = sealed;
  moved.mutable_sealed()->set_key_id(other.sealed().key_id());
  this->ExpectDataLoss(Complaint("a"), moved, "another key");
  moved.mutable_sealed()->set_key_id(1u << 30);
  this->ExpectDataLoss(Complaint("a"), moved, "a key that never was");
  moved.mutable_sealed()->set_key_id(0);
  this->ExpectDataLoss(Complaint("a"), moved, "no key");
}

TYPED_TEST_P(VaultContract, EveryAlteredBitIsFound) {
  const v1::Personal sealed = this->Sealed(Complaint("a"), "yes");
  const auto flip = [&](std::string* (v1::Sealed::*field)(), const std::string& name) {
    const std::size_t size = (v1::Sealed(sealed.sealed()).*field)()->size();
    ASSERT_GT(size, 0u);
    for (std::size_t bit = 0; bit < size * 8; ++bit) {
      v1::Personal altered = sealed;
      char& byte = (*(altered.mutable_sealed()->*field)())[bit / 8];
      byte = static_cast<char>(byte ^ 1 << bit % 8);
      this->ExpectDataLoss(Complaint("a"), altered, name + " bit " + std::to_string(bit));
    }
  };
  flip(&v1::Sealed::mutable_nonce, "nonce");
  flip(&v1::Sealed::mutable_ciphertext, "ciphertext");
  flip(&v1::Sealed::mutable_commitment, "commitment");
  v1::Personal altered = sealed;
  altered.set_length(4);
  this->ExpectDataLoss(Complaint("a"), altered, "length");
}

TYPED_TEST_P(VaultContract, CutTextIsFound) {
  const v1::Personal sealed = this->Sealed(Complaint("a"), "yes");
  for (std::size_t size = 0; size < sealed.sealed().ciphertext().size(); ++size) {
    v1::Personal cut = sealed;
    cut.mutable_sealed()->mutable_ciphertext()->resize(size);
    this->ExpectDataLoss(Complaint("a"), cut, "ciphertext of " + std::to_string(size));
  }
  v1::Personal bare = sealed;
  bare.mutable_sealed()->clear_nonce();
  bare.mutable_sealed()->clear_commitment();
  this->ExpectDataLoss(Complaint("a"), bare, "no nonce, no commitment");
}

TYPED_TEST_P(VaultContract, TheCommitmentHidesTheText) {
  // Of the text alone anybody could try short texts until one fits.
  const v1::Personal one = this->Sealed(Complaint("a"), "yes");
  std::array<unsigned char, 32> unsalted{};
  SHA256(reinterpret_cast<const unsigned char*>("yes"), 3, unsalted.data());
  EXPECT_EQ(one.sealed().commitment().size(), 32u);
  EXPECT_NE(one.sealed().commitment(), std::string(unsalted.begin(), unsalted.end()));
}

TYPED_TEST_P(VaultContract, ADestroyedKeyErasesItsTextsForEver) {
  const v1::Personal gone = this->Sealed(Complaint("a"), "x");
  const v1::Personal kept = this->Sealed(Complaint("b"), "y");
  EXPECT_EQ(this->Opened(Complaint("a"), gone), "x");  // Known, and so perhaps remembered.
  this->Destroy(gone.sealed().key_id());
  this->Destroy(gone.sealed().key_id());  // Again: nothing changes.
  for (int start = 0; start < 2; ++start) {
    v1::Personal erased = gone;
    const auto opened = this->vault().Open(Complaint("a"), erased);
    ASSERT_TRUE(opened) << opened.error().message;
    ASSERT_TRUE(erased.has_erased());
    EXPECT_EQ(erased.erased().commitment(), gone.sealed().commitment());
    EXPECT_EQ(erased.length(), gone.length());
    EXPECT_EQ(this->Opened(Complaint("b"), kept), "y");
    this->Reopen();
  }
}

TYPED_TEST_P(VaultContract, TextAfterADestroyedKeyGetsAnother) {
  const v1::Personal gone = this->Sealed(Complaint("a"), "x");
  this->Destroy(gone.sealed().key_id());
  const v1::Personal later = this->Sealed(Complaint("a"), "y");
  EXPECT_NE(later.sealed().key_id(), gone.sealed().key_id());
  EXPECT_EQ(this->Opened(Complaint("a"), later), "y");
}

TYPED_TEST_P(VaultContract, TheMacTellsPayloadsApart) {
  const auto mac = this->vault().Mac("payload");
  EXPECT_EQ(this->vault().Mac("payload"), mac);
  EXPECT_NE(this->vault().Mac("payloae"), mac);
  EXPECT_NE(this->vault().Mac(""), mac);
  this->Reopen();
  EXPECT_EQ(this->vault().Mac("payload"), mac);
}

REGISTER_TYPED_TEST_SUITE_P(VaultContract, SealedTextOpensAgain, SealedTextHoldsNothingClear,
                            TheSameTextNeverSealsAlike, AKeyServesOneStreamAndSubject,
                            AKeyIsNeverGivenToAnother, OnlyClearTextIsSealed,
                            OnlySealedTextIsOpened, MovedTextDoesNotOpen, EveryAlteredBitIsFound,
                            CutTextIsFound, TheCommitmentHidesTheText,
                            ADestroyedKeyErasesItsTextsForEver, TextAfterADestroyedKeyGetsAnother,
                            TheMacTellsPayloadsApart);

}  // namespace redress::storage

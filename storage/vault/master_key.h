#pragma once

#include <string>

#include "engine/types/result.h"
#include "storage/vault/secret.h"

// The master key, which wraps all others: a file of 64 hexadecimal characters and a line end, that
// only its owner can read. It belongs in no backup of the data.
namespace redress::storage {

// Reads it. kFailedPrecondition, saying what to do, if it is missing, open to others, or no key.
[[nodiscard]] Result<Secret> ReadMasterKeyFile(const std::string& file);

// Makes one at random, synced. kAlreadyExists if the file exists.
[[nodiscard]] Result<void> MakeMasterKeyFile(const std::string& file);

}  // namespace redress::storage

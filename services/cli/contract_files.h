#pragma once

#include <string_view>

namespace redress::cli {

// The contract's files with their comments, as an encoded google.protobuf.FileDescriptorSet. Made
// by the build from `proto/`: generated classes do not carry comments, and `record --list` shows
// them.
[[nodiscard]] std::string_view ContractFiles();

}  // namespace redress::cli

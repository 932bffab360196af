#pragma once

#include <string>
#include <vector>

#include <google/protobuf/descriptor.h>

#include "redress/v1/types.pb.h"

namespace redress::cli {

struct FieldEntry {
  std::string name;   // "handler_id".
  std::string takes;  // What may be written: "text", "number", "2024-04-18", "yes or no", "low,
                      // medium or high".
  bool repeated = false;
  std::string gist;  // The contract's comment.
};

struct FactEntry {
  std::string name;                                   // "acknowledged".
  v1::StreamKind kind = v1::STREAM_KIND_UNSPECIFIED;  // What it is recorded of.
  std::string gist;
  std::vector<FieldEntry> fields;
};

// The facts that can be recorded one at a time, in the contract's order, with what the contract
// says of them. Landlords, their law and imports have commands of their own.
[[nodiscard]] const std::vector<FactEntry>& FactCatalogue();

// The entry of that name, or null.
[[nodiscard]] const FactEntry* FindFact(const std::string& name);

// What may be written for `field`.
[[nodiscard]] std::string FieldTakes(const google::protobuf::FieldDescriptor& field);

}  // namespace redress::cli

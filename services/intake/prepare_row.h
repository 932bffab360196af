#pragma once

#include <map>
#include <string>
#include <vector>

#include "redress/v1/import_service.pb.h"

#include "engine/ports/vault.h"
#include "engine/types/result.h"

namespace redress::intake {

inline constexpr int kRowStepsMax = 100;
inline constexpr int kRowOfficersMax = 20;
inline constexpr std::size_t kOfficerNameBytesMax = 256;

// A row, checked, its officers known by their ids. People are placeholders ("@p1") still.
struct PreparedRow {
  std::uint64_t line = 0;
  std::string reference;
  v1::StreamKind kind = v1::STREAM_KIND_COMPLAINT;    // Or SERVICE_REQUEST: what the row is.
  std::vector<v1::Step> own_steps;                    // Of that; without a stream.
  std::vector<v1::Step> person_steps;                 // Stream ids are placeholders.
  std::map<std::string, v1::Personal> officer_names;  // By officer id.
  std::size_t bytes = 0;                              // About what it takes in memory.
};

// Checks what a row must be like beyond the form of its steps, which the door checks. Whoever sent
// it may have read the file with a reader of their own, so nothing is taken on trust.
[[nodiscard]] tl::expected<PreparedRow, Refusal> PrepareRow(v1::ImportRow row,
                                                            const std::string& landlord_id,
                                                            const ports::Vault& vault);

// The placeholders of people in a row's steps, each once.
[[nodiscard]] std::vector<std::string> PeopleIn(const std::vector<v1::Step>& person_steps);

// Puts ids in the place of placeholders, in every field that holds an id. Answers the path of a
// field with a placeholder that `ids` does not have; empty: none.
[[nodiscard]] std::string Resolve(const std::map<std::string, std::string>& ids,
                                  google::protobuf::Message& message);

// A fact's name as differences and faults of rows give it, e.g. "responded(1)".
[[nodiscard]] std::string LabelOf(const v1::Fact& fact);

}  // namespace redress::intake

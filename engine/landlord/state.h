#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "redress/v1/event.pb.h"

#include "engine/editions/law.h"
#include "engine/types/fact_item.h"

namespace redress::landlord {

// An adopted file, as the newest event of its kind and id left it.
struct AdoptedFile {
  std::uint32_t version = 0;
  std::string digest;   // SHA-256 of the content, 32 bytes.
  std::string content;  // Textproto; of a letter's template mustache.
  std::uint64_t event_version = 0;
  std::int64_t recorded_nanos = 0;

  bool operator==(const AdoptedFile&) const = default;
};

// What later decisions need of a landlord.
struct State {
  std::uint64_t version = 0;  // 0: there is no such landlord.
  std::string display_name;
  std::map<std::pair<int, std::string>, AdoptedFile> files;  // By kind and id.
  std::set<std::string> officer_ids;
  std::map<std::pair<ItemKind, std::string>, bool> items_ended;  // Evidence, circumstances, improvements.
  std::optional<Day>
      ombudsman_details_from;  // The first day that details of the Ombudsman hold for.
  std::uint32_t law_version = 0;
  std::shared_ptr<const editions::Law> law;  // Derived from `files`. Null while version is 0.

  bool operator==(const State& other) const {
    return version == other.version && display_name == other.display_name && files == other.files &&
           officer_ids == other.officer_ids && items_ended == other.items_ended &&
           ombudsman_details_from == other.ombudsman_details_from &&
           law_version == other.law_version;
  }
};

// Folds one event into `state`. Never judges, never fails: content that cannot be read is kept and
// not applied.
void Evolve(State& state, const v1::RecordedEvent& event);

// The law that the files of `state` make, in order of their `event_version`. Never null.
[[nodiscard]] std::shared_ptr<const editions::Law> MakeLaw(const State& state);

}  // namespace redress::landlord

#pragma once

#include <string>
#include <vector>

#include "redress/v1/views.pb.h"

#include "engine/editions/law.h"
#include "engine/ports/clock.h"
#include "engine/ports/store.h"
#include "engine/ports/vault.h"
#include "engine/runtime/writer.h"

namespace redress::runtime {

// Finds the warnings that a complaint is to have now and has not had. Reads from disk; thread-safe.
class WarningFinder {
 public:
  // All of them must outlive this.
  WarningFinder(const ports::Store& store, const ports::Vault& vault)
      : store_(store), vault_(vault) {}

  // Whether the complaint of `row` may want a warning of that duty: by its row, which may be of an
  // older law, and cheaply.
  [[nodiscard]] Result<bool> MayWant(const std::string& landlord_id, const v1::ClockRow& row,
                                     const editions::Law& law, Day today) const;

  // The commands that give a complaint the warnings it wants, by its events and the law. Each holds
  // only if nothing was recorded of the complaint since but those before it; and its request id is
  // made of what it warns of, so that it is recorded once however often it is submitted.
  [[nodiscard]] Result<std::vector<Submission>> Find(const StreamKey& complaint,
                                                     const editions::Law& law,
                                                     const ports::Now& now) const;

 private:
  // What a warning is: the same duty, date and lead time are the same warning.
  [[nodiscard]] std::array<std::uint8_t, 32> MacOf(const StreamKey& complaint,
                                                   const v1::WarningGiven& warning) const;

  const ports::Store& store_;
  const ports::Vault& vault_;
};

}  // namespace redress::runtime

#include "engine/findings/promise.h"

namespace redress::findings {
namespace {

Said SayDone(const Promise& promise) {
  const std::vector<std::uint64_t> versions = {promise.version, promise.done->version};
  if (promise.due && promise.done->day && *promise.done->day > *promise.due) {
    return Breached(promise.what + " was due " + ToIsoDate(*promise.due) + ", done " +
                        ToIsoDate(*promise.done->day),
                    versions, "explain why, and put right what came of it");
  }
  if (!promise.due && promise.date_needed) {
    return NoEvidence(promise.what + " was done, but its date was not stated", "state the date",
                      versions);
  }
  if (promise.due && !promise.done->day) {
    return NoEvidence(promise.what + " was done, but when is not held", "record the day", versions);
  }
  if (promise.proof_needed && !promise.has_proof) {
    return NoEvidence(promise.what + " was done, but nothing held shows it", "record what shows it",
                      versions);
  }
  return Complied(promise.what + " was done in time", versions);
}

}  // namespace

Said SayPromise(const Setting& setting, const Promise& promise) {
  if (promise.done != nullptr) return SayDone(promise);
  const std::vector<std::uint64_t> versions = {promise.version};
  if (!promise.due) {
    if (!promise.date_needed) return NotApplicable(promise.what + " has no date");
    return NoEvidence(promise.what + " has no date", "state by when", versions);
  }
  if (*promise.due < setting.today) {
    return NoEvidence(promise.what + " was due " + ToIsoDate(*promise.due) +
                          ", and nothing held shows that it was done",
                      "do it, or record that it was done", versions);
  }
  if (setting.IsNear(*promise.due)) {
    return AtRisk(promise.what + " is due " + ToIsoDate(*promise.due), "do it", versions);
  }
  return NotApplicable(promise.what + " is due " + ToIsoDate(*promise.due));
}

}  // namespace redress::findings

#include "engine/complaint/decide.h"

#include "engine/complaint/fact.h"
#include "engine/types/standing.h"

namespace redress::complaint {
namespace {

bool HasReceived(const State& state) {
  for (std::size_t i = 0; i < state.body_cases.size(); ++i) {
    if (state.body_cases[i] == v1::Fact::kReceived && !state.annulled_by.contains(i + 1))
      return true;
  }
  return false;
}

Objection ObjectToCorrected(const State& state, const v1::Fact& fact) {
  const auto& corrected = fact.corrected();
  const std::int32_t kind = state.body_cases[corrected.version() - 1];
  if (IsAboutRecord(kind)) {
    return Refuse(
        v1::REFUSAL_REASON_NOT_CORRECTABLE, fact, "version",
        "expected an event that says what happened, but found a correction or an annulment");
  }
  if (state.annulled_by.contains(corrected.version())) {
    return Refuse(v1::REFUSAL_REASON_NOT_CORRECTABLE, fact, "version",
                  "expected an event that stands, but it is annulled");
  }
  if (corrected.has_fact() && corrected.fact().body_case() != kind) {
    return Refuse(
        v1::REFUSAL_REASON_NOT_CORRECTABLE, fact, "fact",
        "expected the same kind of fact as the event's, but found " + NameOf(corrected.fact()));
  }
  return std::nullopt;
}

Objection ObjectToAnnulled(const State& state, const v1::Fact& fact) {
  for (const std::uint64_t version : fact.annulled().versions()) {
    if (state.body_cases[version - 1] == v1::Fact::kAnnulled) {
      return Refuse(v1::REFUSAL_REASON_NOT_CORRECTABLE, fact, "versions",
                    "expected events that are not annulments, but version " +
                        std::to_string(version) + " is one");
    }
    if (state.annulled_by.contains(version)) {
      return Refuse(v1::REFUSAL_REASON_NOT_CORRECTABLE, fact, "versions",
                    "expected events that stand, but version " + std::to_string(version) +
                        " is annulled already");
    }
  }
  return std::nullopt;
}

}  // namespace

Refusal Refuse(v1::RefusalReason reason, const v1::Fact& fact, const std::string& field,
               std::string message, std::string provision) {
  const std::string name = NameOf(fact);
  return {.reason = reason,
          .message = std::move(message),
          .field = field.empty() ? name : name + "." + field,
          .provision = std::move(provision)};
}

bool IsEnded(v1::ComplaintStatus status) {
  return status == v1::COMPLAINT_STATUS_CLOSED || status == v1::COMPLAINT_STATUS_WITHDRAWN ||
         status == v1::COMPLAINT_STATUS_REFUSED || IsOnFileElsewhere(status);
}

bool IsOnFileElsewhere(v1::ComplaintStatus status) {
  return status == v1::COMPLAINT_STATUS_DUPLICATE ||
         status == v1::COMPLAINT_STATUS_RECORDED_IN_ERROR;
}

Objection ObjectToExistence(const State& state, const v1::Fact& fact) {
  if (!fact.has_received()) {
    if (state.version > 0) return std::nullopt;
    return Refuse(v1::REFUSAL_REASON_STREAM_NOT_FOUND, fact, "",
                  "expected a complaint that was received, but there is none with that id");
  }
  if (!HasReceived(state)) return std::nullopt;
  return Refuse(v1::REFUSAL_REASON_STREAM_EXISTS, fact, "",
                "expected a complaint not received yet, but there is one with that id");
}

Objection ObjectToCorrection(const State& state, const v1::Fact& fact) {
  if (fact.has_corrected()) return ObjectToCorrected(state, fact);
  if (fact.has_annulled()) return ObjectToAnnulled(state, fact);
  return std::nullopt;
}

}  // namespace redress::complaint

#include "engine/complaint/decide.h"
#include "engine/complaint/fact.h"

namespace redress::complaint {
namespace {

Refusal Nothing(const v1::Fact& fact, const std::string& field, const std::string& what) {
  return Refuse(v1::REFUSAL_REASON_REFERS_TO_NOTHING, fact, field,
                "expected " + what + ", but there is none with that id");
}

Refusal Already(const v1::Fact& fact, const std::string& field, const std::string& found) {
  return Refuse(v1::REFUSAL_REASON_ALREADY_RECORDED, fact, field,
                "expected an id not used in this complaint yet, but " + found);
}

bool IsDone(const std::map<std::string, bool>& done, const std::string& id) {
  const auto found = done.find(id);
  return found != done.end() && found->second;
}

// `id` may be empty: not recorded.
Objection ObjectToOfficer(const Question& question, const v1::Fact& fact, const char* field,
                          const std::string& id) {
  if (id.empty() || question.officer_ids.contains(id)) return std::nullopt;
  return Nothing(fact, field, "an officer who is registered");
}

Objection ObjectToPoint(const State& state, const v1::Fact& fact, const std::string& field,
                        const std::string& id) {
  if (state.point_ids.contains(id)) return std::nullopt;
  return Nothing(fact, field, "a point of this complaint");
}

Objection ObjectToResponse(const Question& question, const v1::Fact& fact) {
  const auto& responded = fact.responded();
  for (int i = 0; i < responded.decisions_size(); ++i) {
    const std::string field = "decisions[" + std::to_string(i) + "].point_id";
    auto objection = ObjectToPoint(question.state, fact, field, responded.decisions(i).point_id());
    if (objection) return objection;
  }
  return ObjectToOfficer(question, fact, "responder_id", responded.responder_id());
}

Objection ObjectToEscalation(const Question& question, const v1::Fact& fact) {
  const auto& requested = fact.escalation_requested();
  for (int i = 0; i < requested.point_ids_size(); ++i) {
    const std::string field = "point_ids[" + std::to_string(i) + "]";
    if (auto objection = ObjectToPoint(question.state, fact, field, requested.point_ids(i))) {
      return objection;
    }
  }
  return std::nullopt;
}

Objection ObjectToVersion(const Question& question, const char* field, std::uint64_t version) {
  if (version > 0 && version <= question.state.version) return std::nullopt;
  return Refuse(v1::REFUSAL_REASON_REFERS_TO_NOTHING, question.fact, field,
                "expected a version of 1 to " + std::to_string(question.state.version) +
                    ", but found " + std::to_string(version));
}

Objection ObjectToFactReferences(const Question& question, const v1::Fact& fact) {
  const State& state = question.state;
  if (fact.has_acknowledged()) {
    return ObjectToOfficer(question, fact, "handler_id", fact.acknowledged().handler_id());
  }
  if (fact.has_handler_assigned()) {
    return ObjectToOfficer(question, fact, "handler_id", fact.handler_assigned().handler_id());
  }
  if (fact.has_conflict_declared()) {
    return ObjectToOfficer(question, fact, "officer_id", fact.conflict_declared().officer_id());
  }
  if (fact.has_action_agreed()) {
    return ObjectToOfficer(question, fact, "owner_id", fact.action_agreed().owner_id());
  }
  if (fact.has_responded()) return ObjectToResponse(question, fact);
  if (fact.has_escalation_requested()) return ObjectToEscalation(question, fact);
  if (fact.has_clarification_given()) {
    const std::string& id = fact.clarification_given().question_id();
    if (id.empty() || state.question_ids.contains(id)) return std::nullopt;
    return Nothing(fact, "question_id", "a question asked in this complaint");
  }
  if (fact.has_remedy_done() && !state.remedies_done.contains(fact.remedy_done().remedy_id())) {
    return Nothing(fact, "remedy_id", "a remedy of this complaint");
  }
  if (fact.has_action_done() && !state.actions_done.contains(fact.action_done().action_id())) {
    return Nothing(fact, "action_id", "an action of this complaint");
  }
  return std::nullopt;
}

}  // namespace

Objection ObjectToReferences(const Question& question) {
  const v1::Fact& fact = question.fact;
  if (fact.has_corrected()) {
    if (auto objection = ObjectToVersion(question, "version", fact.corrected().version())) {
      return objection;
    }
    auto objection = ObjectToFactReferences(question, fact.corrected().fact());
    if (objection) objection->field = "corrected.fact." + objection->field;
    return objection;
  }
  for (const std::uint64_t version : fact.annulled().versions()) {
    if (auto objection = ObjectToVersion(question, "versions", version)) return objection;
  }
  return ObjectToFactReferences(question, fact);
}

Objection ObjectToReuse(const Question& question) {
  const State& state = question.state;
  const v1::Fact& fact = question.fact;
  if (fact.has_clarification_asked() &&
      state.question_ids.contains(fact.clarification_asked().question_id())) {
    return Already(fact, "question_id", "a question has it");
  }
  if (fact.has_further_complaint_raised() &&
      fact.further_complaint_raised().place() != v1::FURTHER_COMPLAINT_PLACE_APART) {
    const auto& points = fact.further_complaint_raised().points();
    for (int i = 0; i < points.size(); ++i) {
      if (!state.point_ids.contains(points[i].point_id())) continue;
      return Already(fact, "points[" + std::to_string(i) + "].point_id", "a point has it");
    }
  }
  if (fact.has_remedy_agreed() && state.remedies_done.contains(fact.remedy_agreed().remedy_id())) {
    return Already(fact, "remedy_id", "a remedy has it");
  }
  if (fact.has_action_agreed() && state.actions_done.contains(fact.action_agreed().action_id())) {
    return Already(fact, "action_id", "an action has it");
  }
  if (fact.has_remedy_done() && IsDone(state.remedies_done, fact.remedy_done().remedy_id())) {
    return Refuse(v1::REFUSAL_REASON_ALREADY_RECORDED, fact, "remedy_id",
                  "expected a remedy not carried out yet, but it was");
  }
  if (fact.has_action_done() && IsDone(state.actions_done, fact.action_done().action_id())) {
    return Refuse(v1::REFUSAL_REASON_ALREADY_RECORDED, fact, "action_id",
                  "expected an action not done yet, but it was");
  }
  return std::nullopt;
}

}  // namespace redress::complaint

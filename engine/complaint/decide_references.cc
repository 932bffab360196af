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

// What a fact's item is called, with its article.
const char* Called(ItemKind kind) {
  switch (kind) {
    case ItemKind::kRemedy:
      return "a remedy";
    case ItemKind::kAction:
      return "an action";
    case ItemKind::kAdjustment:
      return "an adjustment";
    case ItemKind::kRestriction:
      return "a restriction";
    case ItemKind::kOrder:
      return "an order";
    case ItemKind::kHazard:
      return "a hazard";
    case ItemKind::kDataComplaint:
      return "a complaint about data";
    case ItemKind::kOmbudsmanRequest:
      return "a request of the Ombudsman";
    case ItemKind::kLearning:
      return "something learnt";
    case ItemKind::kEvidence:
    case ItemKind::kCircumstances:
    case ItemKind::kImprovement:
      break;  // Of a landlord, never of a complaint.
  }
  return "an item";
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
  for (int i = 0; i < responded.drafter_ids_size(); ++i) {
    if (question.officer_ids.contains(responded.drafter_ids(i))) continue;
    return Nothing(fact, "drafter_ids[" + std::to_string(i) + "]", "an officer who is registered");
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

// Of facts beside the stages.
Objection ObjectToOtherOfficers(const Question& question, const v1::Fact& fact) {
  if (fact.has_party_heard()) {
    return ObjectToOfficer(question, fact, "officer_id", fact.party_heard().officer_id());
  }
  if (fact.has_learning_recorded()) {
    return ObjectToOfficer(question, fact, "owner_id", fact.learning_recorded().owner_id());
  }
  return std::nullopt;
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
  if (auto objection = ObjectToOtherOfficers(question, fact)) return objection;
  const auto item = ItemOf(fact);
  // Compensation may be the first that is heard of its remedy.
  if (!item || item->part == ItemPart::kBegins || fact.has_compensation_offered()) {
    return std::nullopt;
  }
  if (!state.items_done.contains({item->kind, item->id})) {
    return Nothing(fact, item->field, Called(item->kind) + std::string(" of this complaint"));
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
  const auto item = ItemOf(fact);
  if (!item) return std::nullopt;
  const auto known = state.items_done.find({item->kind, item->id});
  if (known == state.items_done.end()) return std::nullopt;
  if (item->part == ItemPart::kBegins) {
    return Already(fact, item->field, std::string(Called(item->kind)) + " has it");
  }
  // Paying what is done already, or doing what is paid, are two facts.
  const bool once = !fact.has_compensation_paid() && item->part == ItemPart::kEnds;
  if (once && known->second) {
    return Refuse(v1::REFUSAL_REASON_ALREADY_RECORDED, fact, item->field,
                  std::string("expected ") + Called(item->kind) + " that has not ended, but it has");
  }
  return std::nullopt;
}

}  // namespace redress::complaint

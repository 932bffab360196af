#include "services/letters/case_file.h"

#include <map>
#include <set>

#include "services/door/submission.h"

namespace redress::letters {
namespace {

// Adjustments by their ids; later facts of one id change it.
using Adjustments = std::map<std::string, v1::AdjustmentAgreed>;

void TakeAdjustments(const Adjustments& adjustments, CaseFile& file) {
  for (const auto& [id, agreed] : adjustments) {
    if (agreed.kind() == v1::ADJUSTMENT_KIND_LARGE_PRINT) file.large_print = true;
    if (agreed.kind() == v1::ADJUSTMENT_KIND_LANGUAGE) file.language = agreed.language();
    if (agreed.kind() == v1::ADJUSTMENT_KIND_PREFERRED_CHANNEL) file.channel = agreed.channel();
  }
}

// Gathers fact by fact, in version order.
class Gatherer {
 public:
  Gatherer(v1::LetterKind kind, std::uint32_t stage) : kind_(kind) { file_.stage = stage; }

  void Take(const StandingFact& standing) {
    const v1::Fact& fact = *standing.fact;
    TakeStory(standing);
    TakeStage(fact);
    TakePromises(fact);
    if (fact.has_adjustment_agreed()) {
      adjustments_[fact.adjustment_agreed().adjustment_id()] = fact.adjustment_agreed();
    }
    if (fact.has_adjustment_ended()) adjustments_.erase(fact.adjustment_ended().adjustment_id());
  }

  [[nodiscard]] CaseFile Finish() {
    TakeAdjustments(adjustments_, file_);
    for (auto& [id, question] : questions_) file_.open_questions.push_back(std::move(question));
    // What put things right at this stage is told though it be done by now.
    std::erase_if(file_.remedies, [this](const v1::RemedyAgreed& remedy) {
      return remedy.stage() < file_.stage && remedies_done_.contains(remedy.remedy_id());
    });
    std::erase_if(file_.actions, [this](const v1::ActionAgreed& action) {
      return actions_done_.contains(action.action_id());
    });
    return std::move(file_);
  }

 private:
  // What is said of the complaint as a whole.
  void TakeStory(const StandingFact& standing) {
    const v1::Fact& fact = *standing.fact;
    if (fact.has_received()) {
      const v1::Received& received = fact.received();
      file_.received = standing.day;
      file_.resident_id = received.resident_id();
      if (received.references_size() > 0) file_.reference = received.references(0).reference();
    }
    if (fact.has_complaint_refused()) file_.complaint_refused = fact.complaint_refused();
    if (fact.has_further_complaint_raised() &&
        fact.further_complaint_raised().place() == v1::FURTHER_COMPLAINT_PLACE_JOINED) {
      for (const auto& point : fact.further_complaint_raised().points()) {
        file_.joined_points.push_back(point);
      }
    }
  }

  void TakeDefinition(const v1::Defined& defined) {
    const bool earlier_will_do = kind_ != v1::LETTER_KIND_ACKNOWLEDGEMENT;
    if (defined.stage() == file_.stage || (earlier_will_do && defined.stage() < file_.stage)) {
      if (!file_.defined || file_.defined->stage() <= defined.stage()) file_.defined = defined;
    }
  }

  // What was done at the letter's stage.
  void TakeStage(const v1::Fact& fact) {
    const auto is_ours = [this](const auto& body) { return body.stage() == file_.stage; };
    if (fact.has_defined()) TakeDefinition(fact.defined());
    if (fact.has_acknowledged() && is_ours(fact.acknowledged())) {
      file_.acknowledged = fact.acknowledged();
      if (!fact.acknowledged().handler_id().empty())
        file_.handler_id = fact.acknowledged().handler_id();
    }
    if (fact.has_handler_assigned() && is_ours(fact.handler_assigned())) {
      file_.handler_id = fact.handler_assigned().handler_id();
    }
    if (fact.has_extension_notified() && is_ours(fact.extension_notified())) {
      file_.extension = fact.extension_notified();
    }
    if (fact.has_update_interval_agreed() && is_ours(fact.update_interval_agreed())) {
      file_.update_interval_working_days = fact.update_interval_agreed().interval_working_days();
    }
    if (fact.has_update_sent() && is_ours(fact.update_sent())) file_.update = fact.update_sent();
    if (fact.has_responded() && is_ours(fact.responded())) file_.responded = fact.responded();
    if (fact.has_escalation_refused() && fact.escalation_refused().to_stage() == file_.stage) {
      file_.escalation_refused = fact.escalation_refused();
    }
    if (fact.has_clarification_asked() && is_ours(fact.clarification_asked())) {
      questions_[fact.clarification_asked().question_id()] = fact.clarification_asked();
    }
    if (fact.has_clarification_given()) questions_.erase(fact.clarification_given().question_id());
  }

  // What was promised, until it is done.
  void TakePromises(const v1::Fact& fact) {
    if (fact.has_remedy_agreed() && fact.remedy_agreed().stage() <= file_.stage) {
      file_.remedies.push_back(fact.remedy_agreed());
    }
    if (fact.has_action_agreed() && fact.action_agreed().stage() <= file_.stage) {
      file_.actions.push_back(fact.action_agreed());
    }
    if (fact.has_remedy_done()) remedies_done_.insert(fact.remedy_done().remedy_id());
    if (fact.has_action_done()) actions_done_.insert(fact.action_done().action_id());
  }

  const v1::LetterKind kind_;
  CaseFile file_;
  Adjustments adjustments_;
  std::map<std::string, v1::ClarificationAsked> questions_;
  std::set<std::string> remedies_done_;
  std::set<std::string> actions_done_;
};

template <typename... Messages>
Result<void> OpenEach(const StreamKey& stream, const ports::Vault& vault,
                      std::optional<Messages>&... messages) {
  Result<void> opened;
  const auto open = [&](auto& message) {
    if (opened && message) opened = door::OpenAll(stream, vault, *message);
  };
  (open(messages), ...);
  return opened;
}

template <typename Message>
Result<void> OpenList(const StreamKey& stream, const ports::Vault& vault,
                      std::vector<Message>& messages) {
  for (Message& message : messages) {
    if (auto opened = door::OpenAll(stream, vault, message); !opened) return opened;
  }
  return {};
}

// The day from which details hold. A fact without a day of its own, or of happening, holds from the
// beginning.
Day HoldsFrom(const StandingFact& standing) {
  const v1::OmbudsmanDetailsSet& set = standing.fact->ombudsman_details_set();
  const auto from = set.has_from_date() ? ToDay(set.from_date()) : standing.day;
  return from.value_or(Day{});
}

}  // namespace

CaseFile GatherCase(const std::vector<StandingFact>& facts, v1::LetterKind kind, std::uint32_t stage) {
  Gatherer gatherer(kind, stage);
  for (const StandingFact& standing : facts) gatherer.Take(standing);
  return gatherer.Finish();
}

Result<LandlordFile> GatherLandlord(const std::vector<StandingFact>& facts,
                                    const std::string& handler_id, Day on, const StreamKey& stream,
                                    const ports::Vault& vault) {
  LandlordFile file;
  std::optional<v1::OfficerRegistered> handler;
  std::optional<Day> since;
  for (const StandingFact& standing : facts) {
    const v1::Fact& fact = *standing.fact;
    if (fact.has_landlord_created()) file.display_name = fact.landlord_created().display_name();
    if (fact.has_officer_registered() && fact.officer_registered().officer_id() == handler_id) {
      handler = fact.officer_registered();
    }
    if (!fact.has_ombudsman_details_set()) continue;
    const Day from = HoldsFrom(standing);
    if (from > on || (since && from < *since)) continue;
    since = from;
    file.ombudsman = fact.ombudsman_details_set();
  }
  if (auto opened = OpenEach(stream, vault, handler); !opened)
    return tl::unexpected(opened.error());
  if (handler) file.handler_name = handler->name().clear();
  return file;
}

Result<void> OpenCase(const StreamKey& stream, const ports::Vault& vault, CaseFile& file) {
  if (auto opened = OpenEach(stream, vault, file.defined, file.extension, file.responded,
                             file.complaint_refused, file.escalation_refused, file.update);
      !opened) {
    return opened;
  }
  if (auto opened = OpenList(stream, vault, file.joined_points); !opened) return opened;
  if (auto opened = OpenList(stream, vault, file.open_questions); !opened) return opened;
  if (auto opened = OpenList(stream, vault, file.remedies); !opened) return opened;
  return OpenList(stream, vault, file.actions);
}

bool TakeDraft(const v1::Fact& draft, v1::LetterKind kind, CaseFile& file) {
  const auto is_ours = [&](std::uint32_t stage) { return stage == file.stage; };
  switch (kind) {
    case v1::LETTER_KIND_ACKNOWLEDGEMENT:
      if (!draft.has_acknowledged() || !is_ours(draft.acknowledged().stage())) return false;
      file.acknowledged = draft.acknowledged();
      if (!file.acknowledged->handler_id().empty()) {
        file.handler_id = file.acknowledged->handler_id();
      }
      return true;
    case v1::LETTER_KIND_EXTENSION:
      if (!draft.has_extension_notified() || !is_ours(draft.extension_notified().stage()))
        return false;
      file.extension = draft.extension_notified();
      return true;
    case v1::LETTER_KIND_RESPONSE:
      if (!draft.has_responded() || !is_ours(draft.responded().stage())) return false;
      file.responded = draft.responded();
      return true;
    case v1::LETTER_KIND_REFUSAL:
      if (draft.has_complaint_refused() && file.stage == 1) {
        file.complaint_refused = draft.complaint_refused();
        return true;
      }
      if (!draft.has_escalation_refused() || !is_ours(draft.escalation_refused().to_stage())) {
        return false;
      }
      file.escalation_refused = draft.escalation_refused();
      return true;
    case v1::LETTER_KIND_UPDATE:
      if (!draft.has_update_sent() || !is_ours(draft.update_sent().stage())) return false;
      file.update = draft.update_sent();
      return true;
    default:
      return false;
  }
}

}  // namespace redress::letters

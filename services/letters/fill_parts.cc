#include <algorithm>

#include "services/letters/filler.h"
#include "services/letters/words.h"

namespace redress::letters {
namespace {

// The points of the definition, those that joined on the way after them, each once.
std::vector<v1::ComplaintPoint> PointsOf(const CaseFile& file) {
  std::vector<v1::ComplaintPoint> points;
  const auto add = [&](const v1::ComplaintPoint& point) {
    const auto same = [&](const auto& other) { return other.point_id() == point.point_id(); };
    if (std::none_of(points.begin(), points.end(), same)) points.push_back(point);
  };
  if (file.defined)
    std::for_each(file.defined->points().begin(), file.defined->points().end(), add);
  std::for_each(file.joined_points.begin(), file.joined_points.end(), add);
  return points;
}

const v1::PointDecision* FindDecision(const v1::Responded& responded, const std::string& point_id) {
  for (const v1::PointDecision& decision : responded.decisions()) {
    if (decision.point_id() == point_id) return &decision;
  }
  return nullptr;
}

// What a part says where the responder said that there is none; a gap where nobody said anything.
void FillNone(const char* list, const char* name, v1::YesNo stated, const std::string& none,
              const std::string& provision, const std::string& what, Filler& filler) {
  if (!filler.IsEmpty(list)) return;
  filler.AddRow(list,
                {{name, stated == v1::YES_NO_YES ? Value{none} : filler.Gap(provision, what)}});
}

}  // namespace

void FillPoints(const CaseFile& file, Filler& filler, const std::string& provision) {
  std::size_t number = 0;
  for (const v1::ComplaintPoint& point : PointsOf(file)) {
    const std::string count = std::to_string(++number);
    Value text = HasText(point.text())
                     ? ValueOf(point.text())
                     : filler.Gap(provision, "words of point " + point.point_id());
    filler.AddRow("points", {{"number", {count}}, {"point", std::move(text)}});
  }
  if (number == 0) {
    filler.AddRow("points",
                  {{"number", {"1"}}, {"point", filler.Gap(provision, "complaint definition")}});
  }
}

void FillDecisions(const CaseFile& file, const v1::Responded& responded, Filler& filler) {
  const bool first = file.stage == 1;
  const std::string parts = first ? "6.9" : "6.19";
  const std::string overall = OutcomeWords(responded.outcome());
  filler.Set("outcome", overall);
  const auto points = PointsOf(file);
  if (points.empty()) {
    Texts& only = filler.Rows("points").front();
    only["decision"] = overall.empty() ? filler.Gap(parts + "c", "decision") : Value{overall};
    only["decision_reasons"] = filler.Gap(parts + "d", "reasons");
    return;
  }
  // That the whole is decided does not decide a point.
  const std::string undecided = !overall.empty() ? (first ? "6.7" : "6.18") : parts + "c";
  for (std::size_t i = 0; i < points.size(); ++i) {
    const std::string& id = points[i].point_id();
    const v1::PointDecision* decision = FindDecision(responded, id);
    const std::string words = decision == nullptr ? "" : OutcomeWords(decision->outcome());
    Texts& row = filler.Rows("points")[i];
    row["decision"] =
        words.empty() ? filler.Gap(undecided, "decision on point " + id) : Value{words};
    row["decision_reasons"] = decision != nullptr && HasText(decision->reasons())
                                  ? ValueOf(decision->reasons())
                                  : filler.Gap(parts + "d", "reasons on point " + id);
    if (decision != nullptr) row["decision_policy"] = Value{decision->policy_reference()};
  }
}

void FillRemedies(const CaseFile& file, const v1::Responded& responded,
                  const std::string& provision, Filler& filler) {
  for (const v1::RemedyAgreed& remedy : file.remedies) {
    Texts row;
    row["remedy"] =
        HasText(remedy.what()) ? ValueOf(remedy.what()) : Value{RemedyWords(remedy.kind())};
    if (row["remedy"].text.empty()) {
      row["remedy"] = filler.Gap(provision + "e", "words of remedy " + remedy.remedy_id());
    }
    if (remedy.amount_pence() > 0) row["remedy_amount"] = Value{MoneyWords(remedy.amount_pence())};
    if (const auto day = ToDay(remedy.due_date())) row["remedy_date"] = Value{DateWords(*day)};
    filler.AddRow("remedies", std::move(row));
  }
  FillNone("remedies", "remedy", responded.remedy_stated(), "None: nothing is left to put right.",
           provision + "e", "remedy", filler);
}

void FillActions(const CaseFile& file, const v1::Responded& responded, const std::string& provision,
                 Filler& filler) {
  for (const v1::ActionAgreed& action : file.actions) {
    Texts row;
    row["action"] = HasText(action.what())
                        ? ValueOf(action.what())
                        : filler.Gap(provision + "f", "words of action " + action.action_id());
    if (const auto day = ToDay(action.due_date())) row["action_date"] = Value{DateWords(*day)};
    filler.AddRow("actions", std::move(row));
  }
  FillNone("actions", "action", responded.actions_stated(), "None: nothing is left to be done.",
           provision + "f", "outstanding actions", filler);
}

}  // namespace redress::letters

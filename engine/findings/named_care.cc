#include "engine/findings/named.h"
#include "engine/findings/promise.h"

namespace redress::findings {
namespace {

std::optional<Day> DayIn(bool has, const v1::CivilDate& date) {
  return has ? ToDay(date) : std::nullopt;
}

// One agreed adjustment, or one restriction: its reviews in turn, until it ends.
struct Reviewed {
  const Entry* begun;
  std::optional<Day> review;  // As first stated.
  std::int32_t review_kind;   // The fact that reviews it.
  std::int32_t end_kind;      // The fact that ends it.
  const std::string& id;
  const char* what;
};

const std::string& IdIn(const Entry& entry) {
  static const std::string none;
  switch (entry.kind) {
    case v1::Fact::kAdjustmentReviewed:
      return entry.fact->adjustment_reviewed().adjustment_id();
    case v1::Fact::kAdjustmentEnded:
      return entry.fact->adjustment_ended().adjustment_id();
    case v1::Fact::kRestrictionReviewed:
      return entry.fact->restriction_reviewed().restriction_id();
    case v1::Fact::kRestrictionLifted:
      return entry.fact->restriction_lifted().restriction_id();
    default:
      return none;
  }
}

std::optional<Day> NextIn(const Entry& entry) {
  if (entry.fact->has_adjustment_reviewed()) {
    const auto& reviewed = entry.fact->adjustment_reviewed();
    return DayIn(reviewed.has_next_review_date(), reviewed.next_review_date());
  }
  const auto& reviewed = entry.fact->restriction_reviewed();
  return DayIn(reviewed.has_next_review_date(), reviewed.next_review_date());
}

Said SayReviews(const Setting& setting, const Reviewed& item) {
  Said all = NotApplicable("");
  Promise promise{.version = item.begun->version,
                  .what = std::string("the review of ") + item.what,
                  .due = item.review};
  for (const Entry& entry : setting.record.entries()) {
    const bool reviews = entry.kind == item.review_kind;
    if ((!reviews && entry.kind != item.end_kind) || IdIn(entry) != item.id) continue;
    promise.done = &entry;
    // One that ended before a review was due needs none.
    promise.date_needed = reviews;
    Join(all, SayPromise(setting, promise));
    if (!reviews) return all;
    promise = {.version = entry.version, .what = promise.what, .due = NextIn(entry)};
  }
  Join(all, SayPromise(setting, promise));
  return all;
}

Said Evidenced(const Entry& entry) {
  if (entry.fact->restriction_placed().has_evidence()) {
    return Complied("what shows the behaviour is held", {entry.version});
  }
  return NoEvidence("what shows the behaviour is not held", "record the evidence, or lift it",
                    {entry.version});
}

Said Fair(const Entry& entry) {
  const auto& placed = entry.fact->restriction_placed();
  if (placed.proportionate() == v1::YES_NO_NO ||
      placed.equality_act_considered() == v1::YES_NO_NO) {
    return Breached(
        "it was placed without being proportionate or without regard to the Equality Act",
        {entry.version}, "review it, or lift it");
  }
  if (placed.proportionate() == v1::YES_NO_UNSPECIFIED ||
      placed.equality_act_considered() == v1::YES_NO_UNSPECIFIED) {
    return NoEvidence("whether it is proportionate, with regard to the Equality Act, is not held",
                      "record both", {entry.version});
  }
  return Complied("proportionate, with regard to the Equality Act", {entry.version});
}

}  // namespace

Said AdjustmentsKept(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("no disability or adjustment is on record");
  if (!setting.GovernsTheLast()) return all;
  for (const Entry* entry : setting.record.Of(v1::Fact::kDisabilityDisclosed)) {
    Join(all, Complied("what was disclosed is on record", {entry->version}));
  }
  for (const Entry* entry : setting.record.Of(v1::Fact::kAdjustmentAgreed)) {
    const auto& agreed = entry->fact->adjustment_agreed();
    Said said =
        SayReviews(setting, {.begun = entry,
                             .review = DayIn(agreed.has_review_date(), agreed.review_date()),
                             .review_kind = v1::Fact::kAdjustmentReviewed,
                             .end_kind = v1::Fact::kAdjustmentEnded,
                             .id = agreed.adjustment_id(),
                             .what = "an adjustment"});
    // Once the complaint is over, no review is due any more.
    if (setting.ComplaintIsOver() && said.verdict == v1::VERDICT_NO_EVIDENCE &&
        agreed.has_review_date()) {
      said = NotApplicable("the complaint ended");
    }
    if (said.verdict == v1::VERDICT_NOT_APPLICABLE) {
      said =
          Complied("the adjustment is on record, with a day to look at it again", {entry->version});
    }
    Join(all, std::move(said));
  }
  return all;
}

Said RestrictionsKept(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("no restriction is on record");
  if (!setting.GovernsTheLast()) return all;
  for (const Entry* entry : setting.record.Of(v1::Fact::kRestrictionPlaced)) {
    const auto& placed = entry->fact->restriction_placed();
    Join(all, Evidenced(*entry));
    Join(all, SayReviews(setting, {.begun = entry,
                                   .review = DayIn(placed.has_review_date(), placed.review_date()),
                                   .review_kind = v1::Fact::kRestrictionReviewed,
                                   .end_kind = v1::Fact::kRestrictionLifted,
                                   .id = placed.restriction_id(),
                                   .what = "a restriction"}));
  }
  return all;
}

Said RestrictionsFair(const Setting& setting, const v1::Check&) {
  Said all = NotApplicable("no restriction is on record");
  if (!setting.GovernsTheLast()) return all;
  for (const Entry* entry : setting.record.Of(v1::Fact::kRestrictionPlaced)) {
    Join(all, Fair(*entry));
  }
  return all;
}

}  // namespace redress::findings

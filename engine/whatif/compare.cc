#include "engine/whatif/compare.h"

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <utility>

#include "engine/clocks/derive.h"
#include "engine/complaint/state.h"
#include "engine/types/standing.h"

namespace redress::whatif {
namespace {

using Clocks = std::vector<clocks::Clock>;

// Whether days and state say all there is to say of when the duty is due, and the rule's id which
// duty it is: no hours, no items.
bool IsPlain(const v1::ClockRule& rule) {
  return !rule.each() && !rule.literal().limit().has_hours() &&
         !rule.protective().limit().has_hours();
}

bool IsSame(const clocks::Clock& now, const clocks::Clock& then) {
  return IsPlain(*now.rule) && IsPlain(*then.rule) && now.rule->id() == then.rule->id() &&
         now.state == then.state && now.due == then.due && now.warn == then.warn &&
         now.target == then.target;
}

bool IsSame(const v1::CivilDate& a, const v1::CivilDate& b) {
  return a.year() == b.year() && a.month() == b.month() && a.day() == b.day();
}

std::vector<v1::ClockView> ViewsOf(const Clocks& clocks) {
  std::vector<v1::ClockView> views;
  views.reserve(clocks.size());
  for (const clocks::Clock& clock : clocks) views.push_back(clocks::ToView(clock));
  return views;
}

// The views that no other is matched with yet, by id; of one id in their order.
using Unmatched = std::map<std::string, std::deque<v1::ClockView*>>;

// Null: there is none left of that id.
v1::ClockView* Take(Unmatched& unmatched, const std::string& clock_id) {
  const auto found = unmatched.find(clock_id);
  if (found == unmatched.end() || found->second.empty()) return nullptr;
  v1::ClockView* view = found->second.front();
  found->second.pop_front();
  return view;
}

std::vector<Difference<v1::ClockView>> CompareViews(std::vector<v1::ClockView> now,
                                                    std::vector<v1::ClockView> then) {
  std::vector<Difference<v1::ClockView>> differences;
  Unmatched unmatched;
  for (v1::ClockView& view : then) unmatched[view.clock_id()].push_back(&view);
  for (v1::ClockView& view : now) {
    v1::ClockView* other = Take(unmatched, view.clock_id());
    if (other != nullptr && !IsDateMoved(view, *other) && view.state() == other->state()) continue;
    Difference<v1::ClockView>& difference = differences.emplace_back();
    difference.now = std::move(view);
    if (other != nullptr) difference.then = std::move(*other);
  }
  for (v1::ClockView& view : then) {
    const auto left = unmatched.find(view.clock_id());
    if (left == unmatched.end() || left->second.empty() || left->second.front() != &view) continue;
    left->second.pop_front();
    differences.emplace_back().then = std::move(view);
  }
  return differences;
}

}  // namespace

bool IsDateMoved(const v1::ClockView& now, const v1::ClockView& then) {
  return !IsSame(now.due_date(), then.due_date()) || !IsSame(now.warn_date(), then.warn_date()) ||
         !IsSame(now.target_date(), then.target_date()) ||
         now.due_time().seconds() != then.due_time().seconds() ||
         now.due_time().nanos() != then.due_time().nanos();
}

std::vector<Difference<v1::ClockView>> CompareClocks(const clocks::Facts& facts,
                                                     const Question& question) {
  const Clocks now = clocks::Derive(facts, question.now, question.on);
  const Clocks then = clocks::Derive(facts, question.then, question.on);
  const bool same =
      std::equal(now.begin(), now.end(), then.begin(), then.end(),
                 [](const clocks::Clock& a, const clocks::Clock& b) { return IsSame(a, b); });
  if (same) return {};  // As most are: no view is made of them.
  return CompareViews(ViewsOf(now), ViewsOf(then));
}

Differences CompareComplaint(std::span<const v1::RecordedEvent> events, const Question& question) {
  const complaint::State state = complaint::FoldAsOf(events, question.by);
  Differences differences;
  differences.clocks = CompareClocks(state.clock_facts, question);
  if (question.findings) {
    const StandingEvents standing(events, question.by);
    differences.findings = CompareFindings(standing.events(), state, question);
  }
  if (!differences.empty()) differences.told = ToldDay(events, question.by);
  return differences;
}

}  // namespace redress::whatif

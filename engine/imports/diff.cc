#include "engine/imports/diff.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <google/protobuf/message.h>

#include "engine/imports/diff_fact.h"
#include "engine/types/day.h"
#include "engine/types/standing.h"

namespace redress::imports {
namespace {

// What facts have in common that are about the same thing: their kind and stage.
struct Key {
  std::int32_t body = 0;
  std::uint32_t stage = 0;

  auto operator<=>(const Key&) const = default;
};

std::uint32_t StageIn(const v1::Fact& fact) {
  const auto* in_fact = v1::Fact::descriptor()->FindFieldByNumber(fact.body_case());
  const auto& body = fact.GetReflection()->GetMessage(fact, in_fact);
  for (const char* name : {"stage", "to_stage"}) {
    const auto* field = body.GetDescriptor()->FindFieldByName(name);
    if (field != nullptr) return body.GetReflection()->GetUInt32(body, field);
  }
  return 0;
}

Key KeyOf(const v1::Fact& fact) { return {fact.body_case(), StageIn(fact)}; }

std::string LabelOf(const Key& key) {
  std::string label = v1::Fact::descriptor()->FindFieldByNumber(key.body)->name();
  if (key.stage != 0) label += "(" + std::to_string(key.stage) + ")";
  return label;
}

// Facts whose newer one takes the older one's place: another handler, another name. A change is
// news, not a correction.
bool IsSuperseded(const Key& key) {
  return key.body == v1::Fact::kHandlerAssigned || key.body == v1::Fact::kPersonNamed ||
         key.body == v1::Fact::kPersonContactChanged;
}

using Standings = std::map<Key, std::vector<Standing>>;

// The facts that stand, by what they are about, in version order.
Standings StandingsOf(std::span<const v1::RecordedEvent> recorded) {
  std::set<std::uint64_t> annulled;
  for (const auto& one : recorded) {
    for (const auto version : one.event().fact().annulled().versions()) annulled.insert(version);
  }
  std::map<std::uint64_t, Standing> by_version;
  for (const auto& one : recorded) {
    const auto& event = one.event();
    const auto& corrected = event.fact().corrected();
    if (annulled.contains(event.version())) continue;
    if (!IsAboutRecord(event.fact())) {
      by_version[event.version()] = {
          .version = event.version(),
          .happened = event.happened(),
          .channel = event.channel(),
          .fact = event.fact(),
          .imported = event.correlation_id().starts_with(kImportIdPrefix)};
    } else if (const auto found = by_version.find(corrected.version()); found != by_version.end()) {
      auto& fact = found->second.fact;
      if (corrected.has_happened()) found->second.happened = corrected.happened();
      if (corrected.fact().body_case() == fact.body_case()) fact = corrected.fact();
    }
  }
  Standings standings;
  for (auto& [version, standing] : by_version) {
    standings[KeyOf(standing.fact)].push_back(std::move(standing));
  }
  return standings;
}

// A log holds an extension in one place, so a second one takes the first one's: told later and
// until later, it is another; anything else corrects what was written.
bool IsFurtherExtension(const Standing& recorded, const v1::Step& row) {
  if (!row.fact().has_extension_notified()) return false;
  const auto told = ToDay(recorded.happened.date());
  const auto told_again = ToDay(row.happened().date());
  const auto until = ToDay(recorded.fact.extension_notified().new_due_date());
  const auto until_later = ToDay(row.fact().extension_notified().new_due_date());
  return told && told_again && until && until_later && *told_again > *told && *until_later > *until;
}

class Comparer {
 public:
  explicit Comparer(Standings standings) : standings_(std::move(standings)) {}

  Comparison Compare(std::span<const v1::Step> row) {
    for (const auto& step : row) {
      if (!IsAboutRecord(step.fact())) by_key_[KeyOf(step.fact())].push_back(&step);
    }
    for (const auto& step : row) {
      if (!IsAboutRecord(step.fact())) CompareStep(step);
    }
    for (const auto& [key, standings] : standings_) {
      if (!by_key_.contains(key) && standings.back().imported) {
        Tell(LabelOf(key), Show(standings.back().happened), "");
      }
    }
    return std::move(result_);
  }

 private:
  void Tell(std::string field, std::string recorded, std::string row) {
    result_.differences.push_back({std::move(field), std::move(recorded), std::move(row)});
  }

  void CompareStep(const v1::Step& step) {
    const Key key = KeyOf(step.fact());
    const auto found = standings_.find(key);
    const Standing* partner =
        found == standings_.end() ? nullptr : PartnerOf(found->second, key, step);
    if (partner == nullptr) {
      Tell(LabelOf(key), "", Show(step.happened()));
      result_.steps.push_back(step);
      return;
    }
    auto difference = CompareFacts(LabelOf(key), *partner, step);
    for (auto& one : difference.differences) result_.differences.push_back(std::move(one));
    if (!difference.IsTaken()) return;
    const bool news =
        IsSuperseded(key) ? difference.content_differs : IsFurtherExtension(*partner, step);
    if (news) {
      result_.steps.push_back(step);
    } else {
      Correct(*partner, step, difference);
    }
  }

  // The recorded fact that a row's is to be compared with; null if it is new. Of several: the one
  // that says the same, else the one in the same place, else the latest.
  const Standing* PartnerOf(const std::vector<Standing>& standings, const Key& key,
                            const v1::Step& step) const {
    if (IsSuperseded(key)) return &standings.back();
    for (const auto& standing : standings) {
      if (CompareFacts("", standing, step).differences.empty()) return &standing;
    }
    // A note that nobody recorded like that is another note.
    if (key.body == v1::Fact::kNoted) return nullptr;
    const auto& steps = by_key_.at(key);
    if (steps.size() == 1) return &standings.back();
    const auto place =
        static_cast<std::size_t>(std::find(steps.begin(), steps.end(), &step) - steps.begin());
    return place < standings.size() ? &standings[place] : nullptr;
  }

  void Correct(const Standing& standing, const v1::Step& step, FactDifference& difference) {
    auto& corrected = *result_.steps.emplace_back().mutable_fact()->mutable_corrected();
    corrected.set_version(standing.version);
    corrected.set_reason("the imported log says otherwise");
    if (difference.moment_differs) *corrected.mutable_happened() = step.happened();
    if (difference.content_differs) corrected.mutable_fact()->Swap(&difference.merged);
  }

  Standings standings_;
  std::map<Key, std::vector<const v1::Step*>> by_key_;
  Comparison result_;
};

}  // namespace

Comparison Compare(std::span<const v1::RecordedEvent> recorded, std::span<const v1::Step> row) {
  return Comparer(StandingsOf(recorded)).Compare(row);
}

std::string ResidentOf(std::span<const v1::RecordedEvent> recorded) {
  const auto standings = StandingsOf(recorded);
  for (const auto body : {v1::Fact::kReceived, v1::Fact::kRequestReceived}) {
    const auto found = standings.find(Key{.body = body});
    if (found == standings.end()) continue;
    const auto& fact = found->second.back().fact;
    return fact.has_received() ? fact.received().resident_id()
                               : fact.request_received().resident_id();
  }
  return "";
}

}  // namespace redress::imports

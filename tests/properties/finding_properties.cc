#include <algorithm>
#include <array>

#include "engine/types/standing.h"
#include "engine/findings/findings.h"
#include "engine/landlord/register.h"
#include "tests/properties/erase.h"
#include "tests/properties/history.h"

namespace redress::properties {
namespace {

using Events = std::vector<v1::RecordedEvent>;

// Days that findings are asked for, from the last day of a history: some of what happened is still
// to come, all has, much is overdue.
constexpr std::array<int, 3> kDaysOn = {-25, 0, 60};

std::string At(const StreamKey& key, Day on) {
  return v1::StreamKind_Name(key.kind) + " " + key.id + " on " + ToIsoDate(on);
}

// All that the findings on one stream read beside it.
struct Surround {
  const editions::Law& law;
  landlord::Register landlord;
  Day on;
};

Surround SurroundOf(const History& history, Day on) {
  const auto key = history.record.KeyOf(v1::STREAM_KIND_LANDLORD, history.record.landlord_id());
  return {.law = *history.record.Landlord().law,
          .landlord = landlord::FoldRegister(history.record.EventsOf(key), on),
          .on = on};
}

std::vector<findings::Finding> FindingsOn(const Events& events, const Surround& surround) {
  const StandingEvents standing(events, surround.on);
  return findings::OfComplaint(
      standing.events(), complaint::FoldAsOf(events, surround.on),
      {.law = surround.law, .landlord = &surround.landlord, .today = surround.on});
}

std::string BytesOf(const std::vector<findings::Finding>& found) {
  std::string bytes;
  for (const auto& finding : found) bytes += "|" + findings::ToView(finding).SerializeAsString();
  return bytes;
}

// Finding on a record is dear, so one history in five is looked at; a seed that failed is one of
// them.
bool IsLookedAt(const History& history) { return history.options.seed % 5 == 0; }

// Calls `check` with the events of each complaint on each day until it finds something broken.
template <typename Check>
Broken ForEachComplaintAndDay(const History& history, const Check& check) {
  if (!IsLookedAt(history)) return std::nullopt;
  for (const int days : kDaysOn) {
    const auto surround = SurroundOf(history, history.record.today() + std::chrono::days(days));
    for (const auto& [key, state] : history.record.streams()) {
      if (key.kind != v1::STREAM_KIND_COMPLAINT) continue;
      const Events& events = history.record.EventsOf(key);
      if (auto broken = check(key, events, surround)) return broken;
    }
  }
  return std::nullopt;
}

// What is wrong with one finding by itself; nothing if it is sound.
Broken Unsound(const findings::Finding& finding, std::size_t events) {
  const std::string number = finding.provision->number();
  if (!v1::Verdict_IsValid(finding.said.verdict) ||
      finding.said.verdict == v1::VERDICT_UNSPECIFIED) {
    return number + " has no verdict";
  }
  if (finding.said.reason.empty()) return number + " has no reason";
  if (finding.said.stage > 3) return number + " is of a stage that there is not";
  const bool known = std::ranges::all_of(finding.said.versions, [&](std::uint64_t version) {
    return version >= 1 && version <= events;
  });
  if (!known) return number + " rests on an event that there is not";
  const auto& kinds = finding.provision->kinds();
  const bool asks = std::ranges::count(kinds, v1::PROVISION_KIND_JUDGEMENT) > 0;
  if (finding.said.verdict == v1::VERDICT_JUDGEMENT && !asks) return number + " asks nobody";
  if (finding.judged && !asks) return number + " was judged, but is for no person";
  return std::nullopt;
}

// Whatever a record holds, each finding has a verdict, a reason and events that there are.
Broken FindingsAreSound(const History& history) {
  return ForEachComplaintAndDay(
      history, [](const StreamKey& key, const Events& events, const Surround& surround) -> Broken {
        for (const auto& finding : FindingsOn(events, surround)) {
          if (auto unsound = Unsound(finding, events.size())) {
            return At(key, surround.on) + ": " + *unsound;
          }
        }
        return std::nullopt;
      });
}

Broken LandlordFindingsAreSound(const History& history) {
  if (!IsLookedAt(history)) return std::nullopt;
  const auto key = history.record.KeyOf(v1::STREAM_KIND_LANDLORD, history.record.landlord_id());
  const Events& events = history.record.EventsOf(key);
  for (const int days : kDaysOn) {
    const auto surround = SurroundOf(history, history.record.today() + std::chrono::days(days));
    const auto found = findings::OfLandlord(
        events, surround.landlord,
        {.law = surround.law, .landlord = &surround.landlord, .today = surround.on});
    if (found.empty()) return At(key, surround.on) + ": nothing is found";
    for (const auto& finding : found) {
      if (auto unsound = Unsound(finding, events.size())) {
        return At(key, surround.on) + ": " + *unsound;
      }
    }
  }
  return std::nullopt;
}

// Nothing that decides is personal: destroying every key turns no verdict.
Broken ErasureTurnsNoVerdict(const History& history) {
  return ForEachComplaintAndDay(
      history, [](const StreamKey& key, const Events& events, const Surround& surround) -> Broken {
        const std::string before = BytesOf(FindingsOn(events, surround));
        for (const auto instead : {Instead::kErased, Instead::kGarbage, Instead::kNothing}) {
          Events erased = events;
          for (auto& event : erased) ReplaceSealed(event, instead);
          if (BytesOf(FindingsOn(erased, surround)) != before) {
            return At(key, surround.on) + ": erasure turns a finding";
          }
        }
        return std::nullopt;
      });
}

// Findings follow from what happened and when, not from how it was written: read back from bytes,
// at other positions, under other requests, they are the same.
Broken FindingsAreOfWhatHappened(const History& history) {
  return ForEachComplaintAndDay(
      history, [](const StreamKey& key, const Events& events, const Surround& surround) -> Broken {
        Events moved;
        for (const auto& event : events) {
          auto& back = moved.emplace_back();
          if (!back.ParseFromString(event.SerializeAsString())) {
            return At(key, surround.on) + " cannot be read back";
          }
          back.set_position(1'000'000 - back.position());
          back.set_request_id("another");
          back.mutable_event()->set_correlation_id("another");
        }
        if (BytesOf(FindingsOn(moved, surround)) == BytesOf(FindingsOn(events, surround))) {
          return std::nullopt;
        }
        return At(key, surround.on) + ": other positions turn a finding";
      });
}

// As of the last day is how the record stands: what the live state gives is what a fresh fold
// gives.
Broken FindingsOfTheLiveStateAreAFreshFolds(const History& history) {
  if (!IsLookedAt(history)) return std::nullopt;
  const auto surround = SurroundOf(history, history.record.today());
  for (const auto& [key, state] : history.record.streams()) {
    if (key.kind != v1::STREAM_KIND_COMPLAINT) continue;
    const auto fresh = BytesOf(FindingsOn(history.record.EventsOf(key), surround));
    if (BytesOf(history.record.Findings(key.id)) != fresh) {
      return At(key, surround.on) + ": a fresh fold gives other findings";
    }
  }
  return std::nullopt;
}

// A complaint that is none of its own keeps and breaches nothing.
Broken ADuplicateKeepsAndBreachesNothing(const History& history) {
  for (const auto& [key, state] : history.record.streams()) {
    if (key.kind != v1::STREAM_KIND_COMPLAINT) continue;
    const auto status = history.record.Complaint(key.id).status;
    if (status != v1::COMPLAINT_STATUS_DUPLICATE &&
        status != v1::COMPLAINT_STATUS_RECORDED_IN_ERROR) {
      continue;
    }
    for (const auto& finding : history.record.Findings(key.id)) {
      if (finding.said.verdict == v1::VERDICT_NOT_APPLICABLE) continue;
      return At(key, history.record.today()) + ": " + finding.provision->number() + " is found on";
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Property> FindingProperties() {
  return {
      {"FindingsAreSound", FindingsAreSound},
      {"LandlordFindingsAreSound", LandlordFindingsAreSound},
      {"ErasureTurnsNoVerdict", ErasureTurnsNoVerdict},
      {"FindingsAreOfWhatHappened", FindingsAreOfWhatHappened},
      {"FindingsOfTheLiveStateAreAFreshFolds", FindingsOfTheLiveStateAreAFreshFolds},
      {"ADuplicateKeepsAndBreachesNothing", ADuplicateKeepsAndBreachesNothing},
  };
}

}  // namespace redress::properties

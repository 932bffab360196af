#include "tests/scenarios/runner.h"

#include <algorithm>
#include <utility>

#include "engine/commands/form.h"
#include "engine/complaint/asked_rules.h"
#include "tests/record/facts.h"
#include "tests/scenarios/expect_finding.h"
#include "tests/scenarios/fact_text.h"
#include "tests/scenarios/outcome.h"

namespace redress::scenarios {
namespace {

constexpr std::string_view kLandlord = "example-homes";
constexpr std::string_view kSetupDate = "2019-01-01";  // Before anything a scenario tells of.

constexpr std::string_view kResponseParts[] = {
    "stage_stated",  "definition_stated", "decision_stated", "reasons_stated",
    "remedy_stated", "actions_stated",    "next_step_told"};

// `stated=all` as the seven parts of a response, but for those that the line speaks of itself.
std::vector<Pair> WithParts(const std::vector<Pair>& pairs) {
  std::vector<Pair> all;
  for (const auto& pair : pairs) {
    if (pair.first != "stated") {
      all.push_back(pair);
      continue;
    }
    for (const auto part : kResponseParts) {
      const bool said = std::any_of(pairs.begin(), pairs.end(),
                                    [&](const auto& other) { return other.first == part; });
      if (!said) all.emplace_back(std::string(part), pair.second == "all" ? "yes" : pair.second);
    }
  }
  return all;
}

}  // namespace

const std::array<Runner::Keyword, 25> Runner::kKeywords = {{
    {"landlord", &Runner::Landlord},
    {"edition", &Runner::Landlord},
    {"policy", &Runner::Policy},
    {"ombudsman", &Runner::Ombudsman},
    {"adopt", &Runner::Adopt},
    {"officers", &Runner::Officers},
    {"complaint", &Runner::Complaint, Place::kAnywhere},
    {"request", &Runner::Request, Place::kAnywhere},
    {"contact", &Runner::Contact, Place::kAnywhere},
    {"today", &Runner::Today},
    {"given", &Runner::Given},
    {"when", &Runner::When},
    {"and", &Runner::And, Place::kInside},
    {"override", &Runner::Override, Place::kInside},
    {"then", &Runner::Then, Place::kInside},
    {"warned", &Runner::Warned},
    {"refused", &Runner::Refused, Place::kInside},
    {"clock", &Runner::Clock},
    {"explain", &Runner::Explain},
    {"extension", &Runner::Extension},
    {"status", &Runner::Status},
    {"stage", &Runner::Stage},
    {"people", &Runner::People},
    {"finding", &Runner::Finding},
    {"landlord-finding", &Runner::LandlordFinding},
}};

Runner::Runner() : record_(std::string(kLandlord), record::D(kSetupDate)) {}

Outcome Runner::Run(const Words& words) {
  if (words.bare.empty()) return Unexpected("expected a keyword, but found none");
  for (const auto& keyword : kKeywords) {
    if (keyword.word != words.bare[0]) continue;
    if (waiting_ && keyword.place == Place::kOutside) {
      return Unexpected("expected \"then\" or \"refused\" after \"when\", but found \"" +
                        words.bare[0] + "\"");
    }
    if (!waiting_ && keyword.place == Place::kInside) {
      return Unexpected("expected a \"when\" before \"" + words.bare[0] + "\", but there is none");
    }
    return (this->*keyword.run)(words);
  }
  return Unexpected("expected a keyword, but found \"" + words.bare[0] + "\"");
}

Outcome Runner::Finish() const {
  if (waiting_) return Unexpected("expected \"then\" or \"refused\" after \"when\", but it ends");
  if (expected_ == 0) return Unexpected("expected something to be checked, but nothing is");
  return {};
}

std::vector<clocks::Clock> Runner::Clocks() const {
  auto clocks = record_.Clocks(id_);
  for (auto& clock : record_.LandlordClocks()) clocks.push_back(std::move(clock));
  return clocks;
}

Outcome Runner::Turn(v1::StreamKind kind, const Words& words) {
  if (words.bare.size() != 2) return Unexpected("expected \"" + words.bare[0] + " <id>\"");
  kind_ = kind;
  id_ = words.bare[1];
  return {};
}

Outcome Runner::Complaint(const Words& words) { return Turn(v1::STREAM_KIND_COMPLAINT, words); }

Outcome Runner::Request(const Words& words) { return Turn(v1::STREAM_KIND_SERVICE_REQUEST, words); }

Outcome Runner::Contact(const Words& words) { return Turn(v1::STREAM_KIND_CONTACT, words); }

Outcome Runner::Today(const Words& words) {
  const auto day = words.bare.size() == 2 ? FromIsoDate(words.bare[1]) : std::nullopt;
  if (!day) return Unexpected("expected \"today <date>\"");
  if (*day < record_.today()) {
    return Unexpected("expected a day not before " + ToIsoDate(record_.today()) +
                      ", but time does not go back");
  }
  record_.MoveTo(*day);
  return {};
}

// A correction may give the fields it changes as `fact.<field>`: the others stay as they were.
tl::expected<v1::Fact, std::string> Runner::ReadStepFact(const std::string& name,
                                                         const std::vector<Pair>& pairs) {
  constexpr std::string_view kNested = "fact.";
  std::vector<Pair> own;
  std::vector<Pair> nested;
  for (const auto& [key, value] : WithParts(pairs)) {
    if (key.starts_with(kNested))
      nested.emplace_back(key.substr(kNested.size()), value);
    else
      own.emplace_back(key, value);
  }
  auto fact = ReadFact(name, own);
  if (!fact || nested.empty()) return fact;
  const auto& events = record_.EventsOf(Stream());
  const auto version = fact->has_corrected() ? fact->corrected().version() : 0;
  if (version == 0 || version > events.size()) {
    return tl::unexpected<std::string>("expected fact.* only with the version it corrects");
  }
  auto& inner = *fact->mutable_corrected()->mutable_fact();
  inner = events[version - 1].event().fact();
  for (const auto& pair : nested) {
    if (auto set = SetField(inner, pair); !set) return tl::unexpected(set.error());
  }
  return fact;
}

// Reads "<when> <fact> key=value..." that begins at word `at`, and moves the clock to its day.
tl::expected<commands::Step, std::string> Runner::ReadStep(const Words& words, std::size_t at) {
  if (words.bare.size() != at + 2) {
    return tl::unexpected<std::string>("expected a date or ?, then a fact, then key=value...");
  }
  const auto happened = ReadHappened(words.bare[at]);
  if (!happened) {
    return tl::unexpected("expected a date or ?, but found \"" + words.bare[at] + "\"");
  }
  commands::Step step;
  step.stream = Stream();
  step.happened = *happened;
  std::vector<Pair> fields;
  for (const auto& [key, value] : words.pairs) {
    if (key == "by") {
      step.actor_id = value;
    } else if (key == "channel") {
      if (!v1::Channel_Parse("CHANNEL_" + ToEnumCase(value), &step.channel)) {
        return tl::unexpected("expected a channel, but found \"" + value + "\"");
      }
    } else {
      fields.emplace_back(key, value);
    }
  }
  // Facts of a landlord go into its stream; "landlord.judgement_given" says of which stream one is
  // that may stand in both.
  constexpr std::string_view kOfLandlord = "landlord.";
  std::string name = words.bare[at + 1];
  const bool of_landlord = name.starts_with(kOfLandlord);
  if (of_landlord) name.erase(0, kOfLandlord.size());
  auto fact = ReadStepFact(name, fields);
  if (!fact) return tl::unexpected(fact.error());
  step.fact = std::move(*fact);
  if (of_landlord || commands::BelongsTo(step.fact, v1::STREAM_KIND_LANDLORD)) {
    const bool in_both = commands::BelongsTo(step.fact, v1::STREAM_KIND_COMPLAINT);
    if (of_landlord || !in_both) {
      step.stream = record_.KeyOf(v1::STREAM_KIND_LANDLORD, record_.landlord_id());
    }
  }
  if (const auto day = ToDay(happened->date())) record_.MoveTo(*day);
  return step;
}

commands::Command Runner::MakeCommand(v1::Intent intent) {
  commands::Command command;
  command.landlord_id = record_.landlord_id();
  command.request_id = "line-" + std::to_string(++commands_);
  command.intent = intent;
  return command;
}

Outcome Runner::Given(const Words& words) {
  auto step = ReadStep(words, 1);
  if (!step) return Unexpected(step.error());
  auto command = MakeCommand(v1::INTENT_REPORT);
  command.steps.push_back(std::move(*step));
  const auto done = record_.Submit(command);
  if (done) return {};
  return Unexpected("expected what is given to be recorded, but: " + Describe(done.error()));
}

Outcome Runner::When(const Words& words) {
  const bool reported = words.bare.size() > 1 && words.bare[1] == "report";
  validating_ = words.bare.size() > 1 && words.bare[1] == "validate";
  auto step = ReadStep(words, reported || validating_ ? 2 : 1);
  if (!step) return Unexpected(step.error());
  waiting_ = MakeCommand(reported ? v1::INTENT_REPORT : v1::INTENT_ASK);
  waiting_->steps.push_back(std::move(*step));
  return {};
}

Outcome Runner::And(const Words& words) {
  auto step = ReadStep(words, 1);
  if (!step) return Unexpected(step.error());
  waiting_->steps.push_back(std::move(*step));
  return {};
}

Outcome Runner::Override(const Words& words) {
  const bool formed =
      words.bare.size() == 2 && words.pairs.size() == 1 && words.pairs[0].first == "reason";
  if (!formed) return Unexpected("expected \"override <CHECK> reason=<text>\"");
  waiting_->overrides.push_back({words.bare[1], record::Seal(words.pairs[0].second)});
  return {};
}

Outcome Runner::Then(const Words& words) {
  ++expected_;
  const auto command = *std::exchange(waiting_, std::nullopt);
  // What is only validated is done on a copy of the record.
  record::Record copy = record_;
  record::Record& record = validating_ ? copy : record_;
  const auto done = record.Submit(command);
  if (!done) return Unexpected("expected events, but it is refused: " + Describe(done.error()));
  warnings_ = record.warnings();
  return ExpectEvents(*done, words);
}

// Of what was answered last. Each is said, or that there are none.
Outcome Runner::Warned(const Words& words) {
  ++expected_;
  std::string all;
  for (const auto& warning : warnings_) all += "; " + Describe(warning);
  if (words.bare.size() != 2)
    return Unexpected("expected \"warned <CHECK>\" or \"warned nothing\"");
  if (words.bare[1] == "nothing" && words.pairs.empty()) {
    return warnings_.empty() ? Outcome() : Unexpected("expected no warning, but there are" + all);
  }
  for (const auto& pair : words.pairs) {
    if (pair.first != "field" && pair.first != "provision") {
      return Unexpected("expected field= or provision=, but found \"" + pair.first + "\"");
    }
  }
  for (const auto& warning : warnings_) {
    const bool same = std::all_of(words.pairs.begin(), words.pairs.end(), [&](const auto& pair) {
      return pair.second == (pair.first == "field" ? warning.field : warning.provision);
    });
    if (same && complaint::CheckName(warning.reason) == words.bare[1]) return {};
  }
  return Unexpected("expected such a warning, but there are" + (all.empty() ? " none" : all));
}

Outcome Runner::Refused(const Words& words) {
  ++expected_;
  v1::RefusalReason reason = v1::REFUSAL_REASON_UNSPECIFIED;
  const bool named =
      words.bare.size() == 2 && v1::RefusalReason_Parse("REFUSAL_REASON_" + words.bare[1], &reason);
  if (!named) return Unexpected("expected \"refused <REASON>\", as the contract names it");
  const auto done = record_.Submit(*std::exchange(waiting_, std::nullopt));
  if (done) return Unexpected("expected it to be refused, but it was recorded");
  const auto& refusal = done.error();
  bool same = refusal.reason == reason;
  for (const auto& [key, value] : words.pairs) {
    if (key != "field" && key != "provision") {
      return Unexpected("expected field= or provision=, but found \"" + key + "\"");
    }
    same = same && value == (key == "field" ? refusal.field : refusal.provision);
  }
  return same ? Outcome() : Unexpected("expected another refusal, but it is " + Describe(refusal));
}

Outcome Runner::Clock(const Words& words) {
  ++expected_;
  return ExpectClock(Clocks(), words);
}

Outcome Runner::Explain(const Words& words) {
  ++expected_;
  return ExpectExplanation(Clocks(), words);
}

Outcome Runner::Extension(const Words& words) {
  ++expected_;
  return ExpectExtension(Clocks(), words);
}

Outcome Runner::Finding(const Words& words) {
  ++expected_;
  return ExpectFinding(record_.Findings(Stream()), words);
}

Outcome Runner::LandlordFinding(const Words& words) {
  ++expected_;
  return ExpectFinding(record_.LandlordFindings(), words);
}

Outcome Runner::Status(const Words& words) {
  ++expected_;
  const auto actual = v1::ComplaintStatus_Name(record_.Complaint(id_).status);
  const bool same = words.bare.size() == 2 && words.pairs.empty() &&
                    actual == "COMPLAINT_STATUS_" + ToEnumCase(words.bare[1]);
  return same ? Outcome() : Unexpected("expected another status, but it is " + actual);
}

Outcome Runner::Stage(const Words& words) {
  ++expected_;
  const auto actual = std::to_string(record_.Complaint(id_).stage);
  const bool same = words.bare.size() == 2 && words.pairs.empty() && words.bare[1] == actual;
  return same ? Outcome() : Unexpected("expected another stage, but it is " + actual);
}

}  // namespace redress::scenarios

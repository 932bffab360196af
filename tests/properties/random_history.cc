#include "tests/properties/random_history.h"

#include <array>
#include <string_view>
#include <utility>

#include "engine/complaint/asked_rules.h"
#include "engine/types/assert.h"
#include "tests/properties/orderly_life.h"
#include "tests/record/facts.h"
#include "tests/record/law.h"

namespace redress::properties {
namespace {

constexpr std::size_t kSentMax = 50;

// Some weeks before the edition of 2024 came into force, so that histories live under both.
constexpr std::string_view kFirstDate = "2023-11-01";
constexpr std::int64_t kFirstDaysMax = 400;

// The fact that a stream begins with, of the kinds that begin with one.
std::optional<int> Beginning(v1::StreamKind kind) {
  if (kind == v1::STREAM_KIND_COMPLAINT) return v1::Fact::kReceived;
  if (kind == v1::STREAM_KIND_IMPORT) return v1::Fact::kImportStarted;
  if (kind == v1::STREAM_KIND_SERVICE_REQUEST) return v1::Fact::kRequestReceived;
  return std::nullopt;
}

commands::Step AStep(const HistoryOptions& options, v1::StreamKind kind, const std::string& id) {
  commands::Step step;
  step.stream = {options.landlord_id, kind, id};
  step.happened = record::OnDay(RandomHistory::SetUpDay());
  return step;
}

commands::Step SetOmbudsmanDetails(const HistoryOptions& options) {
  auto step = AStep(options, v1::STREAM_KIND_LANDLORD, options.landlord_id);
  step.fact.mutable_ombudsman_details_set()->set_title("The Ombudsman");
  return step;
}

commands::Step RegisterPerson(const HistoryOptions& options, const std::string& id) {
  auto step = AStep(options, v1::STREAM_KIND_PERSON, id);
  step.fact.mutable_person_registered()->set_role(v1::PARTY_ROLE_RESIDENT);
  return step;
}

commands::Step ReceiveContact(const HistoryOptions& options, const std::string& id) {
  auto step = AStep(options, v1::STREAM_KIND_CONTACT, id);
  step.fact.mutable_contact_received()->set_person_id("person-1");
  return step;
}

}  // namespace

RandomHistory::RandomHistory(const HistoryOptions& options)
    : options_(options), dice_(options.seed), orderly_next_(options.complaints, 0) {
  REDRESS_ASSERT(options.complaints >= 1 && options.complaints <= kComplaints);
  today_ = SetUpDay() + std::chrono::days(dice_.Between(0, kFirstDaysMax));
}

Day RandomHistory::SetUpDay() { return record::D(kFirstDate); }

std::vector<TimedCommand> RandomHistory::SetUp() const {
  const auto& landlord = options_.landlord_id;
  const Day today = SetUpDay();
  std::vector<TimedCommand> commands;
  const auto add = [&](commands::Command command) {
    command.request_id = std::to_string(options_.seed) + "-" + command.request_id;
    commands.push_back({.today = today, .command = std::move(command)});
  };
  add(record::CreateLandlord(landlord, today));
  for (auto& adoption : record::AdoptShipped(landlord, {}, today)) add(std::move(adoption));
  for (std::uint64_t number = 1; number <= kOfficers; ++number) {
    add(record::RegisterOfficer(landlord, "o" + std::to_string(number), today));
  }
  const auto add_step = [&](commands::Step step) {
    commands::Command command;
    command.landlord_id = landlord;
    command.request_id = "setup-" + step.stream.id;
    command.intent = v1::INTENT_ASK;
    command.steps.push_back(std::move(step));
    add(std::move(command));
  };
  add_step(SetOmbudsmanDetails(options_));
  for (std::uint64_t number = 1; number <= kPeople; ++number) {
    add_step(RegisterPerson(options_, "person-" + std::to_string(number)));
  }
  for (std::uint64_t number = 1; number <= kContacts; ++number) {
    add_step(ReceiveContact(options_, "contact-" + std::to_string(number)));
  }
  return commands;
}

TimedCommand RandomHistory::Next() {
  const bool messy = options_.manner == Manner::kMessy;
  today_ += std::chrono::days(messy ? dice_.Between(0, 5) : dice_.Between(0, 3));
  auto command = messy ? Messy() : Orderly();
  return {.today = today_, .command = std::move(command)};
}

void RandomHistory::Tell(const v1::Event& recorded) {
  recorded_[{options_.landlord_id, recorded.stream().kind(), recorded.stream().id()}].push_back(
      recorded.fact());
}

commands::Command RandomHistory::Begin(v1::Intent intent) {
  commands::Command command;
  command.landlord_id = options_.landlord_id;
  command.request_id = std::to_string(options_.seed) + "-" + std::to_string(++commands_);
  command.intent = intent;
  return command;
}

StreamKey RandomHistory::StreamFor(int fact_number) {
  const auto key = [&](v1::StreamKind kind, std::string id) {
    return StreamKey{.landlord_id = options_.landlord_id, .kind = kind, .id = std::move(id)};
  };
  if (fact_number >= 250 && fact_number < 260) {
    return key(v1::STREAM_KIND_SERVICE_REQUEST, dice_.Name("request-", kRequests));
  }
  if (fact_number == v1::Fact::kContactReceived || (fact_number >= 210 && fact_number < 220)) {
    return key(v1::STREAM_KIND_CONTACT, dice_.Name("contact-", kContacts + 2));
  }
  if (fact_number >= 200 && fact_number < 300) {
    return key(v1::STREAM_KIND_PERSON, dice_.Name("person-", kPeople + 1));
  }
  if (fact_number >= 300 && fact_number < 400) {
    return key(v1::STREAM_KIND_LANDLORD, options_.landlord_id);
  }
  if (fact_number >= 400 && fact_number < 500) {
    return key(v1::STREAM_KIND_IMPORT, dice_.Name("import-", 2));
  }
  if (fact_number >= 500 && !recorded_.empty() && dice_.Chance(10)) {  // Of any stream there is.
    auto stream = recorded_.begin();
    std::advance(stream, static_cast<std::ptrdiff_t>(dice_.Below(recorded_.size())));
    return stream->first;
  }
  return key(v1::STREAM_KIND_COMPLAINT, dice_.Name("c", options_.complaints));
}

// A fact of any kind, mostly of a complaint's own.
commands::Step RandomHistory::MessyStep() {
  if (!sent_.empty() && dice_.Chance(6)) return sent_[dice_.Below(sent_.size())];  // Once more.
  const auto& numbers = FactNumbers();
  int number = numbers[dice_.Below(numbers.size())];
  if (number >= 200 && number < 500 && dice_.Chance(40)) {
    number = numbers[dice_.Below(numbers.size())];
  }
  // Reading a law costs as much as a hundred other facts: most of its turns go to something else.
  if (number == v1::Fact::kLawAdopted && dice_.Chance(75)) number = v1::Fact::kReopened;
  commands::Step step;
  step.stream = StreamFor(number);
  const auto recorded = recorded_.find(step.stream);
  const bool fresh = recorded == recorded_.end() || recorded->second.empty();
  if (fresh && dice_.Chance(90)) number = Beginning(step.stream.kind).value_or(number);
  const Surroundings around{.today = today_,
                            .recorded = fresh ? nullptr : &recorded->second,
                            .messy = true,
                            .spoilt = dice_.Chance(15)};
  step.happened = RandomHappened(around, dice_);
  step.fact = RandomFact(number, around, dice_);
  step.channel = static_cast<v1::Channel>(dice_.Below(v1::Channel_ARRAYSIZE));
  if (dice_.Chance(50)) step.actor_id = dice_.Name("o", kOfficers);
  if (sent_.size() < kSentMax) sent_.push_back(step);
  return step;
}

// Some of the checks that may be lifted, now and then one that may not.
void RandomHistory::Lift(commands::Command& command) {
  for (const auto& check : complaint::AskedChecks()) {
    if (!dice_.Chance(40)) continue;
    command.overrides.push_back({complaint::CheckName(check.reason), record::Seal("it is urgent")});
  }
  if (dice_.Chance(5)) command.overrides.push_back({"MALFORMED", record::Seal("nonsense")});
}

commands::Command RandomHistory::Messy() {
  auto command = Begin(dice_.Chance(60) ? v1::INTENT_REPORT : v1::INTENT_ASK);
  const std::uint64_t steps = dice_.Chance(10) ? 2 + dice_.Below(3) : 1;
  for (std::uint64_t step = 0; step < steps; ++step) command.steps.push_back(MessyStep());
  if (dice_.Chance(5)) command.expected_version = dice_.Below(12);
  if (dice_.Chance(1)) command.intent = v1::INTENT_UNSPECIFIED;
  if (command.intent == v1::INTENT_ASK && dice_.Chance(30)) Lift(command);
  return command;
}

commands::Command RandomHistory::Orderly() {
  const std::size_t complaint = dice_.Below(orderly_next_.size());
  auto command = Begin(dice_.Chance(30) ? v1::INTENT_ASK : v1::INTENT_REPORT);
  commands::Step step;
  step.stream = {options_.landlord_id, v1::STREAM_KIND_COMPLAINT,
                 "c" + std::to_string(complaint + 1)};
  step.happened = record::OnDay(today_);
  step.channel = v1::CHANNEL_EMAIL;
  step.fact = OrderlyFact(orderly_next_[complaint]++, complaint, today_, dice_);
  // An extension may come too late for being asked: what was done is then reported.
  if (step.fact.has_extension_notified()) command.intent = v1::INTENT_REPORT;
  command.steps.push_back(std::move(step));
  return command;
}

}  // namespace redress::properties

// The lines that set a landlord up: its law, its people, what it holds.
#include <fstream>
#include <sstream>

#include "engine/editions/law.h"
#include "engine/types/text.h"
#include "tests/record/facts.h"
#include "tests/record/law.h"
#include "tests/scenarios/fact_text.h"
#include "tests/scenarios/outcome.h"
#include "tests/scenarios/runner.h"

namespace redress::scenarios {
namespace {

const char* const kPolicyForm =
    "expected \"policy [day-one] [leads=] [channels=] [blocks=] [warns=]\"";

}  // namespace

Outcome Runner::SetUp(const commands::Command& command) {
  const auto done = record_.Submit(command);
  return done ? Outcome() : Unexpected("expected it to be set up, but: " + Describe(done.error()));
}

Outcome Runner::Landlord(const Words& words) {
  const std::vector<std::string> ids(words.bare.begin() + 1, words.bare.end());
  if (ids.empty()) return Unexpected("expected the id of an edition, but found none");
  const bool first = record_.Landlord().version == 0;
  std::vector<commands::Command> commands;
  if (first) commands.push_back(record::CreateLandlord(record_.landlord_id(), record_.today()));
  std::size_t editions = 0;
  for (auto& adoption : record::AdoptShipped(record_.landlord_id(), ids, record_.today())) {
    const bool edition = adoption.steps[0].fact.law_adopted().kind() == v1::LAW_KIND_EDITION;
    editions += edition ? 1 : 0;
    if (edition || first) commands.push_back(std::move(adoption));
  }
  if (editions != ids.size()) return Unexpected("expected ids of shipped editions, each once");
  for (const auto& command : commands) {
    if (auto done = SetUp(command); !done) return done;
  }
  return {};
}

// "policy day-one leads=5,2 channels=phone,letter", of which some may be left out.
Outcome Runner::Policy(const Words& words) {
  std::string content =
      "id: \"landlord\" version: " + std::to_string(++policies_) + " title: \"Policy\"";
  for (std::size_t i = 1; i < words.bare.size(); ++i) {
    if (words.bare[i] != "day-one") return Unexpected(kPolicyForm);
    content += " day_of_receipt_is_day_one: true";
  }
  for (const auto& [key, value] : words.pairs) {
    if (key == "leads") {
      content += " warning_leads { working_days: [" + value + "] }";
    } else if (key == "channels") {
      for (const auto& channel : CutList(value))
        content += " channels: CHANNEL_" + ToEnumCase(channel);
    } else if (key == "blocks" || key == "warns") {
      for (const auto& check : CutList(value)) {
        content += " asked_rules { check: \"" + check + "\" action: ASKED_ACTION_" +
                   (key == "blocks" ? "BLOCK" : "WARN") + " }";
      }
    } else {
      return Unexpected(std::string(kPolicyForm) + ", but found \"" + key + "\"");
    }
  }
  if (words.bare.size() == 1 && words.pairs.empty()) return Unexpected(kPolicyForm);
  return SetUp(record::AdoptLaw(record_.landlord_id(), v1::LAW_KIND_POLICY, "landlord", policies_,
                                content, record_.today()));
}

// From when the landlord holds the details of the Ombudsman.
Outcome Runner::Ombudsman(const Words& words) {
  const auto from = words.bare.size() == 2 ? FromIsoDate(words.bare[1]) : std::nullopt;
  if (!from) return Unexpected("expected \"ombudsman <date>\"");
  auto command = MakeCommand(v1::INTENT_REPORT);
  auto& step = command.steps.emplace_back();
  step.stream = record_.KeyOf(v1::STREAM_KIND_LANDLORD, record_.landlord_id());
  step.happened = record::OnDay(record_.today());
  auto& set = *step.fact.mutable_ombudsman_details_set();
  set.set_title("The Ombudsman");
  *set.mutable_from_date() = ToCivilDate(*from);
  return SetUp(command);
}

// A file of law that stands beside the scenarios.
Outcome Runner::Adopt(const Words& words) {
  if (words.bare.size() != 2 || !words.pairs.empty() || !IsId(words.bare[1])) {
    return Unexpected("expected \"adopt <file of the folder law>\"");
  }
  std::ifstream file(std::string(REDRESS_SCENARIOS_FOLDER) + "/law/" + words.bare[1],
                     std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (const auto edition = editions::ParseEdition(text.str(), words.bare[1])) {
    return SetUp(record::AdoptLaw(record_.landlord_id(), v1::LAW_KIND_EDITION, edition->id(),
                                  edition->version(), text.str(), record_.today()));
  }
  const auto policy = editions::ParsePolicy(text.str(), words.bare[1]);
  if (!policy) return Unexpected(policy.error().message);
  return SetUp(record::AdoptLaw(record_.landlord_id(), v1::LAW_KIND_POLICY, policy->id(),
                                policy->version(), text.str(), record_.today()));
}

Outcome Runner::Officers(const Words& words) {
  if (words.bare.size() < 2) return Unexpected("expected names of officers, but found none");
  for (std::size_t i = 1; i < words.bare.size(); ++i) {
    const auto command =
        record::RegisterOfficer(record_.landlord_id(), words.bare[i], record_.today());
    if (auto done = SetUp(command); !done) return done;
  }
  return {};
}

Outcome Runner::People(const Words& words) {
  if (words.bare.size() < 2) return Unexpected("expected ids of people, but found none");
  for (std::size_t i = 1; i < words.bare.size(); ++i) {
    auto command = MakeCommand(v1::INTENT_REPORT);
    auto& step = command.steps.emplace_back();
    step.stream = record_.KeyOf(v1::STREAM_KIND_PERSON, words.bare[i]);
    step.happened = record::OnDay(record_.today());
    step.fact.mutable_person_registered()->set_role(v1::PARTY_ROLE_OTHER);
    if (auto done = SetUp(command); !done) return done;
  }
  return {};
}

}  // namespace redress::scenarios

#include "tests/cases/report.h"

#include <fstream>
#include <sstream>

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "tests/record/facts.h"
#include "tests/record/law.h"
#include "tests/scenarios/fact_text.h"
#include "tests/scenarios/words.h"

namespace redress::cases {

const v1::Chronologies& All() {
  static const auto* all = [] {
    std::ifstream file(REDRESS_CHRONOLOGIES);
    std::ostringstream text;
    text << file.rdbuf();
    auto* read = new v1::Chronologies;
    if (!google::protobuf::TextFormat::ParseFromString(text.str(), read)) read->Clear();
    return read;
  }();
  return *all;
}

record::Record Report(const v1::Chronology& chronology) {
  constexpr std::string_view kTakenInDate = "2025-06-02";  // After all that happened.
  const Day today = record::D(kTakenInDate);
  record::Record record("a-landlord", today);
  EXPECT_TRUE(record.Submit(record::CreateLandlord(record.landlord_id(), today)));
  for (const auto& adoption : record::AdoptShipped(record.landlord_id(), {}, today)) {
    EXPECT_TRUE(record.Submit(adoption));
  }
  int row = 0;
  for (const auto& event : chronology.events()) {
    const auto words = scenarios::Cut(event.fact());
    const auto happened = scenarios::ReadHappened(event.date().empty() ? "?" : event.date());
    if (!words || words->bare.size() != 1 || !happened) {
      ADD_FAILURE() << "expected a date and a fact, but found " << event.ShortDebugString();
      continue;
    }
    const auto fact = scenarios::ReadFact(words->bare[0], words->pairs);
    if (!fact) {
      ADD_FAILURE() << fact.error();
      continue;
    }
    commands::Command command;
    command.landlord_id = record.landlord_id();
    command.request_id = "row-" + std::to_string(++row);
    command.intent = redress::v1::INTENT_REPORT;
    auto& step = command.steps.emplace_back();
    step.stream = record.KeyOf(redress::v1::STREAM_KIND_COMPLAINT, chronology.case_number());
    step.happened = *happened;
    step.fact = *fact;
    const auto done = record.Submit(command);
    if (!done) ADD_FAILURE() << event.fact() << " is refused: " << done.error().message;
  }
  return record;
}

}  // namespace redress::cases

#include "tests/properties/random_fact.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <google/protobuf/descriptor.h>

#include "engine/editions/shipped.h"
#include "tests/record/facts.h"
#include "tests/record/law.h"

namespace redress::properties {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::int64_t kSecondsOfADay = 86'400;

// What an id field may hold, by the end of its name. Empty now and then: "not recorded".
struct IdPool {
  std::string_view ending;
  std::string_view stem;
  std::uint64_t count;
};

constexpr std::array kIdPools = {
    IdPool{"point_id", "p", 2},
    IdPool{"point_ids", "p", 2},
    IdPool{"question_id", "q", 2},
    IdPool{"remedy_id", "r", 2},
    IdPool{"action_id", "a", 2},
    IdPool{"issue_id", "i", 2},
    IdPool{"adjustment_id", "j", 2},
    IdPool{"restriction_id", "s", 2},
    IdPool{"order_id", "d", 2},
    IdPool{"hazard_id", "h", 2},
    IdPool{"data_complaint_id", "g", 2},
    IdPool{"ombudsman_request_id", "b", 2},
    IdPool{"learning_id", "l", 2},
    IdPool{"evidence_id", "e", 2},
    IdPool{"circumstances_id", "x", 2},
    IdPool{"improvement_id", "m", 2},
    IdPool{"service_request_id", "request-", kRequests},
    IdPool{"contact_id", "contact-", kContacts},
    IdPool{"complaint_id", "c", kComplaints},
    IdPool{"complaint_ids", "c", kComplaints},
    IdPool{"person_id", "person-", kPeople},
    IdPool{"resident_id", "person-", kPeople},
    IdPool{"raised_by_id", "person-", kPeople},
    IdPool{"_id", "o", kOfficers},
};

// What other text fields may hold. Never personal: a bare text never is.
constexpr std::array<std::string_view, 4> kTexts = {"property-condition", "delay", "R-17", "log"};

bool Spoil(const Surroundings& around, Dice& dice) { return around.spoilt && dice.Chance(15); }

std::string RandomText(const FieldDescriptor& field, const Surroundings& around, Dice& dice) {
  if (Spoil(around, dice)) return dice.Chance(50) ? "no good \n" : std::string(300, 'x');
  const std::string& name = field.name();
  for (const auto& pool : kIdPools) {
    if (name.ends_with(pool.ending)) return dice.Name(std::string(pool.stem), pool.count);
  }
  if (name == "reference") return dice.Name("R-", 6);
  if (name == "source") return dice.Name("log", 2);
  return std::string(dice.Pick(std::span<const std::string_view>(kTexts)));
}

std::string RandomBytes(const FieldDescriptor& field, const Surroundings& around, Dice& dice) {
  const bool right = field.name().ends_with("digest") && !Spoil(around, dice);
  std::string bytes(right ? 32 : dice.Below(40), '\0');
  for (char& byte : bytes) byte = static_cast<char>(dice.Below(256));
  return bytes;
}

std::uint64_t RandomNumber(const FieldDescriptor& field, const Surroundings& around, Dice& dice) {
  if (Spoil(around, dice)) return dice.Chance(50) ? 0 : UINT32_MAX;
  const std::string& name = field.name();
  if (name == "stage") return dice.Chance(5) ? 3 : 1 + dice.Below(2);
  if (name == "opens_at_stage") return dice.Chance(90) ? 0 : 1 + dice.Below(3);
  if (name == "score" || name == "type") return dice.Below(4);
  if (name == "to_stage") return dice.Chance(10) ? 3 : 2;
  if (name.starts_with("version")) {
    const auto recorded = around.recorded == nullptr ? 0 : around.recorded->size();
    return 1 + dice.Below(recorded + (around.messy ? 2 : 1));
  }
  return 1 + dice.Below(20);
}

void Fill(Message& message, const Surroundings& around, Dice& dice);

v1::CivilDate RandomDate(const Surroundings& around, Dice& dice) {
  v1::CivilDate date = ToCivilDate(around.today + std::chrono::days(dice.Between(-30, 60)));
  if (Spoil(around, dice)) date.set_month(13);
  return date;
}

// Messages that mean one thing wherever they stand; others are filled field by field.
void FillAny(Message& message, const Surroundings& around, Dice& dice) {
  if (auto* date = dynamic_cast<v1::CivilDate*>(&message)) {
    *date = RandomDate(around, dice);
  } else if (auto* happened = dynamic_cast<v1::Happened*>(&message)) {
    *happened = RandomHappened(around, dice);
  } else if (auto* personal = dynamic_cast<v1::Personal*>(&message)) {
    *personal = record::Seal(std::string(dice.Below(40), 'a'));
    if (dice.Chance(50)) personal->set_subject_id(dice.Name("person-", kPeople));
  } else if (auto* fact = dynamic_cast<v1::Fact*>(&message)) {
    // Corrections of corrections would nest without end: only plain facts are put inside.
    const auto& numbers = FactNumbers();
    const int number = numbers[dice.Below(numbers.size())];
    if (number < 500) *fact = RandomFact(number, around, dice);
  } else {
    Fill(message, around, dice);
  }
}

void FillField(Message& message, const FieldDescriptor& field, const Surroundings& around,
               Dice& dice) {
  const auto& reflection = *message.GetReflection();
  const bool many = field.is_repeated();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING: {
      const auto text = field.type() == FieldDescriptor::TYPE_BYTES
                            ? RandomBytes(field, around, dice)
                            : RandomText(field, around, dice);
      many ? reflection.AddString(&message, &field, text)
           : reflection.SetString(&message, &field, text);
      return;
    }
    case FieldDescriptor::CPPTYPE_UINT32: {
      const auto number = static_cast<std::uint32_t>(RandomNumber(field, around, dice));
      many ? reflection.AddUInt32(&message, &field, number)
           : reflection.SetUInt32(&message, &field, number);
      return;
    }
    case FieldDescriptor::CPPTYPE_UINT64: {
      const auto number = RandomNumber(field, around, dice);
      many ? reflection.AddUInt64(&message, &field, number)
           : reflection.SetUInt64(&message, &field, number);
      return;
    }
    case FieldDescriptor::CPPTYPE_BOOL:
      reflection.SetBool(&message, &field, dice.Chance(50));
      return;
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto& type = *field.enum_type();
      const auto value = dice.Below(static_cast<std::uint64_t>(type.value_count()));
      reflection.SetEnum(&message, &field, type.value(static_cast<int>(value)));
      return;
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      FillAny(*(many ? reflection.AddMessage(&message, &field)
                     : reflection.MutableMessage(&message, &field)),
              around, dice);
      return;
    default:
      REDRESS_ASSERT(false);  // A type that no fact has yet: say here what it may hold.
  }
}

// Whether a field is left out: what may be not recorded often is.
bool LeftOut(const FieldDescriptor& field, const Surroundings& around, Dice& dice) {
  const bool number = field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32 ||
                      field.cpp_type() == FieldDescriptor::CPPTYPE_UINT64;
  if (number) return Spoil(around, dice);  // Stages and versions are nearly always there.
  return dice.Chance(field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE ? 40 : 10);
}

void Fill(Message& message, const Surroundings& around, Dice& dice) {
  const auto& descriptor = *message.GetDescriptor();
  for (int i = 0; i < descriptor.field_count(); ++i) {
    const auto& field = *descriptor.field(i);
    if (LeftOut(field, around, dice)) continue;
    const std::uint64_t items = field.is_repeated() ? dice.Below(3) : 1;
    for (std::uint64_t item = 0; item < items; ++item) FillField(message, field, around, dice);
  }
}

// The id that a file of law gives itself: its first quoted text.
std::string IdOf(std::string_view content) {
  const auto begin = content.find("id: \"") + 5;
  return std::string(content.substr(begin, content.find('"', begin) - begin));
}

// A letter's template, in a version and perhaps a language of its own.
void FillLetter(v1::LawAdopted& adopted, const Surroundings& around, Dice& dice) {
  const bool welsh = dice.Chance(50);
  const auto version = static_cast<std::uint32_t>(1 + dice.Below(4));
  std::string content = "{{! letter: update }}\n{{! version: " + std::to_string(version) + " }}\n" +
                        (welsh ? "{{! lang: cy }}\n" : "") + "{{news}}\n";
  if (around.spoilt) content.resize(1 + dice.Below(content.size()));
  adopted = record::AdoptLaw("any", v1::LAW_KIND_LETTER_TEMPLATE, welsh ? "update.cy" : "update",
                             version, content, around.today)
                .steps[0]
                .fact.law_adopted();
}

// A file of law that ships, as it is or in a version of its own, or one that is cut off.
void FillLaw(v1::LawAdopted& adopted, const Surroundings& around, Dice& dice) {
  if (dice.Chance(20)) return FillLetter(adopted, around, dice);
  const auto& file = dice.Pick(editions::Shipped());
  std::string content(file.content);
  const std::string id = IdOf(content);
  const auto version = static_cast<std::uint32_t>(1 + dice.Below(4));
  constexpr std::string_view kVersion = "\nversion: ";
  const auto at = content.find(kVersion);
  REDRESS_ASSERT(at != std::string::npos);
  const auto digit = at + kVersion.size();
  content.replace(digit, content.find('\n', digit) - digit, std::to_string(version));
  if (around.spoilt) content.resize(dice.Below(content.size()));
  adopted = record::AdoptLaw("any", file.kind, id, version, content, around.today)
                .steps[0]
                .fact.law_adopted();
}

// Half of the corrections give the fact afresh, of the kind that stands at that version.
void FitCorrection(v1::Corrected& corrected, const Surroundings& around, Dice& dice) {
  if (around.recorded == nullptr || corrected.version() == 0) return;
  if (corrected.version() > around.recorded->size() || dice.Chance(10)) return;
  const auto& first = (*around.recorded)[corrected.version() - 1];
  corrected.clear_fact();
  const bool plain = first.body_case() != v1::Fact::BODY_NOT_SET && first.body_case() < 500;
  if (plain && dice.Chance(60))
    *corrected.mutable_fact() = RandomFact(first.body_case(), around, dice);
  if (!corrected.has_fact()) *corrected.mutable_happened() = RandomHappened(around, dice);
}

void FitAnnulment(v1::Annulled& annulled, const Surroundings& around, Dice& dice) {
  if (around.messy && dice.Chance(5)) return;
  auto& versions = *annulled.mutable_versions();
  std::ranges::sort(versions);
  versions.erase(std::unique(versions.begin(), versions.end()), versions.end());
  if (versions.empty()) versions.Add(1 + dice.Below(3));
}

}  // namespace

const std::vector<int>& FactNumbers() {
  static const auto* numbers = [] {
    auto* found = new std::vector<int>;
    const auto& body = *v1::Fact::descriptor()->FindOneofByName("body");
    for (int i = 0; i < body.field_count(); ++i) found->push_back(body.field(i)->number());
    return found;
  }();
  return *numbers;
}

v1::Fact RandomFact(int number, const Surroundings& around, Dice& dice) {
  v1::Fact fact;
  const auto* field = v1::Fact::descriptor()->FindFieldByNumber(number);
  REDRESS_ASSERT(field != nullptr);
  Fill(*fact.GetReflection()->MutableMessage(&fact, field), around, dice);
  // Those who are there already are registered in the set-up.
  if (fact.has_officer_registered() && !around.spoilt) {
    fact.mutable_officer_registered()->set_officer_id(dice.Name("o", 2 * kOfficers));
  }
  if (fact.has_law_adopted()) FillLaw(*fact.mutable_law_adopted(), around, dice);
  if (fact.has_corrected()) FitCorrection(*fact.mutable_corrected(), around, dice);
  if (fact.has_annulled()) FitAnnulment(*fact.mutable_annulled(), around, dice);
  return fact;
}

v1::Happened RandomHappened(const Surroundings& around, Dice& dice) {
  const auto throw_of = around.messy ? dice.Below(100) : 0;
  if (around.spoilt && dice.Chance(10)) return {};  // Says nothing at all.
  if (throw_of >= 85) return record::NotKnown();
  std::int64_t days_ago = around.messy ? dice.Between(0, 12) : 0;
  if (throw_of >= 83) days_ago = -dice.Between(1, 30);  // Not yet.
  if (throw_of >= 75 && throw_of < 83) days_ago = dice.Between(100, 2'000);
  const Day day = around.today - std::chrono::days(days_ago);
  auto happened = record::OnDay(day);
  if (dice.Chance(10)) happened.set_grade(v1::DATE_GRADE_ESTIMATED);
  if (dice.Chance(20)) {
    happened.set_grade(v1::DATE_GRADE_EXACT);
    // Between one and eleven in the evening, UTC: the same day in London in summer and in winter.
    const std::int64_t hour = dice.Between(1, 22);
    happened.mutable_instant()->set_seconds(day.time_since_epoch().count() * kSecondsOfADay +
                                            hour * 3'600);
  }
  return happened;
}

}  // namespace redress::properties

#include <algorithm>
#include <set>

#include "redress/v1/event.pb.h"

#include "engine/editions/check.h"
#include "engine/types/text.h"

namespace redress::editions {
namespace {

using google::protobuf::FieldDescriptor;

constexpr int kLandlordFactsFirst = 300;  // Of the field numbers of `Fact`.
constexpr int kLandlordFactsLast = 399;

// A check's surroundings.
struct Setting {
  const v1::Edition& edition;
  const v1::Provision& provision;
};

Checked AtMost(const char* field, std::uint32_t value, std::uint32_t max, const Place& place) {
  if (value <= max) return std::nullopt;
  return place.Fault(field, std::string("expected ") + field + " of 0 to " + std::to_string(max) +
                                ", but it is " + std::to_string(value));
}

// A text that may be left out.
Checked CheckText(const char* field, const std::string& text, const Place& place) {
  return text.empty() ? std::nullopt : CheckTitle(field, text, place);
}

const FieldDescriptor* FactNamed(const std::string& name) {
  return v1::Fact::descriptor()->FindFieldByName(name);
}

// `name` is a fact, of the landlord's own stream if and only if the provision is about it.
Checked CheckFact(const char* field, const std::string& name, const Setting& setting,
                  const Place& place, int index = -1) {
  const FieldDescriptor* fact = FactNamed(name);
  if (fact == nullptr) {
    return place.Fault(
        field, std::string("expected a fact's name in Fact as ") + field + ", but it is none",
        index);
  }
  const bool of_landlord =
      fact->number() >= kLandlordFactsFirst && fact->number() <= kLandlordFactsLast;
  if (of_landlord == (setting.provision.scope() == v1::PROVISION_SCOPE_LANDLORD)) {
    return std::nullopt;
  }
  return place.Fault(field,
                     std::string("expected a fact of the stream that the provision is about "
                                 "as ") +
                         field + ", but " + name + " is of another",
                     index);
}

bool IsYesNo(const FieldDescriptor& field) {
  return field.type() == FieldDescriptor::TYPE_ENUM &&
         field.enum_type() == v1::YesNo_descriptor() && !field.is_repeated();
}

// A yes or no, a text, a date, an id, a list: what can be there or not.
bool IsUsable(const FieldDescriptor& field) {
  return field.is_repeated() || IsYesNo(field) || field.type() == FieldDescriptor::TYPE_STRING ||
         field.type() == FieldDescriptor::TYPE_BYTES ||
         field.type() == FieldDescriptor::TYPE_MESSAGE;
}

Checked CheckWhen(const v1::StatedCheck& stated, const google::protobuf::Descriptor& fact,
                  const Place& place) {
  if (stated.when_field().empty() && stated.when_value().empty()) return std::nullopt;
  const FieldDescriptor* field = fact.FindFieldByName(stated.when_field());
  if (field == nullptr || field->type() != FieldDescriptor::TYPE_ENUM || field->is_repeated()) {
    return place.Fault("when_field", "expected a field of " + fact.name() +
                                         " that is one of a list of names, but it is not");
  }
  if (field->enum_type()->FindValueByName(stated.when_value()) != nullptr) return std::nullopt;
  return place.Fault("when_value",
                     "expected a value of " + field->enum_type()->name() + ", but it is none");
}

Checked CheckStated(const v1::StatedCheck& stated, const Setting& setting, const Place& place) {
  if (auto fault = CheckFact("fact", stated.fact(), setting, place)) return fault;
  const auto& fact = *FactNamed(stated.fact())->message_type();
  const FieldDescriptor* field = fact.FindFieldByName(stated.field());
  if (field == nullptr) {
    return place.Fault("field", "expected a field of " + fact.name() +
                                    ", but it has none of that "
                                    "name");
  }
  if (!IsUsable(*field)) {
    return place.Fault("field",
                       "expected a yes or no, a text, a date, an id or a list as field, but it is "
                       "something else");
  }
  if (stated.no_is_kept() && !IsYesNo(*field)) {
    return place.Fault("no_is_kept", "expected no_is_kept of a yes or no only, but it is another");
  }
  if (auto fault = AtMost("stage", stated.stage(), setting.edition.stages(), place)) return fault;
  return CheckWhen(stated, fact, place);
}

Checked CheckHeld(const v1::HeldCheck& held, const Setting& setting, const Place& place) {
  if (auto fault = CheckFact("fact", held.fact(), setting, place)) return fault;
  if (auto fault = AtMost("stage", held.stage(), setting.edition.stages(), place)) return fault;
  for (int i = 0; i < held.after_size(); ++i) {
    if (auto fault = CheckFact("after", held.after(i), setting, place, i)) return fault;
  }
  return std::nullopt;
}

Checked CheckRegister(const v1::RegisterCheck& check, const Setting& setting, const Place& place) {
  if (setting.provision.scope() != v1::PROVISION_SCOPE_LANDLORD) {
    return place.Fault("kinds",
                       "expected the landlord's register in a provision about the landlord "
                       "only, but it is about another");
  }
  for (int i = 0; i < check.kinds_size(); ++i) {
    if (v1::LandlordEvidenceKind_IsValid(check.kinds(i)) &&
        check.kinds(i) != v1::LANDLORD_EVIDENCE_KIND_UNSPECIFIED) {
      continue;
    }
    return place.Fault("kinds", "expected a kind of evidence that the engine knows, but it is none",
                       i);
  }
  return AtMost("months_max", check.months_max(), kMonthsMax, place);
}

Checked CheckNamed(const v1::Check& check, const Setting& setting, const Place& place) {
  if (!v1::NamedCheck_IsValid(check.named()) || check.named() == v1::NAMED_CHECK_UNSPECIFIED) {
    return place.Fault("named", "expected a check that the engine knows, but it is none");
  }
  if (auto fault = AtMost("stage", check.stage(), setting.edition.stages(), place)) return fault;
  return AtMost("months", check.months(), kMonthsMax, place);
}

Checked CheckClockId(const std::string& id, const Setting& setting, const Place& place) {
  const auto& clocks = setting.edition.clocks();
  const bool there = std::any_of(clocks.begin(), clocks.end(),
                                 [&](const auto& clock) { return clock.id() == id; });
  if (there) return std::nullopt;
  return place.Fault("clock", "expected the id of a clock of this edition, but it is none");
}

Checked CheckCheck(const v1::Check& check, const Setting& setting, const Place& place) {
  if (!check.has_named() && check.stage() != 0) {
    return place.Fault("stage", "expected a stage here on a named check only, but it is another");
  }
  if (!check.has_named() && check.months() != 0) {
    return place.Fault("months", "expected months on a named check only, but it is another");
  }
  switch (check.rule_case()) {
    case v1::Check::kClock:
      return CheckClockId(check.clock(), setting, place);
    case v1::Check::kStated:
      return CheckStated(check.stated(), setting, place.In("stated"));
    case v1::Check::kHeld:
      return CheckHeld(check.held(), setting, place.In("held"));
    case v1::Check::kRegister:
      return CheckRegister(check.register_(), setting, place.In("register"));
    case v1::Check::kNamed:
      return CheckNamed(check, setting, place);
    case v1::Check::RULE_NOT_SET:
      break;
  }
  return place.Fault("named",
                     "expected clock, stated, held, register or named in a check, but "
                     "there is none");
}

bool IsFor(const v1::Provision& provision, v1::ProvisionKind kind) {
  return std::count(provision.kinds().begin(), provision.kinds().end(), kind) > 0;
}

Checked CheckKinds(const v1::Provision& provision, const Place& place) {
  if (provision.kinds().empty()) {
    return place.Fault("kinds", "expected at least one of kinds, but there is none");
  }
  std::set<int> seen;
  for (int i = 0; i < provision.kinds_size(); ++i) {
    const int kind = provision.kinds(i);
    if (!v1::ProvisionKind_IsValid(kind) || kind == v1::PROVISION_KIND_UNSPECIFIED) {
      return place.Fault("kinds", "expected a kind that the engine knows, but it is none", i);
    }
    if (!seen.insert(kind).second) {
      return place.Fault("kinds", "expected each kind once, but one is there twice", i);
    }
  }
  const bool judged = IsFor(provision, v1::PROVISION_KIND_JUDGEMENT);
  if (judged && provision.question().empty()) {
    return place.Fault("question",
                       "expected a question where a person has to judge, but there is "
                       "none");
  }
  if (!judged && !provision.question().empty()) {
    return place.Fault("question",
                       "expected a question only where a person has to judge, but it is "
                       "not so here");
  }
  if (judged || !provision.checks().empty()) return std::nullopt;
  return place.Fault("checks", "expected a check, or a person to judge, but there is neither");
}

Checked CheckTexts(const v1::Provision& provision, const Place& place) {
  if (auto fault = CheckTitle("title", provision.title(), place)) return fault;
  if (auto fault = CheckText("evidenced_by", provision.evidenced_by(), place)) return fault;
  if (auto fault = CheckText("question", provision.question(), place)) return fault;
  return CheckText("why_judgement", provision.why_judgement(), place);
}

Checked CheckNewer(const v1::Edition& edition, const v1::Provision& provision, const Place& place) {
  if (provision.newer_numbers_size() > kChecksMax) {
    return place.Fault("newer_numbers", "expected at most 8 newer_numbers, but there are " +
                                            std::to_string(provision.newer_numbers_size()));
  }
  for (const std::string& number : provision.newer_numbers()) {
    if (auto fault = CheckNumber("newer_numbers", edition.scheme(), number, place)) return fault;
  }
  return std::nullopt;
}

Checked CheckProvision(const v1::Edition& edition, const v1::Provision& provision,
                       const Place& place) {
  if (auto fault = CheckNumber("number", edition.scheme(), provision.number(), place)) return fault;
  if (auto fault = CheckTexts(provision, place)) return fault;
  if (!v1::ProvisionScope_IsValid(provision.scope()) ||
      provision.scope() == v1::PROVISION_SCOPE_UNSPECIFIED) {
    return place.Fault("scope", "expected a scope that the engine knows, but it is none");
  }
  if (auto fault = CheckKinds(provision, place)) return fault;
  if (auto fault = CheckNewer(edition, provision, place)) return fault;
  if (provision.checks_size() > kChecksMax) {
    return place.Fault("checks", "expected at most 8 checks, but there are " +
                                     std::to_string(provision.checks_size()));
  }
  const Setting setting{.edition = edition, .provision = provision};
  for (int i = 0; i < provision.checks_size(); ++i) {
    if (auto fault = CheckCheck(provision.checks(i), setting, place.In("checks", i))) return fault;
  }
  return std::nullopt;
}

}  // namespace

Checked CheckProvisions(const v1::Edition& edition, const Place& place) {
  if (edition.provisions_size() > kProvisionsMax) {
    return place.Fault("provisions", "expected at most 200 provisions, but there are " +
                                         std::to_string(edition.provisions_size()));
  }
  std::set<std::string> numbers;
  for (int i = 0; i < edition.provisions_size(); ++i) {
    const Place provision = place.In("provisions", i);
    if (auto fault = CheckProvision(edition, edition.provisions(i), provision)) return fault;
    if (!numbers.insert(edition.provisions(i).number()).second) {
      return provision.Fault("number", "expected a number of its own, but \"" +
                                           edition.provisions(i).number() +
                                           "\" is another provision's too");
    }
  }
  return std::nullopt;
}

}  // namespace redress::editions

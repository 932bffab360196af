#include "services/door/form.h"

#include <string>

#include "redress/v1/event.pb.h"

#include "services/door/happened.h"
#include "services/door/rules.h"
#include "services/door/text.h"

namespace redress::door {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// Where the walk is. Becomes text only when something is wrong.
struct Place {
  const Place* parent = nullptr;
  std::string_view name;
  int index = -1;  // Of a repeated field's element.

  [[nodiscard]] std::string Path() const {
    std::string path = parent == nullptr ? "" : parent->Path();
    if (!path.empty() && !name.empty()) path += '.';
    path += name;
    if (index >= 0) path += '[' + std::to_string(index) + ']';
    return path;
  }
};

using Fault = std::optional<Refusal>;

Fault At(const Place& place, std::string message) {
  return Malformed(place.Path(), std::move(message));
}

std::string Range(std::size_t min, std::size_t max) {
  return min == max ? std::to_string(min) : std::to_string(min) + " to " + std::to_string(max);
}

Fault CheckSize(std::size_t size, const Rule& rule, const char* unit, const Place& place) {
  if (size >= rule.size_min && size <= rule.size_max) return std::nullopt;
  return At(place, "expected " + Range(rule.size_min, rule.size_max) + " " + unit + ", but found " +
                       std::to_string(size));
}

Fault CheckText(std::string_view text, const Rule& rule, bool is_bytes, const Place& place) {
  if (rule.characters == Characters::kId && !IsOfIdCharacters(text)) {
    return At(place, "expected characters of [A-Za-z0-9._-] only, but found another");
  }
  if (rule.characters == Characters::kHex && !IsOfHexCharacters(text)) {
    return At(place, "expected a page token of this server, but found something else");
  }
  if (is_bytes) return CheckSize(text.size(), rule, "bytes", place);
  const auto count = CountUtf8(text);
  if (!count) return At(place, "expected UTF-8, but found other bytes");
  if (rule.characters == Characters::kPrintable && count->has_control) {
    return At(place, "expected printable characters only, but found a control character");
  }
  if (rule.in_characters) return CheckSize(count->characters, rule, "characters", place);
  return CheckSize(text.size(), rule, "bytes", place);
}

Fault CheckNumber(std::uint64_t number, const Rule& rule, const Place& place) {
  if (number >= rule.number_min && number <= rule.number_max) return std::nullopt;
  if (rule.number_max == std::numeric_limits<std::uint64_t>::max()) {
    return At(place, "expected at least " + std::to_string(rule.number_min) + ", but found " +
                         std::to_string(number));
  }
  return At(place, "expected " + Range(rule.number_min, rule.number_max) + ", but found " +
                       std::to_string(number));
}

Fault CheckEnum(const FieldDescriptor& field, int number, const Rule& rule, const Place& place) {
  if (field.enum_type()->FindValueByNumber(number) == nullptr) {
    return At(place,
              "expected a value of the contract, but found number " + std::to_string(number));
  }
  if (rule.needed && number == 0) return At(place, "expected it to be said, but it is not");
  return std::nullopt;
}

class Walk {
 public:
  explicit Walk(const ports::Clock& clock) : clock_(clock) {}

  Fault Check(const Message& message, const MessagePlan& plan, const Place& place) const {
    const Reflection& reflection = *message.GetReflection();
    if (const auto& unknown = reflection.GetUnknownFields(message); !unknown.empty()) {
      return At(place, "expected fields this server knows, but found field number " +
                           std::to_string(unknown.field(0).number()));
    }
    switch (plan.treatment) {
      case Treatment::kDate:
        return CheckDate(static_cast<const v1::CivilDate&>(message), place);
      case Treatment::kInstant:
        return CheckInstant(static_cast<const google::protobuf::Timestamp&>(message), place);
      case Treatment::kHappened:
        return CheckHappened(static_cast<const v1::Happened&>(message), place);
      case Treatment::kPersonal:
        return CheckPersonal(static_cast<const v1::Personal&>(message), plan, place);
      case Treatment::kOneFact:
        if (static_cast<const v1::Fact&>(message).body_case() == v1::Fact::BODY_NOT_SET) {
          return At(place, "expected a fact, but there is none");
        }
        if (static_cast<const v1::Fact&>(message).has_warning_given()) {
          return At(place, "expected a fact that callers know, but only timers give warnings");
        }
        return CheckFields(message, plan, HolderOf(place));
      case Treatment::kFields:
        return CheckFields(message, plan, place);
    }
    return std::nullopt;
  }

 private:
  // A step's fact goes by its own name, as in a request that holds no other: "steps[2].noted.text".
  static const Place& HolderOf(const Place& fact) {
    const bool is_steps =
        fact.parent != nullptr && (fact.parent->index >= 0 || fact.parent->name.empty());
    return is_steps ? *fact.parent : fact;
  }

  static Fault CheckDate(const v1::CivilDate& date, const Place& place) {
    if (ToDay(date)) return std::nullopt;
    return At(place, "expected a day of the years 1900 to 2199, but found none");
  }

  static Fault CheckInstant(const google::protobuf::Timestamp& instant, const Place& place) {
    if (ToNanos(instant)) return std::nullopt;
    return At(place, "expected an instant of the years 1900 to 2199, but found none");
  }

  Fault CheckHappened(const v1::Happened& happened, const Place& place) const {
    auto fault = FaultOf(happened, clock_);
    if (!fault) return std::nullopt;
    return At({&place, fault->field}, std::move(fault->message));
  }

  Fault CheckPersonal(const v1::Personal& personal, const MessagePlan& plan,
                      const Place& place) const {
    if (personal.content_case() != v1::Personal::kClear) {
      return At(place,
                "expected clear text, but found none, or a form that only readers are given");
    }
    return CheckFields(personal, plan, place);
  }

  Fault CheckFields(const Message& message, const MessagePlan& plan, const Place& place) const {
    const Reflection& reflection = *message.GetReflection();
    for (const FieldPlan& planned : plan.fields) {
      const FieldDescriptor& field = *planned.field;
      const Place here{&place, field.name()};
      Fault fault = field.is_repeated() ? CheckRepeated(message, planned, here)
                                        : CheckSingle(message, reflection, planned, here);
      if (fault) return fault;
    }
    return std::nullopt;
  }

  Fault CheckRepeated(const Message& message, const FieldPlan& planned, const Place& place) const {
    const Reflection& reflection = *message.GetReflection();
    const int count = reflection.FieldSize(message, planned.field);
    if (count < planned.rule.count_min || count > planned.rule.count_max) {
      return At(place, "expected " +
                           Range(static_cast<std::size_t>(planned.rule.count_min),
                                 static_cast<std::size_t>(planned.rule.count_max)) +
                           " entries, but found " + std::to_string(count));
    }
    for (int i = 0; i < count; ++i) {
      const Place element{place.parent, place.name, i};
      if (Fault fault = CheckElement(message, reflection, planned, {element, i})) return fault;
    }
    return std::nullopt;
  }

  struct Element {
    Place place;
    int index;
  };

  Fault CheckElement(const Message& message, const Reflection& reflection, const FieldPlan& planned,
                     const Element& element) const {
    const FieldDescriptor* field = planned.field;
    std::string scratch;
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Check(reflection.GetRepeatedMessage(message, field, element.index), *planned.message,
                     element.place);
      case FieldDescriptor::CPPTYPE_STRING:
        return CheckText(
            reflection.GetRepeatedStringReference(message, field, element.index, &scratch),
            planned.rule, field->type() == FieldDescriptor::TYPE_BYTES, element.place);
      case FieldDescriptor::CPPTYPE_UINT64:
        return CheckNumber(reflection.GetRepeatedUInt64(message, field, element.index),
                           planned.rule, element.place);
      default:
        return std::nullopt;  // The contract repeats nothing else; a test says so.
    }
  }

  Fault CheckSingle(const Message& message, const Reflection& reflection, const FieldPlan& planned,
                    const Place& place) const {
    const FieldDescriptor* field = planned.field;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      if (reflection.HasField(message, field)) {
        return Check(reflection.GetMessage(message, field), *planned.message, place);
      }
      if (planned.rule.needed) return At(place, "expected it to be there, but it is not");
      return std::nullopt;
    }
    // Of a choice, only what was chosen is looked at.
    if (field->real_containing_oneof() != nullptr && !reflection.HasField(message, field)) {
      return std::nullopt;
    }
    std::string scratch;
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING:
        return CheckText(reflection.GetStringReference(message, field, &scratch), planned.rule,
                         field->type() == FieldDescriptor::TYPE_BYTES, place);
      case FieldDescriptor::CPPTYPE_ENUM:
        return CheckEnum(*field, reflection.GetEnumValue(message, field), planned.rule, place);
      case FieldDescriptor::CPPTYPE_UINT32:
        return CheckNumber(reflection.GetUInt32(message, field), planned.rule, place);
      case FieldDescriptor::CPPTYPE_UINT64:
        return CheckNumber(reflection.GetUInt64(message, field), planned.rule, place);
      default:
        return std::nullopt;  // Booleans; nothing else is sent.
    }
  }

  const ports::Clock& clock_;
};

}  // namespace

Refusal Malformed(std::string field, std::string message) {
  return {v1::REFUSAL_REASON_MALFORMED, std::move(message), std::move(field), ""};
}

Fault CheckForm(const Message& message, std::string_view prefix, const ports::Clock& clock) {
  return Walk(clock).Check(message, PlanOf(*message.GetDescriptor()), {nullptr, prefix});
}

}  // namespace redress::door

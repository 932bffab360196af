#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include <google/protobuf/descriptor.h>

#include "engine/commands/form.h"
#include "engine/types/fact_item.h"

// Facts beside the stages are many and alike: their fields say by type and name what they may hold,
// so that one walk serves them all. Bounds are those of the contract's comments.
namespace redress::commands {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr std::size_t kTextBytesMax = 256;  // Where the table says nothing else.
constexpr std::size_t kDigestBytes = 32;
constexpr int kEntriesMax = 100;  // Likewise.

struct Bounds {
  std::string_view name;  // "Message.field", or a field's name.
  std::uint64_t min;
  std::uint64_t max;
};

// Texts by bytes, numbers by value, lists by entries.
constexpr std::array kBounds = {
    Bounds{"ThirdPartyHandled.organisation", 1, 128},
    Bounds{"OmbudsmanDetailsSet.title", 1, 128},
    Bounds{"LandlordEvidenceHeld.title", 1, 256},
    Bounds{"ExceptionalCircumstancesBegan.title", 1, 256},
    Bounds{"ImprovementMade.title", 1, 256},
    Bounds{"JudgementGiven.stage", 0, 3},
    Bounds{"BlockOverridden.stage", 0, 3},
    Bounds{"WarningGiven.stage", 0, 3},
    Bounds{"stage", 1, 3},
    Bounds{"category", 0, 64},
    Bounds{"subject_category", 0, 64},
    Bounds{"property_reference", 0, 64},
    Bounds{"estate_reference", 0, 64},
    Bounds{"case_reference", 0, 64},
    Bounds{"tariff_item", 0, 64},
    Bounds{"phone_number", 0, 64},
    Bounds{"email_address", 0, 128},
    Bounds{"survey", 0, 128},
    Bounds{"language", 0, 35},
    Bounds{"check", 1, 64},
    Bounds{"provision", 3, 8},
    Bounds{"score", 0, 10},
    Bounds{"type", 0, 3},
    Bounds{"units", 0, 100'000},
    Bounds{"homes", 0, 10'000'000},
    Bounds{"amount_pence", 0, 100'000'000'000},
    Bounds{"total_pence", 0, 100'000'000'000},
    Bounds{"lead_working_days", 0, 60},
    Bounds{"PolicyPublished.version", 1, std::numeric_limits<std::uint32_t>::max()},
    Bounds{"provisions", 1, 20},
    Bounds{"words", 0, 20},
    Bounds{"references", 0, 8},
    Bounds{"items", 0, 50},
    Bounds{"issues", 0, 50},
};

// Ids that have to be given. Those of items always are.
constexpr std::array<std::string_view, 6> kNeededIds = {
    "RepresentativeAuthorised.person_id", "RepresentativeEnded.person_id", "RoleHeld.officer_id",
    "PolicyPublished.policy_id",          "RequestConverted.complaint_id", "WarningGiven.clock_id"};

std::string FullName(const FieldDescriptor& field) {
  return field.containing_type()->name() + "." + field.name();
}

Bounds BoundsOf(const FieldDescriptor& field, std::uint64_t max_else) {
  const std::string full = FullName(field);
  for (const Bounds& bounds : kBounds) {
    if (bounds.name == full || bounds.name == field.name()) return bounds;
  }
  return {.name = {}, .min = 0, .max = max_else};
}

class Walk {
 public:
  Walk(Form& form, const v1::Fact& fact) : form_(form), item_(ItemOf(fact)) {}

  void Fields(const Message& message, const char* holder, int index) {
    const auto& type = *message.GetDescriptor();
    for (int i = 0; i < type.field_count(); ++i) {
      const FieldDescriptor& field = *type.field(i);
      // A field of an entry is named "entries[3].field", one of the fact by its own name.
      const Place place = holder == nullptr ? Place(field.name().c_str())
                                            : Place(holder, index, field.name().c_str());
      field.is_repeated() ? Entries(message, field) : Single(message, field, place);
    }
  }

 private:
  void Entries(const Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    const char* name = field.name().c_str();
    const int count = reflection.FieldSize(message, &field);
    const Bounds bounds = BoundsOf(field, kEntriesMax);
    form_.Number(name, static_cast<std::uint64_t>(count), bounds.min, bounds.max);
    for (int i = 0; i < std::min(count, kEntriesMax); ++i) {
      if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
        Inner(reflection.GetRepeatedMessage(message, &field, i), true, name, i);
      } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
        const std::string text = reflection.GetRepeatedString(message, &field, i);
        field.name().ends_with("_ids") ? form_.Id({name, i}, text)
                                       : form_.Text({name, i}, text, 1, kTextBytesMax);
      }
    }
  }

  void Inner(const Message& inner, bool has, const char* name, int index) {
    const Place place(name, index);
    if (const auto* personal = dynamic_cast<const v1::Personal*>(&inner)) {
      form_.Sealed(place, has, *personal);
    } else if (const auto* date = dynamic_cast<const v1::CivilDate*>(&inner)) {
      form_.Date(place, has, *date);
    } else if (const auto* reference = dynamic_cast<const v1::ExternalReference*>(&inner)) {
      form_.Reference(place, *reference);
    } else if (has) {
      Fields(inner, name, index);
    }
  }

  void Single(const Message& message, const FieldDescriptor& field, const Place& place) {
    const Reflection& reflection = *message.GetReflection();
    switch (field.cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE: {
        const Message& inner = reflection.GetMessage(message, &field);
        const bool has = reflection.HasField(message, &field);
        if (const auto* personal = dynamic_cast<const v1::Personal*>(&inner)) {
          return form_.Sealed(place, has, *personal);
        }
        return Inner(inner, has, field.name().c_str(), -1);
      }
      case FieldDescriptor::CPPTYPE_ENUM:
        return form_.Enum(place, field.enum_type()->FindValueByNumber(
                                     reflection.GetEnumValue(message, &field)) != nullptr);
      case FieldDescriptor::CPPTYPE_STRING:
        return Text(reflection.GetString(message, &field), field, place);
      case FieldDescriptor::CPPTYPE_UINT32:
        return Number(reflection.GetUInt32(message, &field), field, place);
      case FieldDescriptor::CPPTYPE_UINT64:
        return Number(reflection.GetUInt64(message, &field), field, place);
      default:
        return;  // The contract's facts hold nothing else.
    }
  }

  void Number(std::uint64_t number, const FieldDescriptor& field, const Place& place) {
    const Bounds bounds = BoundsOf(field, std::numeric_limits<std::uint64_t>::max());
    form_.Number(place, number, bounds.min, bounds.max);
  }

  void Text(const std::string& text, const FieldDescriptor& field, const Place& place) {
    if (field.type() == FieldDescriptor::TYPE_BYTES) {
      if (!text.empty()) form_.Bytes(place, text, kDigestBytes, kDigestBytes);
      return;
    }
    if (!field.name().ends_with("_id")) {
      const Bounds bounds = BoundsOf(field, kTextBytesMax);
      return form_.Text(place, text, bounds.min, bounds.max);
    }
    const bool is_item = item_ && field.name() == item_->field && place.index < 0;
    if (is_item) return form_.PartId(place, text);
    if (field.name() == "issue_id") return form_.OptionalPartId(place, text);
    // A duty of one item is named "clock:item", which no id is.
    if (field.name() == "clock_id") return form_.Text(place, text, 1, kTextBytesMax);
    const bool is_needed =
        std::find(kNeededIds.begin(), kNeededIds.end(), FullName(field)) != kNeededIds.end();
    is_needed ? form_.Id(place, text) : form_.OptionalId(place, text);
  }

  Form& form_;
  std::optional<FactItem> item_;
};

// A person says that a provision was kept, was not, or does not apply: no more.
void CheckJudgement(Form& form, const v1::JudgementGiven& given) {
  const bool is_one = given.verdict() == v1::VERDICT_BREACHED ||
                      given.verdict() == v1::VERDICT_COMPLIED ||
                      given.verdict() == v1::VERDICT_NOT_APPLICABLE;
  if (!is_one) {
    form.Fault("verdict", "expected BREACHED, COMPLIED or NOT_APPLICABLE, but found another");
  }
}

}  // namespace

void CheckFields(Form& form, const v1::Fact& fact) {
  if (fact.has_judgement_given()) CheckJudgement(form, fact.judgement_given());
  const auto* body = v1::Fact::descriptor()->FindFieldByNumber(fact.body_case());
  if (body == nullptr) return;
  Walk(form, fact).Fields(fact.GetReflection()->GetMessage(fact, body), nullptr, -1);
}

}  // namespace redress::commands

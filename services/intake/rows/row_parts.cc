#include "services/intake/rows/row_parts.h"

#include "engine/types/day.h"
#include "services/intake/rows/values.h"

namespace redress::intake {
namespace {

// A name of a home that says nothing of who lives there: no blanks, as in an address.
bool IsHomeReference(std::string_view text) {
  return !text.empty() && text.size() <= kShortTextBytesMax &&
         text.find_first_not_of(
             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/-") ==
             std::string_view::npos;
}

bool IsBefore(const v1::Happened& a, const v1::Happened& b) {
  if (a.has_instant() && b.has_instant()) return a.instant().seconds() < b.instant().seconds();
  const auto day = ToDay(a.date());
  const auto other = ToDay(b.date());
  return day && other && *day < *other;
}

}  // namespace

v1::Happened RowParts::NotKnown() {
  v1::Happened happened;
  happened.set_grade(v1::DATE_GRADE_NOT_KNOWN);
  return happened;
}

v1::Fact& RowParts::AddStep(const v1::Happened& happened) {
  auto& step = *row_.add_steps();
  if (kind_ != v1::STREAM_KIND_UNSPECIFIED) step.mutable_stream()->set_kind(kind_);
  *step.mutable_happened() = happened;
  return *step.mutable_fact();
}

v1::Fact& RowParts::AddPersonStep() {
  auto& fact = AddStep(received_at_);
  auto& stream = *row_.mutable_steps(row_.steps_size() - 1)->mutable_stream();
  stream.set_kind(v1::STREAM_KIND_PERSON);
  stream.set_id(std::string(kResident));
  return fact;
}

void RowParts::ReadReference() {
  const auto text = cells_.Text(Field::kReference);
  const bool printable = text.find_first_of("\r\n\t") == std::string_view::npos;
  if (text.empty()) {
    cells_.Blame(Field::kReference,
                 kind_ == v1::STREAM_KIND_SERVICE_REQUEST
                     ? "expected the service request's reference, but the cell is blank"
                     : "expected the complaint's reference, but the cell is blank");
  } else if (text.size() > kReferenceBytesMax || !printable) {
    cells_.Blame(Field::kReference, "expected at most 128 printable bytes, but it is not so");
  }
  row_.set_reference(std::string(text));
}

v1::Happened RowParts::ReadReceived(std::initializer_list<Field> fields) {
  for (const Field field : fields) {
    if (auto happened = cells_.When(field)) return *std::move(happened);
  }
  cells_.Note(*fields.begin(), "taken as received on a day not known: there is no date");
  return NotKnown();
}

void RowParts::AddResident() {
  const auto name = cells_.Words(Field::kResident);
  auto address = cells_.Words(Field::kAddress);
  const auto email = cells_.Words(Field::kEmail);
  const auto phone = cells_.Words(Field::kPhone);
  if (!address && !cells_.Text(Field::kProperty).empty() &&
      !IsHomeReference(cells_.Text(Field::kProperty))) {
    address = cells_.Words(Field::kProperty);
    cells_.Note(Field::kProperty, "taken as the resident's address: it is no reference");
  }
  if (!name && !address && !email && !phone) return;
  has_resident_ = true;
  AddPersonStep().mutable_person_registered()->set_role(v1::PARTY_ROLE_RESIDENT);
  if (name) *AddPersonStep().mutable_person_named()->mutable_name() = *name;
  if (!address && !email && !phone) return;
  auto& contact = *AddPersonStep().mutable_person_contact_changed();
  if (address) *contact.mutable_address() = *address;
  if (email) *contact.mutable_email() = *email;
  if (phone) *contact.mutable_phone() = *phone;
  for (auto* personal : {contact.has_address() ? contact.mutable_address() : nullptr,
                         contact.has_email() ? contact.mutable_email() : nullptr,
                         contact.has_phone() ? contact.mutable_phone() : nullptr}) {
    if (personal != nullptr) personal->set_subject_id(std::string(kResident));
  }
}

std::string RowParts::Category(Field field) {
  const std::string category = CategoryOf(cells_.Value(field));
  if (category.size() <= kShortTextBytesMax) return category;
  cells_.Blame(field, "expected a category of at most 64 bytes, but it is longer");
  return "";
}

std::string RowParts::Home() {
  const auto property = cells_.Text(Field::kProperty);
  const std::string uprn = cells_.ShortText(Field::kUprn);
  if (!IsHomeReference(property)) return uprn;
  if (!uprn.empty() && uprn != property)
    cells_.Note(Field::kUprn, "left out: the property is given too");
  return std::string(property);
}

void RowParts::CheckOrder(Field field, const v1::Happened& later, const v1::Happened& earlier,
                          std::string_view name) {
  if (!IsBefore(later, earlier)) return;
  cells_.Note(field, "taken as it stands, though it is before " + std::string(name));
}

}  // namespace redress::intake

#include "engine/commands/form.h"

#include <algorithm>

namespace redress::commands {
namespace {

constexpr std::size_t kIdMax = 64;
constexpr std::size_t kPartIdMax = 32;
constexpr std::size_t kReferenceCharactersMax = 128;
constexpr std::size_t kReferenceBytesMax = 4 * kReferenceCharactersMax;
constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kCommitmentBytes = 32;
constexpr std::size_t kSaltAndTagBytes = 32;
constexpr std::size_t kPersonalBytesMax = 32'768;
constexpr std::int32_t kNanosPerSecond = 1'000'000'000;

bool IsIdCharacter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

bool IsControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// Of UTF-8: bytes that do not go on with a character.
std::size_t CountCharacters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  }));
}

std::string Between(std::uint64_t min, std::uint64_t max) {
  return std::to_string(min) + " to " + std::to_string(max);
}

bool IsInstant(const google::protobuf::Timestamp& instant) {
  const auto seconds = [](int year) {
    return std::chrono::sys_seconds{Day{std::chrono::year{year} / 1 / 1}}
        .time_since_epoch()
        .count();
  };
  return instant.seconds() >= seconds(kYearMin) && instant.seconds() < seconds(kYearMax + 1) &&
         instant.nanos() >= 0 && instant.nanos() < kNanosPerSecond;
}

// What is wrong with a moment; null if nothing.
const char* FaultOf(const v1::Happened& happened) {
  if (happened.has_date() && !ToDay(happened.date())) {
    return "expected a day of the years 1900 to 2199, but found none";
  }
  if (happened.has_instant() && !IsInstant(happened.instant())) {
    return "expected an instant of the years 1900 to 2199, but found none";
  }
  switch (happened.grade()) {
    case v1::DATE_GRADE_EXACT:
      if (happened.has_date() && happened.has_instant()) return nullptr;
      return "expected a day and an instant with grade EXACT, but one is missing";
    case v1::DATE_GRADE_DAY:
    case v1::DATE_GRADE_ESTIMATED:
      if (!happened.has_date()) return "expected a day with that grade, but there is none";
      return nullptr;
    case v1::DATE_GRADE_NOT_KNOWN:
      if (!happened.has_date() && !happened.has_instant()) return nullptr;
      return "expected no day and no instant with grade NOT_KNOWN, but found one";
    default:
      return "expected a grade of the contract, but found none";
  }
}

}  // namespace

std::string Place::Path() const {
  std::string path = field;
  if (index >= 0) path += '[' + std::to_string(index) + ']';
  if (*part != '\0') path += std::string(".") + part;
  return path;
}

void Form::Fault(const Place& place, std::string message) {
  if (fault_) return;
  std::string field = std::string(prefix_) + place.Path();
  if (field.ends_with('.')) field.pop_back();
  fault_ = Refusal{.reason = v1::REFUSAL_REASON_MALFORMED,
                   .message = std::move(message),
                   .field = std::move(field),
                   .provision = ""};
}

void Form::Keep(Refusal fault) {
  if (!fault_) fault_ = std::move(fault);
}

void Form::IdOf(const Place& place, const std::string& id, std::size_t min, std::size_t max) {
  if (id.size() < min || id.size() > max) {
    return Fault(place, "expected " + Between(min, max) +
                            " characters of [A-Za-z0-9._-], but found " +
                            std::to_string(id.size()));
  }
  if (!std::all_of(id.begin(), id.end(), IsIdCharacter)) {
    Fault(place, "expected characters of [A-Za-z0-9._-] only, but found another");
  }
}

void Form::Id(const Place& place, const std::string& id) { IdOf(place, id, 1, kIdMax); }
void Form::OptionalId(const Place& place, const std::string& id) { IdOf(place, id, 0, kIdMax); }
void Form::PartId(const Place& place, const std::string& id) { IdOf(place, id, 1, kPartIdMax); }
void Form::OptionalPartId(const Place& place, const std::string& id) {
  IdOf(place, id, 0, kPartIdMax);
}

void Form::Text(const Place& place, const std::string& text, std::size_t bytes_min,
                std::size_t bytes_max) {
  Bytes(place, text, bytes_min, bytes_max);
  if (std::any_of(text.begin(), text.end(), IsControl)) {
    Fault(place, "expected printable characters only, but found a control character");
  }
}

void Form::Bytes(const Place& place, const std::string& bytes, std::size_t min, std::size_t max) {
  if (bytes.size() >= min && bytes.size() <= max) return;
  Fault(place,
        "expected " + Between(min, max) + " bytes, but found " + std::to_string(bytes.size()));
}

void Form::Reference(const Place& place, const v1::ExternalReference& reference) {
  Id({place.field, place.index, "source"}, reference.source());
  const Place name{place.field, place.index, "reference"};
  Text(name, reference.reference(), 1, kReferenceBytesMax);
  const std::size_t characters = CountCharacters(reference.reference());
  if (characters > kReferenceCharactersMax) {
    Fault(name, "expected " + Between(1, kReferenceCharactersMax) + " characters, but found " +
                    std::to_string(characters));
  }
}

void Form::Number(const Place& place, std::uint64_t number, std::uint64_t min, std::uint64_t max) {
  if (number >= min && number <= max) return;
  Fault(place, "expected " + Between(min, max) + ", but found " + std::to_string(number));
}

void Form::Count(const Place& place, int count, int max) {
  if (count <= max) return;
  Fault(place,
        "expected at most " + std::to_string(max) + " entries, but found " + std::to_string(count));
}

void Form::Stage(std::uint32_t stage) { Number("stage", stage, 1, complaint::kStagesMax); }

void Form::ToStage(std::uint32_t to_stage) {
  Number("to_stage", to_stage, 2, complaint::kStagesMax);
}

void Form::YesNo(const Place& place, v1::YesNo value) { Enum(place, v1::YesNo_IsValid(value)); }

void Form::Enum(const Place& place, bool valid) {
  if (!valid) Fault(place, "expected a value of the contract, but found another number");
}

void Form::Date(const Place& place, bool has, const v1::CivilDate& date) {
  if (has && !ToDay(date)) {
    Fault(place, "expected a day of the years 1900 to 2199, but found none");
  }
}

void Form::Moment(const Place& place, bool has, const v1::Happened& happened) {
  if (!has) return;
  if (const char* fault = FaultOf(happened)) Fault(place, fault);
}

void Form::Sealed(const Place& place, bool has, const v1::Personal& personal) {
  if (!has) return;
  OptionalId({place.field, place.index, "subject_id"}, personal.subject_id());
  if (personal.content_case() == v1::Personal::CONTENT_NOT_SET) return;
  if (personal.content_case() != v1::Personal::kSealed) {
    return Fault(place, "expected sealed text, but found another form of it");
  }
  const v1::Sealed& sealed = personal.sealed();
  if (sealed.nonce().size() != kNonceBytes || sealed.commitment().size() != kCommitmentBytes ||
      sealed.ciphertext().size() < kSaltAndTagBytes ||
      sealed.ciphertext().size() > kSaltAndTagBytes + kPersonalBytesMax) {
    Fault(place, "expected sealed text of the contract's sizes, but found another");
  }
}

}  // namespace redress::commands

#include "services/letters/letter_service.h"

#include <algorithm>

#include "engine/complaint/fact.h"
#include "engine/types/assert.h"
#include "services/door/form.h"
#include "services/door/not_found.h"
#include "services/door/submission.h"
#include "services/letters/fill_letter.h"
#include "services/letters/layout/sheet.h"
#include "services/letters/letter_dates.h"
#include "services/letters/own/needed.h"
#include "services/letters/own/own_template.h"
#include "services/letters/shipped.h"
#include "services/people/person.h"

namespace redress::letters {
namespace {

using runtime::Failure;
template <typename T>
using Maybe = tl::expected<T, Failure>;

constexpr std::size_t kTextBytesMax =
    32'768;  // What a personal text may hold: the letter is kept as one.

// The template that came with the request. Nothing if none did.
Maybe<std::optional<CheckedTemplate>> TemplateGiven(const v1::RenderLetterRequest& request) {
  if (request.template_text().empty()) return std::nullopt;
  auto checked = CheckTemplate(request.template_text(), NeededNames(request.kind()));
  if (checked) return *std::move(checked);
  return tl::unexpected(Failure{door::Malformed("template_text", ToText(checked.error()))});
}

// The landlord's own, else the one that comes with the program, which says all that the Code asks.
// That an own one was passed over is listed as missing: a letter in other words than were agreed on
// is not sent before somebody has looked.
CheckedTemplate TemplateFor(const editions::Law& law, v1::LetterKind kind,
                            const std::string& language, std::vector<std::string>& missing) {
  PickedTemplate own = PickOwnTemplate(law, kind, language);
  for (std::string& fault : own.passed_over) missing.push_back(std::move(fault));
  if (own.checked) return *std::move(own.checked);
  auto shipped = CheckTemplate(ShippedTemplate(kind), NeededNames(kind));
  REDRESS_ASSERT(shipped.has_value());
  return *std::move(shipped);
}

// The stage that the letter is about; 0 if nothing ever happened at it.
std::uint32_t StageOf(const v1::RenderLetterRequest& request, const complaint::State& state,
                      const std::vector<StandingFact>& facts) {
  std::uint32_t wanted = request.stage();
  std::uint32_t highest = 0;
  bool is_there = false;
  for (const StandingFact& standing : facts) {
    const std::uint32_t stage = complaint::StageOf(*standing.fact);
    highest = std::max(highest, stage);
    is_there = is_there || (stage != 0 && stage == wanted);
  }
  if (wanted != 0) return is_there ? wanted : 0;
  const bool may_be_shut =
      request.kind() == v1::LETTER_KIND_REFUSAL;  // A refused stage is open no more.
  return may_be_shut || state.stage == 0 ? highest : state.stage;
}

Result<std::vector<v1::RecordedEvent>> ReadAll(const door::House& house, const StreamKey& stream) {
  return house.store.ReadStream(stream, Version{1}, runtime::kStreamEventsMax);
}

Maybe<LandlordFile> ReadLandlord(const door::House& house, const std::string& landlord_id,
                                 const CaseFile& file) {
  const StreamKey stream{landlord_id, v1::STREAM_KIND_LANDLORD, landlord_id};
  const auto events = house.reader.ReadLandlordEvents(landlord_id, std::nullopt);
  if (!events) return tl::unexpected(Failure{events.error()});
  // What was put on record later may hold for that day all the same: details and names say from
  // when.
  const auto facts = FactsThatStand(*events, Day::max());
  auto landlord = GatherLandlord(facts, file.handler_id, file.on, stream, house.vault);
  if (!landlord) return tl::unexpected(Failure{landlord.error()});
  return *std::move(landlord);
}

Maybe<v1::GetPersonResponse> ReadResident(const door::House& house, const std::string& landlord_id,
                                          const std::string& person_id) {
  v1::GetPersonResponse person;
  if (person_id.empty()) return person;
  const StreamKey stream{landlord_id, v1::STREAM_KIND_PERSON, person_id};
  const auto events = ReadAll(house, stream);
  if (!events) return tl::unexpected(Failure{events.error()});
  people::FoldPerson(*events, person);
  if (const auto opened = door::OpenAll(stream, house.vault, person); !opened) {
    return tl::unexpected(Failure{opened.error()});
  }
  return person;
}

// The complaint's part of the letter, and the landlord's law as it is now: a letter of an earlier
// day is made from today's templates too.
struct Case {
  CaseFile file;
  std::shared_ptr<const editions::Law> law;
};

// Facts, dates, and the draft in its place.
Maybe<Case> ReadCase(const door::House& house, const v1::RenderLetterRequest& request, Day on) {
  const auto read =
      house.reader.ReadComplaint(request.landlord_id(), request.complaint_id(), {on, {}});
  if (!read && read.error().code == ErrorCode::kNotFound) {
    return tl::unexpected(Failure{door::NoComplaint()});
  }
  if (!read) return tl::unexpected(Failure{read.error()});
  const auto facts = FactsThatStand(read->events, on);
  const std::uint32_t stage = StageOf(request, read->state, facts);
  if (stage == 0) {
    return tl::unexpected(Failure{Refusal{v1::REFUSAL_REASON_STAGE_NOT_OPEN,
                                          "expected a stage that had opened by the letter's date, "
                                          "but it had not",
                                          "stage", ""}});
  }
  CaseFile file = GatherCase(facts, request.kind(), stage);
  file.complaint_id = request.complaint_id();
  file.on = on;
  const StreamKey stream{request.landlord_id(), v1::STREAM_KIND_COMPLAINT, request.complaint_id()};
  if (const auto opened = OpenCase(stream, house.vault, file); !opened) {
    return tl::unexpected(Failure{opened.error()});
  }
  const bool is_recorded = file.extension && !request.has_draft() && !request.has_new_due_date();
  FillDates(*read, request.kind(), is_recorded, file);
  if (request.has_draft() && !TakeDraft(request.draft(), request.kind(), file)) {
    return tl::unexpected(Failure{door::Malformed(
        "draft", "expected the fact that such a letter tells at that stage, but it is another")});
  }
  return Case{.file = std::move(file), .law = read->law};
}

// A letter in another language than was agreed on is told as missing: nothing here can translate
// it.
void CheckLanguage(const std::string& wanted, std::string_view written,
                   std::vector<std::string>& missing) {
  if (wanted.empty() || IsSameLanguage(wanted, written)) return;
  missing.push_back("5.10 the language agreed on, " + wanted + ": the template is in " +
                    std::string(written));
}

void FillResponse(const CaseFile& file, const FilledLetter& letter,
                  v1::RenderLetterResponse& response) {
  response.set_large_print(file.large_print);
  response.set_language(file.language);
  response.set_channel(file.channel);
  for (const std::string& missing : letter.missing) response.add_missing(missing);
}

}  // namespace

LetterService::LetterService(door::House& house)
    : CommandService(
          *v1::RenderLetterRequest::descriptor()->file()->FindServiceByName("LetterService"),
          house) {
  Handle<v1::RenderLetterRequest, v1::RenderLetterResponse>(
      "RenderLetter", [this](door::Call& call, const auto& request, auto& response) {
        Read(call, 0, [&, this] { RenderLetter(call, request, response); });
      });
}

void LetterService::RenderLetter(door::Call& call, const v1::RenderLetterRequest& request,
                                 v1::RenderLetterResponse& response) {
  const auto given = TemplateGiven(request);
  if (!given) return call.Fail(given.error());
  const Day on = ToDay(request.on_date()).value_or(house().clock.Read().today);
  auto read = ReadCase(house(), request, on);
  if (!read) return call.Fail(read.error());
  CaseFile& file = read->file;
  const auto landlord = ReadLandlord(house(), request.landlord_id(), file);
  if (!landlord) return call.Fail(landlord.error());
  const auto resident = ReadResident(house(), request.landlord_id(), file.resident_id);
  if (!resident) return call.Fail(resident.error());
  if (file.channel == v1::CHANNEL_UNSPECIFIED) file.channel = resident->preferred_channel();
  const Additions additions{.message = request.message().clear(),
                            .new_due_date = ToDay(request.new_due_date())};
  FilledLetter letter = FillLetter(request.kind(), file, *landlord, *resident, additions);
  const CheckedTemplate checked =
      *given ? **given : TemplateFor(*read->law, request.kind(), file.language, letter.missing);
  const std::string language =
      checked.language.empty() ? std::string(kLanguageUnlessSaid) : checked.language;
  CheckLanguage(file.language, language, letter.missing);
  const auto sheet = Fill(checked, letter.filling);
  if (!sheet) return call.Fail(Error{ErrorCode::kFailedPrecondition, sheet.error()});
  response.set_text(WriteText(*sheet));
  if (response.text().size() > kTextBytesMax) {
    return call.Fail(Error{ErrorCode::kFailedPrecondition,
                           "expected a letter of at most " + std::to_string(kTextBytesMax) +
                               " bytes, as the record can keep, but it comes to " +
                               std::to_string(response.text().size())});
  }
  response.set_html(
      WriteHtml(*sheet, language, file.large_print ? Print::kLarge : Print::kOrdinary));
  FillResponse(file, letter, response);
  call.Answer();
}

}  // namespace redress::letters

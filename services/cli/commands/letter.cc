#include <memory>
#include <ostream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "redress/v1/complaint_service.grpc.pb.h"
#include "redress/v1/letter_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/complaint_name.h"
#include "services/cli/fact_fields.h"
#include "services/cli/json.h"
#include "services/cli/letter_fact.h"
#include "services/cli/read_file.h"
#include "services/cli/read_times.h"
#include "services/cli/render_facts.h"
#include "services/cli/text.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

constexpr std::size_t kTemplateBytesMax = 32'768;
constexpr std::size_t kFactJsonBytesMax = 1 << 18;  // An event's 64 KiB, written out.

struct Options {
  std::string complaint;
  std::string kind;
  std::vector<std::string> fields;
  std::string fact_json;
  std::uint32_t stage = 0;
  std::string message;
  std::string new_due;
  std::string on;
  std::string template_file;
  std::string text_file;
  std::string html_file;
  std::string actor_id;
  std::string request_id;
  bool send = false;
  bool incomplete = false;
};

Answer<std::string> ReadTemplate(const std::string& path) {
  if (path.empty()) return std::string();
  auto text = ReadFile(path, kTemplateBytesMax);
  if (!text) return Fail(kWrongUsage, "--template: " + text.error());
  return *std::move(text);
}

// The stage that a draft is of, which has to say it itself: what was given, or where the complaint
// stands.
Answer<std::uint32_t> StageOfDraft(Session& session, const v1::RenderLetterRequest& letter,
                                   const Options& options) {
  if (options.stage != 0) return options.stage;
  v1::GetRequest request;
  request.set_landlord_id(letter.landlord_id());
  request.set_complaint_id(letter.complaint_id());
  const auto stub = session.Stub<v1::ComplaintService>();
  const auto answer = session.Call(*stub, &v1::ComplaintService::Stub::Get, request);
  if (!answer) return tl::make_unexpected(answer.error());
  return std::max(answer->complaint().summary().stage(), std::uint32_t{1});
}

// "@path" takes it from a file: decisions on several points are long.
Answer<std::string> ReadFactJson(const std::string& written) {
  if (!written.starts_with('@')) return written;
  auto text = ReadFile(written.substr(1), kFactJsonBytesMax);
  if (!text) return Fail(kWrongUsage, "--fact-json: " + text.error());
  return *std::move(text);
}

// The fact that the letter is to tell.
Answer<v1::Fact> MakeDraft(const Options& options, v1::LetterKind kind, std::uint32_t stage) {
  auto json = ReadFactJson(options.fact_json);
  if (!json) return tl::make_unexpected(json.error());
  WrittenFact written{.name = LetterFactName(kind, stage),
                      .json = *std::move(json),
                      .fields = options.fields,
                      .subject_id = {}};
  const std::string number = std::to_string(stage);
  if (written.name == "escalation_refused") {
    written.fields.push_back("to_stage=" + number);
  } else if (written.name != "complaint_refused") {
    written.fields.push_back("stage=" + number);
  }
  if (written.name == "extension_notified" && !options.new_due.empty()) {
    written.fields.push_back("new_due_date=" + options.new_due);
  }
  const auto fact =
      MakeFact(written, [](const std::string& path) { return ReadFile(path, kPersonalBytesMax); });
  if (!fact) return Fail(kWrongUsage, fact.error());
  return *fact;
}

Answer<v1::RenderLetterRequest> MakeRequest(Session& session, const Options& options) {
  v1::RenderLetterRequest request;
  const auto kind = ReadLetterKind(options.kind);
  if (!kind) return tl::make_unexpected(kind.error());
  request.set_kind(*kind);
  auto own = ReadTemplate(options.template_file);
  if (!own) return tl::make_unexpected(own.error());
  request.set_template_text(*std::move(own));
  using Request = v1::RenderLetterRequest;
  auto set = SetDay("--on", options.on, request, &Request::mutable_on_date);
  if (set) set = SetDay("--new-due", options.new_due, request, &Request::mutable_new_due_date);
  if (!set) return tl::make_unexpected(set.error());
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  request.set_landlord_id(*landlord_id);
  const auto id = ComplaintId(session, *landlord_id, options.complaint);
  if (!id) return tl::make_unexpected(id.error());
  request.set_complaint_id(*id);
  return request;
}

// Adds the fact that the letter tells, where anything was said of it or it is to be recorded.
Answer<void> AddDraft(Session& session, const Options& options, v1::RenderLetterRequest& request) {
  if (!options.send && options.fields.empty() && options.fact_json.empty()) return {};
  const auto stage = StageOfDraft(session, request, options);
  if (!stage) return tl::make_unexpected(stage.error());
  request.set_stage(*stage);
  auto draft = MakeDraft(options, request.kind(), *stage);
  if (!draft) return tl::make_unexpected(draft.error());
  *request.mutable_draft() = *std::move(draft);
  return {};
}

// Adds stage, draft and message. Of a letter without a draft the server says the stage.
Answer<void> AddWords(Session& session, const Options& options, v1::RenderLetterRequest& request) {
  request.set_stage(options.stage);
  if (auto added = AddDraft(session, options, request); !added) return added;
  if (options.message.empty()) return {};
  if (request.has_draft() && PutMessage(options.message, *request.mutable_draft())) return {};
  request.mutable_message()->set_clear(options.message);
  return {};
}

std::string RenderMissing(const v1::RenderLetterResponse& letter) {
  std::string out;
  for (const std::string& missing : letter.missing()) out += "  " + Shown(missing) + "\n";
  return out;
}

// What whoever sends it has to know.
void SayAround(const v1::RenderLetterResponse& letter, std::ostream& err) {
  if (letter.missing_size() > 0) {
    err << "Missing, and shown in the letter in brackets:\n" << RenderMissing(letter);
  }
  if (letter.large_print()) err << "Large print, as agreed: the HTML is set in it.\n";
  if (!letter.language().empty())
    err << "In this language, as agreed: " << Shown(letter.language()) << "\n";
  if (letter.channel() != v1::CHANNEL_UNSPECIFIED) {
    err << "To be sent by " << EnumWords(*v1::Channel_descriptor(), letter.channel())
        << ", as asked for.\n";
  }
}

Answer<void> Write(const std::string& path, const std::string& text) {
  if (path.empty()) return {};
  const auto written = WriteFile(path, [&](std::ostream& out) { out << text; });
  if (!written) return Fail(kRefused, written.error());
  return {};
}

Answer<void> Show(Session& session, const Options& options,
                  const v1::RenderLetterResponse& letter) {
  if (auto written = Write(options.text_file, letter.text()); !written) return written;
  if (auto written = Write(options.html_file, letter.html()); !written) return written;
  std::ostream& out = session.world().out;
  if (session.settings().json) {
    out << JsonDocument(letter);
    return {};
  }
  SayAround(letter, session.world().err);
  if (!options.text_file.empty() || !options.html_file.empty()) return {};
  for (std::size_t at = 0; at < letter.text().size();) {
    const std::size_t end = std::min(letter.text().find('\n', at), letter.text().size());
    out << Shown(letter.text().substr(at, end - at)) << "\n";
    at = end + 1;
  }
  return {};
}

Answer<ExitCode> Send(Session& session, const Options& options,
                      const v1::RenderLetterRequest& request,
                      const v1::RenderLetterResponse& letter) {
  if (letter.missing_size() > 0 && !options.incomplete) {
    return Fail(kRefused,
                "nothing was recorded: the letter lacks\n" + RenderMissing(letter) +
                    "Record what is missing first, or add --incomplete to send it as it is.");
  }
  v1::RecordRequest record;
  v1::CommandHeader& header = *record.mutable_header();
  header = session.AskHeader(request.landlord_id(), options.request_id);
  header.set_actor_id(options.actor_id);
  std::vector<std::string> fact_names;
  for (v1::Step& step :
       LetterSteps(request.complaint_id(), request.stage(), letter, request.draft())) {
    fact_names.push_back(
        v1::Fact::descriptor()->FindFieldByNumber(step.fact().body_case())->name());
    record.add_steps()->Swap(&step);
  }
  const auto stub = session.Stub<v1::ComplaintService>();
  const auto answer = session.Call(*stub, &v1::ComplaintService::Stub::Record, record);
  if (!answer) return tl::make_unexpected(WithRequestId(answer.error(), header.request_id()));
  session.world().err << RenderResult(answer->result(), fact_names, session.style())
                      << RenderWarnings(answer->result());
  return kDone;
}

Answer<ExitCode> Letter(Session& session, const Options& options) {
  if (options.send && !options.on.empty()) {
    return Fail(kWrongUsage, "expected no --on with --send: what is sent now is of today");
  }
  auto request = MakeRequest(session, options);
  if (!request) return tl::make_unexpected(request.error());
  if (auto added = AddWords(session, options, *request); !added)
    return tl::make_unexpected(added.error());
  const auto stub = session.Stub<v1::LetterService>();
  const auto letter = session.Call(*stub, &v1::LetterService::Stub::RenderLetter, *request);
  if (!letter) return tl::make_unexpected(letter.error());
  if (auto shown = Show(session, options, *letter); !shown)
    return tl::make_unexpected(shown.error());
  if (options.send) return Send(session, options, *request, *letter);
  return kDone;
}

constexpr const char* kExamples =
    "Without --send nothing is recorded. What the Code asks of such a letter and the record does "
    "not hold is\n"
    "listed, and stands in the letter in brackets. NAME=VALUE are fields of the fact that the "
    "letter tells, as\n"
    "`redress record` takes them: of a response those of `responded`.\n\n"
    "Examples:\n"
    "  redress letter c-1042 acknowledgement\n"
    "  redress letter c-1042 extension --new-due 2024-05-02 --message \"We wait for the survey.\" "
    "--send\n"
    "  redress letter c-1042 response --fact-json @decisions.json --html letter.html\n"
    "  redress letter c-1042 response outcome=upheld remedy_stated=yes actions_stated=yes --send\n"
    "  redress letter crm/2024-0117 update --message \"The roofer comes on Monday.\" --template "
    "ours.mustache";

void AddOptions(CLI::App& command, Options& options) {
  command
      .add_option("--stage", options.stage, "Of which stage; otherwise where the complaint stands")
      ->check(CLI::Range(1U, 3U))
      ->type_name("N");
  command.add_option("--message", options.message, "Reasons, news, or a paragraph of your own")
      ->type_name("TEXT");
  command.add_option("--new-due", options.new_due, "Of an extension: when the response will come")
      ->type_name("DATE");
  command.add_option("--on", options.on, "The letter's date; otherwise today")->type_name("DATE");
  command
      .add_option("--template", options.template_file,
                  "A template to try (mustache); otherwise the one adopted (see `redress adopt`)")
      ->type_name("FILE");
  command.add_option("--text", options.text_file, "Where to write the plain text")
      ->type_name("FILE");
  command.add_option("--html", options.html_file, "Where to write the HTML, to print or to send")
      ->type_name("FILE");
  command
      .add_option("--fact-json", options.fact_json,
                  "The fact that the letter tells, as JSON or @FILE")
      ->type_name("JSON");
  command.add_option("--actor", options.actor_id, "Who sends it: an officer's id")->type_name("ID");
  command
      .add_option("--request-id", options.request_id,
                  "Makes trying again safe; otherwise a random one")
      ->type_name("ID");
  command.add_flag("--send", options.send, "Record it as sent now, its text with it");
  command.add_flag("--incomplete", options.incomplete, "Send it though something is missing");
}

}  // namespace

void AddLetter(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "letter", "A letter from the record: acknowledgement, extension, response, refusal, update");
  command->add_option("id", options->complaint, "The complaint's id, or SOURCE/REFERENCE")
      ->required();
  command->add_option("kind", options->kind, "What for")->required();
  command->add_option("fields", options->fields, "What the letter is to tell")
      ->type_name("NAME=VALUE");
  AddOptions(*command, *options);
  command->footer(kExamples);
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return Letter(session, *options); };
  });
}

}  // namespace redress::cli

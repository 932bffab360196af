#include <cctype>
#include <map>
#include <memory>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "redress/v1/admin_service.grpc.pb.h"
#include "redress/v1/complaint_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/complaint_name.h"
#include "services/cli/fact_catalogue.h"
#include "services/cli/fact_fields.h"
#include "services/cli/json.h"
#include "services/cli/read_file.h"
#include "services/cli/render_facts.h"
#include "services/cli/suggestion.h"
#include "services/cli/words.h"

namespace redress::cli {
namespace {

struct Options {
  WrittenFact fact;
  std::string stream;  // A complaint's name, or another stream's id; "new": one is made.
  std::string of;      // What kind of record. Empty: the one that facts of that name are mostly of.
  std::string happened;
  std::string request_id;
  std::string actor_id;
  std::string channel;
  std::uint64_t expected_version = 0;
  std::vector<std::string> overrides;  // Checks not to be blocked by.
  std::string reason;                  // Why not. "@path": from a file.
  bool version_given = false;
  bool ask = false;
  bool report = false;
  bool validate_only = false;
  bool list = false;
};

// What a fact may be recorded of. A judgement, a correction or an annulment may be of several.
const std::map<std::string, v1::StreamKind> kKinds = {
    {"complaint", v1::STREAM_KIND_COMPLAINT},
    {"contact", v1::STREAM_KIND_CONTACT},
    {"service-request", v1::STREAM_KIND_SERVICE_REQUEST},
    {"person", v1::STREAM_KIND_PERSON},
    {"landlord", v1::STREAM_KIND_LANDLORD}};

FileText ReadPersonalText(const std::string& path) { return ReadFile(path, kPersonalBytesMax); }

Answer<v1::Channel> ReadChannel(const std::string& text) {
  if (text.empty()) return v1::CHANNEL_UNSPECIFIED;
  std::string wanted = text;
  std::replace(wanted.begin(), wanted.end(), '-', ' ');
  std::vector<std::string> known;
  for (int at = 0; at < v1::Channel_descriptor()->value_count(); ++at) {
    const auto& value = *v1::Channel_descriptor()->value(at);
    if (value.number() == 0) continue;
    if (EnumWords(value) == wanted) return static_cast<v1::Channel>(value.number());
    known.push_back(EnumWords(value));
  }
  const std::string nearest = Nearest(wanted, known);
  return Fail(kWrongUsage, "expected --channel to be one of phone, email, letter, ..." +
                               (nearest.empty() ? "" : "; did you mean " + nearest + "?"));
}

// "response-incomplete" as the contract writes it.
std::string CheckName(std::string text) {
  for (char& letter : text) {
    letter =
        letter == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return text;
}

Answer<std::string> ReadReason(const std::string& written) {
  if (written.empty() || written[0] != '@') return written;
  if (written.starts_with("@@")) return written.substr(1);
  auto text = ReadPersonalText(written.substr(1));
  if (!text) return Fail(kWrongUsage, "--reason: " + text.error());
  return *std::move(text);
}

Answer<ExitCode> AddOverrides(const Options& options, v1::CommandHeader& header) {
  const auto reason = ReadReason(options.reason);
  if (!reason) return tl::make_unexpected(reason.error());
  if (options.overrides.empty() != reason->empty()) {
    return Fail(kWrongUsage, "expected --override CHECK and --reason TEXT together");
  }
  if (options.report && !options.overrides.empty()) {
    return Fail(kWrongUsage,
                "expected --override with --ask only: what is reported is never blocked");
  }
  for (const std::string& check : options.overrides) {
    v1::Override& override = *header.add_overrides();
    override.set_check(CheckName(check));
    override.mutable_reason()->set_clear(*reason);
  }
  return kDone;
}

Answer<v1::CommandHeader> MakeHeader(Session& session, const Options& options) {
  if (options.ask == options.report) {
    return Fail(kWrongUsage, "expected --ask (do it now) or --report (it was done)");
  }
  if (options.report && options.happened.empty()) {
    return Fail(kWrongUsage, "expected --happened DATE with --report, even if it is not-known");
  }
  v1::CommandHeader header;
  header.set_intent(options.ask ? v1::INTENT_ASK : v1::INTENT_REPORT);
  if (!options.happened.empty()) {
    auto happened = ReadHappened(options.happened);
    if (!happened) return Fail(kWrongUsage, "--happened: " + happened.error());
    *header.mutable_happened() = *happened;
  }
  const auto channel = ReadChannel(options.channel);
  if (!channel) return tl::make_unexpected(channel.error());
  header.set_channel(*channel);
  header.set_actor_id(options.actor_id);
  header.set_validate_only(options.validate_only);
  if (options.version_given) header.set_expected_version(options.expected_version);
  if (auto added = AddOverrides(options, header); !added) {
    return tl::make_unexpected(added.error());
  }
  header.set_request_id(options.request_id.empty() ? session.world().make_id()
                                                   : options.request_id);
  return header;
}

// The stream's id, made or looked up where the name is not the id itself.
Answer<std::string> StreamName(Session& session, const Options& options, const FactEntry& entry,
                               const std::string& landlord_id) {
  if (options.stream == "new") return session.world().make_id();
  if (entry.kind != v1::STREAM_KIND_COMPLAINT) return options.stream;
  return ComplaintId(session, landlord_id, options.stream);
}

Answer<v1::CommandResult> SendOfficer(Session& session, const v1::CommandHeader& header,
                                      const Options& options, const v1::Fact& fact) {
  v1::RegisterOfficerRequest request;
  *request.mutable_header() = header;
  *request.mutable_officer_registered() = fact.officer_registered();
  request.mutable_officer_registered()->set_officer_id(options.stream);
  const auto stub = session.Stub<v1::AdminService>();
  const auto answer = session.Call(*stub, &v1::AdminService::Stub::RegisterOfficer, request);
  if (!answer) return tl::make_unexpected(answer.error());
  return answer->result();
}

Answer<v1::CommandResult> Send(Session& session, const v1::CommandHeader& header,
                               const Options& options, const FactEntry& entry,
                               const v1::Fact& fact) {
  if (fact.has_officer_registered()) return SendOfficer(session, header, options, fact);
  const auto stream = StreamName(session, options, entry, header.landlord_id());
  if (!stream) return tl::make_unexpected(stream.error());
  v1::RecordRequest request;
  *request.mutable_header() = header;
  v1::Step& step = *request.add_steps();
  step.mutable_stream()->set_kind(entry.kind);
  step.mutable_stream()->set_id(*stream);
  *step.mutable_fact() = fact;
  const auto stub = session.Stub<v1::ComplaintService>();
  const auto answer = session.Call(*stub, &v1::ComplaintService::Stub::Record, request);
  if (!answer) return tl::make_unexpected(answer.error());
  return answer->result();
}

Answer<const FactEntry*> CheckFact(const Options& options) {
  if (options.fact.name.empty() || options.stream.empty()) {
    return Fail(kWrongUsage,
                "expected a fact and what it is recorded of, e.g. `redress record acknowledged C1 "
                "stage=1 ...`\n"
                "`redress record --list` lists the facts.");
  }
  if (const FactEntry* entry = FindFact(options.fact.name); entry != nullptr) return entry;
  std::vector<std::string> known;
  for (const FactEntry& entry : FactCatalogue()) known.push_back(entry.name);
  const std::string nearest = Nearest(options.fact.name, known);
  return Fail(
      kWrongUsage,
      fmt::format(
          "expected a fact, but there is none called {}{}\n`redress record --list` lists them.",
          options.fact.name, nearest.empty() ? "" : "; did you mean " + nearest + "?"));
}

Answer<ExitCode> Record(Session& session, const Options& options) {
  const auto entry = CheckFact(options);
  if (!entry) return tl::make_unexpected(entry.error());
  const auto fact = MakeFact(options.fact, ReadPersonalText);
  if (!fact) return Fail(kWrongUsage, fact.error());
  auto header = MakeHeader(session, options);
  if (!header) return tl::make_unexpected(header.error());
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  header->set_landlord_id(*landlord_id);
  FactEntry meant = **entry;
  if (!options.of.empty()) meant.kind = kKinds.at(options.of);
  const auto result = Send(session, *header, options, meant, *fact);
  if (!result) return tl::make_unexpected(WithRequestId(result.error(), header->request_id()));
  if (session.settings().json) {
    session.world().out << JsonDocument(*result);
    return kDone;
  }
  session.world().out << RenderResult(*result, {options.fact.name}, session.style());
  session.world().err << RenderWarnings(*result);
  return kDone;
}

Answer<ExitCode> ListFacts(Session& session, const std::string& name) {
  if (!name.empty() && FindFact(name) == nullptr) {
    return Fail(kWrongUsage, "expected a fact, but there is none called " + name);
  }
  session.world().out << RenderFacts(FactCatalogue(), name, session.style());
  return kDone;
}

void AddHeaderOptions(CLI::App& command, Options& options) {
  auto* ask =
      command.add_flag("--ask", options.ask, "Do it now; may be refused for the Code's sake");
  command
      .add_flag("--report", options.report, "It was done; recorded even where it breaches the Code")
      ->excludes(ask);
  command
      .add_option("--happened", options.happened,
                  "When: 2024-04-04, 2024-04-04T09:30:00Z, \"about 2024-04-04\" or not-known. With "
                  "--ask: now")
      ->type_name("WHEN");
  command.add_option("--actor", options.actor_id, "Who did it: an officer's or a system's id")
      ->type_name("ID");
  command
      .add_option("--channel", options.channel,
                  "How: phone, email, web-form, letter, in-person, ...")
      ->type_name("CHANNEL");
  command
      .add_option("--request-id", options.request_id,
                  "Makes trying again safe; otherwise a random one")
      ->type_name("ID");
  command
      .add_option(
          "--override", options.overrides,
          "Do it though this check speaks against it, e.g. response-incomplete. Needs --reason")
      ->type_name("CHECK")
      ->allow_extra_args(false);
  command.add_option("--reason", options.reason, "Why it is done all the same; kept in the record")
      ->type_name("TEXT");
  command.add_flag("--validate-only", options.validate_only,
                   "Say what would happen and write nothing");
}

constexpr const char* kExamples =
    "Values: days as 2024-04-18, yes or no, an enumerator's word (outcome=partly-upheld), a "
    "personal text in\n"
    "plain (letter=\"Dear ...\") or from a file (letter=@letter.txt). Repeat NAME=VALUE where "
    "several may be given.\n\n"
    "Examples:\n"
    "  redress record --list acknowledged\n"
    "  redress record received new words=\"The roof leaks.\" references=crm/2024-0117 --report "
    "--happened 2024-04-02\n"
    "  redress record acknowledged crm/2024-0117 stage=1 handler_id=o-1 --report --happened "
    "2024-04-04\n"
    "  redress record responded c-1042 --ask --validate-only stage=1 outcome=upheld "
    "stage_stated=yes ...\n"
    "  redress record responded c-1042 --ask stage=1 outcome=upheld --override response-incomplete "
    "--reason @why.txt\n"
    "  redress record defined c-1042 --fact-json '{\"stage\":1,\"points\":[{\"pointId\":\"p1\"}]}' "
    "--ask\n"
    "  redress record judgement_given k-7 --of contact provision=1.4 verdict=complied --ask\n"
    "  redress record officer_registered o-1 name=\"Ann Example\" --ask";

}  // namespace

void AddRecord(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand(
      "record", "Record one fact: a step of a complaint, a contact, a person, an officer");
  command->add_option("fact", options->fact.name, "Which fact, e.g. acknowledged");
  command->add_option("id", options->stream,
                      "Whose: a complaint's id or SOURCE/REFERENCE, or \"new\"");
  command->add_option("fields", options->fact.fields, "What is known of it")
      ->type_name("NAME=VALUE");
  command
      ->add_option("--of", options->of,
                   "What ID is, of a fact that may be of several: complaint (else), contact, "
                   "service-request, person, landlord")
      ->check(CLI::IsMember(kKinds))
      ->type_name("KIND");
  AddHeaderOptions(*command, *options);
  auto* version = command
                      ->add_option("--expected-version", options->expected_version,
                                   "Only if nothing was recorded since")
                      ->type_name("N");
  command
      ->add_option("--subject", options->fact.subject_id,
                   "The person that the personal texts are about")
      ->type_name("ID");
  command
      ->add_option("--fact-json", options->fact.json,
                   "The fact as JSON; NAME=VALUE is set after it")
      ->type_name("JSON");
  command->add_flag("--list", options->list, "List the facts, or the fields of one");
  command->footer(kExamples);
  command->callback([&chosen, options, version] {
    options->version_given = version->count() > 0;
    chosen = [options](Session& session) {
      return options->list ? ListFacts(session, options->fact.name) : Record(session, *options);
    };
  });
}

}  // namespace redress::cli

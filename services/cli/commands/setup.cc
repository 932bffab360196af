#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "redress/v1/admin_service.grpc.pb.h"

#include "engine/editions/shipped.h"
#include "services/cli/commands/commands.h"
#include "services/cli/digest.h"
#include "services/cli/json.h"
#include "services/cli/render_status.h"

namespace redress::cli {
namespace {

Answer<v1::GetLandlordResponse> Landlord(Session& session, v1::AdminService::Stub& stub,
                                         const std::string& landlord_id) {
  v1::GetLandlordRequest request;
  request.set_landlord_id(landlord_id);
  return session.Call(stub, &v1::AdminService::Stub::GetLandlord, request);
}

bool IsInForce(const v1::GetLandlordResponse& landlord, const editions::ShippedFile& file) {
  const std::string digest = Sha256(file.content);
  const auto& law = landlord.law();
  return std::any_of(law.begin(), law.end(), [&](const v1::AdoptedLaw& each) {
    return each.kind() == file.kind && each.digest() == digest;
  });
}

using Files = std::vector<editions::ShippedFile>;

// "awaabs-law" of "awaabs_law.textproto".
std::string NameOf(const editions::ShippedFile& file) {
  std::string name(file.name.substr(0, file.name.find('.')));
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

std::string NamesBeside() {
  std::string names;
  for (const auto& file : editions::ShippedBeside()) {
    names += (names.empty() ? "" : ", ") + NameOf(file);
  }
  return names;
}

// What every landlord adopts, and what was asked for by name.
Answer<Files> FilesFor(const std::vector<std::string>& asked) {
  Files files(editions::Shipped().begin(), editions::Shipped().end());
  for (const std::string& name : asked) {
    const auto beside = editions::ShippedBeside();
    const auto found = std::find_if(beside.begin(), beside.end(),
                                    [&](const auto& file) { return NameOf(file) == name; });
    if (found == beside.end()) {
      return Fail(kWrongUsage, "expected one of " + NamesBeside() + ", but found another name");
    }
    files.push_back(*found);
  }
  return files;
}

// Answers how many files were newly put into force.
Answer<int> AdoptFiles(Session& session, v1::AdminService::Stub& stub,
                       const std::string& landlord_id, const Files& files) {
  const auto landlord = Landlord(session, stub, landlord_id);
  if (!landlord) return tl::make_unexpected(landlord.error());
  int adopted = 0;
  for (const auto& file : files) {
    if (IsInForce(*landlord, file)) continue;
    v1::AdoptLawRequest request;
    *request.mutable_header() = session.AskHeader(landlord_id);
    request.set_kind(file.kind);
    request.set_file_name(std::string(file.name));
    request.set_content(std::string(file.content));
    const auto answer = session.Call(stub, &v1::AdminService::Stub::AdoptLaw, request);
    if (!answer) return tl::make_unexpected(answer.error());
    ++adopted;
  }
  return adopted;
}

// Creates the landlord unless there is one. Answers whether it did.
Answer<bool> Create(Session& session, v1::AdminService::Stub& stub, const std::string& landlord_id,
                    const std::string& name) {
  v1::GetLandlordRequest wanted;
  wanted.set_landlord_id(landlord_id);
  grpc::ClientContext context;
  session.GiveTime(context);
  v1::GetLandlordResponse there;
  const grpc::Status status = stub.GetLandlord(&context, wanted, &there);
  if (status.ok()) return false;
  if (status.error_code() != grpc::StatusCode::NOT_FOUND)
    return tl::make_unexpected(session.Failed(status));
  v1::CreateLandlordRequest request;
  *request.mutable_header() = session.AskHeader(landlord_id);
  request.mutable_landlord_created()->set_display_name(name.empty() ? landlord_id : name);
  const auto answer = session.Call(stub, &v1::AdminService::Stub::CreateLandlord, request);
  if (!answer) return tl::make_unexpected(answer.error());
  return true;
}

Answer<ExitCode> Setup(Session& session, const std::string& name,
                       const std::vector<std::string>& asked) {
  const std::string landlord_id = session.settings().landlord;
  if (landlord_id.empty()) {
    return Fail(kWrongUsage,
                "expected the landlord's id, e.g. `redress --landlord crown-homes setup --name "
                "\"Crown Homes\"`");
  }
  const auto files = FilesFor(asked);
  if (!files) return tl::make_unexpected(files.error());
  const auto stub = session.Stub<v1::AdminService>();
  const auto created = Create(session, *stub, landlord_id, name);
  if (!created) return tl::make_unexpected(created.error());
  const auto adopted = AdoptFiles(session, *stub, landlord_id, *files);
  if (!adopted) return tl::make_unexpected(adopted.error());
  const auto landlord = Landlord(session, *stub, landlord_id);
  if (!landlord) return tl::make_unexpected(landlord.error());
  World& world = session.world();
  if (session.settings().json) {
    world.out << JsonDocument(*landlord);
    return kDone;
  }
  if (!*created && *adopted == 0) {
    world.out << "Everything was there already; nothing is changed.\n\n";
  } else {
    world.out << (*created ? "Created the landlord. " : "The landlord was there already. ")
              << fmt::format("Adopted {} of {} files of law.\n\n", *adopted, files->size());
  }
  world.out << RenderLandlord(*landlord, session.style());
  return kDone;
}

}  // namespace

void AddSetup(CLI::App& app, Action& chosen) {
  auto name = std::make_shared<std::string>();
  auto asked = std::make_shared<std::vector<std::string>>();
  auto* command = app.add_subcommand(
      "setup", "Begin a landlord's record and adopt the law that comes with the program");
  command->add_option("--name", *name, "What the landlord is called; otherwise its id")
      ->type_name("NAME");
  command
      ->add_option("--also", *asked,
                   "Law to adopt beside the Housing Ombudsman's: " + NamesBeside())
      ->type_name("LAW");
  command->footer(
      "Called again it changes nothing.\n\n"
      "Example:\n"
      "  redress --landlord crown-homes setup --name \"Crown Homes\"\n"
      "  redress --landlord crown-homes setup --also awaabs-law data-protection");
  command->callback([&chosen, name, asked] {
    chosen = [name, asked](Session& session) { return Setup(session, *name, *asked); };
  });
}

}  // namespace redress::cli

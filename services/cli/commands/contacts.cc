#include <memory>
#include <optional>
#include <ostream>
#include <vector>

#include <CLI/CLI.hpp>

#include "redress/v1/contact_service.grpc.pb.h"

#include "services/cli/commands/commands.h"
#include "services/cli/json.h"
#include "services/cli/pages.h"
#include "services/cli/render_contacts.h"

namespace redress::cli {
namespace {

struct ListOptions {
  std::optional<std::size_t> limit;  // 0: all.
  bool unsorted = false;
};

Answer<ExitCode> List(Session& session, const ListOptions& options) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  v1::ListContactsRequest request;
  request.set_landlord_id(*landlord_id);
  request.set_unsorted_only(options.unsorted);
  World& world = session.world();
  const bool json = session.settings().json;
  std::vector<v1::ContactView> contacts;
  const auto take = [&](const v1::ListContactsResponse& page) {
    for (const auto& one : page.contacts()) {
      if (json) world.out << JsonLine(one);
      if (!json) contacts.push_back(one);
    }
    return page.contacts_size();
  };
  const auto stub = session.Stub<v1::ContactService>();
  const auto more = ReadPages(session, *stub, &v1::ContactService::Stub::ListContacts, request,
                              RowsWanted(session, options.limit), take);
  if (!more) return tl::make_unexpected(more.error());
  if (!json) world.out << RenderContacts(contacts, *more, session.style());
  return kDone;
}

Answer<ExitCode> Show(Session& session, const std::string& id) {
  const auto landlord_id = session.Landlord();
  if (!landlord_id) return tl::make_unexpected(landlord_id.error());
  v1::GetContactRequest request;
  request.set_landlord_id(*landlord_id);
  request.set_contact_id(id);
  const auto stub = session.Stub<v1::ContactService>();
  const auto answer = session.Call(*stub, &v1::ContactService::Stub::GetContact, request);
  if (!answer) return tl::make_unexpected(answer.error());
  session.world().out << (session.settings().json
                              ? JsonDocument(*answer)
                              : RenderContact(*answer, session.OfficerNames(*landlord_id),
                                              session.style()));
  return kDone;
}

}  // namespace

void AddContacts(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<ListOptions>();
  auto* command =
      app.add_subcommand("contacts", "Contacts and what became of them, in order of id");
  command->add_flag("--unsorted", options->unsorted,
                    "Only those that nobody has sorted and that led to no complaint");
  AddLimit(*command, options->limit);
  command->footer(
      "Examples:\n"
      "  redress contacts --unsorted\n"
      "  redress --json contacts | jq -r 'select(.dissatisfied == \"YES_NO_YES\") | .contactId'");
  command->callback([&chosen, options] {
    chosen = [options](Session& session) { return List(session, *options); };
  });
}

void AddContact(CLI::App& app, Action& chosen) {
  auto id = std::make_shared<std::string>();
  auto* command = app.add_subcommand(
      "contact", "One contact: what became of it, what the Code says of it, and its record");
  command->add_option("id", *id, "The contact's id")->required();
  command->footer(
      "Example:\n"
      "  redress contact k-2207");
  command->callback(
      [&chosen, id] { chosen = [id](Session& session) { return Show(session, *id); }; });
}

}  // namespace redress::cli

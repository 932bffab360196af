#pragma once

#include <functional>
#include <string>

#include "services/cli/failure.h"
#include "services/cli/session.h"

namespace CLI {
class App;
}

namespace redress::cli {

// What a command does once its arguments are known. Answers the program's exit code.
using Action = std::function<Answer<ExitCode>(Session&)>;

// Each adds one command to `app`; parsing it sets `chosen`. A file of this folder each.
void AddSetup(CLI::App& app, Action& chosen);
void AddStatus(CLI::App& app, Action& chosen);
void AddImport(CLI::App& app, Action& chosen);
void AddShow(CLI::App& app, Action& chosen);
void AddTimeline(CLI::App& app, Action& chosen);
void AddReplay(CLI::App& app, Action& chosen);
void AddDue(CLI::App& app, Action& chosen);
void AddRecord(CLI::App& app, Action& chosen);
void AddLetter(CLI::App& app, Action& chosen);
void AddPolicy(CLI::App& app, Action& chosen);
void AddExport(CLI::App& app, Action& chosen);
void AddSampleLog(CLI::App& app, Action& chosen);
void AddFindings(CLI::App& app, Action& chosen);
void AddProvisions(CLI::App& app, Action& chosen);
void AddRequests(CLI::App& app, Action& chosen);
void AddRequest(CLI::App& app, Action& chosen);
void AddContacts(CLI::App& app, Action& chosen);
void AddContact(CLI::App& app, Action& chosen);
void AddAdopt(CLI::App& app, Action& chosen);
void AddRegister(CLI::App& app, Action& chosen);
void AddWhatIf(CLI::App& app, Action& chosen);

}  // namespace redress::cli

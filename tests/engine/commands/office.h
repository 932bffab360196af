#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "engine/commands/command.h"
#include "tests/engine/complaint/told.h"

namespace redress::commands {

using complaint::DayOf;
using complaint::FactOf;
using complaint::On;

// One fact of a command as a test says it.
struct Said {
  std::string stream = "c1";  // "c…" a complaint, "p…" a person, "k…" a contact, "i…" an import;
                              // "town" the landlord.
  std::string date;  // "2024-04-02"; "": not known; "?": not said.
  std::string fact;  // Textproto of v1::Fact.
};

// A landlord, "town", with what it has on record. Its day is 2024-06-03. It has adopted the shipped
// law, registered the officers ann, bob and cyd, and set the Ombudsman's details; p1 is a person
// and k1 a contact.
class Office {
 public:
  Office();
  // Without any law, officer or record.
  static Office Bare();

  // Decides, and records nothing.
  [[nodiscard]] tl::expected<std::vector<v1::Event>, Refusal> Decide(const Command& command) const;
  // As `Decide`, with the warnings.
  [[nodiscard]] tl::expected<Decision, Refusal> Weigh(const Command& command) const;
  // As `Decide`, and records what comes of it; it must not be refused.
  std::vector<v1::Event> Record(const Command& command);
  // Adopts a file of law that `content` is, its id and version read from it.
  void Adopt(v1::LawKind kind, const std::string& content);
  // Records one reported fact.
  void Told(const Said& said);

  [[nodiscard]] static Command Make(v1::Intent intent, const std::vector<Said>& said);

  [[nodiscard]] const StreamState& StateOf(const StreamKey& stream) const;

 private:
  struct Empty {};
  explicit Office(Empty) {}
  void AdoptShipped();

  std::unordered_map<StreamKey, std::vector<v1::RecordedEvent>, StreamKeyHash> events_;
  std::unordered_map<StreamKey, StreamState, StreamKeyHash> streams_;
  std::uint64_t position_ = 0;
};

[[nodiscard]] StreamKey KeyOf(const std::string& stream);

// "REASON field provision: message".
[[nodiscard]] std::string ToText(const Refusal& refusal);

}  // namespace redress::commands

#include "tests/engine/commands/office.h"

#include "engine/editions/shipped.h"
#include "engine/types/assert.h"

namespace redress::commands {
namespace {

constexpr const char* kToday = "2024-06-03";

}  // namespace

StreamKey KeyOf(const std::string& stream) {
  StreamKey key{.landlord_id = "town", .kind = v1::STREAM_KIND_COMPLAINT, .id = stream};
  if (stream == "town") key.kind = v1::STREAM_KIND_LANDLORD;
  if (stream[0] == 'p') key.kind = v1::STREAM_KIND_PERSON;
  if (stream[0] == 'k') key.kind = v1::STREAM_KIND_CONTACT;
  if (stream[0] == 'i') key.kind = v1::STREAM_KIND_IMPORT;
  return key;
}

std::string ToText(const Refusal& refusal) {
  constexpr std::size_t kPrefix = sizeof "REFUSAL_REASON_" - 1;
  return v1::RefusalReason_Name(refusal.reason).substr(kPrefix) + " " + refusal.field +
         (refusal.provision.empty() ? "" : " " + refusal.provision) + ": " + refusal.message;
}

Office::Office() {
  Told({"town", "2024-01-02", R"(landlord_created { display_name: "Town Homes" })"});
  AdoptShipped();
  for (const char* officer : {"ann", "bob", "cyd"}) {
    Told({"town", "2024-01-02",
          std::string("officer_registered { officer_id: \"") + officer + "\" }"});
  }
  Told({"town", "2024-01-02", R"(ombudsman_details_set { title: "The Ombudsman" })"});
  Told({"p1", "2024-01-02", "person_registered { role: PARTY_ROLE_RESIDENT }"});
  Told({"k1", "2024-01-02", R"(contact_received { person_id: "p1" })"});
}

Office Office::Bare() { return Office(Empty{}); }

void Office::AdoptShipped() {
  for (const auto& file : editions::Shipped()) Adopt(file.kind, std::string(file.content));
}

void Office::Adopt(v1::LawKind kind, const std::string& content) {
  Command command = Make(v1::INTENT_REPORT, {{"town", "2024-01-02", "law_adopted {}"}});
  auto& adopted = *command.steps[0].fact.mutable_law_adopted();
  const auto name = [&](const auto& file) {
    adopted.set_id(file.value().id());
    adopted.set_version(file.value().version());
  };
  if (kind == v1::LAW_KIND_CALENDAR) name(editions::ParseCalendar(content, "calendar"));
  if (kind == v1::LAW_KIND_POLICY) name(editions::ParsePolicy(content, "policy"));
  if (kind == v1::LAW_KIND_EDITION) name(editions::ParseEdition(content, "edition"));
  adopted.set_kind(kind);
  adopted.set_content(content);
  adopted.set_digest(std::string(32, static_cast<char>('c' + adopted.version())));
  Record(command);
}

Command Office::Make(v1::Intent intent, const std::vector<Said>& said) {
  Command command;
  command.landlord_id = "town";
  command.request_id = "r1";
  command.intent = intent;
  for (const auto& one : said) {
    Step step;
    step.stream = KeyOf(one.stream);
    if (one.date != "?") step.happened = On(one.date);
    step.fact = FactOf(one.fact);
    command.steps.push_back(std::move(step));
  }
  return command;
}

const StreamState& Office::StateOf(const StreamKey& stream) const {
  const auto found = streams_.find(stream);
  REDRESS_ASSERT(found != streams_.end());
  return found->second;
}

tl::expected<std::vector<v1::Event>, Refusal> Office::Decide(const Command& command) const {
  auto weighed = Weigh(command);
  if (!weighed) return tl::unexpected(std::move(weighed.error()));
  return std::move(weighed->events);
}

tl::expected<Decision, Refusal> Office::Weigh(const Command& command) const {
  States states;
  for (const auto& key : StreamsNamed(command)) {
    if (const auto found = streams_.find(key); found != streams_.end()) {
      states.streams[key] = &found->second;
    }
  }
  if (const auto town = streams_.find(KeyOf("town")); town != streams_.end()) {
    states.landlord = &std::get<landlord::State>(town->second.body);
  }
  for (const auto& wanted : ReferencesNamed(command)) {
    for (const auto& [key, state] : streams_) {
      const auto* body = std::get_if<complaint::State>(&state.body);
      if (body == nullptr) continue;
      for (const auto& had : body->references) {
        if (ReferenceKey(had) == ReferenceKey(wanted)) {
          states.complaint_by_reference[ReferenceKey(wanted)] = key.id;
        }
      }
    }
  }
  return commands::Decide(states, command, {.today = DayOf(kToday)});
}

std::vector<v1::Event> Office::Record(const Command& command) {
  auto decided = Decide(command);
  if (!decided) std::fprintf(stderr, "%s\n", ToText(decided.error()).c_str());
  REDRESS_ASSERT(decided.has_value());
  for (const auto& event : *decided) {
    v1::RecordedEvent recorded;
    recorded.set_position(++position_);
    *recorded.mutable_recorded_date() = ToCivilDate(DayOf(kToday));
    *recorded.mutable_event() = event;
    const StreamKey key{
        .landlord_id = "town", .kind = event.stream().kind(), .id = event.stream().id()};
    auto& events = events_[key];
    events.push_back(recorded);
    auto& state = streams_.try_emplace(key, MakeState(key.kind)).first->second;
    if (!Evolve(state, recorded)) state = FoldStream(key.kind, events);
  }
  return *std::move(decided);
}

void Office::Told(const Said& said) { Record(Make(v1::INTENT_REPORT, {said})); }

}  // namespace redress::commands

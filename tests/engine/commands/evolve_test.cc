#include <gtest/gtest.h>

#include "tests/engine/commands/office.h"

namespace redress::commands {
namespace {

v1::RecordedEvent EventOf(std::uint64_t version, const std::string& fact) {
  v1::RecordedEvent recorded;
  recorded.mutable_event()->set_version(version);
  *recorded.mutable_event()->mutable_fact() = FactOf(fact);
  return recorded;
}

struct KindCase {
  v1::StreamKind kind;
  std::vector<const char*> facts;
};

class EachKindTest : public testing::TestWithParam<KindCase> {};

TEST_P(EachKindTest, FoldsHotAsAfresh) {
  StreamState hot = MakeState(GetParam().kind);
  EXPECT_EQ(hot.version, 0u);
  std::vector<v1::RecordedEvent> events;
  for (const char* fact : GetParam().facts) {
    events.push_back(EventOf(events.size() + 1, fact));
    ASSERT_TRUE(Evolve(hot, events.back()));
  }
  const StreamState folded = FoldStream(GetParam().kind, events);
  EXPECT_EQ(hot.version, events.size());
  EXPECT_EQ(folded.version, events.size());
  EXPECT_TRUE(hot.body == folded.body);
}

INSTANTIATE_TEST_SUITE_P(
    Streams, EachKindTest,
    testing::Values(
        KindCase{v1::STREAM_KIND_COMPLAINT,
                 {"received {}", "acknowledged { stage: 1 }", "closed {}"}},
        KindCase{v1::STREAM_KIND_CONTACT, {"contact_received {}", "annulled { versions: 1 }"}},
        KindCase{v1::STREAM_KIND_PERSON, {"person_registered {}", "corrected { version: 1 }"}},
        KindCase{v1::STREAM_KIND_LANDLORD,
                 {R"(landlord_created { display_name: "x" })",
                  R"(officer_registered { officer_id: "a" })"}},
        KindCase{v1::STREAM_KIND_IMPORT,
                 {R"(import_started { source: "x" })", "import_completed {}"}},
        KindCase{v1::STREAM_KIND_ACCESS, {"noted {}", "noted {}"}}),
    [](const auto& row) { return v1::StreamKind_Name(row.param.kind); });

TEST(EvolveTest, AComplaintCorrectedHasToBeFoldedAfresh) {
  StreamState hot = MakeState(v1::STREAM_KIND_COMPLAINT);
  ASSERT_TRUE(Evolve(hot, EventOf(1, "received {}")));
  EXPECT_FALSE(Evolve(hot, EventOf(2, "annulled { versions: 1 }")));
}

TEST(FoldStreamTest, OfNothingIsTheBeginning) {
  EXPECT_EQ(FoldStream(v1::STREAM_KIND_COMPLAINT, {}).version, 0u);
}

}  // namespace
}  // namespace redress::commands

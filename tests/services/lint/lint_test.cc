#include "services/lint/lint.h"

#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace redress::lint {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> Found(const std::string& text) {
  std::vector<std::string> patterns;
  const auto warnings = Lint(text);
  EXPECT_TRUE(warnings);
  for (const Warning& warning : *warnings) patterns.push_back(warning.pattern);
  return patterns;
}

struct Wording {
  const char* pattern;
  const char* text;
};

// Policies as landlords might have them, made up.
constexpr Wording kBad[] = {
    {"reasons-to-escalate",
     "If you remain unhappy you must tell us in full why you are dissatisfied with stage 1."},
    {"reasons-to-escalate",
     "A request for stage 2 should be made by writing to us and explaining why."},
    {"reasons-to-escalate",
     "To escalate your complaint you need to give your reasons on the form."},
    {"reasons-to-escalate",
     "We escalate a complaint where the resident has valid grounds for escalation."},
    {"in-writing-demanded", "All complaints must be made in writing."},
    {"in-writing-demanded", "You should put your complaint to us in writing."},
    {"in-writing-demanded", "Escalation requests\nneed to be made\n   in  WRITING."},
    {"escalation-window", "You must ask for escalation within 14 days of the stage 1 letter."},
    {"escalation-window", "Residents have twenty working days to request a review at stage two."},
    {"escalation-window",
     "If we do not hear back from you within 10 working days we will close your complaint."},
    {"stage-2-discretionary", "Stage 2 is discretionary."},
    {"stage-2-discretionary",
     "Escalation to the next stage is at the discretion of the Head of Housing."},
    {"stage-2-discretionary", "A manager will decide whether to escalate your complaint."},
    {"informal-stage", "We try to deal with an informal complaint first."},
    {"informal-stage", "Stage 0: quick fix."},
    {"informal-stage", "Pre-complaint: tell the office."},
    {"recorded-unless-fixed",
     "If we can\xe2\x80\x99t resolve it within five working days, we will record it as formal."},
    {"informal-stage", "Most matters are resolved informally."},
    {"not-pursued-formally", "The resident may choose not to pursue the matter formally."},
    {"not-pursued-formally", "How to make a formal complaint"},
    {"clock-from-logging", "We reply within 10 working days of the complaint being logged."},
    {"clock-from-logging", "You will hear within ten working days from opening your case."},
    {"received-in-an-inbox", "The five days start on receipt into the complaints inbox."},
    {"clock-stopped", "While we wait for you the clock is paused."},
    {"clock-stopped", "Your complaint is put on hold."},
    {"stale-ombudsman-address", "Housing Ombudsman Service, PO Box 152, Liverpool L33 7WQ"},
    {"designated-person", "You can ask a designated person to refer it."},
    {"eight-weeks", "You can go to the Ombudsman after eight weeks."},
    {"ombudsman-by-email", "Write to info@housing-ombudsman.org.uk to bring your case."},
    {"three-stages", "Our procedure has three stages."},
    {"three-stages", "At Stage 3 a panel hears you."},
    {"stage-2-extension-of-10",
     "At stage 2 we answer in 20 working days, or tell you of a further 10 working days."},
    {"old-definition",
     "An expression of dissatisfaction about the actions or lack of action by the organisation."},
    {"six-month-exclusion", "We do not look at what happened more than six months ago."},
    {"six-month-exclusion", "Tell us within 6 months of the event."},
    {"blanket-exclusion", "We will not investigate complaints about neighbours."},
    {"blanket-exclusion", "Complaints about rent levels are not accepted."},
    {"one-channel-only", "Complaints must be submitted through the portal."},
    {"one-channel-only", "We only accept new complaints by our online form."},
};

TEST(LintTest, EachWordingIsFound) {
  for (const Wording& wording : kBad)
    EXPECT_THAT(Found(wording.text), Contains(wording.pattern)) << wording.text;
}

TEST(LintTest, EveryPatternHasANameAndAWordingOfItsOwn) {
  std::set<std::string> tried;
  for (const Wording& wording : kBad) tried.insert(wording.pattern);
  std::set<std::string> named;
  for (const std::string& name : PatternNames()) {
    EXPECT_TRUE(tried.contains(name)) << name;
    EXPECT_TRUE(named.insert(name).second) << name << ", twice";
  }
}

// What a sound policy says, in our words.
constexpr const char* kGood[] = {
    "You do not have to explain why you want your complaint to go to stage 2.",
    "Residents need not give a reason for escalating.",
    "Our response sets out the reasons for the decision and how to escalate to stage 2.",
    "You can complain in any way: by telephone, in person, in writing or online.",
    "You do not need to put your complaint in writing.",
    "Landlords must tell residents of the decision in writing.",
    "We acknowledge your request for stage 2 within five working days, and answer within 20 "
    "working days of that.",
    "You can bring your complaint to the Ombudsman within 12 months of our last response.",
    "All that is unresolved goes to stage 2 when you ask for it.",
    "We have two stages. There is no stage 0 and no informal complaint.",
    "We do not use a third stage.",
    "We answer within 10 working days of the acknowledgement.",
    "A complaint is logged, acknowledged and defined within five working days of being received.",
    "We never stop the clock.",
    "The clock does not stop while we wait for you.",
    "Write to info@housing-ombudsman.org.uk with questions, but new cases go by the online form.",
    "An expression of dissatisfaction, however made, about the standard of service by the "
    "landlord.",
    "We do not normally take what happened over 12 months ago, but look at each on its merits.",
    "We consider whether to use our discretion to take complaints that come after the time limit.",
    "Six months after our financial year ends we send in our report.",
    "A housing officer will visit within 14 days.",
    "The contractor must send us the report in writing.",
};

TEST(LintTest, SoundWordingIsLeftAlone) {
  for (const char* text : kGood) EXPECT_THAT(Found(text), ElementsAre()) << text;
}

TEST(LintTest, WarningsSayWhereWhatAndWhatInstead) {
  const auto warnings =
      Lint("# Policy\n\nCaf\xc3\xa9 rules. **All\ncomplaints must be made\nin writing.**\n");
  ASSERT_TRUE(warnings);
  ASSERT_EQ(warnings->size(), 1U);
  const Warning& warning = warnings->front();
  EXPECT_EQ(warning.line, 4U);
  EXPECT_EQ(warning.column, 12U);
  EXPECT_EQ(warning.provision, "3.2");
  EXPECT_EQ(warning.found, "must be made in writing");
  EXPECT_FALSE(warning.message.empty());
  EXPECT_FALSE(warning.instead.empty());
}

TEST(LintTest, TagsOfHtmlArePassedOver) {
  EXPECT_THAT(
      Found("<p>All complaints <b>must</b> be made <i class=\"x\">in&nbsp;writing</i>.</p>"),
      ElementsAre("in-writing-demanded"));
  EXPECT_THAT(Found("<a href=\"mailto:info@housing-ombudsman.org.uk\">ask</a>"), ElementsAre());
  EXPECT_THAT(Found("<li>Complaints must be</li><li>In writing we say thank you</li>"),
              ElementsAre());
}

TEST(LintTest, SentencesItemsAndCellsStandApart) {
  EXPECT_THAT(Found("A complaint must be heard. In writing we are polite."), ElementsAre());
  EXPECT_THAT(Found("- complaints must be heard\n- in writing we are polite"), ElementsAre());
  EXPECT_THAT(Found("complaints must be heard\tin writing"), ElementsAre());
}

TEST(LintTest, WhatIsTooLongOrNotUtf8IsRefused) {
  EXPECT_THAT(Lint(std::string(kTextBytesMax + 1, 'a')).error(),
              HasSubstr("expected at most 1048576 bytes, but"));
  EXPECT_THAT(Lint("\xff").error(), HasSubstr("expected UTF-8, but"));
}

TEST(LintTest, HostileTextsTakeNoLongerThanOthersAndEnd) {
  for (const char* part :
       {"you explain why ", "must must ", "stage 2 ", "<b", "&a", "ombudsman 8 weeks ", "\n- ",
        "if not not not complaint ", "you within 9 days escalate "}) {
    std::string text;
    while (text.size() + 32 < kTextBytesMax / 64) text += part;
    const auto warnings = Lint(text);
    ASSERT_TRUE(warnings);
    EXPECT_LE(warnings->size(), kWarningsMax);
  }
}

}  // namespace
}  // namespace redress::lint

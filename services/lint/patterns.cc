#include "services/lint/patterns.h"

namespace redress::lint {
namespace {

constexpr Pattern kPatterns[] = {
    {.name = "reasons-to-escalate",
     .provision = "6.12",
     .wordings =
         {"you|resident|residents|tenant|tenants|customer|customers|complainant ..12 "
          "explain*|state|stating|give|giving|provide|providing|set|setting|outline|outlining|"
          "detail|"
          "detailing|tell|telling ..6 why|reason|reasons|grounds ..15 "
          "escalat*|dissatisfied|unhappy|disagree|review|appeal",
          "writing|written ..4 explaining|stating|outlining|detailing ..4 why|reason|reasons",
          "escalat* ..15 must|should|need|needs|required ..8 why|reason|reasons|grounds",
          "stage 2 ..12 explain*|stating|outlining|detailing ..6 why|reason|reasons",
          "valid|good|clear|sufficient|reasonable reason|reasons|grounds ..5 escalat*",
          "reason|reasons ..3 for ..4 escalat*|dissatisfaction ..6 must|should|required|needed"},
     .unless = {"we|landlord|landlords will|must|should ..3 explain|give|tell|provide|set",
                "declin* ..3 escalat*", "landlord|landlords ..8 understand"},
     .with = {},
     .message = "it makes residents give reasons before a complaint goes to stage 2",
     .instead = "Residents ask for stage 2 in any words and need give no reason; the landlord "
                "finds out why."},
    {.name = "in-writing-demanded",
     .provision = "3.2",
     .wordings = {"must|should|need|needs|required|requires|only ..8 in writing",
                  "put|putting|submit|submitted|made|raised ..8 "
                  "complaint|complaints|request|appeal|it ..3 in writing",
                  "write|writing to us ..6 explain*|stating|within",
                  "written request|complaint ..6 must|is|required"},
     .unless = {"landlord|landlords",
                "we ..4 confirm|respond|reply|tell|inform|write|acknowledge|explain",
                "phone|telephone|person|verbally|online|visit",
                "response|reply|decision ..8 in writing"},
     .with = "complain*|complaint|complaints|escalat*|stage|request|appeal|review",
     .message = "it asks for complaints or escalations in writing only",
     .instead = "Residents complain and escalate in any way, to any of the staff."},
    {.name = "escalation-window",
     .provision = "6.10",
     .wordings =
         {"you|resident|residents|tenant|tenants|customer|customers|complainant ..10 within # ..3 "
          "day|days|week|weeks|month|months",
          "you|resident|residents|tenant|customer|complainant has|have ..3 # ..3 "
          "day|days|week|weeks|month|months ..15 escalat*|appeal|request|ask|review",
          "request|requests|escalation ..10 within # ..3 day|days|week|weeks ..6 of|after ..8 "
          "response|letter|decision|outcome",
          "hear ..4 from you ..6 within # ..3 day|days|week|weeks"},
     .unless = {"ombudsman",
                "we|landlord|landlords ..5 aim|acknowledge|respond|contact|write|reply|answer",
                "acknowledged|issue|issued|occurred|occurring|aware",
                "respond|response ..4 to you|the|resident"},
     .with = "escalat*|2|appeal|review|close|closed|dissatisfied|unhappy",
     .negation = Negation::kMeansNothing,
     .message =
         "it sets residents a window for escalating, which is not among the grounds for refusing",
     .instead = "Name a time as a wish only, and take later requests: any unresolved part goes to "
                "stage 2."},
    {.name = "stage-2-discretionary",
     .provision = "5.11",
     .wordings = {"stage 2 ..8 discretion|discretionary", "discretion ..8 escalat*|stage",
                  "escalat* ..8 discretion|discretionary",
                  "decide|decides|determine|consider whether ..6 escalat*",
                  "may ..2 refuse ..3 escalat*|stage", "escalat* ..6 only if ..3 we|manager|the"},
     .unless = {"12 months", "time limit", "exclusion|exclusions|excluded"},
     .with = {},
     .message = "it leaves it to the landlord whether a complaint goes to stage 2",
     .instead = "All that is unresolved goes to stage 2 when asked for, unless a stated exclusion "
                "applies."},
    {.name = "informal-stage",
     .provision = "5.2",
     .wordings = {"informal complaint|complaints|stage|process|procedure|resolution", "stage 0",
                  "pre complaint|complaints|stage",
                  "informally ..3 resolv*|deal|dealt|settle|settled",
                  "resolv*|settle|address|addressed ..6 informally", "early resolution stage",
                  "before ..4 formal|formally ..6 complaint|complaints"},
     .unless = {"unnecessary confusion"},
     .with = {},
     .message = "it puts a step before stage 1",
     .instead = "There are two stages and nothing before them; what is settled early is settled "
                "within stage 1."},
    {.name = "recorded-unless-fixed",  // "If we cannot ..., we record it": a "not" belongs to it.
     .provision = "5.2",
     .wordings = {"resolv*|resolution|fix ..10 within|in # ..3 hour|hours|day|days ..15 "
                  "formal|formally|log|logged|record|recorded|raise|raised"},
     .unless = {"acknowledg*"},
     .with = {},
     .negation = Negation::kMeansNothing,
     .message = "it puts a step before stage 1",
     .instead = "There are two stages and nothing before them; what is settled early is settled "
                "within stage 1."},
    {.name = "not-pursued-formally",
     .provision = "1.4",
     .wordings =
         {"not ..3 pursue|pursued|pursuing|proceed|treated|handled|recorded ..6 formal|formally",
          "not ..4 want|wish ..6 formal complaint", "formal complaint|complaints"},
     .unless = {"unnecessary confusion"},
     .with = {},
     .negation = Negation::kMeansNothing,
     .message = "it tells formal complaints from others, or lets dissatisfaction be taken as a "
                "service request",
     .instead =
         "Say \"complaint\". Whoever is dissatisfied is offered the choice to complain (1.3)."},
    {.name = "clock-from-logging",
     .provision = "6.3",
     .wordings = {"10 ..2 working|days|day ..5 of|from|after|following ..6 "
                  "logged|logging|opened|opening|recorded|recording|registered|registering",
                  "20 ..2 working|days|day ..5 of|from|after|following ..6 "
                  "logged|logging|opened|opening|registered"},
     .unless = {"acknowledg*"},
     .with = {},
     .message = "it counts from logging or opening, as the Code did until 2024",
     .instead = "Stage 1 runs 10 working days, stage 2 20, from the acknowledgement; never later "
                "than that."},
    {.name = "received-in-an-inbox",
     .provision = "3.2",
     .wordings =
         {"receipt|received|arrives|reaches ..6 inbox|mailbox",
          "receipt|received|arrives ..3 in|into|by ..3 email|complaints box|inbox|team|department"},
     .unless = {},
     .with = "day|days|clock|timescale|timescales|count*",
     .message = "it counts from when a certain box or team has the complaint",
     .instead = "A complaint is received when the resident first tells anybody who acts for the "
                "landlord."},
    {.name = "clock-stopped",
     .provision = "6.4",
     .wordings =
         {"stop|stops|stopped|pause|pauses|paused|suspend|suspends|suspended ..4 "
          "clock|timescale|timescales|timeframe",
          "clock|timescale|timescales|timeframe ..6 stop|stops|stopped|pause|paused|suspended",
          "complaint|complaints ..5 on hold"},
     .unless = {},
     .with = {},
     .message = "it stops the clock of a complaint",
     .instead = "Nothing stops it: tell the resident of an extension, its reasons and the new "
                "date, in time."},
    {.name = "stale-ombudsman-address",
     .provision = "3.5",
     .wordings = {"po box 152", "p o box 152", "l33 7wq"},
     .unless = {},
     .with = {},
     .negation = Negation::kMeansNothing,
     .message = "the Housing Ombudsman is not at that address any more",
     .instead = "Keep the details in one place (OmbudsmanDetailsSet) and let letters take them "
                "from there."},
    {.name = "designated-person",
     .provision = "3.5",
     .wordings = {"designated person|persons|tenant", "democratic filter"},
     .unless = {},
     .with = {},
     .message = "residents need nobody between themselves and the Ombudsman any more",
     .instead = "They go to the Housing Ombudsman themselves, at any time for advice, and after "
                "the last response."},
    {.name = "eight-weeks",
     .provision = "3.5",
     .wordings = {"8 weeks ..25 ombudsman", "ombudsman ..25 8 weeks"},
     .unless = {},
     .with = {},
     .message = "there are no eight weeks to be waited for before going to the Ombudsman any more",
     .instead = "Once the last response is given, residents can go to the Ombudsman at once."},
    {.name = "ombudsman-by-email",
     .provision = "3.5",
     .wordings = {"info housing ombudsman org uk"},
     .unless = {"form", "new ..3 complaints|cases"},
     .with = {},
     .negation = Negation::kMeansNothing,
     .message = "since 13 January 2026 the Housing Ombudsman takes no new cases by e-mail",
     .instead =
         "Name the form on its web site for new cases; the address may stand for questions."},
    {.name = "three-stages",
     .provision = "5.2",
     .wordings = {"3 stage|stages", "stage 3", "3 formal stages"},
     .unless = {},
     .with = {},
     .message = "it has a third stage",
     .instead = "There are exactly two stages."},
    {.name = "stage-2-extension-of-10",
     .provision = "6.15",
     .wordings = {"stage 2 ..30 further|additional|extra 10 ..1 working|days",
                  "stage 2 ..30 extend* ..8 10 ..1 working|days"},
     .unless = {},
     .with = {},
     .message = "it gives stage 2 the extension of before 2024",
     .instead = "At stage 2 no more than 20 working days without good reason; a shorter limit is "
                "yours to choose."},
    {.name = "old-definition",
     .provision = "1.2",
     .wordings = {"actions|action or lack of action by the organisation",
                  "affecting an individual resident"},
     .unless = {},
     .with = {},
     .message = "it gives the definition of a complaint in the words of before 2024",
     .instead = "Use the wording that 1.2 fixes: it speaks of the landlord, and of a resident or "
                "group of residents."},
    {.name = "six-month-exclusion",
     .provision = "2.2",
     .wordings = {"over|more|older|longer than 6 months", "over 6 months ..4 ago|old|ago",
                  "6 months ..6 ago|old",
                  "within|last|past 6 months ..10 "
                  "occur*|happen*|incident|event|issue|aware|arose|arising",
                  "occur*|happen*|arose ..10 within|over|than|last ..4 6 months"},
     .unless = {"financial", "ombudsman", "report", "12 months"},
     .with = {},
     .negation = Negation::kMeansNothing,
     .message =
         "it shuts out what is older than six months, as the Code let landlords do until 2024",
     .instead = "12 months from when it happened or the resident came to know of it, and older "
                "ones considered (2.3)."},
    {.name = "blanket-exclusion",
     .provision = "2.5",
     .wordings =
         {"not|cannot|unable ..3 accept|consider|investigate|deal|take ..6 complaint|complaints "
          "..4 "
          "about|relating|regarding|concerning|from|by",
          "complaint|complaints ..3 about|relating|regarding|concerning|from ..12 not|never ..3 "
          "accepted|considered|investigated|dealt",
          "anonymous complaints ..6 not"},
     .unless = {"merits", "12 months", "case by case", "unless"},
     .with = {},
     .negation = Negation::kMeansNothing,
     .message = "it shuts out complaints of a whole kind",
     .instead = "Each complaint is looked at on its own merits; an exclusion has to be fair and "
                "reasonable (2.2)."},
    {.name = "one-channel-only",
     .provision = "3.2",
     .wordings = {"only ..3 accept|take|consider ..6 complaint|complaints ..8 "
                  "email|form|online|letter|writing|portal",
                  "complaints must be made|sent|submitted|addressed ..4 to|by|through|via|using",
                  "complaints can only be"},
     .unless = {},
     .with = {},
     .message = "it takes complaints in one way only",
     .instead = "Residents complain in any way, to any of the staff."},
};

}  // namespace

std::span<const Pattern> Patterns() { return kPatterns; }

}  // namespace redress::lint

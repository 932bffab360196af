"""A whole two-stage complaint under the Code of 2024, day by day, and what is read of it afterwards."""

import unittest

import grpc
from redress.v1 import audit_service_pb2 as audit
from redress.v1 import command_pb2 as command
from redress.v1 import complaint_facts_pb2 as facts
from redress.v1 import complaint_service_pb2 as complaints
from redress.v1 import types_pb2 as types
from redress.v1 import views_pb2 as views
from redress.v1 import worklist_service_pb2 as worklist

from client import ASK, CALL_SECONDS_MAX, LANDLORD, REPORT, clear, day, iso, response
from testing import ServedTest

# (day it is done, command, its fact). Stage 1 is answered a day late; stage 2 on its last day.
LIFE = [
    ("2024-04-04", "Log", dict(logged=facts.Logged(stage=1))),
    ("2024-04-04", "Acknowledge", dict(acknowledged=facts.Acknowledged(stage=1, handler_id="officer-1"))),
    ("2024-04-04", "Define", dict(defined=facts.Defined(
        stage=1, points=[facts.ComplaintPoint(point_id="p1", text=clear("no heating since March"))]))),
    ("2024-04-19", "Respond", dict(responded=response(
        1, ["p1"], outcome=facts.OUTCOME_PARTLY_UPHELD, responder_id="officer-1", letter=clear("we are sorry")))),
    ("2024-04-22", "RequestEscalation", dict(escalation_requested=facts.EscalationRequested(
        to_stage=2, words=clear("it is still cold")))),
    ("2024-04-24", "Log", dict(logged=facts.Logged(stage=2))),
    ("2024-04-24", "Acknowledge", dict(acknowledged=facts.Acknowledged(stage=2, handler_id="officer-2"))),
    ("2024-04-24", "Define", dict(defined=facts.Defined(stage=2))),
    ("2024-05-23", "Respond", dict(responded=response(
        2, ["p1"], outcome=facts.OUTCOME_UPHELD, responder_id="officer-2", letter=clear("we put it right")))),
    ("2024-05-24", "Close", dict(closed=facts.Closed())),
]


class ComplaintTest(ServedTest):
    virtual_time = "2024-04-02T09:00:00Z"

    def live(self, until="9999-12-31"):
        """Lives the complaint up to and including a day."""
        self.client.received("c-1", None, ASK)
        for date, method, fact in LIFE:
            if date > until:
                break
            self.client.move_clock(f"{date}T10:00:00Z")
            self.client.tell(method, "c-1", **fact)

    def due(self, **fields):
        request = worklist.ListDueRequest(landlord_id=LANDLORD, **fields)
        return self.client.worklist.ListDue(request, timeout=CALL_SECONDS_MAX)

    def replay(self, **fields):
        request = audit.ReplayRequest(landlord_id=LANDLORD, complaint_id="c-1", **fields)
        return [answer.entry for answer in self.client.audit.Replay(request, timeout=CALL_SECONDS_MAX)]

    def test_every_duty_is_judged_as_the_code_says(self):
        self.live()
        complaint = self.client.get("c-1")
        self.assertEqual(complaint.summary.status, views.COMPLAINT_STATUS_CLOSED)
        self.assertEqual(complaint.summary.stage, 2)
        clocks = {clock.clock_id: clock for clock in complaint.clocks}
        found = {name: (clock.state, iso(clock.due_date), clock.working_days_taken, clock.working_days_late)
                 for name, clock in clocks.items()}
        met, missed = views.CLOCK_STATE_MET, views.CLOCK_STATE_MISSED
        self.assertEqual(found, {"stage1.acknowledge": (met, "2024-04-09", 2, 0),
                                 "stage1.respond": (missed, "2024-04-18", 11, 1),
                                 "stage2.acknowledge": (met, "2024-04-29", 2, 0),
                                 "stage2.respond": (met, "2024-05-23", 20, 0)})
        self.assertEqual(clocks["stage2.respond"].edition_id, "housing-ombudsman-2024")
        skipped = clocks["stage2.respond"].explanations[0].skipped_days
        self.assertIn("2024-05-06", [iso(each.date) for each in skipped])

    def test_the_worklist_follows_the_days(self):
        self.live(until="2024-04-04")
        items = self.due(explain=True).items
        self.assertEqual([(item.row.clock_id, iso(item.row.due_date)) for item in items],
                         [("stage1.respond", "2024-04-18")])
        self.assertTrue(items[0].clock.explanations)
        self.assertEqual(len(self.due(overdue_only=True).items), 0)
        self.client.move_clock("2024-04-19T08:00:00Z")
        overdue = self.due(overdue_only=True)
        self.assertEqual([(item.row.complaint_id, item.working_days_left) for item in overdue.items], [("c-1", -1)])
        self.assertEqual(iso(overdue.today_date), "2024-04-19")
        self.client.tell("Respond", "c-1", responded=response(1, ["p1"]))
        self.assertEqual(len(self.due().items), 0)

    def test_watching_tells_what_comes_and_what_goes(self):
        self.live(until="2024-04-04")
        watch = self.client.worklist.WatchDue(worklist.WatchDueRequest(landlord_id=LANDLORD), timeout=CALL_SECONDS_MAX)
        changed, gone = [], []
        for answer in watch:
            changed += [row.clock_id for row in answer.changed]
            gone += [duty.clock_id for duty in answer.gone]
            if answer.caught_up and not gone and "stage1.respond" in changed:
                self.client.tell("Respond", "c-1", responded=response(1, ["p1"]))
            if "stage1.respond" in gone:
                break
        watch.cancel()
        self.assertEqual((changed, gone), (["stage1.respond"], ["stage1.respond"]))

    def test_replay_shows_each_step_and_what_it_led_to(self):
        self.live()
        entries = self.replay()
        self.assertEqual(len(entries), 1 + len(LIFE))
        self.assertEqual([entry.event.event.version for entry in entries], list(range(1, len(entries) + 1)))
        names = [entry.event.event.fact.WhichOneof("body") for entry in entries]
        self.assertEqual(names[:5], ["received", "logged", "acknowledged", "defined", "responded"])
        after_response = {clock.clock_id: clock for clock in entries[4].clocks}
        self.assertEqual(after_response["stage1.respond"].state, views.CLOCK_STATE_MISSED)
        self.assertEqual(entries[4].event.event.fact.responded.letter.clear, "we are sorry")

    def test_as_of_both_times(self):
        self.live()
        then = self.client.get("c-1", as_of_date=day("2024-04-10"))
        self.assertEqual((then.summary.stage, then.summary.status), (1, views.COMPLAINT_STATUS_OPEN))
        self.assertEqual([clock.state for clock in then.clocks if clock.clock_id == "stage1.respond"],
                         [views.CLOCK_STATE_RUNNING])
        self.assertEqual(len(self.replay(as_of_date=day("2024-04-10"))), 4)
        known = audit.ReplayRequest(landlord_id=LANDLORD, complaint_id="c-1")
        known.known_at_time.FromJsonString("2024-04-22T12:00:00Z")
        self.assertEqual(len(list(self.client.audit.Replay(known, timeout=CALL_SECONDS_MAX))), 6)

    def test_late_reporting_is_seen_in_one_time_and_not_in_the_other(self):
        self.client.move_clock("2024-05-01T09:00:00Z")
        self.client.received("c-2", "2024-04-02")
        self.assertEqual(self.client.get("c-2", as_of_date=day("2024-04-03")).summary.version, 1)
        request = complaints.GetRequest(landlord_id=LANDLORD, complaint_id="c-2")
        request.known_at_time.FromJsonString("2024-04-03T09:00:00Z")
        self.assertFails(grpc.StatusCode.NOT_FOUND, self.client.complaints.Get, request, timeout=CALL_SECONDS_MAX)

    def test_the_same_person_is_refused_when_asked_and_taken_when_reported(self):
        self.live(until="2024-04-22")
        same = dict(acknowledged=facts.Acknowledged(stage=2, handler_id="officer-1"))
        _, metadata = self.assertFails(grpc.StatusCode.FAILED_PRECONDITION, self.client.tell, "Acknowledge", "c-1", **same,
                                       reason="SAME_PERSON_AT_BOTH_STAGES")
        self.assertEqual(metadata["provision"], "6.13")
        self.client.tell("Acknowledge", "c-1", REPORT, "2024-04-22", **same)

    def test_a_missing_part_is_refused_when_asked_and_taken_when_reported(self):
        self.live(until="2024-04-04")
        missing = dict(responded=response(1, ["p1"], remedy_stated=facts.YES_NO_NO))
        for validate_only in (True, False):
            _, metadata = self.assertFails(grpc.StatusCode.FAILED_PRECONDITION, self.client.tell, "Respond", "c-1",
                                           head=self.client.header(validate_only=validate_only), **missing,
                                           reason="RESPONSE_INCOMPLETE")
            self.assertEqual(metadata, {"field": "responded.remedy_stated", "provision": "6.9e"})
        self.client.tell("Respond", "c-1", REPORT, "2024-04-04", **missing)

    def test_a_late_response_is_warned_of_once(self):
        self.live(until="2024-04-04")
        self.client.move_clock("2024-04-19T10:00:00Z")
        head = self.client.header()
        validated = self.client.tell("Respond", "c-1", head=self.client.header(validate_only=True),
                                     responded=response(1, ["p1"])).result
        done = self.client.tell("Respond", "c-1", head=head, responded=response(1, ["p1"])).result
        again = self.client.tell("Respond", "c-1", head=head, responded=response(1, ["p1"])).result
        for result in (validated, done):
            self.assertEqual([(warning.check, warning.provision) for warning in result.warnings], [("LATE", "6.3")])
        self.assertTrue(again.repeated_request)
        self.assertEqual(len(again.warnings), 0)

    def test_an_override_is_kept_with_its_reason(self):
        self.live(until="2024-04-04")
        why = command.Override(check="POINT_UNDECIDED", reason=clear("Mrs Marked waits for a survey"))
        done = self.client.tell("Respond", "c-1", head=self.client.header(overrides=[why]), responded=response(1)).result
        self.assertEqual([step.version for step in done.steps], [5, 6])
        entry = self.replay()[4].event.event
        self.assertEqual(entry.fact.block_overridden.check, "POINT_UNDECIDED")
        self.assertEqual(entry.fact.block_overridden.provision, "6.7")
        self.assertEqual(entry.fact.block_overridden.reason.clear, "Mrs Marked waits for a survey")

    def test_everything_stands_after_a_restart(self):
        self.live()
        before = (self.client.get("c-1"), self.replay())
        self.restart()
        self.assertEqual((self.client.get("c-1"), self.replay()), before)

    def test_a_list_is_read_by_pages(self):
        for number in range(7):
            self.client.received(f"c-{number}", "2024-04-02")
        seen, token = [], ""
        while True:
            page = self.client.complaints.List(
                complaints.ListRequest(landlord_id=LANDLORD, page_size=3, page_token=token), timeout=CALL_SECONDS_MAX)
            seen.append([row.complaint_id for row in page.complaints])
            token = page.next_page_token
            if not token:
                break
        self.assertEqual(seen, [["c-0", "c-1", "c-2"], ["c-3", "c-4", "c-5"], ["c-6"]])


if __name__ == "__main__":
    unittest.main(verbosity=2)

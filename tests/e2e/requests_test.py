"""Request ids, and what the doors say to bad input. Nothing refused leaves a trace."""

import unittest

import grpc
from redress.v1 import admin_service_pb2 as admin
from redress.v1 import complaint_facts_pb2 as facts
from redress.v1 import complaint_service_pb2 as complaints
from redress.v1 import other_facts_pb2 as other

from client import ASK, CALL_SECONDS_MAX, LANDLORD, REPORT, clear, complaint_stream, happened
from testing import ServedTest


class RequestIdTest(ServedTest):
    def note(self, request_id, text, complaint_id="c-1", **fields):
        head = self.client.header(REPORT, "2024-04-03", request_id=request_id, **fields)
        return self.client.tell("Note", complaint_id, head=head, noted=facts.Noted(text=clear(text))).result

    def setUp(self):
        super().setUp()
        self.client.received("c-1", "2024-04-02")

    def last_position(self):
        return self.client.admin.GetStatus(admin.GetStatusRequest(), timeout=CALL_SECONDS_MAX).last_position

    def test_the_same_request_gives_the_same_answer_also_after_a_restart(self):
        first = self.note("r-1", "rang twice")
        self.assertFalse(first.repeated_request)
        again = self.note("r-1", "rang twice")
        self.restart()
        later = self.note("r-1", "rang twice")
        for repeat in (again, later):
            self.assertTrue(repeat.repeated_request)
            repeat.repeated_request = False
            self.assertEqual(repeat, first)
        self.assertEqual(self.last_position(), first.first_position)

    def test_another_text_under_the_same_id_is_refused(self):
        self.note("r-1", "rang twice")
        self.assertFails(grpc.StatusCode.ALREADY_EXISTS, self.note, "r-1", "rang thrice", reason="REQUEST_ID_REUSED")

    def test_a_wrong_version_is_refused(self):
        self.note("r-1", "rang twice", expected_version=1)
        self.assertFails(grpc.StatusCode.ABORTED, self.note, "r-2", "rang again", expected_version=1,
                         reason="VERSION_MISMATCH")

    def test_validating_writes_nothing(self):
        before = self.last_position()
        self.assertTrue(self.note("r-1", "rang twice", validate_only=True).validated_only)
        self.assertEqual(self.last_position(), before)
        self.assertFalse(self.note("r-1", "rang twice").repeated_request)

    def test_a_commit_of_several_steps_is_whole_or_absent(self):
        steps = [dict(stream=complaint_stream("c-1"), fact=dict(acknowledged=facts.Acknowledged(stage=1))),
                 dict(stream=complaint_stream("none"), fact=dict(noted=facts.Noted(text=clear("lost"))))]
        request = complaints.RecordRequest(header=self.client.header(REPORT, "2024-04-03"), steps=steps)
        before = self.last_position()
        self.assertFails(grpc.StatusCode.NOT_FOUND, self.client.complaints.Record, request, timeout=CALL_SECONDS_MAX,
                         reason="STREAM_NOT_FOUND")
        self.assertEqual(self.last_position(), before)
        self.assertEqual(self.client.get("c-1").summary.version, 1)

    def test_bad_input_gets_a_clear_error_and_changes_nothing(self):
        before = self.last_position()
        bad, malformed = grpc.StatusCode.INVALID_ARGUMENT, "MALFORMED"
        cases = [
            (grpc.StatusCode.NOT_FOUND, "STREAM_NOT_FOUND", dict(complaint_id="none")),
            (grpc.StatusCode.NOT_FOUND, "LANDLORD_NOT_FOUND", dict(landlord_id="nobody")),
            (bad, malformed, dict(text="x" * 40_000)),
            (bad, malformed, dict(request_id="")),
            (bad, malformed, dict(request_id="has a space")),
            (bad, malformed, dict(request_id="x" * 65)),
            (bad, malformed, dict(complaint_id="../../etc")),
        ]
        for code, reason, change in cases:
            fields = {"request_id": "r-1", "text": "rang twice", **change}
            with self.subTest(change=str(change)[:60]):
                self.assertFails(code, self.note, reason=reason, **fields)
        self.assertEqual(self.last_position(), before)

    def test_dates_that_make_no_sense_are_refused_with_their_field(self):
        cases = [("DATE_IN_FUTURE", dict(date="2199-01-01")), ("DATE_NEEDED", dict())]
        for reason, when in cases:
            with self.subTest(reason):
                head = self.client.header(REPORT, when.get("date"))
                _, metadata = self.assertFails(grpc.StatusCode.INVALID_ARGUMENT, self.client.tell, "Note", "c-1", head=head,
                                               noted=facts.Noted(text=clear("x")), reason=reason)
                self.assertIn("happened", metadata["field"])
        head = self.client.header(REPORT)
        head.happened.CopyFrom(happened("2024-02-28"))
        head.happened.date.day = 31
        self.assertFails(grpc.StatusCode.INVALID_ARGUMENT, self.client.tell, "Note", "c-1", head=head,
                         noted=facts.Noted(text=clear("x")), reason="MALFORMED")

    def test_an_oversized_message_is_refused_and_the_server_goes_on(self):
        words = [clear("x" * 32_000) for _ in range(400)]
        head = self.client.header(REPORT, "2024-04-02")
        with self.assertRaises(grpc.RpcError) as caught:
            self.client.tell("Receive", "c-2", head=head, received=facts.Received(words=words))
        self.assertIn(caught.exception.code(),
                      (grpc.StatusCode.INVALID_ARGUMENT, grpc.StatusCode.RESOURCE_EXHAUSTED), caught.exception)
        self.note("r-1", "still here")

    def test_bytes_that_are_no_utf_8_are_refused(self):
        request = complaints.NoteRequest(header=self.client.header(REPORT, "2024-04-03"), complaint_id="c-1",
                                         noted=facts.Noted(text=clear("MARK")))
        broken = request.SerializeToString().replace(b"MARK", b"\xff\xfe\xc0\x80")
        call = self.client.channel.unary_unary("/redress.v1.ComplaintService/Note")
        with self.assertRaises(grpc.RpcError) as caught:
            call(broken, timeout=CALL_SECONDS_MAX)
        self.assertIn(caught.exception.code(), (grpc.StatusCode.INVALID_ARGUMENT, grpc.StatusCode.INTERNAL))
        self.assertEqual(self.client.get("c-1").summary.version, 1)

    def test_law_that_is_not_sound_is_refused_with_file_and_line(self):
        request = admin.AdoptLawRequest(header=self.client.header(ASK), kind=other.LAW_KIND_EDITION,
                                        file_name="mine.textproto", content=b'id: "mine"\nversion: nonsense\n')
        error, _ = self.assertFails(grpc.StatusCode.INVALID_ARGUMENT, self.client.admin.AdoptLaw, request,
                                    timeout=CALL_SECONDS_MAX, reason="LAW_INVALID")
        self.assertRegex(error.details(), r"mine\.textproto:2: expected ")

    def test_landlords_see_nothing_of_each_other(self):
        head = self.client.header(landlord_id="others")
        self.client.admin.CreateLandlord(
            admin.CreateLandlordRequest(header=head, landlord_created=other.LandlordCreated(display_name="Others")),
            timeout=CALL_SECONDS_MAX)
        request = complaints.GetRequest(landlord_id="others", complaint_id="c-1")
        self.assertFails(grpc.StatusCode.NOT_FOUND, self.client.complaints.Get, request, timeout=CALL_SECONDS_MAX)
        page = self.client.complaints.List(complaints.ListRequest(landlord_id="others"), timeout=CALL_SECONDS_MAX)
        self.assertEqual(len(page.complaints), 0)
        self.assertEqual(LANDLORD, self.client.get("c-1").summary.landlord_id)


if __name__ == "__main__":
    unittest.main(verbosity=2)

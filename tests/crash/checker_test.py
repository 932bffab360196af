"""Shows that the checker finds each kind of loss: logs made by hand, each wrong in one way."""

import unittest

from redress.v1 import event_pb2 as event
from redress.v1 import types_pb2 as types

from checker import as_answer, check_commits, order_faults


def commit(position, request_id, *streams):
    """A commit of one event for each (stream id, version)."""
    made = event.Commit(landlord_id="test-homes", first_position=position, request_id=request_id)
    made.recorded_time.seconds = position
    for stream, version in streams:
        made.events.add(stream=types.StreamId(kind=types.STREAM_KIND_COMPLAINT, id=stream), version=version)
    return made


class CheckerTest(unittest.TestCase):
    def setUp(self):
        self.commits = [commit(1, "setup-1", ("hot", 1)), commit(2, "a", ("c-1", 1), ("c-1", 2)),
                        commit(4, "b", ("hot", 2))]
        self.tries = {"a": {"events": 2}, "b": {"events": 1}, "c": {"events": 1}}
        self.answers = {"a": as_answer(self.commits[1]), "b": as_answer(self.commits[2])}

    def faults(self):
        return order_faults(self.commits) + check_commits(self.commits, self.tries, self.answers)[0]

    def assertFound(self, words):
        faults = self.faults()
        self.assertTrue(any(words in fault for fault in faults), faults)

    def test_what_is_right_passes(self):
        self.assertEqual(self.faults(), [])

    def test_a_lost_acknowledged_commit(self):
        del self.commits[2]
        self.assertFound("acknowledged, but it is not there")

    def test_half_a_commit(self):
        del self.answers["a"]
        del self.commits[1].events[1]
        self.assertFound("expected a whole")

    def test_a_commit_kept_twice(self):
        self.commits.append(commit(5, "b", ("hot", 3)))
        self.assertFound("there twice")

    def test_a_gap_in_positions(self):
        self.commits[2].first_position = 5
        self.assertFound("expected position 4 next")

    def test_a_gap_in_versions(self):
        self.commits[2].events[0].version = 3
        self.assertFound("expected version 2")

    def test_time_that_goes_back(self):
        self.commits[2].recorded_time.seconds = 1
        self.assertFound("time to go on")

    def test_another_answer_than_before(self):
        self.answers["b"]["first"] = 3
        self.assertFound("expected {'first': 3")

    def test_what_nobody_sent(self):
        self.commits.append(commit(5, "stranger", ("c-9", 1)))
        self.assertFound("only what was sent")


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""Writes as fast as the server answers, until it is killed in the middle of it."""

import threading

import grpc
from redress.v1 import complaint_facts_pb2 as facts
from redress.v1 import complaint_service_pb2 as complaints
from redress.v1 import event_pb2 as event
from redress.v1 import other_facts_pb2 as other
from redress.v1 import types_pb2 as types

from client import CALL_SECONDS_MAX, OFFICERS, REPORT, Client, clear, complaint_stream
from record import answer_of

HOT = "hot"  # A complaint that every worker writes to.
WORKERS = 8
IN_FLIGHT = 8  # Of each worker.


def stream(kind, name):
    return types.StreamId(kind=kind, id=name)


def steps_of(kind, name, number):
    """A commit's steps: one fact; several of one complaint; facts of three streams; a fact where all write."""
    complaint = complaint_stream(name)
    if kind == 3:
        return [(complaint_stream(HOT), event.Fact(noted=facts.Noted(text=clear(f"note {number}"))))]
    received = event.Fact(received=facts.Received(words=[clear(f"words {number}")]))
    if kind == 0:
        return [(complaint, received)]
    if kind == 1:
        return [(complaint, received), (complaint, event.Fact(logged=facts.Logged(stage=1))),
                (complaint, event.Fact(acknowledged=facts.Acknowledged(stage=1, handler_id=OFFICERS[number % 2]))),
                (complaint, event.Fact(noted=facts.Noted(text=clear("n" * (number % 3_000)))))]
    person = stream(types.STREAM_KIND_PERSON, f"p-{name}")
    contact = stream(types.STREAM_KIND_CONTACT, f"k-{name}")
    return [(person, event.Fact(person_registered=other.PersonRegistered())), (complaint, received),
            (contact, event.Fact(contact_received=other.ContactReceived(complaint_ids=[name])))]


def request_of(client, rng, prefix, number):
    name = f"{prefix}-{number}"
    request = complaints.RecordRequest(header=client.header(REPORT, "2024-04-02", request_id=name))
    for target, fact in steps_of(rng.randrange(4), name, number):
        request.steps.add(stream=target, fact=fact)
    return request


class Load:
    """Workers that share one count of calls sent and answers had; whichever reaches `steps_max` kills the server."""

    def __init__(self, server, recorder, rng, prefix, steps_max):
        self._server, self._recorder, self._prefix = server, recorder, prefix
        self._steps_left = steps_max
        self._lock = threading.Lock()
        self._seeds = [rng.randrange(1 << 30) for _ in range(WORKERS)]
        self._rng_type = type(rng)
        self.acknowledged = 0
        self.refused = []

    def _step(self):
        with self._lock:
            self._steps_left -= 1
            last = self._steps_left == 0
        if last:
            self._server.kill()

    def _settle(self, call, request_id):
        try:
            result = call.result().result
        except grpc.RpcError as error:
            if error.code() not in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED):
                self.refused.append(f"{request_id}: {error.code()} {error.details()}")
            return False
        self._recorder.acknowledged(request_id, answer_of(result))
        with self._lock:
            self.acknowledged += 1
        self._step()
        return True

    def _work(self, worker):
        client = Client(self._server.listen)
        rng = self._rng_type(self._seeds[worker])
        flying = []
        alive = True
        number = 0
        while alive:
            number += 1
            request = request_of(client, rng, f"{self._prefix}-{worker}", number)
            self._recorder.tried(request)
            flying.append((client.complaints.Record.future(request, timeout=CALL_SECONDS_MAX), request.header.request_id))
            self._step()
            if len(flying) == IN_FLIGHT:
                alive = self._settle(*flying.pop(0))
        for call, request_id in flying:
            self._settle(call, request_id)
        client.close()

    def run(self):
        """Runs until the server is dead and every call has its answer or its error."""
        threads = [threading.Thread(target=self._work, args=(worker,)) for worker in range(WORKERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

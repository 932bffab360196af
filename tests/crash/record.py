"""What the load expects of the server, kept outside its folder: a line for each request tried and each answered.

A line is JSON. {"try": request id, "bytes": the request in base64, "events": how many it makes}, written before it is
sent. {"ack": request id, "first": position, "steps": [[kind, stream, version], ...], "time": seconds and nanos},
written and synced after its answer came: an acknowledged command whose line is missing is only a weaker check, never
a wrong one.
"""

import base64
import json
import os
import threading


class Recorder:
    """Appends lines. Thread-safe."""

    def __init__(self, path):
        self._file = open(path, "a", encoding="ascii")
        self._lock = threading.Lock()

    def tried(self, request):
        self._write({"try": request.header.request_id, "events": len(request.steps),
                     "bytes": base64.b64encode(request.SerializeToString()).decode()})

    def acknowledged(self, request_id, answer):
        self._write({"ack": request_id, **answer})
        os.fsync(self._file.fileno())

    def _write(self, line):
        with self._lock:
            self._file.write(json.dumps(line) + "\n")
            self._file.flush()


def answer_of(result):
    """What of a CommandResult must never change, as JSON has it."""
    return {"first": result.first_position,
            "steps": [[step.stream.kind, step.stream.id, step.version] for step in result.steps],
            "time": [result.recorded_time.seconds, result.recorded_time.nanos]}


def read(path):
    """Reads (tries by request id, answers by request id)."""
    tries, answers = {}, {}
    with open(path, encoding="ascii") as file:
        for line in file:
            entry = json.loads(line)
            if "try" in entry:
                tries[entry["try"]] = entry
            else:
                answers[entry["ack"]] = {key: entry[key] for key in ("first", "steps", "time")}
    return tries, answers

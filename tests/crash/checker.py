"""Compares a server with what was expected of it: checker.py ADDRESS EXPECTED SEED REPEATS.

A program of its own, so that no fault of the load hides here. Knows nothing but the contract and the expected-state
file. Prints what it found wrong and ends with 1, or counts what it saw.
"""

import base64
import random
import sys

from redress.v1 import audit_service_pb2 as audit
from redress.v1 import complaint_service_pb2 as complaints
from redress.v1 import types_pb2 as types

import record
from client import CALL_SECONDS_MAX, LANDLORD, Client


def read_log(client):
    answers = client.audit.ReadLog(audit.ReadLogRequest(), timeout=CALL_SECONDS_MAX)
    return [commit for answer in answers for commit in answer.commits]


def order_faults(commits):
    """Positions and each stream's versions are dense; time never goes back."""
    faults, versions = [], {}
    position, time = 0, (0, 0)
    for commit in commits:
        if commit.first_position != position + 1:
            faults.append(f"expected position {position + 1} next, but found {commit.first_position}")
        recorded = (commit.recorded_time.seconds, commit.recorded_time.nanos)
        if recorded < time:
            faults.append(f"expected time to go on at position {commit.first_position}, but it went back")
        for event in commit.events:
            stream = (commit.landlord_id, event.stream.kind, event.stream.id)
            versions[stream] = versions.get(stream, 0) + 1
            if event.version != versions[stream]:
                faults.append(f"expected version {versions[stream]} of {stream}, but found {event.version}")
        position, time = commit.first_position + len(commit.events) - 1, recorded
    return faults


def as_answer(commit):
    return {"first": commit.first_position,
            "steps": [[event.stream.kind, event.stream.id, event.version] for event in commit.events],
            "time": [commit.recorded_time.seconds, commit.recorded_time.nanos]}


def check_commits(commits, tries, answers):
    """Every acknowledged commit is there as it was answered; every other is whole; none is there twice or unasked."""
    faults, by_id = [], {}
    for commit in commits:
        if commit.request_id in by_id:
            faults.append(f"expected {commit.request_id} once, but it is there twice")
        by_id[commit.request_id] = commit
        tried = tries.get(commit.request_id)
        if tried is None and not commit.request_id.startswith("setup-"):
            faults.append(f"expected only what was sent, but found {commit.request_id}")
        if tried is not None and tried["events"] != len(commit.events):
            faults.append(f"expected {commit.request_id} whole ({tried['events']}), but found {len(commit.events)}")
    for request_id, answer in answers.items():
        if request_id not in by_id:
            faults.append(f"expected {request_id}, which was acknowledged, but it is not there")
        elif as_answer(by_id[request_id]) != answer:
            faults.append(f"expected {answer} of {request_id}, but found {as_answer(by_id[request_id])}")
    return faults, by_id


def check_repeats(client, chosen, tries, known):
    """Sending a request again gives the answer it had; one that left nothing is taken now. Answers the new ones."""
    faults, taken = [], {}
    for request_id in chosen:
        request = complaints.RecordRequest.FromString(base64.b64decode(tries[request_id]["bytes"]))
        result = client.complaints.Record(request, timeout=CALL_SECONDS_MAX).result
        answer = record.answer_of(result)
        if request_id not in known:
            taken[request_id] = answer
        elif not result.repeated_request or answer != known[request_id]:
            faults.append(f"expected {known[request_id]} again of {request_id}, but found {answer}")
    return faults, taken


def check_rows(client, commits, rng, count):
    """The row of a complaint, which is written beside the log, agrees with the log."""
    faults, last = [], {}
    for commit in commits:
        for place, event in enumerate(commit.events):
            if event.stream.kind == types.STREAM_KIND_COMPLAINT:
                last[event.stream.id] = (event.version, commit.first_position + place)
    for complaint_id in rng.sample(sorted(last), min(count, len(last))):
        request = complaints.GetRequest(landlord_id=LANDLORD, complaint_id=complaint_id)
        summary = client.complaints.Get(request, timeout=CALL_SECONDS_MAX).complaint.summary
        if (summary.version, summary.last_position) != last[complaint_id]:
            faults.append(f"expected {complaint_id} at version and position {last[complaint_id]}, but found "
                          f"{summary.version}, {summary.last_position}")
    return faults


def main():
    address, expected, seed, repeats = sys.argv[1:]
    rng, repeats = random.Random(int(seed)), int(repeats)
    tries, answers = record.read(expected)
    client = Client(address)
    commits = read_log(client)
    faults = order_faults(commits)
    more, by_id = check_commits(commits, tries, answers)
    faults += more + check_rows(client, commits, rng, repeats)
    known = {request_id: as_answer(commit) for request_id, commit in by_id.items() if request_id in tries}
    unanswered = sorted(set(tries) - set(answers))
    absent = [request_id for request_id in unanswered if request_id not in known]
    chosen = rng.sample(sorted(known), min(repeats, len(known))) + unanswered
    more, taken = check_repeats(client, dict.fromkeys(chosen), tries, known)
    faults += more
    recorder = record.Recorder(expected)
    for request_id, answer in {**{name: known[name] for name in unanswered if name in known}, **taken}.items():
        recorder.acknowledged(request_id, answer)
    print("\n".join(faults[:20]) or f"{len(commits)} commits: {len(answers)} acknowledged, "
                                    f"{len(unanswered) - len(absent)} kept without an answer, {len(absent)} absent and "
                                    f"sent again; {len(chosen)} asked again")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()

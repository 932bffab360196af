"""Kills the real redressd with SIGKILL under load and looks at what is left: crash_test.py ROUNDS [SEED]."""

import os
import random
import shutil
import subprocess
import sys
import tempfile

from client import CALL_SECONDS_MAX, REPORT, Client
from load import HOT, Load
from record import Recorder
from redress.v1 import complaint_facts_pb2 as facts
from server import Server

STEPS_MAX = 3_000  # The kill comes at one of the first so many calls or answers of a round.
REPEATS = 40       # Requests that the checker sends again, and rows that it compares, each round.
POLLS_MAX = 12     # Of the starts that are killed: how often the ready file is looked for first.
CHECKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "checker.py")


def begin(folder):
    """Makes the folder's landlord, its law and the complaint that everybody writes to."""
    server = Server(folder).start()
    client = Client(server.listen, "setup").set_up()
    client.tell("Receive", HOT, REPORT, "2024-04-02", received=facts.Received())
    client.close()
    server.kill()
    return server


def kill_while_it_starts(server, rng):
    """Kills it at a random moment of its recovery, before its doors are open."""
    server.launch()
    for _, _ in zip(range(rng.randrange(POLLS_MAX)), server.polls()):
        pass
    server.kill()


def check(server, expected, seed):
    checked = subprocess.run([sys.executable, CHECKER, server.listen, expected, str(seed), str(REPEATS)],
                             capture_output=True, text=True, timeout=10 * CALL_SECONDS_MAX, check=False)
    if checked.returncode != 0:
        sys.exit(f"FAIL (seed {seed}): {checked.stdout}{checked.stderr}")
    return checked.stdout.strip()


def run(rounds, seed, folder):
    rng = random.Random(seed)
    expected = os.path.join(folder, "expected")
    server = begin(os.path.join(folder, "server"))
    kills = 0
    while kills < rounds:
        if rng.random() < 0.25:
            kill_while_it_starts(server, rng)
            kills += 1
        server.start()
        load = Load(server, Recorder(expected), rng, f"r{kills}", rng.randrange(1, STEPS_MAX))
        load.run()
        kills += 1
        if load.refused:
            sys.exit(f"FAIL (seed {seed}): expected every call to be taken, but found {load.refused[:3]}")
        server.start()
        print(f"kill {kills} of {rounds}: {load.acknowledged} acknowledged this time; {check(server, expected, seed)}",
              flush=True)
        server.kill()  # Idle: not one of those that count.
    print(f"{kills} kills (seed {seed}): everything acknowledged was there, whole, once, in order")


def main():
    rounds = int(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1 << 31)
    print(f"seed {seed}", flush=True)
    folder = tempfile.mkdtemp(prefix="redress-crash-")
    os.mkdir(os.path.join(folder, "server"))
    try:
        run(rounds, seed, folder)
    except BaseException:
        print(f"the folder is kept: {folder}", flush=True)
        raise
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()

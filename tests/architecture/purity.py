"""Rules of what may not be called. Each takes a Tree and yields faults."""

import re

ENGINE_BANNED = [
    r"system_clock\s*::\s*now", r"steady_clock\s*::\s*now", r"high_resolution_clock", r"\brandom_device\b",
    r"\bs?rand\s*\(", r"\bsleep_(for|until)\b", r"\bu?sleep\s*\(", r"\bgetenv\b", r"\btime\s*\(\s*(nullptr|NULL|0)\s*\)",
    r"\b(local|gm)time(_r)?\b", r"\bsetlocale\b", r"\bstd::locale\b", r"\bf?open\s*\(", r"\b[io]?fstream\b",
    r"\bstd::filesystem\b", r"\bstd::(cout|cerr|clog)\b", r"\bcurrent_zone\b", r"\blocate_zone\b",
]
RUNTIME_MAY = r"steady_clock\s*::\s*now"  # How long a sync took: told to an observer, never decided upon.
TESTS_BANNED = [r"\bsleep_(for|until)\b", r"\bu?sleep\s*\(", r"\bnanosleep\b", r"\bGTEST_SKIP\b", r"\bDISABLED_\w",
                r"system_clock\s*::\s*now"]
MEASURES = "tests/bench/"  # Programs that run for a given time, to count what was done in it.
# Harnesses that start the real process wait for its ready file in one bounded poll, in one place.
HARNESS_WAITS = "tests/e2e/server.py"
PYTHON_BANNED = [r"\btime\.sleep\b", r"\bunittest\.skip", r"\.skipTest\("]


def without_comments(text):
    """C++ without comments and literals, line by line as before."""
    kept = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.S)
    return kept.sub(lambda found: "\n" * found.group(0).count("\n"), text)


def calls(text, patterns, allowed=None):
    for number, line in enumerate(text.splitlines(), 1):
        for pattern in patterns:
            found = re.search(pattern, line)
            if found and not (allowed and re.search(allowed, found.group(0))):
                yield number, found.group(0)


def engine_is_pure(tree):
    """No clock, no chance, no environment, no files in the engine."""
    for path, text in tree.cxx("engine/").items():
        allowed = RUNTIME_MAY if path.startswith("engine/runtime/") else None
        for line, call in calls(without_comments(text), ENGINE_BANNED, allowed):
            yield f"{path}:{line}: expected the engine to depend on its arguments only, but it calls {call}"


def tests_neither_sleep_nor_skip(tree):
    """Tests have their time injected and all of them run."""
    for path, text in tree.cxx("tests/").items():
        banned = [] if path.startswith(MEASURES) else TESTS_BANNED
        for line, call in calls(without_comments(text), banned):
            yield f"{path}:{line}: expected a test that neither sleeps, skips nor reads the clock, but found {call}"
    for path, text in tree.files.items():
        if path.startswith("tests/") and path.endswith(".py") and path != HARNESS_WAITS:
            for line, call in calls(re.sub(r"#.*|\"[^\"\n]*\"", "", text), PYTHON_BANNED):
                yield f"{path}:{line}: expected a test that neither sleeps nor skips, but found {call}"


RULES = [engine_is_pure, tests_neither_sleep_nor_skip]

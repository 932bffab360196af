"""Rules of form: sizes, names, what stands where. Each takes a Tree and yields faults."""

import ast
import re

from purity import without_comments

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 70
ROOT = {"proto", "engine", "storage", "services", "deploy", "tests", "CMakeLists.txt", "CMakePresets.json", "README.md"}
VAGUE = {"utils", "util", "common", "helpers", "helper", "manager", "managers", "misc"}
CODE = (".cc", ".h", ".py", ".cmake")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
MACHINE_PATH = re.compile(r"(^|[\s\"'=(:])/(home|Users|work)/")


def is_code(path):
    return path.endswith(CODE) or "." not in path.rsplit("/", 1)[-1]


def files_are_short(tree):
    """No file of code passes 400 lines."""
    for path, text in tree.files.items():
        lines = text.count("\n")
        if is_code(path) and lines > FILE_LINES_MAX:
            yield f"{path}:1: expected at most {FILE_LINES_MAX} lines, but there are {lines}"


def closing(text, start):
    """Where the brace that opens at `start` closes; the end of the text if it does not."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return len(text)


def cxx_functions(text):
    """Yields (first line, lines) of each function, as its braces tell: near enough for a limit.

    Labels of cases do not count: a switch over every kind of fact is a table, and has to be whole.
    """
    text = re.sub(r"(?m)^\s*#.*(\\\n.*)*", "", without_comments(text))
    head_start = place = 0
    while place < len(text):
        if text[place] in ";}":
            head_start = place + 1
        elif text[place] == "{":
            head = text[head_start:place]
            if not re.match(r"\s*(template\s*<[^{]*>\s*)?(inline\s+)?(namespace|class|struct|enum|union|extern)\b", head):
                end = closing(text, place)
                if "(" in head:
                    first = text.count("\n", 0, place - len(head.lstrip())) + 1
                    labels = len(re.findall(r"(?m)^\s*case [^\n]*:$", text[place:end]))
                    yield first, text.count("\n", 0, end) + 2 - first - labels
                place = end
            head_start = place + 1
        place += 1


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            yield node.lineno, node.end_lineno - node.lineno + 1


def functions_are_short(tree):
    """No function passes 70 lines."""
    for path, text in tree.files.items():
        functions = []
        if path.endswith((".cc", ".h")):
            functions = cxx_functions(text)
        elif path.endswith(".py"):
            functions = python_functions(text)
        for line, length in functions:
            if length > FUNCTION_LINES_MAX:
                yield f"{path}:{line}: expected functions of at most {FUNCTION_LINES_MAX} lines, but this has {length}"


def names_say_what(tree):
    """No folder and no file is named after nothing in particular."""
    for path in tree.files:
        vague = VAGUE.intersection(part.split(".")[0] for part in path.split("/"))
        if vague:
            yield f"{path}:1: expected a name that says what it holds, but found {vague.pop()}"


def nothing_is_left_undone(tree):
    """No notes to oneself."""
    for path, text in tree.files.items():
        for number, line in enumerate(text.splitlines(), 1):
            if UNFINISHED.search(line):
                yield f"{path}:{number}: expected finished work, but found {UNFINISHED.search(line).group(0)}"


def no_paths_of_a_machine(tree):
    """Nothing knows where somebody's clone stands."""
    for path, text in tree.files.items():
        for number, line in enumerate(text.splitlines(), 1):
            if MACHINE_PATH.search(line):
                yield f"{path}:{number}: expected no path of one machine, but found {line.strip()[:60]}"


def root_is_agreed(tree):
    """At the root stand the agreed folders, and files that begin with a dot."""
    for entry in tree.root_entries:
        if entry not in ROOT and not entry.startswith("."):
            yield f"{entry}:1: expected only {', '.join(sorted(ROOT))} at the root, but there is {entry}"


def wants_readme(folder):
    """Every folder of the house; of the tests, those that stand under tests/ itself."""
    parts = folder.split("/")
    return len(parts) == 1 or (len(parts) == 2 and parts[0] not in ("proto", "deploy"))


def folders_explain_themselves(tree):
    """Every folder has a README.md of its own."""
    for folder in tree.folders:
        if wants_readme(folder) and f"{folder}/README.md" not in tree.files:
            yield f"{folder}:1: expected a README.md, but there is none"


def folders_are_targets(tree):
    """One CMake target a folder, and every source in a list."""
    for path in tree.files:
        folder, _, name = path.rpartition("/")
        if not path.endswith(".cc") or folder.startswith("tests/architecture"):
            continue
        lists = []
        while folder:
            lists.append(tree.files.get(f"{folder}/CMakeLists.txt", ""))
            folder = folder.rpartition("/")[0]
        stem = name[:-3]
        if not any(re.search(rf"\b{re.escape(stem)}\b", text) for text in lists):
            yield f"{path}:1: expected a CMakeLists.txt to list it, but none does"
    for folder in tree.folders:
        sources = any(p.rpartition("/")[0] == folder and p.endswith((".cc", ".h")) for p in tree.files)
        target = r"redress_(\w+_)?" + folder.rpartition("/")[2] + r"(_\w+)?"
        text = tree.files.get(f"{folder}/CMakeLists.txt", "")
        if sources and folder.startswith(("engine/", "storage/", "services/")) and folder.count("/") == 1:
            if not re.search(rf"add_(library|executable)\(\s*({target}|redressd?)\s", text):
                yield f"{folder}:1: expected a target named after it, but its CMakeLists.txt adds none"


def headers_once(tree):
    """Every header begins with `#pragma once`."""
    for path, text in tree.files.items():
        if path.endswith(".h") and not re.match(r"(\s*//[^\n]*\n)*\s*#pragma once\n", text):
            yield f"{path}:1: expected #pragma once before anything else, but it is not there"


RULES = [files_are_short, functions_are_short, names_say_what, nothing_is_left_undone, no_paths_of_a_machine,
         root_is_agreed, folders_explain_themselves, folders_are_targets, headers_once]

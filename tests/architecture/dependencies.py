"""Rules of who may see whom. Each takes a Tree and yields faults."""

import re

THREADS = {"atomic", "barrier", "condition_variable", "future", "latch", "mutex", "semaphore", "shared_mutex",
           "stop_token", "thread"}
# Of the generated headers the engine sees messages; services' stubs are gRPC.
ENGINE_MAY = re.compile(r"^([a-z_0-9]+|tl/expected\.hpp|google/protobuf/.+\.h|redress/v1/\w+\.pb\.h|engine/.+)$")


def engine_is_alone(tree):
    """The engine includes the standard library, tl::expected, generated messages and itself."""
    for path, line, included in tree.includes("engine/"):
        if not ENGINE_MAY.match(included) or included.endswith("_service.pb.h"):
            yield f"{path}:{line}: expected the engine to need nothing outside, but it includes {included}"


def threads_in_runtime(tree):
    """Only engine/runtime/ knows threads."""
    for path, line, included in tree.includes("engine/"):
        if included in THREADS and not path.startswith("engine/runtime/"):
            yield f"{path}:{line}: expected threads in engine/runtime/ only, but it includes <{included}>"


def rocksdb_in_storage(tree):
    """RocksDB lives in storage/ and nowhere else but in the benchmarks that compare with it."""
    for under in ("engine/", "services/", "tests/"):
        for path, line, included in tree.includes(under):
            if included.startswith("rocksdb/") and not path.startswith(("tests/storage/", "tests/bench/")):
                yield f"{path}:{line}: expected RocksDB in storage/ only, but it includes {included}"


def storage_below_services(tree):
    """storage/ knows neither services nor gRPC."""
    for path, line, included in tree.includes("storage/"):
        if included.startswith(("services/", "grpc")) or included.endswith(".grpc.pb.h"):
            yield f"{path}:{line}: expected storage/ to stand below the services, but it includes {included}"


def services_above_storage(tree):
    """Only redressd, which builds the house, knows which storage there is."""
    for path, line, included in tree.includes("services/"):
        if included.startswith("storage/") and not path.startswith("services/redressd/"):
            yield f"{path}:{line}: expected only services/redressd/ to name storage, but it includes {included}"


def linked(tree):
    """Each target's libraries, as the CMakeLists.txt of engine/, storage/ and services/ say."""
    links = {}
    for path, text in tree.files.items():
        if path.endswith("CMakeLists.txt") and path.startswith(("engine/", "storage/", "services/")):
            for target, rest in re.findall(r"target_link_libraries\(\s*(\w+)([^)]*)\)", text):
                links.setdefault(target, set()).update(
                    "redress_" + name for name in re.findall(r"redress(?:::|_)(\w+)", rest))
    return links


def reachable(links, target):
    seen, waiting = set(), [target]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting.extend(links.get(name, ()))
    return seen


def targets_by_folder(tree):
    """The targets that each folder's CMakeLists.txt adds."""
    return {path.rsplit("/", 1)[0]: set(re.findall(r"add_(?:library|executable)\(\s*(\w+)\s", text))
            for path, text in tree.files.items() if path.endswith("/CMakeLists.txt")}


def includes_are_linked(tree):
    """A folder includes only folders whose target its own links: so the arrows are those of the build."""
    links, targets = linked(tree), targets_by_folder(tree)
    for under in ("engine/", "storage/", "services/"):
        for path, line, included in tree.includes(under):
            mine, theirs = (targets.get(name.rpartition("/")[0], set()) for name in (path, included))
            seen = set().union(*(reachable(links, target) for target in mine))
            if mine and theirs and not seen & theirs:
                yield f"{path}:{line}: expected {' or '.join(sorted(mine))} to link what {included} belongs to, " \
                      f"but none does"


RULES = [engine_is_alone, threads_in_runtime, rocksdb_in_storage, storage_below_services, services_above_storage,
         includes_are_linked]

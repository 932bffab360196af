"""Finds elements of the contract that carry no comment: comments.py DESCRIPTOR_SET.

A comment may stand above its element or at the end of its line. The alternatives of Fact need none: each is
named after a message that has one.
"""

import sys

from google.protobuf import descriptor_pb2

# Numbers of the repeated fields of descriptor.proto that hold elements, as paths name them.
FILE_MESSAGES, FILE_ENUMS, FILE_SERVICES = 4, 5, 6
MESSAGE_FIELDS, MESSAGE_MESSAGES, MESSAGE_ENUMS, MESSAGE_ONEOFS = 2, 3, 4, 8
ENUM_VALUES, SERVICE_METHODS = 2, 2
EXEMPT = {"Fact.body"}


def message_elements(message, path, name):
    """Yields (path, name) of `message`, an element that stands at `path`, and of all in it."""
    yield path, name
    oneof_exempt = {i for i, o in enumerate(message.oneof_decl) if f"{name}.{o.name}" in EXEMPT}
    for i, field in enumerate(message.field):
        if not (field.HasField("oneof_index") and field.oneof_index in oneof_exempt):
            yield path + (MESSAGE_FIELDS, i), f"{name}.{field.name}"
    synthetic = {f.oneof_index for f in message.field if f.proto3_optional}
    for i, oneof in enumerate(message.oneof_decl):
        if i not in synthetic:
            yield path + (MESSAGE_ONEOFS, i), f"{name}.{oneof.name}"
    for i, nested in enumerate(message.nested_type):
        yield from message_elements(nested, path + (MESSAGE_MESSAGES, i), f"{name}.{nested.name}")
    for i, enum in enumerate(message.enum_type):
        yield from enum_elements(enum, path + (MESSAGE_ENUMS, i), f"{name}.{enum.name}")


def enum_elements(enum, path, name):
    yield path, name
    for i, value in enumerate(enum.value):
        yield path + (ENUM_VALUES, i), f"{name}.{value.name}"


def file_elements(file):
    for i, message in enumerate(file.message_type):
        yield from message_elements(message, (FILE_MESSAGES, i), message.name)
    for i, enum in enumerate(file.enum_type):
        yield from enum_elements(enum, (FILE_ENUMS, i), enum.name)
    for i, service in enumerate(file.service):
        yield (FILE_SERVICES, i), service.name
        for j, method in enumerate(service.method):
            yield (FILE_SERVICES, i, SERVICE_METHODS, j), f"{service.name}.{method.name}"


def main():
    files = descriptor_pb2.FileDescriptorSet()
    with open(sys.argv[1], "rb") as source:
        files.ParseFromString(source.read())
    seen = faults = 0
    for file in files.file:
        places = {tuple(place.path): place for place in file.source_code_info.location}
        for path, name in file_elements(file):
            place = places[path]
            seen += 1
            if not (place.leading_comments.strip() or place.trailing_comments.strip()):
                faults += 1
                print(f"proto/{file.name}:{place.span[0] + 1}: expected a comment on {name}, but there is none")
    if not seen:
        sys.exit("expected elements in the descriptor set, but there is none")
    print(f"{seen} elements, {faults} without a comment")
    sys.exit(1 if faults else 0)


main()

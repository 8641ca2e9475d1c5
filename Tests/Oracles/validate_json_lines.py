#!/usr/bin/env python3
"""Holds each line of JSON Lines files to a JSON Schema: exit 0 when all keep to it, 1 when not.

    validate_json_lines.py [--closed] SCHEMA FILE...

Prints a line for each violation: file, number of the line, path in the line's value, what is
wrong. A line that isn't JSON is one too, and so is a member that is written twice, of which a
schema would see only the last. With --closed so are members of any object that the schema doesn't
name, though it allows them. A schema that is none itself is exit 2. Needs the module `jsonschema`,
version 4.0 or later, which knows draft 2020-12.
"""

import argparse
import json
import sys

from jsonschema import Draft202012Validator, SchemaError

from files import read_file
from hook_json import refuse


def members(pairs):
    """The members of an object as a dictionary; ValueError when two have one name."""
    names = [name for name, _ in pairs]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError("written twice: " + ", ".join(twice))
    return dict(pairs)


def close(schema):
    """Makes each part of a schema that names members of an object refuse all others."""
    if isinstance(schema, list):
        for part in schema:
            close(part)
    elif isinstance(schema, dict):
        if schema.get("type") == "object" and "properties" in schema:
            schema["additionalProperties"] = False
        for name, part in schema.items():
            if name != "examples":
                close(part)


def violations(line, validator):
    """What is wrong with the bytes of a line: pairs of path and message."""
    try:
        value = json.loads(line.decode("utf-8"), object_pairs_hook=members, parse_constant=refuse)
    except ValueError as error:
        return [("$", str(error))]
    return sorted((error.json_path, error.message) for error in validator.iter_errors(value))


def lines(path):
    """The lines of a file, without the line feeds that end them."""
    parts = read_file(path).split(b"\n")
    return parts if parts[-1] else parts[:-1]


def main():
    parser = argparse.ArgumentParser(description="Holds lines of JSON to a JSON Schema.")
    parser.add_argument("schema", metavar="SCHEMA")
    parser.add_argument("files", metavar="FILE", nargs="+")
    parser.add_argument("--closed", action="store_true",
                        help="refuse members that the schema doesn't name")
    options = parser.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")
    with open(options.schema, "rb") as file:
        schema = json.load(file, object_pairs_hook=members)
    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        print(f"{options.schema}: {error.json_path}: {error.message}", file=sys.stderr)
        return 2
    if options.closed:
        close(schema)
    validator = Draft202012Validator(schema)
    status = 0
    for path in options.files:
        for number, line in enumerate(lines(path), start=1):
            for place, message in violations(line, validator):
                print(f"{path}:{number}: {place}: {message}")
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())

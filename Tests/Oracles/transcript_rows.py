"""Reads transcripts the slow and strict way: lines to JSON to rows, each with the moment that it belongs to.

- A line is what stands between line feeds. Blank lines are nothing. Bytes that aren't UTF-8 become U+FFFD.
- Values that follow one another on a line all count.
- Where no value can be read, the line is one malformed, and the earliest `{` from which whole objects follow up to
  its end is where reading goes on.
- A row without a readable timestamp has that of the row before it; before the first, the file's modification time.
"""

import datetime
import json
import os
import re
from dataclasses import dataclass

from files import read_file
from hook_json import Number, refuse, string

WHITE = " \t\r"
MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})")
OPENING = re.compile(r'\{[ \t\r]*["}]')


DECODER = json.JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=refuse)


@dataclass
class Row:
    """An object of a file, and when it was written."""

    members: dict
    moment: float
    path: str


def values_from(text, at):
    """The values from a place to the end of a line, None when there is something else."""
    found = []
    while True:
        while at < len(text) and text[at] in WHITE:
            at += 1
        if at == len(text):
            return found
        try:
            value, at = DECODER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return None
        found.append(value)


def values(line):
    """The values of a line, and whether it is malformed."""
    found, at = [], 0
    while True:
        while at < len(line) and line[at] in WHITE:
            at += 1
        if at == len(line):
            return found, False
        try:
            value, at = DECODER.raw_decode(line, at)
        except (ValueError, RecursionError):
            break
        found.append(value)
    for opening in OPENING.finditer(line, at + 1):
        rest = values_from(line, opening.start())
        if rest is not None:
            return found + rest, True
    return found, True


def moment(text):
    """A timestamp as seconds since 1970, None when it is none."""
    match = MOMENT.fullmatch(text or "")
    if not match:
        return None
    zone = "+00:00" if match[3] == "Z" else match[3]
    try:
        return datetime.datetime.fromisoformat(match[1] + zone).timestamp() + float("0" + (match[2] or ""))
    except ValueError:
        return None


def read(path):
    """The rows of a file and how many of its lines are malformed."""
    data = read_file(path).removeprefix(b"\xef\xbb\xbf")
    now, rows, malformed = os.stat(path).st_mtime, [], 0
    for raw in data.split(b"\n"):
        found, is_malformed = values(raw.decode("utf-8", errors="replace"))
        malformed += is_malformed
        for value in found:
            if isinstance(value, dict):
                own = moment(string(value, "timestamp"))
                now = now if own is None else own
                rows.append(Row(value, now, path))
    return rows, malformed


def files(folders):
    """The transcripts below folders, in the order of their paths, each once."""
    found, seen = [], set()
    for folder in folders:
        below = []
        for where, _, names in os.walk(folder):
            below += [os.path.join(where, name) for name in names if name.endswith(".jsonl")]
        for path in sorted(below, key=os.fsencode):
            if os.path.realpath(path) not in seen and os.path.isfile(path):
                seen.add(os.path.realpath(path))
                found.append(path)
    return sorted(found, key=os.fsencode)

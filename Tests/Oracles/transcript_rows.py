"""Reads transcripts the slow and strict way: lines to JSON to rows, each with the moment that it belongs to.

- A line is what stands between line feeds. Blank lines are nothing. Bytes that aren't UTF-8 become U+FFFD.
- Values that follow one another on a line all count.
- Where no value can be read, the line is one malformed, and the earliest `{` from which whole objects follow up to
  its end is where reading goes on.
- A row without a readable timestamp has that of the row before it; before the first, the file's modification time.
- What a row of progress holds as `data.message` is a row of its own, after it.
"""

import datetime
import functools
import json
import math
import os
import re
from dataclasses import dataclass, field

from files import read_file
from hook_json import Number, member, refuse, string

WHITE = " \t\r"
MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})")
OUTDATED = re.compile(r"\.(?:orphaned|superseded)$")
OPENING = re.compile(r'\{[ \t\r]*["}]')


DECODER = json.JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=refuse)


@dataclass(eq=False)
class File:
    """A transcript: when its first dated row was written, in whole seconds, and where its session began."""

    path: str
    changed: float
    age: float = float("inf")
    folder: str | None = None
    rows: list = field(default_factory=list)
    malformed: int = 0

    @property
    def stem(self):
        return os.path.basename(self.path).removesuffix(".jsonl")


@dataclass(eq=False)
class Row:
    """An object of a file, and when it was written; or one that a row of progress holds."""

    members: dict
    moment: float
    file: File
    number: int
    inner: bool = False

    @property
    def path(self):
        return self.file.path


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


def inner_row(outer):
    """The row that a row of progress holds of a subagent's talk, None where there is none."""
    told = member(outer.members, "data", dict) if outer.members.get("type") == "progress" else None
    inner = member(told, "message", dict)
    if inner is None:
        return None
    members = dict(inner)
    for name in ("sessionId", "cwd", "gitBranch"):
        if not string(inner, name):
            members.pop(name, None)
            if name in outer.members:
                members[name] = outer.members[name]
    copied = string(member(outer.members, "forkedFrom"), "sessionId")
    if copied and not string(inner, "requestSessionId") and not string(member(inner, "forkedFrom"), "sessionId"):
        members["forkedFrom"] = {"sessionId": copied}
    members.pop("agentId", None)
    if string(told, "agentId"):
        members["agentId"] = told["agentId"]
    own = moment(string(inner, "timestamp"))
    return Row(members | {"isSidechain": True}, outer.moment if own is None else own, outer.file, outer.number + 1, True)


def read(path):
    """A file with its rows."""
    found = os.stat(path)
    return _read(path, found.st_mtime, found.st_size)


@functools.cache
def _read(path, changed, _):
    file = File(path, changed)
    data = read_file(path).removeprefix(b"\xef\xbb\xbf")
    now = changed
    for raw in data.split(b"\n"):
        found, is_malformed = values(raw.decode("utf-8", errors="replace"))
        file.malformed += is_malformed
        for value in found:
            if isinstance(value, dict):
                own = moment(string(value, "timestamp"))
                now = now if own is None else own
                if own is not None and file.age == float("inf"):
                    file.age = math.floor(own)
                file.folder = file.folder or string(value, "cwd")
                file.rows.append(Row(value, now, file, len(file.rows)))
                if inner := inner_row(file.rows[-1]):
                    file.rows.append(inner)
    return file


def files(folders, named=True):
    """The transcripts below folders, in the order of their paths, each once; dotted folders only below those that somebody named."""
    found, seen = [], set()
    for folder in folders:
        below = []
        for where, inside, names in os.walk(folder):
            inside[:] = [name for name in inside if name != "tool-results" and not OUTDATED.search(name) and (named or not name.startswith("."))]
            below += [os.path.join(where, name) for name in names if name.endswith(".jsonl") and name != "audit.jsonl"
                      and not OUTDATED.search(name.removesuffix(".jsonl"))]
        for path in sorted(below, key=os.fsencode):
            if os.path.realpath(path) not in seen and os.path.isfile(path):
                seen.add(os.path.realpath(path))
                found.append(path)
    return sorted(found, key=os.fsencode)

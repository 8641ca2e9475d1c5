"""Reads day files the slow and strict way: lines to JSON objects to records.

The rules, which `records` follows to the letter:

- A line is tried by itself. A line with `{` in column 0 always starts a record; what
  was pending then is one malformed.
- Text that is the beginning of a JSON object stays pending and takes the next lines.
- A pending object that breaks is one malformed and swallows everything up to the next
  line with `{` in column 0. A first line that is broken by itself swallows nothing.
- Outside of a pending object, each line that isn't blank and isn't an object is one
  malformed; so is an object without a non-empty string `tool`, and an object with
  anything but white space after it on its last line.
"""

import json
import re
from dataclasses import dataclass, field

MAXIMUM = 2**63 - 1
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

# RFC 8259's tokens. None of them holds a line feed, so each line is complete in itself.
TOKEN = re.compile(
    r"""[ \t\r\n]*(?:
        (?P<string>"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*")
      | (?P<scalar>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)
      | (?P<mark>[{}\[\]:,])
      | (?P<end>$))""",
    re.VERBOSE,
)


class Number(str):
    """A JSON number as written, so that nothing is lost before it is judged."""


class ObjectCheck:
    """Follows the grammar of one JSON object over lines.

    `state` names what may come next; `whole` and `broken` are final.
    """

    def __init__(self):
        self.state = "start"
        self.open = []

    def feed(self, line):
        """Takes one line; gives back what is after the object when it became whole in it."""
        at = 0
        while self.state not in ("whole", "broken"):
            token = TOKEN.match(line, at)
            if token is None:
                self.state = "broken"
            elif token.lastgroup == "end":
                return ""
            else:
                at = token.end()
                self.state = self._after(token.lastgroup, token[token.lastgroup])
        return line[at:]

    def _after(self, kind, text):
        state = self.state
        if state == "start":
            return self._enter(text) if text == "{" else "broken"
        if state in ("key", "key or end") and kind == "string":
            return "colon"
        if state == "colon" and text == ":":
            return "value"
        if state in ("value", "value or end"):
            if kind in ("string", "scalar"):
                return "comma or end"
            if text in ("{", "["):
                return self._enter(text)
        if state == "comma or end" and text == ",":
            return "key" if self.open[-1] == "{" else "value"
        closes = {"key or end": "}", "value or end": "]",
                  "comma or end": "}" if self.open and self.open[-1] == "{" else "]"}
        if closes.get(state) == text and kind == "mark":
            self.open.pop()
            return "comma or end" if self.open else "whole"
        return "broken"

    def _enter(self, text):
        self.open.append(text)
        return "key or end" if text == "{" else "value or end"


@dataclass
class Pending:
    """The lines of an object that has begun and isn't whole."""

    check: ObjectCheck
    lines: list = field(default_factory=list)


def members(text):
    """The members of an object that is known to be one; of equal names the last wins."""
    return json.loads(text, parse_int=Number, parse_float=Number)


def records(data):
    """Yields a record's members for each good record of a file, None for each malformed."""
    if data.startswith(BYTE_ORDER_MARK):
        data = data[len(BYTE_ORDER_MARK):]
    pending = None
    swallowing = False
    for raw in data.split(b"\n"):
        line = raw.decode("utf-8", errors="replace")
        if line.startswith("{"):
            if pending is not None:
                yield None
            pending, swallowing = None, False
        if swallowing:
            continue
        first = pending is None
        if first:
            if not line.strip(" \t\r"):
                continue
            pending = Pending(ObjectCheck())
        pending.lines.append(line)
        behind = pending.check.feed(line)
        if pending.check.state == "whole":
            found = members("\n".join(pending.lines)[:-len(behind) or None])
            tool = text_of(found, "tool")
            yield found if tool is not None and not behind.strip(" \t\r") else None
            pending = None
        elif pending.check.state == "broken":
            yield None
            pending, swallowing = None, not first
    if pending is not None:
        yield None


def with_models(found):
    """The good records of a file, those without a model with that of the next record of their session, or of their subagent, that
    has one; where none comes, with that of the last before. Also the places of those that were given one."""
    def thread(record):
        session = text_of(record, "session_id") or text_of(record, "session")
        return (session, text_of(record, "agent_id") or text_of(record, "agent")) if session else None

    filled = {}
    for places in (reversed(range(len(found))), range(len(found))):
        models = {}
        for place in places:
            record, model = found[place], text_of(found[place], "model")
            if record.get("rejected") is True or thread(record) is None:
                continue
            if model:
                models[thread(record)] = model
            elif thread(record) in models:
                filled.setdefault(place, models[thread(record)])
    return [dict(record, model=filled[place]) if place in filled else record for place, record in enumerate(found)], filled


# Members. Each of these gives None for a member of the wrong type, as for one that isn't there.


def clean(text):
    """A decoded string with U+FFFD for surrogates that belong to no pair."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def any_text_of(record, name):
    """A string member, be it empty."""
    value = record.get(name)
    return clean(value) if type(value) is str else None


def text_of(record, name):
    """A string member that isn't empty."""
    return any_text_of(record, name) or None


def object_of(record, name):
    """An object member, `{}` when there is none."""
    value = record.get(name)
    return value if isinstance(value, dict) else {}


def count_of(record, name):
    """A count: never negative, without its fraction, at most 2^63 - 1."""
    value = record.get(name)
    if not isinstance(value, Number):
        return None
    sign, whole, fraction, exponent = re.fullmatch(
        r"(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?", value).groups()
    digits = (whole + (fraction or "")).lstrip("0")
    if not digits:
        return 0
    if sign:
        return None
    # Where the decimal point is, counted from the front of the digits.
    shift = exponent or "0"
    shift = int(shift) if len(shift) < 20 else (-10**20 if shift[0] == "-" else 10**20)
    point = len(digits) - len(fraction or "") + shift
    if point <= 0:
        return 0
    if point > 19:
        return MAXIMUM
    return min(int(digits[:point].ljust(point, "0")), MAXIMUM)


def is_not_zero(record, name):
    """Whether a number member says anything but zero."""
    value = record.get(name)
    return isinstance(value, Number) and re.search("[1-9]", re.split("[eE]", value)[0]) is not None

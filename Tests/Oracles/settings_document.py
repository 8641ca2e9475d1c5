"""A settings file as tokens with their places: who is registered in it, and what is left without some of them.

Everything is flat, so depth exhausts nothing. `Document` raises `ValueError` for what isn't strict JSON; what it reads
is held to Python's own parser where that goes deep enough.
"""

import json
import re
import shlex
from functools import lru_cache

EVENTS = ("PostToolUse", "PostToolUseFailure")
WHITE = re.compile(r"[ \t\n\r]*")
SCALAR = re.compile(
    r'(?P<text>"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![0-9])|(?P<word>true|false|null)\b")
LOGGER = re.compile(r"(^|[/\s\"'])session-logger\.sh($|[\s\"'])")
# More than just the program: in a pipe, with variables, with arguments.
MIXED = re.compile(r"(^|[\s/;|&'\"])claude-hook-log($|[\s;|&<>'\"])")
DEEPEST, LONGEST = 300, 300_000


class Document:
    """`kinds`, `values`, `starts`, `ends`, `depths` and `parents` of all tokens but commas and colons; `match` of brackets."""

    def __init__(self, data):
        self.text = data.decode("utf-8")
        self.kinds, self.values, self.starts, self.ends, self.depths, self.parents = [], [], [], [], [], []
        self.match = {}
        self.scan(1 if self.text.startswith("\ufeff") else 0)
        if max(self.depths) < DEEPEST and len(self.text) < LONGEST:
            assert flat(self.text.lstrip("\ufeff")) == self.plain(range(len(self.kinds))), "two readings of one text"

    def add(self, kind, value, start, end, open_brackets):
        self.kinds.append(kind)
        self.values.append(value)
        self.starts.append(start)
        self.ends.append(end)
        self.depths.append(len(open_brackets))
        self.parents.append(open_brackets[-1] if open_brackets else None)

    def scan(self, at):
        text, stack, expected = self.text, [], "value"
        while True:
            at = WHITE.match(text, at).end()
            sign = text[at:at + 1]
            if expected == "end":
                if sign:
                    raise ValueError(f"more behind the value, at {at}")
                return
            if not sign:
                raise ValueError("it ends too early")
            if sign in "}]" and expected in ("comma", "first name", "first value"):
                if not stack or self.kinds[stack[-1]] != {"}": "{", "]": "["}[sign]:
                    raise ValueError(f"wrong bracket at {at}")
                opened = stack.pop()
                self.match[opened] = len(self.kinds)
                self.add(sign, None, at, at + 1, stack)
                at += 1
                expected = "comma" if stack else "end"
            elif expected == "comma":
                if sign != ",":
                    raise ValueError(f"no comma at {at}")
                at += 1
                expected = "name" if self.kinds[stack[-1]] == "{" else "value"
            elif expected in ("name", "first name"):
                found = SCALAR.match(text, at)
                if not found or not found["text"]:
                    raise ValueError(f"no name at {at}")
                self.add("name", json.loads(found[0]), at, found.end(), stack)
                at = WHITE.match(text, found.end()).end()
                if text[at:at + 1] != ":":
                    raise ValueError(f"no colon at {at}")
                at += 1
                expected = "value"
            elif sign in "{[":
                self.add(sign, None, at, at + 1, stack)
                stack.append(len(self.kinds) - 1)
                at += 1
                expected = "first name" if sign == "{" else "first value"
            else:
                found = SCALAR.match(text, at)
                if not found:
                    raise ValueError(f"no value at {at}")
                kind = found.lastgroup
                self.add(kind, json.loads(found[0]) if kind == "text" else found[0], at, found.end(), stack)
                at = found.end()
                expected = "comma" if stack else "end"

    def plain(self, indices):
        """Kinds and values, without places and without the ways to write them."""
        return [(self.kinds[at], self.values[at]) for at in indices]

    def raw(self, at):
        return self.text[self.starts[at]:self.ends[at]]

    def end(self, at):
        """The token behind the value that begins with this one."""
        return self.match.get(at, at) + 1

    def members(self, at):
        """(name, token of the name, token of the value) of an object."""
        found, name = [], at + 1
        while name < self.match[at]:
            found.append((self.values[name], name, name + 1))
            name = self.end(name + 1)
        return found

    def elements(self, at):
        found, one = [], at + 1
        while one < self.match[at]:
            found.append(one)
            one = self.end(one)
        return found

    def last(self, at, name):
        """The value of the last member of this name, as every parser takes it; None without an object or member."""
        if at is None or self.kinds[at] != "{":
            return None
        return next((value for one, _, value in reversed(self.members(at)) if one == name), None)

    # Who is registered

    def event(self, name):
        """The array of an event that counts; None where there is none."""
        array = self.last(self.last(0, "hooks"), name)
        return array if array is not None and self.kinds[array] == "[" else None

    def program(self, handler):
        """What a handler runs: "ours", "logger" (the shell script), "mixed" (ours amid more) or None."""
        command = self.last(handler, "command")
        if command is None or self.kinds[command] != "text":
            return None
        arguments, text = self.last(handler, "args"), self.values[command]
        if arguments is not None:
            alone = self.kinds[arguments] == "[" and not self.elements(arguments)
            return "ours" if alone and text.rsplit("/", 1)[-1] == "claude-hook-log" else None
        try:
            words = shlex.split(text)
        except ValueError:
            return None
        if len(words) == 1 and words[0].rsplit("/", 1)[-1] == "claude-hook-log" and not re.search(r"[;&|<>`()]", re.sub(
                r"'[^']*'|\"[^\"]*\"|\\.", "", text)):
            return "ours"
        return "logger" if LOGGER.search(text) else "mixed" if MIXED.search(text) else None

    def handlers(self, array):
        """(token of the handler, token of its group) of an event; a handler straight in the array has no group."""
        for one in self.elements(array):
            if self.kinds[one] != "{":
                continue
            inner = self.last(one, "hooks")
            if inner is None:
                yield one, None
            elif self.kinds[inner] == "[":
                yield from ((handler, one) for handler in self.elements(inner) if self.kinds[handler] == "{")

    def registered(self, event, program="ours"):
        """(handler, group) of those of an event that run this program."""
        array = self.event(event)
        return [] if array is None else [(one, group) for one, group in self.handlers(array) if self.program(one) == program]

    def holds(self, program):
        """Whether any `hooks` names this program, also one of those that don't count."""
        return len(self.without((program,), empty=True)) < len(self.without((), empty=True))

    # What is left

    def without(self, programs, empty=False):
        """The tokens that stay without these programs' handlers, and what is empty then.

        With `empty`, empty arrays of the two events and empty `hooks` stay where they are.
        """
        gone = set()

        def drop(first, value):
            gone.update(range(first, self.end(value)))

        if self.kinds[0] != "{":
            return list(range(len(self.kinds)))
        for name, at, hooks in self.members(0):
            if name != "hooks" or self.kinds[hooks] != "{":
                continue
            dropped = 0
            for event, first, array in self.members(hooks):
                if event not in EVENTS or self.kinds[array] != "[":
                    continue
                for one in self.elements(array):
                    if self.kinds[one] != "{":
                        continue
                    inner = self.last(one, "hooks")
                    if inner is None and self.program(one) in programs:
                        drop(one, one)
                    elif inner is not None and self.kinds[inner] == "[":
                        handlers = self.elements(inner)
                        named = [handler for handler in handlers if self.kinds[handler] == "{" and self.program(handler) in programs]
                        for handler in named:
                            drop(handler, handler)
                        if named and len(named) == len(handlers):
                            drop(one, one)
                elements = self.elements(array)
                if all(one in gone for one in elements) and (elements or not empty):
                    drop(first, array)
                    dropped += 1
            if dropped == len(self.members(hooks)) and (dropped or not empty):
                drop(at, hooks)
        return [at for at in range(len(self.kinds)) if at not in gone]

    # How it is laid out

    def lines(self):
        """(indentation, depth) of the lines that begin with a token; None for the indentation of one that begins with a comma."""
        begun = {}
        for at, start in enumerate(self.starts):
            line = self.text.rfind("\n", 0, start) + 1
            if line not in begun:
                before = self.text[line:start].lstrip("\ufeff")
                begun[line] = (before if not before.strip(" \t") else None, self.depths[at])
        return list(begun.values())

    def unit(self):
        """What each level is indented by, where all lines agree on it; else None."""
        units = {indent[:len(indent) // depth] for indent, depth in self.lines() if depth and indent is not None}
        unit = units.pop() if len(units) == 1 else None
        return unit if unit and self.follows(unit) else None

    def follows(self, unit):
        return all(indent == unit * depth for indent, depth in self.lines())

    def spread(self, at):
        """Whether this container has its first value and its end on lines of their own, or is bare behind a name that has."""
        last = self.match[at]
        if last == at + 1:
            return self.ends[at] == self.starts[last] and at > 0 and "\n" in self.text[self.ends[at - 2]:self.starts[at - 1]]
        return "\n" in self.text[self.ends[at]:self.starts[at + 1]] and "\n" in self.text[self.ends[last - 1]:self.starts[last]]


def flat(text):
    """The tokens of a text by Python's own parser, with all members in their order."""
    class Members(list):
        pass

    class Number(str):
        pass

    def refuse(word):
        raise ValueError(word)
    value = json.loads(text, object_pairs_hook=Members, parse_int=Number, parse_float=Number, parse_constant=refuse)
    found = []

    def add(one):
        if isinstance(one, Members):
            found.append(("{", None))
            for name, inner in one:
                found.append(("name", name))
                add(inner)
            found.append(("}", None))
        elif isinstance(one, list):
            found.append(("[", None))
            for inner in one:
                add(inner)
            found.append(("]", None))
        elif isinstance(one, Number):
            found.append(("number", str(one)))
        elif isinstance(one, str):
            found.append(("text", one))
        else:
            found.append(("word", {None: "null", True: "true", False: "false"}[one]))
    add(value)
    return found


@lru_cache(maxsize=16)
def document(data):
    """The document of these bytes; None where they aren't strict JSON."""
    try:
        return Document(data)
    except ValueError:
        return None


def insertions(before, after):
    """How many pieces were put in, if nothing else happened: 0, 1, 2, or 3 for anything else."""
    if before == after:
        return 0
    least = min(len(before), len(after))
    front = common(before, after, least)
    back = common(before[::-1], after[::-1], least)
    if len(after) < len(before):
        return 3
    if front + back >= len(before):
        return 1
    return 2 if after[front:len(after) - back].find(before[front:len(before) - back]) >= 0 else 3


def common(one, other, least):
    """The length of the common beginning."""
    low, high = 0, least
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def touched(before, after, programs):
    """What differs between two documents beyond these programs: a sentence, or None.

    Tokens must be the same to the letter, and so must be what stands between two of them that were neighbours and are.
    """
    kept = [one.without(programs) for one in (before, after)]
    if before.plain(kept[0]) != after.plain(kept[1]):
        pairs = zip(before.plain(kept[0]) + [("end", None)], after.plain(kept[1]) + [("end", None)])
        one, other = next((pair for pair in pairs if pair[0] != pair[1]), ("more", "fewer"))
        return f"the values differ, first {one!r:.200} and {other!r:.200}"
    pairs = list(zip(*kept))
    for number, (one, other) in enumerate(pairs):
        if before.raw(one) != after.raw(other):
            return f"{before.raw(one)!r:.200} is written {after.raw(other)!r:.200} now"
        if number and pairs[number - 1] == (one - 1, other - 1):
            gaps = before.text[before.ends[one - 1]:before.starts[one]], after.text[after.ends[other - 1]:after.starts[other]]
            if gaps[0] != gaps[1]:
                return f"between {before.raw(one - 1)!r:.80} and {before.raw(one)!r:.80} was {gaps[0]!r:.80}, now {gaps[1]!r:.80}"
    if before.text[:before.starts[0]] != after.text[:after.starts[0]]:
        return "what stands before the value differs"
    if before.text[before.ends[-1]:] != after.text[after.ends[-1]:]:
        return f"behind the value was {before.text[before.ends[-1]:]!r:.80}, now {after.text[after.ends[-1]:]!r:.80}"
    return None

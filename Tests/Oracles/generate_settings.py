#!/usr/bin/env python3
"""Makes settings files of Claude Code in every shape that an installer of hooks can meet.

    generate_settings.py --seed N [--count N] [--program PATH] OUTDIR
    generate_settings.py --list

The same arguments give the same bytes. Each shape comes once before any comes twice, in a layout of chance. OUTDIR gets a
folder for each: `settings.json`, whatever that is there (a link, a folder, nothing), and `about.json` with its name, its
kind of file and what is owed: "edit", "refuse" or "either". PATH is the program that entries of the present name.
"""

import argparse
import json
import os
import random
import sys

from json_shapes import SHORT, Raw, escaped

HOOK = "claude-hook-log"
OLD = ["/opt/old/claude-hook-log", "/usr/local/bin/claude-hook-log", "/home/ada/.local/bin/claude-hook-log",
       "'/old tools/claude-hook-log'", "/old\\ tools/claude-hook-log", '"/it\'s old/claude-hook-log"', "~/old/claude-hook-log",
       '"$HOME"/old/claude-hook-log', "$HOME/old/claude-hook-log", '"$HOME/old bin/claude-hook-log"', "'/old/$x/`y`/claude-hook-log'"]
OTHERS = ["prettier --write .", "/usr/local/bin/notify 'done'", "jq -r .tool_name >> ~/calls.txt", "say \"it's\" \\ so", "true",
          "echo claude-hook-logger", "/opt/claude-hook-log/run.sh", "/opt/my-claude-hook-log", "claude-hook-log.sh", "cat; échö 数 🚀",
          "# claude-hook-log was here", "tee claude-hook-log.txt"]
LOGGERS = ["~/.claude/hooks/session-logger.sh", "bash ~/.claude/hooks/session-logger.sh", '"$HOME"/.claude/hooks/session-logger.sh',
           "/opt/session-logger.sh", "'/my tools/session-logger.sh'"]
COMPOUND = ["cat | claude-hook-log", "claude-hook-log; true", "CLAUDE_LOG_DIR=/tmp/x claude-hook-log", "tee /tmp/x | /opt/claude-hook-log",
            "claude-hook-log 2>/dev/null", "/opt/claude-hook-log || true", "sh -c 'claude-hook-log'", "claude-hook-log --explain"]
NAMES = ["model", "env", "permissions", "statusLine", "cleanupPeriodDays", "includeCoAuthoredBy", "disableAllHooks", "Hooks", "hook",
         "PostToolUse", "x y", "", "ключ", "数据", "🚀", "e\u0301", 'quo"te', "back\\slash", "tab\there", "\u2028", "\x7f", "</script>",
         "unpaired \ud83d", "\udc00 low", "nul\u0000", "hooks ", "a/b"]
TEXTS = ["", "claude-opus-5-5", "a, b: {c} [d]", '"hooks": {"PostToolUse": []}', "line\nline\r\n", "// no comment", "/* nor this */",
         "Grüße", "数据 🚀", "\ud83d", "\udc00", "\\u0041", "C:\\Users\\ada", "\u0000\u001f", "{", "]", "\ufeff", "x" * 300, "//", "\u2028"]
NUMBERS = ["0", "-0", "1", "-1.50", "1e5", "1E+05", "1.0", "1e-400", "1e400", "123456789012345678901234567890", "0.1000000000000000055511151",
           "-0.0e-0", "9007199254740993", "2.5e00", "1" * 400]


class Members(list):
    """An object as (name, value): names may come twice."""


class Layout:
    """How a file is written."""

    def __init__(self, dice, style=None):
        self.dice = dice
        self.style = style or dice.choice(["2", "2", "2", "4", "4", "3", "8", "1", "tab", "tab", "none", "mini", "mini", "spaced", "odd", "odd"])
        self.unit = {"tab": "\t", "none": "", "odd": "  "}.get(self.style, " " * int(self.style) if self.style.isdigit() else "")
        self.flat = self.style in ("mini", "spaced")
        self.breaks = dice.choice(["\n"] * 5 + ["\r\n"] * 3 + ["mixed"])
        self.colon = {"mini": ":", "spaced": dice.choice([": ", " : ", ": "])}.get(self.style, dice.choice([": "] * 5 + [":", " : ", ":\t"]))
        self.comma = {"mini": ",", "spaced": dice.choice([", ", " , "])}.get(self.style, ", ")
        self.crowded = 0 if self.flat else dice.choice([0, 0, 0, 0.3])
        self.inline = 0 if self.flat else dice.choice([0, 0, 0.3, 0.7])
        self.blank = 0 if self.flat else dice.choice([0, 0, 0, 0.2])
        self.escapes = dice.choice([0, 0, 0, 0.05, 0.3, 1])
        self.hollow = dice.choice(["", "", " ", "\n", "\t", "\r\n\r\n", "   \n "])
        self.front = dice.choice([""] * 6 + ["\n", " ", "\r\n\t"])
        self.back = dice.choice(["end"] * 6 + ["", "", "ends", " ", "\n \t"])
        if not self.flat:
            self.style += {"\n": "", "\r\n": "-crlf", "mixed": "-mixed"}[self.breaks]
        self.style += {"": "-unended", "ends": "-many-ends"}.get(self.back, "")

    def chance(self, part):
        return part and self.dice.random() < part

    def line(self, depth):
        if self.flat:
            return ""
        ends = self.dice.choice(["\n", "\r\n"]) if self.breaks == "mixed" else self.breaks
        empty = ends + (self.dice.choice(["", " ", "\t"]) if self.style.startswith("odd") else "") if self.chance(self.blank) else ""
        unit = self.dice.choice(["", " ", "\t", "   "]) if self.style.startswith("odd") and self.chance(0.3) else self.unit
        return empty + ends + unit * depth

    def string(self, text):
        def one(sign):
            if self.chance(self.escapes):
                return escaped(sign, self.dice.choice("uU"))
            if sign == "/" and self.chance(self.escapes):
                return "\\/"
            if sign in SHORT and not self.chance(0.1):
                return SHORT[sign]
            return escaped(sign) if sign in SHORT or sign < " " or "\ud800" <= sign <= "\udfff" else sign
        return '"' + "".join(map(one, text)) + '"'

    def value(self, value, depth=0, inline=False):
        if isinstance(value, Raw):
            return str(value)
        if isinstance(value, str):
            return self.string(value)
        if not isinstance(value, (list, dict)):
            return {None: "null", True: "true", False: "false"}[value] if value is None or type(value) is bool else str(value)
        named = isinstance(value, (Members, dict))
        start, end = "{}" if named else "[]"
        if not value:
            return start + ("" if self.dice.random() < 0.5 else self.hollow) + end
        inline = inline or (depth and self.chance(self.inline))
        rows = [self.string(one[0]) + self.colon + self.value(one[1], depth + 1, inline) if named else self.value(one, depth + 1, inline)
                for one in (value.items() if isinstance(value, dict) else value)]
        if inline or self.flat:
            pad = self.dice.choice(["", " "]) if not self.flat or self.style.startswith("spaced") else ""
            return start + pad + self.comma.join(rows) + pad + end
        text = start + self.line(depth + 1) + rows[0]
        for row in rows[1:]:
            if self.style.startswith("odd") and self.chance(0.2):
                text += self.line(depth + 1) + self.comma + row
            else:
                text += "," + (" " if self.chance(self.crowded) else self.line(depth + 1)) + row
        return text + self.line(depth) + end

    def file(self, value):
        ends = "\r\n" if self.breaks == "\r\n" else "\n"
        return self.front + self.value(value) + {"end": ends, "ends": ends * 3}.get(self.back, self.back)


class Made:
    """A file: `name`, `data` (None where there is none), `place` (what kind of file it is), `mode`, and what is `owed`."""

    def __init__(self, name, data, owed="edit", place="file", mode=0o644):
        self.name, self.data, self.owed, self.place, self.mode = name, data, owed, place, mode


class Shapes:
    """Makes each shape from its dice; `here` is a command that names the program as it is invoked now."""

    def __init__(self, dice, here):
        self.dice, self.here = dice, here

    def chance(self, part):
        return self.dice.random() < part

    # Values

    def any(self, depth=3):
        kind = self.dice.randrange(10 if depth else 6)
        if kind < 2:
            return self.dice.choice(TEXTS)
        if kind < 4:
            return Raw(self.dice.choice(NUMBERS))
        if kind < 6:
            return self.dice.choice([True, False, None])
        many = self.dice.choice([0, 1, 1, 2, 3, 5])
        if kind < 8:
            return [self.any(depth - 1) for _ in range(many)]
        names = self.dice.sample(NAMES, min(many, len(NAMES)))
        return Members((name, self.any(depth - 1)) for name in names + names[:self.chance(0.1)])

    def root(self, hooks, least=0):
        """An object with `hooks` somewhere in it; without, for None."""
        names = self.dice.sample(NAMES, self.dice.choice([least or 0, 1, 2, 2, 3, 4, 6]) or least)
        members = Members((name, self.any()) for name in names)
        if hooks is not None:
            members.insert(self.dice.randrange(len(members) + 1), ("hooks", hooks))
        return members

    # Hooks

    def handler(self, command, *more, bare=False):
        members = [("type", "command"), ("command", command)]
        if not bare and self.chance(0.6):
            members.append(("timeout", Raw(self.dice.choice(["10", "5", "60", "1e1"]))))
        self.dice.shuffle(members)
        return Members(members + list(more))

    def other(self):
        more = [] if self.chance(0.7) else [(self.dice.choice(["async", "note", "if", "statusMessage", "x-team"]), self.any(1))]
        if self.chance(0.15):
            return Members([("type", self.dice.choice(["prompt", "http", "agent", "mcp_tool"])), ("prompt", "Is it claude-hook-log?")] + more)
        if self.chance(0.15):
            more.append(("args", ["-q", "claude-hook-log"]))
        return self.handler(self.dice.choice(OTHERS), *more)

    def group(self, *handlers, matcher=None):
        members = [("hooks", list(handlers))]
        if matcher is not None:
            members.insert(self.dice.randrange(2), ("matcher", matcher))
        return Members(members)

    def theirs(self, matcher=True):
        chosen = self.dice.choice(["*", "", "Bash", "Edit|Write", "mcp__.*", "Notebook.*"]) if matcher else None
        return self.group(*(self.other() for _ in range(self.dice.choice([1, 1, 2]))), matcher=chosen)

    def both(self, make, others=True):
        """Hooks with what `make` gives for each of both events, amid those of other people."""
        members = []
        for event in ("PostToolUse", "PostToolUseFailure"):
            groups = [self.theirs(self.chance(0.5)) for _ in range(self.dice.choice([0, 0, 1, 2]))] if others else []
            at = self.dice.randrange(len(groups) + 1)
            members.append((event, groups[:at] + make() + groups[at:]))
        return self.amid(members)

    def amid(self, members):
        for event in self.dice.sample(["PreToolUse", "Stop", "SessionStart", "Notification", "SomethingNew"], self.dice.choice([0, 0, 1, 2])):
            members.insert(self.dice.randrange(len(members) + 1), (event, [self.theirs() for _ in range(self.dice.choice([0, 1, 1]))]))
        if self.chance(0.3):
            self.dice.shuffle(members)
        return Members(members)

    def ours(self, command, **more):
        return lambda: [self.group(self.handler(command), **more)]

    def old(self):
        return self.dice.choice(OLD)

    def hooks_shapes(self):
        """(name, hooks, what is owed) with None where there are none."""
        dice, theirs, handler, group, both, ours = self.dice, self.theirs, self.handler, self.group, self.both, self.ours
        two, one = ("PostToolUse", "PostToolUseFailure"), dice.choice(["PostToolUse", "PostToolUseFailure"])
        yield "no-hooks", None, "edit"
        yield "no-hooks-again", None, "edit"
        yield "hooks-empty", Members(), "edit"
        yield "other-events", Members([("PreToolUse", [theirs()]), ("Stop", [theirs(False)])]), "edit"
        yield "other-event-empty", Members([("Stop", [])]), "edit"
        yield "others-with-matcher", self.amid([(event, [theirs()]) for event in two]), "edit"
        yield "others-without-matcher", self.amid([(event, [theirs(False)]) for event in two]), "edit"
        yield "others-many", self.amid([(event, [theirs(self.chance(0.5)) for _ in range(5)]) for event in two]), "edit"
        yield "both-events-empty", Members((event, []) for event in two), "edit"
        yield "one-event-empty", self.amid([(one, [])]), "edit"
        yield "one-event-of-others", self.amid([(one, [theirs()])]), "edit"
        yield "one-empty-one-of-others", self.amid([(two[0], []), (two[1], [theirs()])]), "edit"
        yield "group-without-handlers", self.amid([(event, [group(matcher="Bash"), theirs()]) for event in two]), "edit"
        yield "only-groups-without-handlers", Members((event, [group()]) for event in two), "edit"
        yield "unknown-members", self.amid([(event, [Members(theirs() + [("note", self.any())])]) for event in two]), "edit"
        yield "names-in-other-case", Members([("posttooluse", [theirs()]), ("POSTTOOLUSE", []), ("PostToolUse ", [theirs()])]), "edit"
        yield "shell-logger", both(ours(dice.choice(LOGGERS), matcher=dice.choice(["*", None])), others=False), "edit"
        yield "shell-logger-amid-others", both(ours(dice.choice(LOGGERS))), "edit"
        yield "shell-logger-in-one-event", self.amid([("PostToolUse", [group(self.other(), handler(dice.choice(LOGGERS)))])]), "edit"
        yield "shell-logger-and-ours-old", both(lambda: [group(handler(dice.choice(LOGGERS)), handler(self.old()))]), "edit"
        # Ours already
        yield "ours-here", both(ours(self.here)), "edit"
        yield "ours-here-alone", both(ours(self.here), others=False), "edit"
        yield "ours-at-home-quoted", both(ours('"$HOME"/.local/bin/claude-hook-log')), "edit"
        yield "ours-at-home-unquoted", both(ours("$HOME/.local/bin/claude-hook-log")), "edit"
        yield "ours-at-home-tilde", both(ours("~/.local/bin/claude-hook-log")), "edit"
        yield "ours-by-name", both(ours("claude-hook-log")), "edit"
        yield "ours-old", both(ours(self.old())), "edit"
        yield "ours-old-alone", both(ours(self.old()), others=False), "edit"
        yield "ours-old-quoted", both(ours("'/old tools/it'\\''s/claude-hook-log'")), "edit"
        yield "ours-exec", both(lambda: [group(handler("/opt/old/claude-hook-log", ("args", [])))]), "edit"
        yield "ours-exec-with-spaces", both(lambda: [group(handler("/old tools/it's/claude-hook-log", ("args", [])))]), "edit"
        yield "ours-with-matcher", both(ours(self.old(), matcher="Bash|Edit")), "edit"
        yield "ours-with-star", both(ours(self.here, matcher="*")), "edit"
        yield "ours-without-timeout", both(lambda: [group(handler(self.here, bare=True))]), "edit"
        yield "ours-with-more", both(lambda: [group(handler(self.old(), ("async", True), ("statusMessage", "Logging")))]), "edit"
        yield "ours-twice", both(lambda: [group(handler(self.old())), group(handler(self.old()))]), "edit"
        yield "ours-twice-in-a-group", both(lambda: [group(handler(self.old()), handler(self.here))]), "edit"
        yield "ours-here-and-old", both(lambda: [group(handler(self.here)), theirs(), group(handler(self.old()), matcher="Bash")]), "edit"
        yield "ours-before-another", both(lambda: [group(handler(self.old()), self.other())]), "edit"
        yield "ours-behind-another", both(lambda: [group(self.other(), handler(self.old()), matcher="*")]), "edit"
        yield "ours-between-others", both(lambda: [group(self.other(), handler(self.old()), self.other())]), "edit"
        yield "ours-in-one-event", self.amid([(one, [theirs(), group(handler(self.old()))])]), "edit"
        yield "ours-in-one-the-other-empty", Members([(two[0], [group(handler(self.old()))]), (two[1], [])]), "edit"
        # What Claude Code doesn't run
        yield "ours-straight-in-the-event", both(lambda: [handler(self.old())]), "either"
        yield "ours-straight-and-proper", both(lambda: [handler(self.old()), group(handler(self.old()))]), "either"
        yield "other-straight-in-the-event", both(lambda: [self.other()]), "either"
        yield "compound", both(ours(dice.choice(COMPOUND))), "either"
        # Wrong types
        for name, value in (("array", []), ("full-array", [theirs()]), ("string", "x"), ("number", Raw("1")), ("true", True)):
            yield f"hooks-{name}", value, "refuse"
        yield "hooks-null", None, "either"
        for name, value in (("object", theirs()), ("empty-object", Members()), ("string", "true"), ("number", Raw("7")), ("false", False)):
            yield f"event-{name}", self.amid([(one, value)]), "refuse"
        yield "event-null", self.amid([(one, None)]), "either"
        for name, value in (("null", None), ("string", "true"), ("number", Raw("0")), ("array", [theirs()]), ("empty", Members()),
                            ("matcher-alone", Members([("matcher", "*")]))):
            yield f"group-{name}", both(lambda: [value]), "either"
        for name, value in (("null", None), ("string", "true"), ("object", self.other())):
            yield f"handlers-{name}", both(lambda: [Members([("matcher", "*"), ("hooks", value)])]), "either"
        for name, value in (("null", None), ("string", "claude-hook-log"), ("empty", Members()), ("array", []),
                            ("command-number", Members([("type", "command"), ("command", Raw("1"))])),
                            ("type-number", Members([("type", Raw("1")), ("command", "true")])),
                            ("command-alone", Members([("command", "true")])), ("command-empty", handler(""))):
            yield f"handler-{name}", both(lambda: [group(value), theirs()]), "either"
        # Members that come twice
        full = self.amid([(event, [theirs()]) for event in two])
        yield "event-twice", Members([(one, [theirs()]), ("Stop", []), (one, [theirs(False)])]), "either"
        yield "event-twice-last-empty", Members([(one, [theirs()]), (one, [])]), "either"
        yield "handlers-twice", both(lambda: [Members([("hooks", [self.other()]), ("hooks", [self.other()])])]), "either"
        yield "command-twice", both(lambda: [group(Members([("type", "command"), ("command", self.old()), ("command", "true")]))]), "either"
        yield "hooks-twice", Members(full + [("twice", self.amid([(one, [theirs()])]))]), "either"
        yield "hooks-twice-last-empty", Members(full + [("twice", Members())]), "either"
        yield "hooks-twice-last-string", Members(full + [("twice", "x")]), "either"
        yield "hooks-twice-first-ours", Members(list(both(ours(self.old()))) + [("twice", self.amid([(one, [theirs()])]))]), "either"

    def good(self):
        for name, hooks, owed in self.hooks_shapes():
            layout = Layout(self.dice)
            members = self.root(hooks)
            if name == "hooks-null":
                members.append(("hooks", None))
            if name.startswith("hooks-twice"):
                second = hooks.pop()[1]
                members.append(("hooks", second))
            yield name, layout, members, owed

    def more(self):
        """(name, layout, value, what is owed) of the rest of what is strict JSON."""
        dice, layout = self.dice, Layout(self.dice)
        yield "root-empty", Layout(dice), Members(), "edit"
        yield "root-empty-hollow", layout, Raw("{" + dice.choice([" ", "\n", "\r\n", "\n\n\t\n", "   "]) + "}"), "edit"
        escapes = Layout(dice)
        escapes.escapes = 1
        yield "all-escaped", escapes, self.root(self.both(lambda: [self.theirs()])), "edit"
        escapes = Layout(dice)
        escapes.escapes = 0.3
        yield "ours-escaped", escapes, self.root(self.both(self.ours(self.old()))), "edit"
        yield "numbers", Layout(dice), Members([("numbers", list(map(Raw, NUMBERS))), *self.root(None)]), "edit"
        yield "texts", Layout(dice), Members([("texts", TEXTS), *self.root(Members())]), "edit"
        yield "hooks-elsewhere", Layout(dice), Members([
            ("plugins", Members([("hooks", Members([("PostToolUse", [])]))])), *self.root(None),
            ("x", [Members([("hooks", self.both(self.ours(self.old())))])])]), "edit"
        twice = self.root(None, least=3)
        yield "members-twice", Layout(dice), Members([twice[0], *twice, ("hooks", self.both(lambda: [])), twice[0]]), "edit"
        # Made only when their turn comes.
        yield "many-members", Layout(dice), lambda: Members([(f"name {number}", self.any(1)) for number in range(2000)]
                                                            + [("hooks", self.both(lambda: [self.theirs()]))]), "edit"
        yield "many-groups", Layout(dice), lambda: self.root(Members([("PostToolUse", [self.theirs() for _ in range(400)])])), "edit"
        yield "five-megabytes", Layout(dice, dice.choice(["2", "tab", "mini"])), lambda: Members([
            ("text", "x" * 2_500_000), *self.root(self.both(lambda: [self.theirs()])), ("list", ["ab " * 700] * 1200)]), "edit"
        deep = dice.choice(["[", '{"a":', '[{"hooks":', "[\n"])
        closing = "".join({"[": "]", "{": "}"}.get(sign, "") for sign in reversed(deep))
        levels = 5000 // len(closing)
        yield "deep", Layout(dice), Members([("deep", Raw(deep * levels + "0" + closing * levels)), *self.root(Members())]), "either"
        yield "one-member-a-line-end", Layout(dice, "none"), self.root(None, least=2), "edit"
        for style in ("2", "3", "4", "8", "tab", "mini", "spaced", "none", "odd"):
            yield f"layout-{style}", Layout(dice, style), self.root(dice.choice([None, Members(), self.both(lambda: [])]), least=2), "edit"
        crlf = Layout(dice, dice.choice(["2", "4", "tab"]))
        crlf.breaks, crlf.back, crlf.style = "\r\n", "end", crlf.style + "-crlf"
        yield "crlf", crlf, self.root(dice.choice([None, self.both(lambda: [self.theirs()])]), least=1), "edit"
        bare = Layout(dice, "2")
        bare.breaks, bare.back, bare.style = "\r", "", "2-bare-cr"
        yield "bare-carriage-returns", bare, self.root(self.both(lambda: [self.theirs()])), "edit"

    def broken(self):
        """(name, bytes, what is owed) of what isn't strict JSON, or hardly."""
        dice = self.dice
        text = Layout(dice).file(self.root(self.both(lambda: [self.theirs()]), least=2))
        good, inner = text.encode(), text.strip()[1:]
        first = text.index("{") + 1
        yield "trailing-comma", '{\n  "model": "x",\n  "hooks": {},\n}\n', "refuse"
        yield "trailing-comma-in-array", '{\n  "hooks": {"PostToolUse": [{"hooks": []},]}\n}\n', "refuse"
        yield "trailing-comma-in-hooks", '{"hooks": {"Stop": [],}}', "refuse"
        yield "comment-to-line-end", text[:first] + " // mine\n" + text[first:], "refuse"
        yield "comment-in-block", text[:first] + "/* mine */" + text[first:], "refuse"
        yield "comment-behind", text + "// end\n", "refuse"
        yield "comment-with-hash", "# mine\n" + text, "refuse"
        cut = dice.randrange(first, len(text.rstrip()) - 1)
        yield "truncated", text[:cut], "refuse"
        yield "truncated-in-hooks", '{"hooks": {"PostToolUse": [', "refuse"
        yield "only-a-brace", "{", "refuse"
        yield "latin-1", '{"name": "Grüße"}\n'.encode("latin-1"), "refuse"
        yield "not-utf-8", good[:first] + b'"\xff": 1, ' + good[first:], "refuse"
        yield "surrogate-in-utf-8", b'{"a": "\xed\xa0\xbd"}', "refuse"
        yield "overlong-utf-8", b'{"a": "\xc0\xaf"}', "refuse"
        yield "cut-utf-8", b'{"a": "\xf0\x9f\x9a"}', "refuse"
        yield "utf-16-le", b"\xff\xfe" + '{"model": "x"}\n'.encode("utf-16-le"), "refuse"
        yield "utf-16-be", '{"model": "x"}\n'.encode("utf-16-be"), "refuse"
        yield "byte-order-mark", b"\xef\xbb\xbf" + good.lstrip(), "either"
        yield "byte-order-mark-alone", b"\xef\xbb\xbf", "either"
        yield "only-white-space", dice.choice([" ", "\n", "\r\n\r\n", "\t \n"]), "either"
        yield "root-array", '[{"hooks": {}}]\n', "refuse"
        yield "root-empty-array", "[]", "refuse"
        yield "root-text", '"hooks"\n', "refuse"
        yield "root-number", "42\n", "refuse"
        yield "root-null", "null\n", "either"
        yield "nul-inside", text[:first] + "\0" + text[first:], "refuse"
        yield "nul-in-text", '{"a": "b\0c"}', "refuse"
        yield "nul-padding", good + b"\0" * 100, "refuse"
        yield "nul-alone", "\0" * 64, "refuse"
        yield "two-values", "{}\n{}\n", "refuse"
        yield "more-behind", text.rstrip() + "}\n", "refuse"
        yield "single-quotes", "{'hooks': {}}\n", "refuse"
        yield "names-unquoted", "{hooks: {}}\n", "refuse"
        yield "raw-tab-in-text", '{"a": "b\tc"}\n', "refuse"
        yield "raw-line-in-text", '{"a": "b\nc"}\n', "refuse"
        yield "bad-escape", '{"a": "\\x41"}\n', "refuse"
        yield "bad-unicode-escape", '{"a": "\\u12g4"}\n', "refuse"
        for number in ("01", "+1", ".5", "1.", "0x10", "1e", "NaN", "-Infinity", "1_000", "-"):
            yield f"bad-number-{number}", '{"a": ' + number + "}\n", "refuse"
        yield "bad-word", '{"a": True}\n', "refuse"
        yield "missing-colon", '{"a" 1}\n', "refuse"
        yield "missing-comma", '{"a": 1 "b": 2}\n', "refuse"
        yield "comma-alone", "{,}\n", "refuse"
        yield "comma-first", "{, " + inner, "refuse"
        yield "two-commas", '{"a": 1,, "b": 2}\n', "refuse"
        yield "wrong-bracket", '{"hooks": {"PostToolUse": [}}\n', "refuse"
        yield "no-break-space", '{\u00a0"a": 1}\n', "refuse"
        yield "vertical-tab", '{\v"a": 1}\n', "refuse"
        yield "line-separator", '{"a": 1}\u2028', "refuse"
        yield "conflict-markers", '<<<<<<< HEAD\n{}\n=======\n{"a": 1}\n>>>>>>> x\n', "refuse"
        yield "not-json", "model: x\nhooks:\n", "refuse"
        yield "deep-and-open", "[" * 5000, "refuse"

    def places(self):
        """(name, kind of file, mode, has data, what is owed)"""
        yield "missing", "missing", 0o644, False, "edit"
        yield "missing-folder", "missing-folder", 0o644, False, "edit"
        yield "empty-file", "file", 0o644, False, "edit"
        yield "empty-file-0600", "file", 0o600, False, "edit"
        yield "empty-link", "link", 0o644, False, "edit"
        yield "folder", "folder", 0o755, False, "refuse"
        yield "broken-link", "broken-link", 0o644, False, "either"
        yield "broken-link-no-folder", "broken-link-no-folder", 0o644, False, "either"
        yield "link-circle", "link-circle", 0o644, False, "refuse"
        yield "link-to-folder", "link-to-folder", 0o644, False, "refuse"
        yield "fifo", "fifo", 0o644, False, "refuse"
        yield "parent-is-a-file", "parent-is-a-file", 0o644, False, "refuse"
        yield "read-only", "file", 0o444, True, "either"
        yield "read-only-empty", "file", 0o400, False, "either"
        for mode in (0o600, 0o640, 0o644, 0o664, 0o755):
            yield f"mode-{mode:04o}", "file", mode, True, "edit"
        for kind in ("link", "link-absolute", "link-to-link", "link-folder"):
            yield kind, kind, self.dice.choice([0o644, 0o600]), True, "edit"

    def all(self):
        """One of each shape."""
        for name, layout, value, owed in [*self.good(), *self.more()]:
            place = self.dice.choice(["file"] * 8 + ["link"])
            yield lambda one=(name, layout, value, owed, place): Made(
                f"{one[0]}--{one[1].style}", one[1].file(one[2]() if callable(one[2]) else one[2]).encode(), one[3], one[4], self.dice.choice([0o644, 0o644, 0o600]))
        for name, data, owed in self.broken():
            data = data.encode() if isinstance(data, str) else data
            yield lambda one=(name, data, owed): Made(f"broken-{one[0]}", one[1], one[2], self.dice.choice(["file"] * 5 + ["link"]))
        for name, place, mode, full, owed in self.places():
            def make(one=(name, place, mode, full, owed)):
                layout = Layout(self.dice)
                hooks = self.dice.choice([None, Members(), self.both(lambda: [self.theirs()])])
                return Made(f"place-{one[0]}", layout.file(self.root(hooks)).encode() if one[3] else b"", one[4], one[1], one[2])
            yield make


def generate(seed, count, here="/opt/claude-hook-log/bin/claude-hook-log"):
    """COUNT files, each shape once before any comes twice; `here` is a command, or a function that gives one for each number."""
    number = 0
    for turn in range(count):
        dice = random.Random(f"{seed} {turn}")
        makers = list(Shapes(dice, here if isinstance(here, str) else here(number)).all())
        order = list(range(len(makers)))
        dice.shuffle(order)
        for at in order:
            if number == count:
                return
            # A shape depends on its place in the order alone, so that `count` changes none.
            made_dice = random.Random(f"{seed} {number}")
            shapes = list(Shapes(made_dice, here if isinstance(here, str) else here(number)).all())
            yield shapes[at]()
            number += 1


def put(made, path, aside):
    """Puts a file there; what its links lead to comes into the folder `aside`. Returns the path of the file proper, if there is one."""
    folder, name = os.path.split(path)
    place, target = made.place, os.path.join(aside, "dotfiles", "claude settings.json")
    if place == "missing-folder":
        return None
    if place == "parent-is-a-file":
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        with open(folder, "w") as file:
            file.write("a file\n")
        return None
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if place == "link-folder":
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        os.symlink(os.path.dirname(target), folder)
        target = os.path.join(os.path.dirname(target), name)
    os.makedirs(folder, exist_ok=True)
    relative = os.path.relpath(target, os.path.realpath(folder))
    if place == "missing":
        return None
    if place == "folder":
        os.mkdir(path)
    elif place == "fifo":
        os.mkfifo(path)
    elif place == "broken-link":
        os.symlink(relative, path)
    elif place == "broken-link-no-folder":
        os.symlink(os.path.join(aside, "nowhere", "settings.json"), path)
    elif place == "link-circle":
        os.symlink(name, os.path.join(folder, "round"))
        os.symlink("round", path)
    elif place == "link-to-folder":
        os.symlink(os.path.dirname(relative), path)
    else:
        proper = path if place == "file" else target
        with open(proper, "wb") as file:
            file.write(made.data)
        os.chmod(proper, made.mode)
        if place in ("link", "link-absolute"):
            os.symlink(relative if place == "link" else target, path)
        elif place == "link-to-link":
            os.symlink(relative, os.path.join(folder, "second link"))
            os.symlink("second link", path)
        return proper
    return None


def main():
    parser = argparse.ArgumentParser(description="Makes settings files of every shape.")
    parser.add_argument("folder", metavar="OUTDIR", nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--program", default="/opt/claude-hook-log/bin/claude-hook-log", metavar="PATH")
    parser.add_argument("--list", action="store_true", help="only the names, what is owed and the kind of file")
    options = parser.parse_args()
    if not options.list and not options.folder:
        parser.error("OUTDIR is missing")
    for number, made in enumerate(generate(options.seed, options.count, options.program)):
        if options.list:
            print(f"{number:4} {made.owed:6} {made.place:20} {made.name}")
            continue
        folder = os.path.join(options.folder, f"{number:04}-{made.name}".replace("/", "-"))
        os.makedirs(folder)
        put(made, os.path.join(folder, "claude", "settings.json"), folder)
        with open(os.path.join(folder, "about.json"), "w") as file:
            json.dump({"name": made.name, "place": made.place, "mode": f"{made.mode:04o}", "owed": made.owed}, file)
    return 0


if __name__ == "__main__":
    sys.exit(main())

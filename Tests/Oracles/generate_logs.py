#!/usr/bin/env python3
"""Makes a folder of day files that holds every shape of record a reader must cope with.

    generate_logs.py --seed N --days D --per-day R --until YYYY-MM-DD OUTDIR

The same arguments give the same bytes. D days end with the given one; of five days or
more, one has no file and one has an empty file. R is the number of records a day, noise
not counted. Beside the day files lie some that must be ignored and, for most seeds, a
`hook-trouble.log`. `--no-noise` leaves out what isn't a record, `--no-extremes` the
counts that no 64 bits hold.
"""

import argparse
import datetime
import random

from files import write_file
from json_shapes import Raw, encode, pretty
from log_records import Session, World, identity, record

TOOLS = ["Bash"] * 8 + ["Read"] * 8 + ["Edit"] * 6 + ["Write"] * 3 + ["MultiEdit", "NotebookEdit"] * 2 + [
    "Grep", "Grep", "Glob", "Task", "Agent", "WebFetch", "WebSearch", "TodoWrite", "Skill", "PowerShell",
    "mcp__github__get_issue", "mcp__github__get_issue", "mcp__clear-thought__mentalmodel"]
# Seldom used, so that their counts tie and their names decide: by bytes of UTF-8,
# not by UTF-16 units, nor alphabet, nor canonical equivalence.
RARE_TOOLS = ["mcp__z__last", "mcp__Z__last", "mcp__é__one", "mcp__e\u0301__one", "mcp__\uff5e__wide",
              "mcp__🚀__launch", "mcp__дом__open", "mcp__数据__查询", "ab", "a", "a b", 'say "hi"', "back\\slash",
              "tab\there", "mcp__" + "n" * 75, "数" * 40, "new\nline", "👩‍👩‍👧‍👦", "unpaired \ud83d end"]

# Name and folder; None where the record doesn't say.
PROJECTS = [
    ("my-app", "~/work/my-app"), ("my-app", "~/work/my-app"), ("my-app", None),
    ("api", "~/work/shop/api"), ("api", "~/old/shop/api"), ("api", "/srv/bank/api"), ("api", None),
    ("web", "~/a/web"), ("web", "~/b/web"),
    ("solo", "/srv/solo"), ("solo", None), ("legacy", None), ("/", "/"),
    ("café", "~/café"), ("cafe\u0301", "~/cafe\u0301"), ("Übergrößen", None), ("проект", "~/код/проект"),
    ("数据", None), ("🚀 rocket", "~/🚀 rocket"), ('quo"ted', None), ("back\\slash", None),
    ("w" * 80, "~/" + "w" * 80), (None, None),
]
FILES = ["Sources/main.swift", "Sources/main.swift", "README.md", "README.md", "Tests/a.swift", "src/index.ts",
         "docs/übersicht.md", "docs/概要.md", "notes 🚀.txt", 'odd "name".txt', "C:\\code\\main.c", "Ａ.txt",
         "/etc/hosts", "deep/" * 12 + "file.py", "f" * 80, "nul\u0000.txt", "e\u0301.md", "é.md"]
COMMANDS = ["git commit -m 'x'", "npm test", "grep -E \"^a\\\\b\" f", "echo {", "printf '}\\n{'", "ls -la \u2028 x",
            "echo \u007f\u001b[31m", "日本語", "🎉" * 5, "half \udc00 pair"]
MODELS = [
    None, None, "claude-opus-5-5", "claude-opus-5-5[1m]", "claude-opus-5", "claude-opus-5@default",
    "anthropic.claude-opus-5", "claude-opus-4-8", "anthropic/claude-opus-4.6", "anthropic.claude-opus-4-6-v1",
    "claude-opus-4-5-20251101", "claude-opus-4-20250514", "claude-4-opus-20250514", "claude-opus-4-0",
    "claude-opus-4-1-20250805", "claude-3-opus-20240229", "claude-3-opus-latest", "claude-sonnet-5-5",
    "claude-sonnet-5", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "global.anthropic.claude-sonnet-4-5-20250929-v1:0[1m]",
    "bedrock/eu.anthropic.claude-sonnet-4-20250514-v1:0", "claude-sonnet-4-5", "claude-sonnet-4", "claude-sonnet-4-6",
    "claude-3-7-sonnet-20250219", "anthropic/claude-3.5-sonnet", "claude-3-5-sonnet-v2@20241022",
    "vertex_ai/claude-haiku-4-5@20251001", "claude-haiku-5-5", "claude-3-5-haiku", "claude-3-haiku-20240307",
    "claude-fable-5-2", "claude-fable-5", "claude-mythos-preview", "sonnet", "haiku",
    "claude-opus-5-9", "claude-nova-7", "gpt-5", "local-model",
]
# Text that stands for bytes which aren't UTF-8; put in after encoding.
BAD_BYTES = {"\uf8f0": b"\xff", "\uf8f1": b"\xc3", "\uf8f2": b"\xf0\x9f\x98", "\uf8f3": b"\xed\xa0\x80",
             "\uf8f4": b"\xc0\xaf"}


class OddWorld(World):
    """A world of names that reports and JSON trip over, and of calls that often fail."""

    tools = [(tool, 60) for tool in TOOLS * 10 + RARE_TOOLS]
    models, commands = MODELS, COMMANDS
    errors, exit_codes = ["", "No such file", "Fehler: „nein“"], (1, 2, 127, 124, -1, 0)
    failing, interrupted, going_on = 0.1, 0.2, 1
    names, branches = PROJECTS, ["main", "feature/ünï", "0123456789ab"]

    def __init__(self, dice):
        sessions = [identity(dice) for _ in range(12)] + ["café", "cafe\u0301", "unknown", "ticket \"42\""]
        super().__init__([(name, folder, FILES, self.branches) for name, folder in self.names], sessions)


class Generator:
    world = OddWorld

    def __init__(self, seed, extremes):
        self.random = random.Random(seed)
        self.extremes = extremes
        self.world = self.world(self.random)
        self.sessions = self.world.sessions

    def chance(self, share):
        return self.random.random() < share

    def count(self, usual):
        """A count, mostly a plain whole number."""
        r = self.random
        if self.extremes and self.chance(0.004):
            return Raw(r.choice(["9223372036854775807", "9223372036854775808", "18446744073709551616", "1e19",
                                 "1" + "0" * 40, "4.5E+300", "1e400000", "9223372036854775807.9"]))
        if self.chance(0.02):
            n = r.randrange(usual)
            return Raw(r.choice([f"{n}.0", f"{n}.75", f"{n}e1", f"{n}.125e2", f"{n + 1}00E-2", "1E+3", "12.5e-1", "7e-3",
                                 "0e5", "-0", f"-{n + 1}", "-3.5", f"{n}.999999999999999999999"]))
        return r.randrange(usual)

    def time(self, date):
        r = self.random
        return f"{date}T{r.randrange(24):02}:{r.randrange(60):02}:{r.randrange(60):02}Z"

    def own(self, date):
        """A record of the hook with odd counts, of which it may lack some."""
        out = record(self.world, Session(self.world, self.random), self.time(date), self.random)
        read, wrote = self.count(9000), self.count(1200)
        plain = isinstance(read, int) and isinstance(wrote, int)
        out["tokens"] = {"input": read, "output": wrote, "total": read + wrote if plain else self.count(9000)}
        out["duration_ms"] = self.count(self.random.choice([50, 2000, 90000]))
        if "lines" in out:
            out["lines"] = {"added": self.count(80), "removed": self.count(40)}
        for name in ("duration_ms", "error", "result_hash", "tool_use_id"):
            if self.chance(0.25):
                out.pop(name, None)
        return out

    def rejected(self, date):
        return {"timestamp": self.time(date), "session_id": self.random.choice(self.sessions), "tool": "unknown",
                "project": "my-app", "tokens": {"input": 0, "output": 0, "total": 0},
                "error": "expected '{' at byte 0", "rejected": True, "v": 1}

    def published(self, date):
        """What the shell logger knows of a call."""
        full = self.own(date)
        return {name: full[name] for name in ("timestamp", "session_id", "tool", "file", "command", "project", "tokens")
                if name in full}

    def minimal(self, date):
        return {"timestamp": self.time(date), "tool": self.random.choice(TOOLS),
                "session": self.random.choice(self.sessions + ["", "unknown"])}

    def flat(self, date):
        out = self.published(date)
        out.pop("tokens")
        return out | {"tokens_input": self.count(900), "tokens_output": self.count(90)}

    def reordered(self, date):
        members = list(self.own(date).items())
        self.random.shuffle(members)
        return dict(members)

    def unknown_members(self, date):
        out = self.reordered(date)
        extra = {"x": None, "deep": {"tool": "Nested", "tokens": {"input": 5}, "list": [[], {}, [1, {"a": "}"}]]},
                 "": "no name", "Tool": "Upper", "tokens_total": 99, "ä": [True, False, Raw("-1.5e-7")]}
        return extra | out if self.chance(0.5) else out | extra

    def wrong_types(self, date):
        """A record in which some members are of another type than they should be, or empty."""
        r = self.random
        out = self.own(date)
        if self.chance(0.3):
            out["session"] = r.choice(self.sessions)
        wrong = {
            "tokens": ["12", None, [1, 2], {"input": "7", "output": 3}, {"input": 8, "output": True, "total": None}, {},
                       {"output": {"n": 1}, "total": 5}],
            "error": [404, None, False, ["x"], {"message": "x"}], "exit_code": ["1", True, None, [2]],
            "duration_ms": [{"value": 3}, "12", None, True], "session_id": [17, None, ""],
            "project": [["x"], 5, "", None], "model": [{"id": "claude-opus-5"}, "", 5], "file": [3, None, ""],
            "lines": [5, "x", [1], {"added": "3", "removed": 2}, {"removed": None}], "rejected": ["true", 1, False, None],
        }
        for name in r.sample(sorted(wrong), r.randrange(1, 4)):
            out[name] = r.choice(wrong[name])
            if name == "project":
                # The folder of a project without a name is a question of its own.
                out.pop("project_dir", None)
        return out

    def duplicates(self, date):
        """A record whose text says a member twice; the last one counts."""
        out = self.own(date)
        return Raw('{"tool":"First","model":7,' + encode(out)[1:])

    def bad_bytes(self, date):
        """A record with bytes in its texts that aren't UTF-8."""
        out = self.own(date)
        for name in ("file", "command", "error", "branch"):
            if name in out:
                out[name] = "a" + "b".join(self.random.sample(sorted(BAD_BYTES), 2)) + self.random.choice(["", "z"])
        return out

    def record(self, date):
        """A record as text, without the end of its line."""
        kinds = [(46, self.own), (2, self.rejected), (12, self.published), (5, self.minimal), (6, self.flat),
                 (7, self.reordered), (7, self.unknown_members), (9, self.wrong_types), (2, self.duplicates),
                 (4, self.bad_bytes)]
        kind = self.random.choices([one for _, one in kinds], [weight for weight, _ in kinds])[0]
        out = kind(date)
        if isinstance(out, dict) and self.chance(0.5 if kind == self.published else 0.03):
            return pretty(out, self.random.choice(["  ", "  ", "  ", "    ", "\t", ""]))
        if kind != self.bad_bytes and self.chance(0.08):
            return encode(out, escapes=self.random.choice(["u", "U"]))
        text = encode(out, spaced=self.chance(0.05))
        return text + "  \t" if self.chance(0.02) else text

    def noise(self, date):
        """Lines that hold no record, each a whole story: the next line begins a record."""
        r = self.random
        compact, shown = encode(self.own(date)), pretty(self.own(date), "  ")
        cut = r.randrange(1, len(compact) - 1)
        rows = shown.split("\n")
        row = r.randrange(1, len(rows) - 1)
        return r.choice([
            lambda: compact[:cut],
            # Torn within a character.
            lambda: compact[:cut] + "\uf8f2",
            lambda: compact[:cut] + encode(self.own(date)),
            lambda: compact[:compact.rindex(",") + 1] + "\n" + "left over\nand more",
            lambda: r.choice(["garbage", "<<<<<<< HEAD", "\u00a0", "\u0000\u0000\u0000", "]", "}", "jq: error: x", ",", '"tool"']),
            lambda: "garbage one\n\n  \ngarbage two",
            lambda: r.choice(["[]", "null", "42", '"text"', '[{"tool":"Read"}]', "true"]),
            lambda: r.choice(["{}", '{"timestamp":"x"}', '{"tool":""}', '{"tool":5}', '{"tool":null,"x":[]}',
                              '{"tool":["Read"]}', '{"tool":"Read","tool":""}', '{\n  "session": "s"\n}']),
            lambda: r.choice(['{"tool":"Read",}', "{'tool':'Read'}", '{"tool":"Read"}}', '{"tool":"Read"} x', '{"tool":"Re\tad"}',
                              '{"tool":"Read","n":01}', '{"tool":"Read","n":1.}', '{"tool":"Read","n":NaN}', '{"tool":"\\x"}',
                              '{"tool":"Read"},', '{"tool" "Read"}', '{"tool":"Read","n":.5}', '{"tool":"\\u12G4"}',
                              '{"tool":"Read"}{"tool":"Read"}', '{"tool":"Read","n":+1}', '{"tool":"Read"/**/}']),
            lambda: "\n".join(rows[:row]),
            lambda: "\n".join(rows[:row]) + "\n" + rows[row][:r.randrange(3, len(rows[row]))],
            lambda: "\n".join(rows[:row] + ["oops"] + rows[row:]),
            lambda: shown + ",",
        ])()

    def day(self, date, number, noise):
        """The bytes of a day file."""
        chunks = []
        for _ in range(number):
            if noise and self.chance(0.06):
                chunks.append(self.noise(date))
                chunks.append(self.record(date))
            else:
                # White space before a record is fine where nothing is pending.
                record = self.record(date)
                chunks.append("  " + record if self.chance(0.01) and "\n" not in record else record)
            if self.chance(0.02):
                chunks.append(self.random.choice(["", "   ", "\t"]))
        end = "\r\n" if self.chance(0.2) else "\n"
        text = "\n".join(chunks).replace("\n", end)
        data = text.encode("utf-8")
        for mark, some in BAD_BYTES.items():
            data = data.replace(mark.encode("utf-8"), some)
        start = b"\xef\xbb\xbf" if self.chance(0.25) else b""
        return start + data + (b"" if self.chance(0.15) else end.encode())


def main():
    parser = argparse.ArgumentParser(description="Makes a folder of day files with every shape of record.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--per-day", type=int, default=200)
    parser.add_argument("--until", type=datetime.date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--no-noise", action="store_true", help="records and blank lines only")
    parser.add_argument("--no-extremes", action="store_true", help="no counts beyond 64 bits")
    parser.add_argument("folder", metavar="OUTDIR")
    options = parser.parse_args()

    generator = Generator(options.seed, not options.no_extremes)
    for back in reversed(range(options.days)):
        date = (options.until - datetime.timedelta(days=back)).isoformat()
        if options.days >= 5 and back == 2:
            continue
        empty = options.days >= 5 and back == 3
        data = b"" if empty else generator.day(date, options.per_day, not options.no_noise)
        write_file(f"{options.folder}/activity-{date}.jsonl", data)

    line = encode(generator.own(options.until)).encode() + b"\n"
    for name in ("notes.txt", "activity-2026-13-40.jsonl", "activity-2026-02-30.jsonl", "activity-2026-1-5.jsonl",
                 f"activity-{options.until}.jsonl.bak", f"old-activity-{options.until}.jsonl"):
        write_file(f"{options.folder}/{name}", line)
    write_file(f"{options.folder}/totals-2026-01.ndjson", b"")
    troubles = generator.random.randrange(4)
    if troubles:
        text = "".join(f"2026-01-0{n + 1}T08:00:00Z no space left on device\n" for n in range(troubles))
        write_file(f"{options.folder}/hook-trouble.log", text)


if __name__ == "__main__":
    main()

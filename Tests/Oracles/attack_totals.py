#!/usr/bin/env python3
"""Puts files that are no totals where totals are looked for, and says what the programs make of them.

    attack_totals.py PATH/TO/session-stats [--megabytes N] [--seconds N]

Whatever stands there: nothing crashes or hangs, the day file beside it is counted right before and after a
rotation, and what is wrong is named. Exit 0 when all is well, 1 when not.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile

from files import write_file
from xxh64 import xxh64

NAME, DAY = "totals-2026-01.ndjson", "activity-2026-01-02.jsonl"
RECORD = (b'{"timestamp":"2026-01-02T00:00:00Z","session_id":"s","tool":"Read","tokens":{"input":7,"output":3,"total":10},'
          b'"duration_ms":5,"v":1}\n')
# What is asked: with the figures of the day file alone, and of everything in every format.
ASKED = ("--date 2026-01-02 --json", "--range all", "--range all --json", "--range all --by tool", "--range all --by session,tool "
         "--format markdown", "--range all --by week --format csv", "--range all --file x --json", "budget --limit 1 --range all")
BIG, HUGE = str(2**63 - 1), "1" + "0" * 400


def section(totals="", day=3, **more):
    """A section whose hashes are right, with a header that says what `more` says."""
    lines = totals.count("\n")
    members = {"day_file": f"activity-2026-01-{day:02}.jsonl", "bytes": 10 + day, "records": 5 * lines, "malformed": 0,
               "rejected": 0, "unnamed": 0, "lines": lines, "lines_xxh64": f"{xxh64(totals.encode()):016x}"} | more
    text = "{" + ",".join(f'"{name}":{one if isinstance(one, int) or name in more else json.dumps(one)}'
                          for name, one in members.items()) + ',"v":1'
    return text + f',"xxh64":"{xxh64(text.encode()):016x}"}}\n' + totals


def line(count=5, tool="Bash"):
    return (f'{{"date":"2026-01-03","session_id":"s","tool":"{tool}","model":"claude-opus-5-5","count":{count},"tokens":{{"input":'
            f'{count},"output":{count},"total":{count}}},"lines":{{"added":{count},"removed":{count}}},"durations":{count},'
            f'"duration_ms":{count}}}\n')


def cases(megabytes):
    """Name, contents and whether something must be said of them."""
    size = int(megabytes * 1024 * 1024)
    yield "random bytes", random.Random(1).randbytes(size), True
    yield "NUL bytes", bytes(size), True
    yield "short junk lines", b"x\n" * (size // 2), True
    yield "objects", b'{"a":1}\n' * (size // 8), True
    yield "one long line", b"x" * size, True
    yield "a header and junk", section(lines=10**18) + "x\n" * (size // 2), True
    yield "a header and totals, one of them torn", section(line(), lines=2) + line()[:-9] + "\n", True
    yield "nested without end", '{"day_file":' + "[" * size, True
    yield "nested totals", section(line()[:-2] + ',"z":' + "[" * (size // 2) + "]" * (size // 2) + "}\n"), False
    yield "great numbers", "".join(section(line(BIG) * 2, day, records=BIG, malformed=BIG)
                                   for day in range(3, 32)), False
    yield "numbers of 400 digits", "".join(section(line(HUGE) * 2, day, bytes=HUGE, records=HUGE) for day in range(3, 32)), False
    yield "negative lengths", section(line(-5), lines=-1, bytes=-5), True
    yield "negative counts", section(line(-5), records=-1, malformed=-1, rejected=-1), True
    yield "10^18 lines", section(line() * 3, lines=10**18), True
    yield "a header without lines", section(lines=3), True
    yield "more records than the lines have", section(line(), records=6), True
    yield "lines without header", line() * 3, True
    yield "another hash", section(line()).replace('"bytes":13', '"bytes":14'), True
    yield "another month", section(line(), day_file='"activity-2026-02-03.jsonl"'), True
    yield "no day", section(line(), day_file='"activity-2026-01-32.jsonl"'), True
    yield "states that are no text", section(line(), states="[5,null,{},[[]]]"), False
    yield "states that are no numbers", section(line(), states='"0xyz...+1234567890123"', ids="7") * 2, False
    yield "many states", section(line(), states=f'"{"0" * (size // 2)}"') * 2, False
    yield "many IDs", section(line(), ids=f'"{"f" * (size // 2)}"') * 2, False
    yield "many sections", "".join(section(day=2, states=f'"{one:08x}"') for one in range(size // 150)), False
    yield "controls in names", section(line(tool="\\u001b[31mX")), False
    yield "nothing", b"", False


def place(folder, kind):
    """Something else than a file."""
    path = os.path.join(folder, NAME)
    if kind == "a folder":
        os.mkdir(path)
    elif kind == "a FIFO":
        os.mkfifo(path)
    else:
        os.symlink({"a link to a device": "/dev/zero", "a link to nothing": "nowhere", "a link to itself": NAME}[kind], path)


class Attack:
    def __init__(self, program, seconds):
        self.program, self.seconds = program, seconds
        self.faults = 0

    def complain(self, case, what):
        self.faults += 1
        print(f"{case}: {what}")

    def run(self, case, arguments, folder):
        try:
            done = subprocess.run([self.program, *arguments.split(), "--log-dir", folder], env={"HOME": "/", "TZ": "UTC"},
                                  capture_output=True, timeout=self.seconds)
        except subprocess.TimeoutExpired:
            self.complain(case, f"{arguments}: not done in {self.seconds} seconds")
            return None
        if done.returncode not in (0, 1, 3):
            self.complain(case, f"{arguments}: status {done.returncode}"
                          + (f" ({signal.Signals(-done.returncode).name})" if done.returncode < 0 else ""))
        if b"\x1b" in done.stdout + done.stderr:
            self.complain(case, f"{arguments}: control characters")
        return done

    def figures(self, case, folder):
        """The day file's figures are there and right."""
        done = self.run(case, ASKED[0], folder)
        if done and done.stdout:
            summary = json.loads(done.stdout)["summary"]
            actual = summary["total_operations"], summary["tokens"]["total"], summary["duration_ms"]["total"]
            if actual != (3, 30, 15):
                self.complain(case, f"expected 3 calls with 30 tokens and 15 ms, actual {actual}")
        elif done:
            self.complain(case, f"no report: {done.stderr.decode()}")

    def attack(self, case, fill, is_wrong, rotates):
        with tempfile.TemporaryDirectory() as folder:
            write_file(os.path.join(folder, DAY), RECORD * 3)
            fill(folder)
            self.figures(case, folder)
            for asked in ASKED[1:]:
                done = self.run(case, asked, folder)
                if done and is_wrong and asked == ASKED[1] and NAME.encode() not in done.stderr:
                    self.complain(case, f"{asked}: it isn't named: {done.stderr.decode()!r}")
            done = self.run(case, "rotate", folder)
            if done and (done.returncode, os.path.exists(os.path.join(folder, DAY))) != ((0, False) if rotates else (1, True)):
                self.complain(case, f"rotate: status {done.returncode}: {done.stdout.decode()}{done.stderr.decode()}")
            if done and not rotates and NAME.encode() not in done.stderr:
                self.complain(case, f"rotate: it isn't named: {done.stderr.decode()!r}")
            self.figures(case, folder)


def main():
    parser = argparse.ArgumentParser(description="Attacks session-stats with files that are no totals.")
    parser.add_argument("program", metavar="SESSION-STATS")
    parser.add_argument("--megabytes", type=float, default=50, help="the size of the large ones")
    parser.add_argument("--seconds", type=int, default=30, help="how long a run may take")
    options = parser.parse_args()
    attack = Attack(os.path.abspath(options.program), options.seconds)
    number = 0
    for number, (case, data, is_wrong) in enumerate(cases(options.megabytes), 1):
        attack.attack(case, lambda folder, data=data: write_file(os.path.join(folder, NAME), data), is_wrong, rotates=True)
    for case in ("a folder", "a FIFO", "a link to a device", "a link to nothing", "a link to itself"):
        number += 1
        attack.attack(case, lambda folder, case=case: place(folder, case), True, rotates=False)
    print(f"{number} cases, {attack.faults} faults", file=sys.stderr)
    return 1 if attack.faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""The hook: beside the least that a program can do, in instructions, in memory, and with a transcript."""

import json
import os
import shutil
import subprocess
import sys

from corpora import KEPT, ORACLES, read_once
from files import read_file
from hook_corpus import LARGE, SMALL, TRANSCRIPT, hook_inputs
from hook_inputs import logged
from measuring import ENVIRONMENT, HOME, compiled, instructions, turns
from table import Row

PAIRS = 500


def check(hook, given):
    """Stops where the hook's record isn't the one that the second implementation expects."""
    for path in given:
        record = json.loads(logged(hook, read_file(path), ENVIRONMENT))
        del record["timestamp"]
        oracle = [sys.executable, os.path.join(ORACLES, "record_oracle.py"), "--home", HOME, path]
        owed = json.loads(subprocess.run(oracle, env=ENVIRONMENT, capture_output=True, check=True).stdout)
        if record != owed:
            sys.exit(f"{path}: the hook wrote {record}, owed is {owed}")


def rows(programs):
    hook, inputs, logs = os.path.join(programs, "claude-hook-log"), hook_inputs(), os.path.join(KEPT, "hook-logs")
    small, large, surrounded = (os.path.join(inputs, name + ".json") for name in ("small", "large", "surrounded"))
    shutil.rmtree(logs, ignore_errors=True)
    os.makedirs(logs)
    read_once([os.path.join(inputs, "transcript.jsonl"), large])
    check(hook, [small, large, surrounded])
    into = {"CLAUDE_LOG_DIR": os.path.join(logs, "ours")}
    floor = compiled("floor.c")

    ours, least = turns([[small, hook], [small, floor, "append", os.path.join(logs, "floor.jsonl")]], PAIRS, into)
    yield Row("hook, 2 KB", f"{ours.seconds * 1e6:.0f} µs beside {least.seconds * 1e6:.0f} of the C program, {PAIRS} pairs", ours.over(least), " times", 1.15)

    for_small, for_large = instructions([small, hook], into), instructions([large, hook], into)
    if for_small is None:
        print("SKIPPED: counting instructions, since valgrind isn't installed", file=sys.stderr)
    else:
        yield Row("hook, 2 KB, instructions", f"{for_small:,}", for_small, "", 110_000)
        more = (for_large - for_small) / (LARGE - SMALL)
        yield Row("hook, 800 KB, instructions a byte more", f"{for_large:,}", more, "", 3)

    ours, least = turns([[large, hook], [large, floor, "append", os.path.join(logs, "floor.jsonl")]], PAIRS // 5, into)
    yield Row("hook, 800 KB", f"{ours.seconds * 1e6:.0f} µs beside {least.seconds * 1e6:.0f}, {PAIRS // 5} pairs", ours.over(least), " times")
    yield Row("hook, 800 KB, memory over the input", f"{ours.memory / 1e6:.1f} MB", (ours.memory - LARGE) / 2**20, " MB", 4)

    ours, least = turns([[surrounded, hook], [small, hook]], PAIRS, into)
    megabytes = TRANSCRIPT >> 20
    yield Row(f"hook with a {megabytes} MB transcript and git", f"{ours.seconds * 1e6:.0f} µs beside {least.seconds * 1e6:.0f} without, {PAIRS} pairs",
              ours.over(least), " times", 1.15)

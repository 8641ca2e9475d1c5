"""Reports from transcripts."""

import json
import os
import subprocess
import sys

from corpora import ORACLES, corpus, files_below, read_once, scaled, size
from log_part import NOTHING
from measuring import ENVIRONMENT, turns
from table import Row

RUNS = 5
MEGABYTES = 540
FIGURES = ("total_operations", "responses", "tokens")


def oracle(name, *arguments):
    """What a program of the second implementation prints."""
    return subprocess.run([sys.executable, os.path.join(ORACLES, name), *arguments], env=ENVIRONMENT, stdout=subprocess.PIPE, check=True).stdout


def make(folder):
    """Makes transcripts and returns what is owed for them."""
    oracle("generate_transcripts.py", "--seed", "5", "--until", "2026-11-20", "--megabytes", str(scaled(MEGABYTES)), folder)
    owed = json.loads(oracle("transcripts_oracle.py", "--transcripts", folder, "--range", "all"))
    return {name: owed["summary"][name] for name in FIGURES}


def rows(programs):
    sources = [os.path.join(ORACLES, name) for name in ("generate_transcripts.py", "transcripts_oracle.py")]
    folder, owed = corpus("transcripts", scaled(MEGABYTES), sources, make)
    report = [os.path.join(programs, "session-stats"), "--source", "transcripts", "--transcripts", folder, "--range", "all"]
    ours = json.loads(subprocess.run([*report, "--json"], env=ENVIRONMENT, capture_output=True, check=True).stdout)["summary"]
    for name in FIGURES:
        if ours[name] != owed[name]:
            sys.exit(f"{name} differ: session-stats says {ours[name]}, owed is {owed[name]}")
    paths = files_below(folder)
    read = size(paths)
    read_once(paths)
    whole, by_tool, lines = turns([[NOTHING, *report], [NOTHING, *report, "--by", "tool"], [NOTHING, "/usr/bin/wc", "-l", *paths]], RUNS)
    for what, timed in (("transcripts", whole), ("transcripts by tool", by_tool)):
        measured = f"{timed.seconds:.2f} s for {len(paths)} files, {read / 1e6:.0f} MB, {RUNS} runs"
        yield Row(what, measured, read / timed.seconds / 1e9, " GB/s", 1.6, least=True)
    yield Row("transcripts beside wc -l", f"{lines.seconds:.2f} s", whole.over(lines), " times its time")
    yield Row("transcripts, memory", f"{whole.memory / 1e6:.0f} MB", whole.memory / 2**20, " MB")

#!/usr/bin/env python3
"""Measures `session-stats --source transcripts` over made-up transcripts.

    transcripts.py PATH/TO/session-stats [--megabytes M] [--runs N] [--folder DIR]

Makes a corpus of M megabytes (kept in DIR for the next time), checks that the program tells the same of it as the second reading in
Tests/Oracles, and then runs each row's command and `wc -l` over the same files in turn, N times. What is printed are medians: the time,
megabytes a second, how many times the time of `wc -l`, the largest memory, and whether the target of a row is met. Nothing fails by being slow.
"""

import argparse
import datetime
import json
import os
import statistics
import subprocess
import sys
import time

ORACLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Oracles")
TARGET = 1600
"""Megabytes a second, on two cores."""


def run(command):
    """Seconds and the largest memory in megabytes of one run."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{command[0]} failed")
    unit = 1 if sys.platform == "darwin" else 1024
    return seconds, usage.ru_maxrss * unit / 1e6


def files_below(folder):
    return sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names if name.endswith(".jsonl"))


def corpus(folder, megabytes):
    """Makes the transcripts unless they are there."""
    if not os.path.isdir(folder):
        make = [sys.executable, os.path.join(ORACLES, "generate_transcripts.py"), "--seed", "5", "--until", "2026-11-20"]
        subprocess.run(make + ["--megabytes", str(megabytes), folder], check=True)
    return files_below(folder)


def check(program, folder):
    """Stops when the program and the second reading differ in a figure of the summary."""
    environment = {"HOME": "/home/ada", "TZ": "UTC", "PATH": os.environ["PATH"]}
    query = ["--transcripts", folder, "--range", "all"]
    ours = json.loads(subprocess.run([program, *query, "--json"], env=environment, capture_output=True, check=True).stdout)
    oracle = [sys.executable, os.path.join(ORACLES, "transcripts_oracle.py"), *query]
    owed = json.loads(subprocess.run(oracle, env=environment, capture_output=True, check=True).stdout)
    for name in ("total_operations", "responses", "tokens"):
        if ours["summary"][name] != owed["summary"][name]:
            sys.exit(f"{name} differ: {ours['summary'][name]} and {owed['summary'][name]}")


def main():
    parser = argparse.ArgumentParser(description="Measures reports from transcripts.")
    parser.add_argument("program", metavar="SESSION-STATS")
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--folder", default=".build/bench")
    options = parser.parse_args()
    folder = os.path.join(options.folder, f"transcripts-{options.megabytes}")
    os.environ["TZ"] = "UTC"
    paths = corpus(folder, options.megabytes)
    check(options.program, folder)
    newest = max(os.stat(path).st_mtime for path in paths)
    day = datetime.datetime.fromtimestamp(newest, datetime.timezone.utc).date()
    start = datetime.datetime.combine(day, datetime.time(), datetime.timezone.utc).timestamp()
    report = [options.program, "--source", "transcripts", "--transcripts", folder]
    rows = [
        ("all", report + ["--range", "all"], paths, TARGET),
        ("all, by tool", report + ["--range", "all", "--by", "tool"], paths, TARGET),
        ("newest day", report + ["--date", str(day)], [path for path in paths if os.stat(path).st_mtime >= start], None),
    ]
    print(f"{'what':14}{'files':>7}{'MB':>8}{'ms':>9}{'MB/s':>8}{'wc -l':>8}{'memory':>9}  target")
    for name, command, opened, target in rows:
        measured = [(run(command), run(["wc", "-l", *opened])) for _ in range(options.runs)]
        seconds = statistics.median(ours[0] for ours, _ in measured)
        beside = statistics.median(theirs[0] for _, theirs in measured)
        memory = max(ours[1] for ours, _ in measured)
        megabytes = sum(os.stat(path).st_size for path in opened) / 1e6
        speed = megabytes / seconds
        met = "" if target is None else f"{target} MB/s: {'met' if speed >= target else 'not met'}"
        print(f"{name:14}{len(opened):7}{megabytes:8.1f}{seconds * 1000:9.1f}{speed:8.0f}{seconds / beside:7.0f}x{memory:7.1f}MB  {met}")


if __name__ == "__main__":
    main()

"""Reports from two million records, beside other programs and in other forms."""

import json
import os
import statistics
import subprocess
import sys

import peers
from corpora import files_below, read_once, size
from log_corpora import large
from measuring import ENVIRONMENT, turns
from table import Row

RUNS = 7
PEER_RUNS = 3
NOTHING = "/dev/null"
FILTER = ["--tool", "Edit", "--tool", "mcp__*"]
FORMS = [("by file", ["--by", "file"]), ("by session", ["--by", "session"]), ("with a filter", FILTER),
         ("in CSV", ["--format", "csv"])]


def summary(program, folder):
    """The report over all of a folder."""
    return [program, "--log-dir", folder, "--range", "all"]


def found(command):
    """What a report says, in the form of the peers."""
    report = json.loads(subprocess.run([*command, "--json"], env=ENVIRONMENT, capture_output=True, check=True).stdout)
    tools = {row["tool"]: [row["count"], row["tokens"]["input"], row["tokens"]["output"]] for row in report["tools"]}
    return {"records": report["summary"]["total_operations"], "sessions": report["summary"]["sessions"], "tools": tools}


def check(name, theirs, ours):
    """Stops where two answers differ."""
    for figure in ("records", "sessions", "tools"):
        if theirs[figure] != ours[figure]:
            sys.exit(f"{name} differs in {figure}: {theirs[figure]}, session-stats says {ours[figure]}")


def beside(peer, target, folder, paths, program):
    """A row that compares the program with a peer, over the same files and in turn."""
    some = paths[:max(1, round(len(paths) * peer.share))]
    report = [*summary(program, folder)[:3], "--since", date(some[0]), "--until", date(some[-1])]
    ours, theirs = [], []
    for _ in range(PEER_RUNS):
        answer = peer.run(some)
        check(peer.name, answer, found(report))
        theirs.append(answer["seconds"])
        ours += turns([[NOTHING, *report]], 1)[0].runs
    part = "" if len(some) == len(paths) else f" over {len(some)} of {len(paths)} files"
    measured = f"{statistics.median(theirs):.2f} s beside {statistics.median(ours):.2f}{part}, {PEER_RUNS} pairs"
    faster = statistics.median(their / our for their, our in zip(theirs, ours))
    return Row(f"summary beside {peer.name}", measured, faster, " times as fast", target, least=True)


def date(path):
    return path[-len("2026-01-14.jsonl"):-len(".jsonl")]


def rows(programs):
    program = os.path.join(programs, "session-stats")
    folder, known = large()
    paths = files_below(folder)
    bytes_read = size(paths)
    read_once(paths)
    check("the generator", known, found(summary(program, folder)))
    passed = {tool: figures for tool, figures in known["tools"].items() if tool == "Edit" or tool.startswith("mcp__")}
    if found([*summary(program, folder), *FILTER])["tools"] != passed:
        sys.exit("the filter lets others through than it should")
    plain = [NOTHING, *summary(program, folder)]

    ours, theirs = turns([plain, [NOTHING, "/usr/bin/wc", "-l", *paths]], RUNS)
    yield Row("summary", f"{ours.seconds:.2f} s for {known['records']:,} records, {bytes_read / 1e6:.0f} MB, {RUNS} runs", bytes_read / ours.seconds / 1e9, " GB/s",
              3, least=True)
    yield Row("summary, memory", f"with {known['sessions']:,} sessions", ours.memory / 2**20, " MB")
    yield Row("summary beside wc -l", f"{theirs.seconds:.2f} s", ours.over(theirs), " times its time")

    for peer, target in ((peers.duckdb(), 5), (peers.simdjson(), 4), (peers.jq(), None)):
        if peer:
            yield beside(peer, target, folder, paths, program)

    for name, options in FORMS:
        form, base = turns([[*plain, *options], plain], RUNS)
        yield Row(f"report {name}", f"{form.seconds:.2f} s beside {base.seconds:.2f} of the summary, {len(form.runs)} pairs", form.over(base), " times", 1.4)

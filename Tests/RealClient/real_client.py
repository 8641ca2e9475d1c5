#!/usr/bin/env python3
"""Plays scenarios with the real client, and holds both programs to what it did.

    real_client.py FOLDER-OF-PROGRAMS [THEME ...]

Themes are files, shell, tools, agents, mcp, sessions, terminal and home; without one, all. Two sessions run at a time. Exit 0
when all is as it should be, or when there is no client; 1 else, with what is wrong below the line of its theme.
docs/development/real-client.md says what is checked and how to do it again for the next version of the client.
"""

import argparse
import collections
import concurrent.futures
import importlib
import os
import re
import sys
import tempfile
import threading
import traceback

import checks
import coverage
import outcome
import sizes
import usage
from client import REPOSITORY, find_client

THEMES = ["shell", "files", "tools", "agents", "mcp", "sessions", "terminal", "home"]
# Sessions at a time. Judging one takes little but seconds of waiting.
AT_A_TIME, JUDGED_AT_A_TIME = 2, 8


class Played:
    """What is kept of a scenario when its HOME is gone."""

    def __init__(self, scenario):
        self.name, self.faults, self.sizes, self.calls, self.offered, self.called = scenario.name, [], {}, 0, set(), set()

    def judge(self, played):
        """Takes what came of the scenario."""
        self.faults += [f"ended with {run.status}, not {session.status}: {run.error.strip()[-500:]}"
                        for run, session in zip(played.runs, played.scenario.sessions) if run.status != session.status]
        self.sizes, self.calls = {} if played.scenario.is_counted_short else sizes.sizes(played), len(played.records)
        self.offered = coverage.offered(played)
        self.faults += [*checks.record_faults(played), *sizes.session_faults(self.sizes), *usage.usage_faults(played),
                        *played.scenario.check(played)]
        self.called = {record["tool"] for record in played.records}


def play(scenario, client, programs, turns):
    """Plays a scenario when it has its turn. Whatever goes wrong is a fault of the scenario."""
    played = Played(scenario)
    with tempfile.TemporaryDirectory(prefix="real-client-", ignore_cleanup_errors=True) as folder:
        try:
            with turns:
                done = outcome.play(scenario, client, programs, folder)
            played.judge(done)
        except Exception:
            played.faults.append(traceback.format_exc().strip())
    return played


def tested_version():
    """The version that README.md names."""
    with open(os.path.join(REPOSITORY, "README.md"), encoding="utf-8") as file:
        found = re.search(r"Tested against Claude Code ([0-9.]+[0-9])", file.read())
    return found[1] if found else "none"


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("programs")
    parser.add_argument("themes", nargs="*")
    options = parser.parse_args()
    for theme in options.themes:
        if theme not in THEMES:
            sys.exit(f"there is no theme '{theme}'; there are {', '.join(THEMES)}")
    client = find_client()
    if client is None:
        return
    print(f"Claude Code {client.version}")
    said = tested_version()
    if said != client.version:
        print(f"README.md says that version {said} was tested. When all passes, write {client.version} there and into "
              "docs/development/real-client.md.")
    played, found = [], collections.defaultdict(sizes.Size)
    scenarios = {theme: importlib.import_module(f"{theme}_theme").SCENARIOS for theme in options.themes or THEMES}
    turns = threading.Semaphore(AT_A_TIME)
    with concurrent.futures.ThreadPoolExecutor(JUDGED_AT_A_TIME) as pool:
        themes = [(theme, [pool.submit(play, one, client, options.programs, turns) for one in group]) for theme, group in scenarios.items()]
        for theme, futures in themes:
            results = [future.result() for future in futures]
            print(f"{theme}: {len(results)} scenarios, {sum(one.calls for one in results)} records", flush=True)
            for one in results:
                print("".join(f"  {one.name}: {fault}\n" for fault in one.faults), end="", flush=True)
            played += results
    for one in played:
        for tool, size in one.sizes.items():
            found[tool].add(size.counted, size.sent, size.calls)
    print(sizes.table(found))
    # What is said of all sessions together.
    sums = [] if options.themes else [*sizes.tool_faults(found), *coverage.faults(played)]
    print("".join(f"  {fault}\n" for fault in sums), end="")
    failed = sum(bool(one.faults) for one in played) + len(sums)
    print(f"{len(played) - sum(bool(one.faults) for one in played)} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

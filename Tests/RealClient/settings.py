#!/usr/bin/env python3
"""Holds the table in Settings to what the real client does with each of the settings.

    settings.py FOLDER-OF-PROGRAMS [--all | --only TEXT] [--write]

Plays a session with the settings of each tenth case, of all of them, or of those that have TEXT in their name, two at a time, and counts
the records that the hook leaves of four calls: Bash, Bash that fails, Read, Read that fails. Prints where the client does otherwise than
the table says, and exits with 1; with --write it changes the table instead. Without a client it says SKIPPED, and exits with 0.
"""

import argparse
import concurrent.futures
import glob
import json
import os
import sys
import tempfile

import settings_cases
from client import MODEL, find_client
from home import Home, lines

AT_A_TIME, EVERY = 2, 10
SCRIPT = {"main": [
    {"calls": [["Bash", {"command": "echo well", "description": "Succeed"}]]},
    {"calls": [["Bash", {"command": "exit 3", "description": "Fail"}]]},
    {"calls": [["Read", {"file_path": "{PROJECT}/README.md"}]]},
    {"calls": [["Read", {"file_path": "{PROJECT}/missing.md"}]]},
]}
# Puts a folder in the place of the managed settings, which are in a namespace of the session's own.
WITH_MANAGED = 'rm -rf /etc/claude-code && cp -R "$0" /etc/claude-code && exec "$@"'


def play(case, client, programs):
    """What the table has to say of a case, and what the client said where it made no calls."""
    with tempfile.TemporaryDirectory(prefix="settings-", ignore_cleanup_errors=True) as folder:
        home = Home(folder, programs, settings={})
        os.remove(home.path(".claude/settings.json"))
        os.makedirs(home.path("other"))
        os.symlink(os.path.realpath(home.path("bin/claude-hook-log")), home.path("other/claude-hook-log"))
        case.put(home)
        cwd = os.path.normpath(os.path.join(home.project, case.folder))
        os.makedirs(cwd, exist_ok=True)
        # With more in it, the client would write settings of its own.
        home.write(".claude.json", json.dumps({"hasCompletedOnboarding": True, "projects": {cwd: {"hasTrustDialogAccepted": True}}}))
        run = start(case, client, home, cwd).wait()
        if len(run.calls) < len(SCRIPT["main"]):
            return settings_cases.NOT_STARTED, (run.output + run.error).strip()
        # A log reached through a link has two names.
        logs = {os.path.realpath(path)
                for path in glob.glob(f"{home.folder}/**/activity-*.jsonl", recursive=True, include_hidden=True)}
        logged = [record.get("tool_use_id") for path in logs for record in lines(path)]
        return " ".join(str(logged.count(call)) for call in run.calls), ""


def start(case, client, home, cwd):
    """Starts the session of a case."""
    command = [client.path, "-p", "go", "--model", MODEL, "--allowedTools", "Bash,Read"]
    managed = None
    if os.path.exists(home.path("managed")):
        managed, command = "", ["sh", "-c", WITH_MANAGED, home.path("managed"), *command]
    variables = {name: settings_cases.expanded(value, home.folder).decode() for name, value in case.variables.items()}
    return client.begin(home, SCRIPT, command, variables, managed, 60, cwd, None)


def write(case, logs):
    """Puts what the client does into the table."""
    with open(case.path, encoding="utf-8") as file:
        text = file.read().split("\n")
    end = next((at for at in range(case.line, len(text)) if not text[at]), len(text))
    at = next((at for at in range(case.line, end) if text[at].startswith("logs ")), None)
    if at is None:
        text.insert(end, f"logs {logs}")
    else:
        text[at] = f"logs {logs}"
    with open(case.path, "w", encoding="utf-8") as file:
        file.write("\n".join(text))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("programs")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", metavar="TEXT")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    client = find_client()
    if client is None:
        return
    cases = settings_cases.read()
    if options.only:
        cases = [case for case in cases if options.only in case.name]
    elif not options.all:
        cases = cases[::EVERY]
    with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as pool:
        runs = [pool.submit(play, case, client, options.programs) for case in cases]
        results = [(case, *run.result()) for case, run in zip(cases, runs)]
    others = [result for result in results if result[1] != result[0].logs]
    # From the end, so that the lines before stay where they are.
    for case, logs, said in reversed(others):
        print(f"  {case.name}: logs {logs}, in the table {case.logs}{': ' if said else ''}{said[:300]}")
        if options.write:
            write(case, logs)
    print(f"settings: {len(cases)} cases, {len(others)} otherwise in {client.version}")
    sys.exit(1 if others and not options.write else 0)


if __name__ == "__main__":
    main()

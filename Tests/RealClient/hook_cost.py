#!/usr/bin/env python3
"""Measures what a hook costs a session, by the client's own `total_duration_ms` of its hooks, and prints a table.

    hook_cost.py FOLDER-OF-PROGRAMS [--calls N] [--rounds N]

Each hook is alone in the settings, and runs after each call of a session. The sessions of all hooks take turns.
"""

import argparse
import json
import shutil
import statistics
import tempfile

from client import find_client
from home import Home, entry
from scenario import call, each

TELEMETRY = {"CLAUDE_CODE_ENABLE_TELEMETRY": "1", "OTEL_LOGS_EXPORTER": "otlp", "OTEL_EXPORTER_OTLP_PROTOCOL": "http/json",
             "OTEL_LOGS_EXPORT_INTERVAL": "500"}
PYTHON_HOOK = """#!/usr/bin/env python3
import json, os, sys
call = json.load(sys.stdin)
record = {"session_id": call["session_id"], "tool": call["tool_name"], "command": call["tool_input"].get("command")}
with open(os.path.expanduser("~/python.jsonl"), "a") as log:
    log.write(json.dumps(record) + "\\n")
"""
SHELL_HOOK = """#!/bin/bash
input=$(cat)
field() { jq -r "$1 // empty" <<< "$input"; }
jq -nc --arg session "$(field .session_id)" --arg tool "$(field .tool_name)" --arg command "$(field .tool_input.command)" \\
  --arg file "$(field .tool_input.file_path)" --arg project "$(field .cwd)" --arg result "$(field '.tool_response | tostring | length')" \\
  '{session_id: $session, tool: $tool, command: $command, file: $file, project: $project, tokens: (($result | tonumber) / 4 | floor)}' \\
  >> ~/shell.jsonl
"""
# {what it is: (command, its program's text or None)}
HOOKS = {
    "a program that does nothing (`true`)": ("true", None),
    "`claude-hook-log`": ("claude-hook-log", None),
    "a minimal hook in Python": ("python-hook", PYTHON_HOOK),
    "a hook of bash and seven `jq`": ("shell-hook", SHELL_HOOK),
}


def durations(client, programs, command, text, calls):
    """How many milliseconds the hook took after each call of a session."""
    with tempfile.TemporaryDirectory(prefix="hook-cost-", ignore_cleanup_errors=True) as folder:
        home = Home(folder, programs, {"hooks": {"PostToolUse": entry(command)}})
        if text:
            home.write(f"bin/{command}", text, mode=0o755)
        work = each(*(call("Bash", {"command": f"echo {number}"}) for number in range(calls)))
        run = client.run(home, {"main": work}, "-p", "go", "--output-format", "json", variables=TELEMETRY)
        done = [event for event in run.events if event.get("event.name") == "hook_execution_complete"]
        if len(done) != calls or any(event["num_success"] != "1" for event in done):
            raise RuntimeError(f"{command} didn't run well after each call: {json.dumps(done)[:1000]} {run.error}")
        return [int(event["total_duration_ms"]) for event in done]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("programs")
    parser.add_argument("--calls", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    client = find_client()
    if client is None:
        return
    hooks = {name: hook for name, hook in HOOKS.items() if hook[1] != SHELL_HOOK or shutil.which("jq")}
    measured = {name: [] for name in hooks}
    for _ in range(options.rounds):
        for name, (command, text) in hooks.items():
            measured[name] += durations(client, options.programs, command, text, options.calls)
    print(f"Claude Code {client.version}, {options.rounds * options.calls} calls each, milliseconds a call\n")
    print("| hook | median | fastest | slowest |\n|---|---|---|---|")
    for name, taken in measured.items():
        print(f"| {name} | {statistics.median(taken):g} | {min(taken)} | {max(taken)} |")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Sets the hook against its oracle where surroundings, commands and results are of every sort; says where they differ.

    compare_surroundings.py HOOK SEED [--commands N] [--results N] [--only TEXT] [--keep FOLDER]

HOOK is the program `claude-hook-log`. Exit 0 when all records agree, 1 with the differing members. Cases whose names begin with
`doubtful-` are those where the contract has room: they are told apart and don't count. For each work tree, git is asked too.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

import generate_calls
import hook_inputs
import record_oracle
from files import read_file, write_file
from generate_surroundings import GIT, generate
from hook_json import minimal, parse
from json_shapes import encode

SETTINGS = [{}] * 8 + [{"CLAUDE_LOG_DETAILS": "off"}, {"CLAUDE_CODE_SESSION_ID": "from-environment"}, {"CLAUDE_SESSION_ID": "review"},
                       {"CLAUDE_LOG_TOKENS": "off"}]
NOTHING = "(nothing)"


def all_cases(options, folder):
    """(name, path of the input, working folder, variables)"""
    for case in generate(options.seed, folder):
        yield case["name"], case["input"], case["folder"], {}
    dice = random.Random(options.seed)
    calls = [*generate_calls.command_inputs(dice, options.commands), *generate_calls.result_inputs(dice, options.results)]
    for name, members in calls:
        hook_input = hook_inputs.call(**{"session_id": "s", "cwd": "/nowhere", "tool_input": None, "tool_response": None} | members)
        escapes = dice.choice([None, None, "u"]) if "\udc00" not in str(members) else "u"
        yield name, write_file(f"{folder}/calls/{name}.json", encode(hook_input, escapes)), f"{folder}/elsewhere", dice.choice(SETTINGS)


def logged(hook, path, folder, variables):
    """The record that the HOOK leaves, without its time; None when it leaves none. Anything untoward raises."""
    line = hook_inputs.logged(hook, read_file(path), {"HOME": "/home/ada", "TZ": "UTC"} | variables, folder)
    record = parse(line) if line else None
    assert record is None or record.pop("timestamp", None), record
    return record


def expected(path, folder, variables):
    """The record that the oracle expects."""
    before = dict(os.environ), os.getcwd()
    for name in [name for name in os.environ if name.startswith("CLAUDE")]:
        del os.environ[name]
    os.environ.update({"HOME": "/home/ada"} | variables)
    os.chdir(folder)
    try:
        record = record_oracle.record(read_file(path))
        return None if record is None else parse(record_oracle.utf8(json.dumps(record, ensure_ascii=False)))
    finally:
        os.chdir(before[1])
        os.environ.clear()
        os.environ.update(before[0])


def differences(expected, actual):
    """(member, expected, actual) where two records differ, and once more where their members come in another order."""
    for name in (expected or {}) | (actual or {}):
        one, other = (minimal(record[name]) if record and name in record else NOTHING for record in (expected, actual))
        unknown = one in ('"<any>"', '"<made up>"') and other != NOTHING
        if one != other and not unknown:
            yield name, one, other
    if expected and actual and [name for name in expected if name in actual] != [name for name in actual if name in expected]:
        yield "order", " ".join(expected), " ".join(actual)


def branch_of_git(path):
    """What git calls the branch at the `cwd` of the input, None where it has no name for it."""
    cwd = parse(read_file(path)).get("cwd")
    if not isinstance(cwd, str) or not os.path.isdir(cwd) or not os.path.isabs(cwd):
        return None
    run = subprocess.run(["git", "rev-parse", "--abbrev-ref", "HEAD"], cwd=cwd, env=GIT, capture_output=True)
    name = run.stdout.decode(errors="replace").removesuffix("\n")
    return name if run.returncode == 0 and name != "HEAD" else None


def compare(options, folder):
    """Prints what differs; how many cases there are, how many differ, and how many of the doubtful ones."""
    count, wrong, doubtful = 0, 0, 0
    for name, path, working, variables in all_cases(options, folder):
        if options.only not in name:
            continue
        count += 1
        owed, found = expected(path, working, variables), None
        try:
            found = logged(options.hook, path, working, variables)
            apart = list(differences(owed, found))
        except (AssertionError, ValueError, OSError, subprocess.TimeoutExpired) as error:
            apart = [("run", "a record", str(error)[:2000])]
        git = branch_of_git(path) if "branch" in name or "head" in name else None
        for who, record in (("oracle", owed), ("hook", found)):
            if git is not None and record is not None and record.get("branch") != git:
                apart.append(("branch", git + " (says git)", f"{record.get('branch', NOTHING)} (says the {who})"))
        is_doubtful = name.startswith("doubtful-")
        wrong, doubtful = wrong + bool(apart and not is_doubtful), doubtful + bool(apart and is_doubtful)
        for member, one, other in apart:
            print(f"{name}: {member}\n  expected {one}\n  actual   {other}")
        if apart and "command" in name:
            print("  command ", minimal(parse(read_file(path))["tool_input"]))
        if apart and options.keep:
            print("  input   ", path)
    return count, wrong, doubtful


def main():
    parser = argparse.ArgumentParser(description="Sets the hook against its oracle.")
    parser.add_argument("hook", metavar="HOOK")
    parser.add_argument("seed", type=int, metavar="SEED")
    parser.add_argument("--commands", type=int, default=400, help="how many shell commands to make up")
    parser.add_argument("--results", type=int, default=200, help="how many results")
    parser.add_argument("--only", default="", help="only cases with this in their names")
    parser.add_argument("--keep", metavar="FOLDER", help="make the files here, and leave them")
    options = parser.parse_args()
    options.hook = os.path.abspath(options.hook)
    folder = os.path.realpath(options.keep or tempfile.mkdtemp())
    try:
        count, wrong, doubtful = compare(options, folder)
    finally:
        if not options.keep:
            shutil.rmtree(folder)
    print(f"{count} cases, {wrong} differ, and {doubtful} of those that are open")
    return 1 if wrong or not count else 0


if __name__ == "__main__":
    sys.setrecursionlimit(5_000)
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.exit(main())
